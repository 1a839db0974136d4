"""How the files of a folder are named: learnt from the names that are there, for checking them and for new ones."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Style = Literal["kebab", "snake", "train", "title-snake", "words", "title", "camel", "pascal", ""]

# The styles of a title: what joins its words, and whether it opens with a capital. Earlier ones win a tie: `queue` is
# taken for kebab case.
_STYLES: Mapping[Style, tuple[str, bool]] = {
    "kebab": ("-", False),
    "snake": ("_", False),
    "train": ("-", True),
    "title-snake": ("_", True),
    "words": (" ", False),
    "title": (" ", True),
    "camel": ("", False),
    "pascal": ("", True),
}
_EXTENSION = re.compile(r"\.(?:md|markdown|mdown|mkdn?)$", re.IGNORECASE)
# How dates stand at the beginning of names, as strftime writes them. A year alone is one where a number follows it.
_DATES: Mapping[str, str] = {
    "%Y-%m-%d": r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "%Y_%m_%d": r"(?:19|20)\d\d_(?:0[1-9]|1[0-2])_(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "%Y%m%d": r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "%Y-%m": r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)",
    "%Y": r"(?:19|20)\d\d(?=[-_. ]\d{3,5}(?!\d))",
}
_LETTERS = re.compile(r"[^\W\d_]+[-_ #.]*(?=\d)")
_GAP = r"[-_. ]"
_NUMBER = re.compile(r"\d{1,5}(?!\w)|\d{1,5}(?=_)")
_GAPS = re.compile(f"{_GAP}*")
_WORD = re.compile(r"[^\W_]+")
# Words that all names of a folder may end with: `queue-plan`, `ledger-rfc`.
_ENDINGS = frozenset("adr architecture decision design doc plan proposal record rfc spec".split())
_MOST = 0.8  # of the names have in common what is told of all
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNameFormat:
    """What the names of a folder's documents have in common: `adr-0007-use-a-queue.md`.

    `prefix` stands first (`adr-`). `date` is how a date follows, as strftime writes it, or empty. `digits` is the width
    to which numbers are filled up with zeros, 1 where they are not, 0 where names have none. `separator` stands before
    the title; `style` is how its words are written, empty where names have no title; `suffix` ends it (`-plan`).
    `extension` is empty for the names of folders. `uneven`: titles are not all in one style, so any fits.
    """

    prefix: str = ""
    date: str = ""
    digits: int = 0
    separator: str = "-"
    style: Style = "kebab"
    suffix: str = ""
    extension: str = ".md"
    uneven: bool = False

    def fits(self, name: str) -> bool:
        """Say whether the name of a file, or of a folder, is of this format."""
        match = re.fullmatch(self._pattern(), name)
        if not match:
            return False
        title = match["words"]
        if title is None or self.uneven:
            return True
        return _is_styled(title.removesuffix(self.suffix), self.style)

    def name(self, number: int | None, title: str, date: datetime.date | None = None) -> str:
        """Return the name of a new file. Raises ValueError where the format needs a number or a date that is missing.

        Only letters and digits of a title are kept, long ones are cut behind a word.
        """
        if (self.digits and number is None) or (self.date and date is None):
            raise ValueError("names of this format hold a number or a date")
        stamps = [date.strftime(self.date)] if self.date and date else []
        stamps += [f"{number:0{self.digits}}"] if self.digits and number is not None else []
        words = [*stamps, _styled(title, self.style, self.suffix)] if self.style else stamps
        return f"{self.prefix}{self.separator.join(words)}{self.suffix}{self.extension}"

    def _pattern(self) -> str:
        gap = re.escape(self.separator)
        number = {0: "", 1: r"(?:0|[1-9]\d{0,4})"}.get(
            self.digits, rf"(?:\d{{{self.digits}}}|[1-9]\d{{{self.digits},}})"
        )
        stamps = [pattern for pattern in (_DATES.get(self.date, ""), number) if pattern]
        title = rf"(?P<words>[^\W_].*{re.escape(self.suffix)})" if self.style else "(?P<words>(?!))?"
        parts = [*stamps, title] if self.style else stamps
        tail = "" if self.style else title
        return f"{re.escape(self.prefix)}{gap.join(parts)}{tail}{re.escape(self.extension)}"


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one name."""

    prefix: str
    date: str
    number: str
    separator: str
    title: str
    extension: str

    @property
    def frame(self) -> tuple[str, str, bool, str]:
        """What names must have in common to be of one format, whatever their titles."""
        return self.prefix, self.date, bool(self.number), self.extension


def learn_format(names: Iterable[str]) -> FileNameFormat | None:
    """Return the format that most names of files (or of folders) have, None where there are no names.

    How many it fits is for the caller to ask: names that all differ have a most frequent format as well.
    """
    given = list(names)
    if not given:
        return None
    stamped = [parts for parts in map(_stamped, given) if parts]
    frames = Counter(parts.frame for parts in stamped)
    # The later of two equally frequent formats is the newer one in a numbered folder.
    frame = max(reversed(list(frames)), key=frames.__getitem__, default=None)
    if frame and frames[frame] * 2 >= len(given):
        alike = [parts for parts in stamped if parts.frame == frame]
    else:
        plain = [_plain(name) for name in given]
        extension = Counter(parts.extension for parts in plain).most_common(1)[0][0]
        alike = [parts for parts in plain if parts.extension == extension]
    return _format_of(alike)


