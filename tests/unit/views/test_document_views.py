import pytest

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
        '<time datetime="2025-01-02">',
        '<time datetime="2025-03-04">',
        "Ada, Grace",
        'href="../../rfcs/0001-r/"',
        "RFC-0001",
        'href="https://example.org/pull/412"',
        "Discussion #412",
        '<progress value="1" max="2"',
        "$50</span> per month",
    ):
        assert expected in html


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
    assert (href or "<span>Discussion") in html
    assert ("href" in html) is bool(href)


def test_a_discussion_on_a_page_of_the_site_leads_to_that_page(catalog, context):
    tree = {"plans/a.md": plan(discussion="../notes/meeting.md"), "notes/meeting.md": "# Meeting\n"}
    assert 'href="../../notes/meeting/"' in html_of(top(catalog, context, tree))
