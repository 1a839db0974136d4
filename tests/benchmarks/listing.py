"""What reading and checking cost: `python tests/benchmarks/listing.py [--plans N …] [--runs N]`.

`archplan list` and `archplan check` over the benchmark's site, each run a process of its own, start of the interpreter
included. Each command has run once before, so mermaid's verdicts are in the cache. Printed are the median, the least
and the most CPU time (user and system) per document, and the peak memory.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from build import measure
from sites import make_site

_RUN = "from mkdocs_archplan.cli import main; main()"
_COMMANDS = {"list": ["list", "--format", "csv"], "check": ["check", "--fail-on", "never"]}


def reading(plans: int, runs: int, command: str) -> str:
    """Measure one command at one size and return its row of the table."""
    with tempfile.TemporaryDirectory() as name:
        make_site(Path(name), plans)
        documents = plans + 2 * max(plans // 2, 1)
        line = [sys.executable, "-c", _RUN, *_COMMANDS[command], "-f", f"{name}/with.yml"]
        measured = [measure(line) for _ in range(runs + 1)][1:]
        each = [seconds / documents * 1000 for seconds, _ in measured]
        memory = statistics.median(peak for _, peak in measured)
        times = f"{statistics.median(each):.2f} ms ({min(each):.2f}–{max(each):.2f})"
        return f"| `archplan {command}` | {documents:,} | {times} | {memory:.0f} MiB |"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="What reading and checking cost.")
    arguments.add_argument("--plans", type=int, nargs="+", default=[500, 2000])
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    print("| | documents | CPU per document (min–max) | peak memory |\n| --- | ---: | ---: | ---: |")
    for plans in given.plans:
        for command in _COMMANDS:
            print(reading(plans, given.runs, command), flush=True)


if __name__ == "__main__":
    main()