def _stamped(name: str) -> _Parts | None:
    """Take apart a name that opens with a number or a date, perhaps behind letters; None where it does not."""
    extension = _extension(name)
    text = name.removesuffix(extension)
    letters = _LETTERS.match(text)
    prefix = letters[0] if letters else ""
    at, date = len(prefix), ""
    for form, pattern in _DATES.items():
        if found := re.compile(pattern).match(text, at):
            at, date = found.end(), form
            break
    number = ""
    if not date or date == "%Y":
        start = _end_of_gap(text, at) if date else at
        if counted := _NUMBER.match(text, start):
            number, at = counted[0], counted.end()
    if not (date or number):
        return None
    end = _end_of_gap(text, at)
    if end == at and end < len(text):
        return None  # `2fa`, `3rd`: a word
    return _Parts(prefix, date, number, text[at:end], text[end:], extension)


def _end_of_gap(text: str, at: int) -> int:
    found = _GAPS.match(text, at)
    return found.end() if found else at


def _plain(name: str) -> _Parts:
    extension = _extension(name)
    return _Parts("", "", "", "", name.removesuffix(extension), extension)


def _extension(name: str) -> str:
    found = _EXTENSION.search(name)
    return found[0] if found else ""


def _format_of(alike: Sequence[_Parts]) -> FileNameFormat:
    """Make the format of names whose frame is the same."""
    first = alike[-1]
    titled = [parts for parts in alike if parts.title]
    if len(titled) * 2 < len(alike):
        titled = []
    titles = [parts.title for parts in titled]
    suffix = _ending(titles)
    bare = [title.removesuffix(suffix) for title in titles]
    counts = {style: sum(_is_clearly(title, style) for title in bare) for style in _STYLES}
    style: Style = max(counts, key=counts.__getitem__) if titles else ""
    separators = Counter(parts.separator for parts in titled)
    return FileNameFormat(
        prefix=first.prefix,
        date=first.date,
        digits=_width([parts.number for parts in alike]) if first.number else 0,
        separator=separators.most_common(1)[0][0] if separators else "-",
        style=style,
        suffix=suffix,
        extension=first.extension,
        uneven=bool(style) and counts[style] < len(titles) * _MOST,
    )


def _width(numbers: Sequence[str]) -> int:
    """Return the width that numbers are filled up to with zeros; without any zeros that of the shortest number."""
    filled = Counter(len(number) for number in numbers if number.startswith("0") and number != "0")
    if filled.total() > sum(len(number) == 1 for number in numbers):
        return filled.most_common(1)[0][0]
    return min(map(len, numbers))


def _ending(titles: Sequence[str]) -> str:
    """Return the word that nearly all titles end with, with what joins it to them."""
    endings = Counter(title[-len(word) - 1 :] for title in titles for word in (_last_word(title),) if word)
    ending, count = endings.most_common(1)[0] if endings else ("", 0)
    return ending if count >= max(3, len(titles) * _MOST) else ""


def _last_word(title: str) -> str:
    words: list[str] = _WORD.findall(title)
    ends = len(words) > 1 and words[-1].casefold() in _ENDINGS and title.endswith(words[-1])
    return words[-1] if ends else ""


def _is_styled(title: str, style: Style) -> bool:
    """Say whether a title is written in a style. Names from programs keep their capitals in any: `use-GitHub-API`."""
    joiner, capital = _STYLES[style]
    if any(mark in title for mark in "-_ " if mark != joiner):
        return False
    words = [word for word in title.split(joiner) if word] if joiner else [title]
    if not words:
        return False
    if capital:
        return not words[0][0].islower()
    if not joiner:
        return title[0].islower()
    return not any(_is_capitalised(word) for word in words) and (len(words) == 1 or any(map(_has_small, words)))


def _is_clearly(title: str, style: Style) -> bool:
    """Say whether a title speaks for a style: `UseQueue` may be one name, yet is no sign of words joined by dashes."""
    joiner, _ = _STYLES[style]
    single = bool(joiner) and joiner not in title
    return _is_styled(title, style) and not (single and _has_inner_capital(title))


def _has_inner_capital(word: str) -> bool:
    return any(before.islower() and letter.isupper() for before, letter in pairwise(word))


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def _has_small(word: str) -> bool:
    return any(letter.islower() or letter.isdigit() or not letter.isascii() for letter in word)


def _styled(title: str, style: Style, suffix: str) -> str:
    """Write a title in a style, without the word that the suffix repeats."""
    plain = unicodedata.normalize("NFKC", title).replace("'", "").replace("’", "")
    words = _WORD.findall(plain)
    if len(words) > 1 and words[-1].casefold() == suffix.strip("-_ ").casefold():
        words.pop()
    while len(words) > 1 and len("-".join(words)) > _LONGEST_TITLE:
        words.pop()
    words = [word[:_LONGEST_TITLE] for word in words] or ["untitled"]
    joiner, capital = _STYLES[style]
    if joiner and not capital:
        return joiner.join(word.lower() for word in words)
    first, *others = words
    first = first[:1].upper() + first[1:] if capital else first.lower()
    rest = others if joiner else [word[:1].upper() + word[1:] for word in others]
    return joiner.join((first, *rest))
