"""The example site: what visitors see first has no warning and no dead link, under MkDocs and ProperDocs."""

import re
import shutil
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def root(tmp_path_factory, repository):
    """Return a copy, so that no build leaves anything in the repository."""
    copy = tmp_path_factory.mktemp("example") / "example_site"
    shutil.copytree(repository / "example_site", copy, ignore=shutil.ignore_patterns("site", ".cache"))
    return copy


@pytest.fixture(scope="module")
def example(root, rebuild_once):
    return rebuild_once(root)


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_strict_build_prints_no_warning(root, tmp_path, program):
    config = root / "properdocs.yml" if program == "properdocs" else root / "mkdocs.yml"
    config = config if config.is_file() else root / "mkdocs.yml"
    command = [sys.executable, "-m", program, "build", "--strict", "-f", str(config), "-d", str(tmp_path / "site")]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert not re.search(r"WARNING|ERROR|Traceback", run.stderr + run.stdout)
    assert (tmp_path / "site" / "catalog.json").is_file()
    assert (tmp_path / "site" / "architecture" / "payment-ledger-plan" / "index.html").is_file()


def test_no_address_is_dead(example):
    assert example.dead_addresses() == []
    assert len(example.pages) > 40


def test_nothing_is_loaded_from_another_host(example):
    loaded = ("script", "img", "iframe", "source")
    foreign = {
        address
        for _, element, address in example.addresses()
        if re.match(r"(?:https?:)?//", address)
        and (element.tag in loaded or element.attrs.get("rel") in ("stylesheet", "preload", "preconnect", "icon"))
    }
    assert foreign == set()


def test_every_document_is_in_its_index(example):
    for collection in example.catalog["collections"]:
        rows = example.index(collection["name"]).all(".archplan-index tbody tr")
        count = sum(document["collection"] == collection["name"] for document in example.catalog["documents"])
        assert len(rows) == count > 0


def test_every_document_page_has_a_header(example):
    for document in example.catalog["documents"]:
        assert example.page(document["path"]).one(".archplan-header .archplan-status")


def test_ids_are_unique_on_each_page(example):
    for page in example.pages:
        ids = [e.attrs["id"] for e in example.html(page) if "id" in e.attrs and not e.attrs["id"].startswith("__")]
        assert len(ids) == len(set(ids)), page


def test_it_is_large_enough_to_show_something(example):
    kinds = [document["kind"] for document in example.catalog["documents"]]
    assert kinds.count("plan") >= 14
    assert kinds.count("rfc") >= 8
    assert kinds.count("adr") >= 10


def test_every_status_of_a_plan_occurs(example):
    found = {document["status"] for document in example.catalog["documents"] if document["kind"] == "plan"}
    assert found >= {"active", "implemented", "superseded"}


def test_it_has_no_problem_that_would_be_a_warning(example):
    assert [p for p in example.catalog["problems"] if p["severity"] in ("warning", "error")] == []
