"""Cost blocks of a page: each becomes a Markdown table, which is then read and marked like an author's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from mkdocs_archplan.costs.block import Line, Part, is_cost_fence, read_block
from mkdocs_archplan.costs.periods import ONCE
from mkdocs_archplan.views.formats import format_range
from mkdocs_archplan.views.fragments import Fragments

_FENCE = re.compile(r"(?P<indent>[ \t>]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)")


class CostBlockProcessor(Preprocessor):
    """Turns cost blocks into tables; one that cannot be read stays the code it is."""

    def __init__(self, md: Markdown, fragments: Fragments, *, locale: str, currency: str) -> None:
        """Take the site's words, its language, and the currency of bare numbers."""
        super().__init__(md)
        self.fragments, self.locale, self.currency = fragments, locale, currency

    def run(self, lines: list[str]) -> list[str]:
        """Replace the blocks of a text; fences within other fences are examples, and stay."""
        if not any("cost" in line and _FENCE.match(line) for line in lines):
            return lines
        out: list[str] = []
        at = 0
        while at < len(lines):
            opening = _FENCE.fullmatch(lines[at].rstrip())
            end = _end(lines, at, opening) if opening else at
            table = self._table(lines[at + 1 : end], opening) if opening and is_cost_fence(opening["info"]) else None
            out.extend(table or lines[at : end + 1])
            at = end + 1
        return out

    def _table(self, inner: Sequence[str], opening: re.Match[str]) -> list[str] | None:
        indent = opening["indent"]
        block = read_block("\n".join(line.removeprefix(indent) for line in inner), self.currency)
        if not block.parts:
            return None
        return [f"{indent}{line}" for part in block.parts for line in self._lines(part)]

    def _lines(self, part: Part) -> Iterator[str]:
        words = self.fragments.labels
        many = any(line.quantity for line in part.lines)
        notes = any(line.note for line in part.lines)
        price = words["cost_once"] if part.period == ONCE else f"{words['cost_head']} {words[f'per_{part.period}']}"
        head = [words["cost_item"], *([words["quantity"], words["unit_price"]] if many else []), price]
        directive = f"currency: {part.currency}, period: {part.period}" if part.currency else f"period: {part.period}"
        yield ""
        yield f"<!-- archplan:cost-table {{{directive}}} -->"
        yield ""
        yield _row([*head, *([words["cost_note"]] if notes else [])])
        yield _row(["---"] * (len(head) + notes))
        for line in part.lines:
            cells = [line.item, *([line.quantity, line.price] if many else []), self._amount(line)]
            yield _row([*cells, *([line.note] if notes else [])])
        total = format_range(part.low, part.high, part.currency, self.locale) if part.currency else ""
        yield _row(
            [f"**{words['cost_total']}**", *(["", ""] if many else []), f"**{total}**" if total else "", *[""] * notes]
        )
        yield ""

    def _amount(self, line: Line) -> str:
        amount = line.amount
        if amount.low is None:
            return line.price
        return format_range(amount.low, amount.high, amount.currency, self.locale)


def _end(lines: Sequence[str], start: int, opening: re.Match[str]) -> int:
    """Return the line that closes a fence, the last of the text where none does."""
    marks = opening["marks"]
    closing = re.compile(rf"[ \t>]*{re.escape(marks[0])}{{{len(marks)},}}\s*")
    return next((at for at in range(start + 1, len(lines)) if closing.fullmatch(lines[at])), len(lines) - 1)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
