"""The files of a site that are being changed: as they are, as they will be, and what their documents say then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.document import Reading, read_document
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.front_matter import FrontMatter, read_front_matter
from mkdocs_archplan.read.metadata import read_facts
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.sidecar import Sidecar, pair_sidecars, read_sidecar
from mkdocs_archplan.read.surroundings import Surroundings
from mkdocs_archplan.write.change import Change
from mkdocs_archplan.write.manuscript import Edit, Manuscript

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\s*\Z", re.MULTILINE)  # as `read.sidecar` has it


class Draft:
    """A document as its files are now: its manuscript, what the site's reader makes of it, and its facts.

    `sidecar` and `sidecar_path` are its metadata file's, where it has one. Facts are only read when they are asked for:
    of most attempts to change a file no more is wanted than its document.
    """

    def __init__(
        self, manuscript: Manuscript, reading: Reading, sidecar: Sidecar | None, file: Manuscript | None
    ) -> None:
        """Take what was read of a document, and of its metadata file, if there is one, with that file's text."""
        self.path = reading.document.path
        self.manuscript, self.reading = manuscript, reading
        self.sidecar = file
        self.sidecar_path = next((fact.path for fact in sidecar.facts), "") if sidecar else ""
        self._beside = sidecar.facts if sidecar else ()

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The block the file opens with."""
        return read_front_matter(self.manuscript.text, self.path)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the document says of itself, the fact that counts first."""
        text, front_matter = self.manuscript.text, self.front_matter
        outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
        return read_facts(front_matter, outline, text.split("\n"), self._beside)

    @property
    def document(self) -> Document:
        """The document, not yet linked."""
        return self.reading.document

    def file_of(self, fact: Fact) -> Manuscript:
        """Return the file that says a fact."""
        return self.sidecar if fact.path and self.sidecar else self.manuscript

    def path_of(self, fact: Fact) -> str:
        """Return the docs path of the file that says a fact."""
        return self.sidecar_path if fact.path and self.sidecar else self.path

    @property
    def is_broken(self) -> bool:
        """Whether its front matter cannot be parsed, so that only single lines of it are known."""
        return any(problem.rule == "broken-front-matter" for problem in self.front_matter.problems)

    def yaml_of(self, *, sidecar: bool) -> tuple[int, str] | None:
        """Return where the YAML of its front matter, or of its metadata file, begins in the text, and that YAML."""
        if sidecar:
            return (0, _CLOSING.sub("", self.sidecar.text)) if self.sidecar else None
        if not self.front_matter.length or self.front_matter.toml or self.is_broken:
            return None
        start = self.manuscript.start_of(2)
        return start, self.manuscript.text[start : self.manuscript.start_of(self.front_matter.lines)]


class Drafts:
    """The files of a site by docs path; what is settled for one is what the next change of it starts from."""

    def __init__(self, project: Project, catalog: Catalog) -> None:
        """Take the files of a project as they are; none is read before it is asked for."""
        self.project, self.catalog = project, catalog
        sources = project.sources
        self._sources = {file.path: file for file in (*sources.pages, *sources.sidecars)}
        self._sidecars = {
            path: file.path for path, file in pair_sidecars({f.path: f for f in sources.sidecars}, catalog.documents)
        }
        self._around = Surroundings(breakdowns={file.path: file for file in sources.breakdowns}, files=sources.files)
        self._before: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}
        self._what: dict[str, list[str]] = {}
        self._read: dict[str, tuple[bytes, bytes, Draft]] = {}  # the last reading of each, often asked for again
        pages = {path: page.url for path, page in catalog.pages.items()}
        self.targets = Targets(catalog.documents, pages, sources.addresses)

    def refusal(self, path: str) -> str:
        """Return why a file cannot be changed at all; "" where it can."""
        source = self._sources.get(path)
        if not source or source.generated:
            return "no author wrote the file"
        if source.outside:
            return "the file is a symbolic link that leads out of the docs folder"
        try:
            data = self.bytes_of(path)
        except OSError as error:
            return f"the file cannot be read: {error.strerror or error}"
        return "the file holds NUL characters, so it is no text in UTF-8" if b"\x00" in data else ""

    def bytes_of(self, path: str) -> bytes:
        """Return what a file will hold. Raises OSError where it cannot be read."""
        if path not in self._now:
            self._before[path] = self._now[path] = self._sources[path].read()
        return self._now[path]

    def draft(self, path: str, instead: Mapping[str, bytes] | None = None) -> Draft:
        """Read the document of a docs path as its files are now, some with other bytes `instead`."""
        instead = instead or {}
        own = instead.get(path, self.bytes_of(path))
        beside = self._sidecars.get(path, "")
        data = instead.get(beside, self.bytes_of(beside)) if beside else b""
        known = self._read.get(path)
        if not known or known[:2] != (own, data):
            self._read[path] = known = own, data, self._draft(path, own, beside, data)
        return known[2]

    def _draft(self, path: str, own: bytes, beside: str, data: bytes) -> Draft:
        catalog = self.catalog
        collection = catalog.collection_of(catalog.documents[path]).settings
        sidecar = read_sidecar(replace(self._sources[beside], read=lambda: data)) if beside else None
        source = replace(self._sources[path], read=lambda: own)
        reading = read_document(source, collection, sidecar, self._around)
        return Draft(Manuscript.of(own), reading, sidecar, Manuscript.of(data) if beside else None)

    def trial(self, draft: Draft, edits: tuple[tuple[str, Edit], ...]) -> tuple[dict[str, bytes], Draft] | None:
        """Return what a document's files hold and say with edits, each with its file's path; None: not possible."""
        new: dict[str, bytes] = {}
        for path in dict.fromkeys(path for path, _ in edits):
            manuscript = draft.manuscript if path == draft.path else draft.sidecar
            data = manuscript.edited(edit for at, edit in edits if at == path) if manuscript else None
            if data is None:
                return None
            new[path] = data
        return new, self.draft(draft.path, new)

    def settle(self, new: Mapping[str, bytes], what: str) -> None:
        """Take new bytes for files; `what` says in one line what changes."""
        for path, data in new.items():
            if data != self.bytes_of(path):
                self._now[path] = data
                self._what.setdefault(path, []).append(what)

    def changes(self) -> tuple[Change, ...]:
        """Return a change for every file that will not be as it was, in the order of their paths."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        for path in sorted(self._what):
            before, after = self._before[path], self._now[path]
            if before != after:
                file = self.project.docs.joinpath(*path.split("/"))
                yield Change(path=path, file=file, before=before, after=after, what=tuple(self._what[path]))
