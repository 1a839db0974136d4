"""One site in which every document says what it is in another way, built as readers would get it."""

import pytest

CONFIG = {
    "site_url": "https://docs.example/handbook/",
    "repo_url": "https://git.example/team/handbook",
    "edit_uri": "edit/main/docs/",
    "nav": [{"Home": "index.md"}, {"Journal": "adr/0013-journal.md"}],
    "extra": {},
}
TREE = {
    "adr/README.md": """# Decisions

| Decision | Status | Date | Author |
| --- | --- | --- | --- |
| [Rows only](0009-rows-only.md) | Rejected | 2024-09-09 | Ida |
| [Flat](0001-flat.md) | Proposed | 2024-01-01 | Ann |
""",
    "adr/0001-flat.md": "---\nStatus: Accepted\nDate: 2024-01-01\nAuthors: [Ann, '@bob']\n---\n\n# Flat\n",
    "adr/0002-nested.md": "---\nadr:\n  status: deprecated\n  created: 02-Feb-2024\n  author: Cem\n---\n\n# Nested\n",
    "adr/0003-bullets.md": "# Bullets\n\n* **Status:** superseded by [ADR-0004](0004-lines.md)\n* Date: 3 March 2024\n",
    "adr/0004-lines.md": "# Lines\n\n**Status: Accepted**\\\n**Date:** 2024-04-04\n**Deciders:** Dee, Eli\n",
    "adr/0005-section.md": "# Section\n\nDate: 2024-05-05\n\n## Status\n\nAccepted\n\nAmends [ADR 1](0001-flat.md)\n",
    "adr/0006-table.md": "# Table\n\n| Field | Value |\n| --- | --- |\n| Status | ✅ Accepted |\n| Author | @fay |\n",
    "adr/0007-html.md": "# HTML\n\n<table>\n<tr><td>Status<td>Acepted\n<tr><td>Created<td>July 7, 2024\n</table>\n",
    "adr/0008-sidecar/README.md": "# Sidecar\n\nText.\n",
    "adr/0008-sidecar/metadata.yaml": "status: rejected\ndate: 2024-08-08\nauthors: ['@gus']\n",
    "adr/0008-sidecar/notes.md": "# Notes\n\n- Status: accepted\n",
    "adr/0009-rows-only.md": "# Rows only\n\nText.\n",
    "adr/0010-tags.md": "---\ntags: [storage, Accepted]\n---\n\n# Tags\n",
    "adr/0011-title.md": "# [Superseded by [ADR-0012](0012-toml.md)] Pushing metrics\n",
    "adr/0012-toml.md": '+++\ntitle = "TOML"\nstatus = "accepted"\ndate = 2024-12-12\n+++\n\nText of the page.\n',
    "adr/0013-journal.md": "# Status\n\nAccepted\n\n# Context\n\nSee [flat](https://docs.example/handbook/adr/0001-flat/)\n"
    "and [lines](https://git.example/team/handbook/blob/feature/x/docs/adr/0004-lines.md).\n",
    "adr/moved.md": "# Flat\n\nThis page has moved to [another place](0001-flat.md).\n",
}
SAID = {
    "adr/0001-flat.md": ("Flat", "accepted", "front-matter", "2024-01-01", ["Ann", "@bob"]),
    "adr/0002-nested.md": ("Nested", "deprecated", "nested", "2024-02-02", ["Cem"]),
    "adr/0003-bullets.md": ("Bullets", "superseded", "bullet", "2024-03-03", []),
    "adr/0004-lines.md": ("Lines", "accepted", "line", "2024-04-04", ["Dee", "Eli"]),
    "adr/0005-section.md": ("Section", "accepted", "section", "2024-05-05", []),
    "adr/0006-table.md": ("Table", "accepted", "table", None, ["@fay"]),
    "adr/0007-html.md": ("HTML", "accepted", "table", "2024-07-07", []),
    "adr/0008-sidecar/README.md": ("Sidecar", "rejected", "sidecar", "2024-08-08", ["@gus"]),
    "adr/0009-rows-only.md": ("Rows only", "rejected", "index-row", "2024-09-09", ["Ida"]),
    "adr/0010-tags.md": ("Tags", "accepted", "tags", None, []),
    "adr/0011-title.md": ("Pushing metrics", "superseded", "line", None, []),
    "adr/0012-toml.md": ("TOML", "accepted", "front-matter", "2024-12-12", []),
    "adr/0013-journal.md": ("Journal", "accepted", "section", None, []),
}


