"""Facts and problems as plain tuples, so that tables of tests can spell them out."""

import pytest

from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.metadata import read_facts
from mkdocs_archplan.read.outline_reader import read_outline


def read(text):
    front_matter = read_front_matter(text, "plans/a.md")
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    return read_facts(front_matter, outline, text.split("\n"))


@pytest.fixture(scope="session")
def facts():
    """Read text and return (name, value, line, source) of every fact, the one that counts first."""
    return lambda text: [(fact.name, fact.value, fact.line, fact.source) for fact in read(text)]


@pytest.fixture(scope="session")
def named():
    """Read text as a document of a kind and return (relation, raw, line) of what its metadata names."""

    def references(document):
        return [(r.relation.value, r.raw, r.line) for r in document.references if r.source == "metadata"]

    return references


@pytest.fixture(scope="session")
def places():
    """Return (rule, line) of every problem of a reading."""
    return lambda reading: [(problem.rule, problem.line) for problem in reading.problems]
