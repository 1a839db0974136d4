"""What mermaid objects to, in one short line of plain words; and where, as far as its message says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_LONGEST = 160
_MOST_EXPECTED = 3
# "Parse error on line 3: …" of jison's grammars; "Lexer error on line 2, column 7: …" of langium's.
_WHERE = re.compile(r"(?:Lexical|Lexer|Parse) error on line (\d+|NaN)(?:, column (\d+|NaN))?")
_CARET = re.compile(r"(?:Lexical|Parse) error on line \d+[.:][^\n]*\n(?P<shown>[^\n]*)\n(?P<dashes>-*)\^")
_EXPECTED = re.compile(r"Expecting (?P<tokens>'.*?'), got ", re.DOTALL)
_TYPE_WANTED = re.compile(r"Expecting token of type '(?P<token>\w+)'")
_YAML_PLACE = re.compile(r"\s*\(\d+:\d+\)\s*$")
# What a JavaScript engine says of itself tells an author nothing.
_ENGINES_OWN = re.compile(
    r"^(?:cannot (?:read|set) propert|[A-Za-z_$][\w$.]* is not (?:defined|a function)$|not a function$|undefined\b)"
)
_UNKNOWN = "No diagram type detected"
_WORDS: Mapping[str, str] = {
    "COLON": "':'",
    "COMMA": "','",
    "SQE": "']'",
    "PE": "')'",
    "DIAMOND_STOP": "'}'",
    "STRUCT_STOP": "'}'",
    "BLOCK_STOP": "'}'",
    "RBRACE": "'}'",
    "PIPE": "'|'",
    "STR": "a text in quotation marks",
    "STRING": "a text in quotation marks",
    "TXT": "':' and a text",
    "NEWLINE": "a new line",
    "NL": "a new line",
    "SPACE": "a blank",
    "EOF": "the end",
    "NUMBER_WITH_DECIMAL": "a number",
    "NUMBER_PIE": "a number",
}
_TYPES = (
    "flowchart graph sequenceDiagram classDiagram stateDiagram-v2 stateDiagram erDiagram gantt pie journey"
    " quadrantChart requirementDiagram gitGraph C4Context C4Container C4Component C4Dynamic C4Deployment mindmap"
    " timeline sankey sankey-beta xychart xychart-beta block block-beta packet packet-beta architecture-beta kanban"
    " radar-beta treemap treemap-beta treeView-beta venn-beta ishikawa-beta info"
).split()
_STATEMENTS = (
    "accDescr accTitle activate actor alt and as autonumber axisFormat bar branch break checkout cherry-pick class"
    " classDef click columns commit create critical curve dateFormat deactivate destroy direction else element end"
    " excludes line link linkStyle links loop max merge namespace note opt option par participant rect relationship"
    " requirement section service showData state style subgraph tickInterval title todayMarker weekday x-axis y-axis"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a message says the mistake is, in mermaid's text: a line from 1, a column from 0; `end` is that of all."""

    line: int | None = None
    column: int = 0
    end: bool = False


def spot_in(message: str) -> Spot | None:
    """Return the place that a message names, the first where it names several; None where it names none."""
    named = [(match[1], match[2]) for match in _WHERE.finditer(message)]
    known = [(int(line), int(column or 1) - 1) for line, column in named if line != "NaN" and column != "NaN"]
    if known:
        line, column = min(known)
        return Spot(line=line, column=max(column, 0))
    return Spot(end=True) if named else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What jison shows of a text around the place at which it gave up, line ends taken out."""

    before: str
    after: str


def excerpt_in(message: str) -> Excerpt | None:
    """Return the excerpt that a message shows; None where it shows none."""
    match = _CARET.match(message)
    if not match:
        return None
    shown, at = match["shown"], len(match["dashes"])
    return Excerpt(before=shown[:at].removeprefix("..."), after=shown[at:].removesuffix("..."))


def expected_in(message: str) -> frozenset[str]:
    """Return what a grammar of jison expected, in mermaid's own names."""
    match = _EXPECTED.search(message)
    return frozenset(_tokens(match["tokens"])) if match else frozenset()


def _tokens(listed: str) -> list[str]:
    return re.findall(r"'(.+?)'(?=,|$)", listed)


def short_message(message: str, found: str, *, ends: str = "") -> str:
    """Return a message made short: what was `found` where mermaid gave up, or which `ends` there, and what it expected.

    `found` is the author's text from there on; `ends` is "line" or "diagram" where nothing is left of it.
    """
    if message.startswith(_UNKNOWN):
        return _unknown(found)
    if _ENGINES_OWN.search(message):
        return "mermaid fails here"
    if not _WHERE.search(message):
        first = _YAML_PLACE.sub("", message.strip().split("\n", 1)[0])
        return _cut(first.rstrip("."))
    surprise = f"the {ends} ends too early" if ends or not found.strip() else f"unexpected {_piece(found)}"
    expected = _expected(message, found.split(maxsplit=1)[0] if found.split() else "")
    return _cut(f"{surprise}, expected {expected}" if expected else surprise)


def _piece(found: str) -> str:
    """Return the author's next word, in quotation marks."""
    line = found.strip().split("\n", 1)[0]
    match = re.match(r"\w+|[^\w\s]+", line)
    return f"'{match[0][:30]}'" if match else "text"


def _expected(message: str, found: str) -> str:
    """Return what was expected, in words; nothing where that is much, only mermaid's own names, or what was found."""
    if match := _EXPECTED.search(message):
        tokens = _tokens(match["tokens"])
    elif match := _TYPE_WANTED.search(message):
        tokens = [match["token"]]
    else:
        return ""
    words = list(dict.fromkeys(_WORDS.get(token) or (f"'{token}'" if _is_literal(token) else "") for token in tokens))
    told = all(words) and len(words) <= _MOST_EXPECTED and words != [_WORDS["EOF"]] and f"'{found}'" not in words
    return " or ".join(words) if told else ""


def _is_literal(token: str) -> bool:
    """Say whether a token's name is what an author writes, such as `end` or `:`."""
    return not any(char.isupper() for char in token) and "_" not in token


def _unknown(found: str) -> str:
    words = found.split(maxsplit=1)
    if not words:
        return "the diagram is empty"
    near = _nearest(words[0], _TYPES, 0.7)
    return _cut(f"'{words[0][:40]}' is no type of diagram" + (f"; did you mean '{near}'?" if near else ""))


def misspelt(line: str) -> str:
    """Return the statement that a line's first word is probably meant to be; empty where it is one, or is like none."""
    match = re.match(r"\s*([A-Za-z][\w-]*)(?=\s|$)", line)
    return _nearest(match[1], _STATEMENTS, 0.8) if match and match[1] not in _STATEMENTS else ""


def _nearest(word: str, words: Sequence[str], likeness: float) -> str:
    known = {other.casefold(): other for other in words}
    near = get_close_matches(word.casefold()[:40], known, n=1, cutoff=likeness)
    return known[near[0]] if near else ""


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
