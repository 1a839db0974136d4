"""What diagrams cost: `python tests/benchmarks/diagrams.py [--diagrams N] [--runs N]`.

Printed are, for the diagrams of `tests/diagrams/sound` and for as many flowcharts, each different, as are asked for:
the CPU time of checking and drawing one with nothing in the cache and with all of it there, and how often mermaid's
engine was started. Then how long a reader waits for a diagram of twenty steps in Chromium, drawn at build time
against drawn in the browser, both from the same server, loaded in turn with nothing in the browser's cache.
"""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.diagrams.verdicts.engine import Engine

SOUND = Path(__file__).parents[1] / "diagrams" / "sound"
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CONFIG = "site_name: A\ntheme: {name: material, font: false}\nplugins: [{archplan: {mermaid: {render: %s}}}]\n"
PLAN = "---\ntitle: A\nstatus: active\n---\n# A\n\n## Architecture Diagram\n\n```mermaid\n%s```\n"
# Material puts what mermaid draws into a shadow tree of `div.mermaid`.
WATCH = """
window.seen = new Promise(done => {
  const look = () => {
    const place = document.querySelector(".archplan-diagram__picture > svg, div.mermaid");
    if (place && place.getBoundingClientRect().height > 40) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
});
"""


def flowchart(number: int, length: int = 8) -> str:
    """Return a flowchart of so many steps that no other number has."""
    steps = "\n".join(f"  s{at}[Step {at} of {number}] -->|then| s{at + 1}(Service {at + 1})" for at in range(length))
    return f"flowchart TD\n{steps}\n  subgraph data\n    s3 --> d[(Ledger {number})]\n  end\n"


def measure(sources: Sequence[str], cache: Path) -> tuple[float, int]:
    """Check and draw diagrams as a build does; return CPU milliseconds a diagram, and how many engines that took."""
    started = 0
    start = Engine._start

    def counted(engine: Engine) -> object:
        nonlocal started
        started += 1
        return start(engine)

    Engine._start = counted  # type: ignore[method-assign]
    diagrams = Diagrams(cache=cache)
    began = time.process_time()
    for source in sources:
        diagrams.verdict(source)
        diagrams.drawing(source)
    spent = time.process_time() - began
    diagrams.close()
    Engine._start = start  # type: ignore[method-assign]
    return spent / len(sources) * 1000, started


def costs(name: str, sources: Sequence[str]) -> str:
    """Measure some diagrams with an empty and with a full cache, and return the row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        cold, engines = measure(sources, Path(folder))
        warm, more = measure(sources, Path(folder))
    return f"| {name} | {len(sources):,} | {cold:.1f} ms | {engines} | {warm:.2f} ms | {more} |"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def seen(browser: Browser, url: str) -> float:
    """Return after how many milliseconds a page's diagram is there, in a browser that has seen nothing yet."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    waited = float(page.evaluate("window.seen"))
    context.close()
    return waited


def waits(runs: int) -> str:
    """Measure how long readers wait, and return the row of the table."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        top = Path(name)
        for render in ("svg", "client"):
            plans = top / render / "docs" / "plans"
            plans.mkdir(parents=True)
            (plans / "a.md").write_text(PLAN % flowchart(1, 20), encoding="utf-8")
            (top / render / "mkdocs.yml").write_text(CONFIG % render, encoding="utf-8")
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(top / render / "mkdocs.yml")]
            subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS.split())
        times: dict[str, list[float]] = {"svg": [], "client": []}
        for _ in range(runs):
            for render, found in times.items():
                found.append(seen(browser, f"http://127.0.0.1:{server.server_port}/{render}/site/plans/a/"))
        browser.close()
        server.shutdown()
    ratios = [client / svg for svg, client in zip(times["svg"], times["client"], strict=True)]
    svg, client = (statistics.median(times[render]) for render in ("svg", "client"))
    return (
        f"| {svg:.0f} ms | {client:.0f} ms | {statistics.median(ratios):.1f} × ({min(ratios):.1f}–{max(ratios):.1f}) |"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--diagrams", type=int, default=500)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    print("| diagrams | | cold, each | engines started | warm, each | engines started |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    sound = [path.read_bytes().decode() for path in sorted(SOUND.rglob("*.mmd"))]
    print(costs("of the tests, 25 families", sound), flush=True)
    print(costs("flowcharts of 8 steps", [flowchart(at) for at in range(arguments.diagrams)]), flush=True)
    print("\n| drawn at build time | drawn in the browser | ratio (min–max) |\n| ---: | ---: | ---: |")
    print(waits(arguments.runs))


if __name__ == "__main__":
    main()
