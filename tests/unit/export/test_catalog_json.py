import json
import os
from pathlib import Path

import jsonschema
import pytest

import mkdocs_archplan.export
from mkdocs_archplan.export.catalog_json import SCHEMA_VERSION, catalog_data, catalog_json

SCHEMA = Path(mkdocs_archplan.export.__file__).parent / "catalog.schema.json"
GOLDEN = Path(__file__).parent.parent / "golden" / "catalog.json"

TREE = {
    "index.md": "# Home\n\n<!-- archplan:nowhere -->\n",
    "guide.md": "# Guide\n",
    "architecture/README.md": """\
# Plans

| Plan | Status | Date |
| --- | --- | --- |
| [Search](search.md) | ✅ Done | 2023-02-03 |
| [Ledger](ledger-v1.md) | Active | 2024-03-04 |
""",
    "architecture/search.md": """\
---
costs: {infracost: infra/search.json}
---

# Search

As [the guide](../guide.md) tells.
""",
    "architecture/infra/search.json": '{"version": "0.2", "currency": "USD", "totalMonthlyCost": "1702.4"}',
    "architecture/template.md": "---\ntitle: [Brief Title]\n---\n",
    "architecture/ledger-v1.md": """\
---
title: Payment ledger
date: 2024-03-04
status: superseded
author: Ada Lovelace
superseded_by: ledger-v2.md
---

# Payment ledger

Grew out of [an RFC](../rfcs/0001-payment-ledger.md).
""",
    "architecture/ledger-v2.md": """\
---
title: Payment ledger, second edition
date: 2025-05-06
updated: 2025-07-08
status: active # active → implemented → superseded
author: [Ada Lovelace, "@grace"]
related_rfc: RFC-0001
discussion: https://example.org/pull/412
tags: [payments, ledger]
---

# Payment ledger, second edition

## Related documentation

- **Related ADRs**: [ADR 7](../adr/0007-use-fargate.md)

See also [the first edition](ledger-v1.md).

## Phase 1: Schema

- [x] tables
- [ ] indexes

```mermaid
graph TD
    A --> B
```

## Cost Analysis

### Estimated Monthly Costs

| Resource | Cost |
| --- | --- |
| Database | $120.50 |
| Queue | $30 |
| **Total** | **$160** |

### One-off

| Resource | Cost |
| --- | --- |
| Migration | €1,200–1,500 |
| Training | TBD |
""",
    "rfcs/0001-payment-ledger.md": """\
# RFC-0001: Payment ledger für Zürich

- Status: Approved (2024-01-05)
- Date: January 5, 2024
- Author: Grace Hopper
""",
    "rfcs/0002-search/README.md": "# Search\n",
    "rfcs/0002-search/metadata.yaml": "status: draft\nsee-also: [/rfcs/0001-payment-ledger.md, RFC-77]\n",
    "adr/0007-use-fargate.md": """\
# 7. Use Fargate

## Status

Parked

## Context

For [the ledger](../architecture/ledger-v2.md).
""",
    "adr/0008-broken.md": "---\nstatus: accepted\nrelated: ADR-99\ntitle: a: b\n---\n",
}

DOCUMENT_KEYS = """
path url collection kind id title status status_raw status_source date updated authors tags discussion
supersedes superseded_by references progress costs infracost diagrams
""".split()


@pytest.fixture
def built(catalog):
    return catalog(TREE)


