"""The index of a collection: found, placed, grouped, and never in place of what an author wrote."""

import pytest

PLAN = "---\ntitle: {title}\ndate: {date}\nstatus: {status}\nauthor: Mira\n---\n\n# {title}\n\nText.\n"


def plan(title, status="active", date="2026-01-01"):
    return PLAN.format(title=title, status=status, date=date)


def titles(index):
    return [row.all("td a")[0].text for row in index.all("tbody tr")]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("architecture", "plan"),
        ("plans", "plan"),
        ("rfcs", "rfc"),
        ("rfc", "rfc"),
        ("adr", "adr"),
        ("adrs", "adr"),
        ("decisions", "adr"),
        ("team/ledger/rfcs", "rfc"),
        ("docs/architecture", "plan"),
    ],
)
def test_a_folder_is_found_by_its_name(build, folder, kind):
    built = build({f"{folder}/README.md": "# Read me\n", f"{folder}/0001-first.md": plan("First")})
    assert [(c["kind"], c["index"]) for c in built.catalog["collections"]] == [(kind, f"{folder}/README.md")]
    assert [(d["path"], d["kind"]) for d in built.catalog["documents"]] == [(f"{folder}/0001-first.md", kind)]
    index = built.html(f"{folder}/index.html").one(".archplan-index")
    assert index.one("td a").text == "First"


def test_the_plugin_alone_on_a_material_site(build, small_tree):
    built = build(small_tree, theme="material")
    assert built.strict_failure is None
    assert [c["kind"] for c in built.catalog["collections"]] == ["adr", "plan", "rfc"]
    index = built.html("architecture/index.html").one(".archplan-index")
    assert titles(index) == [
        "Payment ledger",
        "Gateway releases",
        "Ledger in containers",
        "Ledger in functions",
    ]
    for page in ("architecture", "rfcs", "adr"):
        assert built.html(f"{page}/index.html").one(".archplan-index")


def test_other_folders_are_no_collections(build):
    built = build({"guides/planning.md": plan("How we plan"), "plans.md": plan("Plans")})
    assert built.catalog["collections"] == []
    assert not built.html("guides/planning/index.html").all(".archplan")


@pytest.mark.parametrize("name", ["README.md", "index.md"])
def test_the_index_goes_to_the_end_of_the_folders_own_page(build, name):
    built = build({f"plans/{name}": "# Our plans\n\nWritten by hand.\n\n## Rules\n\nThree.\n", "plans/a.md": plan("A")})
    page = built.html("plans/index.html")
    index = page.one(".archplan-index")
    last = next(e for e in page.all("p") if e.text == "Three.")
    assert last.before(index)
    assert titles(index) == ["A"]
    assert built.strict_failure is None


def test_readmes_indexes_and_templates_are_no_documents(build):
    built = build(
        {
            "plans/README.md": "# Plans\n",
            "plans/template.md": plan("[Brief Title]"),
            "plans/0000-template.md": plan("T"),
            "plans/a.md": plan("A"),
        }
    )
    assert [d["path"] for d in built.catalog["documents"]] == ["plans/a.md"]
    assert titles(built.html("plans/index.html").one(".archplan-index")) == ["A"]


def test_a_folder_without_a_page_gets_one_that_joins_the_navigation(build):
    built = build({"index.md": "# Home\n\nSee [RFCs](rfcs/index.md).\n", "rfcs/0001-first.md": plan("First")})
    assert built.strict_failure is None
    assert titles(built.html("rfcs/index.html").one(".archplan-index")) == ["First"]
    assert "RFCs" in built.html("rfcs/index.html").texts("h1")
    assert any(a.attrs["href"] in ("rfcs/", "rfcs/index.html") for a in built.html("index.html").all(".navbar a[href]"))


def test_a_generated_page_is_not_reported_as_left_out_of_an_explicit_nav(build):
    built = build(
        {"rfcs/0001-first.md": plan("First")},
        {"nav": ["index.md", {"First": "rfcs/0001-first.md"}], "validation": {"omitted_files": "warn"}},
    )
    assert built.warnings == []
    assert built.strict_failure is None
    assert titles(built.html("rfcs/index.html").one(".archplan-index")) == ["First"]


def test_a_generated_page_can_be_put_into_an_explicit_nav(build):
    built = build(
        {"rfcs/0001-first.md": plan("First")},
        {"nav": ["index.md", {"RFCs": ["rfcs/index.md", "rfcs/0001-first.md"]}]},
    )
    assert built.strict_failure is None
    assert "rfcs/" in [a.attrs["href"] for a in built.html("index.html").all("a[href]")]


