import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.views.document import header_blocks


def plan(**fields):
    body = fields.pop("body", "# T\n")
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"


def html_of(blocks):
    return "\n".join(block.html for block in blocks)


def top(catalog, context, tree, path="plans/a.md", **options):
    built = catalog(tree, **options)
    return header_blocks(built.documents[path], context(built, path, **options))


def test_the_strip_shows_what_is_known(catalog, context):
    tree = {
        "plans/a.md": plan(
            title="Ledger",
            status="active",
            date="2025-01-02",
            updated="2025-03-04",
            author="[Ada, Grace]",
            related_rfc="RFC-1",
            discussion="https://example.org/pull/412",
            body="- [x] a\n- [ ] b\n\n## Monthly cost\n\n| Item | Cost |\n| - | - |\n| a | $50 |\n",
        ),
        "rfcs/0001-r.md": "# R\n",
    }
    html = html_of(top(catalog, context, tree))
    for expected in (
        'href="../?status=active"',
        '<time datetime="2025-01-02">Jan 2, 2025</time>',
        'Updated <time datetime="2025-03-04">Mar 4, 2025</time>',
        "Ada, Grace",
        'href="../../rfcs/0001-r/"',
        "RFC-0001",
        'href="https://example.org/pull/412"',
        "Discussion #412",
        '<progress value="1" max="2"',
        "$50</span> per month",
    ):
        assert expected in html


@pytest.mark.parametrize(
    ("group_by", "href"),
    [("status", "../?status=on-hold"), *((name, "../?status=on-hold") for name in ("none", "year", "tag"))],
)
def test_the_status_leads_to_the_index_filtered_by_it(catalog, context, group_by, href):
    options = {"collections": {"plans": {"kind": "plan", "path": "plans", "group_by": group_by}}}
    html = html_of(top(catalog, context, {"plans/a.md": plan(status="On hold")}, **options))
    assert f'href="{href}"' in html


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "Jan 2, 2025"),
        ({"date_format": "long"}, "January 2, 2025"),
        ({"date_format": "iso"}, "2025-01-02"),
        ({"language": "de"}, "02.01.2025"),
        ({"language": "ja", "date_format": "long"}, "2025年1月2日"),
    ],
)
def test_dates_are_written_as_the_site_wants_them(catalog, context, options, text):
    html = html_of(top(catalog, context, {"plans/a.md": plan(date="2025-01-02")}, **options))
    assert f'<time datetime="2025-01-02">{text}</time>' in html


def test_an_unknown_strip_is_empty_but_there(catalog, context):
    html = html_of(top(catalog, context, {"plans/a.md": "# T\n"}))
    assert "archplan-header" in html
    assert "<a " not in html
    assert "<time" not in html
    assert "<progress" not in html


def test_the_strip_can_be_turned_off_and_the_banner_stays(catalog, context):
    tree = {"plans/a.md": plan(status="superseded")}
    html = html_of(top(catalog, context, tree, header=False))
    assert "archplan-banner" in html
    assert "archplan-header" not in html


def test_a_superseded_document_names_its_successor_and_the_last_of_the_chain(catalog, context):
    tree = {
        "plans/a.md": plan(title="A", status="superseded", superseded_by="b.md"),
        "plans/b.md": plan(title="B", status="superseded"),
        "plans/c.md": plan(title="C", status="active", supersedes="b.md"),
    }
    first, _ = top(catalog, context, tree)
    assert 'href="../b/"' in first.html
    assert 'href="../c/"' in first.html
    assert "The latest is" in first.html
    second, _ = top(catalog, context, tree, "plans/b.md")
    assert 'href="../c/"' in second.html
    assert "The latest is" not in second.html
    assert "archplan-banner" not in html_of(top(catalog, context, tree, "plans/c.md"))


def test_a_superseded_document_without_successor_says_only_that(catalog, context):
    html = html_of(top(catalog, context, {"plans/a.md": plan(status="superseded")}))
    assert "This plan is no longer in force." in html


@pytest.mark.parametrize("length", [2, 3])
def test_a_circle_of_successors_ends(catalog, context, length):
    tree = {
        f"plans/{at}.md": plan(title=f"T{at}", status="superseded", superseded_by=f"{(at + 1) % length}.md")
        for at in range(length)
    }
    html = html_of(top(catalog, context, tree, "plans/0.md"))
    assert 'href="../1/"' in html
    assert "The latest is" not in html


def test_a_chain_of_a_thousand_is_followed(catalog, context):
    tree = {f"plans/{at}.md": plan(title=f"T{at}", superseded_by=f"{at + 1}.md") for at in range(1000)}
    tree["plans/1000.md"] = plan(title="T1000")
    assert 'href="../1000/"' in html_of(top(catalog, context, tree, "plans/0.md"))


