"""How an index may be asked for, by the options of a directive and of a collection."""

import pytest

FRONT = "---\ntitle: {}\ndate: {}\nstatus: {}\nauthor: {}\ntags: {}\n---\n\n# T\n\nText.\n"
TREE = {
    "plans/README.md": "# Plans\n\nOurs.\n",
    "plans/a.md": FRONT.format("Apple", "2026-01-01", "active", "Ada", "[core]"),
    "plans/b.md": FRONT.format("Bee", "2025-03-01", "superseded", "[Bob, Ada]", "[core, edge]"),
    "plans/c.md": FRONT.format("Cat", "2025-02-01", "active", "Bob", "[]"),
    "adr/0001-x.md": FRONT.format("Xenon", "2026-02-01", "accepted", "Ada", "[edge]"),
    "rfcs/0001-r.md": FRONT.format("Rush", "2024-02-01", "approved", "Cy", "[]"),
}


@pytest.fixture
def home(build):
    """Build a site with directives on its home page, and return that site and its views."""

    def home(*options, tree=TREE, **settings):
        directives = "\n\n".join(f"<!-- archplan:index {{{given}}} -->" for given in options)
        built = build({**tree, "index.md": f"# Home\n\n{directives}\n\nThe end.\n"}, **settings)
        assert built.problems("bad-directive") == []
        assert built.dead_addresses() == []
        return built, built.html("index.html").all(".archplan-index")

    return home


def titles(index):
    return [row.all("td a")[0].text for row in index.all("tbody tr")]


def facets(index):
    return [element.attrs["data-facet"] for element in index.all("[data-facet]")]


def test_a_part_leads_to_the_whole_index(home):
    built, (index,) = home("collection: plans, limit: 2, group_by: none")
    assert titles(index) == ["Apple", "Bee"]
    more = index.one("p.archplan-more")
    assert more.text == "2 of 3 plans · All plans"
    assert more.one("a").attrs["href"] == "plans/"
    assert titles(built.html("plans/index.html").one(".archplan-index")) == ["Apple", "Cat", "Bee"]
    assert not index.all(".archplan-filter")
    assert "data-archplan" not in index.attrs


def test_a_part_of_all_collections_leads_to_each(home):
    _, (index,) = home("limit: 3, sort: title, group_by: none")
    assert titles(index) == ["Apple", "Bee", "Cat"]
    assert index.one("p.archplan-more").text.startswith("3 of 5 documents · ")
    assert [(a.text, a.attrs["href"]) for a in index.all("p.archplan-more a")] == [
        ("All decisions", "adr/"),
        ("All plans", "plans/"),
        ("All RFCs", "rfcs/"),
    ]


def test_a_part_that_is_all_leads_nowhere(home):
    _, (index,) = home("collection: plans, limit: 3, facets: text")
    assert len(titles(index)) == 3
    assert not index.all(".archplan-more")
    assert index.one("input[type=search]")


@pytest.mark.parametrize("view", ["table", "cards", "list"])
def test_a_view_is_a_class_and_the_rows_are_the_same(home, view):
    _, (index,) = home(f"collection: plans, view: {view}")
    assert index.classes == ["archplan", "archplan-index", f"archplan-index--{view}"]
    assert titles(index) == ["Apple", "Cat", "Bee"]
    assert index.all("table")[0].texts("th") == ["Title", "Author", "Date"]


def test_without_groups_there_is_one_table_that_says_the_status(home):
    built, (index,) = home("collection: plans, group_by: none, sort: title")
    assert titles(index) == ["Apple", "Bee", "Cat"]
    assert not index.all("h2")
    assert len(index.all("table")) == len(index.all("div.archplan-group")) == 1
    assert index.texts("th") == ["Title", "Status", "Author", "Date"]
    assert index.texts("td.archplan-state") == ["Active", "Superseded", "Active"]
    assert [row.attrs["data-status"] for row in index.all("tbody tr")] == ["active", "superseded", "active"]
    assert "Active" not in built.html("index.html").texts("h2")


@pytest.mark.parametrize(
    ("group_by", "groups"),
    [
        ("year", {"2026": "Apple", "2025": "Bee Cat"}),
        ("author", {"ada": "Apple Bee", "bob": "Bee Cat"}),
        ("tag", {"core": "Apple Bee", "edge": "Bee", "no-tag": "Cat"}),
    ],
)
def test_other_groups_have_headings_in_the_table_of_contents(home, group_by, groups):
    built, (index,) = home(f"collection: plans, group_by: {group_by}")
    found = {section.one("h2").attrs["id"]: " ".join(titles(section)) for section in index.all("section")}
    assert found == groups
    assert len(index.all("tr[data-again]")) == len(titles(index)) - 3
    links = {a.attrs["href"] for a in built.html("index.html").all("a[href]")}
    assert {f"#{slug}" for slug in groups} <= links


def test_without_facets_there_are_no_controls(home):
    _, (index,) = home("collection: plans, facets: []")
    assert titles(index) == ["Apple", "Cat", "Bee"]
    for selector in (".archplan-filter", ".archplan-summary", "button", "input", "select", "[data-facet]"):
        assert index.all(selector) == []
    assert "data-archplan" not in index.attrs


