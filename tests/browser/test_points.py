"""What facts/filtering.md asks of a filter, point by point, in each of the ways a site reaches its readers.

The reader comes from another page: by instant navigation, by a link below a sub-path, by a link on a disk.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

CAFE, LAKE, EDGE = "Café billing", "Data lake", "Edge cache"
HUB, GATEWAY, INGEST, OLD = "Hub routing", "Gateway", "Ingest", "Old billing"
ALL = (CAFE, LAKE, EDGE, HUB, GATEWAY, OLD, INGEST)
ZOE = "zoë-müller"
# Text typed faster than anybody can, and how often the message changed for it.
TYPE_AND_COUNT = """([root, text]) => {
  window.changes = 0;
  new MutationObserver(() => changes++).observe(root.querySelector("[role=status]"),
    { childList: true, characterData: true, subtree: true });
  const field = root.querySelector("[type=search]");
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""


@pytest.fixture
def visit(visitor, views, index_of):
    """Return a function that goes from the home page to a page of a view."""

    def visit(link="The plans"):
        page = visitor.open(views.url())
        page.get_by_role("article").get_by_role("link", name=link, exact=True).click()
        page.wait_for_url(lambda url: url != views.url())
        return index_of(page)

    return visit


def query(plans):
    return plans.page.evaluate("decodeURIComponent(location.search)")


def steps(plans):
    return plans.page.evaluate("history.length")


def test_chips_with_counts(visit):
    """Always visible; the counts of a facet ignore what is chosen of it."""
    plans = visit()
    for status in ("", "active", "implemented", "superseded"):
        expect(plans.chip(status)).to_be_visible()
    plans.counts(all=7, active=3, implemented=2, superseded=2)
    plans.chip("active").click()
    plans.shows(CAFE, LAKE, EDGE)
    plans.counts(all=7, active=3, implemented=2, superseded=2)
    plans.offers("author", ann_lee=2, bo_chen=1, zoë_müller=1)
    plans.offers("rfc", rfc_0001=1, rfc_0002=1)
    plans.offers("tag", billing=1, data_platform=1, edge=2)
    plans.choose("author", "ann-lee")
    plans.shows(CAFE, LAKE)
    plans.counts(all=4, active=2, implemented=1, superseded=1)
    plans.offers("author", ann_lee=2, bo_chen=1, zoë_müller=1)
    plans.offers("tag", billing=1, data_platform=1, edge=1)
    plans.search.fill("lake")
    plans.counts(all=1, active=1, implemented=0, superseded=0)
    plans.offers("author", ann_lee=1, bo_chen=1, zoë_müller=0)


def test_kinds_are_chips_too(visit):
    both = visit("Everything")
    kind = both.root.get_by_role("group", name="Kind")
    expect(kind.get_by_role("button")).to_have_text(["All 11", "Plan 7", "RFC 3", "Decision 1"])
    both.chip("approved").click()
    expect(kind.get_by_role("button")).to_have_text(["All 2", "Plan 0", "RFC 2", "Decision 0"])
    both.chip("active").click()
    kind.get_by_role("button", name="Plan").click()
    both.shows(CAFE, LAKE, EDGE)
    kind.get_by_role("button", name="Decision").click()
    assert query(both) == "?status=active,approved&kind=adr,plan"
    both.counts(all=8, active=3, approved=0, accepted=1)
    both.pressed("active", "approved")
    kind.get_by_role("button", name="All").click()
    both.shows(CAFE, LAKE, "Keeping everything", "Taking money", EDGE)


def test_multi_select(visit):
    """Any of a facet's values, but something of each facet."""
    plans = visit()
    plans.choose("author", ZOE, "bo-chen")
    plans.shows(CAFE, LAKE, HUB, OLD)
    plans.chosen("author", "bo-chen", ZOE)
    plans.choose("rfc", "rfc-0002", "rfc-0001")
    plans.shows(CAFE, LAKE, HUB)
    plans.chip("active").click()
    plans.shows(CAFE, LAKE)
    plans.choose("tag", "edge")
    plans.shows(LAKE)
    plans.choose("tag", "billing")
    plans.shows(CAFE, LAKE)
    plans.search.fill("bo")
    plans.shows(LAKE)
    plans.search.fill("")
    plans.chip("implemented").click()
    plans.shows(CAFE, LAKE, HUB)
    plans.chip("").click()
    plans.shows(CAFE, LAKE, HUB)
    plans.pressed("")
    plans.chosen("author", "bo-chen", ZOE)


def test_each_filter_can_be_removed_alone(visit):
    plans = visit()
    plans.choose("author", "bo-chen", ZOE)
    plans.choose("tag", "billing")
    plans.choose("rfc", "rfc-0001")
    plans.shows(CAFE)
    expect(plans.tokens).to_have_text(["Bo Chen", "Zoë Müller", "RFC-0001 Taking money", "billing"])
    plans.root.get_by_role("button", name="Remove filter: RFC-0001 Taking money").click()
    expect(plans.tokens).to_have_text(["Bo Chen", "Zoë Müller", "billing"])
    plans.shows(CAFE, OLD)
    plans.root.get_by_role("button", name="Remove filter: Zoë Müller").click()
    plans.shows(OLD)
    plans.chosen("author", "bo-chen")
    assert query(plans) == "?author=bo-chen&tag=billing"
    plans.tokens.first.click()
    plans.shows(CAFE, OLD)
    plans.choose("tag", "billing")
    expect(plans.tokens).to_have_count(0)
    plans.shows(*ALL)
    expect(plans.clear).to_be_hidden()
    assert query(plans) == ""


def test_clear_in_the_empty_state(visit):
    plans = visit()
    plans.choose("author", "bo-chen")
    plans.chip("superseded").click()
    plans.search.fill("nothing like this")
    expect(plans.none).to_be_visible()
    expect(plans.groups).to_have_count(0)
    expect(plans.message).to_have_text("Showing 0 of 7 plans")
    plans.root.get_by_role("button", name="Clear filters").click()
    plans.shows(*ALL)
    expect(plans.none).to_be_hidden()
    expect(plans.clear).to_be_hidden()
    expect(plans.tokens).to_have_count(0)
    expect(plans.message).to_have_text("7 plans")
    assert query(plans) == ""


def test_nothing_hidden_silently(visit, index_of):
    plans = visit("What is current")
    plans.shows(CAFE, LAKE, EDGE, HUB, GATEWAY)
    expect(plans.left_out).to_have_text("Hidden: 2 Superseded Show")
    expect(plans.message).to_have_text("Showing 5 of 7 plans")
    plans.pressed("active", "implemented")
    plans.counts(all=7, superseded=2)
    expect(plans.clear).to_be_hidden()
    assert query(plans) == ""
    plans.left_out.get_by_role("button", name="Show").click()
    plans.shows(*ALL)
    expect(plans.left_out).to_be_hidden()
    expect(plans.message).to_have_text("7 plans")
    assert query(plans) == "?status=all"
    plans.page.reload()
    plans = index_of(plans.page)
    plans.shows(*ALL)
    plans.page.go_back()
    plans.shows(CAFE, LAKE, EDGE, HUB, GATEWAY)
    expect(plans.left_out).to_be_visible()
    plans.search.fill("ingest")  # which is hidden: why nothing is found must be said
    expect(plans.none).to_be_visible()
    expect(plans.left_out).to_be_visible()
    plans.left_out.get_by_role("button", name="Show").click()
    plans.shows(INGEST)


def test_in_the_address(visit):
    """Whatever is pressed is a step that Back undoes, typing is none."""
    plans = visit()
    before = steps(plans)
    states = [("", ALL)]

    def now(address, *titles):
        assert query(plans) == address
        plans.shows(*titles)
        states.append((address, titles))

    plans.chip("active").click()
    now("?status=active", CAFE, LAKE, EDGE)
    plans.chip("implemented").click()
    now("?status=active,implemented", CAFE, LAKE, EDGE, HUB, GATEWAY)
    plans.choose("author", ZOE, "ann-lee")
    now(f"?status=active,implemented&author=ann-lee,{ZOE}", CAFE, LAKE, GATEWAY)
    plans.header("Title").click()
    now(f"?status=active,implemented&author=ann-lee,{ZOE}&sort=title", CAFE, LAKE, GATEWAY)
    plans.search.press_sequentially("ga")
    states.pop()
    now(f"?status=active,implemented&author=ann-lee,{ZOE}&sort=title&text=ga", GATEWAY)
    assert steps(plans) == before + 5  # a chip, a chip, two authors, an order
    plans.page.go_back()
    plans.page.go_back()
    plans.chosen("author", ZOE)
    for address, titles in states[2::-1]:
        plans.page.go_back()
        assert query(plans) == address
        plans.shows(*titles)
    plans.pressed("")
    expect(plans.message).to_have_text("7 plans")
    for _ in range(5):
        plans.page.go_forward()
    plans.shows(GATEWAY)
    plans.chosen("author", "ann-lee", ZOE)
    expect(plans.search).to_have_value("ga")


def test_a_shared_address_opens_the_same_view(visitor, views):
    address = f"?status=active,implemented&author=ann-lee,{ZOE}&rfc=rfc-0001&text=ga&sort=title"
    shared = visitor.index(views.url("plans/", address))
    shared.shows(GATEWAY)
    shared.pressed("active", "implemented")
    shared.chosen("author", "ann-lee", ZOE)
    shared.chosen("rfc", "rfc-0001")
    expect(shared.sort).to_have_value("title")
    expect(shared.search).to_have_value("ga")
    expect(shared.tokens).to_have_text(["Ann Lee", "Zoë Müller", "RFC-0001 Taking money"])
    expect(shared.message).to_have_text("Showing 1 of 7 plans")
    assert query(shared) == address
    shared.search.fill("")
    shared.shows(CAFE, GATEWAY)


def test_from_page_to_page(visit, index_of):
    """A filter stays as it was left, and each press counts once, however often a reader comes back."""
    plans = visit()
    page = plans.page
    plans.choose("tag", "edge")
    for _ in range(2):
        plans.titles.filter(has_text=EDGE).click()
        expect(page.locator(".archplan-header")).to_be_visible()
        page.go_back()
        plans = index_of(page)
        plans.shows(LAKE, EDGE, HUB)
        expect(plans.tokens).to_have_text(["edge"])
        plans.chosen("tag", "edge")
    before = steps(plans)
    plans.chip("active").click()
    plans.shows(LAKE, EDGE)
    assert steps(plans) == before  # the step to the plan, which was taken back, made room for it
    plans.titles.filter(has_text=LAKE).click()
    page.locator(".archplan-header .archplan-status").click()
    page.wait_for_url("**?status=active")
    plans = index_of(page)
    plans.shows(CAFE, LAKE, EDGE)
    plans.pressed("active")


def test_announced(visit):
    """Once for what is typed, however many letters; not again for what has not changed."""
    plans = visit()
    expect(plans.root.get_by_role("status")).to_have_count(1)
    plans.page.evaluate(TYPE_AND_COUNT, [plans.root.element_handle(), "data lak"])
    plans.shows(LAKE)
    expect(plans.message).to_have_text("Showing 1 of 7 plans")
    assert plans.page.evaluate("changes") == 1
    plans.sort.select_option("title")
    plans.shows(LAKE)
    plans.page.wait_for_timeout(400)  # longer than an announcement waits
    assert plans.page.evaluate("changes") == 1
