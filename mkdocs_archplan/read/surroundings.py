"""What a file is read with besides its own text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.read.places import HeadingIds
from mkdocs_archplan.read.source import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A site's memory and files, the same for all that is read of it.

    `tables` and `diagrams` remember what they read for the pages. `ids` makes the ids of headings as the site does;
    without it places have no anchors. `breakdowns` are the files of Infracost that there are to name, by docs path;
    only one that is named is read. `files` are the docs paths of everything that is published, None where that is not
    known. `whole_sections`: rules ask for all sections, not only for those with tasks and questions.
    """

    tables: CostTables = field(default_factory=CostTables)
    diagrams: Diagrams | None = None
    ids: HeadingIds | None = None
    breakdowns: Mapping[str, SourceFile] = field(default_factory=dict)
    files: Collection[str] | None = None
    whole_sections: bool = True
