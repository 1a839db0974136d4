"""Prompts of a template that were left in the text of a document.

Most documents hold none, and all must be looked at: whether one may hold some is told without taking it apart. What
stays is judged block by block. Unsure cases are taken for the author's own words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.runs import MARK, Run, read_runs
from mkdocs_archplan.read.source import SourceFile, load
from mkdocs_archplan.read.words import prompts as words_of

RULE = "placeholder-left"
_HINT = "Write what is asked for, or remove it."
_LONGEST = 60  # characters of a prompt that are shown
# Bracketed words that are neither link, footnote nor task box, nor code: `Vec<T>`, `{{ name }}`, `{% if %}`, `${name}`.
_SQUARE = r"(?<![\w\]!\[])\[(?P<square>[^\W\d_][^\[\]]{1,600})\](?![(\[\]])"
_BRACE = r"(?<![\w{$#%])\{(?P<brace>[^\W\d_][^{}]{3,600}(?:\{[^{}]{0,100}\}[^{}]{0,600})?)\}(?!\})"
_ANGLE = r"(?<![\w<])<(?P<angle>[A-Za-z][^<>=\"/]{3,300})>"
_GROUP = re.compile(f"{_SQUARE}|{_BRACE}|{_ANGLE}")
# The same in a form that is quick: each begins with one character, and is tried where that stands.
_LOOKS = (
    (
        "[",
        re.compile(
            r"\[(?: \] (?P<task>Validation criterion|Prerequisite) \d|(?P<words>[^\W\d_][^\[\]]{1,600})\](?![(\[:]))"
        ),
    ),
    ("{", re.compile(r"\{(?P<words>[^\W\d_][^{}]{3,600}(?:\{[^{}]{0,100}\}[^{}]{0,600})?)\}")),
    ("<", re.compile(r"<(?P<words>[A-Za-z][^<>=\"/]{3,300})>")),
)
# The beginnings of known sentences and of fillers.
_SENTENCES = (
    re.compile(r"What (?:becomes easier or|is the (?:issue that we|change that we|status, such))"),
    re.compile(r"T(?:he (?:issue motivating|change that we)|ODO)"),
    re.compile(r"L(?:orem ipsum|OREM IPSUM)"),
)
_BEFORE_VALUE = (":", "：", "-", "–", "—", "→")
_MARKS = " \t\n\"'“”„«»*_`.,;:!…"
_LINKS = re.compile(
    r"""\W*(?:\d+[.)]?\s*)?(?:references?|(?:related\ |useful\ )?links?|see\ also|related(?:\ \w+){0,3}|resources
      |sources|further\ reading|bibliography|more\ information|status|history)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_INSTRUCTION = re.compile(
    r"""(?:describes?|explains?|lists?|outlines?|summari[sz]es?|specify|discuss\ (?!in\b|on\b|at\b|with\b))\b
      | (?:a|one)\ (?:short\ )?(?:paragraph|sentence)\b | (?:what|why|how|which|who)\b.*\?$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_LINE = re.compile(r"\n(?:[-*+] |\d+[.)] )?")
_BREAK = 10
_FILLED = 2  # a heading and a block below it
_EMPTY_SECTIONS, _SENTENCE = 2, 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt in a text, as it stands there, and the byte at which it starts; one that is not `sure` needs company."""

    text: str
    byte: int
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrompts:
    """What the templates of a folder ask for: in brackets, by items that only count, and by whole sections in words.

    A section is its title and the text of each of its blocks; `openings` are the lines that those texts begin with.
    """

    bracketed: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    sections: frozenset[tuple[str, ...]] = frozenset()
    openings: frozenset[str] = frozenset()


NO_PROMPTS = OwnPrompts()


def read_own_prompts(templates: Iterable[SourceFile]) -> OwnPrompts:
    """Read what templates ask for. Total: a file that cannot be read asks for nothing."""
    own = NO_PROMPTS
    for template in templates:
        text, _ = load(template)
        body = text[read_front_matter(text, template.path).length :]
        runs = read_runs(body)
        bracketed = {words for run in runs for _, words in _groups(run.text) if words_of.is_own_prompt(words)}
        items = {bare for run in runs if words_of.is_numbered(bare := _bare(run.text)) and run.kind != "heading"}
        asking = {texts: section[1] for section in _sections(runs) if (texts := _texts(section)) and _is_asking(texts)}
        data = body.encode("utf-8", "replace")
        openings = {_LINE.split(_line_at(data, run.byte_of(0)))[-1] for run in asking.values()}
        own = OwnPrompts(
            bracketed=own.bracketed | bracketed,
            items=own.items | items,
            sections=own.sections | asking.keys(),
            openings=own.openings | openings,
        )
    return own


def _is_asking(texts: Sequence[str]) -> bool:
    """Say whether a section of a template, its title first, says in words what to write there."""
    return len(texts) > 1 and bool(_INSTRUCTION.match(texts[1]))


def _line_at(data: bytes, byte: int) -> str:
    """Return the line that a byte is in, behind the line break before it."""
    start = data.rfind(b"\n", 0, byte) + 1
    return "\n" + data[start:].partition(b"\n")[0].decode("utf-8", "replace")


def report_prompts(
    body: str, first_line: int, own: OwnPrompts, report: Report, taken: Collection[int] = frozenset()
) -> None:
    """Report once that a text holds prompts: where the first stands, and how many there are.

    `taken` are lines of which another finding speaks already.
    """
    if not may_hold_prompts(body, own):
        return
    data = body.encode("utf-8", "replace")
    starts = [0, *(at + 1 for at, byte in enumerate(data) if byte == _BREAK)]
    found = [p for p in find_prompts(body, own) if bisect_right(starts, p.byte) - 1 + first_line not in taken]
    if not any(prompt.sure for prompt in found):
        return
    first = found[0]
    line = bisect_right(starts, first.byte) - 1
    column = len(data[starts[line] : first.byte].decode("utf-8", "replace")) + 1
    text = first.text.replace(MARK, "…")
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(None, 1)[0]} …"
    message = f"a prompt of the template was left in the text: '{shown}'."
    if len(found) > 1:
        message = f"{len(found)} prompts of the template were left in the text, the first is '{shown}'."
    report.add(RULE, line + first_line, message, _HINT, column=column)


