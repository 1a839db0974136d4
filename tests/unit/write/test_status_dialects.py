"""A status is changed where it stands, in every dialect that is read, and nothing beside it."""

import pytest

PATH = "adr/0001-a.md"
# What stands before, the status to set, what changes: (old, new) once in the text.
FRONT_MATTER = [
    ("---\nstatus: accepted\n---\n# A\n", "deprecated", ("accepted", "deprecated")),
    ("---\nstatus:   accepted   # since May\n---\n# A\n", "deprecated", ("accepted", "deprecated")),
    ("---\nstatus: 'Accepted'\n---\n# A\n", "rejected", ("Accepted", "Rejected")),
    ('---\nstatus: "ACCEPTED" # x\n---\n# A\n', "rejected", ("ACCEPTED", "REJECTED")),
    ("---\nstatus: [accepted]\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\nstatus:\n  - accepted # x\ntitle: x\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\nstatus: >\n  accepted\ntitle: x\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\nstatus: ✅ accepted\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\nstatus: accepted (2024-05-01)\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\nstatus: accepted with modifications\n---\n# A\n", "rejected", ("accepted with modifications", "rejected")),
    ("---\nstatus: superceded\n---\n# A\n", "accepted", ("superceded", "accepted")),
    ("---\nadr:\n    title: A\n    status:  accepted\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\nadr: {status: accepted, title: A}\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ("---\ntags: [x, Accepted, y]\n---\n# A\n", "rejected", ("Accepted", "Rejected")),
    ("---\ntags:\n- x\n- 'Accepted'\n---\n# A\n", "rejected", ("Accepted", "Rejected")),
    ("---\nstatus: accepted\ntitle: @broken\n---\n# A\n", "rejected", ("accepted", "rejected")),
    ('+++\nstatus = "accepted" # x\n+++\n# A\n', "rejected", ("accepted", "rejected")),
    ("---\nstatus:\n---\n# A\n\n* Status: accepted\n", "rejected", ("accepted", "rejected")),
]
BODY = [
    ("# A\n\n* Status: accepted\n* Date: 2024-01-01\n", "deprecated", ("accepted", "deprecated")),
    ("# A\n\n- **Status:** Accepted  \n- **Date:** 2024-01-01\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n- **Status**: **Accepted (v2)**\n", "rejected", ("Accepted", "Rejected")),
    (
        "# A\n\n- Status: [ACCEPTED](/x.md#accepted)\n",
        "rejected",
        ("ACCEPTED](/x.md#accepted)", "REJECTED](/x.md#rejected)"),
    ),
    ("# A\n\nStatus: accepted\n\nText\n", "rejected", ("accepted", "rejected")),
    ("# A\n\n**Status**: `accepted`\\\n**Date**: 2024-01-01\n", "rejected", ("accepted", "rejected")),
    ("# A\n\n**Status: Accepted** <!-- x -->\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n*Status: ✅ Accepted – 2025-07-30*\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n**Status:** Accepted **Date:** 2026-02-08\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\nStatus: Accepted | Date: 2026-02-08\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n**Status:**\n\nAccepted\n\n## Context\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n- Status: Proposed → Accepted\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n- Status: ![Accepted](https://x.io/b-accepted-red)\n", "rejected", ("ed](https://x.io/b-accept", None)),
    ("# A\n\n## Status {#status .x}\n\nAccepted\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n- Status: ~~Proposed~~ Accepted\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n> Status: accepted\n", "rejected", ("accepted", "rejected")),
    ("# A\n\n| Status | Accepted |\n|---|---|\n| Date | 2024-01-01 |\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n|Date|Status|Author|\n|---|---|---|\n|2024-01-01|Accepted|Jo|\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n<table>\n<tr><td>Status</td><td> Accepted </td></tr>\n</table>\n", "rejected", ("Accepted", "Rejected")),
    (
        "# A\n\n<table>\n<tr><td>Status</td>\n<td>\n Accepted</td></tr></table>\n",
        "rejected",
        ("Accepted", "Rejected"),
    ),
    ("# A\n\n## Status\n\nAccepted\n\n## Context\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n## Status\n\n- Accepted.\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n## Status: Accepted\n\nText\n", "rejected", ("Accepted", "Rejected")),
    ("# A\n\n# Status\n<!-- which? -->\n\n**Accepted**\n", "rejected", ("Accepted", "Rejected")),
    ("# [Accepted] A\n", "rejected", ("Accepted", "Rejected")),
]


def rewritten(before, change):
    assert before.count(change[0]) == 1
    if change[1] is None:  # every place
        return before.replace("Accepted", "Rejected").replace("accepted", "rejected")
    return before.replace(*change)


@pytest.mark.parametrize(("before", "slug", "change"), FRONT_MATTER + BODY)
def test_only_the_value_changes(write, before, slug, change):
    drafts, reason = write.with_status({PATH: before}, PATH, slug)
    assert reason == ""
    assert write.after(drafts)[PATH].decode() == rewritten(before, change)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("before", "slug", "change"), [FRONT_MATTER[1], FRONT_MATTER[11], BODY[0], BODY[13], BODY[18]])
