"""Plain options, as a YAML file holds them, to Settings: the same for the plugin and the command line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from string import Formatter
from typing import Any

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import LABELS
from mkdocs_archplan.listing import COLLECTION_OPTIONS, read_listing
from mkdocs_archplan.model import Addresses, CollectionSettings, Kind, Listing, Settings, Status
from mkdocs_archplan.options import Options, SettingsError, is_text
from mkdocs_archplan.problems import RULES, Severity
from mkdocs_archplan.text import slugify

CHECK_OPTIONS = ("baseline", "stale_days")  # beside the rules
MOST_DAYS = 36_525  # a hundred years
COLORS = ("blue", "green", "grey", "amber", "red", "teal", "purple")
DATE_FORMATS = ("short", "medium", "long", "full", "iso")
# `edit/main/docs/`: what stands after the branch, which here is one word.
_EDIT_URI = re.compile(r"(?:^|/)(?:blob|edit|tree|raw|src/branch|src)/[^/]+/(.*?)/?$")
# What MkDocs puts in place of an `edit_uri` that nobody wrote: a guess, which says nothing.
_GUESSED = ("edit/master/docs/", "src/default/docs/")
_ICON = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9]+)*")
_CURRENCY = re.compile(r"[A-Za-z]{3}")


def read_settings(options: Mapping[str, Any], language: str = "en") -> Settings:
    """Turn plugin options into Settings, for a site in a language as its theme names it.

    Raises SettingsError for a value that cannot be used. Keys that are not known are for the caller to report: see
    `unknown_options`.
    """
    given = Options("", {key: value for key, value in options.items() if value is not None})
    costs, mermaid = given.section("costs"), given.section("mermaid")
    collections = given.mapping("collections")
    return Settings(
        enabled=given.flag("enabled", True),
        collections=tuple(_collection(name, value) for name, value in collections.items()) if collections else None,
        currency=costs.text("currency", "USD"),
        cost_period=costs.choice("period", "month", ("month", "year")),
        verify_costs=costs.flag("verify", True),
        cost_rates=dict(_rates(costs)),
        mermaid_check=mermaid.flag("check", default=True),
        mermaid_render=mermaid.choice("render", "auto", ("auto", "svg", "client", "off")),  # type: ignore[arg-type]
        backlinks=given.section("backlinks").choice("placement", "end", ("end", "header", "none")),  # type: ignore[arg-type]
        header=given.flag("header", True),
        autolink=given.flag("autolink", True),
        superseded_boost=given.section("search").number("superseded_boost", 0.5),
        checks=dict(_checks(given.mapping("checks"))),
        baseline=given.section("checks").text("baseline", ""),
        stale_days=int(given.section("checks").number("stale_days", 180, MOST_DAYS)),
        export_json=given.section("export").flag("json", True),
        labels=dict(_labels(given.mapping("labels"))),
        language=language,
        date_format=given.choice("date_format", "medium", DATE_FORMATS),
    )


def read_addresses(site_url: Any, repo_url: Any, edit_uri: Any) -> Addresses:
    """Return where a site is published, from the options of mkdocs.yml; anything but text says nothing."""
    site, repository, edit = (
        value.strip() if isinstance(value, str) else "" for value in (site_url, repo_url, edit_uri)
    )
    inside = _EDIT_URI.search(edit) if edit not in _GUESSED else None
    return Addresses(site=site, repository=repository, docs_dir=inside[1] if inside else "")


_KNOWN: Mapping[str, tuple[str, ...]] = {
    "": tuple(
        "enabled collections costs mermaid backlinks header autolink search checks export labels date_format".split()
    ),
    "costs": ("currency", "period", "verify", "rates"),
    "mermaid": ("check", "render"),
    "backlinks": ("placement",),
    "search": ("superseded_boost",),
    "export": ("json",),
}
_COLLECTION_KEYS = ("kind", "path", "exclude", "index", "id_prefix", "statuses", "title", *COLLECTION_OPTIONS)


def unknown_options(options: Mapping[str, Any]) -> Iterator[str]:
    """Yield the dotted names of options that do nothing."""
    for name in options:
        if name not in _KNOWN[""]:
            yield str(name)
    for section, known in _KNOWN.items():
        given = options.get(section) if section else None
        if isinstance(given, Mapping):
            yield from (f"{section}.{name}" for name in given if name not in known)
    collections = options.get("collections")
    for name, given in collections.items() if isinstance(collections, Mapping) else ():
        if isinstance(given, Mapping):
            yield from (f"collections.{name}.{key}" for key in given if key not in _COLLECTION_KEYS)


def _collection(name: object, value: object) -> CollectionSettings:
    if not is_text(str(name)):
        raise SettingsError(f"'collections' must be called by text, not {name!r}.")
    if not isinstance(value, Mapping):
        raise SettingsError(f"'collections.{name}' must be a mapping with 'kind' and 'path', not {value!r}.")
    given = Options(f"collections.{name}", value)
    kind = KINDS.get(given.text("kind", "plan"))
    if not kind:
        raise SettingsError(f"'collections.{name}.kind' must be one of {', '.join(KINDS)}, not {value.get('kind')!r}.")
    return CollectionSettings(
        name=str(name),
        kind=kind,
        paths=tuple(_docs_path(given, "path", path) for path in given.texts("path", (str(name),))),
        title=given.text("title", kind.title),
        statuses=_statuses(given, kind),
        id_prefix=given.text("id_prefix", kind.id_prefix).upper(),
        exclude=given.texts("exclude"),
        index=_index(given),
        listing=_listing(given),
    )


def _listing(given: Options) -> Listing:
    words = {key: given.texts(key) for key in COLLECTION_OPTIONS if given.values.get(key) is not None}
    listing, complaints = read_listing(words, Listing())
    for complaint in complaints:
        raise SettingsError(f"'{given.name}.{complaint.option}' takes {complaint.takes}, not {complaint.value!r}.")
    return listing


def _docs_path(given: Options, key: str, path: str) -> str:
    parts = path.strip("/").split("/")
    if ".." in parts or "\\" in path or re.match(r"[A-Za-z]:", path):
        raise SettingsError(f"'{given.name}.{key}' must be a path below docs_dir with forward slashes, not {path!r}.")
    return "/".join(part for part in parts if part not in ("", "."))


def _index(given: Options) -> str | None:
    path = _docs_path(given, "index", given.text("index", ""))
    if path and not path.casefold().endswith((".md", ".markdown")):
        raise SettingsError(f"'{given.name}.index' must be a Markdown file, not {path!r}.")
    return path or None


def _statuses(given: Options, kind: Kind) -> tuple[Status, ...]:
    values = given.values.get("statuses")
    if values is None:
        return kind.statuses
    if not isinstance(values, list) or not values:
        raise SettingsError(f"'{given.name}.statuses' must be a list of statuses.")
    return tuple(_status(f"{given.name}.statuses[{at}]", value, kind) for at, value in enumerate(values))


def _status(name: str, value: object, kind: Kind) -> Status:
    given = Options(name, value if isinstance(value, Mapping) else {"name": value})
    word = given.text("name", "")
    if not word.strip():
        raise SettingsError(f"'{name}' needs a 'name'.")
    slug = slugify(word)
    usual = next((s for s in kind.statuses if s.slug == slug), Status(slug=slug, label=word[:1].upper() + word[1:]))
    icon = given.text("icon", usual.icon)
    if icon and not _ICON.fullmatch(icon):
        raise SettingsError(f"'{name}.icon' must be an icon of the theme such as material/check, not {icon!r}.")
    known = {field.name for field in fields(Status)} | {"name"}
    if strangers := set(given.values) - known:
        raise SettingsError(f"'{name}' has no option {sorted(map(str, strangers))[0]!r}.")
    return Status(
        slug=slug,
        label=given.text("label", usual.label),
        color=given.choice("color", usual.color, COLORS),
        icon=icon,
        final=given.flag("final", usual.final),
        aliases=given.texts("aliases", usual.aliases),
        description=given.text("description", usual.description),
    )


def _checks(given: Mapping[str, Any]) -> Iterator[tuple[str, Severity]]:
    for rule, value in given.items():
        if rule in CHECK_OPTIONS:
            continue
        if rule not in RULES:
            raise SettingsError(f"'checks.{rule}' is no rule; the rules are {', '.join(RULES)}.")
        severity = "off" if value is False else value  # YAML 1.1 reads a bare `off` as false
        if severity not in tuple(Severity):
            raise SettingsError(f"'checks.{rule}' must be one of {', '.join(Severity)}, not {value!r}.")
        yield rule, Severity(severity)


def _rates(costs: Options) -> Iterator[tuple[str, Decimal]]:
    for code, value in costs.mapping("rates").items():
        if not isinstance(code, str) or not _CURRENCY.fullmatch(code):
            raise SettingsError(f"'costs.rates.{code}' must be named by the three letters of a currency, such as EUR.")
        if code.upper() == costs.text("currency", "USD").upper():
            raise SettingsError(f"'costs.rates.{code}' is the site's own currency, which needs no rate.")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
            raise SettingsError(f"'costs.rates.{code}' must be a number above 0, not {value!r}.")
        yield code.upper(), Decimal(str(value))


def _labels(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in given.items():
        if name not in LABELS:
            raise SettingsError(f"'labels.{name}' is no label; the labels are {', '.join(LABELS)}.")
        allowed, text = _places(LABELS[name]), str(value)
        if not _places(text) <= allowed:
            wanted = ", ".join(f"{{{place}}}" for place in sorted(allowed)) or "none"
            raise SettingsError(f"'labels.{name}' can hold these places: {wanted}; write other braces twice.")
        yield name, text


def _places(text: str) -> set[str]:
    """Return the `{places}` of a label; one that cannot be filled counts as a place that no label has."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return {"?"}
    return {"?" if spec or conversion else place for _, place, spec, conversion in parts if place is not None}
