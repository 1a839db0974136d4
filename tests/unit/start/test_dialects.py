"""Templates as teams have them: what is known of a new document is filled in, all else stays, and it is read back."""

import difflib

import pytest

# Kind, template, then the lines that a new document has in place of those of the template.
TEMPLATES = {
    "front-matter": (
        "adr",
        """\
---
title: [Brief Title]
date: YYYY-MM-DD
status: proposed # or accepted
author: [Your Name]
---

# [Title]

text
""",
        ["title: A bounded queue", "date: 2026-07-01", "author: Mira Okafor", "# A bounded queue"],
    ),
    "seed-like rfc": (
        "rfc",
        """\
---
title: [Brief Title]
date: YYYY-MM-DD
status: draft
author: [Your Name]
discussion: # later
---

# RFC-NNNN: [Brief Title]

## Summary

[What]
""",
        ["title: A bounded queue", "date: 2026-07-01", "author: Mira Okafor", "# RFC-0001: A bounded queue"],
    ),
    "madr 2": (
        "adr",
        """\
# [short title of solved problem and solution]

* Status: [proposed | rejected | accepted | … | superseded by [ADR-0005](0005-example.md)] <!-- optional -->
* Author: [list everyone]
* Date: [YYYY-MM-DD when it was last updated] <!-- optional -->

## Context

text
""",
        [
            "# A bounded queue",
            "* Status: proposed <!-- optional -->",
            "* Author: Mira Okafor",
            "* Date: 2026-07-01 <!-- optional -->",
        ],
    ),
    "madr 4": (
        "adr",
        """\
---
# These are optional elements. Feel free to remove any of them.
status: "{proposed | rejected | accepted | … | superseded by ADR-0123"
date: {YYYY-MM-DD when the decision was last updated}
author: {list everyone involved}
---

# {short title, representative of solved problem and found solution}
""",
        ["status: proposed", "date: 2026-07-01", "author: Mira Okafor", "# A bounded queue"],
    ),
    "fields in comments": (
        "adr",
        """\
---
parent: Decisions
title: ADR Template

# status: "{proposed | rejected | accepted"
# date: {YYYY-MM-DD}
#author: {everyone}
---
# {short title}
""",
        ["title: A bounded queue", "status: proposed", "date: 2026-07-01", "author: Mira Okafor", "# A bounded queue"],
    ),
    "bare": (
        "adr",
        """\
---
status:
date:\x20
author:
  -\x20
---

# <!-- short title -->
""",
        ["status: proposed", "date: 2026-07-01", "  - Mira Okafor", "# A bounded queue"],
    ),
    "a list of authors": (
        "adr",
        """\
---
status: proposed
date: 2020-01-01
authors:
  - [First]
  - [Second]
tags: [a]
---
# Title
""",
        ["date: 2026-07-01", "  - Mira Okafor", "# A bounded queue"],
    ),
    "nygard": (
        "adr",
        """\
# NUMBER. TITLE

Date: DATE

Author: NAME

## Status

STATUS

## Context

The issue.
""",
        ["# 0001. A bounded queue", "Date: 2026-07-01", "Author: Mira Okafor", "Proposed"],
    ),
    "nygard in questions": (
        "adr",
        """\
# Decision record template

## Author

## Date
<!-- the day -->

## Status

What is the status, such as proposed, accepted, rejected, deprecated?

## Context

What?
""",
        ["# A bounded queue", "Mira Okafor", "", "", "2026-07-01", "", "proposed"],
    ),
    "boxes": (
        "adr",
        """\
# 0. [title]

Date: [today]
Author: [you]

## Status

- [ ] Draft
- [ ] Proposed
- [x] Accepted

## C

x
""",
        ["# 1. A bounded queue", "Date: 2026-07-01", "Author: Mira Okafor", "- [x] Proposed", "- [ ] Accepted"],
    ),
    "a table": (
        "adr",
        """\
# Title

| Metadata | Value                  |
|----------|------------------------|
| Date     | YYYY-MM-DD             |
| Author   | @<github user>         |
| Status   | `Proposed`, `Accepted` |

## Context

[What]
""",
        [
            "# A bounded queue",
            "| Date     | 2026-07-01             |",
            "| Author   | Mira Okafor            |",
            "| Status   | Proposed               |",
        ],
    ),
    "rust": (
        "rfc",
        """\
# Meta
[meta]: #meta
- Name: (fill in the feature name: My Feature)
- Start Date: (fill in today's date: YYYY-MM-DD)
- Author(s): (names)
- Status: Draft <!-- Draft, Approved -->
- RFC: (leave blank)

# Summary

One paragraph.
""",
        ["- Name: A bounded queue", "- Start Date: 2026-07-01", "- Author(s): Mira Okafor"],
    ),
    "bold": (
        "adr",
        """\
# ADR-XXX – {title}

**Status:** {Proposed|Accepted} | **Date:** {date}

**Author**: {you}\x20\x20
**ID:** ADR-XXX

## C
""",
        [
            "# ADR-001 – A bounded queue",
            "**Status:** Proposed | **Date:** 2026-07-01",
            "**Author**: Mira Okafor  ",
            "**ID:** ADR-001",
        ],
    ),
    "a key above": (
        "adr",
        """\
---
adr:
  status: TBD
  date: TBD
  author: TBD
  id: ADR-000
layout: adr
---

# [Title]
""",
        ["  status: proposed", "  date: 2026-07-01", "  author: Mira Okafor", "  id: ADR-001", "# A bounded queue"],
    ),
    "toml": (
        "adr",
        """\
+++
title = "Title"
date = "YYYY-MM-DD"
status = "proposed"
author = ""
+++

text
""",
        ['title = "A bounded queue"', 'date = "2026-07-01"', 'author = "Mira Okafor"'],
    ),
    "underlined": (
        "adr",
        """\
[Title]
=======

Status: Proposed

Date: YYYY-MM-DD

Authors:

- [name]
- [name]

Context
-------

text
""",
        ["A bounded queue", "Date: 2026-07-01", "- Mira Okafor"],
    ),
    "no room for anything": (
        "adr",
        """\
## Context

[What]
""",
        ["---", "title: A bounded queue", "status: proposed", "date: 2026-07-01", "author: Mira Okafor", "---", ""],
    ),
    "room for some of it": (
        "adr",
        """\
# [Title]

- **Owner**: [who]
- **Status**: [Proposed or Accepted]

## Context

[What]
""",
        ["# A bounded queue", "- **Owner**: Mira Okafor", "- **Status**: Proposed", "- **Date**: 2026-07-01"],
    ),
}


