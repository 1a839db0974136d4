"""What the heading of a section says about what stands below it: open questions, work for later, a phase."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_archplan.text import strip_symbols

_NUMBERING = re.compile(r"(?:(?:\d+(?:\.\d+)*|[A-Za-z]|[IVXivx]+)[.):]|\d+(?:\.\d+)+)\s+(?=\S)")
_BRACKETED = re.compile(r"\s*\((?P<words>[^()]*)\)\s*$")
_OPEN = re.compile(
    r"""(?:(?:remaining|outstanding|pending|open)\ )+(?:design\ )?(?:questions?|issues?|points?|items?|decisions?)
        (?:\ (?:and|&|/)\ .*)?
      | questions?\ (?:to\ (?:be\ )?(?:resolved?|answer(?:ed)?|decide)|left|open)
      | offene\ (?:fragen|punkte|themen) | ungeklärte\ (?:fragen|punkte)
      | (?:questions|points)\ (?:ouverte?s|en\ suspens)
      | (?:preguntas|cuestiones)\ (?:abiertas|pendientes) | (?:questões|perguntas)\ (?:em\ aberto|abertas|pendentes)
      | (?:domande|questioni)\ aperte | open(?:staande)?\ vragen | открытые\ вопросы
      | 未解決(?:の)?(?:質問|課題|事項|問題) | 未決(?:定)?事項
      | 未解决(?:的)?问题 | (?:待解决|待定|开放)(?:的)?问题 | 미해결\ (?:질문|문제)""",
    re.IGNORECASE | re.VERBOSE,
)
# How the templates of many RFCs call what is to be found out while the RFC is built.
_UNRESOLVED = re.compile(r"un(?:resolved|answered)\ (?:questions?|issues?)|questions", re.IGNORECASE | re.VERBOSE)
# A part of every title above, for a quick look at the many others.
_HINTS = tuple(
    """quest issue point item decision frage punkte themen pregunt cuest pergunt domand vragen вопрос 質問 課題 事項
    問題 问题 질문 문제""".split()
)
_ANSWERED = re.compile(r"\b(?:resolved|answered|closed|settled|done)\b", re.IGNORECASE)
# Anywhere in a title, and only where the title opens with it or adds it in brackets: `Phase 4 (dropped)`.
_LATER = re.compile(
    r"""\b(?:future|follow[- ]?(?:ups?|on)|next\ steps|out[- ]of[- ]scope|not\ in\ scope|non[- ]?goals?|backlog
      |nice[- ]to[- ]haves?|stretch\ goals?|deferred|postponed|won['’]t|alternatives?\ considered
      |(?:considered|rejected)\ alternatives?|post[- ](?:launch|release|implementation|mvp)
      |ausblick|folgearbeiten|nächste\ schritte|nicht[- ]ziele|travaux\ futurs|prochaines\ étapes|hors\ périmètre
      |trabajos?\ futuros?|próximos\ pasos|fuera\ de(?:l)?\ alcance)\b | 今後 | 将来 | 未来
      | (?:^|\()(?:(?:possible|potential|further)\ (?:improvements|enhancements|work|steps|extensions)|later|optional
        |ideas?|options?|rejected|dropped|cancell?ed|skipped|removed|roll[- ]?back|contingency|examples?|templates?
        |alternatives?|alternativen|später|open\ questions?|unresolved)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = re.compile(
    r"""(?:pre-?requisites?|pre-?conditions?|pre-?flight|before|definition\ of\ ready|requirements?|decision\ drivers
      |goals?|completed|done|finished|reviewers?|review\ checklist|sign-?offs?|approvals?|voraussetzungen?|prérequis
      |requisitos)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PHASE = re.compile(
    r"(?:phase|stage|milestone|fase|étape|etapa|этап|阶段|フェーズ)\s*(?P<number>\d{1,2}|[IVX]{1,5}\b|[A-H]\b)(?![.\w])",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"""\b(?:in\ progress|on-?going|started|under-?way|wip|partly|partial(?:ly)?|done|completed?|finished|shipped
      |achieved)\b | [✅✔☑🚧🔄]""",
    re.IGNORECASE | re.VERBOSE,
)
# The documents of a collection have most of their headings in common.
_remembered = lru_cache(maxsize=4096)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@_remembered
def bare_heading(title: str) -> str:
    """Return a heading in small letters without its numbering and the symbols around it: `2.1 Context` is `context`."""
    plain = strip_symbols(title)
    return strip_symbols(_NUMBERING.sub("", plain, count=1)).casefold()


@_remembered
def asks(title: str) -> bool:
    """Say whether a section of this title holds questions that are still to be answered."""
    folded = title.casefold()
    if not any(hint in folded for hint in _HINTS):
        return False
    bare = _asked(title)
    return bool(_OPEN.fullmatch(bare) or _UNRESOLVED.fullmatch(bare))


@_remembered
def is_settled(title: str) -> bool:
    """Say whether the questions below a title are answered, or were put off: `Resolved during planning`."""
    return bool(_ANSWERED.search(title.replace("unresolved", ""))) or is_later(title)


def is_open(title: str) -> bool:
    """Say whether a title speaks of open questions, rather than of what an RFC leaves to those who build it."""
    return bool(_OPEN.fullmatch(_asked(title)))


def _asked(title: str) -> str:
    bare = bare_heading(title)
    if not bare or _ANSWERED.search(title.replace("unresolved", "")):
        return ""
    return strip_symbols(_BRACKETED.sub("", bare))


@_remembered
def is_later(title: str) -> bool:
    """Say whether what stands below a title is not, or no longer, part of the work: later, elsewhere, or never."""
    return bool(_LATER.search(bare_heading(title)))


@_remembered
def is_before(title: str) -> bool:
    """Say whether what stands below a title is ticked before the work is done, or is only about what was done."""
    return bool(_BEFORE.match(bare_heading(title)))


@_remembered
def says_begun(title: str) -> bool:
    """Say whether the heading of a phase itself says that the phase was begun or done: `Phase 2 (in progress)`."""
    return bool(_BEGUN.search(title))


@_remembered
def phase_number(title: str) -> int | None:
    """Return the number of a phase: `Phase 2: Roll-out`, `Stage II`, `Phase B`; None for other titles."""
    found = _PHASE.match(strip_symbols(title))
    if not found:
        return None
    number = found["number"].upper()
    if number.isdigit():
        return int(number)
    if set(number) <= set(_ROMAN) and number not in ("C", "D"):
        values = [_ROMAN[letter] for letter in number]
        return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return ord(number) - ord("A") + 1 if len(number) == 1 else None
