"""The cost tables of a document, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_archplan.costs.amounts import parse_amount
from mkdocs_archplan.costs.block import Block, is_cost_fence, read_block
from mkdocs_archplan.costs.currencies import currency_in
from mkdocs_archplan.costs.grid import SAID_NOTHING, Said
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.costs.periods import period_told
from mkdocs_archplan.costs.tables import CostTable
from mkdocs_archplan.costs.verdicts import ADDS_UP, CANNOT_CHECK, DOES_NOT_ADD_UP
from mkdocs_archplan.directives import Directive, parse_directive
from mkdocs_archplan.model import Cost
from mkdocs_archplan.read.outline import Outline, Table
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.text import plain_text

DIRECTIVE = "cost-table"
_FIX = "Correct the total or the rows."


def said_by(directive: Directive | None) -> Said:
    """Return what a `cost-table` directive says of the table below it; nothing where it is none or cannot be read."""
    if not directive or directive.view != DIRECTIVE or directive.error:
        return SAID_NOTHING
    if "true" in directive.words("ignore"):
        return Said(ignored=True)
    currency, period = next(iter(directive.words("currency")), ""), next(iter(directive.words("period")), "")
    return Said(costs=True, currency=currency_in(currency), period=period_told(period))


def read_costs(outline: Outline, tables: CostTables, report: Report) -> Iterator[Cost]:
    """Read the cost tables and cost blocks of a document in their order, and report what an author should look at."""
    costs = [*_tables(outline, tables, report), *_blocks(outline, tables.currency, report)]
    return iter(sorted(costs, key=lambda cost: cost.line))


def _blocks(outline: Outline, currency: str, report: Report) -> Iterator[Cost]:
    for fence in outline.fences:
        block = read_block(fence.text, currency) if is_cost_fence(fence.info) else Block()
        if block.error:
            hint = "Write a list of rows with item and price, or CSV under a line that names its columns."
            report.add("bad-cost-block", fence.line + block.line, f"a cost block cannot be used: {block.error}", hint)
        rows = [line for part in block.parts for line in part.lines]
        blank = next((row for row in rows if parse_amount(row.price).kind == "placeholder"), None)
        if blank:
            _report_placeholder(blank.item, fence.line, report)
        for part in block.parts:
            yield Cost(
                section=outline.section_at(fence.line),
                currency=part.currency,
                period=part.period,
                low=part.low if part.currency else None,
                high=part.high if part.currency else None,
                stated_low=part.low if part.currency else None,
                stated_high=part.high if part.currency else None,
                verdict=ADDS_UP if part.currency and not part.gaps else CANNOT_CHECK,
                line=fence.line,
                reason="mixed-currencies" if not part.currency else "unknown-row" if part.gaps else None,
                gaps=part.gaps,
            )


def _tables(outline: Outline, tables: CostTables, report: Report) -> Iterator[Cost]:
    said = _said(outline)
    for table in outline.tables:
        headings = outline.headings_above(table.line)
        read = tables.read(
            table.header, table.rows, heading=" / ".join(headings), said=said.get(table.line, SAID_NOTHING)
        )
        if not read:
            continue
        _report(read, table, report)
        yield Cost(
            section=headings[-1] if headings else None,
            currency=read.currency,
            period=read.period,
            low=read.low,
            high=read.high,
            stated_low=read.stated_low,
            stated_high=read.stated_high,
            verdict=read.verdict,
            line=_line(table, read.total_row),
            reason=read.reason,
            per_unit=read.per_unit,
            gaps=tuple(
                _label(table, read, row) for row, value in zip(read.items, read.values, strict=False) if not value
            ),
        )


def _said(outline: Outline) -> Mapping[int, Said]:
    """Return what directives say of the tables right below them, by the line of the table's header."""
    said: dict[int, Said] = {}
    for comment in outline.comments:
        directive = parse_directive(comment.text)
        if directive and directive.view == DIRECTIVE:
            below = next((table.line for table in outline.tables if table.line > comment.line), None)
            if below is not None:
                said[below] = said_by(directive)
    return said


def _report(read: CostTable, table: Table, report: Report) -> None:
    if read.verdict == DOES_NOT_ADD_UP:
        message = f"the total says {_range(read.stated_low, read.stated_high)}, the rows add up to "
        message += f"{_range(read.low, read.high)}."
        look = f" Look at '{_label(table, read, read.blame)}' first." if read.blame is not None else ""
        report.add("cost-total-mismatch", _line(table, read.total_row), message, _FIX + look)
    if read.reason == "mixed-currencies":
        message = "amounts in several currencies stand in one column, so that nothing can be added."
        report.add("cost-mixed-currencies", table.line, message, "Write all of them in one currency.")
    blank = next((row for row, amount in enumerate(read.amounts) if amount.kind == "placeholder"), None)
    if blank is not None:
        _report_placeholder(_label(table, read, blank), _line(table, blank), report)


def _report_placeholder(item: str, line: int, report: Report) -> None:
    message = f"the amount of '{item}' is still to be written."
    report.add("cost-placeholder", line, message, "Write an amount, or a range.")


def _range(low: object, high: object) -> str:
    return f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"


def _line(table: Table, row: int | None) -> int:
    return table.line if row is None else table.row_lines[row]


def _label(table: Table, read: CostTable, row: int) -> str:
    cells = table.rows[row]
    return plain_text(cells[read.label_column]) if read.label_column < len(cells) else ""
