"""The mermaid fence of pymdownx.superfences: registered where a site has none, never twice."""

from __future__ import annotations

from collections.abc import MutableMapping, MutableSequence
from typing import Any

from pymdownx.superfences import fence_code_format

SUPERFENCES = "pymdownx.superfences"


def register_mermaid_fence(extensions: MutableSequence[Any], configs: MutableMapping[str, Any]) -> bool:
    """Add the fence to a site's Markdown extensions and their options; return False where it has one already."""
    name = next((e for e in extensions if e in (SUPERFENCES, "superfences")), None)
    if name is None:
        name = SUPERFENCES
        extensions.append(name)
    options = dict(configs.get(name) or {})
    fences = list(options.get("custom_fences") or ())
    if any(isinstance(fence, dict) and fence.get("name") == "mermaid" for fence in fences):
        return False
    fences.append({"name": "mermaid", "class": "mermaid", "format": fence_code_format})
    configs[name] = {**options, "custom_fences": fences}
    return True
