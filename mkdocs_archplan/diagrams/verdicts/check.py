"""Which diagrams can be drawn, by mermaid's own word; and for those that cannot, where the author made the mistake."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_archplan.diagrams.cache import Cache
from mkdocs_archplan.diagrams.verdicts.engine import Engine, engine_version
from mkdocs_archplan.diagrams.verdicts.lines import FRONT_MATTER, Lines, normal
from mkdocs_archplan.diagrams.verdicts.message import misspelt, short_message
from mkdocs_archplan.diagrams.verdicts.place import first_bad_line, offset_of, unclosed_quote, what_ends
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict, read_verdict

_KIND, _REVISION = "verdicts", 1
# mermaid's `maxTextSize`, which a diagram cannot raise.
_LONGEST = 50_000


class Checker:
    """Judges diagrams, each once: what the cache knows needs no engine, and what it does not know shares one."""

    def __init__(self, cache: Cache) -> None:
        """Take where verdicts are kept from build to build."""
        self._cache = cache
        self._engine = Engine()
        self._version = engine_version()

    @property
    def available(self) -> bool:
        """Say whether the extra `mermaid` is installed."""
        return self._version is not None

    def verdict(self, source: str) -> Verdict | None:
        """Return mermaid's verdict on a diagram; None where the extra `mermaid` is not installed."""
        if self._version is None:
            return None
        key = f"{self._version}/{_REVISION}\n{source}"
        known = read_verdict(self._cache.get(_KIND, key))
        if known is None:
            known = judge(source, self._engine)
            self._cache.put(_KIND, key, known.as_json())
        return known

    def close(self) -> None:
        """Stop the engine, if it runs."""
        self._engine.close()


def check_diagrams(sources: Iterable[str], cache: Cache) -> dict[str, Verdict]:
    """Return the verdicts on diagrams by their sources; none where the extra `mermaid` is not installed."""
    checker = Checker(cache)
    try:
        found = {source: checker.verdict(source) for source in dict.fromkeys(sources)}
    finally:
        checker.close()
    return {source: verdict for source, verdict in found.items() if verdict}


def judge(source: str, engine: Engine) -> Verdict:
    """Return mermaid's verdict on a diagram, its place the author's."""
    source = normal(source)
    if len(source) > _LONGEST:
        return Verdict(valid=False, message=f"mermaid draws no diagram of more than {_LONGEST:,} characters")
    answer = engine.parse(source)
    if answer.valid:
        late = "---" in source and Lines(source).text.startswith("---")
        return _late_front_matter(source) if late else Verdict(valid=True, family=answer.family)
    if answer.stopped:
        return Verdict(valid=False, message=answer.message)
    if answer.yaml_line is not None and (inner := _yaml_of_front_matter(source, engine)):
        line = 2 + min(answer.yaml_line, inner.count("\n"))
        return Verdict(valid=False, line=line, column=1, message=f"front matter: {short_message(answer.message, '')}")
    lines = Lines(source)
    offset = offset_of(answer, lines)
    if offset is None:
        place = first_bad_line(source, answer, engine)
        return Verdict(valid=False, line=place.line, column=place.column, message=short_message(answer.message, ""))
    quote = unclosed_quote(lines, offset)
    if quote is not None:
        place = lines.place_at(quote)
        return Verdict(valid=False, line=place.line, column=place.column, message="a quotation mark is not closed")
    place = lines.place_at(offset)
    message = short_message(answer.message, lines.text[offset:], ends=what_ends(answer, lines, offset))
    near = "" if answer.unknown else misspelt(source.split("\n")[place.line - 1])
    advice = f"; did you mean '{near}'?" if near else ""
    return Verdict(valid=False, line=place.line, column=place.column, message=message + advice)


def _late_front_matter(source: str) -> Verdict:
    line = next((at for at, row in enumerate(source.split("\n"), 1) if row.strip() == "---"), 1)
    message = "front matter must be the first thing in a diagram, between two lines of ---"
    return Verdict(valid=False, line=line, column=1, message=message)


def _yaml_of_front_matter(source: str, engine: Engine) -> str:
    """Return what stands in the front matter, if that is broken: the data of a node, `@{…}`, is YAML as well."""
    match = FRONT_MATTER.match(source)
    alone = engine.parse(f"{match[0]}graph TD\n  A") if match else None
    return match[2] if match and alone and alone.yaml_line is not None else ""
