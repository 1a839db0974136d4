"""Any documents with any options are an index: no document is lost, every count is right, nothing is raised."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_archplan.directives import VIEWS as DIRECTIVES
from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.listing import COLUMNS, FACETS, GROUPINGS, OPTIONS, SORTS, VIEWS
from mkdocs_archplan.model import Listing
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.text import slugify
from mkdocs_archplan.views.blocks import Group, Heading
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.index import index_blocks, index_view
from mkdocs_archplan.views.page import SiteViews

FRAGMENTS = Fragments()
FOLDERS = {"plans": "plan", "rfcs": "rfc", "adr": "adr"}
STATUSES = ["", "active", "Superseded", "approved", "accepted", "No status", "no status", "parked", "<b>"]
PEOPLE = st.lists(st.sampled_from(["Ada", "ada", "Bob B", "bob-b", "No author", "'\"><i>"]), max_size=3)
TAGS = st.lists(st.sampled_from(["x", "X", "No tag", "2025", "a b", "&amp;"]), max_size=3)
DOCUMENTS = st.lists(
    st.tuples(
        st.sampled_from(sorted(FOLDERS)),
        st.sampled_from(STATUSES),
        PEOPLE,
        TAGS,
        st.sampled_from(["", "2025-01-02", "2025-01", "1999-12-31"]),
        st.sampled_from(["", "0000", "0001", "[0000, 0001, 2]"]),
        st.sampled_from(["T", "t", "<b>", "Ω", "10", "9"]),
    ),
    max_size=7,
)
WORDS = st.sampled_from([slugify(status) for status in STATUSES if status] + ["no-status", "gone"])
LISTINGS = st.builds(
    Listing,
    columns=st.none() | st.lists(st.sampled_from(COLUMNS), unique=True).map(tuple),
    facets=st.none() | st.lists(st.sampled_from(FACETS), unique=True).map(tuple),
    group_by=st.sampled_from(GROUPINGS),
    sort=st.tuples(st.sampled_from(["", "-"]), st.sampled_from(SORTS)).map("".join),
    view=st.sampled_from(VIEWS),
    limit=st.none() | st.integers(1, 9),
    hide=st.lists(WORDS, max_size=3, unique=True).map(tuple),
)


def quoted(words):
    return "[" + ", ".join("'" + word.replace("'", "''") + "'" for word in words) + "]"


def tree_of(documents):
    tree = {}
    for at, (folder, status, people, tags, date, rfc, title) in enumerate(documents):
        front = f"title: '{title}'\nstatus: '{status}'\nauthor: {quoted(people)}\ntags: {quoted(tags)}\ndate: {date}\n"
        tree[f"{folder}/{at:04}-x.md"] = f"---\n{front}related_rfc: {rfc}\n---\n# T\n"
    return tree


class Rows(HTMLParser):
    """Counts the rows of tables and keeps the words of their attributes and of the controls above."""

    def __init__(self):
        super().__init__()
        self.rows, self.choices, self.facet = [], {}, ""

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "tr":
            self.rows.append(found)
        self.facet = found.get("data-facet", self.facet)
        if "data-value" in found:
            self.choices.setdefault(self.facet, []).append(found["data-value"])


def html_of(blocks):
    parts = []
    for block in blocks:
        parts.append(html_of(block.children) if isinstance(block, Group) else block.html)
    return "\n".join(parts)


def headings(blocks):
    for block in blocks:
        if isinstance(block, Heading):
            yield block.id
        elif isinstance(block, Group):
            yield from headings(block.children)


def brute_force(documents, catalog):
    """Return facet → slug → how many documents have it, from the documents themselves."""
    found = {name: Counter() for name in FACETS if name != "text"}
    for document in documents:
        found["status"][document.status or "no-status"] += 1
        found["kind"][document.kind] += 1
        found["author"].update({slugify(author) for author in document.authors})
        found["tag"].update({slugify(tag) for tag in document.tags})
        others = [] if document.kind == "rfc" else catalog.related.get(document.path, ())
        rfcs = [catalog.documents[r.path] for r in others if r.path in catalog.documents]
        found["rfc"].update({slugify(rfc.id or rfc.title) for rfc in rfcs if rfc.kind == "rfc"})
    return found


@settings(max_examples=250)
@given(DOCUMENTS, LISTINGS, st.sets(st.sampled_from(sorted(FOLDERS))), st.booleans())
def test_any_documents_with_any_listing_are_shown_and_counted_right(catalog, context, documents, listing, names, own):
    built = catalog(tree_of(documents))
    collections = [c for c in built.collections if c.settings.name in names] or list(built.collections)
    page = context(built, collections[0].index if own and collections else "index.md")
    view = index_view(collections, listing, page)
    wanted = [d for c in collections for d in c.documents]
    rows = [row for section in view.sections for row in section.rows]
    first = [row for row in rows if not row.again]
    open_to_a_part = [d for d in wanted if (d.status or "no-status") not in listing.hide] or wanted
    shown = min(listing.limit, len(open_to_a_part)) if listing.limit else len(wanted)
    assert (view.total, view.shown) == (len(wanted), shown)
    assert len({row.href for row in first}) == len(first) == view.shown
    assert {row.href for row in rows} <= {page.href(document.url) for document in wanted}
    assert bool(view.more) <= (view.shown < view.total)
    slugs = [section.value.slug for section in view.sections if section.value]
    assert len(slugs) == len(set(slugs))

    shown = {row.href for row in rows}
    counts = brute_force([d for d in wanted if page.href(d.url) in shown], built)
    asked = FACETS if listing.facets is None and not listing.limit else listing.facets or ()
    for name in asked:
        facet = next((facet for facet in view.facets if facet.name == name), None)
        tells = name != "text" and (len(counts[name]) > 1 or any(n < view.shown for n in counts[name].values()))
        assert bool(facet) == tells, name
        if facet:
            assert {choice.value.slug: choice.count for choice in facet.choices} == counts[name]
    assert {facet.name for facet in view.facets} <= set(asked)
    assert view.text == ("text" in asked)

    statuses = set(counts["status"])
    assert set(view.hide) <= statuses & set(listing.hide)
    assert not view.hide or set(view.hide) < statuses
    assert bool(view.left_out) == bool(view.hide)


@settings(max_examples=150)
@given(DOCUMENTS, LISTINGS)
def test_any_index_is_a_page_whose_attributes_say_what_can_be_filtered(catalog, context, documents, listing):
    built = catalog(tree_of(documents))
    view = index_view(built.collections, listing, context(built, "index.md"))
    blocks = index_blocks(view, FRAGMENTS)
    assert sorted(headings(blocks)) == sorted(section.value.slug for section in view.sections if section.value)
    parser = Rows()
    parser.feed(html_of(blocks))
    rows = [row for section in view.sections for row in section.rows]
    assert len(parser.rows) == len(rows) + len(view.sections)
    assert sum("data-again" in row for row in parser.rows) == len(rows) - view.shown
    if not rows:
        return
    for facet in view.facets:
        told = [row.get(f"data-{facet.name}", "").split() for row in parser.rows if "data-again" not in row]
        if facet.name == "status" and view.group_by == "status":
            assert not any(told)  # their section says it
            continue
        assert Counter(slug for slugs in told for slug in slugs) == {c.value.slug: c.count for c in facet.choices}
        assert [slug for slug in parser.choices[facet.name] if slug] == [c.value.slug for c in facet.choices]


VALUES = st.sampled_from(
    [*COLUMNS, *VIEWS, *GROUPINGS, *FACETS, "-date", "3", "plans", "''", "~", "{a: b}", "[[x], y]"]
)
ANY_OPTIONS = st.dictionaries(
    st.sampled_from([*OPTIONS, "collection", "status", "document", "depth"]),
    VALUES | st.lists(VALUES, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    max_size=4,
)


SMALL = {"plans/a.md": "---\nstatus: active\nauthor: Ada\ndate: 2025-01-02\n---\n# A\n", "plans/b.md": "# B\n"}


def drawn(catalog, directive, **options):
    return (
        SiteViews(catalog(SMALL, **options), read_settings(options), FRAGMENTS)
        .page("index.md", "./")
        .directive(directive)
    )


@example("index", {"limit": "9" * 5_000})
@given(st.sampled_from(sorted(DIRECTIVES)), ANY_OPTIONS)
def test_any_directive_is_drawn(catalog, view, options):
    directive = parse_directive(
        f"archplan:{view} {{{', '.join(f'{name}: {value}' for name, value in options.items())}}}"
    )
    assert isinstance(drawn(catalog, directive), list)


@pytest.mark.parametrize(
    "options",
    [
        "index {columns: {a: b}}",
        "index {columns: [[a]]}",
        "index {columns: [date, size]}",
        "index {facets: {a: b}}",
        "index {facets: [people]}",
        "index {group_by: month, view: grid, sort: size, limit: 0}",
        "index {hide: {a: b}}",
        "trace {facets: {a: b}}",
        "trace {facets: [people]}",
    ],
)
def test_an_option_that_cannot_be_used_leaves_a_view_as_it_is(catalog, options):
    settings = {"collections": {"plans": {"kind": "plan", "path": "plans", "hide": "active"}}}
    usual = drawn(catalog, parse_directive(f"archplan:{options.partition(' ')[0]}"), **settings)
    assert html_of(usual)
    assert drawn(catalog, parse_directive(f"archplan:{options}"), **settings) == usual
