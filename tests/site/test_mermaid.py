"""Mermaid: one fence, the site's own script, nothing where it is switched off."""

import sys
from importlib.resources import files

import pytest

DIAGRAM = "# Home\n\n```mermaid\ngraph TD\n    A[One] --> B[Two]\n```\n"
SITES_OWN = """\
site_name: Test
theme: {name: mkdocs}
plugins: [archplan]
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: our-mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
"""


def fences(built):
    return (built.config.mdx_configs.get("pymdownx.superfences") or {}).get("custom_fences") or []


def scripts(page):
    return [script.attrs["src"] for script in page.all("script[src]")]


@pytest.mark.parametrize(
    "extensions",
    [
        [],
        ["pymdownx.superfences"],
        [{"pymdownx.superfences": {}}],
        [{"pymdownx.superfences": {"disable_indented_code_blocks": True}}],
        ["fenced_code"],
        ["codehilite", "admonition"],
    ],
    ids=str,
)
def test_the_fence_is_registered_where_a_site_has_none(build, extensions):
    built = build({"index.md": DIAGRAM}, {"markdown_extensions": extensions})
    page = built.html("index.html")
    assert page.one("pre.mermaid code").raw_text.splitlines() == ["graph TD", "    A[One] --> B[Two]"]
    assert [fence["name"] for fence in fences(built)] == ["mermaid"]
    assert list(built.config.markdown_extensions).count("pymdownx.superfences") == 1


def test_options_of_the_site_stay(build):
    built = build(
        {"index.md": DIAGRAM + "\n    indented\n"},
        {"markdown_extensions": [{"pymdownx.superfences": {"disable_indented_code_blocks": True}}]},
    )
    assert built.config.mdx_configs["pymdownx.superfences"]["disable_indented_code_blocks"] is True
    assert "indented" in built.html("index.html").texts("p")


def test_other_fences_of_the_site_stay(build):
    built = build({"index.md": DIAGRAM}, SITES_OWN.replace("name: mermaid", "name: math"))
    assert [fence["name"] for fence in fences(built)] == ["math", "mermaid"]
    assert built.html("index.html").all("pre.mermaid")


def test_a_fence_of_the_sites_own_is_left_alone(build):
    built = build({"index.md": DIAGRAM}, SITES_OWN)
    assert [(fence["name"], fence["class"]) for fence in fences(built)] == [("mermaid", "our-mermaid")]
    assert built.html("index.html").one("pre.our-mermaid")
    assert not built.html("index.html").all("pre.mermaid")


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_mermaid_comes_from_the_site_itself(build, small_tree, theme):
    built = build(small_tree, theme=theme)
    shipped = (files("mermaidx") / "assets" / "mermaid.js").read_bytes()
    assert (built.site / "assets/archplan/mermaid.min.js").read_bytes() == shipped
    assert (built.site / "assets/archplan/mermaid-loader.js").is_file()
    for page, address in (("index.html", ""), ("architecture/ledger-plan/index.html", "../../")):
        assert scripts(built.html(page)).count(f"{address}assets/archplan/mermaid-loader.js") == 1


def test_the_loader_is_an_ordinary_script(build, small_tree):
    page = build(small_tree, theme="material").html("index.html")
    (loader,) = [s for s in page.all("script[src]") if s.attrs["src"].endswith("mermaid-loader.js")]
    assert not {"async", "defer", "type"} & set(loader.attrs)


def test_the_large_script_is_not_loaded_by_pages(build, small_tree):
    built = build(small_tree)
    assert not [src for page in built.pages for src in scripts(built.html(page)) if src.endswith("mermaid.min.js")]


@pytest.mark.parametrize("off", ["off", False])
def test_switched_off_there_is_neither_fence_nor_script(build, off):
    built = build({"index.md": DIAGRAM}, mermaid={"render": off})
    assert fences(built) == []
    assert not built.html("index.html").all("pre.mermaid")
    assert not list((built.site / "assets" / "archplan").glob("mermaid.min*"))
    assert not [src for src in scripts(built.html("index.html")) if "mermaid" in src]


def test_without_the_extra_the_theme_draws(build, monkeypatch):
    monkeypatch.setitem(sys.modules, "mermaidx", None)
    monkeypatch.setitem(sys.modules, "mermaidx.assets", None)
    built = build({"index.md": DIAGRAM}, theme="material")
    assert built.strict_failure is None
    assert built.html("index.html").one("pre.mermaid code")
    assert not list((built.site / "assets" / "archplan").glob("mermaid.min*"))
    assert not [src for src in scripts(built.html("index.html")) if "mermaid" in src]


def test_diagrams_of_a_document_are_in_the_catalog(build):
    text = "---\ntitle: A\nstatus: active\n---\n\n# A\n\n```mermaid\n%% note\nsequenceDiagram\n    A->>B: hi\n```\n"
    (diagram,) = build({"plans/a.md": text}).document("plans/a.md")["diagrams"]
    assert (diagram["line"], diagram["type"]) == (8, "sequenceDiagram")
