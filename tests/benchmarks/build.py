"""What the plugin costs a build: `python tests/benchmarks/build.py [--plans N …] [--runs N]`.

Every plan has a diagram, which a build that is not counted has checked and drawn. For each size the same site is built
with and without the plugin, in turn, each build a process of its own. Printed are the medians of CPU time (user and
system), the ratio pair by pair, the plugin's own CPU time per document (its hooks and its Markdown processors), and the
peak memory of either build.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from sites import make_site

HERE = Path(__file__).parent


def measure(command: list[str]) -> tuple[float, float]:
    """Run a command and return its CPU seconds and its peak memory in MiB; its output is an error's."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(errors.decode("utf-8", "replace"))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def environment() -> dict[str, str]:
    """Return the environment of a build: no notices, the same hashes in every run."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def own_time(config: Path) -> float:
    """Return the CPU seconds the plugin's own code takes in one build."""
    command = [sys.executable, str(HERE / "measured_build.py"), str(config)]
    output = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout
    return float(output.split()[-1])


def compare(plans: int, runs: int) -> str:
    """Measure one size and return its row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_site(folder, plans)
        documents = plans + 2 * max(plans // 2, 1)
        measure([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "with.yml")])  # draws all diagrams
        sides: dict[str, list[tuple[float, float]]] = {"with": [], "without": []}
        for _ in range(runs):
            for side in sides:
                command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / f"{side}.yml")]
                sides[side].append(measure(command))
        ratios = [a[0] / b[0] for a, b in zip(sides["with"], sides["without"], strict=True)]
        own = statistics.median(own_time(folder / "with.yml") for _ in range(min(runs, 3)))
        cpu = {side: statistics.median(m[0] for m in measured) for side, measured in sides.items()}
        memory = {side: statistics.median(m[1] for m in measured) for side, measured in sides.items()}
    return (
        f"| {plans:,} | {documents:,} | {cpu['without']:.1f} s | {cpu['with']:.1f} s "
        f"| {statistics.median(ratios):.3f} ({min(ratios):.3f}–{max(ratios):.3f}) | {own / documents * 1000:.2f} ms "
        f"| {memory['without']:.0f} → {memory['with']:.0f} MiB |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, nargs="+", default=[100, 500, 2000])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    print("| plans | documents | CPU without | CPU with | ratio (min–max) | own time per document | peak memory |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for plans in arguments.plans:
        print(compare(plans, arguments.runs), flush=True)


if __name__ == "__main__":
    main()
