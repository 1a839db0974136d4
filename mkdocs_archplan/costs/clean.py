"""One cell without its Markdown: what is left is what the author says it costs."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache


def _element(*names: str) -> str:
    """Return the pattern of an HTML element with its content."""
    return rf"<(?:{'|'.join(names)})\b[^>]*>.*?</(?:{'|'.join(names)})>"


_STRUCK = re.compile(rf"~~[^~]*~~|{_element('del', 's', 'strike')}", re.IGNORECASE | re.DOTALL)
_NOTES = re.compile(rf"\[\^[^\]]*\]|{_element('sup')}|[¹²³⁴-⁹⁰†‡]+", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\[([^\[\]]+)\]\[[^\[\]]*\]")
_MOST_LETTERS = 2_000  # longer cells are prose, and no total is that long
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"<(?:br)\s*/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}|`+|(?<![^\W_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![^\W_])|==")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!$~<>|])")
_ATTRIBUTES = re.compile(r"\{[:.#][^{}]*\}")
# Ends of money where no cents are: `0.–`, `25,--`.
_NO_CENTS = re.compile(r"(?<=\d)[.,](?:[–—]|--?)(?!\s*\d)|(?<=\d)/-(?!\w)")
# `〜¥500` is up to so much, `¥500〜` so much or more.
_UP_TO, _ONWARDS = re.compile(r"^\s*〜"), re.compile(r"〜\s*$")
_MINUS = re.compile(r"^[–—](?=\s*[$€£¥₹\d])")
_MARKS = frozenset(("So", "Cf", "Mn", "Sk", "Zs"))
_SAME = str.maketrans(
    {
        "−": "-",
        "‑": "-",
        "‒": "-",
        "〜": "~",
        "﹣": "-",
        "－": "-",
        "（": "(",
        "）": ")",
        "＋": "+",
        "～": "~",
        "，": ",",
        "：": ":",
        "＄": "$",
        "￥": "¥",
    }
)


def breaks(cell: str) -> list[str]:
    """Return the lines that an author broke a cell into."""
    return _BREAK.split(cell) if "<" in cell else [cell]


@lru_cache(maxsize=8192)
def clean(cell: str) -> str:
    """Return a line of a cell as its reader sees it, without notes, struck-through text and marks of emphasis."""
    cell = cell[:_MOST_LETTERS]
    text = html.unescape(cell) if "&" in cell else cell
    if "~~" in text or "<" in text:
        text = _STRUCK.sub(" ", text)
    text = _NOTES.sub("", text)
    if "[" in text:
        text = _LINK.sub(lambda link: link[1] or link[2] or "", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text)) if "\\" not in text else _unescaped(text)
    text = _UP_TO.sub("≤", _ONWARDS.sub("+", text)) if "〜" in text else text
    text = _NO_CENTS.sub("", text.translate(_SAME)).strip()
    return _MINUS.sub("-", " ".join(text[_marks_before(text) :].split()))


def _marks_before(text: str) -> int:
    """Return the length of the emoji and bullets that a text begins with; they say nothing of an amount."""
    return next((at for at, char in enumerate(text) if unicodedata.category(char) not in _MARKS), len(text))


def _unescaped(text: str) -> str:
    """Take marks of emphasis away, but not those that a backslash makes plain characters."""
    parts = re.split(r"(\\.)", text)
    return "".join(part[1:] if part[:1] == "\\" and len(part) == 2 else _EMPHASIS.sub("", part) for part in parts)
