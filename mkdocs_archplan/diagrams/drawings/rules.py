"""Style rules of ours for what merman or mermaid leaves out."""

from __future__ import annotations

from mkdocs_archplan.diagrams.drawings.drawing import MARK
from mkdocs_archplan.diagrams.drawings.names import class_name
from mkdocs_archplan.diagrams.drawings.palette import variable

# Family ("" for all) → selectors below the root, by mermaid's class names → declarations, with roles in braces.
_RULES = {
    "": (
        ("foreignObject", "overflow:visible"),
        # A theme's own margins and sizes are for running text.
        ("p", "margin:0;font-size:inherit;line-height:inherit"),
        ("a", "color:inherit"),
        ("a text,a .nodeLabel", "text-decoration:underline"),
    ),
    "gantt": ((".grid .tick line", "stroke:{grid}"),),
    "gitGraph": ((".commit-merge,.commit-reverse,.commit-highlight-inner", "fill:{surface};stroke:{surface}"),),
    "sankey": ((".link", "stroke-opacity:.3"),),
    "sequence": (
        ("text.noteText,.noteText>tspan", "fill:{note-text};stroke:none"),
        (".labelText,.labelText>tspan", "fill:{loop-label-text};stroke:none"),
    ),
}


def rules_of(family: str) -> str:
    """Return the rules for a family, below the root."""
    return "".join(_rule(*rule) for rule in _RULES[""] + (_RULES.get(family, ()) if family else ()))


def _rule(selectors: str, body: str) -> str:
    texts = ",".join(f"#{MARK} {_renamed(selector)}" for selector in selectors.split(","))
    return f"{texts}{{{_coloured(body)}}}"


def _renamed(selector: str) -> str:
    """Return a selector with the classes of a drawing."""
    head, *names = selector.split(".")
    parts = [head]
    for name in names:
        end = next((at for at, sign in enumerate(name) if sign in " >"), len(name))
        parts.append(f".{class_name(name[:end])}{name[end:]}")
    return "".join(parts)


def _coloured(body: str) -> str:
    for role in {part.partition("}")[0] for part in body.split("{")[1:]}:
        body = body.replace(f"{{{role}}}", variable(role))
    return body
