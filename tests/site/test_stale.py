"""What git says of the docs folder reaches the problems of a build."""

from pathlib import Path

from mkdocs_archplan import git

OLD = "---\nstatus: active\ndate: 2024-01-12\n---\n\n# A plan\n"


def test_a_build_asks_git_once_which_documents_were_changed(build, monkeypatch):
    asked = []

    def changed_within(folder, days, today):
        asked.append((Path(folder).name, days))
        return frozenset([Path(folder).resolve() / "plans/new.md"])

    monkeypatch.setattr(git, "changed_within", changed_within)
    built = build({"plans/old.md": OLD, "plans/new.md": OLD}, checks={"stale_days": 90, "stale-active": "warning"})
    assert [problem["path"] for problem in built.problems("stale-active")] == ["plans/old.md"]
    assert asked == [("docs", 90)]
