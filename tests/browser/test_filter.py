"""What the filter shows: chips, text, authors and order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

CAFE, LAKE, EDGE = "Café payments", "Data lake", "Edge cache"
HUB, GATEWAY, INGEST, JAVA = "Hub routing", "Gateway", "Ingest", "Java upgrade"
ALL = (CAFE, LAKE, EDGE, HUB, GATEWAY, INGEST, JAVA)
GROUPS = {"active": (CAFE, LAKE, EDGE), "implemented": (HUB, GATEWAY), "superseded": (INGEST,), "on-hold": (JAVA,)}


@pytest.fixture
def plans(visitor, small_served):
    return visitor.index(small_served.url("architecture/"))


def test_all_plans_are_shown_until_something_is_chosen(plans):
    plans.shows(*ALL)
    plans.pressed("")
    plans.counts(all=7, active=3, implemented=2, superseded=1, on_hold=1)
    expect(plans.groups).to_contain_text(["Active", "Implemented", "Superseded", "On hold"])


@pytest.mark.parametrize("status", GROUPS)
def test_a_chip_shows_only_its_group(visitor, small_served, status):
    plans = visitor.index(small_served.url("architecture/"))
    plans.chip(status).click()
    plans.shows(*GROUPS[status])
    plans.pressed(status)
    expect(plans.groups).to_have_count(1)


def test_two_chips_show_both_groups(plans):
    plans.chip("superseded").click()
    plans.chip("active").click()
    plans.shows(CAFE, LAKE, EDGE, INGEST)
    plans.pressed("active", "superseded")
    plans.counts(all=7, active=3, implemented=2, superseded=1, on_hold=1)


def test_a_chip_pressed_again_lets_go(plans):
    plans.chip("active").click()
    plans.chip("on-hold").click()
    plans.chip("active").click()
    plans.shows(JAVA)
    plans.chip("on-hold").click()
    plans.shows(*ALL)
    plans.pressed("")


def test_all_lets_every_chip_go_and_keeps_the_other_filters(plans):
    plans.choose("author", "ann-lee")
    plans.chip("active").click()
    plans.chip("superseded").click()
    plans.shows(LAKE, INGEST)
    plans.chip("").click()
    plans.shows(LAKE, GATEWAY, INGEST)
    plans.pressed("")


def test_counts_follow_author_and_text_but_not_the_chips(plans):
    plans.chip("active").click()
    plans.choose("author", "ann-lee")
    plans.counts(all=3, active=1, implemented=1, superseded=1, on_hold=0)
    plans.search.fill("gateway")
    plans.counts(all=1, active=0, implemented=1, superseded=0, on_hold=0)
    plans.shows()


def test_a_group_without_rows_goes_away_whole(plans):
    plans.search.fill("routing")
    expect(plans.groups).to_have_count(1)
    expect(plans.groups).to_contain_text("Implemented")
    expect(plans.groups.locator(".archplan-group__count")).to_have_text("1")


def test_a_group_without_rows_leaves_the_table_of_contents(plans):
    toc = plans.page.locator(".md-sidebar--secondary .md-nav__item")
    expect(toc).to_have_text([re.compile(label) for label in ("Active", "Implemented", "Superseded", "On hold")])
    plans.chip("implemented").click()
    expect(toc.locator("visible=true")).to_have_text([re.compile("Implemented")])
    plans.chip("").click()
    expect(toc.locator("visible=true")).to_have_count(4)


def test_links_of_the_author_to_a_group_stay(plans):
    """The table of contents follows the filter; what the page's author wrote does not."""
    plans.chip("active").click()
    expect(plans.page.get_by_role("link", name="built", exact=True)).to_be_visible()
    plans.chip("implemented").click()
    expect(plans.page.get_by_role("link", name="under way", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("edge", (EDGE,)),
        ("GATEWAY", (GATEWAY,)),
        ("cafe", (CAFE,)),
        ("café", (CAFE,)),
        ("CAFE\u0301", (CAFE,)),
        ("rfc-0001", (CAFE,)),
        ("zoe", (CAFE, JAVA)),
        ("muller upgrade", (JAVA,)),
        ("upgrade müller", (JAVA,)),
        ("  bo \t chen  ", (LAKE, HUB)),
        ("ann bo", (LAKE,)),
        ("ann zoe", ()),
        ("a.*", ()),
        ("   ", ALL),
    ],
)
def test_text_finds_titles_ids_and_people(visitor, small_served, text, titles):
    plans = visitor.index(small_served.url("architecture/"))
    plans.search.fill(text)
    plans.shows(*titles)


def test_text_finds_a_document_by_its_own_id(visitor, small):
    rfcs = visitor.index(small.url("rfcs/"))
    rfcs.search.fill("rfc-0003")
    rfcs.shows("A mesh")


def test_text_does_not_find_the_words_of_a_label(visitor, small_served):
    """Every implemented RFC's row says "Implemented by …": those words are ours, and no property of the document."""
    rfcs = visitor.index(small_served.url("rfcs/"))
    rfcs.search.fill("implemented")
    rfcs.shows()