def test_line_ends_and_the_byte_order_mark_stay(write, before, slug, change, end, mark):
    data = mark + before.replace("\n", end).encode()
    drafts, reason = write.with_status({PATH: data}, PATH, slug)
    assert reason == ""
    assert write.after(drafts)[PATH] == mark + rewritten(before, change).replace("\n", end).encode()


def test_bytes_that_are_not_utf_8_stay(write):
    before = b"# Caf\xe9 \xff\xfe\n\n* Status: accepted\n* Author: Ren\xe9\n\n\x80 tail"
    drafts, reason = write.with_status({PATH: before}, PATH, "rejected")
    assert reason == ""
    assert write.after(drafts)[PATH] == before.replace(b"accepted", b"rejected")


def test_every_place_that_repeats_the_status_changes_in_its_own_case(write):
    before = "---\nstatus: accepted\n---\n# A\n\n## Status\n\nAccepted\n\n## Context\n\nIt was accepted.\n"
    drafts, reason = write.with_status({PATH: before}, PATH, "rejected")
    assert reason == ""
    assert write.after(drafts)[PATH].decode() == (
        "---\nstatus: rejected\n---\n# A\n\n## Status\n\nRejected\n\n## Context\n\nIt was accepted.\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A\n\nText.\n", "---\nstatus: accepted\n---\n\n# A\n\nText.\n"),
        ("", "---\nstatus: accepted\n---\n\n"),
        ("---\ntitle: A\n---\n# A\n", "---\ntitle: A\nstatus: accepted\n---\n# A\n"),
        ("---\n# nothing yet\n---\n# A\n", "---\n# nothing yet\nstatus: accepted\n---\n# A\n"),
        ("---\nadr:\n  date: 2024-01-01\n---\n# A\n", "---\nadr:\n  date: 2024-01-01\n  status: accepted\n---\n# A\n"),
        ("---\n  x: 1\n  y: 2\n---\n# A\n", "---\n  x: 1\n  y: 2\n  status: accepted\n---\n# A\n"),
        ('+++\ndate = "2024-01-01"\n+++\n# A\n', '+++\ndate = "2024-01-01"\nstatus = "accepted"\n+++\n# A\n'),
        ("---\nstatus: # x\ndate: 2024-01-01\n---\n", "---\nstatus: accepted # x\ndate: 2024-01-01\n---\n"),
        ("---\nstatus: ~ # x\n---\n", "---\nstatus: accepted # x\n---\n"),
        ("---\n---\n# A\n", "---\nstatus: accepted\n---\n# A\n"),
        ('---\n{"date": "2024-01-01"}\n---\n', '---\n{"date": "2024-01-01", "status": "accepted"}\n---\n'),
        ("Date: 2024-01-01\n\n# A\n", "Date: 2024-01-01\nStatus: accepted\n\n# A\n"),
        ("# A\n\n- Date: 2024-01-01,\n  or so\n", "# A\n\n- Date: 2024-01-01,\n  or so\n- Status: accepted\n"),
        ("---\nstatus: '[Draft | Accepted]'\n---\n", "---\nstatus: accepted\n---\n"),
        ("# A\n\n- **Status:**\n- **Date:** 2024-01-01\n", "# A\n\n- **Status:** accepted\n- **Date:** 2024-01-01\n"),
        ("# A\n\n- Status: TBD\n", "# A\n\n- Status: accepted\n"),
        ("# A\n\n- Date: 2024-01-01\n\nText\n", "# A\n\n- Date: 2024-01-01\n- Status: accepted\n\nText\n"),
        ("# A\n\n**Date:** 2024-01-01\n\nText\n", "# A\n\n**Date:** 2024-01-01\n\n**Status:** accepted\n\nText\n"),
        (
            "# A\n\n|Date  |2024-01-01|\n|---|---|\n|Author|Jo|\n",
            "# A\n\n|Date  |2024-01-01|\n|---|---|\n|Status|accepted|\n|Author|Jo|\n",
        ),
    ],
)
def test_a_document_without_a_status_gets_one_as_its_other_fields_are(write, before, after):
    drafts, reason = write.with_status({PATH: before}, PATH, "accepted")
    assert reason == ""
    assert write.after(drafts)[PATH].decode() == after