def new_lines(before, after):
    return [line[2:] for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line.startswith("+ ")]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_filled_in_and_read_back(site, name, ends):
    kind, template, expected = TEMPLATES[name]
    site.write(f"{kind}/template.md", "\ufeff" * (ends != "\n") + template.replace("\n", ends))
    document, text, problems = site.start(kind)
    lines = text.replace(ends, "\n").split("\n")
    assert new_lines(template, "\n".join(lines).lstrip("\ufeff")) == expected
    assert text.count("\n") == text.count(ends)
    assert document.title.endswith("A bounded queue")
    assert (document.status, document.date, document.authors) == (
        "draft" if kind == "rfc" else "proposed",
        "2026-07-01",
        ("Mira Okafor",),
    )
    assert document.id
    assert document.id.rstrip("1").rstrip("0") == f"{kind.upper()}-"
    assert [problem for problem in problems if problem.severity != "info"] == []


@pytest.mark.parametrize("kind", ["plan", "rfc", "adr"])
def test_a_scaffold_is_filled_in_and_read_back(site, kind):
    document, text, problems = site.start(kind)
    assert (document.title, document.title_source, document.kind) == ("A bounded queue", "front-matter", kind)
    assert (document.date, document.authors) == ("2026-07-01", ("Mira Okafor",))
    assert document.status == {"plan": "active", "rfc": "draft", "adr": "proposed"}[kind]
    assert document.id == {"plan": None, "rfc": "RFC-0001", "adr": "ADR-0001"}[kind]
    assert {problem.severity for problem in problems} <= {"info"}
    assert {problem.rule for problem in problems} <= {"placeholder-left", "cost-placeholder", "missing-discussion"}
    assert "\nauthor: Mira Okafor\n" in text
    if kind == "plan":
        assert len([problem for problem in problems if problem.rule == "cost-placeholder"]) == 1


