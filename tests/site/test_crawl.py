"""Every link that the plugin puts into a page is followed: each leads to a file of the site and to a place in it.

Over the example site and three real ones, with and without directories in addresses; `pytest -s` prints the numbers.
"""

import posixpath
import re
import shutil
from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from markdown.extensions.toc import slugify_unicode
from material.extensions.emoji import to_svg, twemoji
from mkdocs.utils.yaml import yaml_load
from real_sites import SITES

EXAMPLE = "example_site"
# (site, whether its addresses are those of directories)
CRAWLED = [(name, flag) for flag in (True, False) for name in (EXAMPLE, "nats-adr", "principled", "job-server")]
DRAWN = re.compile(r'^\s*click \w+ href "([^"]+)"', re.MULTILINE)
ID = re.compile(r"([A-Za-z]+)\D*0*(\d+)")
TOTAL = Counter()


@pytest.fixture(scope="module", params=CRAWLED, ids=[f"{n}-{'directories' if d else 'files'}" for n, d in CRAWLED])
def site(request, repository, shared, tmp_path_factory, rebuild_once):
    name, directories = request.param
    source = repository / EXAMPLE if name == EXAMPLE else shared / "cases" / "sites" / name
    if not source.is_dir():
        pytest.skip("no cases beside the repository")
    root = tmp_path_factory.mktemp("crawl") / name
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("truth.json", "SOURCE_COMMIT", "site", ".cache"))
    (root / "mkdocs.yml").rename(root / "original.yml")
    config = {"INHERIT": "original.yml", "use_directory_urls": directories, "plugins": ["search", "archplan"]}
    if name != EXAMPLE:
        with (root / "original.yml").open(encoding="utf-8") as file:
            plugins = yaml_load(file).get("plugins") or ["search"]
        config["plugins"] = [*plugins, {"archplan": {"collections": SITES[name]}}]
    (root / "mkdocs.yml").write_text(yaml.dump(config), encoding="utf-8")
    yield rebuild_once(root)
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def crawl(site):
    return Crawl(site)


def target(site, page, address):
    """Return the file of the site that an address on a page leads to; None where there is none."""
    path = unquote(urlsplit(address).path)
    if path.startswith("/"):
        return None
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    file = posixpath.normpath(posixpath.join(file, "index.html")) if (site.site / file).is_dir() else file
    return file if (site.site / file).is_file() else None


class Crawl:
    """All links of ours on a site: (page, what carries it, address)."""

    def __init__(self, site):
        self.site = site
        self.ids = {}
        self.ours = []
        self.references = []
        for page in site.pages:
            for view in site.html(page).all(".archplan"):
                self.ours += [(page, view.classes[-1], a.attrs["href"]) for a in view.all("a[href]")]
                drawn = (address for pre in view.all("pre.mermaid") for address in DRAWN.findall(pre.raw_text))
                self.ours += [(page, "picture", address) for address in drawn]
            self.references += [(page, a.text, a.attrs["href"]) for a in site.html(page).all("a.archplan-ref")]
        self.ours += [(page, "id", address) for page, _, address in self.references]

    def has(self, file, place):
        if file not in self.ids:
            self.ids[file] = {element.attrs["id"] for element in self.site.html(file) if "id" in element.attrs}
        return place in self.ids[file]

    def dead(self):
        for page, carrier, address in self.ours:
            parts = urlsplit(address)
            if parts.scheme:  # a discussion that a document names
                continue
            file = target(self.site, page, address)
            if not file or (parts.fragment and not self.has(file, unquote(parts.fragment))):
                yield page, carrier, address


def name_of(site):
    return f"{site.root.name} {'with' if site.config.use_directory_urls else 'without'} directories"


def test_every_link_of_ours_leads_to_a_page_and_a_place(site, crawl):
    inside = [address for _, _, address in crawl.ours if not urlsplit(address).scheme]
    anchors = [address for address in inside if urlsplit(address).fragment]
    TOTAL.update(links=len(inside), anchors=len(anchors), ids=len(crawl.references))
    carriers = Counter(carrier for _, carrier, _ in crawl.ours)
    print(f"\n{name_of(site)}: {len(inside)} links, {len(anchors)} anchors, {len(crawl.references)} ids; {carriers}")
    print(f"so far: {TOTAL['links']} links, {TOTAL['anchors']} anchors, {TOTAL['ids']} ids")
    assert len(inside) > len(site.catalog["documents"])
    assert sorted(set(crawl.dead())) == []


