"""Text for MkDocs in place of a file that it could not read, or would show with its front matter as page text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from mkdocs_archplan.read.front_matter import FrontMatter
from mkdocs_archplan.read.yaml_fields import SafeLoader, Value

# Composing a block says that it is YAML; MkDocs also makes values of it, which these can make fail.
_RISKY = re.compile(r"[!?={]|<<|\d:\d")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def mended_text(text: str, front_matter: FrontMatter, *, unreadable: bool) -> str | None:
    """Return text that MkDocs reads as we did, None where the file itself will do.

    Front matter that MkDocs cannot load is written anew from the fields that were read, each as the text it was.
    """
    if not front_matter.length:
        return text if unreadable else None
    block, body = text[: front_matter.length], text[front_matter.length :]
    broken = any(problem.rule == "broken-front-matter" for problem in front_matter.problems)
    if broken or front_matter.toml or not _loads(block):
        fields = {field.key: _plain(field.value) for field in front_matter.fields if field.key}
        head = f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n\n" if fields else ""
        return head + body
    if not body and not text.endswith("\n"):
        return f"{text}\n"  # MkDocs wants a line end after the last ---
    return text if unreadable else None


def _loads(block: str) -> bool:
    if not _RISKY.search(block) and all(map(_is_date, _DATE.findall(block))):
        return True
    try:
        return isinstance(yaml.load(block.strip().strip("-."), Loader=SafeLoader), Mapping)  # noqa: S506 - MkDocs's own safe loader
    except Exception:  # constructors raise whatever they meet
        return False


def _is_date(text: str) -> bool:
    try:
        date(*map(int, text.split("-")))
    except ValueError:
        return False
    return True


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