@pytest.mark.parametrize("name", ["README.md", "index.md"])
def test_an_authors_page_is_never_replaced(build, name):
    text = (
        "# Our plans\n\nFirst paragraph.\n\n<div>raw html</div>\n\n| Title | Status |\n| --- | --- |\n"
        "| [Ledger](ledger.md) | Done since May |\n\n<!-- a note to editors -->\n\nLast paragraph.\n"
    )
    built = build({f"plans/{name}": text, "plans/ledger.md": plan("Ledger")})
    page = built.html("plans/index.html")
    for words in ("Our plans", "First paragraph.", "raw html", "Done since May", "Last paragraph."):
        assert words in page.one("body").text
    assert "<!-- a note to editors -->" in built.source("plans/index.html")
    assert page.one(".archplan-index")


def test_a_directive_places_the_index_of_its_folder(build):
    text = "# Plans\n\nBefore.\n\n<!-- archplan:index -->\n\nAfter.\n"
    page = build({"plans/README.md": text, "plans/a.md": plan("A")}).html("plans/index.html")
    before, after = (next(p for p in page.all("p") if p.text == words) for words in ("Before.", "After."))
    index = page.one(".archplan-index")
    assert before.before(index)
    assert index.before(after)


@pytest.mark.parametrize(
    "text",
    [
        "# P\n\nBefore.\n<!-- archplan:index -->\nAfter.\n",
        "# P\n\nBefore.\n\n<!-- archplan:index {\n  collection: plans,\n  status: [active]\n} -->\n\nAfter.\n",
        "# P\r\n\r\nBefore.\r\n\r\n<!-- archplan:index -->\r\n\r\nAfter.\r\n",
        "# P\n\nBefore.\n\n!!! note\n\n    <!-- archplan:index -->\n\nAfter.\n",
        "# P\n\nBefore.\n\n- Item\n\n    <!-- archplan:index -->\n\nAfter.\n",
    ],
    ids=["no-blank-lines", "several-lines", "windows-line-ends", "admonition", "list"],
)
def test_a_directive_wherever_it_stands(build, text):
    built = build({"plans/README.md": text, "plans/a.md": plan("A")}, {"markdown_extensions": ["admonition"]})
    page = built.html("plans/index.html")
    before, after = (next(p for p in page.all("p") if p.text == words) for words in ("Before.", "After."))
    index = page.one(".archplan-index")
    assert before.before(index)
    assert index.before(after)
    assert built.problems() == []


def test_a_directive_narrows_and_sorts(build):
    tree = {
        "plans/README.md": "# Plans\n\n<!-- archplan:index {collection: plans, status: [active], sort: -date} -->\n",
        "plans/a.md": plan("A", date="2026-01-01"),
        "plans/b.md": plan("B", date="2026-03-01"),
        "plans/c.md": plan("C", date="2026-02-01"),
        "plans/d.md": plan("D", status="implemented"),
    }
    page = build(tree).html("plans/index.html")
    assert titles(page.one(".archplan-index")) == ["B", "C", "A"]
    assert [s.attrs["data-status"] for s in page.all(".archplan-group")] == ["active"]
    tree["plans/README.md"] = tree["plans/README.md"].replace("-date", "date")
    assert titles(build(tree).html("plans/index.html").one(".archplan-index")) == ["A", "C", "B"]


def test_a_directive_on_the_home_page_shows_a_collection(build, small_tree):
    built = build(small_tree)
    home = built.html("index.html")
    index = home.one(".archplan-index")
    assert titles(index)[0] == "Payment ledger"
    assert index.one("td a[href=architecture/ledger-plan/]").text == "Payment ledger"
    assert index.before(next(p for p in home.all("p") if p.text == "The last paragraph."))
    assert built.html("architecture/index.html").one(".archplan-index")  # still there


def test_a_directive_without_a_collection_shows_them_all_on_the_home_page(build):
    tree = {
        "index.md": "# Home\n\n<!-- archplan:index -->\n",
        "plans/a.md": plan("A"),
        "adr/0001-b.md": plan("B", status="superseded"),
        "rfcs/0001-c.md": plan("C", status="superseded"),
    }
    home = build(tree).html("index.html")
    index = home.one(".archplan-index")
    assert index.attrs["data-archplan"] == "adr-plans-rfcs"
    assert sorted(titles(index)) == ["A", "B", "C"]
    assert index.texts("[data-facet=kind] .archplan-chip") == ["All 3", "Decision 1", "Plan 1", "RFC 1"]
    ids = [e.attrs["id"] for e in home if "id" in e.attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "quoted",
    [
        "```html\n<!-- archplan:index {collection: plans} -->\n```",
        "    <!-- archplan:index {collection: plans} -->",
        "Write `<!-- archplan:index {collection: plans} -->` there.",
    ],
    ids=["fence", "indented", "inline"],
)
def test_a_directive_that_is_quoted_stays_text(build, quoted):
    text = f"# Title\n\n{quoted}\n"
    built = build({"index.md": text, "plans/README.md": text, "plans/a.md": plan("A")})
    home = built.html("index.html")
    assert not home.all(".archplan-index")
    assert "<!-- archplan:index {collection: plans} -->" in " ".join(home.texts("code"))
    readme = built.html("plans/index.html")
    assert readme.one("code").before(readme.one(".archplan-index"))
    assert built.strict_failure is None


