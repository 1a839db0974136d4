"""The trace and the graph where authors ask for them: on an index, a guide, a document; in every theme; built again."""

import os
from html import unescape

import pytest

from mkdocs_archplan.diagrams.drawings.draw import drawing_version

TRACE, GRAPH = "<!-- archplan:trace -->", "<!-- archplan:graph{} -->"


def text(title, status, *, fields="", body="Words.\n"):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: 2026-01-01\nauthor: Mira\n{fields}---\n\n# {title}\n\n{body}"


TREE = {
    "rfcs/README.md": f"# RFCs\n\nBefore.\n\n{TRACE}\n\nAfter.\n",
    "rfcs/0001-done.md": text("Done", "approved"),
    "rfcs/0002-no-plan.md": text("No plan yet", "approved"),
    "rfcs/0003-draft.md": text("Draft", "draft"),
    "architecture/README.md": f"# Plans\n\n{GRAPH.format('')}\n",
    "architecture/first-plan.md": text(
        'First <plan> & "more"',
        "superseded",
        fields="related_rfc: RFC-0001\nsuperseded_by: second-plan.md\nrelated_adr: ADR-0001\n",
    ),
    "architecture/second-plan.md": text(
        "Second plan", "active", fields="related_rfc: RFC-0001\n", body=f"It needs ADR-0002.\n\n{GRAPH.format('')}\n"
    ),
    "architecture/alone-plan.md": text("Alone", "active", body=f"{TRACE}\n\n{GRAPH.format('')}\n"),
    "adr/0001-first.md": text("First decision", "accepted"),
    "adr/0002-second.md": text("Second decision", "accepted"),
    "adr/0003-alone.md": text("Decision alone", "accepted"),
    "guides/way.md": (
        f"# The way\n\nBefore.\n\n{TRACE}\n\nBetween.\n\n{GRAPH.format(' {document: RFC-0001, depth: 2}')}\n\n"
        f"{GRAPH.format(' {collection: plans, status: [active, superseded]}')}\n\n"
        "<!-- archplan:trace {collection: adr} -->\n\nAfter.\n"
    ),
}
ROWS = [  # RFC, plan, decisions; a gap in brackets
    ("RFC-0001 Done", 'First <plan> & "more"', "ADR-0001 First decision"),
    ("RFC-0001 Done", "Second plan", "ADR-0002 Second decision"),
    ("RFC-0002 No plan yet", "[Approved, no plan yet]", ""),
    ("RFC-0003 Draft", "", ""),
    ("[Plan without RFC]", "Alone", ""),
    ("", "[Decision no plan mentions]", "ADR-0003 Decision alone"),
]


CLIENT = {"mermaid": {"render": "client"}}


@pytest.fixture(scope="module")
def site(build_once):
    return build_once(TREE, {"plugins": ["search", {"archplan": CLIENT}]}, theme="material")


@pytest.fixture(scope="module")
def plain(build_once):
    return build_once(TREE, **CLIENT)


def rows(trace):
    return [tuple(cell(td) for td in row.all("td")) for row in trace.all("tbody tr")]


def cell(td):
    gaps = [f"[{gap.text}]" for gap in td.all(".archplan-gap")]
    return " ".join([*gaps, *(a.text for a in td.all("a"))])


def sentences(graph):
    return [li.text for li in graph.all(".archplan-graph__words li")]


def nodes(graph):
    lines = unescape(graph.one("pre.mermaid").raw_text).splitlines()
    return [line.split('"')[1] for line in lines if "]:::" in line]


def stands_between(page, element, before, after):
    first, last = (next(p for p in page.all("p") if p.text == words) for words in (before, after))
    return first.before(element) and element.before(last)


@pytest.mark.parametrize("theme", ["site", "plain"])
def test_nothing_is_wrong_or_dead(request, theme):
    site = request.getfixturevalue(theme)
    assert site.strict_failure is None
    assert site.problems("bad-directive") == []
    assert site.dead_addresses() == []


@pytest.mark.parametrize("page", ["rfcs", "guides/way", "architecture/alone-plan"])
@pytest.mark.parametrize("theme", ["site", "plain"])
def test_the_trace_is_the_same_on_every_page(request, theme, page):
    trace = request.getfixturevalue(theme).html(f"{page}/index.html").all(".archplan-trace")[0]
    assert rows(trace) == ROWS
    assert trace.texts("th") == ["RFC", "Plan", "Decisions"]


def test_rows_and_chips_of_the_trace_fit_together(site):
    trace = site.html("rfcs/index.html").one(".archplan-trace")
    values = [row.attrs["data-status"].split() for row in trace.all("tbody tr")]
    assert values[2] == ["approved", "no-plan"]
    chips = trace.all("[data-facet=status] .archplan-chip")
    assert len(chips) > 5
    for chip in chips:
        value = chip.attrs["data-value"]
        count = sum(not value or value in row for row in values)
        assert (value, chip.one(".archplan-number").text) == (value, str(count))
    assert not trace.all("[data-facet=author]")  # one person wrote it all


