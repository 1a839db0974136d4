"""Mermaid itself, run on quickjs-ng instead of a browser: it says whether a diagram can be drawn, and what it minds."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from mkdocs_archplan.diagrams.client import mermaid_script

# A deep diagram nests JavaScript calls deeply, and each takes room on the C stack of its thread: as much as the system
# gives, of which JavaScript gets three quarters.
_STACKS = (256 << 20, 64 << 20, 8 << 20)
_MEMORY, _FULL = 512 << 20, 0.9
_SECONDS = 10
_SETTLED = "archplanVerdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What mermaid answers: the diagram's `family`, or else an error.

    `line`, counting from 1, and `column`, from 0, are in the text that mermaid sees (see `diagrams.lines`) and tell the
    end of the last piece that made sense; `token` is mermaid's name of the piece after it. `yaml_line`, from 0, is a
    line of the front matter.
    """

    family: str | None = None
    message: str = ""
    line: int | None = None
    column: int | None = None
    token: str | None = None
    yaml_line: int | None = None
    stopped: bool = False

    @property
    def unknown(self) -> bool:
        """Say whether the diagram's type is none that mermaid knows."""
        return self.message.startswith("No diagram type detected")

    @property
    def valid(self) -> bool:
        """Say whether mermaid has nothing to object to."""
        return not self.message


def engine_version() -> str | None:
    """Return the version of mermaid's package; None where mermaid or the engine is not installed, or does not run."""
    if not mermaid_script():
        return None
    try:
        import quickjs  # noqa: F401 - which may have been made for another system

        return version("mermaidx")
    except (ImportError, OSError, PackageNotFoundError):
        return None


class Engine:
    """One mermaid in a thread of its own, started with the first diagram, and anew after one that had to be stopped."""

    def __init__(self, *, seconds: float = _SECONDS, memory: int = _MEMORY) -> None:
        """Take what one diagram may use: CPU seconds, and bytes of memory (mermaid's own 20 MB included)."""
        self._seconds, self._memory = seconds, memory
        self._thread: ThreadPoolExecutor | None = None
        self._stack = 0
        self._context: Any = None

    def parse(self, source: str) -> Answer:
        """Return mermaid's answer. Total: a diagram that never ends is stopped and is no valid one."""
        if self._thread is None:
            self._thread, self._stack = _thread()
        return self._thread.submit(self._parse, source).result()

    def close(self) -> None:
        """Let go of the thread and its memory; the next diagram starts another."""
        if self._thread is not None:
            self._thread.submit(self._stop).result()
            self._thread.shutdown()
            self._thread = None

    def _stop(self) -> None:
        self._context = None

    def _parse(self, source: str) -> Answer:
        import quickjs

        try:
            context = self._context = self._context or self._start()
            context.set_time_limit(self._seconds)
            context.get("archplanJudge")(source.encode("utf-8", "replace").decode("utf-8"))
            while not (said := context.get(_SETTLED)):
                if not context.execute_pending_job() and not context.eval("archplanTick()"):
                    return Answer(message="mermaid gives no answer")
            answer = _answer(json.loads(said))
            # A grammar may catch the error of a full memory itself, and fail at something else afterwards.
            if not answer.valid and context.memory()["malloc_size"] > self._memory * _FULL:
                answer = _stopped("out of memory")
        except quickjs.JSException as error:
            answer = _stopped(str(error))
        if answer.stopped:
            self._context = None
        return answer

    def _start(self) -> Any:
        import quickjs

        context = quickjs.Context()
        context.set_max_stack_size(self._stack)
        context.set_memory_limit(self._memory)
        scripts = files(__package__) / "scripts"
        script = mermaid_script()
        context.eval((scripts / "browser.js").read_text("utf-8"))
        context.eval(script.read_text("utf-8") if script else "")
        context.eval((scripts / "judge.js").read_text("utf-8"))
        return context


def _answer(said: Any) -> Answer:
    error = said.get("error")
    if not error:
        return Answer(family=said.get("family"))
    message = str(error["message"])
    if error["name"] == "InternalError" or "call stack" in message:
        return _stopped(message)
    at = error["at"] or {}
    line, column = at.get("last_line"), at.get("last_column")
    # A place that mermaid's own code makes up where it knows none.
    if not isinstance(line, int) or not isinstance(column, int) or (at.get("first_line"), line, column) == (1, 1, 1):
        line = column = None
    return Answer(
        message=message or error["name"] or "mermaid does not say what is wrong",
        line=line,
        column=column,
        token=error["token"],
        yaml_line=error["line"],
    )


def _stopped(message: str) -> Answer:
    reasons = {"interrupted": "takes too long", "out of memory": "needs too much memory", "call stack": "is too deep"}
    reason = next((reason for sign, reason in reasons.items() if sign in message), "stops mermaid")
    return Answer(message=f"The diagram {reason}", stopped=True)


def _thread() -> tuple[ThreadPoolExecutor, int]:
    """Start a thread with as large a stack as the system gives; return it and what JavaScript may take of its stack."""
    before = threading.stack_size()
    try:
        for size in _STACKS:
            with suppress(ValueError, RuntimeError, MemoryError):
                threading.stack_size(size)
                thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mermaid")
                thread.submit(bool).result()
                return thread, size * 3 // 4
    finally:
        threading.stack_size(before)
    return ThreadPoolExecutor(max_workers=1), 1 << 20
