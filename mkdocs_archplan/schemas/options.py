"""The schema of the plugin's options, as they stand below `archplan` in mkdocs.yml: what `settings` accepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import LABELS
from mkdocs_archplan.listing import COLUMNS, FACETS, GROUPINGS, SORTS, VIEWS
from mkdocs_archplan.problems import RULES, Severity
from mkdocs_archplan.schemas import DRAFT, Schema, one_or_more
from mkdocs_archplan.settings import COLORS, DATE_FORMATS, MOST_DAYS

_MOST_BOOST = 100
# YAML 1.1 reads a bare `off` as false.
_OFF: Schema = {"const": False}
_SEVERITY: Schema = {"anyOf": [{"enum": [severity.value for severity in Severity]}, _OFF]}
_TEXTS = one_or_more({"type": "string"})
_DOCS_PATH: Schema = {"type": "string", "not": {"pattern": r"(^|/)\.\.(/|$)|\\|^[A-Za-z]:"}}


def options_schema() -> Schema:
    """Return the schema of the options; every key is known, so that a misspelt one is seen."""
    return {
        "$schema": DRAFT,
        "title": "Options of the MkDocs plugin archplan",
        "description": "What stands below 'archplan' in the plugins of mkdocs.yml. None of it is required.",
        **_options(),
        "$defs": {"severity": _SEVERITY},
    }


def mkdocs_schema() -> Schema:
    """Return a schema for a whole mkdocs.yml, which says nothing of anything but the plugin's options."""
    named = {"type": "object", "properties": {"archplan": {"$ref": "#/$defs/archplan"}}}
    return {
        "$schema": DRAFT,
        "title": "mkdocs.yml with the plugin archplan",
        "description": "Says nothing of other options, so that it can stand beside the schema of a theme.",
        "type": "object",
        "properties": {
            "plugins": {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, named]}}, named]}
        },
        "$defs": {"archplan": _options(), "severity": _SEVERITY},
    }


def _options() -> dict[str, Any]:
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            "enabled": _flag("Whether the plugin does anything at all.", default=True),
            "collections": _nullable(
                "Collections by name; without any they are found by the names of folders.",
                {"type": "object", "additionalProperties": _collection()},
            ),
            "costs": _section(
                "How cost tables are read and summed.",
                currency={"type": "string", "default": "USD", "description": "That of amounts which name none."},
                period=_choice(("month", "year"), "month", "What documents are compared by."),
                verify=_flag("Whether totals that do not add up are reported.", default=True, null=False),
                rates={
                    "type": "object",
                    "description": "How much one unit of another currency is in 'currency': {EUR: 1.08}.",
                    "propertyNames": {"pattern": "^[A-Za-z]{3}$"},
                    "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
                },
            ),
            "mermaid": _section(
                "How diagrams are checked and drawn.",
                check=_flag("Whether mermaid reads every diagram while the site is built.", default=True, null=False),
                render={
                    "anyOf": [{"enum": ["auto", "svg", "client", "off"]}, _OFF],
                    "default": "auto",
                    "description": "At build time where that can be, by the reader's browser, or left to others.",
                },
            ),
            "backlinks": _section(
                "Which documents name a document.",
                placement=_choice(("end", "header", "none"), "end", "Where on its page they stand."),
            ),
            "header": _flag(
                "Whether a strip of status, date and people stands under a document's title.", default=True
            ),
            "autolink": _flag("Whether ids in prose become links.", default=True),
            "search": _section(
                "How documents are found.",
                superseded_boost=_number(0.5, _MOST_BOOST, "Weight of superseded documents; 1: like others."),
            ),
            "checks": _nullable("How severe each rule is.", _checks()),
            "export": _section(
                "What is written for other programs.",
                json=_flag("Whether catalog.json stands in the site's root.", default=True, null=False),
            ),
            "labels": _nullable("Words that readers see, in place of those of the site's language.", _labels()),
            "date_format": {
                "anyOf": [{"enum": list(DATE_FORMATS)}, {"type": "null"}],
                "default": "medium",
                "description": "How days are written: as the language writes them, or iso.",
            },
        },
    }


