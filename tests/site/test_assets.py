"""The style and the scripts of a site: where pages load them, and what is published, the site's own included."""

import re

import pytest

from mkdocs_archplan.views.fragments import THEME

ASSETS = "assets/archplan"
SCRIPT, STYLE, LOADER = f"{ASSETS}/archplan.js", f"{ASSETS}/archplan.css", f"{ASSETS}/mermaid-loader.js"
TREE = {
    "guide.md": "# Guide\n\nWrite `<div data-archplan='x'>` and `</head>`.\n\n    data-archplan=\n",
    "bare.md": "# Bare\n\n<!-- archplan:index {collection: plans, facets: []} -->\n",
    "part.md": "# Part\n\n<!-- archplan:index {collection: plans, limit: 1} -->\n",
    "trace.md": "# Trace\n\n<!-- archplan:trace -->\n\n<!-- archplan:index {collection: plans} -->\n",
    "plans/README.md": "# Plans\n",
    "plans/a.md": "---\ntitle: A\nstatus: active\ndate: 2026-01-01\n---\n\n# A\n\n```mermaid\ngraph TD\n```\n",
    "plans/b.md": "---\ntitle: B\nstatus: superseded\ndate: 2026-01-01\n---\n\n# B\n",
    "adr/deep/0001-c.md": "---\ntitle: C </head>\nstatus: accepted\ndate: 2026-01-01\n---\n\n# C\n",
    "adr/deep/0002-d.md": "---\ntitle: D\nstatus: accepted\ndate: 2026-01-01\nauthor: Ada\n---\n\n# D\n",
}
FILTERED = {"trace", "plans", "adr"}  # pages whose rows can be filtered


def own(page, place):
    return [e.attrs["src"] for e in page.all(f"{place} script[src]") if e.attrs["src"].endswith(SCRIPT)]


@pytest.mark.parametrize("directories", [True, False], ids=["directories", "files"])
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_the_script_is_in_the_head_of_pages_with_a_filter_and_at_the_end_of_all(build, theme, directories):
    built = build(TREE, {"use_directory_urls": directories}, theme=theme)
    assert built.dead_addresses() == []
    seen = set()
    for path in built.pages:
        page = built.html(path)
        name = path.removesuffix("index.html").removesuffix(".html").rstrip("/")
        views = page.all("[data-archplan]")
        assert bool(views) == (name in FILTERED), path
        assert len(own(page, "body")) == 1, path
        if name != "guide":  # which tells of the attribute; there it does no harm
            assert own(page, "head") == own(page, "body") * bool(views), path
        seen |= {name} if views else set()
    assert seen == FILTERED


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_script_begins_before_the_rows_it_judges(build, theme):
    built = build(TREE, theme=theme)
    page = built.html("plans/index.html")
    (script,) = (e for e in page.all("head script[src]") if e.attrs["src"].endswith(SCRIPT))
    assert not {"async", "defer", "type"} & set(script.attrs)
    assert script.before(page.one("[data-archplan]"))
    sheets = [e for e in page.all("head link[rel=stylesheet]") if e.attrs["href"].endswith(STYLE)]
    assert len(sheets) == 1
    assert len(page.all("head")) == len(page.all("body")) == 1
    assert built.source("plans/index.html").count("</head>") == 1


def test_a_page_that_quotes_markup_keeps_its_text(build):
    page = build(TREE, theme="material").html("guide/index.html")
    assert "<div data-archplan='x'>" in page.texts("code")
    assert "</head>" in page.texts("code")


@pytest.mark.parametrize("path", [STYLE, SCRIPT, LOADER])
def test_what_is_published_has_neither_comments_nor_blank_lines(build, path):
    built = build(TREE, theme="material")
    published, written = built.source(path), (THEME / path).read_text(encoding="utf-8")
    assert re.search(r"/\*|^\s*//", written, re.MULTILINE)
    assert not re.search(r"/\*|^\s*//|\n\s*\n|^[ \t]", published, re.MULTILINE)
    assert 0 < len(published) < len(written)
    assert len(list(built.site.rglob(path.rpartition("/")[2]))) == 1


