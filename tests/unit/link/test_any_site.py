"""Any tree of files is a site: nothing is raised, no document is lost, and every way of naming pages takes any text."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import mkdocs_archplan.export
from mkdocs_archplan.export.catalog_json import catalog_data, catalog_json
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.link.paths import Paths
from mkdocs_archplan.link.targets import Target, Targets
from mkdocs_archplan.model import Addresses, Role
from mkdocs_archplan.problems import RULES, Severity
from mkdocs_archplan.read.collections import discover, gather
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.index_rows import read_index_rows
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.roles import Said, guess_roles, settle_roles
from mkdocs_archplan.read.sidecar import sidecar_folders
from mkdocs_archplan.read.source import decode
from mkdocs_archplan.site import page_url
from mkdocs_archplan.views.document import header_blocks
from mkdocs_archplan.views.index import index_view
from mkdocs_archplan.views.linked import linked_blocks

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(mkdocs_archplan.export.__file__).parent / "catalog.schema.json").read_text(encoding="utf-8"))
)

# `_` stands for a space.
WORDS = r"""
Active active Draft Superseded parked done - — TBD RFC-1 PLAN-0001 adr_2 1 0001 #7 2025-01-02 Jo @jo [x](a.md) [x][1]
[x](0001-a.md) [R](../rfcs/0001-r.md) a.md ../ ./ / .. 0001-a plans/a.md docs/plans/a.md Title [Brief_Title] | ` ** \
javascript:x https://github.com/acme/handbook/blob/main/docs/plans/a.md https://docs.example.org/plans/a/ //[ %ff # ?
superseded_by moved_to redirect_to:_x ../guide/a.md a b é 🎉
""".split()
words = st.sampled_from([word.replace("_", " ") for word in WORDS]) | st.text(max_size=6)
values = st.lists(words, max_size=4).map(" ".join)
KEYS = "Status Date Updated Author Supersedes Superseded-by Related RFC Discussion Title Id Tags".split()
fields = st.lists(st.tuples(st.sampled_from(KEYS), values), max_size=4)
rows = st.lists(st.lists(values, min_size=1, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |"), max_size=4)
tables = st.tuples(st.lists(st.sampled_from(["#", "Plan", "RFC", *KEYS]) | values, min_size=1, max_size=4), rows).map(
    lambda parts: "\n".join([f"| {' | '.join(parts[0])} |", "|" + "-|" * len(parts[0]), *parts[1], ""])
)
FORMS = ("---\n{yaml}---\n{body}", "+++\n{toml}+++\n{body}", "# T\n\n{bullets}\n{body}", "{body}")
texts = st.tuples(st.sampled_from(FORMS), fields, values, tables).map(
    lambda parts: parts[0].format(
        yaml="".join(f"{key.lower()}: {value}\n" for key, value in parts[1]),
        toml="".join(f"{key.lower()} = '{value}'\n" for key, value in parts[1]),
        bullets="".join(f"- {key}: {value}\n" for key, value in parts[1]),
        body=f"## {parts[2]}\n\n{parts[3]}\n[1]: a.md\n",
    )
)
files = texts.map(str.encode) | st.binary(max_size=60)

FOLDERS = "plans rfcs adr plans/2024 rfcs/0001-r adr/sig-a/12-x adr/assets plans/a plans/templates guide".split()
NAMES = "README index a b 0001-a 0000 cep-0002 template overview notes 2024-05-06-x é".split()
paths = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES)).map(lambda parts: "/".join(parts) + ".md")
odd_paths = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=5), min_size=1
).map("/".join)
trees = st.dictionaries(paths | paths | odd_paths.map("plans/{}.md".format), files, max_size=7)
sidecars = st.dictionaries(
    st.sampled_from(["plans/a.yaml", "rfcs/0001-r/kep.yaml", "adr/metadata.yml"]), files, max_size=2
)


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(
            ["plans/a.md", "plans/1-b.md", "plans/sub/a.md", "rfcs/0001-r.md", "adr/1-d.md", "adr/2024/2-e.md"]
        ),
        files,
    ),
    files,
)
def test_documents_in_are_documents_out(site, reading, tree, readme):
    """A file in a place of documents is one, unless its own text calls it a redirect."""
    kinds = {"plans": "plan", "rfcs": "rfc", "adr": "adr"}
    expected = [
        path
        for path, text in sorted(tree.items())
        if reading(text, kind=kinds[path.partition("/")[0]], path=path).said.role is Role.DOCUMENT
    ]
    pages = {"index.md": b"<!-- archplan:index -->", "plans/README.md": readme, "plans/template.md": b""}
    catalog = site({**pages, **tree}).catalog
    assert sorted(catalog.documents) == expected
    assert sorted(d.path for c in catalog.collections for d in c.documents) == expected
    for path, links in catalog.backlinks.items():
        assert path in catalog.documents
        assert all(link.origin in {**pages, **tree} and link.origin != path for link in links)
    assert all(p.severity in (Severity.WARNING, Severity.INFO) for p in catalog.problems)
    assert catalog_json(catalog) == catalog_json(site({**pages, **tree}).catalog)


@settings(max_examples=150)
@given(trees, sidecars)
def test_any_tree_of_files_is_a_site(source, site, tree, beside):
    built = site({**tree, **beside}).catalog
    assert set(built.documents) <= set(tree)
    members = [d.path for c in built.collections for d in c.documents]
    assert sorted(members) == sorted(built.documents)
    assert all(p.rule in RULES and p.line >= 1 and p.path in {**tree, **beside} for p in built.problems)
    assert not list(SCHEMA.iter_errors(catalog_data(built)))
    collections = {c.settings.name: c.settings for c in built.collections}
    pages = [source(text, path) for path, text in tree.items()]
    for folder in gather(pages, discover(tree), page_url, sidecar_folders(beside)):
        for file in folder.candidates:
            said = read_document(file, collections[folder.settings.name]).said
            # Its place allows it, it states a status and calls itself nothing else: no reason is left to drop it.
            assert not said.has_status or said.role is not Role.DOCUMENT or file.path in built.documents


@example({"plans/a.md": b"---\nsuperseded_by: ../guide/a.md\n---\n", "guide/a.md": b""}, {})
@settings(max_examples=60)
@given(trees, sidecars)
def test_everything_of_any_tree_can_be_shown(site, context, tree, beside):
    catalog = site({**tree, **beside}).catalog
    for collection in catalog.collections:
        view = index_view([collection], collection.settings.listing, context(catalog, collection.index))
        assert sum(len(section.rows) for section in view.sections) == view.total == len(collection.documents)
    for path, document in catalog.documents.items():
        page = context(catalog, path)
        assert header_blocks(document, page)
        assert isinstance(linked_blocks(document, page), list)


SEGMENTS = st.sampled_from([*NAMES, "sub", "assets", "templates", "adr", "2024"]) | st.text(
    st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=4
)


@given(
    st.lists(st.lists(SEGMENTS, min_size=1, max_size=4).map("/".join), unique=True, max_size=8),
    st.sets(st.sampled_from(["", "adr", "2024", "sub/assets"])),
    st.sets(st.sampled_from(["adr", "2024", "adr/sub", "sub"])),
    st.data(),
)
def test_every_path_has_a_role_and_only_what_is_open_turns_into_a_document(names, roots, beside, data):
    guesses = guess_roles(names, roots, beside)
    assert set(guesses) == set(names)
    said = {
        path: Said(data.draw(st.booleans()), data.draw(st.sampled_from([Role.DOCUMENT, Role.REDIRECT, Role.TEMPLATE])))
        for path in names
        if data.draw(st.booleans())
    }
    roles = settle_roles(guesses, said)
    assert set(roles) == set(names)
    for path, role in roles.items():
        guess, says = guesses[path], said.get(path, Said(has_status=False))
        assert role is not Role.DOCUMENT or guess.role is Role.DOCUMENT or guess.open
        if guess.role is Role.DOCUMENT and says.role is Role.DOCUMENT and says.has_status:
            assert role is Role.DOCUMENT
        if guess.role is Role.TEMPLATE:
            assert role is Role.TEMPLATE


addresses = st.builds(
    Addresses,
    site=st.sampled_from(["", "https://docs.example.org/x/"]) | words,
    repository=st.sampled_from(["", "https://github.com/acme/handbook"]) | words,
    docs_dir=st.sampled_from(["", "docs"]) | words,
)
STARTS = ["", "", "../", "./", "/", "https://github.com/acme/handbook/blob/main/", "https://docs.example.org/x/", "//"]
targets = st.tuples(st.sampled_from(STARTS), values | st.text(max_size=20)).map("".join)
PAGES = {
    path: page_url(path) for path in ["index.md", "plans/a.md", "plans/0001-x.md", "rfcs/0001-r/README.md", "é b/%c.md"]
}


@given(targets, st.sampled_from(sorted(PAGES)), addresses)
def test_any_target_leads_to_a_page_or_nowhere(target, origin, where):
    made = Paths(PAGES, where)
    here = PAGES[origin]
    found = (
        made.body(target, origin, here),
        made.linked(target, origin, here),
        made.published(target),
        made.from_repository(target),
    )
    assert set(found) <= {None, *PAGES}


NAME = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\", exclude_categories=["C", "Z"]), min_size=1, max_size=6
).filter(lambda name: name.strip("."))


@example(["a%20b"], ["c"])
@example(["v1.2"], ["v1"])
@given(st.lists(NAME, min_size=1, max_size=3), st.lists(NAME, min_size=1, max_size=3))
def test_every_page_is_found_by_its_own_path_and_addresses(target, origin):
    target, origin = f"{'/'.join(target)}.md", f"{'/'.join(origin)}.md"
    pages = {path: page_url(path) for path in (target, origin)}
    where = Addresses(site="https://docs.example.org/", repository="https://github.com/acme/handbook", docs_dir="docs")
    made = Paths(pages, where)
    up = "../" * origin.count("/")
    for link in (
        f"{up}{quote(target)}",
        f"/{quote(target)}",
        f"https://docs.example.org/{pages[target]}",
        f"https://github.com/acme/handbook/blob/a/b/docs/{quote(target)}",
    ):
        assert made.body(link, origin, pages[origin]) == target, link


@given(values | targets, st.sampled_from([*KINDS, None]), st.sampled_from(["plans/0001-a.md", "rfcs/0001-r.md"]))
def test_any_reference_means_documents_an_address_or_nothing(catalog, raw, kind, origin):
    tree = dict.fromkeys(("plans/0001-a.md", "plans/b.md", "rfcs/0001-r.md", "guide.md"), "# T\n")
    documents = catalog(tree).documents
    made = Targets(documents, dict(PAGES))
    found = made.find(raw, documents[origin], kind)
    assert isinstance(found, Target)
    assert set(found.paths) <= {*documents, *PAGES}
    said = [bool(found.paths), bool(found.url), found.unsafe, found.missing, found.foreign, found.is_words]
    assert said.count(True) == 1
    for name in ("plans", "rfcs", raw):
        assert all(documents[path].collection == name for path in made.named(raw, name))


@given(st.lists(tables | values | st.sampled_from(["## Active plans", "## Implemented", "```", "<!--", "-->", "---"])))
def test_any_readme_has_rows_or_none(parts):
    text = decode("\n\n".join(parts).encode()).text
    block = read_front_matter(text, "plans/README.md")
    outline = read_outline(text[block.length :], block.lines + 1)
    for row in read_index_rows(outline, text.split("\n"), block.lines, "plans/README.md", KINDS["plan"].statuses):
        assert row.names
        assert row.facts
        assert all(row.names)
        assert 1 <= row.line <= text.count("\n") + 1
        assert {fact.line for fact in row.facts} == {row.line}


