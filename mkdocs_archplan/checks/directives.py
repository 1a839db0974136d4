"""The rule about what authors ask for by directives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_archplan.costs.currencies import currency_in
from mkdocs_archplan.costs.periods import period_in
from mkdocs_archplan.directives import COST_PERIODS, MAX_DEPTH, PROBLEM_GROUPS, VIEWS, Directive, parse_directive
from mkdocs_archplan.link.called import document_called
from mkdocs_archplan.listing import EMPTY, FACETS, OPTIONS, TRACE_FACETS, read_listing
from mkdocs_archplan.model import Catalog, Listing
from mkdocs_archplan.problems import RULES, Problem, Severity
from mkdocs_archplan.read.outline import Comment
from mkdocs_archplan.text import slugify


def directive_problems(comments: Iterable[Comment], path: str, catalog: Catalog) -> Iterator[Problem]:
    """Report directives of a page that cannot be followed, or not as they are written."""
    for comment in comments:
        directive = parse_directive(comment.text)
        complaint = _complaint(directive, path, catalog) if directive else None
        if complaint:
            message, hint = complaint
            yield Problem(rule="bad-directive", path=path, line=comment.line, message=message, hint=hint)


def _complaint(directive: Directive, path: str, catalog: Catalog) -> tuple[str, str] | None:
    """Return what is wrong with a directive and what to write instead."""
    if directive.view not in VIEWS:
        return f"there is no view '{directive.view}'.", _one_of(VIEWS)
    if directive.error:
        return directive.error, "Write options as {name: value, …}."
    if directive.view == "backlinks" and path not in catalog.documents:
        return "'backlinks' lists what a document is linked with, and this page is none.", "Put it into a document."
    return next(_wrong_options(directive, path, catalog), None)


def _wrong_options(directive: Directive, path: str, catalog: Catalog) -> Iterator[tuple[str, str]]:
    options = VIEWS[directive.view]
    for name in directive.options:
        if name not in options:
            yield f"'{directive.view}' has no option '{name}'.", _one_of(options)
        elif not _usable(name, directive):
            yield f"'{name}' cannot be {directive.options[name]!r}.", "Write a word, or a list of words."
    for name in directive.collections:
        if not catalog.collections_named(name):
            yield f"there is no collection '{name}'.", _one_of(c.settings.name for c in catalog.collections)
    yield from _wrong_facets(directive)
    for complaint in read_listing(directive.options_of(OPTIONS), Listing())[1]:
        yield f"'{complaint.option}' cannot be '{complaint.value}'.", f"It takes {complaint.takes}."
    if directive.view == "graph":
        yield from _wrong_graph(directive, path, catalog)
    wrong = {"costs": _wrong_period, "cost-table": _wrong_table, "problems": _wrong_problems}.get(directive.view)
    if wrong:
        yield from wrong(directive)
    yield from _unknown_statuses(directive, catalog)


def _wrong_facets(directive: Directive) -> Iterator[tuple[str, str]]:
    for word in directive.words("facets") if directive.view == "trace" else ():
        if word in FACETS and word not in TRACE_FACETS:
            yield f"'facets' cannot be '{word}'.", _one_of(TRACE_FACETS)


def _usable(name: str, directive: Directive) -> bool:
    """Say whether an option is a word or a list of words; some may be an empty list."""
    value, words = directive.options[name], directive.words(name)
    if isinstance(value, tuple) and len(words) < len(value):
        return False
    return all(words) if words else name in EMPTY and value == ()


def _wrong_graph(directive: Directive, path: str, catalog: Catalog) -> Iterator[tuple[str, str]]:
    others = directive.collections or directive.words("status")
    if len(directive.words("document")) > 1 or (directive.words("document") and others):
        yield "a graph is of one document, or of a collection or a status.", "Write a directive for each."
    if len(directive.words("depth")) > 1:
        yield "'depth' is one number.", f"Use one from 1 to {MAX_DEPTH}."
    if directive.words("depth") and (others or not (directive.words("document") or path in catalog.documents)):
        yield "'depth' counts from a document, and none is named.", "Add 'document'."
    for word in directive.words("document"):
        if not document_called(word, catalog):
            yield f"there is no document '{word}', or more than one.", "Write its id or its path below docs_dir."
    for word in directive.words("depth"):
        if not word.isdecimal() or not 1 <= int(word[:9]) <= MAX_DEPTH:
            yield f"'depth' cannot be '{word}'.", f"Use a number from 1 to {MAX_DEPTH}."


def _wrong_table(directive: Directive) -> Iterator[tuple[str, str]]:
    for word in directive.words("currency"):
        if not currency_in(word):
            yield f"'currency' cannot be '{word}'.", "Write the code of a currency: EUR."
    for word in directive.words("period"):
        if not period_in(word):
            yield f"'period' cannot be '{word}'.", _one_of(("month", "year", "quarter", "week", "day", "hour", "once"))
    for word in directive.words("ignore"):
        if word not in ("true", "false"):
            yield f"'ignore' cannot be '{word}'.", _one_of(("true", "false"))


def _wrong_problems(directive: Directive) -> Iterator[tuple[str, str]]:
    if len(directive.words("by")) > 1:
        yield "'by' is one word.", _one_of(PROBLEM_GROUPS)
    loud = [severity.value for severity in Severity if severity is not Severity.OFF]
    for name, known in {"by": PROBLEM_GROUPS, "severity": loud, "rule": tuple(RULES)}.items():
        for word in directive.words(name):
            if word not in known:
                advice = _one_of(known) if name != "rule" else "'archplan rules' lists them."
                yield f"'{name}' cannot be '{word}'.", advice


def _wrong_period(directive: Directive) -> Iterator[tuple[str, str]]:
    if len(directive.words("period")) > 1:
        yield "'period' is one word.", _one_of(COST_PERIODS)
    for word in directive.words("period"):
        if word not in COST_PERIODS:
            yield f"'period' cannot be '{word}'.", _one_of(COST_PERIODS)


def _unknown_statuses(directive: Directive, catalog: Catalog) -> Iterator[tuple[str, str]]:
    wanted = directive.collections or tuple(c.settings.name for c in catalog.collections)
    collections = [c for name in wanted for c in catalog.collections_named(name)]
    known = {status.slug: None for collection in collections for status in collection.statuses}
    for word in (*directive.words("status"), *directive.words("hide")):
        if slugify(word) not in known:
            yield f"there is no status '{word}'.", _one_of(known)


def _one_of(words: Iterable[str]) -> str:
    listed = ", ".join(words)
    return f"Use one of: {listed}." if listed else "It takes none."
