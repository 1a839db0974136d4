from dataclasses import replace

import pytest

from mkdocs_archplan.read.document import read_document


@pytest.mark.parametrize(
    ("text", "title", "title_source"),
    [
        ("---\ntitle: Ledger\n---\n# Other\n", "Ledger", "front-matter"),
        ("---\ntitle: The **big** `ledger`\n---\n", "The big ledger", "front-matter"),
        ("---\ntitle: 2024\n---\n", "2024", "front-matter"),
        ("---\ntitle: ''\n---\n# Heading\n", "Heading", "heading"),
        ("---\ntitle: [Brief Title]\n---\n# Heading\n", "Heading", "heading"),
        ("---\ntitle: <script>alert(1)</script>\n---\n", "<script>alert(1)</script>", "front-matter"),
        ("---\ntitle: Ledger: the plan\n---\n", "Ledger: the plan", "front-matter"),
        ("---\ntitle: [Draft] Ledger\n---\n", "[Draft] Ledger", "front-matter"),
        ("---\nadr: {title: Ledger, status: active}\n---\n# Other\n", "Ledger", "front-matter"),
        ("+++\ntitle = 'Ledger'\n+++\n# Other\n", "Ledger", "front-matter"),
        ("# The *heading*\n", "The heading", "heading"),
        ("# `code` & [a link](x.md)\n", "code & a link", "heading"),
        ("# Ärger: 5 € ¿qué?\n", "Ärger: 5 € ¿qué?", "heading"),
        ("# A <b>bold</b> title\n", "A bold title", "heading"),
        ("Ledger\n======\n", "Ledger", "heading"),
        ("# Heading\n\n- Title: Ledger\n", "Heading", "heading"),
        ("# [Draft] Ledger\n", "Ledger", "heading"),
        ("# [Superseded by [ADR-0019](0019-x.md)] Push metrics\n", "Push metrics", "heading"),
        ("# Summary\n", "Summary", "heading"),
        ("# Meta\n\nName: Ledger\n", "Ledger", "field"),
        ("# Summary\n\n# Ledger\n\n# Plan\n\n## Metadata\n\n- Title: Ledger\n", "Ledger", "field"),
        ("text\n\n## Second level\n", "A document", "file-name"),
        ("# Status\naccepted\n", "A document", "file-name"),
        ("# Status:\naccepted\n", "A document", "file-name"),
        ("# Summary\n\n# Plan\n", "A document", "file-name"),
        ("# [Architecture Plan Title]\n", "A document", "file-name"),
        ("#\n", "A document", "file-name"),
        ("", "A document", "file-name"),
    ],
)
def test_a_title_comes_from_front_matter_heading_field_or_file(document, text, title, title_source):
    found = document(text)
    assert (found.title, found.title_source) == (title, title_source)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("plans/payment-ledger/README.md", "Payment ledger"),
        ("plans/payment_ledger/index.md", "Payment ledger"),
        ("plans/payment ledger.md", "Payment ledger"),
        ("plans/0001-ledger.md", "0001 ledger"),
        ("plans/-.md", "-"),
        ("README.md", "README"),
    ],
)
def test_a_document_without_words_is_named_after_its_file_or_folder(document, path, title):
    assert document("", path=path).title == title


def test_the_navigation_names_a_document_that_does_not_name_itself(source, collection):
    def titled(text):
        found = read_document(replace(source(text), nav_title=" The ledger "), collection()).document
        return found.title, found.title_source

    assert titled("text\n") == ("The ledger", "navigation")
    assert titled("# Ledger\n") == ("Ledger", "heading")
    assert titled("# Meta\n\nName: Ledger\n") == ("Ledger", "field")


