"""Whatever a file holds, nothing is raised, and nothing changes that was not meant to."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.fixes import FIXABLE, fixes
from mkdocs_archplan.write.migration import migrate
from mkdocs_archplan.write.status import change_status, claim_relation

MARK = b"\xef\xbb\xbf"
PATH, OTHER = "adr/0001-a.md", "adr/0002-b.md"
STATUS = st.sampled_from(
    [
        "accepted",
        "Proposed",
        "superceded by [B](0002-b.md)",
        "✅ **Approved** (2024)",
        "[x",
        "yes",
        "a: b",
        "",
        "on hold",
        "'",
        "#",
    ]
)
KEY = st.sampled_from(["status", "Status", "date", "Superseded by", "supersedes", "author", "tags", "title", "x"])
LINE = st.one_of(
    st.builds("{}: {}".format, KEY, STATUS),
    st.builds("- **{}:** {}".format, KEY, STATUS),
    st.builds("* {}: {}\\".format, KEY, STATUS),
    st.builds("| {} | {} |".format, KEY, STATUS),
    st.builds("<tr><td>{}</td><td>{}</td></tr>".format, KEY, STATUS),
    st.builds("> {} {}".format, KEY, STATUS),
    st.sampled_from(
        [
            "# A",
            "## Status",
            "# [Deprecated] A",
            "---",
            "+++",
            "|---|---|",
            "",
            "",
            "<table>",
            "```",
            "<!--",
            "-->",
            "\t",
            "  x:",
        ]
    ),
    STATUS,
    st.text(alphabet="a\u00e9\u2028\ufeff[](){}:#|*_`'\"\\ \t-0", max_size=8),
)
END = st.sampled_from(["\n", "\r\n", "\r"])
CONTENT = st.one_of(
    st.builds(lambda lines, end: end.join(lines).encode(), st.lists(LINE, max_size=10), END),
    st.builds(
        lambda keys, lines, end: end.join(["---", *keys, "---", *lines, ""]).encode(),
        st.lists(st.builds("{}: {}".format, KEY, STATUS), max_size=4),
        st.lists(LINE, max_size=4),
        END,
    ),
    st.binary(max_size=40),
)


def lost(before, after):
    """Return the lines of a file that are not there afterwards."""
    old, new = (Counter(data.removeprefix(MARK).splitlines()) for data in (before, after))
    return sorted((old - new).elements())


def tree(content):
    return {PATH: content, OTHER: "# B\n\n- Status: accepted\n"}


@given(CONTENT, st.sampled_from(["proposed", "accepted", "deprecated", "superseded"]), st.booleans())
@settings(max_examples=80)
def test_a_status_that_was_changed_is_read_and_the_rest_stays(write, content, slug, by):
    drafts = write.drafts(tree(content))
    catalog = drafts.catalog
    if PATH not in catalog.documents:
        return
    successor = catalog.documents[OTHER] if by and slug == "superseded" else None
    reason = change_status(drafts, PATH, write.status_of(catalog, PATH, slug), successor)
    after = write.after(drafts).get(PATH)
    if reason:
        assert after is None
        return
    again = write.drafts(tree(after if after is not None else content)).catalog
    old, new = catalog.documents[PATH], again.documents[PATH]
    assert (new.status, new.status_guessed) == (slug, False)
    assert (new.title, new.date, new.authors) == (old.title, old.date, old.authors)
    assert new.tags == old.tags or old.status_source == "tags"
    assert not successor or OTHER in again.others(PATH, Relation.SUPERSEDED_BY)
    if after is not None and old.status is None:
        assert len(lost(content, after)) <= 2  # the keys of status and successor may be there, and empty


@given(CONTENT)
@settings(max_examples=80)
def test_a_document_that_was_migrated_has_every_line_it_had(write, content):
    drafts = write.drafts(tree(content))
    if PATH not in drafts.catalog.documents:
        return
    done = migrate(drafts, PATH)
    after = write.after(drafts).get(PATH)
    assert bool(done.added) is (after is not None)
    if after is None:
        return
    assert lost(content, after) == []
    assert after.startswith(MARK) is content.startswith(MARK)
    second = write.drafts(tree(after))
    assert PATH in second.catalog.documents
    migrate(second, PATH)
    assert second.changes() == ()


@given(CONTENT)
@settings(max_examples=60)
def test_fixes_and_claims_raise_nothing_and_come_to_rest(write, content):
    drafts = write.drafts(tree(content))
    changed = {change.path: change.after for change in fixes(drafts.project, drafts.catalog, FIXABLE)}
    again = write.drafts({**tree(content), **changed})
    assert fixes(again.project, again.catalog, FIXABLE) == ()
    if PATH in drafts.catalog.documents:
        reason = claim_relation(drafts, PATH, Relation.SUPERSEDES, drafts.catalog.documents[OTHER])
        assert bool(reason) or OTHER in write.drafts({**tree(content), **write.after(drafts)}).catalog.others(
            PATH, Relation.SUPERSEDES
        )
