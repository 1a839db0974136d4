"""What reading costs: `python tests/benchmarks/listing.py [--plans N …] [--runs N]`.

`archplan list` over the benchmark's site, each run a process of its own, start of the interpreter included. Printed are
the median, the least and the most CPU time (user and system) per document, and the peak memory.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from build import measure
from sites import make_site

_LIST = "from mkdocs_archplan.cli import main; main()"


def listing(plans: int, runs: int) -> str:
    """Measure one size and return its row of the table."""
    with tempfile.TemporaryDirectory() as name:
        make_site(Path(name), plans)
        documents = plans + 2 * max(plans // 2, 1)
        command = [sys.executable, "-c", _LIST, "list", "--format", "csv", "-f", f"{name}/with.yml"]
        measured = [measure(command) for _ in range(runs)]
        each = [seconds / documents * 1000 for seconds, _ in measured]
        memory = statistics.median(peak for _, peak in measured)
        times = f"{statistics.median(each):.2f} ms ({min(each):.2f}–{max(each):.2f})"
        return f"| {documents:,} | {times} | {memory:.0f} MiB |"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="What reading costs.")
    arguments.add_argument("--plans", type=int, nargs="+", default=[500, 2000])
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    print("| documents | CPU per document (min–max) | peak memory |\n| ---: | ---: | ---: |")
    for plans in given.plans:
        print(listing(plans, given.runs), flush=True)


if __name__ == "__main__":
    main()