@pytest.mark.parametrize(
    ("directive", "words"),
    [
        ("<!-- archplan:index {collection: nowhere} -->", "no collection 'nowhere'"),
        ("<!-- archplan:picture -->", "no view 'picture'"),
        ("<!-- archplan:index {collection: [plans -->", "read"),
        ("<!-- archplan:index collection=plans -->", "read"),
        ("<!-- archplan:index {sort: colour} -->", "colour"),
        ("<!-- archplan:index {statuss: [active]} -->", "statuss"),
        ("<!-- archplan:index {status: [nonsense]} -->", "nonsense"),
    ],
)
def test_a_directive_that_cannot_be_followed_is_a_problem(build, directive, words):
    built = build({"index.md": f"# Home\n\nText.\n\n{directive}\n\nMore.\n", "plans/a.md": plan("A")})
    (problem,) = built.problems("bad-directive")
    assert (problem["path"], problem["line"], problem["severity"]) == ("index.md", 5, "warning")
    assert words in problem["message"]
    assert built.strict_failure is not None
    assert "More." in built.html("index.html").texts("p")


def test_a_bad_directive_in_a_document_is_a_problem_too(build):
    built = build({"plans/a.md": plan("A") + "\n<!-- archplan:picture -->\n"})
    assert [(p["path"], p["line"]) for p in built.problems("bad-directive")] == [("plans/a.md", 12)]


def test_groups_stand_in_lifecycle_order_with_strangers_after_and_none_last(build):
    tree = {
        "rfcs/README.md": "# RFCs\n",
        "rfcs/0001-a.md": "# A\n\nNo metadata.\n",
        "rfcs/0002-b.md": plan("B", status="parked"),
        "rfcs/0003-c.md": plan("C", status="superseded"),
        "rfcs/0004-d.md": plan("D", status="approved"),
        "rfcs/0005-e.md": plan("E", status="Open for Review"),
        "rfcs/0006-f.md": plan("F", status="draft"),
    }
    built = build(tree)
    index = built.html("rfcs/index.html").one(".archplan-index")
    order = ["draft", "open-for-review", "approved", "superseded", "parked", "no-status"]
    assert [g.attrs["data-status"] for g in index.all(".archplan-group")] == order
    words = [heading.text.split()[0] for heading in index.all("h2")]
    assert words == ["Draft", "Open", "Approved", "Superseded", "Parked", "No"]
    assert titles(index) == ["F", "E", "D", "C", "B", "A"]
    counts = [(c.attrs["data-value"], c.text.rsplit(" ", 1)[1]) for c in index.all(".archplan-chip")]
    assert counts == [("", "6"), *((slug, "1") for slug in order)]


def test_statuses_join_the_table_of_contents(build, small_tree):
    page = build(small_tree, theme="material").html("architecture/index.html")
    contents = page.all(".md-sidebar--secondary a.md-nav__link")
    assert [(a.attrs["href"], a.text) for a in contents] == [
        ("#active", "Active"),
        ("#implemented", "Implemented"),
        ("#superseded", "Superseded"),
    ]
    assert all(page.one(a.attrs["href"]).tag == "h2" for a in contents)


def test_a_heading_of_the_authors_own_is_kept_apart_from_a_status(build):
    tree = {"plans/README.md": "# Plans\n\n## Active\n\nWe say what active means.\n", "plans/a.md": plan("A")}
    page = build(tree).html("plans/index.html")
    ids = [h.attrs["id"] for h in page.all("h2")]
    assert len(ids) == 2
    assert len(set(ids)) == 2
    links = {a.attrs["href"] for a in page.all("a[href]")}
    assert {f"#{place}" for place in ids} <= links


def test_every_document_is_a_row_with_what_is_known_of_it(build, small_tree):
    index = build(small_tree).html("architecture/index.html").one(".archplan-index")
    row = next(row for row in index.all("tbody tr") if row.all("td a")[0].text == "Payment ledger")
    assert row.one(".archplan-date time").attrs["datetime"] == "2026-01-19"
    assert row.one(".archplan-date").text == "Jan 19, 2026"
    assert row.one(".archplan-author").text == "Mira Okafor, Emeka Bright"
    assert row.one(".archplan-progress").text == "2/3"
    assert row.one(".archplan-cost").text == "$661.50"
    assert row.one("a[href=../rfcs/0007-payment-ledger/]").text == "RFC-0007"
    assert len(index.all("tbody tr")) == 4


def test_an_empty_collection_says_so(build):
    built = build({"plans/README.md": "# Plans\n", "plans/template.md": plan("[Brief Title]")})
    assert built.html("plans/index.html").one(".archplan-empty").text == "No documents yet."
    assert built.strict_failure is None


def test_an_index_is_complete_without_scripts(build, small_tree):
    index = build(small_tree).html("architecture/index.html").one(".archplan-index")
    for element in [index, *index.all("section"), *index.all("tr"), *index.all("table")]:
        assert "hidden" not in element.attrs
        assert "display" not in element.attrs.get("style", "")
