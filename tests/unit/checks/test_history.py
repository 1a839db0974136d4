"""Documents that are left lying, by what git says of their files."""

import datetime

import pytest

from mkdocs_archplan import git
from mkdocs_archplan.checks.circumstances import Circumstances, circumstances_of
from mkdocs_archplan.checks.history import stale_documents
from mkdocs_archplan.cli.place import read
from mkdocs_archplan.project import read_folder
from mkdocs_archplan.settings import read_settings

TODAY = datetime.date(2026, 3, 2)


class History:
    """A history in which only some files were changed lately; it remembers what it was asked."""

    def __init__(self, *changed):
        self.changed, self.asked = changed, []

    def __call__(self, paths, days):
        self.asked.append((sorted(paths), days))
        return frozenset(self.changed) & frozenset(paths)


def document(status, date="2025-01-12", **fields):
    lines = [f"{name}: {value}" for name, value in {"status": status, "date": date, **fields}.items()]
    return "\n".join(["---", *lines, "---", "", "# A title", ""])


@pytest.fixture
def stale(catalog):
    def found(tree, history, **checks):
        circumstances = Circumstances(today=TODAY, changed_within=history)
        problems = stale_documents(catalog(tree), read_settings({"checks": checks}), circumstances)
        return [problem.path for problem in problems]

    return found


def test_what_is_open_and_was_not_changed_is_reported(stale):
    tree = {
        "plans/a.md": document("active"),
        "plans/b.md": document("in progress"),
        "rfcs/c.md": document("draft"),
        "rfcs/d.md": document("open for review"),
        "adr/e.md": document("proposed"),
    }
    history = History("rfcs/c.md")
    assert stale(tree, history) == ["adr/e.md", "plans/a.md", "plans/b.md", "rfcs/d.md"]
    assert history.asked == [(sorted(tree), 180)]


def test_what_is_settled_or_in_no_known_status_is_left_alone_and_nobody_is_asked(stale):
    settled = ("implemented", "superseded", "approved", "rejected", "hibernating", "")
    history = History()
    assert stale({f"plans/{at}.md": document(status) for at, status in enumerate(settled)}, history) == []
    assert history.asked == []


@pytest.mark.parametrize(
    ("fields", "is_stale"),
    [
        ({"date": "2025-09-02"}, True),
        ({"date": "2025-09-03"}, False),  # 180 days before
        ({"date": "2027-01-01"}, False),
        ({"date": "2025-08"}, True),
        ({"date": "2025-09"}, False),
        ({"updated": "2026-02-01"}, False),
        ({"updated": "2025-02-01"}, True),
        ({"date": "nonsense"}, True),
    ],
)
def test_a_date_of_the_documents_own_counts_as_a_change(stale, fields, is_stale):
    assert bool(stale({"plans/a.md": document("active", **fields)}, History())) is is_stale


def test_a_site_says_how_long_a_document_may_lie_and_nought_is_for_ever(stale):
    tree, history = {"plans/a.md": document("active")}, History()
    assert stale(tree, history, stale_days=30) == ["plans/a.md"]
    assert stale(tree, history, stale_days=500) == []
    assert stale(tree, history, stale_days=0) == []
    assert history.asked == [(["plans/a.md"], 30)]


def test_nobody_is_asked_where_the_rule_is_off(stale):
    history = History()
    assert stale({"plans/a.md": document("active")}, history, **{"stale-active": "off"}) == []
    assert history.asked == []


def test_a_status_of_a_sites_own_is_open_unless_it_is_final(catalog):
    statuses = ["active", "paused", {"name": "dropped", "final": True}]
    tree = {f"plans/{status}.md": document(status) for status in ("paused", "dropped")}
    found = catalog(tree, collections={"plans": {"kind": "plan", "statuses": statuses}})
    circumstances = Circumstances(today=TODAY, changed_within=History())
    [problem] = stale_documents(found, read_settings({}), circumstances)
    assert str(problem) == (
        "plans/paused.md:2: this document is 'paused', and was not changed in 180 days. "
        "Bring it up to date, or give it the status that it has in truth. [stale-active]"
    )


@pytest.fixture
def docs(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")
    for name in ("old.md", "new.md", "sub/old.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n")
    (tmp_path / "docs" / "link.md").symlink_to("new.md")
    (tmp_path / "docs" / "stale-link.md").symlink_to("old.md")
    return tmp_path / "docs"


def test_git_is_asked_about_the_files_of_the_docs_folder(docs, monkeypatch):
    asked = []

    def changed_within(folder, days, today):
        asked.append((folder, days, today))
        return frozenset([docs.resolve() / "new.md"])

    monkeypatch.setattr(git, "changed_within", changed_within)
    circumstances = circumstances_of(docs)
    paths = ["old.md", "new.md", "sub/old.md", "link.md", "stale-link.md", "made-by-a-plugin.md", "../elsewhere.md"]
    (docs.parent / "elsewhere.md").write_text("# A\n")
    changed = circumstances.changed_within(paths, 90)
    assert changed == {"new.md", "link.md", "made-by-a-plugin.md", "../elsewhere.md"}
    assert asked == [(docs, 90, datetime.date(2026, 3, 2))]


def test_where_there_is_no_history_all_counts_as_changed(docs, monkeypatch):
    monkeypatch.setattr(git, "changed_within", lambda folder, days, today: None)
    assert circumstances_of(docs).changed_within(["old.md"], 90) == {"old.md"}


@pytest.mark.parametrize(("check", "asked"), [(True, 1), (False, 0)])
def test_in_a_terminal_git_is_asked_where_problems_are_shown(docs, monkeypatch, check, asked):
    (docs / "plans").mkdir()
    (docs / "plans/a.md").write_text(document("active"))
    folders = []
    monkeypatch.setattr(git, "changed_within", lambda folder, days, today: folders.append(folder) or frozenset())
    problems = read(read_folder(docs), check=check).site.catalog.problems
    assert [problem.path for problem in problems if problem.rule == "stale-active"] == ["plans/a.md"] * asked
    assert folders == [docs] * asked
