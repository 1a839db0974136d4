"""A mkdocs.yml read without MkDocs: held against what MkDocs itself makes of the same files."""

import logging
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError as MkDocsError
from mkdocs.structure.files import get_files

from mkdocs_archplan.configuration import ConfigurationError, read_configuration
from mkdocs_archplan.plugin import _language
from mkdocs_archplan.project import ProjectError, read_project
from mkdocs_archplan.read.navigation import nav_titles
from mkdocs_archplan.settings import read_addresses, read_settings

HEAD = "site_name: x\n"
FILES = (
    "index.md",
    "README.md",
    "plans/README.md",
    "plans/a.md",
    "plans/a.yml",
    "plans/b.markdown",
    "plans/b.md",
    "plans/C.MD",
    "plans/.hidden.md",
    "plans/drafts/d.md",
    "templates/t.md",
    "plans/templates/t.md",
    "rfcs/README.md",
    "rfcs/index.html",
    ".git/x.md",
)
PLUGIN = "plugins: [{archplan: {costs: {currency: EUR}}}]\n"
BASE = (
    "nav: [{Home: index.md}]\ndocs_dir: docs\nplugins:\n  archplan: {costs: {currency: GBP, period: year}}\n"
    "theme: {name: material, language: de}\n"
)

SITES = {
    "nothing": {"mkdocs.yml": HEAD},
    "by name": {"mkdocs.yml": f"{HEAD}plugins: [search, archplan]\n"},
    "empty options": {"mkdocs.yml": HEAD + "plugins:\n  - archplan: {}\n"},
    "null options": {"mkdocs.yml": HEAD + "plugins:\n  - archplan:\n"},
    "options": {"mkdocs.yml": HEAD + PLUGIN},
    "a mapping": {"mkdocs.yml": HEAD + "plugins:\n  search: {}\n  archplan: {header: false}\n"},
    "a mapping with null": {"mkdocs.yml": HEAD + "plugins:\n  archplan:\n"},
    "without a namespace": {"mkdocs.yml": HEAD + "plugins: [{/archplan: {header: false}}]\n"},
    "switched off": {"mkdocs.yml": HEAD + "plugins: [{archplan: {enabled: !ENV [NO_SUCH, false]}}]\n"},
    "by environment": {"mkdocs.yml": HEAD + "plugins: [{archplan: {header: !ENV IS_FALSE}}]\n"},
    "the second variable": {"mkdocs.yml": HEAD + "plugins: [{archplan: {header: !ENV [NO_SUCH, IS_FALSE, true]}}]\n"},
    "a default in a list": {"mkdocs.yml": HEAD + "plugins: [{archplan: {collections: !ENV [NO_SUCH, null]}}]\n"},
    "no variable": {"mkdocs.yml": HEAD + "repo_url: !ENV NO_SUCH\nplugins: [archplan]\n"},
    "a word of the environment": {"mkdocs.yml": HEAD + "docs_dir: !ENV DOCS\nplugins: [archplan]\n"},
    "an inherited list is replaced": {
        "mkdocs.yml": HEAD + "INHERIT: base.yml\n" + PLUGIN,
        "base.yml": "plugins: [{archplan: {header: false}}]\ntheme: {name: material, language: de}\n",
    },
    "inherited mappings are merged": {
        "mkdocs.yml": HEAD + "INHERIT: sub/base.yml\nplugins:\n  archplan: {costs: {period: month}}\n",
        "sub/base.yml": BASE,
    },
    "null wins": {"mkdocs.yml": HEAD + "INHERIT: base.yml\nplugins: {archplan: {costs: null}}\n", "base.yml": BASE},
    "a chain": {
        "mkdocs.yml": HEAD + "INHERIT: sub/one.yml\n",
        "sub/one.yml": "INHERIT: two/base.yml\ntheme: {locale: fr}\nplugins: {archplan: {header: false}}\n",
        "sub/two/base.yml": BASE,
    },
    "inherited by environment": {"mkdocs.yml": HEAD + "INHERIT: !ENV [NO_SUCH, base.yml]\n", "base.yml": BASE},
    "inherits nothing": {"mkdocs.yml": HEAD + "INHERIT: base.yml\n" + PLUGIN, "base.yml": ""},
    "Python": {
        "mkdocs.yml": HEAD
        + PLUGIN
        + "markdown_extensions:\n  - toc: {slugify: !!python/name:markdown.util.nearing_recursion_limit }\n"
    },
    "Python that is run": {
        "mkdocs.yml": HEAD + PLUGIN + "extra: {a: !!python/object/apply:os.getcwd [], b: !!python/tuple [1]}\n"
    },
    "relative": {
        "mkdocs.yml": HEAD + PLUGIN + "extra: {a: !relative , b: !relative $config_dir, c: !relative $docs_dir/x}\n"
    },
    "addresses": {
        "mkdocs.yml": HEAD
        + "site_url: https://docs.example/a/\nrepo_url: https://git.example/o/r\nedit_uri: edit/main/d/\n"
    },
    "GitHub": {"mkdocs.yml": HEAD + "repo_url: https://github.com/o/r\n"},
    "Bitbucket": {"mkdocs.yml": HEAD + "repo_url: https://bitbucket.org/o/r\n"},
    "GitHub without editing": {"mkdocs.yml": HEAD + "repo_url: https://github.com/o/r\nedit_uri: ''\n"},
    "navigation": {"mkdocs.yml": HEAD + "nav: [index.md, {Plans: [plans/README.md, {One: plans/a.md}]}]\n"},
    "addresses of files": {"mkdocs.yml": HEAD + "use_directory_urls: false\n"},
    "a language": {"mkdocs.yml": HEAD + "theme: {name: material, language: de}\n"},
    "Material by name": {"mkdocs.yml": HEAD + "theme: material\n"},
    "Material has a language": {"mkdocs.yml": HEAD + "theme: {name: material, locale: fr}\n"},
    "a locale": {"mkdocs.yml": HEAD + "theme: {name: mkdocs, locale: pt_BR}\n"},
    "a language of another theme": {"mkdocs.yml": HEAD + "theme: {name: readthedocs, locale: es, language: fr}\n"},
    "excluded": {"mkdocs.yml": HEAD + "exclude_docs: |\n  drafts/\n  # no\n  *.markdown\n  !.hidden.md\n"},
    "templates taken back": {"mkdocs.yml": HEAD + "exclude_docs: '!/templates/'\n"},
    "an excluded index": {"mkdocs.yml": HEAD + "exclude_docs: /rfcs/index.html\n"},
    "an excluded README": {"mkdocs.yml": HEAD + "exclude_docs: |\n  README.md\n  !/rfcs/README.md\n"},
    "drafts": {"mkdocs.yml": HEAD + "draft_docs: drafts/\nexclude_docs: b.md\n"},
    "no pages of the navigation": {"mkdocs.yml": HEAD + "not_in_nav: |\n  *\n"},
    "null": {"mkdocs.yml": HEAD + "exclude_docs:\ndocs_dir:\nnav:\ntheme:\n"},
    "another folder": {"mkdocs.yml": HEAD + "docs_dir: ./docs/plans\n"},
    "UTF-16": {"mkdocs.yml": (HEAD + "nav: [{Ü: index.md}]\n").encode("utf-16")},
    "the same key twice": {"mkdocs.yml": HEAD + "docs_dir: nowhere\ndocs_dir: docs\n"},
    "merge keys": {"mkdocs.yml": HEAD + "extra: &c {currency: EUR}\nplugins: [{archplan: {costs: {<<: *c}}}]\n"},
}


