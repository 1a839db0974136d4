import io
import sys
import time

import pytest
from rich.console import Console

from mkdocs_archplan.cli.patience import patience


def terminal(monkeypatch, *, is_one=True):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_one, raising=False)
    return Console(file=io.StringIO(), force_terminal=True)


def said(console):
    return console.file.getvalue()


def test_it_is_shown_when_it_takes_long_and_gone_after(monkeypatch):
    console = terminal(monkeypatch)
    with patience("Reading 4,000 files", console, after=0.01):
        time.sleep(0.2)
        assert "Reading 4,000 files" in said(console)
    assert said(console).endswith("\x1b[2K")  # the line is cleared
    assert "\x1b[?25h" in said(console)  # the cursor is back


def test_it_is_not_shown_when_it_is_quick(monkeypatch):
    console = terminal(monkeypatch)
    with patience("Reading", console):
        pass
    assert "Reading" not in said(console)


def test_it_is_not_shown_in_a_pipe_even_if_colours_are_forced(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    console = terminal(monkeypatch, is_one=False)
    with patience("Reading", console, after=0):
        time.sleep(0.02)
    assert said(console) == ""


def test_it_is_not_shown_where_the_cursor_cannot_move(monkeypatch):
    console = terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    with patience("Reading", console, after=0):
        time.sleep(0.02)
    assert said(console) == ""


def test_it_is_gone_when_something_fails(monkeypatch):
    console = terminal(monkeypatch)

    def interrupted():
        with patience("Reading", console, after=0):
            time.sleep(0.02)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "\x1b[?25h" in said(console)
