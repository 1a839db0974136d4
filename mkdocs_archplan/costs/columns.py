"""What each column of a cost table is: labels, amounts, prices of one, periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_archplan.costs.currencies import named_in
from mkdocs_archplan.costs.grid import Grid
from mkdocs_archplan.costs.periods import is_period, period_in, period_of
from mkdocs_archplan.costs.rows import Rows

# Headers of columns that hold money but no costs, or no money.
_NEVER = re.compile(
    r"""\b(?:savings?|saved|ersparnis\w*|einsparung\w*|économies?|ahorros?|economia|besparing\w*|delta|diff(?:erence)?
        |quantity|qty|menge|anzahl|quantité|cantidad|quantidade|aantal|share|anteil|percent\w*|duration|dauer
        |thresholds?|revenues?|umsatz|income|profit|roi|benefits?|refunds?|limits?)\b|%
      | ^\W*(?:(?:\w+\ )?hours?|counts?(?:\W.*)?|volumes?(?:\W.*)?|usage|uso|utilisation|users?|requests?(?:\W.*)?
        |credits?|free\ tier|change|units?)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Prices of one; they stand for the table only where nothing else does.
_UNIT = re.compile(
    r"\bunit\w*\b|\beach\b|\brate\b|\bhourly\b|stückpreis|einzelpreis|unitario|unitaire|unitário|stuksprijs|単価|单价",
    re.IGNORECASE,
)
_PER = re.compile(r"(?:/|\bper\b|\bpro\b|\bpar\b|\bpor\b)\s*(?:\d[\d,.]*[kKmM]?\s*)?([^\W\d_]+)", re.IGNORECASE)
_LOW = re.compile(
    r"^(?:from|best|von|de|desde)$|\b(?:low(?:er|est)?(?!-)|min(?:imum|imal)?|optimistic|mín(?:imo)?|basse|niedrig|untere?|bajo|baixo)\b",
    re.IGNORECASE,
)
_HIGH = re.compile(
    r"^(?:to|worst|bis|à|hasta)$|\b(?:high(?:er|est)?(?!-)|max(?:imum|imal)?|pessimistic|máx(?:imo)?|haute|hoch|obere?|alto)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:one[- ]?time|set-?up|upfront|initial|einmalige?|capex|unique|inicial|implantação)\b|初期|一次性|초기",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"""\b(?:costs?|costing|pricing|spend(?:ing)?|expenses?|budget|kosten|co[uû]ts?|costos?|costes?|custos?|koszty?|costi|spes[ae]
        |ausgaben|uitgaven|dépenses?|gastos?|despesas?|kostnad\w*|maliyet\w*|biaya|náklady|kustannu\w*|költség\w*|стоимость
        |tco|expenditures?|presupuesto|orçamento|begroting|tarification|bill\ of\ materials
        |(?:hosting|monthly)\ (?:fees?|bill|estimate))\b
      |\w*kosten\w*\b|[费費]用|成本|コスト|料金|비용|가격|月[费費]|年[费費]""",
    re.IGNORECASE | re.VERBOSE,
)
_COSTS = re.compile(
    rf"""{_STRONG.pattern}|\b(?:prices?|amount|fees?|charges?|bill|est(?:imated?|imates)?|(?:sub)?totals?|value|sum
        |investment|gesamt|summe|wert|inversión|quote|payment
        |betrag|preise?|aufwand|montant|prix|monto|importe|precios?|valor|preço|prijs|bedrag|cena|kwota|importo|prezzo|pris|tarif
        |investimento|цена|harga|fiyat|tutar|chi\ phí)\b|金[额額]|[价価價]格""",
    re.IGNORECASE | re.VERBOSE,
)
# Rows of such tables are alternatives, of which one is chosen.
_CHOICES = """plans? platforms? set-?ups? states? approach(?:es)? packages? editions? tiers? sizes?
    strateg(?:y|ies) varianten? szenari(?:o|en) optionen opci(?:ón|ones) escenarios? cenários?
    scénarios? configs? konfiguration lösung(?:en)? solutions? architectures? arquitecturas?
    arquitetura backends? methods? models? modell skus? frameworks? deployments? level mode case
    paket tarif formules? plano""".split()
