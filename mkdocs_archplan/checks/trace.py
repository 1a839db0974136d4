"""Rules about the way from an RFC to its plan."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_archplan.link.trace import Gap, trace
from mkdocs_archplan.model import Catalog
from mkdocs_archplan.problems import Problem


def approved_rfcs_without_plan(catalog: Catalog) -> Iterator[Problem]:
    """Report RFCs in force that no plan implements, where the site has plans."""
    for chain in trace(catalog):
        if chain.gap is Gap.NO_PLAN and chain.rfc:
            document = catalog.documents[chain.rfc]
            yield Problem(
                rule="approved-rfc-without-plan",
                path=document.path,
                line=document.status_line,
                message=f"this RFC is '{document.status_raw}', and no plan implements it.",
                hint="Name it in a plan: 'related_rfc: …'.",
            )
