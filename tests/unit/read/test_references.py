import pytest


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("plan", "related_rfc: 0001", [("implements", "0001")]),
        ("adr", "related_rfc: 0001", [("relates to", "0001")]),
        ("plan", "related_rfc: [RFC-1, RFC-2]", [("implements", "RFC-1"), ("implements", "RFC-2")]),
        ("plan", "related_rfc: RFC 074", [("implements", "RFC 074")]),
        ("plan", "related_rfc: '[RFC 1](../rfcs/1.md)'", [("implements", "[RFC 1](../rfcs/1.md)")]),
        ("plan", "related_rfc: [RFC 1](../rfcs/1.md)", [("implements", "[RFC 1](../rfcs/1.md)")]),
        ("plan", "related_adrs: [013, 008]", [("relates to", "013"), ("relates to", "008")]),
        ("plan", "related_adrs: '015, 016'", [("relates to", "015"), ("relates to", "016")]),
        ("plan", "related_adrs: 015 and 016", [("relates to", "015"), ("relates to", "016")]),
        ("plan", "related_adrs: ADR-1 ADR-2", [("relates to", "ADR-1"), ("relates to", "ADR-2")]),
        ("plan", "related_adrs: ADR 1; ADR 2", [("relates to", "ADR 1"), ("relates to", "ADR 2")]),
        ("plan", "related: docs/rfcs/x.md", [("relates to", "docs/rfcs/x.md")]),
        ("plan", "related: https://example.org/x", [("relates to", "https://example.org/x")]),
        ("plan", "related: The payment ledger", [("relates to", "The payment ledger")]),
        ("plan", "supersedes: old.md", [("supersedes", "old.md")]),
        ("plan", "superseded-by: new.md", [("superseded by", "new.md")]),
        ("plan", "superseded_by: 002", [("superseded by", "002")]),
        ("adr", "amends: 3", [("amends", "3")]),
        ("adr", "depends_on:\n  - x.md\n  - y.md", [("depends on", "x.md"), ("depends on", "y.md")]),
        ("adr", "related: [{implements: RFC-038}]", [("implements", "RFC-038")]),
        ("plan", "related: [{implements: RFC-038}]", [("implements", "RFC-038")]),
        ("adr", "related: {rfcs: [RFC-1], adrs: [3]}", [("relates to", "RFC-1"), ("relates to", "3")]),
        ("adr", "related: {title: Ledger, path: x.md}", [("relates to", "x.md")]),
        ("adr", "related: |\n  ADR-1\n  ADR-2", [("relates to", "ADR-1"), ("relates to", "ADR-2")]),
        ("adr", "related: |\n" + "  ADR-1\n" * 200 + "  x.md", [("relates to", "ADR-1"), ("relates to", "x.md")]),
        ("adr", "related: [1, 1]\nsee_also: 1", [("relates to", "1")]),
        ("adr", "supersedes: 1\nrelated: 1", [("supersedes", "1"), ("relates to", "1")]),
    ],
)
def test_front_matter_names_other_documents(document, named, kind, fields, expected):
    found = document(f"---\n{fields}\n---\n# T\n", kind=kind)
    assert [(relation, raw) for relation, raw, _ in named(found)] == expected


