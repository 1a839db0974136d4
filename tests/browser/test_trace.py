"""The table from RFC to plan to decision, and its filter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

# Four RFCs, three plans and two decisions, with a gap of every kind.
SOURCE = Path(__file__).parent / "sites" / "trails"
BROOM, WORKERS, BILLING, MESH, REGIONS = "Broom", "Workers", "Café billing", "A mesh", "Two regions"
BACKUPS, CLOCKS = "Backups", "All clocks in UTC"
ALL = (BROOM, WORKERS, BILLING, MESH, REGIONS, BACKUPS, CLOCKS)


@pytest.fixture(params=("instant", "file"))
def trails(request, sites):
    return sites.get(SOURCE, request.param)


@pytest.fixture
def served(sites):
    return sites.get(SOURCE, "instant")


@pytest.fixture
def trace(visitor, served):
    return visitor.index(served.url("trails/"))


def shows(trace, *names):
    """Expect exactly these rows, in this order, each by the name of its plan, else of its only document."""
    expect(trace.root.locator("tbody tr:visible")).to_have_text([re.compile(re.escape(name)) for name in names])


def query(trace):
    return trace.page.evaluate("decodeURIComponent(location.search)")


def test_every_chain_is_a_row_until_something_is_chosen(visitor, trails):
    trace = visitor.index(trails.url("trails/"))
    shows(trace, *ALL)
    trace.pressed("")
    trace.counts(all=7, no_plan=1, no_rfc=1, unmentioned=1, draft=1, approved=3, rejected=1, active=2, implemented=1)
    expect(trace.message).to_have_text("7 chains")


def test_a_row_runs_from_rfc_to_plan_to_decision(trace):
    cells = trace.root.locator("tbody tr", has_text=WORKERS).locator("td")
    expect(cells).to_have_text(
        [re.compile("RFC-0001 Queues.*Approved"), re.compile("Workers.*Active"), re.compile("ADR-0001.*Accepted")]
    )
    cells.nth(2).get_by_role("link").click()
    expect(trace.page.locator("h1")).to_contain_text("At least once")


def test_a_chip_shows_the_chains_with_its_gap_or_status(trace):
    chips = {
        "no-plan": (BILLING,),
        "no-rfc": (BACKUPS,),
        "unmentioned": (CLOCKS,),
        "approved": (BROOM, WORKERS, BILLING),
        "active": (WORKERS, BACKUPS),
    }
    for chip, rows in chips.items():
        trace.chip(chip).click()
        shows(trace, *rows)
        trace.pressed(chip)
        expect(trace.message).to_have_text(f"Showing {len(rows)} of 7 chains")
        trace.chip(chip).click()


def test_a_row_that_no_chip_but_all_chooses_counts_once(visitor, sites, tmp_path_factory):
    tree = {
        "mkdocs.yml": (SOURCE / "mkdocs.yml").read_text("utf-8"),
        "docs/index.md": "# Home\n\n<!-- archplan:trace -->\n",
        "docs/rfcs/0001-queues.md": (SOURCE / "docs/rfcs/0001-queues.md").read_text("utf-8"),
        "docs/adr/0001-once.md": "# At most once\n\n- Status: deprecated\n",
    }
    folder = tmp_path_factory.mktemp("few") / "few"
    for name, text in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    trace = visitor.index(sites.get(folder, "instant").url())
    expect(trace.root.locator('.archplan-chip[data-value=""] .archplan-number')).to_have_text("2")
    trace.search.fill("most once")
    shows(trace, "At most once")


def test_a_gap_says_what_is_missing_where_it_is_missing(trace):
    for name, column, words in (
        (BILLING, 1, "Approved, no plan yet"),
        (BACKUPS, 0, "Plan without RFC"),
        (CLOCKS, 1, "Decision no plan mentions"),
    ):
        expect(trace.root.locator("tbody tr", has_text=name).locator("td").nth(column)).to_have_text(words)


def test_gaps_and_statuses_add_up(trace):
    trace.chip("no-plan").click()
    trace.chip("implemented").click()
    shows(trace, BROOM, BILLING)
    trace.chip("").click()
    shows(trace, *ALL)


def test_text_finds_titles_ids_and_people(trace):
    texts = {
        "queues": (BROOM, WORKERS),
        "CAFE": (BILLING,),
        "rfc-0001": (BROOM, WORKERS),
        "adr-0002": (CLOCKS,),
        "kim": (CLOCKS,),
        "muller": (WORKERS, BACKUPS),
        "ann broom": (BROOM,),
        "rejected": (),  # chips and columns are for statuses
        "nothing like this": (),
    }
    for text, rows in texts.items():
        trace.search.fill(text)
        shows(trace, *rows)
        expect(trace.none).to_be_visible(visible=not rows)


def test_counts_follow_the_text(trace):
    trace.search.fill("muller")
    trace.counts(all=2, no_plan=0, no_rfc=1, approved=1, active=2, implemented=0)
    trace.clear.click()
    trace.counts(all=7, no_plan=1)
    shows(trace, *ALL)


def test_the_address_keeps_the_state_and_back_undoes_it(visitor, trails, index_of):
    trace = visitor.index(trails.url("trails/"))
    trace.chip("active").click()
    trace.chip("no-plan").click()
    trace.search.fill("caf")
    shows(trace, BILLING)
    assert query(trace) == "?status=active,no-plan&text=caf"
    trace.page.reload()
    trace = index_of(trace.page)
    shows(trace, BILLING)
    trace.pressed("active", "no-plan")
    trace.page.go_back()
    trace.pressed("active")
    shows(trace, WORKERS, BACKUPS)
    trace.page.go_back()
    shows(trace, *ALL)
    assert query(trace) == ""


def test_indexes_and_a_trace_on_one_page_keep_to_themselves(visitor, trails, index_of):
    page = visitor.open(trails.url())
    plans, rfcs, trace = (index_of(page, name) for name in ("architecture", "rfcs", "trace"))
    trace.chip("approved").click()
    rfcs.chip("draft").click()
    trace.search.fill("café")
    shows(trace, BILLING)
    rfcs.shows("A mesh")
    expect(plans.titles).to_have_count(3)
    assert query(trace) == "?trace.status=approved&rfcs.status=draft&trace.text=café"
    page.reload()
    plans, rfcs, trace = (index_of(page, name) for name in ("architecture", "rfcs", "trace"))
    shows(trace, BILLING)
    rfcs.pressed("draft")
    plans.pressed("")
    page.go_back()
    rfcs.pressed("")
    shows(trace, BROOM, WORKERS, BILLING)


def test_two_traces_of_one_page_keep_to_themselves(visitor, served):
    page = visitor.open(served.url("twice/"))
    first, second = page.locator("[data-archplan]").all()
    expect(second.locator("tbody tr:visible")).to_have_count(5)
    second.locator('.archplan-chip[data-value="draft"]').click()
    expect(second.locator("tbody tr:visible")).to_have_count(1)
    expect(first.locator("tbody tr:visible")).to_have_count(7)


def test_instant_navigation_to_and_from(visitor, served, index_of):
    page = visitor.open(served.url("rfcs/"))
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    page.locator(".md-nav--primary").get_by_role("link", name="Trails").click()
    expect(page.locator("h1")).to_contain_text("Trails")
    trace = index_of(page)
    trace.chip("no-rfc").click()
    shows(trace, BACKUPS)
    trace.root.get_by_role("link", name=BACKUPS).click()
    expect(page.locator(".archplan-header")).to_be_visible()
    page.go_back()
    trace = index_of(page)
    shows(trace, BACKUPS)
    trace.pressed("no-rfc")
    page.go_back()
    shows(trace, *ALL)
    page.get_by_role("link", name="the home page").click()
    shows(index_of(page, "trace"), *ALL)
    assert page.evaluate("window.sameDocument") is True


def test_without_scripts_the_table_is_complete(visitor, trails):
    page = visitor.open(trails.url("trails/"), java_script_enabled=False)
    expect(page.locator(".archplan-trace tbody tr:visible")).to_have_text([re.compile(name) for name in ALL])
    expect(page.locator(".archplan-trace th:visible")).to_have_text(["RFC", "Plan", "Decisions"])
    expect(page.locator(".archplan-trace .archplan-gap:visible")).to_have_count(3)
    for control in (".archplan-filter", ".archplan-clear", ".archplan-none"):
        expect(page.locator(control)).to_be_hidden()


def test_chains_stand_by_their_rfcs_until_a_head_is_pressed(visitor, served):
    trace = visitor.index(served.url("trails/", "?sort=-title&author=Nobody"))
    shows(trace, *ALL)
    expect(trace.root.locator("select, th[aria-sort]")).to_have_count(0)
    for chip in ("approved", "draft", "rejected"):
        trace.chip(chip).click()
    trace.header("RFC").click()
    shows(trace, BROOM, WORKERS, BILLING, MESH, REGIONS)
    trace.header("RFC").click()
    shows(trace, REGIONS, MESH, BILLING, BROOM, WORKERS)
    expect(trace.root.locator("th[aria-sort]")).to_have_text(["RFC"])
    trace.page.go_back()
    trace.page.go_back()
    shows(trace, BROOM, WORKERS, BILLING, MESH, REGIONS)
    expect(trace.root.locator("th[aria-sort]")).to_have_count(0)


def test_gaps_are_no_values_to_sort_by(trace):
    """What stands where something is missing are words of ours: rows without a value come last, as in an index."""
    trace.header("RFC").click()
    shows(trace, BROOM, WORKERS, BILLING, MESH, REGIONS, BACKUPS, CLOCKS)


def test_people_narrow_chains(trace):
    trace.choose("author", "zoë-müller", "kim-poe")
    shows(trace, WORKERS, BACKUPS, CLOCKS)
    trace.counts(all=3, active=2, unmentioned=1, no_plan=0)
    trace.offers("author", ann_lee=3, bo_chen=3, zoë_müller=2, kim_poe=1)


def test_rfcs_of_several_rows_are_named_in_each(trace):
    """The second is quieter; what a filter leaves must still say which RFC it belongs to."""
    trace.chip("active").click()
    row = trace.root.locator("tbody tr:visible", has_text=WORKERS)
    expect(row.get_by_role("link", name="RFC-0001 Queues")).to_be_visible()


def test_the_example_has_a_row_for_every_rfc_plan_and_decision(visitor, example_served):
    trace = visitor.index(example_served.url("guides/what-led-to-what/"))
    named = set(trace.root.locator("tbody a").evaluate_all("links => links.map(link => link.pathname.slice(1))"))
    kinds = ("rfc", "plan", "adr")
    assert named == {d["url"] for d in example_served.catalog["documents"] if d["kind"] in kinds}