def may_hold_prompts(text: str, own: OwnPrompts = NO_PROMPTS) -> bool:
    """Say whether a text is worth to be looked at closely: true where there is a prompt, and seldom elsewhere."""
    blocks = 0
    for opening, look in _LOOKS:
        for match in look.finditer(text) if opening in text else ():
            words = match["words"]
            if not words:
                return True
            if words in own.bracketed or words_of.is_known(words) or _may_ask(words, own):
                if opening != "[" or f"{match[0]}:" not in text:
                    return True
            elif opening == "[" and text[match.start() - 1 : match.start()] == "\n" == text[match.end() :][:1]:
                blocks += words_of.may_be_prompt(words)
    if blocks >= _EMPTY_SECTIONS or any(sentence.search(text) for sentence in _SENTENCES):
        return True
    if own.items and any(f" {item}\n" in text for item in own.items):
        return True
    return bool(own.openings) and not own.openings.isdisjoint(_LINE.split(f"\n{text}"))


def _may_ask(words: str, own: OwnPrompts) -> bool:
    if " " not in words and "\n" not in words and words.isascii():
        return False
    plain = " ".join(words.split())
    return plain in own.bracketed or words_of.is_known(plain) or words_of.asks(plain) or words_of.asks_inside(plain)


def find_prompts(text: str, own: OwnPrompts = NO_PROMPTS) -> tuple[Prompt, ...]:
    """Return the prompts of a Markdown text in their order; none where not one is sure."""
    found: list[Prompt] = []
    single: list[Prompt] = []
    sections = list(_sections(read_runs(text)))
    headings = {_bare(section[0].text).casefold() for section in sections if section[0].kind == "heading"}
    for section in sections:
        if own.sections and _texts(section) in own.sections:
            found.append(_prompt(section[1], 0, section[1].text))
            continue
        title = section[0].text if section[0].kind == "heading" else ""
        links = bool(_LINKS.fullmatch(title))
        prompts = [p for run in section for p in _prompts_of(run, own, headings, links)]
        if title and not links and len(section) == _FILLED and prompts and _is_sentence(prompts[0], section[1]):
            single += prompts
        found += prompts
    if not any(prompt.sure for prompt in found) and len(single) >= _EMPTY_SECTIONS:
        return tuple(replace(prompt, sure=True) for prompt in single)
    return tuple(found) if any(prompt.sure for prompt in found) else ()


