"""The row of a hand-kept index follows its document, where it certainly is that row and that cell."""

import pytest

from mkdocs_archplan.write.index_rows import change_rows

ADRS = {"adr/1-a.md": "---\nstatus: accepted\n---\n# A\n", "adr/2-b.md": "---\nstatus: accepted\n---\n# B\n"}


def rows_after(write, index, path="adr/1-a.md"):
    drafts = write.drafts({**ADRS, "adr/README.md": index})
    steps = (write.status_of(drafts.catalog, path, slug) for slug in ("accepted", "deprecated"))
    changed = change_rows(drafts, path, *steps)
    after = write.after(drafts)
    assert changed is bool(after)
    return after.get("adr/README.md")


@pytest.mark.parametrize(
    ("index", "old", "new"),
    [
        (
            "|ADR|Status|\n|---|---|\n|[A](1-a.md)|Accepted|\n|[B](2-b.md)|Accepted|\n",
            "1-a.md)|Accepted",
            "1-a.md)|Deprecated",
        ),
        ("|Status|ADR|\n|---|---|\n| ✅ **accepted**   | 1 |\n", "accepted", "deprecated"),
        ("ADR | Title | Status\n---|---|---\n1 | Accepted \\| A | accepted\n", "| accepted", "| deprecated"),
        ("- x\n\n|ADR|Status|\r\n|---|---|\r\n|[A](1-a.md)|ACCEPTED (x)|\r\n", "ACCEPTED (x)", "DEPRECATED (x)"),
    ],
)
def test_the_cell_of_the_status_changes(write, index, old, new):
    assert index.count(old) == 1
    assert rows_after(write, index).decode() == index.replace(old, new)


@pytest.mark.parametrize(
    "index",
    [
        "|ADR|Status|\n|---|---|\n|[A](1-a.md)|Proposed|\n",
        "|ADR|Status|\n|---|---|\n|[B](2-b.md)|Accepted|\n",
        "## Accepted\n\n|ADR|Date|\n|---|---|\n|[A](1-a.md)|2024-01-01|\n",
        "## Accepted\n\n- [A](1-a.md)\n",
        "# ADRs\n",
    ],
)
def test_what_is_not_certain_stays(write, index):
    assert rows_after(write, index) is None
