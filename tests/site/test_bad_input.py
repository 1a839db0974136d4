"""What authors get wrong: each ends in a readable Problem or in correct output, and no document is lost."""

import logging
import subprocess
import sys
from collections import Counter

import pytest

from mkdocs_archplan.report import PLACES_PER_RULE

SOUND = """\
---
title: Sound
date: 2026-01-01
status: active
author: Mira
related_rfc: RFC-0001
---

# Sound

Words.
"""
RFC = "---\ntitle: One\ndate: 2025-12-01\nstatus: approved\nauthor: Mira\n---\n\n# RFC-0001: One\n\nWords.\n"
TREE = {
    "plans/README.md": "# Plans\n\nOur plans.\n",
    "plans/sound.md": SOUND,
    "rfcs/README.md": "# RFCs\n",
    "rfcs/0001-one.md": RFC,
}
BAD = "plans/bad.md"
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}


def plan(*lines, body="# Bad\n\nThe body stays.\n"):
    return "---\n" + "".join(f"{line}\n" for line in lines) + f"---\n\n{body}"


def usual(**changes):
    """Return a sound plan with some of its front matter changed, in the order title, date, status, author, others."""
    fields = {"title": "Bad", "date": "2026-01-01", "status": "active", "author": "Mira", **changes}
    return plan(*(f"{name}: {value}" for name, value in fields.items()))


def is_listed(built, path=BAD):
    """Say whether a document's page exists and its collection's index links to it, once."""
    page, index = built.page(path), built.index(built.document(path)["collection"])
    name = built.document(path)["url"].rstrip("/").rsplit("/", 1)[-1]
    rows = [row for row in index.all(".archplan-index tbody tr") if row.all(f"a[href={name}/]")]
    return bool(page.all(".archplan-header")) and len(rows) == 1


TEMPLATE = """\
---
title: [Brief Title]
date: YYYY-MM-DD
status: active # active → implemented → superseded
author: [Your Name]
related_rfc: # Link to source RFC if applicable
discussion: # Add GitHub PR URL after opening feedback PR (PR #2)
---

# [Architecture Plan Title]

## Overview

[High-level description of what this architecture implements]

## Related Documentation

- **Source RFC**: [Link to RFC if this originated from one]

```mermaid
graph TD
    A[Component A] --> B[Component B]
```

## Deployment Plan

- [ ] Prerequisite 1

## Cost Analysis

### Estimated Monthly Costs

| Resource           | Cost   | Justification |
| ------------------ | ------ | ------------- |
| Lambda invocations | $X     | [Calculation] |
| **Total**          | **$Z** |               |
"""