def test_the_author_field_offers_everybody_once(plans):
    labels = [re.compile(label) for label in (r"Ann Lee\s+3", r"Bo Chen\s+2", r"Zoë Müller\s+2")]
    expect(plans.choices("author").locator("label")).to_have_text(labels)
    plans.choose("author", "bo-chen")
    plans.shows(LAKE, HUB)
    plans.choose("author", "bo-chen")
    plans.shows(*ALL)


def test_status_author_and_text_narrow_together(plans):
    plans.chip("active").click()
    plans.chip("implemented").click()
    plans.choose("author", "bo-chen")
    plans.search.fill("data")
    plans.shows(LAKE)


# Rows without a value come last in either direction; rows of the same value stand by title.
ORDERS = {
    "title": ((CAFE, LAKE, EDGE), (GATEWAY, HUB)),
    "-title": ((EDGE, LAKE, CAFE), (HUB, GATEWAY)),
    "-date": ((CAFE, LAKE, EDGE), (HUB, GATEWAY)),
    "date": ((LAKE, CAFE, EDGE), (GATEWAY, HUB)),
    "author": ((LAKE, CAFE, EDGE), (GATEWAY, HUB)),
    "-author": ((CAFE, LAKE, EDGE), (HUB, GATEWAY)),
    "-progress": ((LAKE, CAFE, EDGE), (GATEWAY, HUB)),
    "progress": ((CAFE, LAKE, EDGE), (GATEWAY, HUB)),
    "-cost": ((CAFE, LAKE, EDGE), (HUB, GATEWAY)),
    "cost": ((LAKE, CAFE, EDGE), (GATEWAY, HUB)),
}
COLUMNS = {"title": "Title", "author": "Author", "date": "Date", "progress": "Progress", "cost": "Per month"}


@pytest.mark.parametrize("order", ["title", "date", "author", "-progress", "-cost"])
def test_the_sort_field_orders_the_rows_of_each_group(visitor, small_served, order):
    plans = visitor.index(small_served.url("architecture/"))
    plans.sort.select_option(order)
    active, implemented = ORDERS[order]
    plans.shows(*active, *implemented, INGEST, JAVA)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_header_orders_and_turns_the_order_round(visitor, small_served, column):
    plans = visitor.index(small_served.url("architecture/"))
    header = plans.header(COLUMNS[column])
    cell = plans.root.locator(f'th[data-sort="{column}"]')
    seen = []
    for _ in range(2):
        header.click()
        order = plans.sort.input_value()
        seen.append(order)
        active, implemented = ORDERS[order]
        plans.shows(*active, *implemented, INGEST, JAVA)
        direction = "descending" if order.startswith("-") else "ascending"
        for each in cell.all():
            expect(each).to_have_attribute("aria-sort", direction)
        expect(plans.root.locator("th[aria-sort]")).to_have_count(cell.count())
    assert sorted(seen) == [f"-{column}", column]


def test_the_page_says_how_it_is_sorted_before_anybody_sorts(plans):
    expect(plans.root.locator('th[data-sort="date"]').first).to_have_attribute("aria-sort", "descending")
    assert plans.sort.input_value() == "-date"


def test_the_sort_field_names_an_order_that_only_a_header_has(plans):
    """Descending titles are not among the field's own orders: it still says what the reader sees."""
    plans.header("Title").click()
    plans.header("Title").click()
    expect(plans.sort.locator("option:checked")).to_have_text(re.compile(r"^Title"))
    plans.shows(EDGE, LAKE, CAFE, HUB, GATEWAY, INGEST, JAVA)


def test_the_table_of_contents_follows_wherever_it_is_shown(visitor, small_served, index_of):
    """On a page that is no section's index, Material keeps a second table of contents in the navigation."""
    page = visitor.open(small_served.url("twice/"))
    index = index_of(page)
    index.search.fill("nothing like this")
    expect(index.none).to_be_visible()
    entries = page.locator('.md-nav--secondary a[href$="#active"]')
    expect(entries).not_to_have_count(0)
    kept = "entries => entries.filter(entry => !entry.closest('li').hidden).length"
    assert entries.evaluate_all(kept) == 0


def test_the_example_agrees_with_its_catalog(visitor, example_served):
    documents = [d for d in example_served.catalog["documents"] if d["collection"] == "architecture"]
    plans = visitor.index(example_served.url("architecture/"))
    expect(plans.titles).to_have_count(len(documents))
    for status in {d["status"] for d in documents}:
        of_status = [d for d in documents if d["status"] == status]
        plans.chip(status).click()
        expect(plans.titles).to_have_count(len(of_status))
        assert sorted(plans.titles.all_text_contents()) == sorted(d["title"] for d in of_status)
        plans.chip(status).click()
    for author in {a for d in documents for a in d["authors"]}:
        plans.choose("author", author.casefold().replace(" ", "-"))
        expect(plans.titles).to_have_count(sum(author in d["authors"] for d in documents))
        expect(plans.tokens).to_have_text([author])
        plans.tokens.click()