def _collection() -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "kind": _choice(tuple(KINDS), "plan", "Sets lifecycle, id prefix and words."),
            "path": {
                **one_or_more(_DOCS_PATH),
                "description": "A folder below docs_dir, or a list; globs are allowed.",
            },
            "exclude": {
                **_TEXTS,
                "description": "Patterns of file names, docs paths or folders that are no documents.",
            },
            "index": {
                **_DOCS_PATH,
                "pattern": r"^/*$|\.([mM][dD]|[mM][aA][rR][kK][dD][oO][wW][nN])/*$",
                "description": "The docs path of the page that carries the index.",
            },
            "id_prefix": {"type": "string", "description": "Letters of its ids."},
            "title": {"type": "string", "description": "Title of a generated index page."},
            "statuses": _nullable("Its lifecycle, in order.", {"type": "array", "minItems": 1, "items": _status()}),
            "columns": _words(COLUMNS, "Columns of the index; those that are empty are left out."),
            "facets": _words(FACETS, "What the index can be filtered by; [] for no filter."),
            "group_by": _word(GROUPINGS, "What the index is grouped by."),
            "sort": _word([*SORTS, *(f"-{name}" for name in SORTS)], "A column, with a leading - to reverse."),
            "view": _word(VIEWS, "How the index looks."),
            "hide": _nullable("Statuses that the filter leaves out until they are asked for.", _TEXTS),
        },
    }


def _status() -> Schema:
    name = {"type": "string", "pattern": r"\S"}
    return {
        "anyOf": [
            name,
            {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {
                    "name": {**name, "description": "As documents write it."},
                    "slug": {"description": "Made from the name; what stands here is not read."},
                    "label": {"type": "string", "description": "As readers see it."},
                    "color": {"enum": list(COLORS)},
                    "icon": {
                        "type": "string",
                        "pattern": "^([a-z0-9]+([/-][a-z0-9]+)*)?$",
                        "description": "An icon of the theme: material/pause-circle-outline.",
                    },
                    "final": {"type": "boolean", "description": "Whether nothing is being worked on any more."},
                    "aliases": {**_TEXTS, "description": "Other spellings that documents use."},
                    "description": {"type": "string"},
                },
            },
        ]
    }


def _checks() -> dict[str, Any]:
    rules = {
        rule.name: {
            "$ref": "#/$defs/severity",
            "default": rule.severity.value,
            "description": f"Reports: {rule.reason}.",
        }
        for rule in RULES.values()
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "baseline": {"type": "string", "description": "A file of known problems, beside mkdocs.yml."},
            "stale_days": _number(180, MOST_DAYS, "How long an active document may stay as it is."),
            **rules,
        },
    }


def _labels() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": ["string", "number"], "default": text} for name, text in LABELS.items()},
    }


def _nullable(description: str, schema: Schema) -> Schema:
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def _section(description: str, **properties: Schema) -> Schema:
    return _nullable(description, {"type": "object", "additionalProperties": False, "properties": properties})


def _flag(description: str, *, default: bool, null: bool = True) -> Schema:
    return {"type": ["boolean", "null"] if null else "boolean", "default": default, "description": description}


def _choice(words: Sequence[str], default: str, description: str) -> Schema:
    return {"enum": list(words), "default": default, "description": description}


def _number(default: float, most: float, description: str) -> Schema:
    return {"type": "number", "minimum": 0, "maximum": most, "default": default, "description": description}


def _words(words: Sequence[str], description: str) -> Schema:
    return _nullable(description, one_or_more({"enum": list(words)}))


def _word(words: Sequence[str], description: str) -> Schema:
    word = {"enum": list(words)}
    return _nullable(description, {"anyOf": [word, {"type": "array", "items": word, "minItems": 1, "maxItems": 1}]})