def test_views_stand_where_their_directives_do(site):
    readme = site.html("rfcs/index.html")
    assert stands_between(readme, readme.one(".archplan-trace"), "Before.", "After.")
    assert len(readme.all(".archplan-index")) == 2  # the trace has the same style; its own index is at the end
    guide = site.html("guides/way/index.html")
    whole, decisions = guide.all(".archplan-trace")
    first, second = guide.all(".archplan-graph")
    assert stands_between(guide, whole, "Before.", "Between.")
    for view in (first, second, decisions):
        assert stands_between(guide, view, "Between.", "After.")
    assert first.before(second)
    assert second.before(decisions)


def test_a_trace_of_a_collection_has_the_chains_that_begin_there(site):
    _, decisions = site.html("guides/way/index.html").all(".archplan-trace")
    assert rows(decisions) == [ROWS[-1]]


def test_a_graph_of_a_document(site):
    graph = site.html("architecture/second-plan/index.html").one(".archplan-graph")
    assert nodes(graph)[0] == "Second plan"
    assert len(nodes(graph)) == 4
    assert graph.attrs["aria-label"] == "Second plan"
    assert sentences(graph) == [
        'First <plan> & "more" (Superseded) superseded by Second plan (Active)',
        "RFC-0001 Done (Approved) implemented by Second plan (Active)",
        "Second plan (Active) mentions ADR-0002 Second decision (Accepted)",
    ]


def test_a_graph_reaches_as_far_as_it_is_told(site):
    graph, _ = site.html("guides/way/index.html").all(".archplan-graph")
    assert len(nodes(graph)) == 5
    assert "First #60;plan#62; #38; #34;more#34;" in graph.one("pre.mermaid").raw_text
    assert len(sentences(graph)) == 5


def test_a_graph_of_a_collection_leaves_out_what_nothing_links(site):
    for graph in (
        site.html("architecture/index.html").one(".archplan-graph"),
        site.html("guides/way/index.html").all(".archplan-graph")[1],
    ):
        assert "Alone" not in nodes(graph)
        assert "Not shown, as others at most mention them: 1." in graph.one("figcaption").text


def test_a_graph_of_a_document_without_links_says_so(site):
    page = site.html("architecture/alone-plan/index.html")
    assert not page.all(".archplan-graph")
    assert "No links to draw." in page.texts("p.archplan")


def test_only_a_theme_that_draws_gets_the_source(site, plain):
    drawn = site.html("architecture/second-plan/index.html").one(".archplan-graph")
    assert "open" not in drawn.one("details").attrs
    listed = plain.html("architecture/second-plan/index.html").one(".archplan-graph")
    assert not listed.all("pre")
    assert not listed.all("details")
    assert sentences(listed) == sentences(drawn)
    for page in plain.pages:
        assert "flowchart" not in plain.source(page)


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_what_can_be_drawn_at_build_time_is_there_in_every_theme(build, site, theme):
    if not drawing_version():
        pytest.skip("the extra `svg` is not installed")
    built = build(TREE, {}, theme=theme)
    page = built.html("architecture/second-plan/index.html")
    graph = page.one(".archplan-graph")
    links = [link.attrs["xlink:href" if "xlink:href" in link.attrs else "href"] for link in graph.all("svg a")]
    assert len(links) == 4
    assert set(links) == {link.attrs["href"] for link in graph.all(".archplan-graph__words a")}
    assert not graph.all("pre")
    assert "open" not in graph.one("details").attrs
    assert sentences(graph) == sentences(site.html("architecture/second-plan/index.html").one(".archplan-graph"))
    assert built.dead_addresses() == []


@pytest.mark.parametrize("off", ["off", False])
def test_without_mermaid_the_list_is_all_there_is(build, off):
    site = build(TREE, {}, theme="material", mermaid={"render": off})
    for page in ("architecture", "guides/way", "architecture/second-plan"):
        for graph in site.html(f"{page}/index.html").all(".archplan-graph"):
            assert not graph.all("pre")
            assert not graph.all("details")
            assert sentences(graph)
    assert not [page for page in site.pages if "flowchart" in site.source(page)]


def test_views_stay_out_of_the_search_index(site):
    index = site.source("search/search_index.json")
    for ours in ("flowchart", "Approved, no plan yet", "The same in words", "archplan"):
        assert ours not in index