def write(folder, tree):
    for path, content in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture(autouse=True)
def _environment(monkeypatch):
    monkeypatch.delenv("NO_SUCH", raising=False)
    monkeypatch.setenv("IS_FALSE", "false")
    monkeypatch.setenv("DOCS", "docs")


@pytest.mark.parametrize("name", SITES)
def test_it_is_read_as_mkdocs_reads_it(tmp_path, name):
    root = write(tmp_path, {**{f"docs/{path}": "" for path in FILES}, **SITES[name]})
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    with warnings.catch_warnings(action="ignore"):
        config = load_config(str(root / "mkdocs.yml"))
        files = get_files(config)
    found = read_configuration(root / "mkdocs.yml")
    assert found.docs.resolve() == Path(config.docs_dir).resolve()
    assert found.language == _language(config)
    assert dict(found.titles) == nav_titles(config.nav)
    assert found.addresses == read_addresses(config.site_url, config.repo_url, config.edit_uri)
    plugin = config.plugins.get("archplan")
    if plugin:
        assert read_settings(found.options, found.language) == plugin.config.settings(_language(config))
    else:
        assert found.options == {}
    project = read_project(root / "mkdocs.yml")
    assert [(page.path, page.url) for page in project.sources.pages] == [
        (file.src_uri, file.url) for file in files.documentation_pages()
    ]
    assert project.sources.files == {file.src_uri for file in files if file.inclusion.is_included()}


