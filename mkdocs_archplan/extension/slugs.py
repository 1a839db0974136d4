"""The ids of headings as a site's configuration of Python-Markdown makes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import slugify

from mkdocs_archplan.read.places import HeadingIds

_SHORTCODE = re.compile(r":[\w+-]+:")
_TAG = re.compile(r"<[^<>]*>")


def heading_ids(extensions: Sequence[object], configs: Mapping[str, Mapping[str, Any]]) -> HeadingIds:
    """Return how ids are made under these Markdown extensions and the options of each, as in `mkdocs.yml`."""
    options = configs.get("toc") or configs.get("markdown.extensions.toc") or {}
    given, separator = options.get("slugify"), str(options.get("separator", "-"))
    chosen = given if callable(given) else slugify
    icons: list[Markdown] = []

    def without_icons(text: str) -> str:
        """Return a text without the icons of the theme, `:material-check:`, of which nothing comes into an id."""
        if not icons:
            icons.append(Markdown(extensions=["pymdownx.emoji"], extension_configs=_of("pymdownx.emoji", configs)))
        return _SHORTCODE.sub(lambda code: _TAG.sub("", icons[0].reset().convert(code[0])).strip(), text)

    @lru_cache(maxsize=4096)  # collections repeat the headings of their template
    def slug(text: str) -> str:
        has_icons = "pymdownx.emoji" in extensions and _SHORTCODE.search(text)
        return str(chosen(without_icons(text) if has_icons else text, separator))

    names = {"attr_list", "markdown.extensions.attr_list", "extra", "markdown.extensions.extra"}
    return HeadingIds(slug, attributes=any(name in names for name in extensions if isinstance(name, str)))


def _of(name: str, configs: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: dict(configs.get(name) or {})}
