"""Any command with any options, on a site whose files hold any bytes, ends with a sentence at worst."""

import shutil

import click
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_archplan.cli import main

CONFIG = b"plugins: [archplan: {mermaid: {check: false}, checks: {baseline: known.json}}]\n"
FILES = (
    "docs/adr/0001-a.md",
    "docs/adr/0002-b.md",
    "docs/adr/0002-b.yml",
    "docs/adr/README.md",
    "docs/adr/template.md",
)
# What suits a parameter, by its name; what else it is given is for it to refuse.
FITTING = {
    "baseline": ["known.json", "none.json"],
    "collection": ["adr"],
    "config_file": ["mkdocs.yml"],
    "day": ["2026-01-31"],
    "docs": ["docs", "docs/adr"],
    "document": ["ADR-1", "1", "docs/adr/0001-a.md", "adr/0002-b.md", "A"],
    "folder": ["docs", "docs/adr", "."],
    "kind": ["adr", "plan"],
    "output": ["report", "-", "known.json"],
    "paths": [".", "docs", "docs/adr/0001-a.md", "docs/adr/0002-b.yml"],
    "rule": ["missing-date", "Duplicate-Id"],
    **dict.fromkeys(("select", "ignore"), ("missing-date", "guessed-status,section-missing", "")),
    **dict.fromkeys(("status", "statuses"), ("accepted", "superseded", "deprecated")),
    "successor": ["ADR-2", "docs/adr/0001-a.md"],
    "template": ["docs/adr/template.md"],
    "title": ["A bounded queue"],
}
WORDS = (
    "",
    " ",
    ".",
    "-",
    "--",
    "nowhere",
    "HEAD",
    "all",
    "RFC-7",
    "\x1b[31m\u202e",
    "n\u00e4ch\U0001f600ts",
    "\udcff",
)
DOCUMENT = b"---\ntitle: A\nstatus: acepted\ndate: 2026-01-01\nsupersedes: ADR-2\n---\n\n# A\n"
# No slash, nor a name of the folder above: what is written stays in the throw-away folder.
TEXTS = st.text(st.characters(exclude_characters="/\0~"), max_size=8).filter(lambda text: text != "..")
VALUES = st.sampled_from(WORDS) | TEXTS
KNOWN = b'{"schema_version": 1, "entries": []}'
BYTES = st.sampled_from([DOCUMENT, CONFIG, b"# A\n\n- Status: Accepted\n", b"{}", b"\xff\xfe"]) | st.binary(max_size=40)


def mostly(usual, strange):
    """Draw from the usual five times out of six."""
    return st.integers(0, 5).flatmap(lambda number: usual if number else strange)


def values(parameter):
    """Draw what a parameter may be given: mostly what suits it."""
    fitting = list(getattr(parameter.type, "choices", ())) or FITTING.get(parameter.name)
    return mostly(st.sampled_from(fitting), VALUES) if fitting else VALUES


@st.composite
def invocations(draw):
    """Draw the arguments of a command as click's own tree has them."""
    command = main.commands[draw(st.sampled_from(sorted(main.commands)))]
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    arguments = []
    for option in draw(st.lists(st.sampled_from(options), max_size=3)) if options else ():
        arguments.append(draw(st.sampled_from([*option.opts, *option.secondary_opts])))
        if not option.is_flag:
            arguments.append(draw(values(option)))
    for parameter in command.params:
        if isinstance(parameter, click.Argument) and (parameter.required or draw(st.booleans())):
            arguments.append(draw(values(parameter)))
    return [command.name, *arguments]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("EDITOR", "true")
    return tmp_path


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    invocations(),
    st.dictionaries(st.sampled_from((*FILES, "known.json")), BYTES),
    st.one_of(*4 * [st.just(CONFIG)], BYTES),
)
def test_any_command_ends_with_an_exit_code_and_no_traceback(folder, arguments, files, config):
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    for path, data in {**dict.fromkeys(FILES, DOCUMENT), "known.json": KNOWN, **files, "mkdocs.yml": config}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    done = CliRunner().invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), (arguments, done.exception)
    assert done.exit_code in (0, 1, 2), (arguments, done.output)
    if done.exit_code == 2:
        assert "Error: " in done.stderr
