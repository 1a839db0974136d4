"""Front matter from what is said elsewhere: only missing keys, the rest byte for byte, and never twice."""

import datetime

import pytest
from mkdocs.utils.meta import get_data

from mkdocs_archplan.write.migration import Migrated, migrate

RFC = "rfcs/0001-a.md"
OTHERS = {
    RFC: "---\ntitle: A\nstatus: approved\ndate: 2024-01-01\nauthor: Jo\n---\n",
    "plans/old.md": "---\nstatus: superseded\nsuperseded_by: a.md\ndate: 2024-01-01\n---\n# Old\n",
}


def migrated(write, content, path="plans/a.md", more=None):
    drafts = write.drafts({**OTHERS, **(more or {}), path: content})
    done = migrate(drafts, path)
    return done, write.after(drafts).get(path)


CASES = {
    "bullets": (
        """# A: the ledger

- **Status:** Active
- **Date:** July 22, 2019
- **Author:** @jo
- **RFC:** [x](../rfcs/0001-a.md)
- **Supersedes:** [Old](old.md)
- **Discussion:** https://example.org/1
- **Tags:** a, b: c
- **Updated:** 2020-01-02
""",
        """title: 'A: the ledger'
date: 2019-07-22
status: Active
author: '@jo'
related_rfc: ../rfcs/0001-a.md
discussion: https://example.org/1
supersedes: old.md
tags: [a, 'b: c']
updated: 2020-01-02
""",
    ),
    "lines": (
        "# [x] `A` & _b_\n\nStatus: implemented\nAuthors: Jo Doe (Acme, Inc.), Max\n",
        "title: '[x] A & b'\nstatus: implemented\nauthors: ['Jo Doe (Acme, Inc.)', Max]\n",
    ),
    "a table": ("# A\n\n|Status|Active|\n|---|---|\n|Date|2022-05|\n", "title: A\ndate: 2022-05\nstatus: Active\n"),
    "sections": ("# A\n\n## Status\n\nImplemented (v2)\n", "title: A\nstatus: Implemented\n"),
    "a status that is guessed": ("# A\n\nStatus: in progress\n", "title: A\nstatus: active\n"),
    "a status outside the lifecycle": ("# A\n\nStatus: On hold\n", "title: A\nstatus: On hold\n"),
    "a title that is a word of YAML": ("# Yes\n\nStatus: active\n", "title: 'Yes'\nstatus: active\n"),
    "only a last change": (
        "# A\n\nStatus: active\nUpdated: 2024-02-03\n",
        "title: A\nstatus: active\nupdated: 2024-02-03\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_was_read_becomes_front_matter(write, case):
    before, fields = CASES[case]
    done, after = migrated(write, before)
    assert (done.left, done.without) == ("", ())
    assert after.decode() == f"---\n{fields}---\n\n{before}"
    assert migrated(write, after) == (Migrated(), None)


@pytest.mark.parametrize("case", CASES)
def test_mkdocs_reads_the_same(write, case):
    before, _ = CASES[case]
    done, after = migrated(write, before)
    body, meta = get_data(after.decode())
    assert body.lstrip("\n") == before
    drafts = write.drafts({**OTHERS, "plans/a.md": after})
    document = drafts.catalog.documents["plans/a.md"]
    assert set(meta) == set(done.added)
    assert meta["title"] == document.title
    if isinstance(meta.get("date"), datetime.date):
        assert meta["date"].isoformat() == document.date


def test_front_matter_that_is_there_keeps_its_bytes_and_its_keys(write):
    head = b"\xef\xbb\xbf---\r\nTitle: 'x' # as it is\r\nstatus:\r\nx: [1,\r\n  2]\r\n...\r\n"
    before = head + b"# A\r\n\r\n* Status: active\r\n* Date: 2024-01-01"
    done, after = migrated(write, before)
    assert done.added == ("date",)
    assert after == before.replace(b"  2]\r\n", b"  2]\r\ndate: 2024-01-01\r\n")


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ('+++\ntitle = "A"\n+++\n\n* Status: active\n', "its front matter is TOML"),
        ("---\ntitle: @jo\n---\n# A\n\n* Status: active\n", "its front matter cannot be read"),
        ("---\n- a\n---\n# A\n\n* Status: active\n", "its front matter cannot be read"),
        ("---\ntitle: A\n\n# A\n\n* Status: active\n", "its front matter cannot be read"),
        (b"# A\n\n* Status: active\n\x00", "the file holds NUL characters, so it is no text in UTF-8"),
    ],
)
def test_what_cannot_be_added_to_is_left_alone_and_said_so(write, before, left):
    assert migrated(write, before) == (Migrated(left=left), None)


