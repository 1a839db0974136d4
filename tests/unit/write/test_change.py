"""A change is written as a whole file or not at all."""

import os
import stat
from pathlib import Path

import pytest

from mkdocs_archplan.write.change import Change, ChangedMeanwhile, WriteError, difference, write_changes


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


@pytest.fixture
def make(docs):
    def change(path, before=b"old\n", after=b"new\n", on_disk=None):
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(before if on_disk is None else on_disk)
        return Change(path=path, file=file, before=before, after=after, what=("x",))

    return change


def test_every_file_is_written(make, docs):
    write_changes([make("a.md"), make("below/b.md", after=b"\xff\r\n")])
    assert ((docs / "a.md").read_bytes(), (docs / "below/b.md").read_bytes()) == (b"new\n", b"\xff\r\n")
    assert sorted(path.name for path in docs.rglob("*")) == ["a.md", "b.md", "below"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_is_kept(make, docs, mode):
    change = make("a.md")
    change.file.chmod(mode)
    write_changes([change])
    assert stat.S_IMODE((docs / "a.md").stat().st_mode) == mode
    assert (docs / "a.md").read_bytes() == b"new\n"


def test_a_file_that_was_changed_meanwhile_stays_and_so_do_the_others(make, docs):
    changes = [make("a.md"), make("b.md", on_disk=b"somebody else's\n")]
    with pytest.raises(ChangedMeanwhile, match=r"b\.md was changed meanwhile"):
        write_changes(changes)
    assert (docs / "a.md").read_bytes() == b"old\n"
    assert (docs / "b.md").read_bytes() == b"somebody else's\n"


def test_a_file_that_is_gone_is_not_made_anew(make, docs):
    change = make("a.md")
    change.file.unlink()
    with pytest.raises(ChangedMeanwhile, match="no longer there"):
        write_changes([change])
    assert list(docs.iterdir()) == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_interruption_leaves_the_old_file_whole(make, docs, monkeypatch, error, step):
    def fail(*_):
        raise error

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(WriteError if isinstance(error, OSError) else KeyboardInterrupt) as raised:
        write_changes([make("a.md")])
    assert {path.name: path.read_bytes() for path in docs.iterdir()} == {"a.md": b"old\n"}
    assert isinstance(error, KeyboardInterrupt) or "a.md cannot be written: No space left" in str(raised.value)


def test_a_full_disk_is_noticed_before_the_first_file_is_replaced(make, docs, monkeypatch):
    changes, calls = [make("a.md"), make("b.md")], []

    def fail_later(_):
        calls.append(1)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_later)
    with pytest.raises(WriteError):
        write_changes(changes)
    assert {path.name: path.read_bytes() for path in docs.iterdir()} == {"a.md": b"old\n", "b.md": b"old\n"}


def test_a_link_within_the_docs_is_followed_and_stays_a_link(make, docs):
    target = make("below/b.md")
    (docs / "a.md").symlink_to(target.file)
    write_changes([Change(path="a.md", file=docs / "a.md", before=b"old\n", after=b"new\n", what=())])
    assert (docs / "a.md").is_symlink()
    assert target.file.read_bytes() == b"new\n"


def test_two_changes_of_one_file_are_refused(make, docs):
    target = make("b.md")
    (docs / "a.md").symlink_to(target.file)
    other = Change(path="a.md", file=docs / "a.md", before=b"old\n", after=b"other\n", what=())
    with pytest.raises(WriteError, match="same file as another"):
        write_changes([target, other])
    assert target.file.read_bytes() == b"old\n"


def test_a_link_out_of_the_docs_is_refused(docs, tmp_path):
    (tmp_path / "elsewhere.md").write_bytes(b"old\n")
    (docs / "a.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(WriteError, match="leads out of the docs folder"):
        write_changes([Change(path="a.md", file=docs / "a.md", before=b"old\n", after=b"new\n", what=())])
    assert (tmp_path / "elsewhere.md").read_bytes() == b"old\n"


def test_a_read_only_file_is_refused(make, monkeypatch):
    change = make("a.md")
    monkeypatch.setattr(os, "access", lambda *_: False)  # for root every file may be written
    with pytest.raises(WriteError, match="read-only"):
        write_changes([change])
    assert change.file.read_bytes() == b"old\n"


def test_the_difference_has_the_form_of_patch(make):
    assert difference([make("b/a.md", b"1\n2\n3\n", b"1\n2b\n3\n"), make("same.md", b"x", b"x")]) == (
        "--- a/b/a.md\n+++ b/b/a.md\n@@ -1,3 +1,3 @@\n 1\n-2\n+2b\n 3\n"
    )


def test_the_difference_tells_of_a_missing_line_end_and_keeps_carriage_returns(make):
    assert difference([make("a.md", b"1\r\n2", b"1b\r\n2")]) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-1\r\n+1b\r\n 2\n\\ No newline at end of file\n"
    )


def test_the_difference_shows_what_is_not_utf_8(make):
    assert "-caf\ufffd\n" in difference([make("a.md", b"caf\xe9\n", b"tea\n")])