MISSING = {("missing-title", 1), ("missing-status", 1), ("missing-date", 1)}
# id: (the plan, {(rule, line)}). What is missing may be reported besides, at line 1.
CASES = {
    "broken-yaml": (
        plan("title: Ledger: the plan", "date: 2026-01-01", "status: active"),
        {("broken-front-matter", 2)},
    ),
    "broken-yaml-further-down": (
        plan("title: Bad", "date: 2026-01-01", "status: active", "author: [Mira"),
        {("broken-front-matter", 6)},
    ),
    "broken-yaml-handle": (
        plan("title: Bad", "date: 2026-01-01", "status: active", "author: @mira"),
        {("broken-front-matter", 5)},
    ),
    "list-at-top-level": (
        plan("- title: Bad", "- status: active"),
        {("broken-front-matter", 2)},
    ),
    "tab-as-indentation": (
        plan("title: Bad", "date: 2026-01-01", "\tstatus: active"),
        {("broken-front-matter", 4)},
    ),
    "tab-after-the-colon": (plan("title:\tBad", "date:\t2026-01-01", "status:\tactive"), set()),
    "repeated-key": (
        plan("title: Bad", "status: implemented", "date: 2026-01-01", "status: active"),
        {("repeated-key", 5)},
    ),
    "untouched-template": (
        TEMPLATE,
        {("cost-placeholder", 35), *(("placeholder-left", line) for line in (2, 3, 5, 10, 14, 18))},
    ),
    "no-such-month": (usual(date="2025-30-01"), {("invalid-date", 3)}),
    "no-such-day": (usual(date="2025-02-30"), {("invalid-date", 3)}),
    "quoted-no-such-month": (usual(date="'2025-30-01'"), {("invalid-date", 3)}),
    "date-in-words": (usual(date="next Tuesday"), {("invalid-date", 3)}),
    "status-with-a-space": (usual(status='"Active "'), set()),
    "status-in-capitals": (usual(status="ACTIVE"), set()),
    "unknown-status": (usual(status="percolating"), {("unknown-status", 4)}),
    "status-is-a-mapping": (usual(status="{is: active}"), {("missing-status", 1)}),
    "status-is-empty": (usual(status=""), {("missing-status", 1)}),
    "windows-line-ends": (usual(status="percolating").replace("\n", "\r\n"), {("unknown-status", 4)}),
    "old-mac-line-ends": (usual(status="percolating").replace("\n", "\r"), {("unknown-status", 4)}),
    "byte-order-mark": (b"\xef\xbb\xbf" + usual(status="percolating").encode(), {("unknown-status", 4)}),
    "byte-order-mark-and-windows-line-ends": (b"\xef\xbb\xbf" + usual().replace("\n", "\r\n").encode(), set()),
    "not-utf-8": (usual().encode() + "\nCafé\n".encode("latin-1"), {("unreadable-file", 12)}),
    "not-utf-8-in-front-matter": (usual(author="Zoë").encode("latin-1"), {("unreadable-file", 5)}),
    "utf-16": (usual().encode("utf-16"), {("unreadable-file", 1), *MISSING}),
    "nul-bytes": (usual().encode() + b"\nA \x00 byte.\n", {("unreadable-file", 12)}),
    "empty-file": (b"", MISSING),
    "only-front-matter": (usual().split("\n\n")[0].encode() + b"\n", set()),
    "no-line-end-after-front-matter": (usual().split("\n\n")[0].encode(), set()),
    "front-matter-never-closed": (b"---\ntitle: Bad\nstatus: active\n", {("broken-front-matter", 1)}),
    "unsafe-discussion": (usual(discussion="javascript:alert(1)"), {("unsafe-link", 6)}),
    "unsafe-discussion-in-capitals": (usual(discussion="'  JaVaScRiPt:alert(1)'"), {("unsafe-link", 6)}),
    "unsafe-discussion-with-a-tab": (usual(discussion='"java\\tscript:alert(1)"'), {("unsafe-link", 6)}),
    "unsafe-discussion-link": (usual(discussion="'[here](javascript:alert(1))'"), {("unsafe-link", 6)}),
    "unsafe-discussion-data": (usual(discussion="data:text/html,alert(1)"), {("unsafe-link", 6)}),
    "unsafe-reference": (usual(related_rfc="javascript:alert(1)"), {("unsafe-link", 6)}),
    "reference-to-no-id": (usual(related_rfc="RFC-0099"), {("broken-reference", 6)}),
    "reference-to-no-file": (usual(related_rfc="../rfcs/0099-gone.md"), {("broken-reference", 6)}),
    "one-of-two-references-to-nothing": (usual(related_rfc="[RFC-0001, RFC-0099]"), {("broken-reference", 6)}),
    "succeeds-itself": (usual(superseded_by="bad.md"), {("broken-reference", 6)}),
    "relates-to-itself": (usual(related="bad.md"), {("broken-reference", 6)}),
    "links-to-itself": (usual() + "\nSee [this plan](bad.md) and [above](#bad).\n", set()),
    "endless-nesting": (usual(extra="[" * 5000), {("broken-front-matter", 1)}),
    "alias-bomb": (
        plan(
            "title: Bad",
            "date: 2026-01-01",
            "status: active",
            "a: &a [x, x, x, x, x, x, x, x, x, x]",
            *(f"{b}: &{b} [{', '.join([f'*{a}'] * 8)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
        ),
        {("broken-front-matter", 1)},
    ),
}
# What Markdown and MkDocs read as the text of the page, which then also shows it.
TEXT = {"list-at-top-level", "front-matter-never-closed", "utf-16"}
FAILS = {"broken-front-matter", "repeated-key", "unreadable-file", "unsafe-link", "broken-reference"}


def test_a_sound_site_has_no_problems(build):
    built = build(TREE)
    assert built.catalog["problems"] == []
    assert built.warnings == []


@pytest.mark.parametrize("case", CASES)
def test_bad_input(build, case):
    content, expected = CASES[case]
    built = build({**TREE, BAD: content})
    found = {(p["rule"], p["line"]) for p in built.problems(path=BAD)}
    assert [d["path"] for d in built.catalog["documents"] if d["collection"] == "plans"] == [BAD, "plans/sound.md"]
    assert is_listed(built)
    assert is_listed(built, "plans/sound.md")
    assert not built.problems(path="plans/sound.md")
    assert expected <= found
    assert found - MISSING == expected - MISSING
    fails = any(rule in FAILS for rule, _ in found)
    assert (built.strict_failure is not None) == fails
    seen = Counter()
    for problem in built.catalog["problems"]:
        level = LEVELS[problem["severity"]]
        assert (level == logging.WARNING) == (problem["rule"] in FAILS)
        place, rule = f"{problem['path']}:{problem['line']}:", f"[{problem['rule']}]"
        seen[rule] += 1
        told = place if seen[rule] <= PLACES_PER_RULE else "… and "
        assert any(told in message and rule in message for message in built.messages(level))
    if case not in TEXT:
        text = built.page(BAD).one("body").text
        assert "title:" not in text
        assert "status:" not in text


@pytest.mark.parametrize(
    "line",
    [
        "due: 2025-30-01",
        "started: 2025-01-01 25:61:00",
        "x: !ledger y",
        "x: !!python/object:os.system y",
        "? [a, b]\n: c",
        "{a: b}: c",
        "<<: text",
        "x: !!int word",
    ],
)
def test_yaml_that_parses_but_that_mkdocs_cannot_load_is_not_shown_as_text(build, line):
    built = build({**TREE, BAD: plan("title: Bad", "date: 2026-01-01", "status: active", line)})
    page = built.page(BAD)
    assert "status: active" not in page.one("body").text
    assert page.one(".archplan-header .archplan-status").text == "Active"


@pytest.mark.parametrize("case", [name for name in CASES if name.startswith(("broken-yaml", "tab-as"))])
def test_what_stands_beside_a_broken_line_is_still_read(build, case):
    document = build({**TREE, BAD: CASES[case][0]}).document(BAD)
    assert (document["status"], document["date"]) == ("active", "2026-01-01")


@pytest.mark.parametrize("date", ["2025-30-01", "next Tuesday"])
def test_a_date_that_is_none_is_not_also_reported_as_missing(build, date):
    built = build({**TREE, BAD: usual(date=date)})
    assert built.problems("missing-date") == []
    assert repr(date) in built.problems("invalid-date")[0]["message"]


def test_of_a_repeated_key_the_last_counts(build):
    assert build({**TREE, BAD: CASES["repeated-key"][0]}).document(BAD)["status"] == "active"


def test_an_untouched_template_says_nothing_of_itself(build):
    built = build({**TREE, "plans/ledger-plan.md": TEMPLATE}, theme="material")
    document = built.document("plans/ledger-plan.md")
    assert (document["title"], document["date"], document["authors"]) == ("Ledger plan", None, [])
    assert (document["discussion"], document["references"], document["status"]) == (None, [], "active")
    assert "Brief Title" not in built.source("plans/index.html")
    assert built.page("plans/ledger-plan.md").one("title").text.startswith("Ledger plan")


def test_the_plan_template_itself_copied_as_a_plan(build, shared):
    template = shared / "seed" / "architecture-plan-template.md"
    if not template.is_file():
        pytest.skip("no seed beside the repository")
    built = build({**TREE, BAD: template.read_bytes()})
    assert is_listed(built)
    rules = {(p["rule"], p["line"]) for p in built.problems(path=BAD)}
    assert {("placeholder-left", 2), ("placeholder-left", 3), ("placeholder-left", 5)} <= rules
    assert built.strict_failure is None


def test_an_unknown_status_is_kept_in_a_group_of_its_own_and_reported_once(build):
    tree = {**TREE, **{f"plans/p{n}.md": usual(title=f"P{n}", status="Percolating") for n in range(3)}}
    built = build(tree)
    (problem,) = built.problems("unknown-status")
    assert (problem["path"], problem["line"]) == ("plans/p0.md", 4)
    assert "3 documents" in problem["message"]
    assert built.document("plans/p1.md")["status"] == "percolating"
    group = built.html("plans/index.html").one("[data-status=percolating]")
    assert len(group.all("tbody tr")) == 3
    assert group.one("h2").text.startswith("Percolating")
    assert built.strict_failure is None


def test_a_status_with_a_space_is_that_status(build):
    built = build({**TREE, BAD: CASES["status-with-a-space"][0]})
    assert built.document(BAD)["status"] == "active"
    assert [g.attrs["data-status"] for g in built.html("plans/index.html").all(".archplan-group")] == ["active"]


def test_bytes_that_are_no_utf_8_are_replaced_and_the_rest_is_shown(build):
    built = build({**TREE, BAD: CASES["not-utf-8"][0]})
    assert "The body stays." in built.page(BAD).one("body").text
    assert "Caf\ufffd" in built.page(BAD).one("body").text
    assert built.document(BAD)["title"] == "Bad"


def test_an_empty_file_is_named_after_itself(build):
    built = build({**TREE, "plans/event-backbone.md": b""})
    assert built.document("plans/event-backbone.md")["title"] == "Event backbone"
    row = built.html("plans/index.html").one("[data-status=no-status]").one("tbody a")
    assert row.text == "Event backbone"


def test_a_file_of_five_megabytes(build):
    paragraph = "word " * 1000 + "\n\n"
    built = build({**TREE, BAD: usual() + paragraph * 1000})
    assert is_listed(built)
    assert built.problems(path=BAD) == []
    assert built.source("plans/bad/index.html").count("word") == 1_000_000


def test_front_matter_of_five_megabytes(build):
    built = build({**TREE, BAD: usual(notes="'" + "word " * 1_000_000 + "'")})
    assert is_listed(built)
    assert built.strict_failure is not None


def test_a_file_that_cannot_be_opened(write, rebuild):
    root = write(TREE)
    (root / "docs" / BAD).symlink_to("nowhere.md")
    built = rebuild(root)
    assert is_listed(built)
    assert [(p["rule"], p["line"]) for p in built.problems("unreadable-file")] == [("unreadable-file", 1)]


def test_the_same_id_twice(build):
    built = build({**TREE, "rfcs/0001-other.md": RFC.replace("One", "Other").replace("RFC-0001: ", "")})
    (problem,) = built.problems("duplicate-id")
    assert (problem["path"], problem["severity"]) == ("rfcs/0001-other.md", "warning")
    assert "rfcs/0001-one.md" in problem["message"]
    assert len(built.html("rfcs/index.html").all(".archplan-index tbody tr")) == 2
    # and who names that id cannot know which of them is meant
    (ambiguous,) = built.problems("ambiguous-reference")
    assert (ambiguous["path"], ambiguous["line"]) == ("plans/sound.md", 6)
    assert built.strict_failure is not None


def test_the_same_id_in_a_field_is_reported_where_it_stands(build):
    built = build({**TREE, "rfcs/second.md": RFC.replace("title: One", "title: Second\nid: RFC-0001")})
    assert [(p["path"], p["line"]) for p in built.problems("duplicate-id")] == [("rfcs/second.md", 3)]


def test_a_plan_that_links_to_itself_is_not_its_own_neighbour(build):
    for case in ("links-to-itself", "succeeds-itself", "relates-to-itself"):
        built = build({**TREE, BAD: CASES[case][0]})
        assert not built.page(BAD).all(".archplan-linked")
        assert not built.page(BAD).all(".archplan-banner")
        document = built.document(BAD)
        assert (document["references"], document["supersedes"], document["superseded_by"]) == ([], [], [])


def test_an_id_of_a_kind_that_the_site_does_not_have_accuses_nobody(build):
    built = build({**TREE, BAD: usual(related_adrs="ADR-0007")})
    assert built.problems() == []
    assert [r["raw"] for r in built.document(BAD)["references"]] == ["ADR-0007"]


def test_a_reference_to_nothing_stays_in_the_catalog(build):
    (reference,) = build({**TREE, BAD: CASES["reference-to-no-id"][0]}).document(BAD)["references"]
    assert reference == {
        "relation": "implements",
        "raw": "RFC-0099",
        "target": None,
        "url": None,
        "line": 6,
        "source": "metadata",
    }


@pytest.mark.parametrize("case", [name for name in CASES if name.startswith("unsafe")])
def test_no_address_of_a_page_runs_a_script(build, case):
    built = build({**TREE, BAD: CASES[case][0]})
    for _, _, address in built.addresses():
        assert not "".join(address.split()).casefold().startswith(("javascript:", "data:text", "vbscript:"))
    assert built.document(BAD)["discussion"] is None


SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
EVIL = {
    **TREE,
    "plans/a-title.md": plan(f"title: '{SCRIPT}'", "date: 2026-01-01", "status: active", "related_rfc: RFC-0001"),
    "plans/a-title-end.md": plan(f"title: '</title>{SCRIPT}'", "date: 2026-01-01", "status: active"),
    "plans/a-comment-end.md": plan(f"title: '--> {SCRIPT} -->'", "date: 2026-01-01", "status: active"),
    "plans/a-stash-mark.md": plan(f'title: "\\x02wzxhzdk:0\\x03 {SCRIPT}"', "date: 2026-01-01", "status: active"),
    "plans/a-heading.md": f"# {SCRIPT}\n\n- Status: active\n- Date: 2026-01-01\n\nSee [one](../rfcs/0001-one.md).\n",
    "plans/a-section.md": plan(
        "title: Section",
        "date: 2026-01-01",
        "status: active",
        body=f"# Section\n\n## {SCRIPT} {IMAGE}\n\nSee [one](../rfcs/0001-one.md).\n",
    ),
    "plans/a-status.md": plan("title: Status", "date: 2026-01-01", f"status: '{SCRIPT}{IMAGE}'"),
    "plans/an-author.md": plan(
        "title: Author", "date: 2026-01-01", "status: active", f"author: '{SCRIPT}{IMAGE}'", f"discussion: '{IMAGE}'"
    ),
    "plans/a-tag.md": plan("title: Tag", "date: 2026-01-01", "status: active", f"tags: ['{SCRIPT}', '{IMAGE}']"),
    "plans/a-date.md": plan("title: Date", f"date: '{SCRIPT}'", "status: active"),
    "plans/an-id.md": plan("title: Id", "date: 2026-01-01", "status: active", f"id: '{SCRIPT}'"),
    f"plans/{IMAGE}.md": b"",
    "plans/supersedes.md": plan("title: New", "date: 2026-01-01", "status: active", "supersedes: a-title.md"),
}


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def evil(request, build_once):
    return build_once(EVIL, {"plugins": ["search", "archplan"]}, theme=request.param)


def is_harmful(element):
    runs = element.tag == "script" and "alert(1)" in element.raw_text
    return runs or any("alert(1)" in value for name, value in element.attrs.items() if name.startswith("on"))


def test_nothing_an_author_wrote_in_metadata_becomes_markup(evil):
    own_markup = ("plans/a-heading/index.html", "plans/a-section/index.html")  # raw HTML in the text itself
    pages = [page for page in evil.pages if page not in own_markup]
    assert [(page, e.tag, e.attrs) for page in pages for e in evil.html(page) if is_harmful(e)] == []


def test_what_the_plugin_adds_to_a_page_with_markup_is_escaped(evil):
    for path in ("plans/a-heading.md", "plans/a-section.md"):
        page = evil.page(path)
        assert not [e for block in page.all(".archplan") for e in block if is_harmful(e)]
        assert len([e for e in page if is_harmful(e)]) <= 2  # those of the text itself, and no second copy


def test_odd_titles_are_shown_as_they_were_written(evil):
    titles = [row.all("a")[0].text for row in evil.html("plans/index.html").all(".archplan-index tbody tr")]
    assert len(titles) == len(EVIL) - 3  # READMEs and the RFC
    for title in (SCRIPT, f"</title>{SCRIPT}", f"--> {SCRIPT} -->"):
        assert title in titles
    assert evil.document("plans/a-title.md")["title"] == SCRIPT


def test_an_odd_title_is_escaped_wherever_it_is_shown(evil):
    assert evil.page("plans/a-title.md").one("title").text.replace("\u2060", "").startswith(SCRIPT)
    assert SCRIPT in evil.html("rfcs/0001-one/index.html").one(".archplan-linked").text
    assert SCRIPT in evil.page("plans/supersedes.md").one(".archplan-linked").text


def test_an_odd_file_name_leads_to_its_page(evil):
    path = f"plans/{IMAGE}.md"
    assert evil.page(path).one(".archplan-header")
    assert [dead for dead in evil.dead_addresses() if dead != ("plans/a-section/index.html", "x")] == []


def test_an_odd_status_makes_a_group_with_a_plain_name(evil):
    document = evil.document("plans/a-status.md")
    assert document["status_raw"] == f"{SCRIPT}{IMAGE}"
    assert set(document["status"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    group = evil.html("plans/index.html").one(f"[data-status={document['status']}]")
    assert group.one("h2").text.startswith("Script>alert ")


@pytest.mark.parametrize(("case", "code"), [("broken-yaml", 1), ("unknown-status", 0)])
def test_the_strict_command_fails_for_warnings_only(write, case, code):
    root = write({**TREE, BAD: CASES[case][0]})
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == code, run.stderr
    rule, line = next(iter(CASES[case][1]))
    assert f"{BAD}:{line}: " in run.stderr
    assert f"[{rule}]" in run.stderr
    assert "Traceback" not in run.stderr
    assert (root / "site" / "plans" / "bad" / "index.html").is_file()


def test_the_log_shows_five_places_of_a_rule(build):
    tree = {**TREE, **{f"plans/p{n:02}.md": usual(related_rfc="RFC-0099") for n in range(12)}}
    built = build(tree)
    assert len(built.problems("broken-reference")) == 12
    assert len([w for w in built.warnings if "plans/p" in w]) == 5
    assert any("7 more" in w and "archplan check" in w for w in built.warnings)