def test_the_catalog_of_a_small_site_is_the_golden_file(built):
    text = catalog_json(built)
    if os.environ.get("ARCHPLAN_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_two_readings_are_byte_identical_whatever_the_order_of_files(catalog, built):
    again = catalog(dict(reversed(TREE.items())))
    assert catalog_json(again) == catalog_json(built) == catalog_json(built)


def test_the_text_is_the_data(built):
    assert json.loads(catalog_json(built)) == catalog_data(built)


def test_the_data_is_what_the_schema_says(built):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(catalog_data(built), schema)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("---\nstatus: accepted\n---\n", "front-matter"),
        ("+++\nstatus = 'accepted'\n+++\n", "front-matter"),
        ("---\nadr: {status: accepted}\n---\n", "nested"),
        ("---\ntags: [accepted]\n---\n", "tags"),
        ("# T\n\n- Status: accepted\n", "bullet"),
        ("# T\n\nStatus: accepted\n", "line"),
        ("# T\n\n| Status | accepted |\n| - | - |\n| Date | 2025-01-02 |\n", "table"),
        ("# T\n\n<table><tr><td>Status</td><td>accepted</td></tr></table>\n", "table"),
        ("# T\n\n## Status\n\naccepted\n", "section"),
        ("# [Accepted] T\n", "line"),
        ("# T\n", None),
    ],
)
def test_every_place_of_a_status_is_one_that_the_schema_knows(catalog, text, source):
    data = catalog_data(catalog({"adr/a.md": text}))
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert data["documents"][0]["status_source"] == source


def test_only_documents_supersede_each_other(catalog):
    tree = {"adr/a.md": "---\nsuperseded_by: ../guide.md\nsupersedes: ../guide.md\n---\n", "guide.md": "# G\n"}
    (found,) = catalog_data(catalog(tree))["documents"]
    assert (found["supersedes"], found["superseded_by"]) == ([], [])
    assert [reference["target"] for reference in found["references"]] == ["guide.md", "guide.md"]


def test_a_catalog_of_nothing_is_valid_json(catalog):
    data = json.loads(catalog_json(catalog({})))
    assert data == {"schema_version": SCHEMA_VERSION, "collections": [], "documents": [], "problems": []}


def test_documents_have_the_public_keys_in_their_order(built):
    data = catalog_data(built)
    assert list(data) == ["schema_version", "collections", "documents", "problems"]
    assert [list(document) for document in data["documents"]] == [DOCUMENT_KEYS] * len(data["documents"])
    assert {tuple(c) for c in data["collections"]} == {("name", "kind", "title", "index", "statuses")}


def test_supersession_is_complete_in_both_directions(built):
    by_path = {document["path"]: document for document in catalog_data(built)["documents"]}
    assert by_path["architecture/ledger-v1.md"]["superseded_by"] == ["architecture/ledger-v2.md"]
    assert by_path["architecture/ledger-v2.md"]["supersedes"] == ["architecture/ledger-v1.md"]


def test_counts_of_statuses_add_up_to_the_documents_that_have_one(built):
    data = catalog_data(built)
    for collection in data["collections"]:
        members = [d for d in data["documents"] if d["collection"] == collection["name"] and d["status"]]
        assert sum(status["count"] for status in collection["statuses"]) == len(members)


def test_money_is_text_and_titles_are_plain(built):
    ledger = next(d for d in catalog_data(built)["documents"] if d["path"] == "architecture/ledger-v2.md")
    first, second = ledger["costs"]
    assert (first["low"], first["stated_low"], first["verdict"]) == ("150.50", "160", "does-not-add-up")
    assert (second["currency"], second["low"], second["high"]) == ("EUR", "1200", None)
    rfc = next(d for d in catalog_data(built)["documents"] if d["kind"] == "rfc")
    assert rfc["title"] == "RFC-0001: Payment ledger für Zürich"


def test_what_infracost_says_is_money_as_text_or_nothing(built):
    found = {document["path"]: document["infracost"] for document in catalog_data(built)["documents"]}
    assert found.pop("architecture/search.md") == {"monthly": "1702.40", "currency": "USD"}
    assert set(found.values()) == {None}


def test_problems_are_told_with_their_places(built):
    assert ("cost-total-mismatch", "architecture/ledger-v2.md", 38) in [
        (p["rule"], p["path"], p["line"]) for p in catalog_data(built)["problems"]
    ]
