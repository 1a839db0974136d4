"""`<!-- archplan:VIEW {options} -->`: what an author asks to be shown at a place of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mkdocs_archplan.listing import OPTIONS
from mkdocs_archplan.read.front_matter import Value, read_front_matter
from mkdocs_archplan.read.outline import IGNORE

# The views, and the options of each.
VIEWS: Mapping[str, tuple[str, ...]] = {
    "index": ("collection", "status", *OPTIONS),
    "backlinks": (),
    "trace": ("collection", "facets"),
    "graph": ("document", "depth", "collection", "status"),
    "costs": ("collection", "status", "period"),
    "cost-table": ("currency", "period", "ignore"),
    "problems": ("collection", "rule", "severity", "by"),
}
PROBLEM_GROUPS = ("rule", "file")  # what `problems` can be listed by
COST_PERIODS = ("month", "year")  # of the sums of `costs`
MAX_DEPTH = 5  # of a graph around a document
_DIRECTIVE = re.compile(r"archplan:(?P<view>[a-z][a-z-]*)\s*(?P<options>\{.*\})?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Directive:
    """A view's name and its options; `error` says why the options cannot be read."""

    view: str
    options: Mapping[str, Value] = field(default_factory=dict)
    error: str = ""

    @property
    def collections(self) -> tuple[str, ...]:
        """The collections named in the options."""
        return self.words("collection")

    def words(self, name: str) -> tuple[str, ...]:
        """Return an option as a tuple of words, whether one was written or a list."""
        value = self.options.get(name)
        values = value if isinstance(value, tuple) else (value,)
        return tuple(word for word in values if isinstance(word, str))

    def options_of(self, names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return those of the named options that are written, as words."""
        return {name: self.words(name) for name in names if self.words(name) or self.options.get(name) == ()}


def parse_directive(comment: str) -> Directive | None:
    """Read the inner text of an HTML comment; None when it asks for no view: another comment, or an ignore. Total."""
    text = comment.strip()
    if not text.startswith("archplan:") or IGNORE.match(text):
        return None
    match = _DIRECTIVE.fullmatch(text)
    if not match:
        return Directive(text[len("archplan:") :].split()[0] if text != "archplan:" else "", error="it cannot be read.")
    options = (match["options"] or "{}").replace("\n", " ")
    read = read_front_matter(f"---\n_: {options}\n---\n", "")
    value = read.fields[0].value if read.fields and not read.problems else None
    if not isinstance(value, Mapping):
        return Directive(match["view"], error="its options cannot be read.")
    return Directive(match["view"], value)
