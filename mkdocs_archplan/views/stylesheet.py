"""The colours and icons of this site's statuses as CSS: lifecycles are configured, so no fixed file can hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from markupsafe import escape

from mkdocs_archplan.model import Catalog


def status_styles(catalog: Catalog, theme_dirs: Sequence[str]) -> str:
    """Return a rule per status that sets `--archplan-hue` and `--archplan-icon`; a dot where the theme has no icon."""
    rules: dict[str, str] = {}
    for collection in catalog.collections:
        for status in collection.statuses:
            if status.slug not in rules:
                icon = _icon(status.icon, theme_dirs) or "var(--archplan-dot)"
                rules[status.slug] = f"--archplan-hue:var(--archplan-{status.color});--archplan-icon:{icon}"
    return "\n".join(_rules(rules)) + "\n"


def label_statuses(catalog: Catalog, labels: dict[str, str]) -> None:
    """Add a label for each status mark to those that Material's navigation has; the site's own win."""
    for collection in catalog.collections:
        for status in collection.statuses:
            labels.setdefault(status.slug, str(escape(status.label)))


def _rules(rules: dict[str, str]) -> Iterator[str]:
    for slug, declarations in rules.items():
        name = "".join(c if c.isalnum() or c == "-" else f"\\{ord(c):x} " for c in slug)
        yield f".archplan-status--{name},.md-status--{name}{{{declarations}}}"


def _icon(name: str, theme_dirs: Sequence[str]) -> str:
    """Return an icon of the theme as a data URL; nothing where the theme has no such icon."""
    for folder in theme_dirs if name else ():
        path = Path(folder) / ".icons" / f"{name}.svg"
        if path.is_file():
            return f'url("data:image/svg+xml,{quote(path.read_text(encoding="utf-8"), safe=" =:/")}")'.replace(
                "%22", "'"
            )
    return ""
