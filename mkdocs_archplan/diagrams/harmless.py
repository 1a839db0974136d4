"""A diagram's source for the reader's browser: what would ask another host for something is taken out.

Mermaid's `strict` keeps scripts away, and the scripts beside this package forbid pictures in labels and style sheets of
a diagram's own. What is left are pictures of nodes, and styles and colours that name an address.
"""

from __future__ import annotations

import re

from mkdocs_archplan.read.links import is_external

_NODE_DATA = re.compile(r"@\{(?:[^}\"']|\"[^\"]*\"|'[^']*')*\}")
_PICTURE = re.compile(r"\bimg\b(?P<after>[\"']?\s*:\s*)(?P<value>\"[^\"]*\"|'[^']*'|[^,}\n]*)")
_RELATIVE = re.compile(r"[\w./ %~-]+")
_COLOUR = re.compile(r"(?P<name>\$\w*color\s*=\s*)\"(?P<value>[^\"]*)\"", re.IGNORECASE)
_STYLED = re.compile(r"^[ \t]*(?:style|classDef|linkStyle|rect|box)\b[^\n]*", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?!,)")  # a comma within a value is written `\,`
_CALL = re.compile(r"(?P<name>[\w-]+)\s*\((?:[^()\n]|\([^()\n]*\))*\)?")
_CALLS = frozenset("calc hsl hsla rgb rgba rotate scale translate var".split())
_PLAIN = re.compile(r"[\w# .,%-]*|(?:rgb|hsl)a?\([\d., %/deg-]*\)", re.IGNORECASE)


def harmless(source: str) -> str:
    """Return a source that draws the same without asking another host; no line is added or taken away.

    Pictures of nodes (`@{ img: … }`) stay where their address is relative.
    """
    if "@{" in source:
        source = _NODE_DATA.sub(lambda data: _without_pictures(data[0]), source)
    source = _STYLED.sub(lambda line: _without_calls(line[0]), source)
    return _COLOUR.sub(
        lambda colour: colour[0] if _PLAIN.fullmatch(colour["value"]) else f'{colour["name"]}"none"', source
    )


def _without_pictures(data: str) -> str:
    """Rename the key of a picture from elsewhere, so that mermaid finds none; YAML may spell both with escapes."""
    data = data.replace("\\", "")
    return _PICTURE.sub(lambda picture: picture[0] if _is_relative(picture["value"]) else f"_{picture[0]}", data)


def _without_calls(styles: str) -> str:
    """Take out functions of CSS that are none of numbers and colours: `url()` first of all, which escapes may hide."""
    plain = _ESCAPE.sub("", styles)
    return _CALL.sub(lambda call: call[0] if call["name"].casefold() in _CALLS else "none", plain)


def _is_relative(value: str) -> bool:
    address = value.strip().strip("\"'").strip()
    return bool(_RELATIVE.fullmatch(address)) and not address.startswith("//") and not is_external(address)
