"""What a build says in its log: problems by how loud they are, a last line, and from a server nothing twice."""

import logging

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

PLAN = "---\nstatus: active\ndate: 2026-01-01\n{more}---\n\n# T\n\n{body}\n"
BROKEN = PLAN.format(more="related_rfc: RFC-0099\n", body="")
TREE = {
    "plans/a.md": BROKEN,
    "plans/b.md": PLAN.format(more="", body=""),
    "plans/c.md": "---\nstatus: implemented\n---\n\n# T\n",
    "rfcs/0001-x.md": "---\nstatus: draft\ndate: 2026-01-01\n---\n\n# X\n",
    "health.md": "# Health\n\n<!-- archplan:problems -->\n",
}
COUNT = "3 plans (2 active), 1 RFC (1 draft); 2 problems"
REFERENCE = "plans/a.md:4: 'RFC-0099' is no document of this site. Write its id or its path. [broken-reference]"
DATE = "plans/c.md:1: no date was found. Add 'date: YYYY-MM-DD'. [missing-date]"


class Server:
    """Builds a site as `mkdocs serve` does: the configuration is loaded again each time, the plugins are kept."""

    def __init__(self, root, logged, *, strict=False):
        self.root, self.logged, self.strict = root, logged, strict
        config = self._load()
        config.plugins.on_startup(command="serve", dirty=False)
        self.first = self._build(config)

    def _load(self):
        return load_config(str(self.root / "mkdocs.yml"), strict=self.strict)

    def _build(self, config):
        self.logged.clear()
        build(config)
        return [
            (record.levelname, record.getMessage().removeprefix("archplan: "))
            for record in self.logged.records
            if record.getMessage().startswith("archplan: ")
        ]

    def again(self, **files):
        for path, text in files.items():
            (self.root / "docs" / "plans" / f"{path}.md").write_text(text, encoding="utf-8")
        return self._build(self._load())


@pytest.fixture
def logged(caplog):
    caplog.set_level(logging.INFO, logger="mkdocs")
    return caplog


def test_a_build_tells_each_problem_by_how_loud_it_is_and_ends_with_a_count(write, rebuild):
    root = write(TREE)
    for _ in range(2):  # another build knows nothing of the first
        built = rebuild(root)
        ours = [r.getMessage().removeprefix("archplan: ") for r in built.log if "archplan: " in r.getMessage()]
        assert ours == [REFERENCE, DATE, COUNT]
        assert [record.levelname for record in built.log if DATE in record.getMessage()] == ["INFO"]
        assert built.strict_failure


def test_a_server_tells_nothing_twice(write, logged):
    server = Server(write(TREE), logged)
    assert server.first == [("WARNING", REFERENCE), ("INFO", DATE), ("INFO", COUNT)]
    assert server.again() == [("INFO", f"{COUNT} as before")]
    moved = BROKEN.replace("---\n\n", "# A remark\n---\n\n").replace("status", "title: T\nstatus")
    assert server.again(a=moved) == [("INFO", f"{COUNT} as before")]
    undated = PLAN.format(more="", body="").replace("2026-01-01", "2026-13-13")
    assert server.again(a=TREE["plans/b.md"], b=undated) == [
        ("INFO", "plans/b.md:3: '2026-13-13' is not a date. Write it as YYYY-MM-DD. [invalid-date]"),
        ("INFO", f"{COUNT}: 1 new, 1 healed"),
    ]
    assert server.again(a=BROKEN)[0] == ("WARNING", REFERENCE)


def test_a_strict_server_counts_its_warnings_each_time(write, logged):
    root = write(TREE)
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        Server(root, logged, strict=True)
    config = load_config(str(root / "mkdocs.yml"), strict=True)
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build(config)


def test_languages_of_one_site_share_a_log(write, logged):
    """As plugins for several languages do: the same configuration is built again for each."""
    config = load_config(str(write(TREE) / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    for language in ("en", "de"):
        config.theme["language"] = language
        build(config)
    ours = [record.getMessage() for record in logged.records if record.getMessage().startswith("archplan: ")]
    assert [message.removeprefix("archplan: ") for message in ours] == [
        REFERENCE,
        DATE,
        COUNT,
    ]