def test_links_out_of_the_site_are_discussions_that_documents_name(site, crawl):
    foreign = {(page, address) for page, _, address in crawl.ours if urlsplit(address).scheme}
    assert {address for _, address in foreign} <= {document["discussion"] for document in site.catalog["documents"]}


def test_an_id_leads_to_the_document_of_that_id(site, crawl):
    documents = {target(site, "index.html", document["url"]): document for document in site.catalog["documents"]}
    wrong = []
    for page, text, address in crawl.references:
        document = documents.get(target(site, page, address))
        letters, number = ID.fullmatch(text).groups()
        wanted = ID.fullmatch(document["id"] or "") if document else None
        if not wanted or (letters.upper(), number) != (wanted[1].upper(), wanted[2]):
            wrong.append((page, text, address, document and document["id"]))
    assert wrong == []
    assert crawl.references


def test_an_id_is_never_a_link_within_a_link_or_code_or_a_heading(site, crawl):
    for page in {page for page, *_ in crawl.references}:
        for within in ("a", "code", "pre", "button", "h1", "h2", "h3", "h4", "h5", "h6"):
            assert site.html(page).all(f"{within} a.archplan-ref") == []
        for link in site.html(page).all("a.archplan-ref"):
            assert link.attrs["title"]


def test_the_sections_of_the_catalog_are_those_of_the_pages(site, crawl):
    """Every place of a link or an id in a text, of documents and of other pages, has its heading on the page."""
    catalog = site.config.plugins["archplan"]._build.site.catalog
    missing = [
        (path, reference.line, reference.place.section, reference.place.anchor)
        for path, page in catalog.pages.items()
        for reference in page.references
        if reference.place
        and reference.place.anchor
        and not crawl.has(target(site, "index.html", page.url), reference.place.anchor)
    ]
    assert missing == []


# Headings as authors write them, each above a link to another document.
HEADINGS = {
    "plain": "Plain words",
    "closed": "Closed ##",
    "emphasis": "An *emphasised* and __strong__ word",
    "underscores": "snake_case and two_words_here",
    "code": "The `code` in `<tags>`",
    "link": "See [the other](0002-other.md) and <https://example.org/x>",
    "reference": "See [the other][two] there",
    "image": "A badge ![of the build](badge.svg) here",
    "linked image": "A badge [![of the build](badge.svg)](https://example.org)",
    "note": "A note[^1] here",
    "entity": "Costs &amp; risks &copy; 2026 & more",
    "escape": r"Star \* and \_line\_ and \# hash",
    "attributes": "Own id {#own-id .wide}",
    "attributes with colon": "Other id {: #other-id }",
    "only a class": "Only a class {: .wide }",
    "toc label": 'Long words { data-toc-label="Short" }',
    "accents": "Überblick für Ärzte – größer",
    "other script": "日本語の見出し",
    "symbols": "C++, C# & .NET: 100% (v1.2)?",
    "numbered": "1. First of all",
    "date": "2026-01-19: decided",
    "time": "Decided at 10:30:15",
    "colons": "What urn:cnb:builder means",
    "raw tag": "A <kbd>key</kbd> and <b>bold</b>",
    "generic": "List<String> and Vec<T>",
    "comment": "Words <!-- not seen -->",
    "emoji": ":material-check: Done :smile:",
    "quotes": 'It\'s "quoted" -- and dashed...',
    "id": "What RFC-0002 asks for",
    "escaped id": r"What \RFC-0002 asks for",
    "strike": "Was ~~this~~ that",
    "abbreviation": "The HTML of it",
    "keys": "Press ++ctrl+c++ now",
    "mark": "A ==marked== word and H~2~O and x^2^",
    "ours": "Linked documents",
}
# Sections in other forms; `{}` stands for the link.
TEXTS = {
    "repeated": "## Same words\n\nIn it {}.\n\n## Same words\n\nAnd {}.\n\n### Same words\n\nAnd {}.\n",
    "setext": "Under a line\n------------\n\nIn it {}.\n",
    "rule below two lines": "Two lines\nof text\n---\n\nIn it {}.\n",
    "no blank lines": "Text\n## Right below\nIn it {}.\n",
    "indented": "## Real\n\n   ## Three spaces in\n\nIn it {}.\n",
    "admonition": '!!! note "Title"\n\n    ## Within a note\n\n    In it {}.\n',
    "details": '??? note "Title"\n\n    ## Within details\n\n    In it {}.\n',
    "tabs": '=== "One"\n\n    ## In a tab\n\n    In it {}.\n\n=== "Two"\n\n    ## In a tab\n\n    In it {}.\n',
    "quote": "> ## Within a quote\n>\n> In it {}.\n",
    "list": "- ## Within an item\n\n    In it {}.\n",
    "markdown in html": '<div markdown="1">\n\n## Within a div\n\nIn it {}.\n\n</div>\n',
    "fence": "## Real\n\n```md\n## In a fence\n```\n\nIn it {}.\n",
    "odd fence": "## Real\n\n```shell script\n## In a fence\n```\n\n## After it\n\nIn it {}.\n",
    "fence in a list": "## Real\n\n- Item\n\n    ```sh\n    ## In a fence\n    ```\n\n    In it {}.\n",
    "hidden by a comment": "## Real\n\n<!--\n## Not there\n-->\n\nIn it {}.\n",
    "second title": "# Another title\n\nIn it {}.\n\n## Below it\n\nAnd {}.\n",
    "deep": "## Two\n\n#### Four\n\n###### Six\n\nIn it {}.\n",
    "table": "## With a table\n\n| A | B |\n| --- | --- |\n| x | {} |\n",
    "definition": "## With a definition\n\nTerm\n:   In it {}.\n",
    "windows": "## First\r\n\r\nIn it {}.\r\n\r\n## Second\r\n\r\nAnd {}.\r\n",
    **{name: f"## {text}\n\nIn it {{}}.\n" for name, text in HEADINGS.items()},
}
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables"),
    *("pymdownx.caret", "pymdownx.details", "pymdownx.keys", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tilde"),
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg}},
]
FRONT = "---\ntitle: {0}\nstatus: draft\ndate: 2026-01-01\n---\n\n# {0}\n\nFirst words.\n\n"
ENDING = "\n[two]: 0002-other.md\n[^1]: A note.\n*[HTML]: Hypertext\n"
LINK = "stands [a link to the other](0002-other.md)"
OTHER = "rfcs/0002-other.md"


