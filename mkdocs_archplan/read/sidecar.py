"""A metadata file beside a document: `kep.yaml`, `metadata.yaml` in its folder, or one with the document's own name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.dialects.keys import key_facts
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.read.names import stem
from mkdocs_archplan.read.source import SourceFile, load
from mkdocs_archplan.read.yaml_fields import Field, read_yaml_fields

SUFFIXES = (".yaml", ".yml")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\s*\Z", re.MULTILINE)  # as front matter has it; to YAML another document
_OTHER_FORMATS = frozenset(("apiVersion", "openapi", "swagger", "asyncapi", "$schema"))
# Names that are no document's but tell about the one document of their folder.
_SHARED = frozenset("kep metadata meta rfc adr plan decision document proposal".split())


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a metadata file says of its document, and what was wrong with it."""

    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()


def sidecar_folders(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders in which a metadata file tells about their one document."""
    return frozenset(posixpath.dirname(path) for path in paths if stem(path) in _SHARED)


def pair_sidecars(sidecars: Mapping[str, SourceFile], documents: Collection[str]) -> Iterator[tuple[str, SourceFile]]:
    """Yield (document, its metadata file): of the same name, or a shared name where the folder has one document."""
    folders: dict[str, list[str]] = {}
    for path in documents:
        folders.setdefault(posixpath.dirname(path), []).append(path)
    for path, source in sorted(sidecars.items()):
        own = [document for document in folders.get(posixpath.dirname(path), ()) if stem(document) == stem(path)]
        beside = folders.get(posixpath.dirname(path), ())
        if own or (stem(path) in _SHARED and len(beside) == 1):
            yield (own or list(beside))[0], source


def read_sidecar(source: SourceFile) -> Sidecar:
    """Read a metadata file. Total: what is no mapping says nothing, and is a problem.

    A file that only shares its document's name may be anything, an API or a manifest: without a status or people it is
    none of ours.
    """
    text, problems = load(source)
    read = read_yaml_fields(_END.sub("", text), first_line=1)
    if stem(source.path) not in _SHARED and not _tells_of_a_document(read.fields):
        return Sidecar()
    if read.kind in ("list", "text"):
        message = f"the metadata file is a {read.kind}, not 'key: value' lines."
        return Sidecar((), (*problems, _broken(source.path, 1, message)))
    broken: tuple[Problem, ...] = ()
    if read.broken:
        message = f"the metadata file is not valid YAML: {read.broken.reason}."
        broken = (_broken(source.path, read.broken.line, message),)
    facts = key_facts(read.fields, flat="sidecar", nested="sidecar", path=source.path)
    return Sidecar(tuple(facts), (*problems, *broken))


def _tells_of_a_document(fields: Collection[Field]) -> bool:
    if any(field.key in _OTHER_FORMATS for field in fields):
        return False
    meanings = {meaning_of(field_name(field.key)) for field in fields}
    return bool(meanings & {Meaning.STATUS, Meaning.AUTHORS})


def _broken(path: str, line: int, message: str) -> Problem:
    return Problem(rule="broken-front-matter", path=path, line=line, message=message, hint="Write 'key: value' lines.")
