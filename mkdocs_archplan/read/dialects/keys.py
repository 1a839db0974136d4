"""Keys and values: front matter flat and nested, and YAML files beside a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import CONTAINERS, REFERENCES, Meaning, field_name, meaning_of
from mkdocs_archplan.read.words.ids import parse_id
from mkdocs_archplan.read.yaml_fields import Field, Value

# What names the other document where a reference is given in parts: `{title: …, path: …}`.
_TARGETS = ("target", "path", "file", "url", "href", "link", "id", "ref")
_COSTS, _INFRACOST = "costs", "infracost"


def front_matter_facts(fields: Iterable[Field]) -> Iterator[Fact]:
    """Read flat keys first, then those nested below a key such as `adr:`."""
    yield from key_facts(fields, flat="front-matter", nested="nested")


def key_facts(fields: Iterable[Field], *, flat: str, nested: str, path: str = "") -> Iterator[Fact]:
    """Read fields as facts; `flat` and `nested` name the dialect of keys at the top and of keys below them."""
    last = {field.key: field for field in fields}.values()  # as YAML has it: of repeated keys the last counts
    for field in last:
        if not _holds_fields(field):
            yield from _facts(field, flat, path)
    for field in last:
        if _holds_fields(field):
            for inner in {inner.key: inner for inner in field.inner}.values():
                yield from _facts(inner, nested, path)


def _holds_fields(field: Field) -> bool:
    """Say whether a mapping is a document's metadata below one key, rather than a value of several parts."""
    if not field.inner:
        return False
    return field_name(field.key) in CONTAINERS or any(field_name(inner.key) == "status" for inner in field.inner)


def _facts(field: Field, source: str, path: str) -> Iterator[Fact]:
    name = field_name(field.key)
    meaning = meaning_of(name)
    if meaning is Meaning.REFERENCE:
        for relation, part in _by_relation(name, field.value):
            yield Fact(meaning, relation, part, field.raw, field.line, source, path, field.value_line)
    elif meaning is Meaning.DATE and any(meaning_of(field_name(inner.key)) for inner in field.inner):
        # `date: {created: …, updated: …}`, as Material's blog has it
        yield from (fact for inner in field.inner for fact in _facts(inner, source, path))
    elif meaning:
        yield Fact(meaning, name, _plain(field), field.raw, field.line, source, path)
    elif name.startswith(_COSTS):
        yield from _breakdown(name, field, source, path)


def _breakdown(name: str, field: Field, source: str, path: str) -> Iterator[Fact]:
    """Read `costs: {infracost: …}`, or the two names in one key; whatever else `costs` holds is none of ours."""
    if name == f"{_COSTS}.{_INFRACOST}":
        yield Fact(Meaning.INFRACOST, name, field.value, field.raw, field.line, source, path)
    elif name == _COSTS and isinstance(field.value, Mapping):
        places = {inner.key: inner for inner in field.inner}
        for key, value in field.value.items():
            if field_name(key) == _INFRACOST:
                at = places.get(key, field)
                yield Fact(Meaning.INFRACOST, f"{_COSTS}.{_INFRACOST}", value, at.raw, at.line, source, path)


def _plain(field: Field) -> Value:
    """Return a value; braces of a template are a mapping to YAML, which then is the text as written: `{Active}`."""
    value = field.value
    if isinstance(value, Mapping) and all(part is None or isinstance(part, Mapping) for part in value.values()):
        return field.raw
    return value


def _by_relation(name: str, value: Value) -> Iterator[tuple[str, Value]]:
    """Split what names its relations itself: `related: [{implements: RFC-038}]`, `related: {rfcs: […], adrs: […]}`."""
    if isinstance(value, Mapping):
        yield from _by_key(name, value)
    elif isinstance(value, tuple):
        plain = tuple(part for part in value if not isinstance(part, Mapping))
        if plain or not value:
            yield name, plain
        for part in value:
            if isinstance(part, Mapping):
                yield from _by_key(name, part)
    else:
        yield name, value


def _by_key(name: str, value: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    if target := next((value[key] for key in _TARGETS if value.get(key)), None):
        yield name, target
        return
    for key, part in value.items():
        inner = field_name(key)
        if f"related {inner}" in REFERENCES:
            inner = f"related {inner}"
        if inner in REFERENCES:
            yield inner, part
        elif parse_id(key):  # `- TEP-0100: embedded`
            yield name, key
        elif not isinstance(part, str) or parse_id(part):
            yield name, part
