"""Beside other plugins, themes, and builds of the same process."""

import json
import os

import pytest

from mkdocs_archplan.extension import ArchplanExtension

RFC = "---\ntitle: {title}\ndate: 2026-01-01\nstatus: {status}\n---\n\n# {title}\n\nText of {title}.\n"
HOOKS = """\
from mkdocs.structure.files import File


def on_files(files, *, config):
    text = "---\\ntitle: From a plugin\\nstatus: accepted\\ndate: 2026-01-01\\n---\\n\\n# X\\n\\nGenerated text.\\n"
    files.append(File.generated(config, "adr/0042-generated.md", content=text))
    gone = files.get_file_from_path("rfcs/0008-gateway.md")
    if gone:
        files.remove(gone)
    return files
"""


def settled(config):
    """Return what a build adds to a configuration; MkDocs' own search adds its folder again each time."""
    extensions = [e if isinstance(e, str) else type(e).__name__ for e in config.markdown_extensions]
    return (
        [folder for folder in config.theme.dirs if "archplan" in folder],
        [str(style) for style in config.extra_css],
        [str(script) for script in config.extra_javascript],
        extensions,
        len(config.mdx_configs["pymdownx.superfences"]["custom_fences"]),
        dict(config.extra["status"]),
    )


def pages(built):
    return {page: built.source(page) for page in built.pages}


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_same_configuration_can_be_built_twice(write, rebuild, small_tree, monkeypatch, theme):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    first = rebuild(write(small_tree, {"plugins": ["search", "archplan"]}, theme=theme))
    after_one, written = settled(first.config), pages(first)
    second = rebuild(first.root, first.config)
    assert settled(second.config) == after_one
    for values in after_one[:4]:
        assert len(values) == len(set(values))
    assert pages(second) == written
    assert sum(isinstance(e, ArchplanExtension) for e in second.config.markdown_extensions) == 1


def test_a_second_build_sees_what_changed(write, rebuild, small_tree):
    first = rebuild(write(small_tree))
    (first.root / "docs" / "rfcs" / "0009-new.md").write_text(RFC.format(title="New", status="draft"))
    (first.root / "docs" / "rfcs" / "0008-gateway.md").unlink()
    second = rebuild(first.root, first.config)
    paths = [d["path"] for d in second.catalog["documents"] if d["kind"] == "rfc"]
    assert paths == ["rfcs/0007-payment-ledger.md", "rfcs/0009-new.md"]
    rows = second.html("rfcs/index.html").all(".archplan-index tbody tr")
    assert [row.all("a")[0].text for row in rows] == ["New", "A ledger of record"]


def test_two_sites_in_one_process_do_not_mix(build):
    build({"rfcs/0001-a.md": RFC.format(title="A", status="parked")})
    second = build({"rfcs/0001-b.md": RFC.format(title="B", status="draft")})
    assert [d["title"] for d in second.catalog["documents"]] == ["B"]
    assert "parked" not in second.config.extra["status"]


def test_a_dirty_build_keeps_indexes_whole(write, rebuild, small_tree):
    first = rebuild(write(small_tree))
    plan, readme = (first.root / "docs" / "architecture" / name for name in ("ledger-plan.md", "README.md"))
    plan.write_text(plan.read_text().replace("status: active", "status: implemented"))
    later = (first.site / "index.html").stat().st_mtime + 10
    for path in (plan, readme):
        os.utime(path, (later, later))
    untouched = first.source("rfcs/0008-gateway/index.html")
    second = rebuild(first.root, dirty=True)
    index = second.html("architecture/index.html").one(".archplan-index")
    assert [g.attrs["data-status"] for g in index.all(".archplan-group")] == ["implemented", "superseded"]
    assert len(index.all("tbody tr")) == 4
    assert second.source("rfcs/0008-gateway/index.html") == untouched
    assert len(second.catalog["documents"]) == 8


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_themes(build, small_tree, theme):
    built = build(small_tree, {"plugins": ["search", "archplan"]}, theme=theme)
    assert built.strict_failure is None
    page = built.page("architecture/ledger-plan.md")
    assert page.one(".archplan-header")
    assert page.one(".archplan-linked")
    assert built.html("architecture/index.html").one(".archplan-index")
    assert any(e.attrs["href"].endswith("archplan.css") for e in page.all("link[rel=stylesheet]"))