LONG = {
    "words": "a a_ 1_ and_ draft_or_ moved_to_ 2025-",
    "brackets": "[ []( ]( ( { [x]_",
    "marks": "` * ~ # > **a:_ &",
    "tags": "< <a_ <a: <a_href= <br> <table><td>Status",
    "comments": "<!-- -->",
    "separators": "| |_Date:_ · : ： ,_ / - .",
    "people": "@ a@ @a_ (@",
    "phrases": "superseded_by_ superseded_by_ADR-1_ Amends_[x](a)_",
}


@pytest.mark.parametrize("pieces", LONG.values(), ids=LONG)
def test_a_metadata_value_of_any_length_comes_to_an_end(pieces):
    """Read it in a process of its own: a pattern that backtracks for hours would hold up all other tests."""
    program = (
        "from mkdocs_archplan.settings import read_settings\n"
        "from mkdocs_archplan.site import Sources, read_site\n"
        "from mkdocs_archplan.read.source import SourceFile\n"
        "import sys\n"
        "names = 'Status Title Date Author Discussion Tags Id Related-RFC Supersedes'.split()\n"
        "def read(value):\n"
        "    fields = ''.join(f'- {name}: {value}\\n' for name in names)\n"
        "    sections = ''.join(f'## {name}\\n\\n{value}\\n\\n' for name in names)\n"
        "    table = f'| Plan | Status |\\n| - | - |\\n| {value} | {value} |\\n| [x](a.md) | {value} |\\n'\n"
        "    keys = ''.join(f'{name}: {value}\\n' for name in names)\n"
        "    toml = ''.join(f'{name} = {value}\\n' for name in names)\n"
        "    texts = {'plans/a.md': f'# {value}\\n\\n{fields}', 'plans/README.md': f'# {value}\\n\\n{table}',\n"
        "             'plans/b.md': f'---\\n{keys}---\\n{sections}', 'plans/c.md': f'+++\\n{toml}+++\\n{value}',\n"
        "             'plans/d.md': f'# D\\n\\n{table}', 'plans/b.yaml': keys}\n"
        "    files = [SourceFile(path=path, url=path, read=text.encode) for path, text in texts.items()]\n"
        "    sources = Sources(pages=files[:-1], sidecars=files[-1:])\n"
        "    return list(read_site(sources, read_settings({})).catalog.documents)\n"
        "for piece in sys.stdin.read().split():\n"
        "    long = piece.replace('_', ' ') * (20_000 // len(piece))\n"
        "    for value in (long, f'x{long}y'):\n"
        "        assert read(value) == ['plans/a.md', 'plans/b.md', 'plans/c.md', 'plans/d.md'], piece\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=pieces, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.stderr == ""