def _is_sentence(prompt: Prompt, run: Run) -> bool:
    """Say whether a paragraph is several words in brackets, and nothing else."""
    alone = not _outside(run.text, [match for match, _ in _groups(run.text)])
    return run.kind == "paragraph" and alone and len(prompt.text.split()) >= _SENTENCE


def _sections(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the blocks under each heading, the heading first; those before any heading have none."""
    section: list[Run] = []
    for run in runs:
        if run.kind == "heading" and section:
            yield section
            section = []
        section.append(run)
    if section:
        yield section


def _texts(section: Sequence[Run]) -> tuple[str, ...]:
    """Return the texts of a section, none where it holds code, links or the like as well: those may be an answer."""
    if any(run.kind == "other" or MARK in run.text for run in section):
        return ()
    return tuple("\n".join(" ".join(line.split()) for line in run.text.split("\n")) for run in section)


def _groups(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what stands in brackets in the text of a block, and its words."""
    for match in _GROUP.finditer(text):
        words = " ".join((match["square"] or match["brace"] or match["angle"]).split())
        if match["square"] or " " in words:
            yield match, words


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS)


def _prompt(run: Run, at: int, text: str, *, sure: bool = True) -> Prompt:
    return Prompt(" ".join(text.split()), run.byte_of(at), sure)


def _prompts_of(run: Run, own: OwnPrompts, headings: Collection[str], links: bool) -> Iterator[Prompt]:
    """Yield the prompts of one block. `links`: it stands in a section of links."""
    groups = list(_groups(run.text))
    outside = _outside(run.text, [match for match, _ in groups])
    for match, words in groups:
        if words.casefold() in headings:
            continue
        alone = not outside
        placed = alone or _is_value(run.text, match)
        sure = _is_own(words, own, placed=placed) or (not run.quoted and _is_sure(run, match, words, placed, links))
        if sure or (not run.quoted and _is_likely(run, match, words, placed=placed, alone=alone)):
            yield _prompt(run, match.start(), match[0], sure=sure)
    plain = _plain(run, own) if not groups else None
    if plain is not None:
        yield _prompt(run, len(run.text) - len(run.text.lstrip()), run.text, sure=plain)


def _outside(text: str, groups: Sequence[re.Match[str]]) -> bool:
    """Say whether a block holds words, links or the like besides what stands in brackets."""
    ends = [0, *(match.end() for match in groups)]
    starts = [*(match.start() for match in groups), len(text)]
    rest = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return MARK in rest or any(map(str.isalnum, rest))


def _is_value(text: str, match: re.Match[str]) -> bool:
    """Say whether the end of a block stands in brackets, behind a colon or a dash: `Phase 1: [Phase Name]`."""
    after = text[match.end() :]
    before = text[: match.start()].rstrip(" \t\n\"“'*_")
    return before.endswith(_BEFORE_VALUE) and MARK not in after and not any(map(str.isalnum, after))


def _is_own(words: str, own: OwnPrompts, *, placed: bool) -> bool:
    return words in own.bracketed and (placed or " " in words)


def _is_sure(run: Run, match: re.Match[str], words: str, placed: bool, links: bool) -> bool:
    if words_of.asks_inside(words):
        return True
    if not placed or (run.kind == "cell" and not match["square"]):
        return False
    if words_of.asks(words):
        return bool(match["square"]) or " " in words
    known = words_of.is_known(words) and " " in words and not links
    return known or words_of.is_known_sentence(words.rstrip("?"))


def _is_likely(run: Run, match: re.Match[str], words: str, *, placed: bool, alone: bool) -> bool:
    """Say whether words in brackets count where the document surely holds other prompts."""
    if words_of.is_common(words):
        return placed or f'"{match[0]}"' in run.text
    return alone and bool(match["square"]) and run.kind != "cell" and words_of.may_be_prompt(words)


def _plain(run: Run, own: OwnPrompts) -> bool | None:
    """Say of a block without brackets whether it surely is a prompt; None: it is none."""
    if run.quoted or run.kind in ("heading", "other", "cell"):
        return None
    bare = _bare(run.text)
    if words_of.is_known_sentence(bare.strip("🚧 ?")) or (run.kind == "paragraph" and words_of.is_filler(bare)):
        return True
    if run.kind == "task" and words_of.is_numbered(bare, task=True):
        return True
    if run.kind in ("item", "task") and words_of.is_numbered(bare):
        return bare in own.items
    return None
