"""From RFC to plan to decision: every chain of a site, and where one is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_archplan.link.chains import Standing, is_superseded, standing
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.relations import Relation

KINDS = ("rfc", "plan", "adr")
_OVER = (Standing.ENDED, Standing.DROPPED)


class Gap(StrEnum):
    """What a chain lacks."""

    NO_PLAN = "no-plan"  # an RFC in force that no plan implements
    NO_RFC = "no-rfc"  # a plan that implements no RFC
    UNMENTIONED = "unmentioned"  # a decision that no plan names, and that names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """An RFC, a plan that implements it, and the decisions linked with the plan; paths, what there is of them."""

    rfc: str | None = None
    plan: str | None = None
    adrs: tuple[str, ...] = ()
    gap: Gap | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """All documents of the chain, the one it begins with first."""
        return tuple(path for path in (self.rfc, self.plan, *self.adrs) if path)


def trace(catalog: Catalog) -> Iterator[Chain]:
    """Yield a chain for every RFC with each of its plans, then plans without an RFC, then decisions without a plan.

    A gap is one only where the site has documents of the kind that is missing, and where the document is neither
    superseded nor turned down. An RFC that is not in force yet needs no plan.
    """
    present = {document.kind for document in catalog.documents.values()}
    of_kind = {kind: [d for d in catalog.documents.values() if d.kind == kind] for kind in KINDS}
    for rfc in of_kind["rfc"]:
        plans = _of_kind(catalog.others(rfc.path, Relation.IMPLEMENTED_BY), "plan", catalog)
        for plan in plans:
            yield Chain(rfc=rfc.path, plan=plan, adrs=_decisions(plan, catalog))
        if not plans:
            missing = "plan" in present and standing(rfc, catalog) is Standing.IN_FORCE and _holds(rfc, catalog)
            yield Chain(rfc=rfc.path, gap=Gap.NO_PLAN if missing else None)
    for document in of_kind["plan"]:
        if not _of_kind(catalog.others(document.path, Relation.IMPLEMENTS), "rfc", catalog):
            gap = Gap.NO_RFC if "rfc" in present and _holds(document, catalog) else None
            yield Chain(plan=document.path, adrs=_decisions(document.path, catalog), gap=gap)
    for document in of_kind["adr"]:
        if not _linked(document.path, "plan", catalog):
            rfcs = _linked(document.path, "rfc", catalog)
            gap = Gap.UNMENTIONED if "plan" in present and _holds(document, catalog) else None
            yield Chain(rfc=rfcs[0] if len(rfcs) == 1 else None, adrs=(document.path,), gap=gap)


def _holds(document: Document, catalog: Catalog) -> bool:
    return standing(document, catalog) not in _OVER and not is_superseded(document, catalog)


def _decisions(plan: str, catalog: Catalog) -> tuple[str, ...]:
    """Return the decisions that a plan names or that name it, in the order of their paths."""
    return tuple(sorted(_linked(plan, "adr", catalog)))


def _linked(path: str, kind: str, catalog: Catalog) -> tuple[str, ...]:
    return _of_kind((related.path for related in catalog.related.get(path, ())), kind, catalog)


def _of_kind(paths: Iterable[str], kind: str, catalog: Catalog) -> tuple[str, ...]:
    return tuple(path for path in paths if path in catalog.documents and catalog.documents[path].kind == kind)