def test_a_metadata_file_is_changed_instead_of_its_document(write):
    tree = {"rfcs/0001/README.md": "# A\n", "rfcs/0001/metadata.yaml": "title: A\nstatus: draft # x\r\n"}
    drafts, reason = write.with_status(tree, "rfcs/0001/README.md", "approved")
    assert reason == ""
    assert write.after(drafts) == {"rfcs/0001/metadata.yaml": b"title: A\nstatus: approved # x\r\n"}


def test_the_words_are_those_of_the_collection(write):
    tree = {
        "rfcs/0001-a.md": "---\nstatus: draft\n---\n",
        "rfcs/0002-b.md": "# B\n\n- Status: Draft\n",
        "rfcs/0003-c.md": "# C\n\n- Status: Open-for-Review\n",
    }
    for path, wanted in (
        ("rfcs/0001-a.md", b"status: open-for-review"),
        ("rfcs/0002-b.md", b"Status: Open-for-Review"),
    ):
        drafts, reason = write.with_status(tree, path, "open-for-review")
        assert reason == ""
        assert wanted in write.after(drafts)[path]


@pytest.mark.parametrize(
    ("old", "slug", "new"),
    [
        ("draft", "open-for-review", "open for review"),
        ("Draft", "open-for-review", "Open for review"),
        ("DRAFT", "open-for-review", "OPEN FOR REVIEW"),
        ("open_for_review", "approved", "approved"),
    ],
)
def test_without_an_example_the_label_is_written_in_the_case_of_the_old_status(write, old, slug, new):
    drafts, reason = write.with_status({"rfcs/1-a.md": f"---\nstatus: {old}\n---\n"}, "rfcs/1-a.md", slug)
    assert reason == ""
    assert write.after(drafts)["rfcs/1-a.md"].decode() == f"---\nstatus: {new}\n---\n"


def test_the_same_status_again_changes_nothing(write):
    drafts, reason = write.with_status({PATH: "---\nstatus: Accepted\n---\n"}, PATH, "accepted")
    assert (reason, write.after(drafts)) == ("", {})


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ("# A\n\nStatus: accepted\n".encode("utf-16"), "no text in UTF-8"),
        (b"# A\n\n* Status: accepted\x00\n", "no text in UTF-8"),
        ("# DRAFT: A\n", "title"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(write, before, reason):
    drafts, said = write.with_status({PATH: before}, PATH, "rejected")
    assert reason in said
    assert write.after(drafts) == {}


def test_what_a_status_names_is_not_lost(write):
    tree = {PATH: "# A\n\n## Status\n\nDeprecated (see [B](0002-b.md))\n", "adr/0002-b.md": "# B\n\nStatus: accepted\n"}
    drafts, reason = write.with_status(tree, PATH, "rejected")
    assert reason == ""
    assert b"Rejected (see [B](0002-b.md))" in write.after(drafts)[PATH]
    drafts, reason = write.with_status(tree, PATH, "superseded")
    assert reason
    assert write.after(drafts) == {}


def test_a_successor_goes_with_the_status_that_names_it(write):
    tree = {PATH: "# A\n\n* Status: superseded by [B](0002-b.md)\n", "adr/0002-b.md": "# B\n\nStatus: accepted\n"}
    drafts, reason = write.with_status(tree, PATH, "accepted")
    assert reason == ""
    assert write.after(drafts)[PATH] == b"# A\n\n* Status: accepted\n"


def test_a_tick_moves_to_the_box_of_the_new_status(write):
    before = "# A\n\n## Status\n\n- [x] Proposed\n- [ ] Accepted (in force)\n- [ ] Rejected\n"
    drafts, reason = write.with_status({PATH: before}, PATH, "rejected")
    assert reason == ""
    assert write.after(drafts)[PATH].decode() == before.replace("[x]", "[ ]").replace("[ ] Rej", "[x] Rej")
    in_line = "# A\n\n- Status: [x] Proposed [ ] Accepted\n"
    drafts, reason = write.with_status({PATH: in_line}, PATH, "rejected")
    assert (reason != "", write.after(drafts)) == (True, {})


@pytest.mark.parametrize("block", ["x: &s accepted\nstatus: *s\n", "status: &s accepted\nx: *s\n"])
def test_a_value_that_another_key_shares_stays(write, block):
    drafts, reason = write.with_status({PATH: f"---\n{block}---\n# A\n"}, PATH, "rejected")
    assert reason == "its 'x' would read 'rejected' instead of 'accepted'"
    assert write.after(drafts) == {}


def test_only_what_differs_has_to_be_written_in_a_file_of_another_encoding(write):
    before = "# A\n\n- Status: Proposed → Accepted\n".encode() + b"\n\xe9\n"
    drafts, reason = write.with_status({PATH: before}, PATH, "rejected")
    assert reason == ""
    assert write.after(drafts)[PATH] == before.replace(b"Accepted", b"Rejected")