# `Data volume`, `Expected users`: whatever stands before them.
_MEASURED = (
    "volumes?|users|traffic|scale|scenarios?|options?|alternatives?|variants?|configurations?|hours|requests?|mau|dau"
)
_ALTERNATIVES = re.compile(
    rf"(?:#\s*)?(?:(?:[\w-]+\s+){{0,2}}(?:{_MEASURED})|(?:(?:deployment|pricing)\s+)?(?:{'|'.join(_CHOICES)}))"
    r"(?:\s*/\s*(?:month|day|mo|hour|year)|\s+(?:type|size|level))?"
    r"|方案|套餐|プラン|方式|规模|規模|用户数|기간|instance type|team size",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\bcompar\w+|\bvergleich\w*|\balternativ\w+|\bversus\b|\bvs\b|比较|比較|비교", re.IGNORECASE)
# What such rows or totals say is no cost, whatever their column is called.
_NO_COSTS = re.compile(
    r"\b(?:benefits?|revenues?|incomes?|earnings|profits?|savings?|sales|risks?|metrics?|kpis?|umsatz|erlöse?|einnahmen|ingresos"
    r"|receitas?|revenus|ahorros?)\b",
    re.IGNORECASE,
)
_RECURRING = frozenset(("recurring", "ongoing", "laufend", "récurrent", "recurrente", "wiederkehrend", "subscription"))
_NUMBERED = re.compile(r"^(?:#|no\.?|nr\.?|nº|id)$", re.IGNORECASE)
_HALF, _FEW = 2, 4


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of columns; `amounts` are all that hold sums, `amount` the one that stands for the table, if one does.

    `high` holds the upper ends where `amount` holds the lower ones; `period` tells what rows are paid for; `slid` is
    the column of the total's amount where its row is too short.
    """

    label: int
    amount: int | None
    amounts: tuple[int, ...]
    high: int | None = None
    period: int | None = None
    slid: int | None = None
    unit: bool = False


def read_columns(grid: Grid, rows: Rows) -> Columns | None:
    """Find the columns of a cost table; None where it is none."""
    fitting = [column for column in range(grid.width) if _holds_sums(grid, rows, column)]
    totals = rows.others if rows.total is None else {rows.total}
    stated = [column for column in fitting if any(grid.amount(row, column).is_figure for row in totals)]
    slid = _slid(grid, rows, fitting) if rows.total is not None and not stated else None
    amounts = stated or ([] if rows.total is not None and rows.stated and slid is None else fitting)
    if slid is not None:
        amounts = fitting[-1:]
    whole = [column for column in amounts if not _is_of_one(grid.header[column])]
    unit = not whole
    amounts = whole or amounts[:1]
    if not amounts or not _is_about_costs(grid, rows, amounts):
        return None
    amount, high = _primary(grid, rows, amounts)
    period = _period_column(grid, rows, amounts)
    return Columns(_label_column(grid, rows, {*fitting, period}), amount, tuple(amounts), high, period, slid, unit)


def speaks_of_costs(text: str) -> bool:
    """Say whether a heading or a header has a word for costs, in any language that is known here."""
    return bool(_COSTS.search(text))


def _holds_sums(grid: Grid, rows: Rows, column: int) -> bool:
    """Say whether at least half of a column's cells are money, free, or still to be filled in."""
    header = grid.header[column]
    if _NEVER.search(header) or _NUMBERED.match(header):
        return False
    cells = [(grid.amount(row, column), grid.text(row, column)) for row in rows.items]
    cells = [(amount, text) for amount, text in cells if amount.kind != "na"]
    totals = [grid.amount(row, column) for row in ({rows.total} if rows.total is not None else rows.others)]
    named = (
        bool(grid.said.currency)
        or named_in(header)
        or any(a.named for a in totals)
        or any(a.named and a.is_money for a, _ in cells)
    )
    blank = [a for a, _ in cells if a.kind == "placeholder"]
    sums = [a for a, _ in cells if a.is_money and (named or not a.is_bare)]
    counted = [a for a in sums if a.kind not in ("free", "included")]
    measures = [text for a, text in cells if a.kind == "text" and text[:1].isdigit()]
    if measures and len(measures) * _FEW >= len(cells):
        return False
    if not cells:
        return False
    figures = sum(amount.is_figure for amount in totals)
    enough = (len(sums) + len(blank) + figures) * _HALF >= len(cells) + figures
    free = len(sums) == len(cells) and figures
    return enough and bool(counted or free or (blank and (figures or _COSTS.search(header))))


def _slid(grid: Grid, rows: Rows, fitting: list[int]) -> int | None:
    """Return where the total's only amount stands if not below the amounts: its row may be too short."""
    if rows.total is None or not fitting:
        return None
    found = [at for at, amount in enumerate(grid.amounts[rows.total]) if amount.is_money and not amount.is_bare]
    return found[0] if len(found) == 1 else None


def _is_of_one(header: str) -> bool:
    """Say whether a column has prices of one: `Unit cost`, `Cost/User`; not `Cost/Month`, `Cost (USD/month)`."""
    counted = [word for word in _PER.findall(header) if not period_of(word) and not named_in(word)]
    return bool(_UNIT.search(header) or counted)


def _is_about_costs(grid: Grid, rows: Rows, amounts: Sequence[int]) -> bool:
    """Say whether sums are costs to be added: by heading or header, else, without a heading, by a total."""
    if grid.said.costs:
        return True
    has_total = rows.total is not None or bool(rows.others)
    first = next((header for header in grid.header if header and not _NUMBERED.match(header)), "")
    if not has_total and (_ALTERNATIVES.fullmatch(first) or _COMPARED.search(grid.heading) or _has_volumes(grid, rows)):
        return False
    total = "" if rows.total is None else grid.label(rows.total)
    headers = [grid.header[column] for column in amounts]
    if any(map(_STRONG.search, headers)):
        return True
    if _NO_COSTS.search(grid.header[0]) or _NO_COSTS.search(total):
        return False
    if _STRONG.search(grid.heading):
        return True
    if any(_COSTS.search(header) or period_in(header) or named_in(header) for header in headers):
        return has_total or not grid.heading
    return has_total and (not grid.heading or not any(headers))


def _has_volumes(grid: Grid, rows: Rows) -> bool:
    """Say whether each row is named by how much there is: `100 scans`, `1,000 scans`."""
    first = [grid.text(row, 0) for row in rows.items]
    if len(first) < _HALF:
        return False
    counted = [re.match(r"[\d,.]+[kKmM]?\+?\s+([^\W\d_]+)", text) for text in first]
    return all(counted) and len({match[1].casefold() for match in counted if match}) == 1


def _primary(grid: Grid, rows: Rows, amounts: Sequence[int]) -> tuple[int | None, int | None]:
    """Return the column that stands for the table and that of upper ends; neither where columns are scenarios."""
    if len(amounts) == 1:
        return amounts[0], None
    low = [c for c in amounts if _LOW.search(grid.header[c])]
    high = [c for c in amounts if _HIGH.search(grid.header[c]) and c not in low]
    if len(low) == len(high) == 1:
        return low[0], high[0]
    periods = {column: period_of_header(grid.header[column]) for column in amounts}
    for wanted in ("month", "year"):
        named = [column for column, period in periods.items() if period == wanted]
        if len(named) == 1 and all(period in ("month", "year", "once") for period in periods.values()):
            return named[0], None
    costs = [column for column in amounts if _COSTS.search(grid.header[column])]
    if len(costs) == 1 and rows.total is None:
        return costs[0], None
    return None, None


def period_of_header(header: str) -> str | None:
    """Return the period that the amounts below a header are paid for; `Setup` is paid once."""
    return period_in(header) or ("once" if _ONCE.search(header) else None)


def _period_column(grid: Grid, rows: Rows, amounts: Sequence[int]) -> int | None:
    """Return a column that tells what each row is paid for, unless the amounts' own header does."""
    if any(period_in(grid.header[column]) for column in amounts):
        return None
    for column in range(grid.width):
        cells = [text for row in rows.items if (text := grid.text(row, column))]
        told = [text for text in cells if is_period(text) or period_of(text) or text.casefold() in _RECURRING]
        if column not in amounts and any(map(period_in, told)) and len(told) * _HALF > len(cells):
            return column
    return None


def _label_column(grid: Grid, rows: Rows, taken: set[int | None]) -> int:
    """Return the first column of words that most rows fill."""
    for column in range(grid.width):
        cells = [(grid.amount(row, column), grid.text(row, column)) for row in rows.items]
        words = [text for amount, text in cells if amount.kind in ("text", "free", "included") and text]
        if column not in taken and len(words) * _HALF > len(cells):
            return column
    return next((column for column in range(grid.width) if column not in taken), 0)