@pytest.mark.parametrize(
    ("text", "status", "raw", "where", "line"),
    [
        ("---\nstatus: Active \n---\n", "active", "Active", "front-matter", 2),
        ("---\nstatus: 'Active '\n---\n", "active", "Active ", "front-matter", 2),
        ("---\nstatus: [active]\n---\n", "active", "active", "front-matter", 2),
        ("---\nstatus: parked\n---\n", "parked", "parked", "front-matter", 2),
        ("---\nstatus: '{Active}'\n---\n", "active", "{Active}", "front-matter", 2),
        ("---\nstatus: {Active}\n---\n", "active", "{Active}", "front-matter", 2),
        ("---\nstatus: ✅ Active\n---\n", "active", "✅ Active", "front-matter", 2),
        ("---\nadr:\n  status: active\n---\n", "active", "active", "nested", 3),
        ("+++\nstatus = 'active'\n+++\n", "active", "active", "front-matter", 2),
        ("# T\n- **Status**: implemented\n", "implemented", "implemented", "bullet", 2),
        ("# T\n- Status: **Implemented (X 5.7)**\n", "implemented", "**Implemented (X 5.7)**", "bullet", 2),
        ("# T\n- Status: [ACTIVE](/README.md#a)\n", "active", "[ACTIVE](/README.md#a)", "bullet", 2),
        ("# T\n- Status: ** Active **\n", "active", "** Active **", "bullet", 2),
        ("# T\n**Status: Active**\\\n", "active", "Active", "line", 2),
        ("# T\nStatus: Active<br>Date: 2024-01-01\n", "active", "Active", "line", 2),
        ("# T\n| Status | Active |\n| - | - |\n", "active", "Active", "table", 2),
        (
            "# T\n\n## Status\n\n**Superseded** by [x](x.md)\n",
            "superseded",
            "**Superseded** by [x](x.md)",
            "section",
            5,
        ),
        ("# T\n\n## Status\n\n~~Active~~\n\nImplemented\n", "implemented", "Implemented", "section", 7),
        ("# T\n\n## Status\n\n~~Active~~ Implemented\n", "implemented", "~~Active~~ Implemented", "section", 5),
        ("# T\n\n## Status\n\n| Status | Active |\n| - | - |\n| Date | 2024-01-01 |\n", "active", "Active", "table", 5),
        ("# [Superseded] T\n", "superseded", "Superseded", "line", 1),
        ("---\ntags: [ledger, Active]\n---\n# T\n", "active", "Active", "tags", 2),
        ("---\nstatus:\n---\n# T\n- Status: active\n", "active", "active", "bullet", 5),
        ("---\nstatus: TBD\n---\n# T\n- Status: active\n", "active", "active", "bullet", 5),
        ("---\nstatus: N/A\n---\n# T\n- Status: active\n", "active", "active", "bullet", 5),
        ("---\nstatus: active | implemented\n---\n# T\n- Status: active\n", "active", "active", "bullet", 5),
        ("---\nstatus: {a: b}\n---\n", None, None, None, 1),
        ("---\nstatus: '{status}'\n---\n", None, None, None, 1),
        ("---\ntags: [ledger, Accepted]\n---\n# T\n", None, None, None, 1),
        ("# T\n", None, None, None, 1),
    ],
)
def test_a_status_comes_from_the_first_dialect_that_has_one(document, text, status, raw, where, line):
    found = document(text)
    assert (found.status, found.status_raw, found.status_source, found.status_line) == (status, raw, where, line)


@pytest.mark.parametrize(
    ("raw", "status", "guessed"),
    [
        ("active", "active", False),
        ("Active (phase 2)", "active", False),
        ("actve", "active", True),
        ("done", "implemented", True),
        ("parked", "parked", False),
    ],
)
def test_a_guessed_status_is_marked(document, raw, status, guessed):
    found = document(f"---\nstatus: {raw}\n---\n")
    assert (found.status, found.status_guessed) == (status, guessed)


