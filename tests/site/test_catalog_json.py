"""catalog.json: public, complete, stable."""

import json
from importlib.resources import files

import jsonschema
import pytest

LEDGER = "architecture/ledger-plan.md"
KEYS = {
    "collections": ["name", "kind", "title", "index", "statuses"],
    "documents": [
        *("path", "url", "collection", "kind", "id", "title", "status", "status_raw", "status_source"),
        *("date", "updated", "authors", "tags", "discussion", "supersedes", "superseded_by", "references"),
        *("progress", "costs", "infracost", "diagrams"),
    ],
    "problems": ["rule", "severity", "path", "line", "message"],
}


@pytest.fixture(scope="module")
def site(build_once, small_tree):
    return build_once(small_tree)


def test_it_has_the_keys_that_are_promised(site):
    assert list(site.catalog) == ["schema_version", *KEYS]
    assert site.catalog["schema_version"] == 1
    for name, keys in KEYS.items():
        if name != "problems":
            assert site.catalog[name]
        assert all(list(entry) == keys for entry in site.catalog[name])


def test_a_problem_has_the_keys_that_are_promised(build):
    built = build({"plans/a.md": "---\ntitle: A\nstatus: active\nrelated_plan: gone.md\n---\n"})
    assert [list(problem) for problem in built.catalog["problems"]] == [KEYS["problems"]] * 2


def test_it_fits_the_schema_that_ships_with_the_package(site):
    text = (files("mkdocs_archplan") / "export" / "catalog.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    jsonschema.validators.validator_for(schema).check_schema(schema)
    jsonschema.validate(site.catalog, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**site.catalog, "documents": [{"path": "a.md"}]}, schema)


def test_a_document(site):
    document = site.document(LEDGER)
    references = document.pop("references")
    assert document == {
        "path": LEDGER,
        "url": "architecture/ledger-plan/",
        "collection": "architecture",
        "kind": "plan",
        "id": None,
        "title": "Payment ledger",
        "status": "active",
        "status_raw": "active",
        "status_source": "front-matter",
        "date": "2026-01-19",
        "updated": None,
        "authors": ["Mira Okafor", "Emeka Bright"],
        "tags": [],
        "discussion": "https://git.example/platform/docs/pulls/131",
        "supersedes": ["architecture/container-ledger-plan.md"],
        "superseded_by": [],
        "progress": {
            "done": 2,
            "total": 3,
            "phases": [
                {"title": "Phase 1: Shadow", "done": 2, "total": 2},
                {"title": "Phase 2: Switch", "done": 0, "total": 1},
            ],
        },
        "costs": [
            {
                "section": "Cost Analysis",
                "currency": "USD",
                "period": None,
                "low": "661.50",
                "high": "661.50",
                "stated_low": "661.50",
                "stated_high": "661.50",
                "verdict": "adds-up",
                "line": 43,
            }
        ],
        "infracost": None,
        "diagrams": [{"line": 17, "type": "graph", "valid": document["diagrams"][0]["valid"]}],
    }
    assert document["diagrams"][0]["valid"] in (None, True)
    assert [(r["relation"], r["raw"], r["target"], r["line"], r["source"]) for r in references] == [
        ("implements", "RFC-0007", "rfcs/0007-payment-ledger.md", 6, "metadata"),
        ("supersedes", "container-ledger-plan.md", "architecture/container-ledger-plan.md", 8, "metadata"),
        (
            "relates to",
            "[An append-only journal](../adr/0004-append-only-journal.md)",
            "adr/0004-append-only-journal.md",
            24,
            "metadata",
        ),
        ("mentions", "container-ledger-plan.md", "architecture/container-ledger-plan.md", 15, "body"),
        ("mentions", "../adr/0004-append-only-journal.md", "adr/0004-append-only-journal.md", 24, "body"),
    ]


def test_supersession_is_completed_in_both_directions(site):
    document = site.document("architecture/container-ledger-plan.md")
    assert document["superseded_by"] == [LEDGER]
    assert document["supersedes"] == ["architecture/functions-ledger-plan.md"]


@pytest.mark.parametrize(
    ("path", "id", "status", "raw", "source"),
    [
        ("rfcs/0007-payment-ledger.md", "RFC-0007", "open-for-review", "Open for review", "front-matter"),
        ("adr/0004-append-only-journal.md", "ADR-0004", "accepted", "Accepted", "bullet"),
        ("adr/2026/0005-tenant-keys.md", "ADR-0005", "proposed", "Proposed", "section"),
    ],
)
def test_where_a_status_was_found(site, path, id, status, raw, source):
    document = site.document(path)
    assert document["id"] == id
    assert (document["status"], document["status_raw"], document["status_source"]) == (status, raw, source)


def test_statuses_are_counted_in_lifecycle_order(site):
    plans = next(c for c in site.catalog["collections"] if c["kind"] == "plan")
    assert plans["statuses"] == [
        {"slug": "active", "label": "Active", "final": False, "count": 1},
        {"slug": "implemented", "label": "Implemented", "final": True, "count": 1},
        {"slug": "superseded", "label": "Superseded", "final": True, "count": 2},
    ]


def test_documents_are_sorted_by_collection_and_path(site):
    order = [c["name"] for c in site.catalog["collections"]]
    places = [(order.index(d["collection"]), d["path"]) for d in site.catalog["documents"]]
    assert places == sorted(places)
    assert len(places) == 8


def test_addresses_are_those_of_the_pages(site):
    for document in site.catalog["documents"]:
        assert (site.site / document["url"] / "index.html").is_file()


def test_two_builds_are_byte_identical(write, rebuild, small_tree):
    first = rebuild(write(small_tree, name="first"))
    second = rebuild(write(dict(reversed(small_tree.items())), name="second"))
    assert first.source("catalog.json") == second.source("catalog.json")
    third = rebuild(second.root)
    assert third.source("catalog.json") == first.source("catalog.json")


def test_text_stays_readable(build):
    built = build({"plans/a.md": "---\ntitle: Überblick ≤ 5 €\nstatus: active\ndate: 2026-01-01\n---\n"})
    assert "Überblick ≤ 5 €" in built.source("catalog.json")


def test_a_site_without_collections_has_an_empty_catalog(build):
    built = build({})
    assert built.catalog == {"schema_version": 1, "collections": [], "documents": [], "problems": []}
