"""What a document's own page says of it: strip, banner, linked documents; and where all of it leads."""

import pytest

LEDGER = "architecture/ledger-plan.md"
CONTAINERS = "architecture/container-ledger-plan.md"
FUNCTIONS = "architecture/functions-ledger-plan.md"
GATEWAY = "architecture/platform/gateway-plan.md"


@pytest.fixture(scope="module", params=[True, False], ids=["directory-urls", "file-urls"])
def small(request, build_once, small_tree):
    return build_once(small_tree, {"use_directory_urls": request.param}, theme="material")


@pytest.fixture(scope="module")
def site(build_once, small_tree):
    return build_once(small_tree)


def linked(page):
    """Return {relation: [(text, href, [where it is said])]} of a page's linked documents, sections as (text, href)."""
    return {group.one("dt").text: [told(dd) for dd in group.all("dd")] for group in page.all(".archplan-linked dl div")}


def told(entry):
    link, *places = entry.all("a")
    return link.text, link.attrs["href"], [(place.text, place.attrs["href"]) for place in places]


def test_no_address_is_dead(small):
    assert small.strict_failure is None
    assert small.dead_addresses() == []


def test_what_the_plugin_adds_links_only_inside_the_site(small):
    added = [
        (page, link.attrs["href"])
        for page in small.pages
        for block in small.html(page).all(".archplan")
        for link in block.all("a[href]")
    ]
    assert len(added) > 20
    discussion = "https://git.example/platform/docs/pulls/131"
    assert {href for _, href in added if "://" in href} == {discussion}


def test_linked_documents_lead_to_each_other(small):
    page = small.page(GATEWAY)
    (text, href, _), *_ = linked(page)["Implements"]
    assert text == "RFC-0008 A gateway"
    ending = "rfcs/0008-gateway/" if small.config.use_directory_urls else "rfcs/0008-gateway.html"
    assert href.endswith(ending)
    assert href.startswith("../" * (3 if small.config.use_directory_urls else 2))


def test_the_header_of_a_plan(site):
    page = site.page(LEDGER)
    header = page.one(".archplan-header")
    assert header.one(".archplan-status").text == "Active"
    assert header.one("time").attrs["datetime"] == "2026-01-19"
    assert "Mira Okafor, Emeka Bright" in header.text
    assert header.one("a[href=../../rfcs/0007-payment-ledger/]").text == "RFC-0007"
    assert header.one("a[href=https://git.example/platform/docs/pulls/131]").text == "Discussion #131"
    assert header.one("progress").attrs["value"] == "2"
    assert header.one("progress").attrs["max"] == "3"
    assert "$661.50 per month" in header.text


def test_the_header_stands_right_under_the_title(site):
    page = site.page(LEDGER)
    title = page.one("h1")
    assert title.before(page.one(".archplan-header"))
    assert page.one(".archplan-header").before(page.all("h2")[0])


def test_the_status_leads_to_the_index_filtered_by_it(site):
    chip = site.page(LEDGER).one(".archplan-header .archplan-status")
    assert chip.attrs["href"] == "../?status=active"


def test_the_header_of_a_decision_written_with_bullets(site):
    header = site.page("adr/0004-append-only-journal.md").one(".archplan-header")
    assert header.one(".archplan-status").text == "Accepted"
    assert header.one("time").attrs["datetime"] == "2025-12-01"
    assert "Mira Okafor" in header.text


def test_the_header_of_a_decision_with_a_status_section(site):
    assert site.page("adr/2026/0005-tenant-keys.md").one(".archplan-header .archplan-status").text == "Proposed"


def test_a_page_that_is_no_document_gets_nothing(site):
    for page in ("index.html", "architecture/index.html", "architecture/template/index.html"):
        assert not site.html(page).all(".archplan-header")
        assert not site.html(page).all(".archplan-linked")


def test_a_header_without_a_title_in_the_text(build):
    page = build({"plans/a.md": "---\ntitle: A\nstatus: active\n---\n\nJust text.\n"}).page("plans/a.md")
    assert page.one(".archplan-header").before(next(p for p in page.all("p") if p.text == "Just text."))


def test_a_superseded_plan_names_its_successor_first(site):
    page = site.page(CONTAINERS)
    banner = page.one(".archplan-banner")
    assert [(a.text, a.attrs["href"]) for a in banner.all("a")] == [("Payment ledger", "../ledger-plan/")]
    assert banner.before(page.one(".archplan-header"))


def test_the_banner_names_the_last_of_a_chain_too(site):
    banner = site.page(FUNCTIONS).one(".archplan-banner")
    assert banner.texts("a") == ["Ledger in containers", "Payment ledger"]
    assert "Superseded by Ledger in containers" in banner.text
    assert "The latest is Payment ledger" in banner.text


