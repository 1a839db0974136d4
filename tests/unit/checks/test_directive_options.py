"""The options of directives: what cannot be followed is told, with what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.listing import OPTIONS

TREE = {
    "rfcs/0007-ledger.md": "---\ntitle: A ledger\nstatus: approved\ndate: 2025-01-02\n---\n",
    "rfcs/0008-queue.md": "---\ntitle: Queue\nstatus: parked\ndate: 2025-01-02\n---\n",
    "plans/queue.md": "---\ntitle: Queue\nstatus: active\ndate: 2025-01-02\nrelated_rfc: 7\n---\n",
}


PAGE = "plans/queue.md"
LINE = TREE[PAGE].count("\n") + 2


def told(catalog, directive, path=PAGE):
    """Return the problems of a directive that stands at the end of a page, by itself of a document."""
    built = catalog({**TREE, path: TREE.get(path, "") + f"\n<!-- archplan:{directive} -->\n"})
    assert set(built.documents) == set(TREE)
    return [problem for problem in built.problems if problem.rule == "bad-directive"]


@pytest.mark.parametrize(
    "directive",
    [
        "index",
        "index {}",
        "index {collection: plans}",
        "index {collection: plan, status: active}",
        "index {collection: [plans, rfcs], status: [active, approved], sort: -date}",
        "index {status: Parked}",
        "index {sort: title}",
        "index {sort: -author}",
        "index {columns: [status, rfc, tag]}",
        "index {columns: status}",
        "index {columns: []}",
        "index {facets: []}",
        "index {facets: [text, kind]}",
        "index {group_by: none}",
        "index {group_by: 'year', view: cards, limit: 5}",
        "index {hide: [superseded, Parked]}",
        "index {limit: '0012'}",
        "trace {facets: [status, text]}",
        "trace {facets: []}",
        "backlinks",
        "backlinks {}",
        "costs",
        "costs {collection: plans, status: [active], period: year}",
        "problems",
        "problems {collection: [plans, rfc], rule: missing-date, severity: [error, warning, info], by: file}",
        "problems {rule: [missing-date, broken-reference], by: rule}",
        "trace",
        "trace {collection: rfcs}",
        "trace {collection: [rfcs, plans]}",
        "graph",
        "graph {}",
        "graph {document: RFC-0007}",
        "graph {document: rfc-0007}",
        "graph {document: rfcs/0007-ledger.md}",
        "graph {document: A ledger}",
        "graph {document: 0007-ledger}",
        "graph {document: 'RFC-0007', depth: 1}",
        "graph {document: RFC-0007, depth: 5}",
        "graph {depth: '3'}",
        "graph {collection: plans}",
        "graph {collection: rfc, status: [approved, parked]}",
        "graph {\n  document: RFC-0007,\n  depth: 2\n}",
    ],
)
def test_directives_that_can_be_followed_are_no_problem(catalog, directive):
    assert told(catalog, directive) == []


@pytest.mark.parametrize(
    ("directive", "words", "hint"),
    [
        ("graph {document: RFC-0099}", ["RFC-0099"], "path"),
        ("graph {document: nothing.md}", ["nothing.md"], "path"),
        ("graph {document: Queue}", ["Queue", "more than one"], "path"),
        ("graph {document: index.md}", ["index.md"], "path"),
        ("graph {depth: 0}", ["depth", "'0'"], "1 to 5"),
        ("graph {depth: 6}", ["depth", "'6'"], "1 to 5"),
        ("graph {depth: -1}", ["depth", "'-1'"], "1 to 5"),
        ("graph {depth: 1.5}", ["depth", "'1.5'"], "1 to 5"),
        ("graph {depth: two}", ["depth", "'two'"], "1 to 5"),
        ("graph {depth: 2²}", ["depth", "'2²'"], "1 to 5"),
        ("graph {depth: 99999999999999999999999999999999}", ["depth"], "1 to 5"),
        ("graph {depth: [2, 9]}", ["depth"], "1 to 5"),
        ("graph {collection: nope}", ["nope"], "plans, rfcs"),
        ("graph {status: nope}", ["nope"], "active"),
        ("graph {collection: plans, status: approved}", ["approved"], "active"),
        ("graph {sort: title}", ["sort"], "document, depth, collection, status"),
        ("graph {Document: RFC-0007}", ["Document"], "document"),
        ("trace {collection: nope}", ["nope"], "plans, rfcs"),
        ("trace {document: RFC-0007}", ["document"], "collection"),
        ("trace {depth: 1}", ["depth"], "collection"),
        ("index {document: RFC-0007}", ["document"], f"collection, status, {', '.join(OPTIONS)}"),
        ("index {depth: 2}", ["depth"], f"collection, status, {', '.join(OPTIONS)}"),
        ("index {collection: [plans, nope]}", ["nope"], "plans, rfcs"),
        ("index {sort: colour}", ["'sort'", "'colour'"], "It takes title, status, kind, author"),
        ("index {sort: --date}", ["'sort'", "'--date'"], "a leading - to reverse"),
        ("index {sort: [title, date]}", ["'sort'", "'title, date'"], "one word"),
        ("index {sort: []}", ["'sort'"], "a word"),
        ("index {columns: colour}", ["'columns'", "'colour'"], "status, kind, author, rfc, tag, date, progress, cost"),
        ("index {columns: [date, title]}", ["'columns'", "'title'"], "status, kind, author"),
        ("index {facets: [text, date]}", ["'facets'", "'date'"], "status, kind, author, rfc, tag, text"),
        ("index {group_by: month}", ["'group_by'", "'month'"], "status, author, year, tag, none"),
        ("index {group_by: [status, year]}", ["'group_by'", "'status, year'"], "one word"),
        ("index {view: Cards}", ["'view'", "'Cards'"], "table, cards, list"),
        ("index {limit: 0}", ["'limit'", "'0'"], "a whole number from 1"),
        ("index {limit: -1}", ["'limit'", "'-1'"], "a whole number from 1"),
        ("index {limit: 2.5}", ["'limit'", "'2.5'"], "a whole number from 1"),
        ("index {limit: 2²}", ["'limit'", "'2²'"], "a whole number from 1"),
        ("index {limit: all}", ["'limit'", "'all'"], "a whole number from 1"),
        ("index {limit: []}", ["'limit'"], "a word"),
        ("index {hide: nope}", ["nope"], "active"),
        ("index {hide: [superseded, nope]}", ["nope"], "superseded"),
        ("index {collection: plans, hide: parked}", ["parked"], "active"),
        ("index {Columns: date}", ["Columns"], "columns"),
        ("trace {columns: date}", ["columns"], "collection, facets"),
        ("trace {facets: date}", ["'facets'", "'date'"], "status, "),
        ("costs {period: week}", ["'period'", "'week'"], "month, year"),
        ("costs {period: [month, year]}", ["'period'", "one word"], "month, year"),
        ("costs {period: []}", ["'period'"], "a word"),
        ("problems {by: document}", ["'by'", "'document'"], "rule, file"),
        ("problems {by: [rule, file]}", ["'by'", "one word"], "rule, file"),
        ("problems {severity: off}", ["'severity'", "'off'"], "error, warning, info"),
        ("problems {rule: missing-dates}", ["'rule'", "'missing-dates'"], "archplan rules"),
        ("problems {collection: nope}", ["nope"], "plans, rfcs"),
        ("problems {status: active}", ["status"], "collection, rule, severity, by"),
        ("costs {status: nope}", ["nope"], "active"),
        ("costs {collection: nope}", ["nope"], "plans, rfcs"),
        ("costs {sort: title}", ["sort"], "collection, status, period"),
        ("graph {limit: 3}", ["limit"], "document, depth, collection, status"),
        ("backlinks {document: RFC-0007}", ["document"], "none"),
        ("graph {document RFC-0007", ["read"], "{name: value, …}"),
        ("graph RFC-0007", ["read"], "{name: value, …}"),
        ("graf", ["graf"], "graph"),
    ],
)
def test_what_cannot_be_followed_is_told_once_with_what_to_write(catalog, directive, words, hint):
    (problem,) = told(catalog, directive)
    assert (problem.path, problem.line) == (PAGE, LINE)
    assert all(word in problem.message for word in words)
    assert hint in problem.hint


@pytest.mark.parametrize("path", ["index.md", "plans/README.md"])
@pytest.mark.parametrize(
    ("directive", "word"),
    [("backlinks", "'backlinks'"), ("graph {depth: 2}", "'depth'"), ("graph {status: active, depth: 2}", "'depth'")],
)
def test_what_needs_a_document_is_told_on_a_page_that_is_none(catalog, path, directive, word):
    (problem,) = told(catalog, directive, path)
    assert (problem.path, problem.line) == (path, 2)
    assert word in problem.message
    assert told(catalog, "graph {document: RFC-0007, depth: 2}", path) == []


@pytest.mark.parametrize(
    "directive",
    [
        "graph {document: RFC-0007, collection: plans}",
        "graph {document: RFC-0007, status: active}",
        "graph {collection: plans, depth: 2}",
        "graph {document: {a: b}}",
        "graph {document: ''}",
        "graph {document: }",
        "graph {depth: {a: b}}",
        "graph {depth: ''}",
        "graph {depth: }",
        "graph {document: [RFC-0007, rfcs/0008-queue.md]}",
        "graph {depth: [1, 2]}",
        "index {collection: {a: b}}",
        "index {columns: {a: b}}",
        "index {columns: [[a]]}",
        "index {columns: ''}",
        "index {facets: }",
        "index {facets: ['']}",
        "index {hide: []}",
        "index {hide: {a: b}}",
        "index {view: {a: b}}",
        "index {limit: ''}",
        "index {columns: [date, {a: b}]}",
        "trace {facets: kind}",
        "trace {facets: [status, rfc]}",
    ],
)
def test_an_option_of_no_use_is_told(catalog, directive):
    assert len(told(catalog, directive)) == 1


VIEWS = st.sampled_from(["index", "backlinks", "trace", "graph", "nope"])
NAMES = st.sampled_from(["document", "depth", "collection", "status", *OPTIONS, "other"])
WORDS = st.sampled_from(
    "RFC-0007 Queue plans rfc active -date title 3 0 '' {} [] [1,[2]] ~ x none year text [date,tag] 999999999".split()
) | st.text(max_size=6)


@given(VIEWS, st.dictionaries(NAMES, WORDS, max_size=4))
def test_any_options_are_told_or_followed(catalog, view, options):
    directive = f"{view} {{{', '.join(f'{name}: {word}' for name, word in options.items())}}}"
    if "-->" in directive or "\n" in directive or "\r" in directive:
        return
    for problem in told(catalog, directive):
        assert (problem.path, problem.line) == (PAGE, LINE)
        assert problem.message.endswith(".")
        assert problem.hint
