"""The plugin's options: each does what it says, and a wrong value is told before anything is built."""

import filecmp
import logging
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

LEDGER = "architecture/ledger-plan.md"
WRONG_TOTAL = """\
---
title: A
date: 2026-01-01
status: active
---

# A

## Cost Analysis

| Resource | Cost |
| --- | --- |
| One | $10 |
| Two | $20 |
| **Total** | **$40** |
"""


def plan(title="A", status="active", **fields):
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\ndate: 2026-01-01\nstatus: {status}\n{more}---\n\n# {title}\n\nText.\n"


def differences(left: Path, right: Path) -> list[str]:
    files = {str(p.relative_to(root)) for root in (left, right) for p in root.rglob("*") if p.is_file()}
    _, *others = filecmp.cmpfiles(left, right, sorted(files), shallow=False)
    return [name for names in others for name in names]


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_switched_off_it_leaves_no_trace(write, rebuild, small_tree, monkeypatch, theme):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # MkDocs writes the build's date
    without = rebuild(write(small_tree, {"plugins": ["search"]}, theme=theme, name="without"))
    switched_off = {"plugins": ["search", {"archplan": {"enabled": False}}]}
    off = rebuild(write(small_tree, switched_off, theme=theme, name="off"))
    assert differences(without.site, off.site) == []
    assert len(list(off.site.rglob("*.html"))) > 10


def test_without_headers_the_rest_stays(build, small_tree):
    built = build(small_tree, header=False)
    assert not [page for page in built.pages if built.html(page).all(".archplan-header")]
    assert built.page("architecture/container-ledger-plan.md").one(".archplan-banner")
    assert built.page(LEDGER).one(".archplan-linked")


def test_linked_documents_at_the_end(build, small_tree):
    page = build(small_tree, backlinks={"placement": "end"}).page(LEDGER)
    assert page.one("table.archplan-costs").before(page.one(".archplan-linked"))


def test_linked_documents_under_the_header(build, small_tree):
    page = build(small_tree, backlinks={"placement": "header"}).page(LEDGER)
    linked = page.one(".archplan-linked")
    assert page.one(".archplan-header").before(linked)
    assert linked.before(page.one("#overview"))


def test_no_linked_documents(build, small_tree):
    built = build(small_tree, backlinks={"placement": "none"})
    assert not [page for page in built.pages if built.html(page).all(".archplan-linked")]


@pytest.mark.parametrize("placement", ["end", "header", "none"])
def test_a_directive_in_the_page_wins(build, small_tree, placement):
    marked = small_tree[LEDGER].replace("## Deployment Plan", "<!-- archplan:backlinks -->\n\n## Deployment Plan")
    page = build({**small_tree, LEDGER: marked}, backlinks={"placement": placement}).page(LEDGER)
    linked = page.one(".archplan-linked")
    assert page.one("#related-documentation").before(linked)
    assert linked.before(page.one("#deployment-plan"))


@pytest.mark.parametrize(
    ("severity", "level"), [("error", logging.ERROR), ("warning", logging.WARNING), ("info", logging.INFO)]
)
def test_a_rule_can_be_made_louder_or_quieter(build, severity, level):
    tree = {"plans/a.md": plan(status="percolating", related_plan="gone.md")}
    built = build(tree, checks={"unknown-status": severity, "broken-reference": "info"})
    assert any("[unknown-status]" in message for message in built.messages(level))
    assert [p["severity"] for p in built.problems("unknown-status")] == [severity]
    assert [p["severity"] for p in built.problems("broken-reference")] == ["info"]
    assert (built.strict_failure is None) == (severity == "info")


@pytest.mark.parametrize("off", ["off", "'off'"])
def test_a_rule_can_be_switched_off(build, off):
    config = (
        "site_name: Test\ntheme: {name: mkdocs}\nplugins:\n  - archplan:\n      checks:\n"
        f"        broken-reference: {off}\n"
    )
    built = build({"plans/a.md": plan(related_plan="gone.md")}, config)
    assert built.problems() == []
    assert built.strict_failure is None
    assert not any("broken-reference" in record.getMessage() for record in built.log)


