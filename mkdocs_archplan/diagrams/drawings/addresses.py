"""Where a link of a diagram may lead."""

from __future__ import annotations

import html
import re

SCHEMES = frozenset({"http", "https", "mailto"})
# What a browser strips before it looks at a scheme: WHATWG URL standard, "basic URL parser", steps 1 and 3.
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"\s*([^/?#\\:]*):", re.DOTALL)


def safe_address(address: str) -> str | None:
    """Return the address as a browser reads it where a reader may follow it (http, https, mailto, relative), or None.

    `//host` is followed with the page's own scheme, so it is as good as https. An address that hides its scheme behind
    character references is judged by what those stand for as well, in case they are read once more.
    """
    read = address.strip(_AROUND).translate(_WITHIN).strip(_AROUND)
    while True:
        found = _SCHEME.match(read)
        if found and found[1].lower() not in SCHEMES:
            return None
        again = html.unescape(read).strip(_AROUND).translate(_WITHIN).strip(_AROUND)
        if again == read:
            return _printable(address.strip(_AROUND).translate(_WITHIN))
        read = again


def _printable(address: str) -> str | None:
    """Return an address without what no markup can hold, or None for an empty one."""
    return "".join(character for character in address if character >= " " and character != "\x7f") or None
