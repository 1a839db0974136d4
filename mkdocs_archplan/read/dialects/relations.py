"""Other documents named by a phrase: `Superseded by [ADR-0002](0002-x.md)`, `Amends ADR 5`, `Deprecated (see …)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_archplan.read.dialects.header import Line
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import REFERENCES, Meaning, field_name
from mkdocs_archplan.read.words.partial import names_part, speaks_of_part

_PHRASE = re.compile(
    r"""(?<![A-Za-z0-9/-])(?:(?:partially|partly|fully)[ ])?
        (?P<phrase>super[sc]ee?ded(?:[ ]in[ ]favou?r[ ]of|[ ]in[ ]part[ ]by\b|[ (:,–-]{0,3}(?:by|with|through|see)\b)?
        |replaced[ ](?:by|with)|obsoleted[ ]by|succeeded[ ]by|super[sc]ee?des|replaces|obsoletes
        |amended[ ]by|amends|extended[ ]by|extends|updated[ ]by|updates|modifies|clarified[ ]by|clarifies
        |refined[ ]by|refines|depends[ ]on|requires|required[ ]by|relates[ ]to|related[ ]to|linked[ ]to|implements
        |in[ ]favou?r[ ]of|deprecated[ ]by|see[ ]also|see)(?![A-Za-z0-9/-])[*_]{0,2}[ ]?:?[*_]{0,2}""",
    re.VERBOSE | re.IGNORECASE,
)
_SUCCEEDED = re.compile(r"super[sc]ee?ded\b.*|replaced with|in favou?r of", re.DOTALL)
_SPELLINGS = re.compile(r"super[sc]ee?de")
_LINK = r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?[^()\s<>]*>?[^()]*\)"
_TARGET = re.compile(
    rf"""{_LINK}|<https?://[^<>\s]+>|https?://[^\s<>()\[\]]+|[\w.%/-]+\.md\b(?:\#[\w-]+)?
        |\b\d{{3,5}}-[A-Za-z][\w-]*|\b(?!and\b|or\b)[A-Za-z]{{2,8}}[- –]?\#?\d{{1,5}}(?![A-Za-z0-9])""",
    re.VERBOSE,
)
_AROUND_LINK = re.compile(r"\]\(\s*<?(?P<target>[^()\s<>]+)>?[^()]*\)")  # `[Refined by](0003-x.md)`
_NUMBERS = re.compile(r"[ ]*\#?(\d{1,5}(?:[ ]*(?:,|and|&)[ ]*\#?\d{1,5})*)[ ]*(?=$|[.,;:)\]])(?![-/.]\d)")
_START = re.compile(
    r"""[ \t>]{0,8}(?:(?:[-*+]|\d{1,2}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?
        (?:[*_]{0,2}status[ ]notes?[*_]{0,2}:[*_]{0,2}[ \t]*)?[*_\[(]{0,3}
        (?:(?:this|the)\s\w+\s(?:has\sbeen|is|was)(?:\snow)?\s)?[*_\[(]{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS_MAY_NAME = frozenset(("superseded by", "supersedes", "replaced by", "replaces"))
_NUMBERS_MAY_NAME = frozenset((*_WORDS_MAY_NAME, "obsoletes", "obsoleted by", "amends", "amended by"))
_LONGEST = 2_000


def phrase_facts(text: str, line: int, source: str) -> Iterator[Fact]:
    """Read every phrase of a text that names documents: links, ids, or after `superseded by` a title."""
    if len(text) > _LONGEST:
        return
    phrases = list(_PHRASE.finditer(text))
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=False):
        rest = text[phrase.end() : following.start() if following else len(text)]
        name = _name(phrase["phrase"])
        if around := _AROUND_LINK.match(rest):
            targets: tuple[str, ...] = (f"[{phrase['phrase']}]({around['target']})",)
        else:
            leads = not text[: phrase.start()].strip(" *_([")
            targets = tuple(_targets(rest, name, leads=leads and phrase["phrase"][-1] != "d"))
        if targets and name in REFERENCES:
            partial = names_part(phrase[0] + rest) or speaks_of_part(text[: phrase.start()])
            yield Fact(Meaning.REFERENCE, name, targets, rest.strip(), line, source, partial=partial)


def _name(phrase: str) -> str:
    """Return the name of the field that a phrase stands for: `superceded in favour of` is `superseded by`."""
    name = field_name(phrase)
    if _SUCCEEDED.fullmatch(name):
        return "replaced by" if name == "replaced with" else "superseded by"
    return _SPELLINGS.sub("supersede", name)


def led_facts(lines: Iterable[Line], source: str) -> Iterator[Fact]:
    """Read the lines that begin with such a phrase: `- Supersedes [x](y)` in a header or below `Links`."""
    for line in joined(lines):
        start = _START.match(line.text)
        if start and _PHRASE.match(line.text, start.end()):
            for fact in phrase_facts(line.text[start.end() :], line.number, source):
                # `See [x](y)` opens many a sentence; only in a status it is part of the metadata.
                if fact.name != "see" and any(_TARGET.search(str(target)) for target in fact.value or ()):
                    yield fact


def joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, a phrase that ends its line together with the next: `Superseded by`, then `[ADR-2](2.md)`."""
    waiting: Line | None = None
    for line in lines:
        if waiting:
            if _TARGET.match(line.text.strip()):
                yield Line(line.number, f"{waiting.text.rstrip()} {line.text.strip()}")
                waiting = None
                continue
            yield waiting
        start = _START.match(line.text)
        phrase = _PHRASE.match(line.text, start.end()) if start else None
        waiting = line if phrase and not line.text[phrase.end() :].strip() else None
        if not waiting:
            yield line
    if waiting:
        yield waiting


def _targets(text: str, name: str, *, leads: bool) -> Iterator[str]:
    found = [match[0] for match in _TARGET.finditer(text)]
    if found:
        yield from found
    elif name in _NUMBERS_MAY_NAME and (numbers := _NUMBERS.match(text)):
        yield from re.findall(r"\d+", numbers[1])
    elif leads and name in _WORDS_MAY_NAME and (words := text.strip(" \t.:*_`\"'()[]!"))[:1].isupper():
        yield words  # perhaps a title
