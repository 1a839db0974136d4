"""JSON Schemas (draft 2020-12) of what people write: front matter by kind, and the plugin's options.

Editors take them from the files here; `archplan schema` prints them, with a site's own statuses where it has some.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = Mapping[str, Any]


def schema_text(schema: Schema) -> str:
    """Return a schema as JSON text, as the files here hold it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def one_or_more(item: Schema) -> Schema:
    """Return the schema of a value that may stand alone or in a list."""
    return {"anyOf": [item, {"type": "array", "items": item}]}
