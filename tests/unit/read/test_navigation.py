import pytest

from mkdocs_archplan.read.navigation import nav_titles


def nested(depth):
    nav = [{"A": "a.md"}]
    for _ in range(depth):
        nav = [{"Section": nav}]
    return nav


@pytest.mark.parametrize(
    ("nav", "titles"),
    [
        (None, {}),
        ([], {}),
        ("a.md", {}),
        ({"A": "a.md"}, {}),
        (["a.md", "b.md"], {}),
        ([{"A": "a.md"}, "b.md", {"C": "c/d.md"}], {"a.md": "A", "c/d.md": "C"}),
        ([{"Plans": ["plans/README.md", {"Ledger": "plans/a.md"}]}], {"plans/a.md": "Ledger"}),
        ([{"One": [{"Two": [{"Three": [{"Ledger": "a.md"}]}]}]}], {"a.md": "Ledger"}),
        ([{"A": "./a.md"}], {"a.md": "A"}),
        ([{"A": " a.md "}], {"a.md": "A"}),
        ([{"Web": "https://example.org/a.md"}], {"https://example.org/a.md": "Web"}),
        ([{"A": "a.md"}, {"Again": "a.md"}], {"a.md": "Again"}),
        ([{2024: "a.md"}], {"a.md": "2024"}),
        ([{"A": None}, {"B": 5}, {"C": {"D": "d.md"}}, None, 7, [["e.md"]]], {}),
        ([{"Ünïcode & <b>": "a b.md"}], {"a b.md": "Ünïcode & <b>"}),
    ],
)
def test_pages_have_the_titles_that_the_navigation_gives_them(nav, titles):
    assert nav_titles(nav) == titles


def test_an_entry_without_a_title_gives_none():
    assert nav_titles([{None: "a.md"}]).get("a.md", "") == ""


@pytest.mark.parametrize(("depth", "titles"), [(5, {"a.md": "A"}), (20, {"a.md": "A"}), (21, {}), (400, {})])
def test_a_navigation_of_any_depth_comes_to_an_end(depth, titles):
    assert nav_titles(nested(depth)) == titles


def test_a_navigation_that_holds_itself_comes_to_an_end():
    nav = [{"A": "a.md"}]
    nav.append({"Again": nav})
    assert nav_titles(nav) == {"a.md": "A"}


def test_a_document_without_a_title_takes_that_of_the_navigation(catalog):
    tree = {"plans/a.md": "", "plans/b.md": "# B\n", "plans/c.md": "---\ntitle: C\n---\n", "plans/d-plan.md": ""}
    titles = nav_titles([{"Nav A": "plans/a.md"}, {"Nav B": "plans/b.md"}, {"Nav C": "plans/c.md"}])
    found = catalog(tree, titles=titles).documents
    assert [(d.title, d.title_source) for d in found.values()] == [
        ("Nav A", "navigation"),
        ("B", "heading"),
        ("C", "front-matter"),
        ("D plan", "file-name"),
    ]
