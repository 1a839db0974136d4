"""Real sites, with only `collections` configured: they build, and every document's page says what it is."""

import json
import shutil

import pytest
from mkdocs.utils.yaml import yaml_load
from real_sites import SITES


@pytest.fixture
def build_case(shared, tmp_path, rebuild):
    def build(name):
        case = shared / "cases" / "sites" / name
        if not case.is_dir():
            pytest.skip("no cases beside the repository")
        root = tmp_path / name
        shutil.copytree(case, root, ignore=shutil.ignore_patterns("truth.json", "SOURCE_COMMIT"))
        (root / "mkdocs.yml").rename(root / "original.yml")
        with (root / "original.yml").open(encoding="utf-8") as file:
            plugins = yaml_load(file).get("plugins") or ["search"]
        config = {"INHERIT": "original.yml", "plugins": [*plugins, {"archplan": {"collections": SITES[name]}}]}
        (root / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
        return rebuild(root)

    return build


@pytest.mark.parametrize("name", SITES)
def test_a_real_site_builds(build_case, name):
    built = build_case(name)
    assert [c["name"] for c in built.catalog["collections"]] == list(SITES[name])
    for document in built.catalog["documents"]:
        assert "archplan-header" in built.source(f"{document['url']}index.html")
