"""Which link targets may reach a page, and the targets inside a metadata value."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
_STRANGE = re.compile(r"[^/?#]*:|[/\\]{2}")
_ALLOWED = frozenset(("http", "https", "mailto"))
_MARKDOWN_LINK = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<target>(?:[^()\s<>]|\([^()\s]*\))*))(?:\s[^()]*)?\)|<(?P<auto>[a-z][a-z0-9+.-]{0,30}:[^<>\s]*)>"
)


def safe_url(url: str) -> str | None:
    """Return a link target that may stand in an href: http, https, mailto or relative; None for any other.

    Browsers skip control characters and white space inside a scheme, so they are removed before it is judged.
    """
    cleaned = _INVISIBLE.sub("", url)
    scheme = _SCHEME.match(cleaned)
    if scheme:
        return cleaned if scheme[1].casefold() in _ALLOWED else None
    # A colon before the first slash is a scheme to some parsers, `//host` and `/\host` lead to another host.
    return None if _STRANGE.match(cleaned) else cleaned


def runs_script(text: str) -> bool:
    """Say whether a browser that takes a text for an address would run it, or what it carries."""
    return _INVISIBLE.sub("", text).casefold().startswith(("javascript:", "vbscript:", "data:"))


def is_external(url: str) -> bool:
    """Say whether a target has a scheme, so leads off the site."""
    return bool(_SCHEME.match(url.strip()))


def link_targets(text: str) -> list[tuple[str, str]]:
    """Return (text as written, target) of every Markdown link or autolink in a metadata value."""
    return [
        (match[0], match["auto"] or match["angled"] or match["target"] or "") for match in _MARKDOWN_LINK.finditer(text)
    ]