def test_the_search_index_holds_what_authors_wrote_and_nothing_else(build, small_tree):
    built = build(small_tree, {"plugins": ["search", "archplan"]}, theme="material")
    docs = json.loads(built.source("search/search_index.json"))["docs"]
    texts = {doc["location"]: f"{doc['title']} {doc['text']}" for doc in docs}
    everything = " ".join(texts.values())
    for words in ("Plans of the ledger team.", "It replaces the", "Record it.", "The last paragraph."):
        assert words in everything
    assert "Implemented by" not in everything
    assert "archplan" not in everything
    assert "Linked documents" not in everything
    places = [place for place in texts if place.startswith("architecture/#")]
    assert places == []  # no entry per status heading


def test_the_tags_plugin(build, small_tree):
    tagged = RFC.format(title="Tagged", status="draft").replace("status:", "tags: [money]\nstatus:")
    tree = {**small_tree, "rfcs/0009-tagged.md": tagged, "tags.md": "# Tags\n\n<!-- material/tags -->\n"}
    built = build(tree, {"plugins": ["tags", "archplan"]}, theme="material")
    assert built.strict_failure is None
    assert "Tagged" in built.html("tags/index.html").one("article").text
    assert built.document("rfcs/0009-tagged.md")["tags"] == ["money"]


@pytest.mark.parametrize("order", [["tags", "search", "archplan"], ["archplan", "search", "tags"]])
def test_the_order_of_plugins_does_not_matter(build, small_tree, order):
    built = build(small_tree, {"plugins": order}, theme="material")
    assert built.strict_failure is None
    assert built.page("architecture/ledger-plan.md").one(".archplan-header")
    assert "Implemented by" not in built.source("search/search_index.json")


def test_pages_that_another_plugin_makes_or_removes(write, rebuild, small_tree):
    root = write(small_tree, {"hooks": ["hooks.py"]})
    (root / "hooks.py").write_text(HOOKS)
    built = rebuild(root)
    assert built.document("adr/0042-generated.md")["status"] == "accepted"
    index = built.html("adr/index.html").one(".archplan-index")
    assert "From a plugin" in index.texts("td a")
    assert "Generated text." in built.page("adr/0042-generated.md").one("body").text
    assert built.page("adr/0042-generated.md").one(".archplan-header")
    assert [d["path"] for d in built.catalog["documents"] if d["kind"] == "rfc"] == ["rfcs/0007-payment-ledger.md"]


def test_excluded_pages_are_no_documents(build, small_tree):
    built = build(small_tree, {"exclude_docs": "0008-*.md\n"})
    assert [d["path"] for d in built.catalog["documents"] if d["kind"] == "rfc"] == ["rfcs/0007-payment-ledger.md"]
    assert built.dead_addresses() == []


def test_drafts_are_no_documents_of_a_build(build, small_tree):
    built = build(small_tree, {"draft_docs": "0008-*.md\n"})
    assert "rfcs/0008-gateway.md" not in [d["path"] for d in built.catalog["documents"]]
    assert built.dead_addresses() == []


def test_a_site_replaces_a_fragment(write, rebuild, small_tree):
    root = write(small_tree, {"theme": {"name": "material", "custom_dir": "overrides"}})
    fragment = root / "overrides" / "fragments" / "archplan" / "header.html"
    fragment.parent.mkdir(parents=True)
    fragment.write_text('<p class="ours">{{ view.status.label }} since {{ view.date.iso }}</p>')
    built = rebuild(root)
    page = built.page("architecture/ledger-plan.md")
    assert page.one("p.ours").text == "Active since 2026-01-19"
    assert not page.all(".archplan-header")
    assert page.one(".archplan-linked")  # the others are still the plugin's
    assert not (built.site / "fragments").exists()


def test_a_style_of_the_site_comes_after_the_plugins(build, small_tree):
    built = build({**small_tree, "own.css": "a{}"}, {"extra_css": ["own.css"]})
    sheets = [e.attrs["href"].rsplit("/", 1)[-1] for e in built.html("index.html").all("link[rel=stylesheet]")]
    assert sheets.index("archplan.css") < sheets.index("own.css")


def test_the_marker_of_a_page_is_nowhere_to_be_seen(build, small_tree):
    built = build(small_tree)
    for page in built.pages:
        assert "archplan:" not in built.source(page)
