"""Infracost's figure beside what the document itself says that it costs, and how far they are apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from mkdocs_archplan.costs.periods import in_period
from mkdocs_archplan.costs.roll_up import headline_cost
from mkdocs_archplan.model import Document
from mkdocs_archplan.views.context import PageContext
from mkdocs_archplan.views.formats import cost_in, format_money, format_share

_CENT = Decimal("0.01")
_SMALLEST, _LARGEST = Decimal("0.005"), 100  # between these shares whole per cent say something


@dataclass(frozen=True, slots=True, kw_only=True)
class InfracostView:
    """The figure per the site's period; `difference` and `share` are signed, empty where there is none to tell."""

    figure: str
    difference: str
    share: str


def infracost_view(document: Document, context: PageContext) -> InfracostView | None:
    """Return Infracost's figure as the strip shows it, None for a document without one."""
    known = document.infracost
    if not known:
        return None
    settings = context.settings
    figure = in_period(known.monthly, "month", settings.cost_period)
    estimate = _nearest(document, figure, known.currency, context)
    apart = _apart(figure, estimate) if estimate is not None else Decimal(0)
    share = abs(apart / estimate) if estimate and estimate > 0 else Decimal(0)
    sign = "−" if apart < 0 else "+"
    return InfracostView(
        figure=format_money(figure, known.currency, settings.language),
        difference=f"{sign}{format_money(abs(apart), known.currency, settings.language)}" if apart else "",
        share=f"{sign}{format_share(share, settings.language)}" if _SMALLEST < share <= _LARGEST else "",
    )


def _nearest(document: Document, figure: Decimal, currency: str, context: PageContext) -> Decimal | None:
    """Return the amount of the document's own estimate that is nearest to a figure: the figure itself in a range.

    None where the document has no estimate per the site's period, or one in another currency.
    """
    settings = context.settings
    cost = headline_cost(document.costs)
    bounds = cost_in(cost, settings.cost_period) if cost else None
    if not cost or not bounds or (cost.currency or settings.currency).upper() != currency:
        return None
    low, high = bounds
    return max(low, figure if high is None else min(figure, high))


def _apart(figure: Decimal, estimate: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = max(28, estimate.adjusted() + 10)  # an author may write any number of digits
        return (figure - estimate).quantize(_CENT)