@pytest.mark.parametrize(
    ("tree", "complaint"),
    [
        (
            {"mkdocs.yml": "INHERIT: none.yml\n"},
            "none.yml, which {root}/mkdocs.yml inherits from, cannot be read: No such",
        ),
        ({"mkdocs.yml": "INHERIT: ../\n"}, "cannot be read: Is a directory."),
        ({"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, "mkdocs.yml inherits from itself"),
        ({"mkdocs.yml": "INHERIT: b.yml\n", "b.yml": "INHERIT: ./mkdocs.yml\n"}, "mkdocs.yml inherits from itself"),
        ({"mkdocs.yml": "INHERIT: b.yml\n", "b.yml": "- a\n"}, "b.yml holds no settings."),
        ({"mkdocs.yml": "INHERIT: b.yml\n", "b.yml": "a: [\n"}, "b.yml is not valid YAML: "),
    ],
)
def test_what_cannot_be_inherited_is_said_with_the_files_name(tmp_path, tree, complaint):
    write(tmp_path, tree)
    with pytest.raises(ConfigurationError) as raised:
        read_configuration(tmp_path / "mkdocs.yml")
    assert complaint.format(root=tmp_path) in str(raised.value)
    with pytest.raises((MkDocsError, OSError, RecursionError, AttributeError, TypeError)):
        load_config(str(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: [\n", "is not valid YAML: "),
        ("\x00", "is not valid YAML: "),
        (b"\xff\xff", "is not valid YAML: "),
        ("[" * 50_000, "is nested too deeply."),
        ("- a\n", "holds no settings."),
        ("date: 2026-02-31\n", "holds a value that cannot be read: day is out of range for month"),
        ("a: !!int ''\n", "holds a value that cannot be read: "),
        ("a: !!bool maybe\n", "holds a value that cannot be read: "),
        ("a: !ENV {b: c}\n", "is not valid YAML: expected a scalar or sequence node"),
        ("a: !ENV BAD_DATE\n", "holds a value that cannot be read: "),
        ("INHERIT: [a.yml]\n", "'INHERIT' must be the path of a file, not ['a.yml']."),
        ("docs_dir: [docs]\n", "'docs_dir' must be text, not ['docs']."),
        ("exclude_docs: [drafts/]\n", "'exclude_docs' must be text, not ['drafts/']."),
        ("plugins: [{archplan: yes}]\n", "the options of 'archplan' must be a mapping, not True."),
        ("plugins: &p [{group: {plugins: *p}}]\n", "is nested too deeply."),
    ],
)
def test_what_is_no_configuration_is_said(tmp_path, monkeypatch, text, complaint):
    monkeypatch.setenv("BAD_DATE", "2026-02-31")
    write(tmp_path, {"mkdocs.yml": text})
    with pytest.raises(ConfigurationError) as raised:
        read_configuration(tmp_path / "mkdocs.yml")
    assert str(raised.value).startswith(str(tmp_path / "mkdocs.yml"))
    assert complaint in str(raised.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("docs_dir: nowhere\n", "is no folder: set 'docs_dir' in"),
        (f"docs_dir: {'x' * 300}\n", "is no folder: set 'docs_dir' in"),
        ('docs_dir: "a\\0b"\n', "is no folder: set 'docs_dir' in"),
        ("docs_dir: .\nexclude_docs: '!'\n", "'exclude_docs' holds a pattern that cannot be read"),
        ("docs_dir: .\ndraft_docs: '!'\n", "'draft_docs' holds a pattern that cannot be read"),
    ],
)
def test_a_project_without_docs_or_with_bad_patterns_is_an_error(tmp_path, text, complaint):
    write(tmp_path, {"mkdocs.yml": text})
    with pytest.raises(ProjectError, match=complaint):
        read_project(tmp_path / "mkdocs.yml")


def test_nothing_that_a_configuration_names_is_run(tmp_path):
    made = tmp_path / "made"
    tag = "!!python/object/apply:pathlib.Path"
    text = f"hooks: [hook.py]\nextra:\n  a: {tag}.touch [{tag} ['{made}']]\n"
    write(tmp_path, {"mkdocs.yml": text, "hook.py": f"import pathlib\npathlib.Path({str(made)!r}).touch()\n"})
    assert read_configuration(tmp_path / "mkdocs.yml").options == {}
    assert not made.exists()


@pytest.mark.parametrize("form", ["plugins: [{group: {GROUP}}]\n", "plugins: {material/group: {GROUP}}\n"])
@pytest.mark.parametrize("switch", ["", "enabled: !ENV [NO_SUCH, false], ", "enabled: true, "])
@pytest.mark.parametrize("inside", ["[search, {archplan: {header: false}}]", "{archplan: {header: false}}"])
def test_a_group_of_plugins_is_looked_into(tmp_path, form, switch, inside):
    text = form.replace("GROUP", f"{switch}plugins: {inside}")
    write(tmp_path, {"mkdocs.yml": text})
    assert read_configuration(tmp_path / "mkdocs.yml").options == {"header": False}


def test_the_first_of_two_counts(tmp_path):
    write(tmp_path, {"mkdocs.yml": "plugins: [archplan: {header: false}, archplan: {header: true}]\n"})
    assert read_configuration(tmp_path / "mkdocs.yml").options == {"header": False}


_VALUES = st.recursive(
    st.sampled_from(
        ["docs", "archplan", "group", "null", "true", "7", "2026-02-31", "!ENV X", "!!int x", "!x y", "*a", "'"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda v: f"[{', '.join(v)}]")
        | st.dictionaries(st.sampled_from(["archplan", "group", "plugins", "&a b", "<<"]), inner, max_size=3).map(
            lambda v: "{" + ", ".join(f"{k}: {w}" for k, w in v.items()) + "}"
        )
    ),
    max_leaves=8,
)
_KEYS = ("docs_dir", "plugins", "nav", "theme", "INHERIT", "exclude_docs", "site_url", "repo_url", "edit_uri")


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=4))
def test_any_configuration_is_read_or_refused(tmp_path_factory, values):
    file = tmp_path_factory.getbasetemp() / "any.yml"
    file.write_text("".join(f"{key}: {value}\n" for key, value in values.items()), encoding="utf-8")
    with suppress(ConfigurationError):
        assert isinstance(read_configuration(file).options, Mapping)
