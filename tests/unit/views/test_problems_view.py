"""The list of problems on a page: grouped, counted, linked, and nothing of what authors wrote as HTML."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.model import Catalog
from mkdocs_archplan.problems import RULES, Problem, Severity
from mkdocs_archplan.views.blocks import Heading, Html
from mkdocs_archplan.views.page import SiteViews
from mkdocs_archplan.views.problems import SHOWN

TREE = {
    "plans/README.md": "# Our plans\n",
    "plans/a.md": "---\nstatus: active\ndate: 2026-01-01\n---\n# Ledger <b>of</b> & record\n",
    "plans/a.yml": "x: 1\n",
    "rfcs/0001-x.md": "---\nstatus: draft\ndate: 2026-01-01\n---\n# X\n",
    "guides/g.md": "# A guide\n",
}


def problem(
    path="plans/a.md", rule="missing-date", line=3, severity=Severity.INFO, message="no date.", hint="Add one."
):
    return Problem(rule=rule, path=path, line=line, severity=severity, message=message, hint=hint)


@pytest.fixture(scope="module")
def drawn(site, context):
    """Draw a directive on a page for these problems and return its blocks."""
    read = site(TREE)

    def drawn(problems, options="", page="index.md", **chosen):
        catalog = replace(read.catalog, problems=tuple(problems))
        setting = context(catalog, page, **chosen)
        views = SiteViews(catalog, setting.settings, setting.fragments)
        return views.page(page, setting.url).directive(parse_directive(f"archplan:problems {options}"))

    return drawn


def flat(blocks):
    for block in blocks:
        yield block
        yield from flat(getattr(block, "children", ()))


def html(blocks):
    return "\n".join(
        b.html if isinstance(b, Html) else f"<h2>{b.text} {b.html}</h2>" for b in flat(blocks) if hasattr(b, "html")
    )


def words(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def heads(blocks):
    return [block.text for block in flat(blocks) if isinstance(block, Heading)]


def test_nothing_doubtful_is_said(drawn):
    (block,) = drawn([])
    assert words(block.html) == "Nothing doubtful was found."
    assert words(drawn([], language="de")[0].html) == "Nichts zu beanstanden."


def test_problems_are_grouped_by_rule_the_loudest_first(drawn):
    found = [
        problem(),
        problem(rule="unknown-status"),
        problem(rule="duplicate-id", severity=Severity.WARNING),
        problem(rule="missing-date", severity=Severity.ERROR, path="guides/g.md"),
    ]
    blocks = drawn(found)
    assert heads(blocks) == ["missing-date", "duplicate-id", "missing-date", "unknown-status"]
    text = words(html(blocks))
    assert text.startswith("4 problems 1 error 1 warning 2 notes missing-date Error · 1 ")
    assert "duplicate-id Warning · 1 Two documents have the same id. Ledger" in text
    assert blocks[0].attributes["data-search-exclude"] == ""


def test_a_row_names_page_line_message_and_hint(drawn):
    page = html(drawn([problem(line=12), problem(line=14, message="another", hint="")], page="guides/g.md"))
    assert '<a href="../../plans/a/">Ledger of &amp; record</a>' in page
    assert words(page).endswith("plans/a.md Line 12 No date. Add one. Line 14 Another")
    assert page.count('href="../../plans/a/"') == 1  # neighbours in one file share its name


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("guides/g.md", '<a href="guides/g/">A guide</a>'),
        ("plans/README.md", '<a href="plans/">Our plans</a>'),
        ("plans/a.yml", "<span>plans/a.yml</span>"),
        (".archplan-baseline.json", "<span>.archplan-baseline.json</span>"),
    ],
)
@pytest.mark.parametrize("options", ["", "{by: file}"])
def test_pages_are_linked_and_what_is_no_page_is_named(drawn, path, link, options):
    page = html(drawn([problem(path)], options))
    assert link in page
    assert page.count("<a ") == link.count("<a ")


def test_files_are_listed_with_their_rules_the_loudest_first(drawn):
    found = [
        problem("guides/g.md"),
        problem("plans/a.md", line=9),
        problem("plans/a.md", "duplicate-id", line=4, severity=Severity.WARNING),
    ]
    blocks = drawn(found, "{by: file}")
    assert heads(blocks) == []  # files would crowd the table of contents
    text = words(html(blocks))
    assert re.findall(r"A guide|Line \d+|duplicate-id|missing-date", text) == [
        *("duplicate-id", "Line 4", "missing-date", "Line 9"),
        *("A guide", "missing-date", "Line 3"),
    ]
    assert f'title="{RULES["duplicate-id"].reason.capitalize()}."' in html(blocks)


@pytest.mark.parametrize("options", ["", "{by: file}"])
@pytest.mark.parametrize(("count", "folded"), [(SHOWN, 0), (SHOWN + 1, 0), (SHOWN + 2, 2), (400, 400 - SHOWN)])
def test_many_of_one_group_are_folded_away(drawn, options, count, folded):
    page = html(drawn([problem(line=line) for line in range(1, count + 1)], options))
    before, _, after = page.partition("<details")
    assert before.count("Line ") == count - folded
    assert after.count("Line ") == folded
    assert f"<summary>{folded} more</summary>" in after or not folded
    assert f"{count} problems" in words(page)


@pytest.mark.parametrize(
    ("options", "page", "expected"),
    [
        ("", "index.md", ["guides/g.md", "plans/README.md", "plans/a.md", "plans/a.yml", "rfcs/0001-x.md"]),
        ("{collection: plans}", "index.md", ["plans/README.md", "plans/a.md", "plans/a.yml"]),
        ("{collection: [rfc, plans]}", "index.md", ["plans/README.md", "plans/a.md", "plans/a.yml", "rfcs/0001-x.md"]),
        ("", "plans/README.md", ["plans/README.md", "plans/a.md", "plans/a.yml"]),
        ("{collection: rfcs}", "plans/README.md", ["rfcs/0001-x.md"]),
        ("{rule: duplicate-id}", "index.md", ["plans/a.md"]),
        ("{rule: [duplicate-id, missing-title]}", "index.md", ["guides/g.md", "plans/a.md"]),
        ("{severity: warning}", "index.md", ["plans/a.md", "rfcs/0001-x.md"]),
        ("{severity: [warning, info], collection: rfc, rule: missing-status}", "index.md", ["rfcs/0001-x.md"]),
        ("{severity: error}", "index.md", []),
        ("{collection: nothing}", "index.md", []),
    ],
)
def test_options_choose(drawn, options, page, expected):
    found = [
        problem("guides/g.md", "missing-title"),
        problem("plans/README.md", "index-row-drift"),
        problem("plans/a.md", "duplicate-id", severity=Severity.WARNING),
        problem("plans/a.yml", "invalid-date"),
        problem("rfcs/0001-x.md", "missing-status", severity=Severity.WARNING),
    ]
    text = html(drawn(found, options, page))
    assert sorted({p.path for p in found if p.path in text}) == expected


def test_words_are_those_of_the_site_and_messages_are_english(drawn):
    page = html(drawn([problem(severity=Severity.WARNING)], language="de"))
    assert words(page).startswith("1 Befund 1 Warnung missing-date Warnung · 1")
    assert "Zeile 3" in page
    assert '<span lang="en" dir="ltr">No date.' in page


@settings(max_examples=60)
@given(
    found=st.lists(
        st.builds(
            problem,
            path=st.sampled_from([*TREE, "x.yml"]) | st.text(min_size=1, max_size=6),
            rule=st.sampled_from(sorted(RULES)),
            line=st.integers(1, 9),
            severity=st.sampled_from([s for s in Severity if s is not Severity.OFF]),
            message=st.text(max_size=8) | st.just("<img src=x onerror=alert(1)>"),
            hint=st.text(max_size=8) | st.just('"><script>alert(1)</script>'),
        ),
        max_size=12,
    ),
    by_file=st.booleans(),
)
def test_every_problem_is_drawn_once_and_nothing_as_html(drawn, found, by_file):
    page = html(drawn(found, "{by: file}" if by_file else ""))
    assert page.count("archplan-problems__line") == len(found)
    assert not re.search(r"<(img|script)", page)
    tags = re.findall(r"<(\w+)", page)
    assert set(tags) <= set("a b code details div h2 li link p small span summary ul".split())
    assert all(tags.count(tag) == len(re.findall(rf"</{tag}>", page)) for tag in set(tags) - {"link"})


def test_an_empty_catalog_has_nothing_to_list(context):
    setting = context(Catalog())
    views = SiteViews(Catalog(), setting.settings, setting.fragments)
    assert "Nothing doubtful" in html(views.page("index.md", "./").directive(parse_directive("archplan:problems")))
