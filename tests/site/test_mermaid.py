"""Mermaid: one fence, checked and drawn at build time, else the site's own script; nothing where it is off."""

import sys
from importlib.resources import files

import pytest

from mkdocs_archplan import plugin
from mkdocs_archplan.diagrams import memory
from mkdocs_archplan.diagrams.verdicts.engine import Engine

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
    built = build({"index.md": DIAGRAM}, {"markdown_extensions": extensions}, mermaid={"render": "client"})
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
    assert built.html("index.html").all(".archplan-diagram__picture svg")


def test_a_fence_of_the_sites_own_is_left_alone(build):
    built = build({"index.md": DIAGRAM}, SITES_OWN)
    assert [(fence["name"], fence["class"]) for fence in fences(built)] == [("mermaid", "our-mermaid")]
    assert built.html("index.html").one("pre.our-mermaid")
    assert not built.html("index.html").all("pre.mermaid")


def test_mermaid_comes_from_the_site_itself_under_material(build, small_tree):
    built = build(small_tree, theme="material")
    shipped = (files("mermaidx") / "assets" / "mermaid.js").read_bytes()
    assert (built.site / "assets/archplan/mermaid.min.js").read_bytes() == shipped
    for page, address in (("index.html", ""), ("architecture/ledger-plan/index.html", "../../")):
        assert scripts(built.html(page)).count(f"{address}assets/archplan/mermaid-loader.js") == 1


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_get_a_script_of_ours_where_there_is_a_diagram(build, theme):
    built = build({"index.md": DIAGRAM, "a.md": "# A\n"}, theme=theme, mermaid={"render": "client"})
    assert (built.site / "assets/archplan/mermaid.min.js").is_file()
    loaded = [[src for src in scripts(built.html(page)) if "mermaid" in src] for page in ("index.html", "a/index.html")]
    assert loaded == [["assets/archplan/mermaid-loader.js", "assets/archplan/mermaid-client.js"], []]


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


@pytest.fixture
def without(monkeypatch):
    """Take away what the extras `mermaid` and `svg` install."""

    def take(*extras):
        if "mermaid" in extras:
            for name in ("mermaidx", "mermaidx.assets", "quickjs"):
                monkeypatch.setitem(sys.modules, name, None)
        if "svg" in extras:
            monkeypatch.setattr(memory, "drawing_version", lambda: None)

    return take


INSTALL = "install 'mkdocs-archplan[mermaid,svg]'"
INSTALL = "install 'mkdocs-archplan[mermaid,svg]'"
PLAN = f"---\ntitle: A\nstatus: active\ndate: 2026-01-02\n---\n{DIAGRAM}"
BROKEN = PLAN.replace("B[Two]", "B[Two")


def said(built):
    return [text for record in built.log if "mermaid" in (text := record.getMessage().removeprefix("archplan: "))]


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
@pytest.mark.parametrize(
    ("missing", "drawn", "own_script", "notice"),
    [
        ((), True, True, []),
        (("svg",), False, True, []),
        (("mermaid",), True, False, ["mermaid diagrams are not checked: install 'mkdocs-archplan[mermaid]'."]),
        (
            ("mermaid", "svg"),
            False,
            False,
            [f"mermaid diagrams are not checked, and drawn the theme's own way: {INSTALL}."],
        ),
    ],
)
def test_every_set_of_extras_builds(build, without, theme, missing, drawn, own_script, notice):
    without(*missing)
    built = build({"plans/a.md": PLAN, "plans/b.md": PLAN}, theme=theme)
    assert built.strict_failure is None
    page = built.html("plans/a/index.html")
    assert len(page.all(".archplan-diagram__picture svg")) == drawn
    assert len(page.all("pre.mermaid code")) == (not drawn)
    assert (built.site / "assets/archplan/mermaid.min.js").is_file() == own_script
    assert bool([src for src in scripts(page) if "mermaid" in src]) == own_script
    assert said(built) == notice
    assert built.document("plans/a.md")["diagrams"][0]["valid"] is (None if "mermaid" in missing else True)


def test_nothing_is_said_of_extras_where_there_is_no_diagram(build, without):
    without("mermaid", "svg")
    assert said(build({"plans/a.md": "# A\n"})) == []


def test_svg_is_a_wish_that_can_fail(build, without):
    without("svg")
    built = build({"plans/a.md": PLAN}, mermaid={"render": "svg"})
    assert said(built) == [
        "mermaid.render is 'svg', and there is nothing to draw with: install 'mkdocs-archplan[svg]'."
    ]
    assert built.html("plans/a/index.html").one("pre.mermaid code")