@pytest.mark.parametrize(
    ("fields", "date", "raw", "updated"),
    [
        ("date: 2025-01-02", "2025-01-02", "2025-01-02", None),
        ("created: 2 January 2025\nupdated: 2025-02-03", "2025-01-02", "2 January 2025", "2025-02-03"),
        ("last_updated: 2025-02-03", "2025-02-03", "2025-02-03", None),
        ("date: 2025-01", "2025-01", "2025-01", None),
        ("date: 2025-01-02 (approx)", "2025-01-02", "2025-01-02 (approx)", None),
        ("date: 2025-30-01", None, "2025-30-01", None),
        ("date: soon\nupdated: 2025-02-03", None, "soon", "2025-02-03"),
        ("date: —\nupdated: 2025-02-03", "2025-02-03", "2025-02-03", None),
        ("date: YYYY-MM-DD\nupdated: 2025-02-03", "2025-02-03", "2025-02-03", None),
        ("date: YYYY-MM-DD 2025-01-02", "2025-01-02", "YYYY-MM-DD 2025-01-02", None),
        ("date: YYYY-MM-DD", None, None, None),
        ("date:", None, None, None),
        ("status: active since 2025-01-02", "2025-01-02", "2025-01-02", None),
        ("status: active since 2025-01-02\ndate: 2025-01-01", "2025-01-01", "2025-01-01", None),
    ],
)
def test_dates_are_iso_and_another_stands_in_for_the_one_that_is_missing(document, fields, date, raw, updated):
    found = document(f"---\n{fields}\n---\n")
    assert (found.date, found.date_raw, found.updated) == (date, raw, updated)


@pytest.mark.parametrize(
    ("fields", "rule", "line"),
    [
        ("date: 2025-30-01", "invalid-date", 2),
        ("status: active\nupdated: soon", "invalid-date", 3),
        ("date: 2022-05-??", "doubtful-date", 2),
        ("date: 3/4/2024", "doubtful-date", 2),
    ],
)
def test_a_date_that_cannot_be_read_is_reported_where_it_stands(reading, places, fields, rule, line):
    assert places(reading(f"---\n{fields}\n---\n# T\n")) == [(rule, line)]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("---\nauthor: Ada\n---\n", ("Ada",)),
        ("---\nauthors: [Ada, Jo]\n---\n", ("Ada", "Jo")),
        ("---\nowner: Jo\nauthors: [Ada]\n---\n", ("Ada",)),
        ("---\nauthors: [TBD]\nowner: Jo\n---\n", ("Jo",)),
        ("---\nowner: Jo\n---\n# T\n\n- Authors: Ada\n", ("Jo",)),
        ("---\nauthors: []\n---\n# T\n\n- Authors: Ada\n", ("Ada",)),
        ("# T\n\n- Deciders: @ada @jo\n", ("@ada", "@jo")),
        ("# T\n\n## Deciders\n\n- Ada\n- [Jo](https://example.org/jo)\n", ("Ada", "Jo")),
        ("# T\n", ()),
    ],
)
def test_the_people_of_the_first_place_that_names_some_count(document, text, authors):
    assert document(text).authors == authors


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ("tags: [a, B c]", ("a", "B c")),
        ("tags: a, b", ("a", "b")),
        ("labels:\n  - '**a**'\n  -\n  - {b: c}", ("a",)),
        ("tags:", ()),
        ("tags: {a: b}", ()),
    ],
)
def test_tags_are_plain_words(document, fields, tags):
    assert document(f"---\n{fields}\n---\n").tags == tags


@pytest.mark.parametrize(
    ("written", "discussion"),
    [
        ("https://example.org/pull/1", "https://example.org/pull/1"),
        ("'[PR 1](https://example.org/pull/1)'", "https://example.org/pull/1"),
        ("<https://example.org/pull/1>", "https://example.org/pull/1"),
        ("mailto:team@example.org", "mailto:team@example.org"),
        ("../notes/meeting.md", "../notes/meeting.md"),
        ("[https://example.org/1, https://example.org/2]", "https://example.org/1"),
        ("#payments on chat", None),
        ("'#payments on chat'", "#payments on chat"),
        ("the payments channel", "the payments channel"),
        ("'Slack: the payments channel'", "Slack: the payments channel"),
        ("TBD", None),
        ("N/A", None),
        ("", None),
    ],
)
def test_a_discussion_is_an_address_or_words(document, written, discussion):
    assert document(f"---\ndiscussion: {written}\n---\n").discussion == discussion


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "'[x](javascript:alert(1))'",
        "'java\\tscript:alert(1)'",
        "data:text/html,x",
        "//evil.example",
    ],
)
def test_a_discussion_that_may_not_be_linked_is_reported_and_dropped(reading, places, written):
    read = reading(f"---\ndiscussion: {written}\n---\n# T\n")
    assert read.document.discussion is None
    assert places(read) == [("unsafe-link", 2)]