def odd_site(texts, extensions):
    tree = {OTHER: FRONT.format("Other")}
    for name, text in texts.items():
        tree[f"rfcs/{slug(name)}.md"] = FRONT.format(name) + text.replace("{}", LINK) + ENDING
    return tree, {"markdown_extensions": extensions, "nav": ["index.md"]}


def slug(name):
    return f"0100-{name.replace(' ', '-')}"


def below(site, name):
    """Return the ids of the headings that stand above the links of a page, in order; None for its title."""
    found, at, title = {}, None, True
    for element in site.html(f"rfcs/{slug(name)}/index.html"):
        if re.fullmatch("h[1-6]", element.tag):
            at, title = None if title else element.attrs["id"], False
        elif element.tag == "a" and element.text == "a link to the other":
            found[at] = None
    return list(found)


def said(site, name):
    """Return the places of a page that the page of the other document names; None for those without an anchor."""
    there = "rfcs/0002-other/index.html"
    entries = site.html(there).all(".archplan-linked dd")
    (links,) = (e.all("a") for e in entries if e.all("a")[0].attrs["href"] == f"../{slug(name)}/")
    return [urlsplit(link.attrs["href"]).fragment or None for link in links[1:]]


@pytest.fixture(scope="module")
def odd(build_once):
    tree, config = odd_site(TEXTS, EXTENSIONS)
    return build_once(tree, config, theme="material")


@pytest.fixture(scope="module")
def bare(build_once):
    tree, config = odd_site(TEXTS, [])
    return build_once(tree, config)


@pytest.mark.parametrize("name", TEXTS)
def test_a_place_is_the_heading_that_stands_above_it_on_the_page(odd, name):
    assert said(odd, name) == below(odd, name)


@pytest.mark.parametrize("name", sorted(HEADINGS.keys() - {"note", "only a class"}))
def test_a_heading_of_a_site_without_extensions(bare, name):
    assert said(bare, name) == below(bare, name)


TOCS = {
    "underscores": {"separator": "_"},
    "lower levels": {"baselevel": 2, "toc_depth": 3},
    "other slugs": {"slugify": slugify_unicode, "permalink": "#"},
}
USUAL = ("plain", "underscores", "code", "link", "accents", "other script", "symbols", "numbered", "repeated", "deep")


@pytest.mark.parametrize("toc", TOCS.values(), ids=TOCS)
def test_a_site_makes_ids_of_headings_in_its_own_way(build, toc):
    site = build(*odd_site({name: TEXTS[name] for name in USUAL}, [{"toc": toc}]))
    assert list(Crawl(site).dead()) == []
    assert {name: said(site, name) for name in USUAL} == {name: below(site, name) for name in USUAL}
