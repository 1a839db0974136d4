import pytest

from mkdocs_archplan.views.document import header_blocks
from mkdocs_archplan.views.linked import linked_blocks


def plan(**fields):
    body = fields.pop("body", "# T\n")
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"


def html_of(blocks):
    return "\n".join(block.html for block in blocks)


def top(catalog, context, tree, path="plans/a.md", **options):
    built = catalog(tree, **options)
    return header_blocks(built.documents[path], context(built, path, **options))


def linked(catalog, context, tree, path, **options):
    """Return {label: [(title, our sections, their sections)]} from the groups that the linked fragment is given."""
    built = catalog(tree, **options)
    page = context(built, path, **options)
    given = []
    render = page.fragments.render
    try:
        page.fragments.render = lambda name, **values: given.append(values["groups"]) or render(name, **values)
        linked_blocks(built.documents[path], page)
    finally:
        page.fragments.render = render
    return {label: [_told(entry) for entry in entries] for groups in given for label, entries in groups}


def _told(entry):
    theirs = ", ".join(place.section for place in (*entry.places, *entry.more))
    return entry.linked.title, ", ".join(place.section for place in entry.here), theirs


def test_each_side_of_a_reference_says_what_it_is(catalog, context):
    tree = {
        "plans/a.md": plan(title="A", related_rfc="RFC-1", supersedes="b.md", body="## Why\n[d](../adr/0002-d.md)\n"),
        "plans/b.md": plan(title="B"),
        "rfcs/0001-r.md": "# R\n",
        "adr/0002-d.md": "---\namends: 3\n---\n# D\n",
        "adr/0003-e.md": "# E\n",
    }
    assert linked(catalog, context, tree, "plans/a.md") == {
        "Supersedes": [("B", "", "")],
        "Implements": [("R", "", "")],
        "Mentions": [("D", "Why", "")],
    }
    assert linked(catalog, context, tree, "plans/b.md") == {"Superseded by": [("A", "", "")]}
    assert linked(catalog, context, tree, "rfcs/0001-r.md") == {"Implemented by": [("A", "", "")]}
    assert linked(catalog, context, tree, "adr/0002-d.md") == {
        "Amends": [("E", "", "")],
        "Mentioned by": [("A", "", "Why")],
    }
    assert linked(catalog, context, tree, "adr/0003-e.md") == {"Amended by": [("D", "", "")]}


def test_a_pair_of_documents_stands_once_under_its_strongest_relation(catalog, context):
    tree = {
        "plans/a.md": plan(
            title="A", related_rfc="RFC-1", body="## One\n[r](../rfcs/0001-r.md)\n## Two\n[r](../rfcs/0001-r.md)\n"
        ),
        "rfcs/0001-r.md": "# R\n\n## Back\n[a](../plans/a.md)\n",
    }
    assert linked(catalog, context, tree, "plans/a.md") == {"Implements": [("R", "One, Two", "Back")]}
    assert linked(catalog, context, tree, "rfcs/0001-r.md") == {"Implemented by": [("A", "Back", "One, Two")]}


def test_a_field_with_a_link_names_the_other_document_once(catalog, context):
    tree = {"adr/0001-a.md": "# A\n", "adr/0002-b.md": "# B\n\n## Links\n\n- Supersedes: [ADR-1](0001-a.md)\n"}
    assert linked(catalog, context, tree, "adr/0002-b.md") == {"Supersedes": [("A", "Links", "")]}
    assert linked(catalog, context, tree, "adr/0001-a.md") == {"Superseded by": [("B", "", "Links")]}


@pytest.mark.parametrize("field", ["related_rfc", "supersedes", "superseded_by", "amends", "related"])
def test_a_page_that_is_no_document_is_neither_successor_nor_linked_document(catalog, context, field):
    tree = {"plans/a.md": plan(status="superseded", **{field: "../guide.md"}), "guide.md": "# Guide\n"}
    html = html_of(top(catalog, context, tree))
    assert "This plan is no longer in force." in html
    assert "guide" not in html
    assert linked(catalog, context, tree, "plans/a.md") == {}


def test_a_document_that_nothing_links_has_no_section(catalog, context):
    built = catalog({"plans/a.md": "# T\n"})
    assert linked_blocks(built.documents["plans/a.md"], context(built, "plans/a.md")) == []


def test_the_section_is_left_out_of_search(catalog, context):
    built = catalog({"plans/a.md": plan(related_rfc="RFC-1"), "rfcs/0001-r.md": "# R\n"})
    (section,) = linked_blocks(built.documents["plans/a.md"], context(built, "plans/a.md"))
    heading, _ = section.children
    assert "data-search-exclude" in section.attributes
    assert (heading.level, heading.text) == (2, "Linked documents")
