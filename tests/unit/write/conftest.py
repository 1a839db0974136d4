"""Sites in memory, whose files are bytes, for what changes them."""

from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from mkdocs_archplan.project import Project
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.site import Sources, page_url, read_site
from mkdocs_archplan.write.change import difference
from mkdocs_archplan.write.drafts import Drafts
from mkdocs_archplan.write.status import change_status


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()


def make_drafts(tree, options=None):
    """Return the drafts of a site: docs path → text or bytes."""
    files = [
        SourceFile(path=path, url=page_url(path), read=partial(as_bytes, content))
        for path, content in sorted(tree.items())
    ]
    sources = Sources(
        pages=[file for file in files if file.path.endswith(".md")],
        sidecars=[file for file in files if file.path.endswith(".yaml")],
    )
    project = Project(sources=sources, settings=read_settings(options or {}), docs=Path("docs"))
    return Drafts(project, read_site(project.sources, project.settings).catalog)


def after(drafts):
    """Return the files that will be others, by path."""
    return {change.path: change.after for change in drafts.changes()}


def status_of(catalog, path, slug):
    lifecycle = catalog.collection_of(catalog.documents[path]).settings.statuses
    return next(status for status in lifecycle if status.slug == slug)


def with_status(tree, path, slug, successor=None):
    """Return the drafts after a document was given another status, and why that was refused."""
    drafts = make_drafts(tree)
    other = drafts.catalog.documents[successor] if successor else None
    reason = change_status(drafts, path, status_of(drafts.catalog, path, slug), other)
    return drafts, reason


@pytest.fixture(scope="session")
def write():
    return SimpleNamespace(
        drafts=make_drafts, after=after, status_of=status_of, with_status=with_status, difference=difference
    )