def test_a_plan_in_force_has_no_banner(site):
    assert not site.page(LEDGER).all(".archplan-banner")
    assert not site.page(GATEWAY).all(".archplan-banner")


def test_superseded_by_nothing_known_still_has_a_banner(build):
    page = build({"plans/a.md": "---\ntitle: A\nstatus: superseded\n---\n\n# A\n"}).page("plans/a.md")
    assert page.one(".archplan-banner").text == "This plan is no longer in force."


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_of_successors_does_not_hang(build, length):
    text = "---\ntitle: P{}\nstatus: superseded\nsuperseded_by: p{}.md\n---\n\nText.\n"
    tree = {f"plans/p{n}.md": text.format(n, (n + 1) % length) for n in range(length)}
    built = build(tree)
    assert sorted(d["path"] for d in built.catalog["documents"]) == sorted(tree)
    for n in range(length):
        banner = built.page(f"plans/p{n}.md").one(".archplan-banner")
        assert banner.texts("a") == ([f"P{(n + 1) % length}"] if length > 1 else [])


def test_a_plan_shows_the_rfc_it_implements_and_the_decision_it_relates_to(site):
    found = linked(site.page(LEDGER))
    assert found["Implements"] == [("RFC-0007 A ledger of record", "../../rfcs/0007-payment-ledger/", [])]
    assert found["Relates to"] == [
        (
            "ADR-0004 An append-only journal",
            "../../adr/0004-append-only-journal/",
            [("Related Documentation", "#related-documentation")],
        )
    ]
    assert [text for text, *_ in found["Supersedes"]] == ["Ledger in containers"]


def test_an_rfc_shows_the_plan_that_implements_it(site):
    found = linked(site.page("rfcs/0007-payment-ledger.md"))
    assert found["Implemented by"] == [("Payment ledger", "../../architecture/ledger-plan/", [])]
    assert found["Mentioned by"] == [
        ("RFC-0008 A gateway", "../0008-gateway/", [("Alternatives", "../0008-gateway/#alternatives")])
    ]


def test_a_decision_shows_where_it_is_named(site):
    found = linked(site.page("adr/0004-append-only-journal.md"))
    assert found["Relates to"] == [
        (
            "Payment ledger",
            "../../architecture/ledger-plan/",
            [("Related Documentation", "../../architecture/ledger-plan/#related-documentation")],
        ),
    ]


def test_linked_documents_carry_their_status(site):
    row = site.page("rfcs/0007-payment-ledger.md").all(".archplan-linked dd")[0]
    assert row.one(".archplan-status--active").text == "Active"


def test_a_pair_is_listed_once_by_its_strongest_relation(site):
    found = linked(site.page(LEDGER))
    names = [text for places in found.values() for text, *_ in places]
    assert len(names) == len(set(names))
    assert [text for text, *_ in found["Supersedes"]] == ["Ledger in containers"]  # its text mentions it as well


def test_a_document_nobody_names_has_no_empty_list(build):
    page = build({"plans/a.md": "---\ntitle: A\nstatus: active\n---\n\n# A\n"}).page("plans/a.md")
    assert not page.all(".archplan-linked")


def test_linked_documents_join_the_table_of_contents(small):
    page = small.page(LEDGER)
    assert "#linked-documents" in [a.attrs["href"] for a in page.all("nav.md-nav--secondary a[href]")]
    assert page.one("#linked-documents").tag == "h2"


def test_what_a_page_says_stays_whole(site):
    text = site.page(LEDGER).one("body").text
    for words in ("It replaces the ledger in containers.", "Related ADRs", "Phase 1: Shadow", "4 vCPU"):
        assert words in text


def test_references_in_every_form_are_found(build):
    tree = {
        "rfcs/0001-one.md": "---\ntitle: One\nstatus: draft\ndate: 2026-01-01\n---\n\n# One\n",
        "plans/by-id.md": "---\ntitle: A\nstatus: active\nrelated_rfc: RFC-0001\n---\n",
        "plans/by-number.md": "---\ntitle: B\nstatus: active\nrelated_rfc: 1\n---\n",
        "plans/by-path.md": "---\ntitle: C\nstatus: active\nrelated_rfc: ../rfcs/0001-one.md\n---\n",
        "plans/by-link.md": "---\ntitle: D\nstatus: active\nrelated_rfc: '[One](../rfcs/0001-one.md)'\n---\n",
        "plans/by-repository-path.md": "---\ntitle: E\nstatus: active\nrelated_rfc: docs/rfcs/0001-one.md\n---\n",
        "plans/by-list.md": "---\ntitle: F\nstatus: active\nrelated_rfc: [RFC-0001]\n---\n",
    }
    built = build(tree)
    assert built.problems("broken-reference") == []
    texts = [text for text, *_ in linked(built.page("rfcs/0001-one.md"))["Implemented by"]]
    assert sorted(texts) == ["A", "B", "C", "D", "E", "F"]