@pytest.mark.parametrize(
    ("discussion", "text", "href"),
    [
        ("https://example.org/pull/412", "Discussion #412", 'href="https://example.org/pull/412"'),
        ("https://example.org/pull/412/?a=b#c", "Discussion #412", 'href="https://example.org/pull/412/?a=b#c"'),
        ("https://chat.example.org/room", "Discussion chat.example.org", 'href="https://chat.example.org/room"'),
        ("'http://['", "Discussion", 'href="http://["'),
        ("the payments channel", "Discussion the payments channel", None),
        ("the a/b channel", "Discussion the a/b channel", None),
    ],
)
def test_a_discussion_is_a_link_or_words(catalog, context, discussion, text, href):
    html = html_of(top(catalog, context, {"plans/a.md": plan(discussion=discussion)}))
    assert text in html
    assert (href or '<span class="archplan-quiet">Discussion') in html
    assert ("href" in html) is bool(href)


def test_a_discussion_on_a_page_of_the_site_leads_to_that_page(catalog, context):
    tree = {"plans/a.md": plan(discussion="../notes/meeting.md"), "notes/meeting.md": "# Meeting\n"}
    assert 'href="../../notes/meeting/"' in html_of(top(catalog, context, tree))


def banner(catalog, context, tree, path="adr/0001-a.md", **options):
    """Return the text of a document's banner, tags taken off; None where it has none."""
    html = html_of(top(catalog, context, tree, path, **options))
    found = re.search(r'<div class="archplan archplan-banner".*?<p[^>]*>(.*?)</p>', html, re.DOTALL)
    return " ".join(re.sub("<[^>]*>", "", found[1]).split()) if found else None


