"""How true the catalog of real sites is, with only `collections` configured; prints a table per site (`pytest -s`)."""

import json
import re
from collections import Counter

import pytest
from real_sites import DEPARTURES, SITES

from mkdocs_archplan.export.catalog_json import catalog_data
from mkdocs_archplan.project import read_project
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.site import read_site

SINGLE = {"status": 0.99, "title": 0.99, "date": 0.98, "authors": 0.97}
SETS = {"supersession": 0.98, "references": 0.98, "links": 0.98}
DECORATION = re.compile(r"[*_`{}\[\]]|^\W+")


def keyword(raw):
    return DECORATION.sub("", DECORATION.sub("", raw or "")).strip().casefold()


def answers(record, truth):
    """Return what is expected of a document; of sets, pairs that start with its path."""
    path = record["path"]
    older = {(path, each["target"]) for each in record["supersedes"] if each["target"]}
    newer = {(each["target"], path) for each in record["superseded_by"] if each["target"]}
    return {
        "status": record["status"] or "",
        "title": record["title"],
        "date": record["date"],
        "authors": record["authors"],
        "supersession": older | newer,
        "references": {(path, each["target"]) for each in record["references"] if each["target"]},
        "links": {(path, target) for target in record["body_links"]},
    }


def readings(document):
    path, named = document["path"], [r for r in document["references"] if r["target"]]
    return {
        "status": keyword(document["status_raw"]),
        "title": document["title"],
        "date": document["date"],
        "authors": document["authors"],
        "supersession": {(path, r["target"]) for r in named if r["relation"] == "supersedes"}
        | {(r["target"], path) for r in named if r["relation"] == "superseded by"},
        "references": {(path, r["target"]) for r in named if r["source"] == "metadata"},
        "links": {(path, r["target"]) for r in named if r["source"] == "body"},
    }


def agrees(what, wanted, found):
    if what == "status":
        return bool(wanted) == bool(found) and found.startswith(wanted)
    return wanted == found or (what == "title" and wanted is None)


def score(name, truth, catalog):
    """Return right, wrong, missed and false counts by measure, and each disagreement."""
    counts, misses = Counter(), []
    wanted = {r["path"]: answers(r, truth) for r in truth if r["role"] == "document" and r["kind"] != "other"}
    found = {document["path"]: readings(document) for document in catalog["documents"]}
    for path in sorted(wanted.keys() & found.keys()):
        for what in SINGLE:
            right = agrees(what, wanted[path][what], found[path][what])
            counts[what, "right" if right else "wrong"] += 1
            if not right:
                misses.append((name, what, path, wanted[path][what], found[path][what]))
    for what in SETS:
        expected = set().union(*(answer[what] for answer in wanted.values()))
        actual = set().union(*(reading[what] for reading in found.values()))
        counts[what, "right"] += len(expected & actual)
        for pair in sorted(expected ^ actual):
            counts[what, "missed" if pair in expected else "false"] += 1
            misses.append((name, what, pair[0], "missed" if pair in expected else "false", pair[1]))
    return counts, misses, (wanted.keys() - found.keys(), found.keys() - wanted.keys())


def row(name, counts):
    cells = [f"{name:22}"]
    for what in SINGLE:
        total = counts[what, "right"] + counts[what, "wrong"]
        cells.append(f"{what} {counts[what, 'right']}/{total}")
    for what in SETS:
        right, missed, false = (counts[what, kind] for kind in ("right", "missed", "false"))
        cells.append(f"{what} {right} right {missed} missed {false} false")
    return "  ".join(cells)


@pytest.fixture(scope="session")
def scores(shared):
    """Score every site once: name → (counts, misses, (documents missing, files taken for documents))."""
    cases = shared / "cases" / "sites"
    if not cases.is_dir():
        pytest.skip("no cases beside the repository")
    found = {}
    for name, collections in SITES.items():
        project = read_project(cases / name / "mkdocs.yml")
        catalog = catalog_data(read_site(project.sources, read_settings({"collections": collections})).catalog)
        truth = json.loads((cases / name / "truth.json").read_text(encoding="utf-8"))
        found[name] = score(name, truth, catalog)
        print(row(name, found[name][0]))
    total = sum((counts for counts, *_ in found.values()), Counter())
    print(row("all", total))
    return found


@pytest.mark.parametrize("name", SITES)
def test_every_document_is_there_and_nothing_else(scores, name):
    assert scores[name][2] == (set(), set())


@pytest.mark.parametrize("what", SINGLE)
def test_values_are_as_documents_state_them(scores, what):
    total = sum((counts for counts, *_ in scores.values()), Counter())
    right, wrong = total[what, "right"], total[what, "wrong"]
    assert right / (right + wrong) >= SINGLE[what], [m for _, misses, _ in scores.values() for m in misses]


@pytest.mark.parametrize("what", SETS)
def test_documents_are_linked_as_they_say(scores, what):
    total = sum((counts for counts, *_ in scores.values()), Counter())
    departed = [m for _, misses, _ in scores.values() for m in misses if m[:3] in DEPARTURES and m[1] == what]
    right = total[what, "right"]
    missed = total[what, "missed"] - sum(m[3] == "missed" for m in departed)
    false = total[what, "false"] - sum(m[3] == "false" for m in departed)
    assert right / (right + missed) >= SETS[what]
    assert right / (right + false) >= SETS[what]


def test_every_disagreement_is_explained(scores):
    misses = [miss for _, misses, _ in scores.values() for miss in misses]
    assert [miss for miss in misses if miss[:3] not in DEPARTURES] == []
