"""The file of Infracost that a plan names: its figure in the strip of the page, and never a file from outside."""

import json

import pytest

PLAN = """\
---
title: Ledger
date: 2026-01-19
status: active
author: Mira
costs:
  infracost: {}
---

# Ledger

## Cost Analysis

| Resource | Cost |
| --- | --- |
| Database | $1,667.20 |
| **Total** | **$1,667.20** |
"""
FILE = json.dumps({"version": "0.2", "currency": "USD", "totalMonthlyCost": "1702.4", "projects": []})
LEDGER = "plans/ledger.md"


def strip(built):
    return built.page(LEDGER).one(".archplan-header").text


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_figure_stands_beside_the_plans_own(build, theme):
    built = build({LEDGER: PLAN.format("infra/b.json"), "plans/infra/b.json": FILE}, theme=theme)
    assert built.warnings == []
    assert "$1,667.20 per month Infracost $1,702.40 per month (+$35.20, +2%)" in strip(built)
    assert built.document(LEDGER)["infracost"] == {"monthly": "1702.40", "currency": "USD"}
    assert (built.site / "plans/infra/b.json").is_file()


@pytest.mark.parametrize("path", ["infra/b.json", ".infracost/b.json"])
def test_a_file_that_is_not_published_is_read_all_the_same(build, path):
    tree = {LEDGER: PLAN.format(path), f"plans/{path}": FILE}
    built = build(tree, {"exclude_docs": "plans/infra/"})
    assert built.warnings == []
    assert "Infracost $1,702.40" in strip(built)
    assert not (built.site / "plans" / path).exists()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("infra/c.json", FILE),
        ("../../mkdocs.yml", FILE),
        ("../../secret.json", FILE),
        ("../../../../../../../../etc/hostname", FILE),
        ("/etc/hostname", FILE),
        ("infra/b.json", '{"totalMonthlyCost": "<script>alert(1)</script>"}'),
        ("infra/b.json", '{"totalMonthlyCost": "1", "currency": "<i>"}'),
        ("infra/b.json", b"\xff\xfe\x00"),
        ("infra/b.json", "[" * 200_000),
        ("infra/b.json", ""),
        ('"<script>alert(1)</script>.json"', FILE),
    ],
)
def test_what_cannot_be_used_is_a_warning_at_its_line_and_never_on_the_page(build, path, content):
    built = build({LEDGER: PLAN.format(path), "plans/infra/b.json": content, "../secret.json": FILE})
    ((problem),) = built.problems("bad-infracost")
    assert (problem["path"], problem["line"], problem["severity"]) == (LEDGER, 7, "warning")
    assert len(built.warnings) == 1
    assert "Infracost" not in strip(built)
    assert "$1,667.20 per month" in strip(built)
    assert "alert(1)" not in built.source("plans/ledger/index.html")
    assert built.document(LEDGER)["infracost"] is None


def test_the_rule_can_be_turned_off(build):
    built = build({LEDGER: PLAN.format("b.json")}, checks={"bad-infracost": "off"})
    assert built.strict_failure is None
    assert built.warnings == []


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_symbolic_link_that_leads_out_is_not_followed(write, rebuild, tmp_path, link):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.json").write_text(FILE)
    root = write({LEDGER: PLAN.format("infra/b.json")})
    infra = root / "docs/plans/infra"
    if link == "folder":
        infra.symlink_to(outside)
    else:
        infra.mkdir()
        (infra / "b.json").symlink_to(outside / "b.json")
    built = rebuild(root)
    (problem,) = built.problems("bad-infracost")
    assert "leads out of the docs folder" in problem["message"]
    assert "Infracost" not in strip(built)


def test_a_symbolic_link_within_the_docs_is_followed(write, rebuild):
    root = write({LEDGER: PLAN.format("b.json"), "data/b.json": FILE})
    (root / "docs/plans/b.json").symlink_to("../data/b.json")
    assert "Infracost $1,702.40" in strip(rebuild(root))


def test_a_link_to_itself_ends_no_build_where_it_is_not_published(write, rebuild):
    root = write({LEDGER: PLAN.format("b.json")}, {"exclude_docs": "*.json"})
    (root / "docs/plans/b.json").symlink_to("b.json")
    assert len(rebuild(root).problems("bad-infracost")) == 1


def test_a_file_that_is_too_large_is_not_read(write, rebuild):
    root = write({LEDGER: PLAN.format("b.json"), "plans/b.json": ""}, {"exclude_docs": "*.json"})
    with (root / "docs/plans/b.json").open("r+b") as file:
        file.truncate(30_000_000_000)
    (problem,) = rebuild(root).problems("bad-infracost")
    assert "cannot be read: File too large" in problem["message"]


def test_other_costs_in_front_matter_are_left_alone(build):
    values = ["1200", "about 40", "[a, b]", "{monthly: 5}", "", "true", "2026-01-01"]
    plan = "---\ntitle: T{}\nstatus: active\ncosts: {}\n---\n# T\n"
    built = build({f"plans/{at}.md": plan.format(at, value) for at, value in enumerate(values)})
    assert built.problems("bad-infracost") == []
    assert built.warnings == []