def adr(status="", title="T", **fields):
    lines = {**({"status": status} if status else {}), **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n# {title}\n"


@pytest.mark.parametrize(
    ("own", "other", "text"),
    [
        (adr("accepted"), adr("accepted", "B", supersedes=1), "Superseded by ADR-0002 B."),
        (adr("accepted"), adr("", "B", supersedes=1), "Superseded by ADR-0002 B."),
        (adr("deprecated"), adr("accepted", "B", supersedes=1), "Superseded by ADR-0002 B."),
        (adr("accepted"), adr("proposed", "B", supersedes=1), "Proposed to replace this decision: ADR-0002 B."),
        (adr(""), adr("proposed", "B", supersedes=1), "Proposed to replace this decision: ADR-0002 B."),
        (adr("accepted"), adr("rejected", "B", supersedes=1), None),
        (adr("accepted", superseded_by=2), adr("accepted", "B"), "Superseded by ADR-0002 B."),
        (adr("accepted", superseded_by=2), adr("proposed", "B"), "Superseded by ADR-0002 B."),
        (adr("superseded", superseded_by=2), adr("proposed", "B"), "Superseded by ADR-0002 B."),
        (adr("superseded"), adr("proposed", "B", supersedes=1), "Superseded by ADR-0002 B."),
        (adr("superseded"), adr("accepted", "B"), "This decision is no longer in force."),
        (adr("superseded", superseded_by=9), adr("accepted", "B"), "This decision is no longer in force."),
        (adr("accepted"), adr("accepted", "B"), None),
        (adr("accepted"), adr("accepted", "B", amends=1), None),
        (adr("rejected"), adr("proposed", "B", supersedes=1), "Proposed to replace this decision: ADR-0002 B."),
    ],
)
def test_a_banner_says_what_replaces_a_document_or_may(catalog, context, own, other, text):
    assert banner(catalog, context, {"adr/0001-a.md": own, "adr/0002-b.md": other}) == text


def test_a_document_that_replaces_another_has_no_banner(catalog, context):
    for status in ("accepted", "proposed", "rejected"):
        tree = {"adr/0001-a.md": adr("accepted"), "adr/0002-b.md": adr(status, "B", supersedes=1)}
        assert banner(catalog, context, tree, "adr/0002-b.md") is None


def test_a_deprecated_document_is_not_said_to_be_replaced(catalog, context):
    assert banner(catalog, context, {"adr/0001-a.md": adr("deprecated")}) is None


def test_of_several_successors_of_one_in_force_only_the_proposed_are_named(catalog, context):
    tree = {
        "adr/0001-a.md": adr("accepted"),
        "adr/0002-b.md": adr("proposed", "B", supersedes=1),
        "adr/0003-c.md": adr("rejected", "C", supersedes=1),
        "adr/0004-d.md": adr("proposed", "D", supersedes=1),
    }
    assert banner(catalog, context, tree) == "Proposed to replace this decision: ADR-0002 B, ADR-0004 D."


def test_several_successors_are_all_named_and_none_is_the_latest(catalog, context):
    tree = {
        "adr/0001-a.md": adr("superseded", superseded_by="[2, 3]"),
        "adr/0002-b.md": adr("accepted", "B"),
        "adr/0003-c.md": adr("superseded", "C", superseded_by=4),
        "adr/0004-d.md": adr("accepted", "D"),
    }
    assert banner(catalog, context, tree) == "Superseded by ADR-0002 B, ADR-0003 C."


def test_what_is_only_proposed_is_not_the_latest(catalog, context):
    tree = {
        "adr/0001-a.md": adr("superseded", superseded_by=2),
        "adr/0002-b.md": adr("accepted", "B"),
        "adr/0003-c.md": adr("proposed", "C", supersedes=2),
    }
    assert banner(catalog, context, tree) == "Superseded by ADR-0002 B."
    assert banner(catalog, context, tree, "adr/0002-b.md") == "Proposed to replace this decision: ADR-0003 C."


@pytest.mark.parametrize(("folder", "noun"), [("plans", "plan"), ("rfcs", "RFC"), ("adr", "decision")])
def test_a_banner_calls_the_document_by_its_kind(catalog, context, folder, noun):
    pending = {"plans": "draft", "rfcs": "draft", "adr": "proposed"}[folder]
    path = f"{folder}/0001-a.md"
    assert banner(catalog, context, {path: adr("superseded")}, path) == f"This {noun} is no longer in force."
    if folder != "plans":
        tree = {path: adr(), f"{folder}/0002-b.md": adr(pending, "B", supersedes=1)}
        assert banner(catalog, context, tree, path).startswith(f"Proposed to replace this {noun}:")


def test_the_words_of_a_banner_are_the_sites_own(catalog, context):
    labels = {"superseded": "<{noun}> vorbei", "successor_proposed": "Neu für {noun}?", "adr": "<E>"}
    tree = {"adr/0001-a.md": adr("superseded"), "adr/0002-b.md": adr(), "adr/0003-c.md": adr("proposed", supersedes=2)}
    html = html_of(top(catalog, context, tree, "adr/0001-a.md", labels=labels))
    assert "&lt;&lt;E&gt;&gt; vorbei" in html
    assert "Neu für &lt;E&gt;?" in html_of(top(catalog, context, tree, "adr/0002-b.md", labels=labels))


def test_the_strip_names_all_rfcs_that_a_plan_implements_whichever_side_says_so(catalog, context):
    tree = {
        "plans/a.md": plan(related_rfc="RFC-1"),
        "rfcs/0001-r.md": "# R\n",
        "rfcs/0002-s.md": "---\nimplemented_by: ../plans/a.md\n---\n# S\n",
        "rfcs/0003-t.md": "# T\n\n[a](../plans/a.md)\n",
    }
    html = html_of(top(catalog, context, tree))
    assert re.findall(r'<a href="([^"]*)" title="([^"]*)">(RFC-\d+)</a>', html) == [
        ("../../rfcs/0001-r/", "R", "RFC-0001"),
        ("../../rfcs/0002-s/", "S", "RFC-0002"),
    ]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


MISCHIEF = [
    "<script>x</script>",
    "\"><img src=x onerror='x'>",
    "{{ 7 * 7 }}",
    "</p></div><h1>x",
    "' onclick='x",
    "a\x85b",
]


@given(st.lists(st.sampled_from(MISCHIEF) | st.text(max_size=8), min_size=1, max_size=3).map(" ".join))
def test_nothing_of_an_author_is_markup(catalog, context, text):
    quoted = " ".join(text.split()).replace("'", "''")
    fields = ("title", "status", "date", "updated", "author", "discussion", "id")
    front = "".join(f"{field}: '{quoted}'\n" for field in fields)
    tree = {
        "plans/a.md": f"---\n{front}superseded_by: b.md\nrelated_rfc: ../rfcs/r.md\n---\n",
        "plans/b.md": f"---\n{front}superseded_by: c.md\n---\n",
        "plans/c.md": f"---\n{front}---\n",
        "rfcs/r.md": f"---\n{front}---\n",
    }
    parser = Tags()
    parser.feed(html_of(top(catalog, context, tree)))
    for tag, attributes in parser.found:
        assert tag in ("a", "b", "div", "p", "span", "time")
        assert not [name for name in attributes if name.startswith("on")]
        assert not re.match(r"\s*(?:javascript|data):|//", attributes.get("href") or "")
