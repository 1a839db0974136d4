"""Style sheets and style attributes of a diagram, rebuilt from what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

from mkdocs_archplan.diagrams.drawings.allowed import (
    ATTRIBUTES_IN_SELECTORS,
    FUNCTIONS,
    HTML_ELEMENTS,
    PROPERTIES,
    PSEUDO_CLASSES,
    SVG_ELEMENTS,
)
from mkdocs_archplan.diagrams.drawings.colours import colour
from mkdocs_archplan.diagrams.drawings.fonts import FAMILY
from mkdocs_archplan.diagrams.drawings.names import class_name, id_name, motion_name
from mkdocs_archplan.diagrams.drawings.palette import themed

# A rule with the rules inside it. A brace in a string splits wrongly: then both halves are judged, and left out.
_CHUNK = re.compile(r"[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}")
_FRAME = re.compile(r"from|to|\d{1,3}(?:\.\d+)?%")
_WORD = re.compile(r"-?[A-Za-z][\w-]*", re.ASCII)
_ELEMENTS = (SVG_ELEMENTS | HTML_ELEMENTS) - {"title", "desc"}
_MOTION = frozenset({"animation", "animation-name"})
_FONTS = frozenset({"font", "font-family"})


class _Refused(Exception):  # noqa: N818 - says that a value is left out, and never leaves this module
    """A value holds something that is not allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """One selector of a rule, below the diagram's root, and the elements and classes without which it says nothing."""

    text: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A safe rule: its selectors with its declarations, or, without selectors, the frames of the motion `motion`."""

    selectors: tuple[Selector, ...] = ()
    body: str
    motion: str = ""


def rules(css: str, root: str) -> Iterator[Rule]:
    """Yield the safe rules of a style sheet; `root` is the id below which all of them must be."""
    for chunk in _CHUNK.finditer(css):
        rule = _rule(chunk[0], root)
        if rule:
            yield rule


def sheet(kept: Iterable[Rule], present: frozenset[str]) -> str:
    """Return the text of those rules that say something of a diagram made of these elements and (`.name`) classes."""
    lines, motions = [], []
    for rule in kept:
        selectors = [selector.text for selector in rule.selectors if selector.needs <= present]
        if selectors:
            lines.append(f"{','.join(selectors)}{{{rule.body}}}")
        elif rule.motion:
            motions.append(rule)
    used = " ".join(lines)
    named = {name for name in re.findall(r"[\w-]+", used) if name}
    return "".join([*lines, *(f"@keyframes {rule.motion}{{{rule.body}}}" for rule in motions if rule.motion in named)])


@lru_cache(maxsize=4096)
def declarations(text: str) -> str:
    """Return the safe declarations of a style attribute: colours as `#rrggbb` or as variables of the theme."""
    found: dict[str, str] = {}
    for node in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration" and node.lower_name in PROPERTIES:
            value = _declared(node)
            if value:
                found.pop(node.lower_name, None)
                found[node.lower_name] = value + ("!important" if node.important else "")
    return ";".join(f"{name}:{value}" for name, value in found.items())


@lru_cache(maxsize=4096)
def value(text: str) -> str | None:
    """Return the safe value of a presentation attribute, or None."""
    try:
        return _text(tinycss2.parse_component_value_list(text, skip_comments=True)) or None
    except _Refused:
        return None


def _declared(declaration: Any) -> str:
    """Return the safe value of a declaration, "" where there is none."""
    if declaration.lower_name in _FONTS:
        # Whatever an author asks for: the boxes were measured for this font.
        return FAMILY if declaration.lower_name == "font-family" else ""
    try:
        return _text(declaration.value, motion=declaration.lower_name in _MOTION)
    except _Refused:
        return ""


def _text(tokens: list[Any], *, motion: bool = False) -> str:
    """Return safe tokens as text; raise _Refused for others."""
    return re.sub(r"\s+", " ", "".join(_token(token, motion) for token in tokens)).strip()


def _token(token: Any, motion: bool) -> str:
    if token.type == "whitespace":
        return " "
    if token.type in ("number", "percentage", "dimension"):
        return str(token.serialize())
    if token.type == "literal" and token.value in (",", "/"):
        return str(token.value)
    if token.type == "ident" and _WORD.fullmatch(token.value):
        return _word(token.value, motion)
    if token.type == "hash":
        return _shade(token.serialize())
    if token.type == "url":
        return _reference(token.value)
    if token.type == "function":
        return _function(token)
    raise _Refused


def _word(word: str, motion: bool) -> str:
    shade = colour(word)
    if shade and shade.alpha:
        return themed(shade) or shade.hexadecimal
    return motion_name(word) if motion and word in ("dash", "edge-animation-frame") else word


def _shade(text: str) -> str:
    shade = colour(text)
    if not shade:
        raise _Refused
    return themed(shade) or shade.hexadecimal


def _reference(address: str) -> str:
    if not re.fullmatch(r"#[\w:.-]+", address):
        raise _Refused
    return f"url(#{id_name(address[1:])})"


def _function(token: Any) -> str:
    name = token.lower_name
    if name == "url" and len(token.arguments) == 1 and token.arguments[0].type == "string":
        return _reference(token.arguments[0].value)
    if name not in FUNCTIONS:
        raise _Refused
    if name in ("rgb", "rgba", "hsl", "hsla"):
        return _shade(token.serialize())
    return f"{name}({_text(token.arguments)})"


@lru_cache(maxsize=8192)
def _rule(text: str, root: str) -> Rule | None:
    """Return a rule rebuilt, or None where nothing of it is left."""
    node = tinycss2.parse_one_rule(text, skip_comments=True)
    if node.type == "at-rule":
        return _frames(node)
    if node.type != "qualified-rule":
        return None
    body = declarations(tinycss2.serialize(node.content))
    selectors = tuple(filter(None, (_selector(part, root) for part in _parted(node.prelude))))
    return Rule(selectors=selectors, body=body) if selectors and body else None


def _frames(node: Any) -> Rule | None:
    """Return the rule `@keyframes` rebuilt, or None for any other at-rule."""
    if node.lower_at_keyword != "keyframes" or not node.content:
        return None
    name = tinycss2.serialize(node.prelude).strip()
    frames = []
    for frame in tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True):
        when = tinycss2.serialize(frame.prelude).strip() if frame.type == "qualified-rule" else ""
        if _FRAME.fullmatch(when):
            frames.append(f"{when}{{{declarations(tinycss2.serialize(frame.content))}}}")
    return Rule(body="".join(frames), motion=motion_name(name)) if frames and _WORD.fullmatch(name) else None


def _parted(tokens: list[Any]) -> Iterator[list[Any]]:
    """Yield the parts of a prelude between its commas."""
    part: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _selector(tokens: list[Any], root: str) -> Selector | None:
    """Return a selector rebuilt, or None where it is not below the root, or holds something not allowed."""
    tokens = _trimmed(tokens)
    if not tokens or tokens[0].type != "hash" or tokens[0].value != root:
        return None
    needs: set[str] = set()
    try:
        text = "".join(_step(token, before, needs) for before, token in zip([None, *tokens], tokens, strict=False))
    except _Refused:
        return None
    # A sibling of the root is not below it.
    return None if re.match(r"[^\s>]*\s*[+~]", text) else Selector(text=text, needs=frozenset(needs))


def _trimmed(tokens: list[Any]) -> list[Any]:
    """Return tokens without the whitespace around them."""
    first = next((at for at, token in enumerate(tokens) if token.type != "whitespace"), len(tokens))
    last = next((at for at in range(len(tokens), 0, -1) if tokens[at - 1].type != "whitespace"), 0)
    return tokens[first:last]


def _step(token: Any, before: Any, needs: set[str]) -> str:
    """Return one token of a selector, noting the element or class it needs."""
    if token.type == "whitespace":
        return " "
    if token.type == "hash":
        return f"#{id_name(token.value)}"
    if token.type == "literal" and token.value in (">", "+", "~", "*", ".", ":"):
        return str(token.value)
    if token.type == "ident":
        return _named(token.value, before.value if before is not None and before.type == "literal" else "", needs)
    if token.type == "[] block":
        return _attribute(_trimmed(token.content))
    if token.type == "function" and token.lower_name == "not":
        return f":not({_inner(token.arguments)})".removeprefix(":")
    raise _Refused


def _named(name: str, sign: str, needs: set[str]) -> str:
    if sign == ".":
        needs.add(f".{class_name(name)}")
        return class_name(name)
    if sign == ":" and name in PSEUDO_CLASSES:
        return name
    if sign == ":" or name not in _ELEMENTS:
        raise _Refused
    needs.add(name)
    return name


def _inner(tokens: list[Any]) -> str:
    return "".join(_step(token, before, set()) for before, token in zip([None, *tokens], tokens, strict=False))


def _attribute(tokens: list[Any]) -> str:
    """Return an attribute selector: of an id or a class by how it ends or what it holds, or of a colour."""
    texts = [token.value for token in tokens if token.type in ("ident", "literal", "string")]
    if len(texts) != len(tokens) or texts[0] not in ATTRIBUTES_IN_SELECTORS:
        raise _Refused
    if len(texts) == 1:
        return f"[{texts[0]}]"
    if len(texts) != 3 or texts[1] not in ("$=", "*=", "=") or not re.fullmatch(r"[\w-]+", texts[2], re.ASCII):
        raise _Refused
    return f'[{texts[0]}{texts[1]}"{texts[2]}"]'