@pytest.mark.parametrize(
    "fields",
    [
        "related_rfc: # Link to source RFC if applicable",
        "related_rfc:",
        "related_rfc: N/A",
        "related_rfc: None.",
        "related_rfc: not applicable",
        "related_rfc: '-'",
        "related_rfc: none; the job was small enough",
        "related_rfc: [none, ~, '[Link]']",
        "related_rfc: []",
        "related_rfc: {}",
        "related_rfc: TBD",
        "related_rfc: RFC-XXXX",
        'related_rfc: (put "N/A" unless there is one)',
    ],
)
def test_prompts_and_words_for_nothing_name_none(document, named, fields):
    assert named(document(f"---\n{fields}\n---\n# T\n")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Supersedes: [ADR-1](1.md)", [("supersedes", "[ADR-1](1.md)")]),
        ("- Supersedes: [a](1.md), [b](2.md)", [("supersedes", "[a](1.md)"), ("supersedes", "[b](2.md)")]),
        ("- Supersedes: [a](1.md) - [b](2.md)", [("supersedes", "[a](1.md)"), ("supersedes", "[b](2.md)")]),
        ("- Supersedes: [a](1.md), ADR-2", [("supersedes", "[a](1.md)"), ("supersedes", "ADR-2")]),
        ("- Supersedes: [a](1.md), the first one", [("supersedes", "[a](1.md)")]),
        ("- Related:\n  - [a](1.md)\n  - ADR-2", [("relates to", "[a](1.md)"), ("relates to", "ADR-2")]),
        ("- Related: 1, 2 and 3", [("relates to", "1"), ("relates to", "2"), ("relates to", "3")]),
        ("- Related: #12", [("relates to", "#12")]),
        ("- Related: <https://example.org/x>", [("relates to", "<https://example.org/x>")]),
        ("- Source RFC: [RFC 1](../rfcs/0001.md)", [("implements", "[RFC 1](../rfcs/0001.md)")]),
        ("Supersedes ADR-1", [("supersedes", "ADR-1")]),
        ("Superseded by\n[ADR-2](2.md)", [("superseded by", "[ADR-2](2.md)")]),
        ("- Supersedes: none; it was small", []),
        ("- Related: `ADR-1`", []),
        ("- Supersedes: N/A", []),
        ("## Superseded by\n\nNone", []),
    ],
)
def test_lines_of_the_header_name_other_documents(document, named, line, expected):
    found = document(f"# T\n\n{line}\n\n## Context\n\nSupersedes ADR-9\n")
    assert [(relation, raw) for relation, raw, _ in named(found)] == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Superseded by [ADR-0002](0002-y.md)", [("superseded by", "[ADR-0002](0002-y.md)", 5)]),
        ("**Superseded by ADR-0002** since May", [("superseded by", "ADR-0002", 5)]),
        ("Accepted\n\nReplaced by adr 2", [("superseded by", "adr 2", 7)]),
        ("Deprecated, see [x](x.md)", [("relates to", "[x](x.md)", 5)]),
        ("Superseded by\n[ADR-0002](0002-y.md)", [("superseded by", "[ADR-0002](0002-y.md)", 6)]),
        ("Superseded by events", []),
        ("Accepted", []),
    ],
)
def test_a_status_section_may_name_the_successor(document, named, status, expected):
    assert named(document(f"# T\n\n## Status\n\n{status}\n")) == expected


def test_a_front_matter_status_may_name_the_successor(document, named):
    assert named(document("---\nstatus: superseded by ADR-2\n---\n")) == [("superseded by", "ADR-2", 2)]


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("---\nrelated: The payment ledger\n---\n", False),
        ("---\nadr: {status: accepted, related: The payment ledger}\n---\n", False),
        ("+++\nrelated = 'The payment ledger'\n+++\n", False),
        ("# T\n\n- Related: agreed with the board in May\n", True),
        ("# T\n\nRelated: The payment ledger\n", True),
        ("# T\n\n| Related | The payment ledger |\n| - | - |\n", True),
        ("# T\n\n## Status\n\nSuperseded by The payment ledger\n", True),
    ],
)
def test_words_in_the_text_are_a_reference_only_if_a_document_is_called_so(document, text, loose):
    assert [reference.loose for reference in document(text).references] == [loose]


def test_a_metadata_link_is_a_reference_of_the_text_as_well(document):
    found = document("# T\n\n- **Source RFC**: [RFC 1](../rfcs/0001.md)\n\nSee [x](x.md), [here](#part).\n")
    assert [(r.source, r.relation, r.raw, r.line, r.field) for r in found.references] == [
        ("metadata", "implements", "[RFC 1](../rfcs/0001.md)", 3, "source rfc"),
        ("body", "mentions", "../rfcs/0001.md", 3, ""),
        ("body", "mentions", "x.md", 5, ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](x.md) and [b][c]\n\n[c]: y.md\n", ["x.md", "y.md"]),
        ("![a](x.md)\n\n[a](#b) [a](mailto:b@c.example) [a](JavaScript:b)\n", []),
        ("`[a](x.md)`\n\n```\n[a](x.md)\n```\n\n<!-- [a](x.md) -->\n", []),
        ("<https://example.org> [a](x.html)\n", ["https://example.org", "x.html"]),
    ],
)
def test_links_of_the_text_are_mentions(document, text, expected):
    references = document(f"# T\n\n{text}").references
    assert [(r.source, r.relation, r.raw) for r in references] == [("body", "mentions", raw) for raw in expected]
