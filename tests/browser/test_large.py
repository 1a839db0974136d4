"""A large index: rows in chunks that the browser may leave alone, and that nobody who reads must notice."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import expect

COUNT, ACTIVE = 170, 110
CHUNK = 50
PEOPLE = ("Ann Lee", "Bo Chen", "Zoë Müller")
SETTINGS = (
    "site_name: Large\n"
    "theme: {name: material, font: false}\n"
    "plugins: [archplan: {mermaid: {render: off}}]\n"
    "markdown_extensions: [{toc: {permalink: true}}]\n"
)
# Sizes of all chunks, and of those that are shown.
CHUNKS = """root => [...root.querySelectorAll("tbody")].map(body =>
  [body.rows.length, body.checkVisibility() ? [...body.rows].filter(row => !row.hidden).length : 0])"""
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def name(number):
    return f"Plan {number:03}"


def plan(number, order):
    status = "active" if number < ACTIVE else "implemented"
    date = f"{2020 + order // 28 % 7}-{order // 4 % 12 + 1:02}-{order % 28 + 1:02}"
    person = PEOPLE[number % len(PEOPLE)]
    return f"---\ntitle: {name(number)}\nstatus: {status}\ndate: {date}\nauthor: {person}\n---\n# {name(number)}\n"


@pytest.fixture(scope="session")
def large(sites, tmp_path_factory):
    """More rows than a chunk has, in two groups and in none, the newest in no order of their names."""
    folder = tmp_path_factory.mktemp("source") / "large"
    (folder / "docs/architecture").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "docs/index.md").write_text(
        "# Home\n\n<!-- archplan:index {collection: architecture, group_by: none} -->\n", encoding="utf-8"
    )
    order = random.Random(1).sample(range(COUNT), COUNT)
    for number in range(COUNT):
        path = folder / f"docs/architecture/{number:03}.md"
        path.write_text(plan(number, order[number]), encoding="utf-8")
    return sites.get(folder, "subpath")


@pytest.fixture
def plans(visitor, large):
    return visitor.index(large.url("architecture/"))


def names(plans):
    return plans.titles.all_text_contents()


def chunks(plans):
    return plans.root.evaluate(CHUNKS)


def test_a_filter_leaves_no_empty_chunk(plans):
    assert chunks(plans) == [[50, 50], [50, 50], [10, 10], [50, 50], [10, 10]]
    usual = names(plans)
    assert sorted(usual) == [name(number) for number in range(COUNT)]
    plans.search.fill(name(7))
    plans.shows(name(7))
    assert sorted(shown for _, shown in chunks(plans)) == [0, 0, 0, 0, 1]
    expect(plans.root.locator("tbody:visible")).to_have_count(1)
    expect(plans.root.locator("tbody:visible tr:visible")).to_be_in_viewport()
    expect(plans.message).to_have_text(f"Showing 1 of {COUNT} plans")
    plans.clear.click()
    assert names(plans) == usual
    assert chunks(plans) == [[50, 50], [50, 50], [10, 10], [50, 50], [10, 10]]
    plans.choose("author", "bo-chen")
    assert names(plans) == [title for title in usual if int(title[5:]) % 3 == 1]
    plans.counts(all=57, active=37, implemented=20)


def test_an_order_runs_through_all_chunks(plans, large, index_of):
    usual = names(plans)
    plans.header("Title").click()
    assert names(plans) == [name(number) for number in range(COUNT)]
    assert chunks(plans) == [[50, 50], [50, 50], [10, 10], [50, 50], [10, 10]]
    plans.choose("author", "ann-lee")
    plans.header("Title").click()
    mine = [name(number) for number in range(COUNT) if number % 3 == 0]
    active = [title for title in mine if int(title[5:]) < ACTIVE]
    assert names(plans) == active[::-1] + mine[len(active) :][::-1]
    for _ in range(3):
        plans.page.go_back()
    expect(plans.message).to_have_text(f"{COUNT} plans")
    assert names(plans) == usual
    plans.page.goto(large.url("", "?sort=-title"))
    flat = index_of(plans.page)
    assert names(flat) == [name(number) for number in reversed(range(COUNT))]
    assert [rows for rows, _ in chunks(flat)] == [50, 50, 50, 20]


def test_whatever_is_far_away_is_found_and_led_to(visitor, plans, large):
    """By the search of the browser, which finds only what it may show, and by anchors."""
    last = names(plans)[-1]
    assert plans.root.evaluate("(root, title) => { getSelection().collapse(root, 0); return find(title); }", last)
    expect(plans.titles.filter(has_text=last)).to_be_in_viewport()
    for options in ({}, {"viewport": {"width": 390, "height": 844}}, {"java_script_enabled": False}):
        page = visitor.open(large.url("architecture/", "#implemented"), **options)
        page.wait_for_load_state("networkidle")
        if "java_script_enabled" not in options:
            page.evaluate(TWO_FRAMES)
        expect(page.locator("h2#implemented")).to_be_in_viewport()
        expect(page.locator("tbody tr:visible")).to_have_count(COUNT)


def test_the_keyboard_goes_through_all_chunks(visitor, large):
    page = visitor.open(large.url("architecture/"))
    page.locator("tbody").nth(0).locator("tr").last.locator("a").first.focus()
    page.keyboard.press("Tab")
    second = page.locator("tbody").nth(1).locator("tr").first.locator("a").first
    expect(second).to_be_focused()
    expect(second).to_be_in_viewport()


def test_paper_has_all_rows(plans):
    seen = """root => [...root.querySelectorAll("tbody tr")]
      .filter(row => row.checkVisibility({ contentVisibilityAuto: true })).length"""
    assert plans.root.evaluate(seen) < COUNT, "those that are far away are left alone on a screen"
    plans.page.emulate_media(media="print")
    assert plans.root.evaluate(seen) == COUNT
    pages = re.findall(rb"/Type\s*/Page\b", plans.page.pdf())
    assert len(pages) > COUNT / 60


def test_a_row_is_small(large):
    html = (large.folder / "architecture/index.html").read_text(encoding="utf-8")
    table = html[html.index("<tbody") : html.rindex("</tbody>")]
    assert len(table.encode()) / COUNT <= 700
