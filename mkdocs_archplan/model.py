"""The values that everything else is made of: frozen, keyword-only, without behaviour that needs a file or a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal

from mkdocs_archplan.contents import Progress, Section, Template
from mkdocs_archplan.infracost import Infracost
from mkdocs_archplan.problems import Problem, Severity
from mkdocs_archplan.relations import Backlink, Reference, Related, Relation, named_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One step of a lifecycle.

    `slug` names it in addresses, CSS classes and `catalog.json`; `aliases` are other spellings that authors use;
    `final` says that a document in this status is no longer being worked on.
    """

    slug: str
    label: str
    color: str = "grey"
    icon: str = ""
    final: bool = False
    aliases: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What sort of document a collection holds, and what follows from it by default."""

    name: str
    id_prefix: str
    title: str
    statuses: tuple[Status, ...]


class Role(StrEnum):
    """What a Markdown file is to its collection."""

    DOCUMENT = "document"
    INDEX = "index"
    TEMPLATE = "template"
    ATTACHMENT = "attachment"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What an index shows of its documents, in which groups and order, and what it can be filtered by.

    `columns` and `facets`: None means those that tell something. `sort` is a column, descending with a leading `-`.
    `view` is table, cards or list. `limit` keeps the first documents only. `hide` are statuses that the filter leaves
    out until they are asked for.
    """

    columns: tuple[str, ...] | None = None
    facets: tuple[str, ...] | None = None
    group_by: str = "status"
    sort: str = "-date"
    view: str = "table"
    limit: int | None = None
    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionSettings:
    """One configured or discovered collection: which files belong to it and how its index is drawn.

    `paths` are folders below `docs_dir`, posix, globs allowed.
    """

    name: str
    kind: Kind
    paths: tuple[str, ...]
    title: str
    statuses: tuple[Status, ...]
    id_prefix: str
    exclude: tuple[str, ...] = ()
    index: str | None = None
    listing: Listing = Listing()


Placement = Literal["end", "header", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the site's pages and sources are published, so that absolute links to them are known as its own.

    `repository` is a web address as `repo_url` gives it; `docs_dir` is where the docs lie in it, where that is known.
    """

    site: str = ""
    repository: str = ""
    docs_dir: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a user can set, with its defaults; README's option table describes each.

    `language` is the theme's; `labels` are the words that differ from that language's. `cost_rates` say how much one
    unit of a currency is in `currency`. `baseline` is a file of known findings beside mkdocs.yml; `stale_days` is how
    long an active document may stay as it is.
    """

    enabled: bool = True
    collections: tuple[CollectionSettings, ...] | None = None
    currency: str = "USD"
    cost_period: str = "month"
    verify_costs: bool = True
    cost_rates: Mapping[str, Decimal] = field(default_factory=dict)
    mermaid_check: bool = True
    mermaid_render: Literal["auto", "svg", "client", "off"] = "auto"
    backlinks: Placement = "end"
    header: bool = True
    autolink: bool = True
    superseded_boost: float = 0.5
    checks: Mapping[str, Severity] = field(default_factory=dict)
    baseline: str = ""
    stale_days: int = 180
    export_json: bool = True
    labels: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    date_format: str = "medium"

    @property
    def severities(self) -> Mapping[str, Severity]:
        """What `checks` sets, with the rule that `verify_costs` turns off."""
        return self.checks if self.verify_costs else {**self.checks, "cost-total-mismatch": Severity.OFF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one cost table of a document adds up to, in `currency` per `period`; stated_* is what its total row says.

    `reason` says why the sum is not the whole truth, a name of `costs.reasons`; `per_unit` is a table of prices of one,
    which joins no sum; `gaps` are the rows without a figure.
    """

    section: str | None
    currency: str | None
    period: str | None
    low: Decimal | None
    high: Decimal | None
    stated_low: Decimal | None
    stated_high: Decimal | None
    verdict: str | None
    line: int
    reason: str | None = None
    per_unit: bool = False
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A mermaid fence: its first line, its family as written, and whether it parses (None: not checked)."""

    line: int
    type: str | None
    valid: bool | None = None


TitleSource = Literal["front-matter", "heading", "field", "navigation", "file-name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One Markdown file of a collection, read but not yet linked: `references` have no targets until the link step.

    `status_guessed`: the status was taken from a synonym or a misspelling of one of the lifecycle's. `aliases` are what
    the document was called before; `date_field` is the field that gave its date; `unlinked` are ids in the text that
    their author wants no link from.
    """

    path: str
    url: str
    collection: str
    kind: str
    title: str
    title_source: TitleSource
    id: str | None = None
    id_line: int = 1
    status: str | None = None
    status_raw: str | None = None
    status_source: str | None = None
    status_line: int = 1
    status_guessed: bool = False
    date: str | None = None
    date_raw: str | None = None
    date_field: str = ""
    date_line: int = 1
    updated: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    discussion: str | None = None
    references: tuple[Reference, ...] = ()
    aliases: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = ()
    progress: Progress | None = None
    costs: tuple[Cost, ...] = ()
    infracost: Infracost | None = None
    diagrams: tuple[Diagram, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection with its documents in path order and every status that occurs, lifecycle order first.

    `index` and `index_url` are the docs path and the URL of the page that carries its index; `generated` says that no
    author wrote that page. `templates` are those that lie in its folders.
    """

    settings: CollectionSettings
    statuses: tuple[Status, ...]
    documents: tuple[Document, ...]
    index: str
    index_url: str
    generated: bool
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site: a document, or any other, which may name documents as well."""

    path: str
    url: str
    title: str
    references: tuple[Reference, ...] = ()
    unlinked: tuple[str, ...] = ()


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """All collections of a site with all resolved references: the value that everything is drawn from.

    All mappings are by docs path. `documents` and `pages` (all of the site's, documents too) are what there is;
    `related` are the documents and pages that a document is related with.
    """

    collections: tuple[Collection, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=_empty)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=_empty)
    problems: tuple[Problem, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=_empty)

    @property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Every reference to a document, seen from there."""
        found = {
            path: tuple(Backlink(origin=o.path, reference=r) for o in others for r in named_once(o.named))
            for path, others in self.related.items()
        }
        return {path: links for path, links in found.items() if links}

    def collections_named(self, word: str) -> tuple[Collection, ...]:
        """Return the collection of a name; where there is none, those of a kind: `plan` or `plans`."""
        named = tuple(c for c in self.collections if c.settings.name == word)
        return named or tuple(c for c in self.collections if word in (c.settings.kind.name, f"{c.settings.kind.name}s"))

    def collection_of(self, document: Document) -> Collection:
        """Return the collection a document of this catalog belongs to."""
        return next(c for c in self.collections if c.settings.name == document.collection)

    def others(self, path: str, relation: Relation) -> tuple[str, ...]:
        """Return the paths of the documents that stand in a relation to this one, whichever side says so."""
        related = self.related.get(path, ())
        return tuple(r.path for r in related if relation in r.relations and r.path in self.documents)

    def concerns(self, path: str) -> bool:
        """Say whether the page of a docs path is a document, carries an index, or names documents."""
        page = self.pages.get(path)
        named = bool(page and (page.references or page.unlinked))
        return named or path in self.documents or any(collection.index == path for collection in self.collections)

    def status_of(self, document: Document) -> Status | None:
        """Return the status of a document as its collection shows it, None when it has none."""
        return next((s for s in self.collection_of(document).statuses if s.slug == document.status), None)
