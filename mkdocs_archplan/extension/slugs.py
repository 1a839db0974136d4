"""The ids of headings as a site's configuration of Python-Markdown's `toc` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markdown.extensions.toc import slugify

from mkdocs_archplan.read.places import Slug


def heading_slug(configs: Mapping[str, Mapping[str, Any]]) -> Slug:
    """Return what makes the id of a heading's text; `configs` are the options of Markdown extensions by name."""
    options = configs.get("toc") or configs.get("markdown.extensions.toc") or {}
    given, separator = options.get("slugify"), str(options.get("separator", "-"))
    chosen = given if callable(given) else slugify

    @lru_cache(maxsize=4096)  # collections repeat the headings of their template
    def slug(text: str) -> str:
        return str(chosen(text, separator))

    return slug