@pytest.mark.parametrize(
    ("words", "found"),
    [("[text]", []), ("author", ["author"]), ("[tag, status, text]", ["status", "tag"]), ("kind", [])],
)
def test_facets_are_those_that_are_named_and_tell_documents_apart(home, words, found):
    _, (index,) = home(f"collection: plans, facets: {words}")
    assert facets(index) == found
    assert bool(index.all("input[type=search]")) == ("text" in words)


def test_columns_are_those_that_are_named(home):
    _, (index,) = home("collection: plans, columns: [tag, status], group_by: none")
    assert index.texts("th") == ["Title", "Tag", "Status"]
    assert index.texts("td.archplan-tag") == ["core", "core, edge", ""]
    assert [row.attrs.get("data-author") for row in index.all("tbody tr")] == ["ada", "bob ada", "bob"]  # to search in


def test_hidden_statuses_are_on_the_page_for_those_without_scripts(home):
    _, (index,) = home("collection: plans, hide: [Superseded]")
    assert titles(index) == ["Apple", "Cat", "Bee"]
    assert index.attrs["data-hide"] == "superseded"
    assert index.one(".archplan-left-out").text == "Hidden: 1 Superseded Show"
    assert not [e for e in (*index.all("tr"), *index.all("section")) if "hidden" in e.attrs]


def test_several_collections_are_one_view_of_all_kinds(home):
    _, (index,) = home("collection: [plans, adr], group_by: none")
    assert titles(index) == ["Xenon", "Apple", "Bee", "Cat"]
    assert index.attrs["data-archplan"] == "plans-adr"
    assert index.texts("th") == ["Title", "Status", "Kind", "Author", "Date"]
    assert index.texts("td.archplan-kind") == ["Decision", "Plan", "Plan", "Plan"]
    assert index.texts("[data-facet=kind] .archplan-chip") == ["All 4", "Plan 3", "Decision 1"]
    assert index.one("[role=status]").text == "4 documents"


def test_views_of_one_page_are_told_apart(home):
    _, views = home("collection: plans", "collection: adr", "collection: plans", "collection: rfcs, facets: []")
    assert [view.attrs.get("data-prefix") for view in views] == ["plans.", "adr.", "plans-2.", None]
    ids = [h2.attrs["id"] for view in views for h2 in view.all("h2")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("names", [("a", "a", "a-2"), ("a-2", "a", "a")])
def test_views_are_told_apart_whatever_collections_are_called(home, names):
    collections = {"a": {"kind": "plan", "path": "plans"}, "a-2": {"kind": "adr", "path": "adr"}}
    _, views = home(*(f"collection: {name}" for name in names), collections=collections)
    assert len({view.attrs["data-prefix"] for view in views}) == 3


def test_a_view_alone_has_no_prefix(home):
    _, (index,) = home("collection: plans")
    assert "data-prefix" not in index.attrs


def test_a_collection_may_have_options_of_its_own_which_a_directive_starts_from(home):
    own = {
        "kind": "plan",
        "path": "plans",
        "group_by": "year",
        "view": "list",
        "columns": ["author"],
        "hide": "superseded",
    }
    built, (index,) = home("collection: plans, view: cards", collections={"plans": own})
    whole = built.html("plans/index.html").one(".archplan-index")
    for found, view in ((index, "cards"), (whole, "list")):
        assert found.classes[-1] == f"archplan-index--{view}"
        assert [h2.attrs["id"] for h2 in found.all("h2")] == ["2026", "2025"]
        assert found.all("table")[0].texts("th") == ["Title", "Author"]
        assert found.attrs["data-hide"] == "superseded"
    status = built.page("plans/a.md").one(".archplan-header a.archplan-status")
    assert status.attrs["href"] == "../?status=active"  # there is no such heading


@pytest.mark.parametrize("options", ["group_by: year", "status: active", "collection: adr", "limit: 1, sort: title"])
def test_the_status_of_a_document_leads_to_a_place_there_is(build, options):
    """The index that an author has placed may be grouped otherwise, or be a part."""
    built = build({**TREE, "plans/README.md": f"# Plans\n\n<!-- archplan:index {{{options}}} -->\n"})
    assert built.dead_addresses() == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("columns: size", ["'columns' cannot be 'size'."]),
        ("facets: [text, size]", ["'facets' cannot be 'size'."]),
        ("group_by: month", ["'group_by' cannot be 'month'."]),
        ("view: grid", ["'view' cannot be 'grid'."]),
        ("limit: none", ["'limit' cannot be 'none'."]),
        ("limit: 0", ["'limit' cannot be '0'."]),
    ],
)
def test_a_wrong_option_is_a_problem_and_the_view_is_as_without_it(build, options, words):
    built = build({**TREE, "index.md": f"# Home\n\n<!-- archplan:index {{collection: plans, {options}}} -->\n"})
    assert [p["message"] for p in built.problems("bad-directive")] == words
    index, whole = (built.html(page).one(".archplan-index") for page in ("index.html", "plans/index.html"))
    assert titles(index) == titles(whole)
    assert index.texts("th") == whole.texts("th")
    assert facets(index) == facets(whole)
    assert index.classes == whole.classes
