"""Standard output and error as a command finds them: closed, full, or in an encoding that knows few characters."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def open_streams() -> None:
    """Give a program that was started without them streams to nowhere, and show what one cannot encode as `?`.

    Where names of files keep their bytes, as Python has it in the locale C with UTF-8, they keep them.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
        elif isinstance(stream, io.TextIOWrapper) and not _keeps_bytes(stream):
            stream.reconfigure(errors="replace")


def let_go() -> None:
    """Send to nowhere what standard output does not take, so that Python does not try it again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _keeps_bytes(stream: io.TextIOWrapper) -> bool:
    return stream.errors == "surrogateescape" and stream.encoding.casefold().replace("-", "") == "utf8"
