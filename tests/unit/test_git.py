import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mkdocs_archplan import git

TODAY = datetime.date(2026, 6, 1)


def run(folder, *arguments, day="2026-05-20", check=True):
    env = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+0000",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000",
    }
    identity = ("-c", "user.name=Mira", "-c", "user.email=mira@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=env, check=check, capture_output=True)


def write(folder, **files):
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder, day="2026-05-20"):
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "-m", "a step", day=day)


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """An old commit on `main`, then a branch `work` with newer ones. Read only: who changes it makes a copy."""
    top = tmp_path_factory.mktemp("history") / "site"
    top.mkdir()
    run(top, "init", "-q", "-b", "main")
    write(top, docs__old="old", docs__moved="a text that is long enough", docs__gone="gone", aside="aside")
    commit(top, day="2025-01-01")
    run(top, "checkout", "-q", "-b", "work")
    write(top, **{"docs__a b": "spaces", "docs__größe": "umlaut"})
    (top / "docs/line\nend.md").write_text("newline", encoding="utf-8")
    run(top, "mv", "docs/moved.md", "docs/new-name.md")
    run(top, "rm", "-q", "docs/gone.md")
    commit(top)
    run(top, "checkout", "-q", "main")
    write(top, docs__later="on main only")
    commit(top, day="2026-05-25")
    run(top, "checkout", "-q", "work")
    return top


@pytest.fixture
def site(history, tmp_path):
    return shutil.copytree(history, tmp_path / "site")


def names(found, folder):
    return sorted(path.relative_to(folder.resolve()).as_posix() for path in found)


COMMITTED = ["a b.md", "größe.md", "line\nend.md", "new-name.md"]


def test_what_the_branch_changed_since_it_left_the_base(history):
    docs = history / "docs"
    assert names(git.changed_since(docs, "main"), docs) == COMMITTED
    assert names(git.changed_since(history, "main"), history) == [f"docs/{name}" for name in COMMITTED]
    assert git.changed_since(docs, "HEAD") == frozenset()


def test_what_is_staged_changed_or_new_counts_and_what_was_only_touched_does_not(site):
    write(site, docs__staged="staged", docs__old="changed")
    run(site, "add", "docs/staged.md")
    write(site, docs__untracked="new", docs__ignored="ignored", aside="changed, but elsewhere")
    (site / ".git/info/exclude").write_text("ignored.md\n", encoding="utf-8")
    (site / "docs/a b.md").unlink()
    os.utime(site / "docs/größe.md", (1, 1))
    (site / "docs/new-name.md").write_bytes(b"a text that is long enough")
    docs = site / "docs"
    assert names(git.changed_since(docs, "HEAD"), docs) == ["old.md", "staged.md", "untracked.md"]
    recent = git.changed_within(docs, 5, TODAY)
    assert recent is not None
    assert names(recent, docs) == ["ignored.md", "old.md", "staged.md", "untracked.md"]
    assert "docs/a b.md" not in names(git.changed_since(site, "main"), site)


def test_line_ends_that_git_converts_are_no_change(site):
    (site / "docs/old.md").write_bytes(b"one\ntwo\n")
    commit(site)
    (site / "docs/old.md").write_bytes(b"one\r\ntwo\r\n")
    assert git.changed_since(site, "HEAD") == frozenset()


def test_what_was_committed_within_some_days(history):
    docs = history / "docs"
    found = {days: names(git.changed_within(docs, days, TODAY) or (), docs) for days in (-1, 10, 12, 180, 10**9)}
    assert found == {-1: [], 10: [], 12: COMMITTED, 180: COMMITTED, 10**9: [*COMMITTED[:3], "new-name.md", "old.md"]}
    assert names(git.changed_within(docs, 1, datetime.date(1970, 1, 1)) or (), docs) == found[10**9]


