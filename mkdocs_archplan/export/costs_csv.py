"""`costs.csv`: what each document costs, for spreadsheets, as RFC 4180 has it.

Rows stand in the order of the catalog; amounts are plain numbers, the words are those of `catalog.json`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal

from mkdocs_archplan.costs.roll_up import CostLine, cost_line
from mkdocs_archplan.model import Catalog, Document, Settings

COLUMNS = ("path", "id", "title", "status", "currency", "period", "low", "high", "unknown")
# What a spreadsheet takes for the beginning of a formula, https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def costs_csv(catalog: Catalog, settings: Settings) -> str:
    """Return a row per document that has a cost table, below a row of heads; nothing where no document has one."""
    rows = list(_rows(catalog, settings))
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([COLUMNS, *rows])
    return text.getvalue()


def _rows(catalog: Catalog, settings: Settings) -> Iterator[list[str]]:
    for collection in catalog.collections:
        for document in collection.documents:
            if document.costs:
                line = cost_line(document, settings.cost_period, settings.currency)
                yield [_harmless(cell) for cell in _cells(document, line)]


def _cells(document: Document, line: CostLine) -> tuple[str, ...]:
    return (
        document.path,
        document.id or "",
        document.title,
        document.status or "",
        line.currency,
        line.period,
        _number(line.low),
        _number(line.high),
        "; ".join(filter(None, line.gaps)) or line.reason or "",
    )


def _number(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a leading apostrophe makes it text."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