def test_a_metadata_file_is_where_the_metadata_stands(write):
    done, after = migrated(write, "# A\n", "rfcs/0002/README.md", {"rfcs/0002/metadata.yaml": "status: draft\n"})
    assert (done.left, after) == ("its metadata stands in a file beside it", None)


@pytest.mark.parametrize(
    "before", ["# A\n", "# A\n\nText.\n", "---\ntitle: A\n---\n", "---\nstatus: active\n---\n# A\n"]
)
def test_a_document_that_says_nothing_elsewhere_stays(write, before):
    assert migrated(write, before) == (Migrated(), None)


def test_what_only_an_index_knows_is_written_too(write):
    row = "| [A](a.md) | Implemented | 2025-12-01 | Jo |\n"
    more = {"plans/README.md": f"# Plans\n\n| Plan | Status | Date | Author |\n|---|---|---|---|\n{row}"}
    done, after = migrated(write, "# A\n", more=more)
    assert done.left == ""
    assert after == b"---\ntitle: A\ndate: 2025-12-01\nstatus: Implemented\nauthor: Jo\n---\n\n# A\n"


def test_a_date_that_can_be_read_in_two_ways_is_not_settled(write):
    done, after = migrated(write, "# A\n\nStatus: active\nDate: 03/04/2025\n")
    assert done.added == ("title", "status")
    assert b"2025-0" not in after


def test_what_another_encoding_holds_is_not_written_in_utf_8(write):
    before = b"# Caf\xe9\n\n* Status: active\n* Author: Ren\xe9\n* Date: 2024-01-01\n"
    done, after = migrated(write, before)
    assert done.added == ("date", "status")
    assert done.without == ("title", "author")
    assert after == b"---\ndate: 2024-01-01\nstatus: active\n---\n\n" + before


HIDDEN = [
    ("Date: 2021-04-15\n", "# A\n\n## Status\n\nActive\n", "date: 2021-04-15\ntitle: A\nstatus: Active\n"),
    ("Status: Active\nAuthors: Jo,\n    Max\n", "# A\n", "status: Active\nauthors: Jo, Max\ntitle: A\n"),
    (
        "Status: Active\nRFC: [x](../rfcs/0001-a.md)\nlayout: @1\n",
        "Text\n",
        "status: Active\nrfc: '[x](../rfcs/0001-a.md)'\nlayout: '@1'\n",
    ),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("hidden", "text", "fields"), HIDDEN)
def test_lines_that_mkdocs_hides_become_front_matter_and_no_text(write, hidden, text, fields, end):
    before = f"{hidden}\n{text}".replace("\n", end).encode()
    done, after = migrated(write, before)
    assert (done.left, done.without) == ("", ())
    assert after == f"---\n{fields}---\n\n{text}".replace("\n", end).encode()
    body, meta = get_data(after.decode().replace(end, "\n"))
    known, was = get_data(f"{hidden}\n{text}")
    assert (body, {key: str(meta[key]) for key in was}) == (known, was)
    assert migrated(write, after) == (Migrated(), None)


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("Note: we agreed.\n\n# A\n\n- Status: Active\n", "its first line is metadata to MkDocs"),
        ("Status: Active\nAuthor: Jo\nAuthor: Max\n\n# A\n", "its authors would read ('Jo Max',)"),
        (b"Status: Active\nAuthor: Ren\xe9\n\n# A\n", "the file is not UTF-8"),
    ],
)
def test_lines_that_mkdocs_hides_stay_where_they_would_say_something_else(write, before, left):
    done, after = migrated(write, before)
    assert (left in done.left, after) == (True, None)


def test_a_title_alone_is_no_reason_to_migrate(write):
    done, after = migrated(write, "# A\n\n- Status: Active\n- Status: Implemented\n")
    assert (done.left, after) == ("its front matter would change what it says", None)