def test_paths_on_another_branch_also_of_a_folder_that_is_not_here(history):
    assert git.paths_on(history / "docs", "main") == ("gone.md", "later.md", "moved.md", "old.md")
    assert sorted(git.paths_on(history / "docs", "work")) == sorted([*COMMITTED, "old.md"])
    assert "docs/later.md" in git.paths_on(history, "main")
    run(history, "branch", "-f", "also", "main")
    assert git.paths_on(history / "nowhere/at/all", "main") == ()
    assert git.branches(history) == ("refs/heads/also", "refs/heads/main", "refs/heads/work")


@pytest.mark.parametrize("revision", ["", " ", "nowhere", "-x", "--output=x", "a\nb", "HEAD:docs", "a\0b", "\udcff"])
def test_an_unknown_revision_is_said_to_be_unknown(history, revision):
    with pytest.raises(git.GitError, match="is no revision that git knows here"):
        git.changed_since(history, revision)
    with pytest.raises(git.GitError, match="is no revision"):
        git.paths_on(history, revision)
    assert not list(history.glob("x*"))


def test_without_a_repository_without_a_commit_and_without_git(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    plain, fresh = tmp_path / "plain", tmp_path / "fresh"
    plain.mkdir()
    fresh.mkdir()
    run(fresh, "init", "-q")
    write(fresh, a="a")
    assert (git.root(plain), git.root(tmp_path / "missing"), git.root(fresh)) == (None, None, fresh.resolve())
    assert [git.changed_within(folder, 9, TODAY) for folder in (plain, fresh, tmp_path / "missing")] == [None] * 3
    for folder, said in ((plain, "not a git repository"), (fresh, "is no revision"), (tmp_path / "missing", "cannot")):
        with pytest.raises(git.GitError, match=said):
            git.changed_since(folder, "HEAD")
    monkeypatch.setenv("PATH", str(plain))
    assert (git.root(fresh), git.user_name(fresh), git.changed_within(fresh, 9, TODAY)) == (None, "", None)
    with pytest.raises(git.GitError, match="Git is not installed"):
        git.paths_on(fresh, "HEAD")


def test_a_worktree_and_a_shallow_clone(site, tmp_path):
    run(site, "worktree", "add", "-q", str(tmp_path / "other"), "main")
    write(tmp_path / "other", docs__old="changed here")
    assert names(git.changed_since(tmp_path / "other", "main"), tmp_path / "other") == ["docs/old.md"]
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{site}", "shallow")
    shallow = tmp_path / "shallow"
    run(shallow, "fetch", "-q", "--depth", "1", "origin", "main")
    assert "docs/new-name.md" in names(git.changed_since(shallow, "FETCH_HEAD"), shallow)  # no common ancestor is left
    with pytest.raises(git.GitError, match="fetched first"):
        git.changed_since(shallow, "HEAD~1")


def test_no_program_of_the_configuration_runs(site, monkeypatch):
    mark = site.parent / "ran"
    program = site.parent / "program"
    program.write_text(f'#!/bin/sh\ntouch "{mark}"\ncat\n', encoding="utf-8")
    program.chmod(0o755)
    hooks = site / ".git/hooks"
    for name in ("post-index-change", "fsmonitor-watchman"):
        shutil.copy(program, hooks / name)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "filter.f.clean",
        "filter.f.process",
        "diff.d.command",
    ):
        run(site, "config", key, str(program))
    run(site, "config", "diff.d.textconv", str(program))
    (site / ".git/info/attributes").write_text("* filter=f diff=d\n", encoding="utf-8")
    write(site, docs__old="changed")
    monkeypatch.setenv("GIT_DIR", str(site / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "none")
    assert "docs/old.md" in names(git.changed_since(site, "main"), site)
    assert git.changed_within(site, 9, TODAY)
    assert git.paths_on(site, "main")
    assert not mark.exists()
    run(site, "diff", check=False)
    assert mark.exists()  # as it would have


def test_the_name_of_who_is_at_work(site, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("GIT_AUTHOR_NAME", raising=False)
    assert git.user_name(site) == ""
    run(site, "config", "user.name", "Mira Okafør")
    assert git.user_name(site / "docs/not/there/yet") == "Mira Okafør"
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Emeka")
    assert git.user_name(Path("/")) == "Emeka"
