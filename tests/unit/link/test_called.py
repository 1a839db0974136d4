"""The document that a site's author calls by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.link.called import document_called

TREE = {
    "rfcs/0007-ledger.md": "# A ledger\n",
    "rfcs/0008-Queue.md": "# A queue\n",
    "plans/ledger.md": "---\nid: pay/One\n---\n# The *ledger*, built\n",
    "plans/queue.md": "# A Queue\n",
    "adr/0007-ledger.md": "# Straße\n",
    "adr/x/README.md": "---\nstatus: accepted\n---\n# RFC-0009\n",
    "adr/0010-x.md": "# plans/queue.md\n",
    "guide.md": "# Guide\n",
}


def called(catalog, word, tree=None):
    document = document_called(word, catalog(tree or TREE))
    return document and document.path


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("rfcs/0007-ledger.md", "rfcs/0007-ledger.md"),
        ("./rfcs/0007-ledger.md", "rfcs/0007-ledger.md"),
        ("plans/queue.md", "plans/queue.md"),
        ("RFC-0007", "rfcs/0007-ledger.md"),
        ("rfc-0007", "rfcs/0007-ledger.md"),
        ("ADR-0007", "adr/0007-ledger.md"),
        ("pay/one", "plans/ledger.md"),
        ("A ledger", "rfcs/0007-ledger.md"),
        ("a LEDGER", "rfcs/0007-ledger.md"),
        ("The ledger, built", "plans/ledger.md"),
        ("STRASSE", "adr/0007-ledger.md"),
        ("0008-queue", "rfcs/0008-Queue.md"),
        ("0008-Queue.md", "rfcs/0008-Queue.md"),
        ("ledger", "plans/ledger.md"),
    ],
)
def test_a_document_is_called_by_its_path_id_title_or_file(catalog, word, path):
    assert called(catalog, word) == path


@pytest.mark.parametrize("word", ["A queue", "0007-ledger", "0007-ledger.md"])
def test_a_name_of_several_documents_calls_none(catalog, word):
    assert called(catalog, word) is None


@pytest.mark.parametrize(
    "word", [".", "./", ".md", "RFC-0099", "nothing", "guide.md", "Guide", "plans", "plans/", "../plans/ledger.md"]
)
def test_what_is_no_document_is_not_called(catalog, word):
    assert called(catalog, word) is None


@pytest.mark.parametrize("word", ["", "./"])
def test_no_word_calls_no_document(catalog, word):
    assert called(catalog, word, {"plans/a.md": "# A\n", "rfcs/0001-b.md": "# B\n"}) is None


def test_an_id_counts_before_a_title_and_a_title_before_a_file(catalog):
    tree = {
        "rfcs/0001-a.md": "# adr-0001\n",
        "adr/0001-b.md": "# notes\n",
        "plans/notes.md": "# Other\n",
        "plans/adr-0001.md": "---\nid: x\n---\n# Yet another\n",
    }
    assert called(catalog, "ADR-0001", tree) == "adr/0001-b.md"
    assert called(catalog, "notes", tree) == "adr/0001-b.md"
    assert called(catalog, "notes.md", tree) == "plans/notes.md"


@given(st.text(max_size=20) | st.sampled_from(["RFC-0007", "./", "a ledger", "ledger.md.md"]))
def test_any_word_calls_a_document_or_none(catalog, word):
    assert called(catalog, word) in {None, *TREE} - {"guide.md"}


@given(st.sampled_from(sorted(set(TREE) - {"guide.md"})))
def test_every_document_is_called_by_its_own_path(catalog, path):
    assert called(catalog, path) == path
