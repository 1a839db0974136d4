"""How a title, a name or an id is written where it shall stand, so that it is read back as it is."""

from __future__ import annotations

import json
import re
import unicodedata

import yaml

from mkdocs_archplan.text import plain_text

_CODE = re.compile(r"(`[^`]+`)")
_MARKS = re.compile(r"([\\`*_\[\]<>~&])")
# Letters that decompose into no base letter, as they are written where only a to z can be.
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"}
)


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cs"))


def markdown(text: str) -> str:
    """Write a text in Markdown: marks are escaped where they would be read as such; code in backticks stays code."""
    parts = _CODE.split(text)
    if plain_text(text) != text:
        parts = [part if at % 2 else _MARKS.sub(r"\\\1", part) for at, part in enumerate(parts)]
    written = "".join(parts)
    if text.endswith("}"):  # `{#anchor}` is an attribute list
        written = re.sub(r"(?<!\\)\{(?=[^{]*$)", r"\\{", written)
    return re.sub(r"#+$", lambda marks: marks[0].replace("#", "\\#"), written)  # marks at the end close a heading


def in_cell(text: str, width: int = 0) -> str:
    """Write Markdown in a table's cell, filled up to a width."""
    return re.sub(r"(?<!\\)\|", r"\\|", text).ljust(width)


def in_yaml(text: str, like: str = "") -> str:
    """Write a text as a YAML scalar, plain where that says the same; quoted as `like` is, if that is quoted."""
    quoted = '"' if like[:1] == '"' else "'" if like[:1] == "'" else ""
    if not quoted and _is_plain(text):
        return text
    if quoted != "'" and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def in_toml(text: str) -> str:
    """Write a text as a TOML string, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def latin(text: str) -> str:
    """Write accented Latin letters without their accents; other scripts stay as they are."""
    written = text.translate(_LETTERS)
    return "".join(_base(letter) for letter in unicodedata.normalize("NFC", written))


def _base(letter: str) -> str:
    first = unicodedata.normalize("NFKD", letter)[:1]
    return first if first.isascii() and first.isalpha() else letter


def _is_plain(text: str) -> bool:
    try:
        return bool(yaml.safe_load(f"key: {text}") == {"key": text})
    except (yaml.YAMLError, ValueError):
        return False
