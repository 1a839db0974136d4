"""What linking costs: `python tests/benchmarks/linking.py [--plans N …] [--mentions N] [--runs N]`.

A site with about ten references per plan is read and drawn. Printed are the CPU time of the link step (resolving
references, seeing them from both sides) and its share of all that the plugin does before pages are rendered: medians of
runs that are a process each.
"""

from __future__ import annotations

import argparse
import functools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from build import environment
from sites import make_site

from mkdocs_archplan import site
from mkdocs_archplan.link.spelled import SpelledIds
from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.project import read_project
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import SiteViews

_OWN = 7  # references a plan has anyway, with those of the RFC and the ADR that come with it


def run_once(config: Path) -> dict[str, float]:
    """Read and draw a site; return the seconds of the link step and of all, and the number of references."""
    spent = 0.0

    def timed(function: Any) -> Any:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            nonlocal spent
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent += time.process_time() - start

        return wrapper

    for name in ("link_documents", "link_page", "build_catalog"):
        setattr(site, name, timed(getattr(site, name)))
    for owner in (Targets, SpelledIds):
        owner.__init__ = timed(owner.__init__)  # type: ignore[method-assign]
    project = read_project(config)
    start = time.process_time()
    with site.collector_paused():
        catalog = site.read_site(project.sources, project.settings).catalog
        SiteViews(catalog, project.settings, Fragments())
    whole = time.process_time() - start
    references = sum(len(document.references) for document in catalog.documents.values())
    return {"link": spent, "all": whole, "references": references, "documents": len(catalog.documents)}


def linking(plans: int, mentions: int, runs: int) -> str:
    """Measure one size and return its row of the table."""
    with tempfile.TemporaryDirectory() as name:
        make_site(Path(name), plans, mentions=mentions)
        command = [sys.executable, __file__, "--once", f"{name}/with.yml"]
        measured = [
            json.loads(subprocess.run(command, env=environment(), capture_output=True, check=True).stdout)
            for _ in range(runs)
        ]
    link, whole = (statistics.median(each[key] for each in measured) for key in ("link", "all"))
    references, documents = int(measured[0]["references"]), int(measured[0]["documents"])
    each = link / references * 1_000_000
    return f"| {documents:,} | {references:,} | {link:.2f} s | {each:.1f} µs | {link / whole:.1%} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What linking costs.")
    parser.add_argument("--plans", type=int, nargs="+", default=[500, 1000, 2000])
    parser.add_argument("--mentions", type=int, default=10 - _OWN)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once", type=Path)
    arguments = parser.parse_args()
    if arguments.once:
        print(json.dumps(run_once(arguments.once)))
        return
    print("| documents | references | link step | per reference | share |\n| ---: | ---: | ---: | ---: | ---: |")
    for plans in arguments.plans:
        print(linking(plans, arguments.mentions, arguments.runs), flush=True)


if __name__ == "__main__":
    main()
