"""What the filter costs a reader: `python tests/benchmarks/browsing.py [--rows N] [--runs N]`.

An index of plans in Chromium, under Material. A chip, and a letter that is typed, are timed from the event until the
frame that shows the answer has been painted. The first paint of an address that names a filter is held against that of
the same page without one, loaded in turn.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from sites import STATUSES, WORDS

ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
ANSWER = """act => new Promise(done => {
  const began = performance.now();
  act();
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => done(performance.now() - began);
    painted.port2.postMessage(0);
  });
})"""
CHIP = "() => document.querySelector('.archplan-chip[data-value=\"{}\"]').click()"
TYPE = """() => {{
  const field = document.querySelector('.archplan [name=text]');
  field.value = "{}";
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
}}"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
PLAN = """\
---
title: {title}
date: {date}
status: {status}
author: [{author}]
tags: [{tag}]
related_rfc: {rfc}
---

- [x] one
- [ ] two

## Estimated Monthly Costs

| Item | Cost |
| --- | ---: |
| Service | ${cost} |
"""
CONFIG = """\
site_name: Benchmark
theme: {name: material, font: false}
plugins: [archplan]
nav: [index.md, architecture/README.md]
validation: {nav: {omitted_files: ignore}}
"""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def build(folder: Path, rows: int) -> Path:
    """Build a site with an index of so many plans; return the folder of the site."""
    rng = random.Random(rows)
    docs = folder / "docs"
    for name in ("architecture", "rfcs"):
        (docs / name).mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (docs / "architecture/README.md").write_text("# Plans\n\nAn introduction.\n", "utf-8")
    for number in range(1, 41):
        (docs / f"rfcs/{number:04}-proposal.md").write_text("---\nstatus: approved\n---\n\n# A proposal\n", "utf-8")
    for number in range(rows):
        text = PLAN.format(
            title=" ".join(rng.sample(WORDS, 4)).capitalize(),
            date=f"{rng.randint(2019, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            status=rng.choice(STATUSES),
            author=f"Person {rng.randint(1, 60)}",
            tag=rng.choice(WORDS),
            rfc=rng.randint(1, 40),
            cost=rng.randint(20, 4000),
        )
        (docs / f"architecture/{number:05}-plan.md").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")], check=True)
    return folder / "site"


def answers(page: Page, acts: list[str], runs: int) -> str:
    """Return median and extremes, in milliseconds, of how long acts take until their answer is painted."""
    times = []
    for at in range(runs):
        times.append(page.evaluate(f"({ANSWER})({acts[at % len(acts)]})"))
        page.wait_for_timeout(100)
    return f"{statistics.median(times):.0f} ms ({min(times):.0f}–{max(times):.0f})"


def first_paint(browser: Browser, url: str) -> float:
    """Return when a page is painted first, in milliseconds."""
    page = browser.new_page()
    page.goto(url)
    page.wait_for_function(f"{PAINT.removesuffix('.startTime')} !== undefined")
    seconds = float(page.evaluate(PAINT))
    page.close()
    return seconds


def report(site: Path, rows: int, runs: int) -> None:
    """Measure a built site and print what was measured."""
    html = (site / "architecture/index.html").read_text("utf-8")
    found = re.findall(r"<tr[ >](?:(?!<th).)*?</tr>\n", html, re.DOTALL)
    assert len(found) == rows, len(found)
    assets = [site / f"assets/archplan/archplan.{suffix}" for suffix in ("css", "js")]
    weight = sum(len(gzip.compress(asset.read_bytes(), 9)) for asset in assets)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/architecture/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS.split())
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(url)
        page.wait_for_selector("[data-archplan][data-ready]")
        page.wait_for_timeout(1000)
        chip = answers(page, [CHIP.format(status) for status in STATUSES[:2]], runs)
        page.evaluate(CHIP.format(""))
        letters = [TYPE.format("night shift"[:count]) for count in (1, 2, 3, 4, 5, 7, 9, 3, 1, 0)]
        letter = answers(page, letters, runs)
        pairs = [(first_paint(browser, url), first_paint(browser, f"{url}?status=active")) for _ in range(5)]
        browser.close()
    ratios = [narrowed / plain for plain, narrowed in pairs]
    plain, narrowed = (statistics.median(side) for side in zip(*pairs, strict=True))
    print("| | |\n| --- | ---: |")
    print(f"| rows | {rows:,} |")
    print(f"| a chip answers in | {chip} |")
    print(f"| a letter typed answers in | {letter} |")
    print(f"| first paint, without and with a filter in the address | {plain:.0f} ms, {narrowed:.0f} ms |")
    print(f"| their ratio, in pairs | {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}) |")
    print(f"| HTML of a row | {sum(map(len, found)) / rows:.0f} bytes |")
    print(f"| style and script, gzipped | {weight:,} bytes |")


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="What the filter costs a reader.")
    arguments.add_argument("--rows", type=int, default=5000)
    arguments.add_argument("--runs", type=int, default=21)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        report(build(Path(name), given.rows), given.rows, given.runs)


if __name__ == "__main__":
    main()