def test_every_word_can_be_replaced(build, small_tree):
    labels = {"implemented_by": "Umgesetzt durch", "linked": "Verknüpft & <mehr>", "all": "Alle", "plans": "Pläne"}
    built = build(small_tree, labels=labels)
    page = built.page("rfcs/0007-payment-ledger.md")
    assert "Umgesetzt durch" in page.texts(".archplan-linked dt")
    assert page.one("#linked-documents").text == "Verknüpft & <mehr>"
    index = built.html("architecture/index.html").one(".archplan-index")
    assert index.all(".archplan-chip")[0].text.startswith("Alle")
    assert "4 Pläne" in index.one(".archplan-summary").text
    assert "Implemented by" not in page.text


def test_totals_that_are_not_to_be_verified_are_neither_marked_nor_reported(build):
    built = build({"plans/a.md": WRONG_TOTAL}, costs={"verify": False})
    page = built.page("plans/a.md")
    assert not page.all(".archplan-verdict")
    assert page.all("td.archplan-amount")
    assert built.problems("cost-total-mismatch") == []
    assert built.strict_failure is None


def test_costs_per_year(build):
    monthly = WRONG_TOTAL.replace("$40", "$30").replace("Cost |", "Monthly cost |")
    built = build({"plans/README.md": "# P\n", "plans/a.md": monthly}, costs={"period": "year"})
    assert "$360 per year" in built.page("plans/a.md").one(".archplan-header").text
    assert built.html("plans/index.html").one("td.archplan-cost").text == "$360"


def test_no_catalog(build, small_tree):
    built = build(small_tree, export={"json": False})
    assert not (built.site / "catalog.json").exists()
    assert built.html("architecture/index.html").one(".archplan-index")


def test_configured_collections_replace_discovered_ones(build):
    tree = {
        "designs/README.md": "# D\n",
        "designs/a.md": plan("A"),
        "designs/draft-b.md": plan("B"),
        "teams/one/notes/c.md": plan("C"),
        "teams/two/notes/d.md": plan("D"),
        "rfcs/0001-e.md": plan("E"),
    }
    collections = {
        "plans": {"kind": "plan", "path": ["designs", "teams/*/notes"], "exclude": "draft-*.md", "title": "Designs"}
    }
    built = build(tree, collections=collections)
    assert [d["title"] for d in built.catalog["documents"]] == ["A", "C", "D"]
    assert [(c["name"], c["kind"], c["title"], c["index"]) for c in built.catalog["collections"]] == [
        ("plans", "plan", "Designs", "designs/README.md")
    ]
    assert len(built.html("designs/index.html").all(".archplan-index tbody tr")) == 3


def test_an_index_page_of_ones_own(build):
    tree = {"plans/a.md": plan("A"), "overview.md": "# Overview\n\nAll of it.\n"}
    built = build(tree, collections={"plans": {"kind": "plan", "path": "plans", "index": "overview.md"}})
    page = built.html("overview/index.html")
    assert "All of it." in page.texts("p")
    assert page.one(".archplan-index td a").attrs["href"] == "../plans/a/"
    assert built.dead_addresses() == []


def test_a_lifecycle_of_ones_own(build):
    statuses = [{"name": "idea", "color": "purple"}, {"name": "live", "label": "In production", "aliases": ["running"]}]
    tree = {
        "plans/README.md": "# P\n",
        "plans/a.md": plan("A", status="Running"),
        "plans/b.md": plan("B", status="idea"),
        "plans/c.md": plan("C", status="active"),
    }
    built = build(tree, collections={"plans": {"kind": "plan", "path": "plans", "statuses": statuses}})
    index = built.html("plans/index.html").one(".archplan-index")
    assert [g.attrs["data-status"] for g in index.all(".archplan-group")] == ["idea", "live", "active"]
    assert index.one("[data-status=live] h2").text.startswith("In production")
    assert [p["path"] for p in built.problems("unknown-status")] == ["plans/c.md"]
    assert "purple" in built.source("assets/archplan/statuses.css")


