"""The rule about what authors ask for by directives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_archplan.directives import VIEWS, Directive, parse_directive
from mkdocs_archplan.model import Catalog
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.outline import Comment
from mkdocs_archplan.settings import SORTS
from mkdocs_archplan.text import slugify


def directive_problems(comments: Iterable[Comment], path: str, catalog: Catalog) -> Iterator[Problem]:
    """Report directives of a page that cannot be followed, or not as they are written."""
    for comment in comments:
        directive = parse_directive(comment.text)
        complaint = _complaint(directive, catalog) if directive else None
        if complaint:
            message, hint = complaint
            yield Problem(rule="bad-directive", path=path, line=comment.line, message=message, hint=hint)


def _complaint(directive: Directive, catalog: Catalog) -> tuple[str, str] | None:
    """Return what is wrong with a directive and what to write instead."""
    options = VIEWS.get(directive.view)
    if options is None:
        return f"there is no view '{directive.view}'.", _one_of(VIEWS)
    if directive.error:
        return directive.error, "Write options as {name: value, …}."
    for name in directive.options:
        if name not in options:
            return f"'{directive.view}' has no option '{name}'.", _one_of(options)
    for name in directive.collections:
        if not catalog.collections_named(name):
            return f"there is no collection '{name}'.", _one_of(c.settings.name for c in catalog.collections)
    for word in directive.words("sort"):
        if word.removeprefix("-") not in SORTS:
            return f"nothing can be sorted by '{word}'.", _one_of(SORTS)
    return _unknown_status(directive, catalog)


def _unknown_status(directive: Directive, catalog: Catalog) -> tuple[str, str] | None:
    wanted = directive.collections or tuple(c.settings.name for c in catalog.collections)
    collections = [c for name in wanted for c in catalog.collections_named(name)]
    known = {status.slug: None for collection in collections for status in collection.statuses}
    for word in directive.words("status"):
        if slugify(word) not in known:
            return f"there is no status '{word}'.", _one_of(known)
    return None


def _one_of(words: Iterable[str]) -> str:
    listed = ", ".join(words)
    return f"Use one of: {listed}." if listed else "It takes none."
