"""Small makers for the unit tests: a file, a document, a site and a page of it, all from text written in the test."""

import os
from dataclasses import replace

import pytest
from hypothesis import settings
from markdown.extensions.toc import slugify

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import words as labels_in
from mkdocs_archplan.model import Addresses, CollectionSettings
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.places import HeadingIds
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.site import Sources, page_url, read_site
from mkdocs_archplan.views.context import PageContext
from mkdocs_archplan.views.fragments import Fragments

# The same examples in every run; ARCHPLAN_EXPLORE=1 draws others.
settings.register_profile(
    "archplan",
    parent=settings(),
    max_examples=120,
    deadline=None,
    database=None,
    derandomize="ARCHPLAN_EXPLORE" not in os.environ,
)
settings.load_profile("archplan")


def heading_slug(text):
    return slugify(text, "-")


def make_source(content, path="plans/a-plan.md"):
    data = content if isinstance(content, bytes) else content.encode()
    return SourceFile(path=path, url=page_url(path), read=lambda: data)


def make_collection(kind="plan", **changes):
    kind = KINDS[kind]
    values = {
        "name": f"{kind.name}s",
        "kind": kind,
        "paths": (f"{kind.name}s",),
        "title": kind.title,
        "statuses": kind.statuses,
        "id_prefix": kind.id_prefix,
    }
    return CollectionSettings(**{**values, **changes})


def make_reading(content, kind="plan", path=None):
    return read_document(make_source(content, path or f"{kind}s/a-document.md"), make_collection(kind))


def make_site(tree, *, addresses=None, titles=None, language="en", **options):
    """Read a site from path → content; YAML files are sidecars, JSON files breakdowns, `titles` its navigation's."""
    files = [
        replace(make_source(content, path), nav_title=(titles or {}).get(path, "")) for path, content in tree.items()
    ]
    sidecars = [file for file in files if file.path.endswith((".yaml", ".yml"))]
    breakdowns = [file for file in files if file.path.endswith(".json")]
    pages = [file for file in files if file not in (*sidecars, *breakdowns)]
    ids = HeadingIds(heading_slug)
    sources = Sources(
        pages=pages, sidecars=sidecars, breakdowns=breakdowns, addresses=addresses or Addresses(), heading_ids=ids
    )
    return read_site(sources, read_settings(options, language))


def make_context(catalog, path="index.md", *, language="en", **options):
    chosen = read_settings(options, language)
    return PageContext(
        catalog=catalog, settings=chosen, fragments=Fragments(labels=labels_in(chosen)), url=page_url(path)
    )


@pytest.fixture(scope="session")
def source():
    """Make a source file of text or bytes."""
    return make_source


@pytest.fixture(scope="session")
def collection():
    """Make the settings of a collection of a kind."""
    return make_collection


@pytest.fixture(scope="session")
def reading():
    """Read text or bytes as one document of a kind."""
    return make_reading


@pytest.fixture(scope="session")
def document():
    """Read text or bytes as one document of a kind and return the document alone."""
    return lambda *args, **options: make_reading(*args, **options).document


@pytest.fixture(scope="session")
def site():
    """Read a tree of docs path → text with plugin options."""
    return make_site


@pytest.fixture(scope="session")
def catalog():
    """Read a tree of docs path → text with plugin options and return its catalog."""
    return lambda *args, **options: make_site(*args, **options).catalog


@pytest.fixture(scope="session")
def context():
    """Make what the views of one page are made from."""
    return make_context