def test_the_status_is_spelt_as_the_neighbours_spell_it(site):
    site.write("adr/0001-a.md", "# A\n\n- Status: PROPOSED\n- Date: 2026-01-01\n")
    site.write("adr/template.md", "# [Title]\n\n- Status: [status]\n- Date: [date]\n")
    assert "- Status: PROPOSED\n" in site.start()[1]


def test_an_asked_status_counts_over_that_of_the_template(site):
    site.write("adr/template.md", "# [Title]\n\n- Status: [Proposed | Accepted]\n- Date: [date]\n")
    document, text, _ = site.start(status="accepted")
    assert document.status == "accepted"
    assert "- Status: Accepted\n" in text
    assert site.start(title="Another", status="deprecated")[0].status == "deprecated"


def test_who_decides_is_not_guessed_from_who_writes(site):
    site.write("adr/template.md", "# [Title]\n\n- Deciders: [names]\n- Status: Proposed\n- Date: [date]\n")
    assert "- Deciders: [names]\n" in site.begin(authors=()).data.decode()
    assert "- Deciders: Mira Okafor, Emeka\n" in site.begin(authors=("Mira Okafor", "Emeka")).data.decode()


def test_several_authors_are_a_list_in_yaml(site):
    document, text, _ = site.start(authors=("Mira Okafor", "Emeka"))
    assert "author: [Mira Okafor, Emeka]\n" in text
    assert len(document.authors) == 2


def test_nothing_is_written_that_is_not_known(site, monkeypatch):
    monkeypatch.setattr("mkdocs_archplan.start.begin.user_name", lambda folder: "")
    assert "author: [Your Name]" in site.begin(authors=()).data.decode()


def test_fields_that_the_neighbours_do_not_have_are_not_added(site):
    for number in (1, 2, 3):
        site.write(f"adr/000{number}-a.md", "# A\n\ntext\n")
    site.write("adr/template.md", "# [Title]\n\ntext\n")
    assert site.begin(authors=()).data == b"# A bounded queue\n\ntext\n"
    assert b"status: accepted" in site.begin(status="accepted").data


def test_a_template_that_is_no_text_is_refused(site):
    from mkdocs_archplan.start.wanted import StartError

    site.write("adr/template.md", b"\xff\xfe#\x00 \x00T\x00\n\x00")
    with pytest.raises(StartError, match="not UTF-8"):
        site.begin()


TITLES = [
    "Quotes \"and\" 'those'",
    "Colon: and # hash, [brackets] {braces}",
    "Use `uv` & <script>alert(1)</script>",
    "*.md files_of_all *kinds*",
    "Ends with C#",
    "- a bullet | a cell",
    "---",
    "yes",
    "2026-01-01",
    "\\ backslash",
    "Two\nlines\tand \x1b[31mcolour\x00",
    "日本語のタイトル",
    "long " * 80,
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", ["front-matter", "madr 2", "a table", "toml"])
def test_any_title_is_written_so_that_it_is_read(site, name, title):
    kind, template, _ = TEMPLATES[name]
    site.write(f"{kind}/template.md", template)
    document, text, problems = site.start(kind, title=title)
    said = " ".join(title.replace("\x1b", "").replace("\x00", "").split())
    literal = {said, said.replace("`", ""), said.replace("*kinds*", "kinds")}
    assert document.title in literal
    assert "\x1b" not in text
    assert document.date == "2026-07-01"
    assert len(document.path) < 120
    assert [problem for problem in problems if problem.severity != "info"] == []


@pytest.mark.parametrize("title", ["", "  \n", "[Brief Title]", "TBD", "\x00"])
def test_a_title_that_says_nothing_is_refused(site, title):
    from mkdocs_archplan.start.wanted import StartError

    with pytest.raises(StartError, match="needs a title"):
        site.begin(title=title)