@pytest.fixture(scope="module")
def site(build_once):
    return build_once(TREE, CONFIG, theme="material")


def test_every_document_is_there_and_nothing_else(site):
    assert [document["path"] for document in site.catalog["documents"]] == list(SAID)


@pytest.mark.parametrize("path", SAID)
def test_a_document_is_read_as_it_is_written(site, path):
    document = site.document(path)
    keys = ("title", "status", "status_source", "date", "authors")
    assert tuple(document[key] for key in keys) == SAID[path]


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        ("index-row-drift", [("adr/README.md", 6)]),
        ("guessed-status", [("adr/0007-html.md", 4)]),
        ("broken-reference", []),
        ("broken-front-matter", []),
        ("metadata-conflict", []),
        ("duplicate-id", []),
    ],
)
def test_what_is_doubtful_is_reported_where_it_stands(site, rule, places):
    assert [(problem["path"], problem["line"]) for problem in site.problems(rule)] == places


def test_supersession_is_read_from_a_bullet_and_from_a_title(site):
    found = {d["path"]: d["superseded_by"] for d in site.catalog["documents"] if d["superseded_by"]}
    assert found == {"adr/0003-bullets.md": ["adr/0004-lines.md"], "adr/0011-title.md": ["adr/0012-toml.md"]}


def test_addresses_of_the_site_and_of_its_repository_lead_to_documents(site):
    targets = [r["target"] for r in site.document("adr/0013-journal.md")["references"]]
    assert targets == ["adr/0001-flat.md", "adr/0004-lines.md"]


def test_the_index_shows_every_document_under_its_status(site):
    groups = {group.attrs["data-status"]: group for group in site.index("adr").all("section.archplan-group")}
    assert list(groups) == ["accepted", "rejected", "deprecated", "superseded"]
    shown = {slug: len(group.all("tbody tr")) for slug, group in groups.items()}
    assert shown == {"accepted": 8, "rejected": 2, "deprecated": 1, "superseded": 2}


def test_front_matter_that_mkdocs_cannot_read_is_not_page_text(site):
    text = site.page("adr/0012-toml.md").one("article").text
    assert "Text of the page." in text
    assert "+++" not in text


def test_a_mail_address_is_neither_in_the_index_nor_in_the_catalog(build):
    built = build({"adr/0001-a.md": "# A\n\n- Status: accepted\n- Author: Ann <ann@example.org>\n"})
    assert built.document("adr/0001-a.md")["authors"] == ["Ann"]
    assert "ann@example.org" not in built.source("catalog.json") + built.source("adr/index.html")


def test_a_link_out_of_the_docs_is_listed_but_not_followed(write, rebuild):
    root = write({"plans/a.md": "---\nstatus: active\n---\n\n# A\n"})
    (root / "secret.md").write_text("---\ntitle: Secret\nstatus: active\n---\n", encoding="utf-8")
    (root / "docs/plans/b.md").symlink_to(root / "secret.md")
    built = rebuild(root)
    assert [(d["path"], d["title"], d["status"]) for d in built.catalog["documents"]] == [
        ("plans/a.md", "A", "active"),
        ("plans/b.md", "B", None),
    ]
    assert [p["line"] for p in built.problems("unreadable-file", "plans/b.md")] == [1]
