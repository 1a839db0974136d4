"""Cost tables: amounts, what they add up to, and whether their total says so.

`parse_amount` and `read_cost_table` are public.
"""

from mkdocs_archplan.costs.amounts import Amount, parse_amount
from mkdocs_archplan.costs.tables import CostTable, read_cost_table

__all__ = ["Amount", "CostTable", "parse_amount", "read_cost_table"]
