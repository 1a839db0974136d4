"""The file of Infracost that a document names: `costs: {infracost: infra/breakdown.json}`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from mkdocs_archplan.infracost import Breakdown, Infracost, parse_breakdown
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder

RULE = "bad-infracost"
SUFFIX = ".json"
_ELSEWHERE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:|.*\\", re.DOTALL)  # absolute, a drive or an address, not posix
_SHOWN = 80  # characters of what an author wrote
_NAME_IT = "Write the path of a .json file below docs_dir, relative to the document, with forward slashes."
_MAKE_IT = "Let 'infracost breakdown --format json' write it."
_MOVE_IT = "Put the file itself below docs_dir."


def read_infracost(
    facts: Sequence[Fact], document: str, files: Mapping[str, SourceFile], report: Report
) -> Infracost | None:
    """Return the figure of the file that the document of a docs path names, and report a file that cannot be used.

    `files` are those there are to name, by docs path: nothing else is ever read.
    """
    fact = next((fact for fact in facts if fact.meaning is Meaning.INFRACOST and _names_something(fact)), None)
    if not fact:
        return None
    written = fact.value.strip() if isinstance(fact.value, str) else ""
    path = _docs_path(written, document)
    file = files.get(path)
    if not file:
        report.add(RULE, fact.line, f"'costs.infracost' {_why_none(written, path)}.", _NAME_IT, fact.path)
        return None
    breakdown = _read(file)
    if breakdown.wrong:
        report.add(RULE, fact.line, f"'{path}' {breakdown.wrong}.", _MOVE_IT if file.outside else _MAKE_IT, fact.path)
    return breakdown.figure


def _names_something(fact: Fact) -> bool:
    value = fact.value
    return value is not None and not (isinstance(value, str) and (is_nothing(value) or is_placeholder(value)))


def _docs_path(written: str, document: str) -> str:
    """Return the docs path that a document means, nothing for what is no path relative to it."""
    if not written or _ELSEWHERE.match(written):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), written))


def _why_none(written: str, path: str) -> str:
    shown = " ".join(written.split())[:_SHOWN]
    if not path:
        return f"is '{shown}', which is no relative path" if shown else "is no path"
    if path.split("/")[0] == "..":
        return f"is '{shown}', which leads out of the docs folder"
    if not path.casefold().endswith(SUFFIX):
        return f"is '{shown}', which is no {SUFFIX} file"
    return f"is '{shown}', but there is no such file"


def _read(file: SourceFile) -> Breakdown:
    if file.outside:
        return Breakdown(wrong="is a symbolic link that leads out of the docs folder; it is not followed")
    try:
        data = file.read()
    except OSError as error:
        return Breakdown(wrong=f"cannot be read: {error.strerror or error}")
    return parse_breakdown(data)