def test_what_is_published_says_the_same(build):
    """Every name that a rule or a string of the sources has is in what is published."""
    built = build(TREE, theme="material")
    for path, name in ((STYLE, r"\.archplan-[\w-]+|--archplan-[\w-]+"), (SCRIPT, r'"[^"\n]*"')):
        written = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", (THEME / path).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        names = set(re.findall(name, written))
        assert len(names) > 20
        assert {found for found in names if found not in built.source(path)} == set()


OWN_STYLE = "/* Ours. */\n.ours {\n  color: red;\n}\n\n/* Also ours. */\n.more { margin: 0 auto }\n"
OWN_SCRIPT = "// Ours.\n(() => {\n  /* Nothing. */\n  window.ours = /[/*]x/.test('// no comment');\n})();\n"


def files_of(root, contents):
    for name, text in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("folder", ["overrides", "docs"])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_a_style_and_a_script_of_the_site_are_published_in_place_of_the_plugins(write, rebuild, theme, folder):
    (root := write(TREE, {"theme": {"name": theme, "custom_dir": "overrides"}}) / "overrides").mkdir()
    files_of(root.parent / folder, {STYLE: OWN_STYLE, SCRIPT: OWN_SCRIPT})
    built = rebuild(root.parent)
    assert built.strict_failure is None
    assert built.source(STYLE).strip() == ".ours{color:red}.more{margin:0 auto}"
    assert built.source(SCRIPT).strip() == "(()=>{window.ours=/[/*]x/.test('// no comment');})();"
    assert ".archplan" not in built.source(STYLE)
    again = rebuild(root.parent, built.config)
    assert again.source(STYLE).strip() == ".ours{color:red}.more{margin:0 auto}"


FRAGMENTS = {
    "filter": '<p class="our-filter">{{ view.facets | map(attribute="name") | join(" ") }}: {{ view.shown }}</p>',
    "rows": '{% for row in section.rows %}<p class="our-row" {% for name in view.data %}data-{{ name }}="{{ '
    'row.words(name) }}"{% endfor %}>{{ row.title }} {{ row.date.text }}</p>{% endfor %}',
    "head": '<script class="our-head" src="{{ src }}" data-ours></script>',
    "more": '<p class="our-more">{{ view.shown }}/{{ view.total }} {{ view.more[0].href }}',
    "group-note": '<i class="our-note">{{ section.rows | length }}</i>',
    "trace": '<p class="our-trace">{{ view.rows | length }} {{ view.heads | length }}</p>',
    "linked": '<p class="our-linked">{{ groups | length }}</p>',
    "header": '<p class="our-header">{{ view.status.label }} {{ view.date.iso }} {{ view.status_href }}</p>',
    "banner": '<p class="our-banner">{{ view.noun }}</p>',
}


@pytest.fixture(scope="module")
def ours(tmp_path_factory, rebuild_once):
    from conftest import write_site

    root = tmp_path_factory.mktemp("ours")
    tree = {**TREE, "plans/c.md": "---\ntitle: C\nstatus: active\nrelated: a.md\ndate: 2026-02-01\n---\n\n# C\n"}
    write_site(root, tree, {"theme": {"name": "material", "custom_dir": "overrides"}}, "material", {})
    files_of(root / "overrides/fragments/archplan", {f"{name}.html": text for name, text in FRAGMENTS.items()})
    return rebuild_once(root)


@pytest.mark.parametrize(
    ("fragment", "page", "texts"),
    [
        ("filter", "plans", ["status: 3"]),
        ("row", "plans", ["C Feb 1, 2026", "A Jan 1, 2026", "B Jan 1, 2026"]),
        ("row", "bare", ["C Feb 1, 2026", "A Jan 1, 2026", "B Jan 1, 2026"]),
        ("head", "plans", [""]),
        ("head", "bare", []),
        ("more", "part", ["1/3 ../plans/"]),
        ("note", "plans", ["2", "1"]),
        ("trace", "trace", ["5 2"]),
        ("linked", "plans/a", ["1"]),
        ("header", "plans/a", ["Active 2026-01-01 ../?status=active"]),
        ("banner", "plans/b", ["plan"]),
    ],
)
def test_any_fragment_can_be_the_sites_own(ours, fragment, page, texts):
    assert ours.strict_failure is None
    assert ours.html(f"{page}/index.html").texts(f".our-{fragment}") == texts
