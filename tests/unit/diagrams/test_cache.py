"""What is kept from build to build: whole or not at all, and never trusted."""

import json
import os
import threading
import time

import pytest

from mkdocs_archplan.diagrams.cache import Cache

DAY = 24 * 60 * 60


def entries(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".gitignore"]


@pytest.mark.parametrize("value", [{"a": [1, None, "ü"]}, [], "", 0, False, "x" * 100_000])
def test_what_is_kept_comes_back(tmp_path, value):
    Cache(tmp_path / "c").put("k", "key", value)
    assert Cache(tmp_path / "c").get("k", "key") == value


def test_kinds_and_keys_are_told_apart(tmp_path):
    cache = Cache(tmp_path)
    cache.put("a", "key", 1)
    assert (cache.get("b", "key"), cache.get("a", "other"), cache.get("a", "")) == (None, None, None)


def test_without_a_folder_nothing_is_kept():
    cache = Cache(None)
    cache.put("k", "key", 1)
    assert cache.get("k", "key") is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"key": "another", "value": 1}', b"\xff\xfe", b"[" * 100_000]
)
def test_a_damaged_entry_counts_as_none_and_is_written_again(tmp_path, damage):
    cache = Cache(tmp_path)
    cache.put("k", "key", 1)
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage)
    assert cache.get("k", "key") is None
    cache.put("k", "key", 2)
    assert cache.get("k", "key") == 2


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("k", "key", 1)
    assert cache.get("k", "key") is None


def test_keys_may_hold_anything(tmp_path):
    cache = Cache(tmp_path)
    for key in ("\x00", "../../x", "\ud800", "a" * 10_000):
        cache.put("k", key, key.encode("utf-8", "replace").decode())
        assert cache.get("k", key) is not None
    assert all(tmp_path in entry.parents for entry in entries(tmp_path))


def test_git_leaves_the_cache_alone(tmp_path):
    Cache(tmp_path).put("k", "key", 1)
    assert (tmp_path / ".gitignore").read_text().splitlines()[-1] == "*"


def test_what_nobody_asked_for_in_a_long_time_goes(tmp_path):
    cache = Cache(tmp_path)
    keys = [f"key {number}" for number in range(40)]
    for key in keys:
        cache.put("k", key, key)
    old = time.time() - 200 * DAY
    for entry in entries(tmp_path):
        os.utime(entry, (old, old))
    cache = Cache(tmp_path)
    assert cache.get("k", keys[0]) == keys[0]  # asked for, so young again
    cache.put("k", "new", 1)
    left = {json.loads(entry.read_text())["key"] for entry in entries(tmp_path)}
    assert left == {keys[0], "new"}


def test_two_builds_at_once_never_read_half_an_entry(tmp_path):
    wrong = []

    def build(number):
        cache = Cache(tmp_path)
        for turn in range(60):
            cache.put("k", "key", [number] * 5_000)
            value = cache.get("k", "key")
            if value is None or len(value) != 5_000 or len(set(value)) != 1:
                wrong.append((number, turn, value and len(value)))

    builds = [threading.Thread(target=build, args=(number,)) for number in range(4)]
    for thread in builds:
        thread.start()
    for thread in builds:
        thread.join()
    assert wrong == []
    assert len(entries(tmp_path)) == 1
