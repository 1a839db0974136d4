"""`catalog.json`: the public, versioned form of the catalog; `catalog.schema.json` beside this file describes it.

Stable order and no timestamps: two builds of the same sources are byte-identical.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any

from mkdocs_archplan.link.chains import predecessors, successors
from mkdocs_archplan.model import Catalog, Collection, Cost, Document

SCHEMA_VERSION = 1


def catalog_json(catalog: Catalog) -> str:
    """Return a catalog as JSON text: a line per collection, document and problem, so that a diff of two is readable."""
    lists = []
    for name, value in catalog_data(catalog).items():
        if isinstance(value, list):
            items = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
            lists.append(f'"{name}": [\n{items}\n]')
        else:
            lists.append(f'"{name}": {json.dumps(value)}')
    return "{" + ",\n".join(lists) + "}\n"


def catalog_data(catalog: Catalog) -> dict[str, Any]:
    """Return a catalog as plain data, as the schema describes it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "collections": [_collection(collection) for collection in catalog.collections],
        "documents": [_document(document, catalog) for c in catalog.collections for document in c.documents],
        "problems": [
            {"rule": p.rule, "severity": p.severity.value, "path": p.path, "line": p.line}
            | ({} if p.column is None else {"column": p.column})
            | {"message": p.message}
            for p in catalog.problems
        ],
    }


def _collection(collection: Collection) -> dict[str, Any]:
    counts = Counter(document.status for document in collection.documents)
    return {
        "name": collection.settings.name,
        "kind": collection.settings.kind.name,
        "title": collection.settings.title,
        "index": collection.index,
        "statuses": [
            {"slug": s.slug, "label": s.label, "final": s.final, "count": counts[s.slug]} for s in collection.statuses
        ],
    }


def _document(document: Document, catalog: Catalog) -> dict[str, Any]:
    progress = document.progress
    return {
        "path": document.path,
        "url": document.url,
        "collection": document.collection,
        "kind": document.kind,
        "id": document.id,
        "title": document.title,
        "status": document.status,
        "status_raw": document.status_raw,
        "status_source": document.status_source,
        "date": document.date,
        "updated": document.updated,
        "authors": list(document.authors),
        "tags": list(document.tags),
        "discussion": document.discussion,
        "supersedes": list(predecessors(document, catalog)),
        "superseded_by": list(successors(document, catalog)),
        "references": [
            {
                "relation": reference.relation.value,
                "raw": reference.raw,
                "target": reference.target,
                "url": reference.url,
                "line": reference.line,
                "source": reference.source,
            }
            for reference in document.references
        ],
        "progress": progress
        and {
            "done": progress.done,
            "total": progress.total,
            "phases": [{"title": p.title, "done": p.done, "total": p.total} for p in progress.phases],
        },
        "costs": [_cost(cost) for cost in document.costs],
        "infracost": document.infracost
        and {"monthly": _number(document.infracost.monthly), "currency": document.infracost.currency},
        "diagrams": [{"line": d.line, "type": d.type, "valid": d.valid} for d in document.diagrams],
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "section": cost.section,
        "currency": cost.currency,
        "period": cost.period,
        "low": _number(cost.low),
        "high": _number(cost.high),
        "stated_low": _number(cost.stated_low),
        "stated_high": _number(cost.stated_high),
        "verdict": cost.verdict,
        "line": cost.line,
    }


def _number(amount: Decimal | None) -> str | None:
    """Return money as text: JSON numbers would be read as binary fractions."""
    return None if amount is None else f"{amount:f}"
