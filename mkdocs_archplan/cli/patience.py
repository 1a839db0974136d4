"""Something to look at while a big site is read: on a terminal only, and only when it takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console

_SECONDS = 1.0


@contextmanager
def patience(text: str, console: Console | None = None, after: float = _SECONDS) -> Iterator[None]:
    """Show a text with a spinner on standard error once `after` seconds have passed; it is gone when all is done.

    Nothing is shown where standard error is no terminal, or one that cannot move its cursor.
    """
    console = console or Console(stderr=True)
    if not sys.stderr.isatty() or console.is_dumb_terminal:
        yield
        return
    status = console.status(text)
    timer = Timer(after, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()  # it may be about to start
        status.stop()
