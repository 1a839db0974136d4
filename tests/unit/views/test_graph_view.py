"""Documents as a picture, and the list that says the same."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.views.context import PageContext, Theme
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.graph import LIMIT, document_graph, documents_graph
from mkdocs_archplan.views.page import SiteViews

EMPTY = '<p class="archplan archplan-empty">No links to draw.</p>'
TREE = {
    "rfcs/0001-r.md": "---\nstatus: approved\ndate: 2025-01-02\n---\n# R\n",
    "plans/p.md": "---\nstatus: active\nrelated_rfc: RFC-1\nrelated_adr: 1\n---\n# P\n",
    "adr/0001-x.md": "---\nstatus: superseded\nsuperseded_by: 2\n---\n# X\n",
    "adr/0002-y.md": "---\nstatus: accepted\n---\n# Y\n\nsee RFC-0001\n",
    "plans/alone.md": "# Alone\n",
}


def page(catalog, tree, pictures=True, **options):
    built, settings = catalog(tree, **options), read_settings(options)
    fragments = Fragments(labels=settings.labels)
    return PageContext(catalog=built, settings=settings, fragments=fragments, url="./", theme=Theme(pictures=pictures))


def of_document(catalog, tree, path, depth=1, **options):
    ((block,),) = [document_graph(path, depth, page(catalog, tree, **options))]
    return block.html


def of_all(catalog, tree, only=None, **options):
    context = page(catalog, tree, **options)
    chosen = [document for path, document in context.catalog.documents.items() if only is None or path in only]
    ((block,),) = [documents_graph(chosen, context)]
    return block.html


def source(html):
    found = re.search(r'<pre class="mermaid"><code>(.*?)</code></pre>', html, re.DOTALL)
    return unescape(found[1]) if found else ""


def shown(quoted):
    """Return what mermaid makes of a quoted string."""
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), quoted)


def nodes(html):
    """Return {n0: text} of the picture."""
    return {name: shown(text) for name, text in re.findall(r'^ +(n\d+)\["(.*)"\]:::', source(html), re.MULTILINE)}


def arrows(html):
    """Return the arrows of the picture as (from, label, to), in its order; a mention has a dotted one."""
    names = nodes(html)
    found = re.findall(r'^ +(n\d+) (-->|-\.->)(?:\|"(.*)"\|)? (n\d+)$', source(html), re.MULTILINE)
    return [(names[a], shown(label) or ("mentions" if dots == "-.->" else ""), names[b]) for a, dots, label, b in found]


def sentences(html):
    """Return the sentences of the list as (from, relation, to), without statuses."""
    found = []
    for item in re.findall(r"<li>(.*?)</li>", html, re.DOTALL):
        first, relation, second = re.fullmatch(
            r"<a [^>]*>(.*?)</a>(?: \([^()]*\))? ([^<(]+) <a [^>]*>(.*?)</a>(?: \(.*\))?", item
        ).groups()
        found.append(tuple(unescape(re.sub("<[^>]*>", "", part)) for part in (first, relation, second)))
    return found


def notes(html):
    return re.findall(r"<p>(.*?)</p>", html)


def test_a_picture_runs_from_rfc_to_plan_to_decision_and_from_old_to_new(catalog):
    html = of_all(catalog, TREE)
    assert sorted(arrows(html)) == [
        ("ADR-0001 X", "superseded by", "ADR-0002 Y"),
        ("P", "relates to", "ADR-0001 X"),
        ("RFC-0001 R", "implemented by", "P"),
    ]


@pytest.mark.parametrize(
    ("field", "source", "label", "target"),
    [
        ("supersedes", "B", "superseded by", "A"),
        ("superseded_by", "A", "superseded by", "B"),
        ("amends", "B", "amended by", "A"),
        ("amended_by", "A", "amended by", "B"),
        ("depends_on", "B", "required by", "A"),
        ("required_by", "A", "required by", "B"),
        ("related", "A", "relates to", "B"),
    ],
)
def test_an_arrow_leads_from_the_older_to_the_newer_whichever_side_says_so(catalog, field, source, label, target):
    tree = {"plans/a.md": f"---\n{field}: b.md\n---\n# A\n", "plans/b.md": "# B\n"}
    assert arrows(of_all(catalog, tree)) == [(source, label, target)]
    assert arrows(of_document(catalog, tree, "plans/b.md")) == [(source, label, target)]


@pytest.mark.parametrize(
    ("origin", "field", "target"),
    [("rfcs/0001-a.md", "related_plan", "plans/b.md"), ("plans/b.md", "related_rfc", "rfcs/0001-a.md")],
)
def test_a_plan_comes_after_its_rfc_whichever_side_says_so(catalog, origin, field, target):
    tree = {origin: f"---\n{field}: ../{target}\n---\n# T\n", target: "# T\n"}
    assert arrows(of_all(catalog, tree)) == [("RFC-0001 T", "implemented by", "T")]


@pytest.mark.parametrize("field", ["related", "see_also"])
@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("rfcs/0001-a.md", "adr/0001-a.md", ["RFC-0001 T", "ADR-0001 T"]),
        ("plans/0001-z.md", "adr/0001-a.md", ["PLAN-0001 T", "ADR-0001 T"]),
        ("rfcs/0001-a.md", "rfcs/0002-a.md", ["RFC-0001 T", "RFC-0002 T"]),
    ],
)
def test_what_goes_both_ways_runs_by_kind_then_path(catalog, field, first, second, names):
    for origin, target in ((first, second), (second, first)):
        tree = {origin: f"---\n{field}: ../{target}\n---\n# T\n", target: "# T\n"}
        assert arrows(of_all(catalog, tree)) == [(names[0], "relates to", names[1])]


def test_two_documents_have_one_arrow_for_their_strongest_relation(catalog):
    tree = {
        "adr/0001-a.md": "---\nrelated: 2\namended_by: 2\n---\n# A\n\nsee ADR-2\n",
        "adr/0002-b.md": "---\namends: 1\nrelated: 1\n---\n# B\n\nsee ADR-1\n",
    }
    assert arrows(of_all(catalog, tree)) == [("ADR-0001 A", "amended by", "ADR-0002 B")]


@pytest.mark.parametrize("field", ["supersedes", "amends", "depends_on", "amended_by", "required_by", "related"])
def test_two_documents_that_say_the_same_of_each_other_are_linked(catalog, field):
    tree = {"adr/0001-a.md": f"---\n{field}: 2\n---\n# A\n", "adr/0002-b.md": f"---\n{field}: 1\n---\n# B\n"}
    for html in (of_all(catalog, tree), of_document(catalog, tree, "adr/0001-a.md")):
        assert arrows(html)
        assert sentences(html) == arrows(html)


def test_a_mention_is_drawn_where_nothing_else_holds_a_document(catalog):
    tree = {"adr/0001-a.md": "# A\n\nADR-2\n", "adr/0002-b.md": "# B\n\nADR-1\n", "adr/0003-c.md": "# C\n\nADR-2\n"}
    html = of_all(catalog, tree)
    assert arrows(html) == [("ADR-0001 A", "mentions", "ADR-0002 B"), ("ADR-0003 C", "mentions", "ADR-0002 B")]
    assert sentences(html) == arrows(html)


def test_a_mention_is_left_out_where_the_picture_holds_together_without(catalog):
    tree = {
        "rfcs/0001-r.md": "# R\n\nsee ADR-1\n",
        "plans/p.md": "---\nrelated_rfc: 1\nrelated_adr: 1\n---\n# P\n",
        "adr/0001-a.md": "# A\n",
    }
    assert {label for _, label, _ in arrows(of_all(catalog, tree))} == {"implemented by", "relates to"}
    assert {label for _, label, _ in arrows(of_document(catalog, tree, "plans/p.md", 2))} == {
        "implemented by",
        "relates to",
    }
    # What the picture is about keeps its mentions.
    assert ("RFC-0001 R", "mentions", "ADR-0001 A") in arrows(of_document(catalog, tree, "rfcs/0001-r.md", 2))


def test_at_depth_one_only_the_links_of_the_document_are_drawn(catalog):
    tree = {
        "rfcs/0001-r.md": "# R\n",
        **{f"plans/{at}.md": f"---\nrelated_rfc: 1\ndepends_on: {(at + 1) % 3}.md\n---\n# P{at}\n" for at in range(3)},
    }
    star = of_document(catalog, tree, "rfcs/0001-r.md")
    assert arrows(star) == [("RFC-0001 R", "implemented by", f"PLAN-{at} P{at}") for at in range(3)]
    assert len(arrows(of_document(catalog, tree, "rfcs/0001-r.md", 2))) == 6


def test_depth_is_how_many_links_away(catalog):
    tree = {f"plans/{at}.md": f"---\ndepends_on: {at + 1}.md\n---\n# P{at}\n" for at in range(7)} | {
        "plans/7.md": "# P7\n"
    }
    for depth in range(1, 6):
        assert len(nodes(of_document(catalog, tree, "plans/0.md", depth))) == depth + 1
    assert len(nodes(of_document(catalog, tree, "plans/3.md", 2))) == 5


def test_a_node_has_id_title_link_status_and_date(catalog):
    html = of_document(catalog, TREE, "rfcs/0001-r.md")
    assert 'n0["RFC-0001 R"]:::green_focus' in source(html)
    assert 'click n0 href "./rfcs/0001-r/" "Approved · 2025-01-02"' in source(html)
    assert ":::blue\n" in source(html)
    assert 'aria-label="R"' in html
    whole = of_all(catalog, TREE)
    assert "_focus" not in whole
    assert 'aria-label="Linked documents as a picture"' in whole


@pytest.mark.parametrize(
    ("status", "closed"),
    [("superseded", True), ("rejected", True), ("deprecated", True), ("accepted", False), ("proposed", False)],
)
def test_what_no_longer_holds_is_dashed(catalog, status, closed):
    tree = {"adr/0001-a.md": f"---\nstatus: {status}\nrelated: 2\n---\n# A\n", "adr/0002-b.md": "# B\n"}
    assert ("_closed" in source(of_all(catalog, tree))) is closed


def test_the_statuses_of_the_picture_are_its_legend(catalog):
    labels = re.findall(
        r'<span class="archplan-status archplan-status--([\w-]+)"><span class="archplan-icon"></span>([^<]*)</span>',
        of_all(catalog, TREE),
    )
    assert sorted(labels) == [
        ("accepted", "Accepted"),
        ("active", "Active"),
        ("approved", "Approved"),
        ("superseded", "Superseded"),
    ]


def test_a_sentence_names_both_with_link_and_status(catalog):
    assert (
        '<li><a href="rfcs/0001-r/"><b>RFC-0001</b> R</a> (Approved) implemented by '
        '<a href="plans/p/">P</a> (Active)</li>'
    ) in of_all(catalog, TREE)


def test_without_pictures_there_is_an_open_list(catalog):
    drawn, listed = of_all(catalog, TREE), of_all(catalog, TREE, pictures=False)
    assert '<details class="archplan-graph__words">' in drawn
    assert "<details" not in listed or " open>" in listed
    for word in ("mermaid", "flowchart", "classDef", "archplan-graph__picture"):
        assert word in drawn
        assert word not in listed
    assert sentences(listed) == sentences(drawn) != []


def test_documents_without_links_are_counted(catalog):
    assert notes(of_all(catalog, TREE)) == ["Not shown, as others at most mention them: 1."]
    assert notes(of_document(catalog, TREE, "plans/p.md")) == []


def test_documents_that_are_only_mentioned_are_counted_as_such(catalog):
    tree = {**TREE, "adr/0008-m.md": "# M\n\nsee ADR-9\n", "adr/0009-n.md": "# N\n"}
    html = of_all(catalog, tree)
    assert "ADR-0009 N" not in nodes(html).values()
    assert notes(html) == ["Not shown, as others at most mention them: 3."]


@pytest.mark.parametrize(
    "tree", [{"index.md": "# T\n"}, {"plans/a.md": "# A\n"}, {"plans/a.md": "# A\n", "plans/b.md": "# B\n"}]
)
def test_nothing_to_draw_is_said(catalog, tree):
    assert of_all(catalog, tree) == EMPTY
    if "plans/a.md" in tree:
        assert of_document(catalog, tree, "plans/a.md", 3) == EMPTY


def test_guides_are_in_no_picture(catalog):
    tree = {"guide.md": "# G\n\nRFC-0001\n", "rfcs/0001-r.md": "# R\n"}
    assert of_all(catalog, tree) == of_document(catalog, tree, "rfcs/0001-r.md", 2) == EMPTY


def hub(count, status="active"):
    return {"rfcs/0001-r.md": "# R\n"} | {
        f"plans/{at:02}.md": f"---\nstatus: {status}\nrelated_rfc: 1\n---\n# P{at}\n" for at in range(count)
    }


@pytest.mark.parametrize("depth", [1, 3])
def test_of_too_many_the_nearest_are_drawn_and_that_is_said(catalog, depth):
    fitting, many = (of_document(catalog, hub(count), "rfcs/0001-r.md", depth) for count in (LIMIT - 1, LIMIT))
    assert len(nodes(fitting)) == len(nodes(many)) == LIMIT
    assert notes(fitting) == []
    assert notes(many) == [f"Only the nearest {LIMIT} are shown."]
    assert nodes(many)["n0"] == "RFC-0001 R"


def test_of_too_many_documents_the_most_linked_is_drawn(catalog):
    assert notes(of_all(catalog, hub(LIMIT - 1))) == []
    html = of_all(catalog, hub(LIMIT + 5))
    assert len(nodes(html)) == LIMIT
    assert notes(html) == [f"{LIMIT + 6} linked documents are more than {LIMIT}, too many for one picture. Shown: “R”."]
    assert source(html).count("_focus\n") == 1
    assert sentences(html) == arrows(html)


def test_a_document_with_very_many_links_is_drawn_by_its_collection(catalog):
    html = of_all(catalog, hub(LIMIT + 5), {"rfcs/0001-r.md"})
    assert html != EMPTY
    assert "RFC-0001 R" in nodes(html).values()
    assert len(nodes(html)) == LIMIT


def test_a_collection_whose_links_lead_to_one_other_document_is_drawn_around_it(catalog):
    tree = hub(LIMIT + 5)
    html = of_all(catalog, tree, set(tree) - {"rfcs/0001-r.md"})
    assert len(nodes(html)) == LIMIT


def test_others_make_way_where_all_would_be_too_many(catalog):
    tree = {f"rfcs/{at:04}-r.md": f"---\nrelated: {at % 30 + 1}\n---\n# R{at}\n" for at in range(1, 31)}
    tree |= {f"plans/p{at:02}.md": f"---\nrelated_rfc: {at}\n---\n# P{at}\n" for at in range(1, 31)}
    html = of_all(catalog, tree, {path for path in tree if path.startswith("rfcs")})
    assert len(nodes(html)) == 30
    assert not [text for text in nodes(html).values() if text.startswith("P")]
    assert notes(html) == []


def test_room_is_kept_for_the_picture(catalog):
    def height(tree):
        html = of_all(catalog, tree)
        assert "style=" not in html  # a policy may forbid inline styles
        return int(re.search(r'<svg width="0" height="(\d+)" aria-hidden="true"></svg><pre class="mermaid">', html)[1])

    assert height(hub(2)) < height(hub(10)) < height(hub(LIMIT - 1))
    circle = {f"plans/{at}.md": f"---\ndepends_on: {(at + 1) % 5}.md\n---\n# P{at}\n" for at in range(5)}
    assert 0 < height(circle) < height(hub(LIMIT - 1))


def test_labels_are_the_sites_own(catalog):
    labels = {"implemented_by": "Umgesetzt <durch>", "mentions": "Nennt", "graph_in_words": "<W>", "graph": "<G>"}
    html = of_all(catalog, TREE, labels=labels)
    assert ("RFC-0001 R", "umgesetzt <durch>", "P") in arrows(html)
    assert "<durch>" not in html
    assert "<summary>&lt;W&gt;</summary>" in html
    assert 'aria-label="&lt;G&gt;"' in html


MISCHIEF = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='x'>",
    "{{ 7 * 7 }}",
    '"]; click n0 call alert(1)',
    "</code></pre></details></figure><h1>x",
    "%%{init: {}}%%",
    "' onclick='x",
    "#quot; &quot; `a` **b**",
    "end",
]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def harmless(html):
    parser = Tags()
    parser.feed(html)
    parser.close()
    for tag, attributes in parser.found:
        assert tag in "a b code details div figcaption figure li link p pre span summary svg ul".split()
        assert not [name for name in attributes if name.startswith("on")]
    assert html.count("</figure>") == html.count("<figure")


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_nothing_of_an_author_is_markup(catalog, mischief):
    quoted = mischief.replace("'", "''")
    front = "".join(f"{field}: '{quoted}'\n" for field in ("title", "status", "date", "id"))
    tree = {"plans/a.md": f"---\n{front}superseded_by: b.md\n---\n", "plans/b.md": f"---\ntitle: '{quoted}'\n---\n"}
    for html in (of_all(catalog, tree), of_document(catalog, tree, "plans/b.md")):
        harmless(html)
        assert len(arrows(html)) == len(sentences(html)) == 1
        assert "49" not in re.sub(r"#\d+;", "", html)
        assert "call alert" not in re.sub(r'"[^"]*"', "", source(html))


FIELDS = st.sampled_from(
    ["supersedes", "amends", "depends_on", "related", "related_rfc", "related_adr", "required_by", "body"]
)
# Of two documents one names the other only; for both ways see above.
LINKS = st.lists(
    st.tuples(st.integers(0, 5), FIELDS, st.integers(0, 5)),
    max_size=12,
    unique_by=lambda link: frozenset((link[0], link[2])),
)
KINDS = ["rfcs", "plans", "adr", "adr", "rfcs", "plans"]


@given(LINKS, st.integers(0, 5), st.integers(1, 3))
def test_the_list_says_what_the_picture_shows_and_every_node_has_an_arrow(catalog, links, focus, depth):
    paths = [f"{folder}/{at:04}-t{at}.md" for at, folder in enumerate(KINDS)]
    tree = {}
    for at, path in enumerate(paths):
        own = [(field, f"../{paths[to]}") for origin, field, to in links if origin == at]
        front = "".join(
            f"{field}: [{', '.join(to for f, to in own if f == field)}]\n"
            for field in dict.fromkeys(f for f, _ in own if f != "body")
        )
        tree[path] = f"---\nid: '{at}'\n{front}---\n# T{at}\n\n" + " ".join(
            f"[x]({to})" for field, to in own if field == "body"
        )
    for html in (of_all(catalog, tree), of_document(catalog, tree, paths[focus], depth)):
        if html == EMPTY:
            continue
        assert sorted(sentences(html)) == sorted(arrows(html))
        assert {end for start, _, target in arrows(html) for end in (start, target)} == set(nodes(html).values())


def follow(catalog, directive, path="index.md", tree=TREE, **options):
    settings = read_settings(options)
    built = catalog({path: "# T\n", **tree}, **options)
    views = SiteViews(catalog=built, settings=settings, fragments=Fragments(), theme=Theme(pictures=True))
    return "".join(block.html for block in views.page(path, f"{path[:-3]}/").directive(parse_directive(directive)))


@pytest.mark.parametrize(
    ("path", "directive", "drawn"),
    [
        ("index.md", "graph", "PRXY"),
        ("index.md", "graph {depth: 3}", "PRXY"),
        ("plans/p.md", "graph", "PRX"),
        ("plans/p.md", "graph {depth: 2}", "PRXY"),
        ("plans/p.md", "graph {depth: '2'}", "PRXY"),
        ("plans/p.md", "graph {depth: 0}", "PRX"),
        ("plans/p.md", "graph {depth: 99999999999999999999}", "PRXY"),
        ("plans/p.md", "graph {depth: deep}", "PRX"),
        ("plans/p.md", "graph {depth: -1}", "PRX"),
        ("plans/p.md", "graph {depth: 1.5}", "PRX"),
        ("plans/p.md", "graph {depth: [2, 1]}", "PRXY"),
        ("plans/p.md", "graph {document: ADR-0002}", "RXY"),
        ("index.md", "graph {document: adr-0002}", "RXY"),
        ("index.md", "graph {document: adr/0002-y.md}", "RXY"),
        ("index.md", "graph {document: Y}", "RXY"),
        ("index.md", "graph {document: 0002-y, depth: 2}", "PRXY"),
        ("index.md", "graph {document: ADR-0009}", ""),
        ("plans/p.md", "graph {document: ADR-0009}", ""),
        ("index.md", "graph {collection: plans}", "PRX"),
        ("index.md", "graph {collection: [adr, rfcs]}", "PRXY"),
        ("plans/p.md", "graph {collection: adr}", "PXY"),
        ("index.md", "graph {status: active}", "PRX"),
        ("index.md", "graph {status: [Accepted]}", "XY"),
        ("plans/p.md", "graph {status: accepted}", "XY"),
        ("index.md", "graph {collection: plans, status: accepted}", ""),
        ("index.md", "graph {collection: nope}", ""),
        ("index.md", "graph {status: nope}", ""),
        ("plans/README.md", "graph", "PRX"),
        ("plans/alone.md", "graph", ""),
        ("index.md", "graph {document: [}", ""),
    ],
)
def test_a_directive_draws_what_it_asks_for(catalog, path, directive, drawn):
    html = follow(catalog, f"archplan:{directive}", path)
    assert "".join(sorted(text.split()[-1] for text in nodes(html).values())) == drawn


def test_a_picture_stands_on_any_page_with_addresses_from_there(catalog):
    assert 'href "../../rfcs/0001-r/"' in source(follow(catalog, "archplan:graph", "plans/p.md"))
    assert '<a href="../../rfcs/0001-r/">' in follow(catalog, "archplan:graph", "plans/p.md")
