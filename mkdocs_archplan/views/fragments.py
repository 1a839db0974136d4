"""The one place that turns view values into HTML: the theme's fragments, autoescaped.

A site overrides a fragment by a file of the same name under `fragments/archplan/` in its `custom_dir`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from mkdocs_archplan.labels import LABELS

THEME = Path(__file__).parent.parent / "theme"


class Fragments:
    """Fragments from a list of theme folders, the first that has one winning, with the site's labels at hand."""

    def __init__(self, folders: Sequence[str] = (), labels: Mapping[str, str] | None = None) -> None:
        """Look fragments up in `folders`, then in the package's own theme."""
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([*folders, str(THEME)]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
        )
        self.labels: Mapping[str, str] = {**LABELS, **(labels or {})}
        # Not a dict for the templates: there `labels.clear` would be the dict's method.
        self._words = SimpleNamespace(**self.labels)

    def render(self, name: str, **values: Any) -> str:
        """Return the HTML of the fragment `name` for these values."""
        template = self._environment.get_template(f"fragments/archplan/{name}.html")
        return template.render(labels=self._words, **values).strip()