def test_columns_sort_and_id_prefix(build):
    tree = {
        "plans/README.md": "# P\n",
        "plans/1-b.md": plan("B", author="Ann"),
        "plans/2-a.md": plan("A", author="Zoe"),
    }
    given = {"kind": "plan", "path": "plans", "columns": ["author"], "sort": "author", "id_prefix": "arch"}
    built = build(tree, collections={"plans": given})
    index = built.html("plans/index.html").one(".archplan-index")
    assert index.texts("th") == ["Title", "Author"]
    assert index.texts("td.archplan-author") == ["Ann", "Zoe"]
    assert [d["id"] for d in built.catalog["documents"]] == ["ARCH-1", "ARCH-2"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"enabled": "perhaps"}, ["enabled"]),
        ({"header": 3}, ["header"]),
        ({"collections": ["plans"]}, ["collections"]),
        ({"collections": {"plans": "architecture"}}, ["collections.plans", "kind", "path"]),
        ({"collections": {"plans": {"kind": "poem"}}}, ["collections.plans.kind", "poem", "plan, rfc, adr"]),
        ({"collections": {"plans": {"kind": "plan", "path": 5}}}, ["collections.plans.path", "5"]),
        ({"collections": {"plans": {"kind": "plan", "sort": "colour"}}}, ["collections.plans.sort", "date"]),
        ({"collections": {"plans": {"kind": "plan", "columns": ["mood"]}}}, ["collections.plans.columns", "mood"]),
        ({"collections": {"plans": {"kind": "plan", "statuses": []}}}, ["collections.plans.statuses"]),
        ({"collections": {"plans": {"kind": "plan", "statuses": [{"label": "x"}]}}}, ["statuses[0]", "name"]),
        (
            {"collections": {"plans": {"kind": "plan", "statuses": [{"name": "x", "color": "mauve"}]}}},
            ["statuses[0].color", "mauve", "blue"],
        ),
        (
            {"collections": {"plans": {"kind": "plan", "statuses": [{"name": "x", "icon": "../../../etc/passwd"}]}}},
            ["statuses[0].icon"],
        ),
        ({"collections": {"plans": {"kind": "plan", "path": "../elsewhere"}}}, ["collections.plans.path"]),
        ({"collections": {"plans": {"kind": "plan", "index": "overview"}}}, ["collections.plans.index"]),
        ({"collections": {"plans": {"kind": "plan", "index": "../overview.md"}}}, ["collections.plans.index"]),
        ({"costs": "yes"}, ["costs"]),
        ({"costs": {"period": "fortnight"}}, ["costs.period", "month, year", "fortnight"]),
        ({"costs": {"verify": "sometimes"}}, ["costs.verify", "true or false"]),
        ({"costs": {"rates": {"EUR": "a lot"}}}, ["costs.rates.EUR", "above 0", "a lot"]),
        ({"mermaid": {"render": "magic"}}, ["mermaid.render", "auto, svg, client, off"]),
        ({"backlinks": {"placement": "left"}}, ["backlinks.placement", "end, header, none"]),
        ({"checks": {"no-such-rule": "warning"}}, ["checks.no-such-rule", "missing-status"]),
        ({"checks": {"missing-status": "loud"}}, ["checks.missing-status", "loud", "warning"]),
        ({"export": {"json": "yes please"}}, ["export.json"]),
        ({"labels": {"no_such_label": "x"}}, ["labels.no_such_label"]),
        ({"labels": {"total": "{count} of them"}}, ["labels.total"]),
        ({"labels": {"showing": "{"}}, ["labels.showing"]),
    ],
    ids=str,
)
def test_a_wrong_value_is_a_configuration_error(write, caplog, options, words):
    root = write({"plans/README.md": "# P\n", "plans/a.md": plan()}, **options)
    with caplog.at_level(logging.INFO, "mkdocs"), pytest.raises((Abort, ConfigurationError)):
        load_config(str(root / "mkdocs.yml"))
    told = "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)
    for word in words:
        assert word in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"colections": {}}, "colections"),
        ({"costs": {"curency": "EUR"}}, "costs.curency"),
        ({"collections": {"plans": {"kind": "plan", "path": "plans", "sorting": "date"}}}, "collections.plans.sorting"),
    ],
)
def test_an_option_that_does_nothing_is_a_warning(write, caplog, options, name):
    root = write({"plans/a.md": plan()}, **options)
    with caplog.at_level(logging.INFO, "mkdocs"):
        load_config(str(root / "mkdocs.yml"))
    warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) == 1
    assert name in warnings[0]


def test_off_may_stand_bare_in_yaml():
    assert yaml.safe_load("off") is False  # which is why `render: off` and `rule: off` come as false