BAD = [
    ("archplan:trace {collection: nowhere}", "no collection 'nowhere'"),
    ("archplan:trace {status: active}", "no option 'status'"),
    ("archplan:trace collection=plans", "read"),
    ("archplan:tracing", "no view 'tracing'"),
    ("archplan:graph {document: RFC-0099}", "no document 'RFC-0099'"),
    ("archplan:graph {document: rfcs/gone.md}", "no document 'rfcs/gone.md'"),
    ("archplan:graph {document: RFC-0001, depth: 6}", "'depth' cannot be '6'"),
    ("archplan:graph {document: RFC-0001, depth: 0}", "'depth' cannot be '0'"),
    ("archplan:graph {document: RFC-0001, depth: -1}", "'depth' cannot be '-1'"),
    ("archplan:graph {document: RFC-0001, depth: deep}", "'depth' cannot be 'deep'"),
    ("archplan:graph {document: RFC-0001, depth: 1.5}", "'depth' cannot be '1.5'"),
    ("archplan:graph {document: RFC-0001, deep: 1}", "no option 'deep'"),
    ("archplan:graph {collection: nowhere}", "no collection 'nowhere'"),
    ("archplan:graph {status: nonsense}", "no status 'nonsense'"),
    ("archplan:graph {document: {a: b}}", ""),
    ("archplan:graph {document: [RFC-0001, RFC-0002]}", ""),
    ("archplan:graph {document: }", ""),
    ("archplan:graph {depth: 2}", ""),  # of nothing: a guide is no document
    ("archplan:graph {document: RFC-0001, collection: plans}", ""),  # one or the other
    ("archplan:backlinks {depth: 2}", ""),
]


@pytest.fixture(scope="module")
def bad(build_once):
    directives = [directive for directive, _ in BAD]
    pages = {f"guides/{n}.md": f"# Way\n\nBefore.\n\n<!-- {d} -->\n\nAfter.\n" for n, d in enumerate(directives)}
    return build_once({**TREE, **pages})


@pytest.mark.parametrize("number", range(len(BAD)), ids=[d for d, _ in BAD])
def test_a_directive_that_cannot_be_followed_is_a_warning_at_its_line(bad, number):
    problems = bad.problems("bad-directive", f"guides/{number}.md")
    assert [(p["line"], p["severity"]) for p in problems] == [(5, "warning")]
    assert BAD[number][1] in problems[0]["message"]
    assert "After." in bad.html(f"guides/{number}/index.html").texts("p")
    assert bad.strict_failure is not None


def test_a_bad_option_in_a_document_and_in_an_index_is_told_too(build):
    bad_plan = text("A", "active", body="<!-- archplan:graph {depth: 9} -->\n")
    site = build({"plans/a.md": bad_plan, "plans/README.md": "# P\n\n<!-- archplan:trace {x: 1} -->\n"})
    assert [(p["path"], p["line"]) for p in site.problems("bad-directive")] == [
        ("plans/README.md", 3),
        ("plans/a.md", 10),
    ]


@pytest.mark.parametrize(
    "quoted", [f"```html\n{TRACE}\n```", f"    {TRACE}", f"Write `{TRACE}` there.", f"\\{TRACE[:4]} archplan:trace -->"]
)
def test_a_quoted_directive_is_text(build, quoted):
    site = build({**TREE, "guides/way.md": f"# Way\n\nBefore.\n\n{quoted}\n\nAfter.\n"})
    assert not site.html("guides/way/index.html").all(".archplan")
    assert site.problems("bad-directive") == []


def test_a_dirty_build_shows_whole_lists(write, rebuild):
    first = rebuild(write(TREE))
    whole = first.html("guides/way/index.html")
    guide, plan = (first.root / "docs" / name for name in ("guides/way.md", "architecture/second-plan.md"))
    plan.write_text(plan.read_text().replace("status: active", "status: implemented"))
    later = (first.site / "index.html").stat().st_mtime + 10
    for path in (guide, plan):
        os.utime(path, (later, later))
    second = rebuild(first.root, dirty=True)
    page = second.html("guides/way/index.html")
    assert rows(page.all(".archplan-trace")[0]) == ROWS
    expected = [sentence.replace("Second plan (Active)", "Second plan (Implemented)") for sentence in sentences(whole)]
    assert sentences(page) == expected
    linked = second.page("architecture/second-plan.md").one(".archplan-linked")
    assert len(linked.all("dd")) == len(first.page("architecture/second-plan.md").all(".archplan-linked dd"))


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_two_builds_are_byte_identical(write, rebuild, monkeypatch, theme):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    config = {"plugins": ["search", "archplan"]}
    first = rebuild(write(TREE, config, theme=theme, name="first"))
    second = rebuild(write(dict(reversed(TREE.items())), config, theme=theme, name="second"))
    before = files(first)
    assert files(second) == before
    assert files(rebuild(first.root, first.config)) == before  # as `mkdocs serve` does


def files(site):
    return {str(path.relative_to(site.site)): path.read_bytes() for path in site.site.rglob("*.html")} | {
        "catalog.json": (site.site / "catalog.json").read_bytes()
    }
