"""`status`, `migrate` and `--fix` over every document of the real sites: only what they say changes."""

import difflib
from dataclasses import replace

import pytest
from mkdocs.utils.meta import get_data
from real_sites import SITES

from mkdocs_archplan.project import read_project
from mkdocs_archplan.read.words.status import match_status
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.site import collector_paused, read_site
from mkdocs_archplan.text import plain_text
from mkdocs_archplan.write.drafts import Drafts
from mkdocs_archplan.write.fixes import FIXABLE, fixes
from mkdocs_archplan.write.meta_lines import read_meta_lines
from mkdocs_archplan.write.migration import migrate
from mkdocs_archplan.write.status import change_status, claim_relation

KEPT = ("id", "title", "status", "date", "updated", "authors", "tags", "discussion", "aliases", "progress")
MOST_LINES = 3  # a status may stand in three places of a document


@pytest.fixture(scope="module", params=SITES)
def site(request, shared):
    """A site's project and catalog."""
    cases = shared / "cases" / "sites"
    if not cases.is_dir():
        pytest.skip("no cases beside the repository")
    project = read_project(cases / request.param / "mkdocs.yml")
    project = replace(project, settings=read_settings({"collections": SITES[request.param]}))
    return project, catalog_of(project)


@pytest.fixture(autouse=True)
def _quick():
    with collector_paused():
        yield


def catalog_of(project):
    return read_site(project.sources, project.settings).catalog


def changed(project, changes):
    """Return a project with changes made to its files."""
    after = {change.path: change.after for change in changes}
    pages = [
        replace(page, read=lambda data=after[page.path]: data) if page.path in after else page
        for page in project.sources.pages
    ]
    return replace(project, sources=replace(project.sources, pages=pages))


def lines_changed(change):
    """Return the lines that went and those that came, with their ends."""
    before, after = change.before.splitlines(keepends=True), change.after.splitlines(keepends=True)
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    other = [code for code in codes if code[0] != "equal"]
    gone = [line for _, start, end, _, _ in other for line in before[start:end]]
    return gone, [line for *_, start, end in other for line in after[start:end]]


def said(document, *names):
    return {name: getattr(document, name) for name in names}


def claims(document):
    return {(r.relation, r.target) for r in document.references if r.source == "metadata" and r.target}


def ends(data):
    return {end for end in (b"\r\n",) if end in data} or {b"\n"}


def test_status(site):
    project, catalog = site
    drafts, wanted, refused = Drafts(project, catalog), {}, []
    for collection in catalog.collections:
        lifecycle = [s for s in collection.settings.statuses if s.slug != "superseded"]
        for number, document in enumerate(collection.documents):
            others = [s for s in lifecycle if s.slug != document.status]
            wanted[document.path] = others[number % len(others)]
            if reason := change_status(drafts, document.path, wanted[document.path]):
                refused.append((document.path, reason))
    assert refused == []
    changes = drafts.changes()
    assert {change.path for change in changes} == set(wanted)
    for change in changes:
        gone, come = lines_changed(change)
        old, new = catalog.documents[change.path], drafts.draft(change.path).document
        assert (new.status, new.status_guessed) == (wanted[change.path].slug, False)
        assert said(new, *KEPT[:2], *KEPT[3:]) == said(old, *KEPT[:2], *KEPT[3:]) or old.status_source == "index-row"
        assert len(gone) <= MOST_LINES
        assert len(come) == len(gone) or (not old.status and not gone)
        assert all(ends(line) == ends(change.before) for line in come if line.endswith(b"\n"))
    for path, status in wanted.items():
        assert change_status(drafts, path, status) == ""
    assert drafts.changes() == changes


def test_supersession(site):
    project, catalog = site
    drafts, pairs = Drafts(project, catalog), []
    for collection in catalog.collections:
        documents = collection.documents[::4]
        pairs += list(zip(documents[::2], documents[1::2], strict=False))
        superseded = next(status for status in collection.settings.statuses if status.slug == "superseded")
        for older, newer in zip(documents[::2], documents[1::2], strict=False):
            assert change_status(drafts, older.path, superseded, newer) == ""
            assert claim_relation(drafts, newer.path, Relation.SUPERSEDES, older) == ""
    changes = drafts.changes()
    after = catalog_of(changed(project, changes))
    for older, newer in pairs:
        named = [(r.relation, r.target) for r in after.documents[older.path].references]
        assert after.documents[older.path].status == "superseded"
        assert (Relation.SUPERSEDED_BY, newer.path) in named
        assert (Relation.SUPERSEDES, older.path) in claims(after.documents[newer.path])
    for change in changes:
        kept = said(after.documents[change.path], "id", "title", "authors", "tags", "discussion")
        assert kept == said(catalog.documents[change.path], *kept)


def shown(data):
    """Return the text of a page as MkDocs reads it, without metadata."""
    return get_data(data.decode("utf-8-sig").replace("\r\n", "\n"))[0].strip()


def hidden_lines(data):
    """Return the lines at the top, such as `Date: …`, that MkDocs takes for metadata though no `---` stands there."""
    return data.splitlines(keepends=True)[: read_meta_lines(data.decode("utf-8-sig")).lines]


def test_migrate(site):
    project, catalog = site
    drafts = Drafts(project, catalog)
    done = {path: migrate(drafts, path) for path in catalog.documents}
    assert [path for path, each in done.items() if each.left] == []
    changes = drafts.changes()
    assert {change.path for change in changes} == {path for path, each in done.items() if each.added}
    for change in changes:
        gone, come = lines_changed(change)
        hidden = hidden_lines(change.before)
        assert gone == hidden
        assert change.after.endswith(change.before[sum(map(len, hidden)) :]) or change.before.startswith(b"---")
        assert shown(change.after) == shown(change.before)
        assert all(line.endswith(b"\r\n") is (b"\r\n" in change.before) for line in come)
    after = catalog_of(changed(project, changes))
    assert list(after.documents) == list(catalog.documents)
    for path, old in catalog.documents.items():
        new = after.documents[path]
        assert said(new, *KEPT) == said(old, *KEPT)
        assert claims(new) == claims(old)
    assert not [path for path in catalog.documents if migrate(drafts, path).added]
    assert drafts.changes() == changes


def is_misspelt(document, catalog):
    match = match_status(plain_text(document.status_raw), catalog.collection_of(document).settings.statuses)
    return match.misspelt


def test_fixes(site):
    project, catalog = site
    changes = fixes(project, catalog, FIXABLE)
    mended = changed(project, changes)
    after = catalog_of(mended) if changes else catalog
    for change in changes:
        names = ("id", "title", "status", "authors", "tags", "discussion")
        assert said(after.documents[change.path], *names) == said(catalog.documents[change.path], *names)
        gone, come = lines_changed(change)
        assert len(gone) <= MOST_LINES
        assert len(come) >= len(gone)
        assert all(ends(line) == ends(change.before) for line in come if line.endswith(b"\n"))
    assert not [d.path for d in after.documents.values() if d.status_guessed and is_misspelt(d, after)]
    assert not changes or fixes(mended, after, FIXABLE) == ()