@pytest.mark.parametrize("path", ["plans/a.md", "index.md"])
@pytest.mark.parametrize("render", ["auto", "client"])
def test_a_broken_diagram_fails_a_strict_build_and_is_never_an_empty_box(build, path, render):
    built = build({path: BROKEN}, mermaid={"render": render})
    (problem,) = [problem for problem in built.catalog["problems"] if problem["rule"] == "mermaid-syntax"]
    assert (problem["path"], problem["line"], problem["column"]) == (path, 10, 21)
    assert built.strict_failure
    page = built.html("plans/a/index.html" if path.startswith("plans") else "index.html")
    assert "cannot be drawn" in page.one(".archplan-diagram--broken figcaption").text
    assert "A[One] --> B[Two" in page.one(".archplan-diagram--broken code").text
    assert not page.all(".mermaid")


def test_the_rule_can_be_quieted_and_the_check_switched_off(build):
    quiet = build({"plans/a.md": BROKEN}, checks={"mermaid-syntax": "off"})
    off = build({"plans/a.md": BROKEN}, mermaid={"check": False})
    for built in (quiet, off):
        assert built.strict_failure is None
        assert not [problem for problem in built.catalog["problems"] if problem["rule"] == "mermaid-syntax"]
    assert [b.document("plans/a.md")["diagrams"][0]["valid"] for b in (quiet, off)] == [False, None]


def test_what_others_draw_is_checked_too(build):
    assert build({"plans/a.md": BROKEN}, mermaid={"render": "off"}).strict_failure


def test_a_diagram_of_a_snippet_is_checked_when_its_page_is_built(build, tmp_path):
    config = {"markdown_extensions": [{"pymdownx.snippets": {"base_path": [str(tmp_path)]}}]}
    fence = "---\ntitle: A\nstatus: active\ndate: 2026-01-02\n---\n# A\n\n```mermaid\n--8<-- 'flow.mmd'\n```\n"
    (tmp_path / "flow.mmd").write_text("graph TD\n  A --> B\n")
    whole = build({"plans/a.md": fence}, config)
    assert whole.strict_failure is None
    assert whole.html("plans/a/index.html").all(".archplan-diagram__picture svg")
    (tmp_path / "flow.mmd").write_text("graph TD\n  A[ --> B\n")
    broken = build({"plans/a.md": fence, "plans/b.md": "# B\n"}, config)
    (text,) = [text for text in said(broken) if "mermaid-syntax" in text]
    assert text.startswith("plans/a.md:1: ")
    assert "put together while the page is built" in text
    assert broken.strict_failure
    assert broken.html("plans/a/index.html").all(".archplan-diagram--broken")


def test_verdicts_and_drawings_are_kept_beside_the_configuration(write, rebuild, monkeypatch):
    monkeypatch.setattr(plugin, "CACHE", memory.CACHE)
    root = write({"plans/a.md": PLAN, "plans/b.md": BROKEN})
    first = rebuild(root)
    kept = sorted((root / ".cache" / "archplan").rglob("*.json"))
    assert [path.relative_to(root / ".cache" / "archplan").parts[0] for path in kept] == [
        "drawings",
        "verdicts",
        "verdicts",
    ]
    monkeypatch.setattr(Engine, "parse", lambda *_: pytest.fail("what is known is asked again"))
    monkeypatch.setattr(memory, "draw_diagram", lambda *_: pytest.fail("what is drawn is drawn again"))
    second = rebuild(root)
    assert second.catalog == first.catalog
    pages = [built.html("plans/a/index.html").one(".archplan-diagram__picture svg").attrs for built in (first, second)]
    assert pages[0] == pages[1]
    for path in kept:
        path.write_text("{")
    monkeypatch.undo()
    monkeypatch.setattr(plugin, "CACHE", memory.CACHE)
    assert rebuild(root).catalog == first.catalog


def test_one_engine_serves_a_build(build, monkeypatch, tmp_path):
    monkeypatch.setattr(plugin, "CACHE", tmp_path / "cold")
    started = []
    start = Engine._start
    monkeypatch.setattr(Engine, "_start", lambda engine: started.append(1) or start(engine))
    plans = {f"plans/p{number}.md": PLAN.replace("Two", f"Two {number}") for number in range(6)}
    build(plans)
    assert len(started) == 1
    build(plans)
    assert len(started) == 1


def test_diagrams_of_a_document_are_in_the_catalog(build):
    text = "---\ntitle: A\nstatus: active\n---\n\n# A\n\n```mermaid\n%% note\nsequenceDiagram\n    A->>B: hi\n```\n"
    (diagram,) = build({"plans/a.md": text}).document("plans/a.md")["diagrams"]
    assert (diagram["line"], diagram["type"], diagram["valid"]) == (8, "sequenceDiagram", True)
