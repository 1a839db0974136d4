import pytest

from mkdocs_archplan.read.ids import document_id, parse_id


@pytest.mark.parametrize(
    ("text", "prefix", "number", "value"),
    [
        ("RFC-0001", "RFC", "0001", 1),
        ("rfc 12", "RFC", "12", 12),
        ("RFC12", "RFC", "12", 12),
        ("adr_0003", "ADR", "0003", 3),
        ("RFC #7", "RFC", "7", 7),
        (" 0012 ", None, "0012", 12),
        ("#12", None, "12", 12),
        ("99999", None, "99999", 99999),
    ],
)
def test_an_id_keeps_the_width_of_its_number(text, prefix, number, value):
    parts = parse_id(text)
    assert (parts.prefix, parts.number, parts.value) == (prefix, number, value)


@pytest.mark.parametrize("text", ["", "RFC", "RFC-", "RFC-1a", "RFC-123456", "RFC-1, RFC-2", "1.2", "²", "a b 1"])
def test_other_text_is_no_id(text):
    assert parse_id(text) is None


@pytest.mark.parametrize(
    ("field", "path", "heading", "expected"),
    [
        ("7", "adr/0001-x.md", "", "ADR-7"),
        ("RFC-0007", "adr/0001-x.md", "", "RFC-0007"),
        ("Ledger/7", "adr/0001-x.md", "", "Ledger/7"),
        (None, "adr/0001-use-fargate.md", "", "ADR-0001"),
        (" ", "adr/0001-use-fargate.md", "", "ADR-0001"),
        (None, "adr/adr-12-x.md", "", "ADR-12"),
        (None, "adr/ADR012.md", "", "ADR-012"),
        (None, "adr/0003.md", "", "ADR-0003"),
        (None, "adr/0004-x/README.md", "", "ADR-0004"),
        (None, "adr/use-fargate.md", "ADR-0009: Use Fargate", "ADR-0009"),
        (None, "adr/use-fargate.md", "ADR 9 – Use Fargate", "ADR-9"),
        (None, "adr/use-fargate.md", "9. Use Fargate", None),
        (None, "adr/use-fargate.md", "RFC 2119 words", None),
        (None, "adr/3rd-party-login.md", "", None),
        (None, "adr/2fa.md", "", None),
        (None, "adr/rfc-12-x.md", "", None),
        (None, "adr/use-fargate.md", "", None),
        (None, "adr/v2-migration.md", "", None),
        (None, "adr/1234567-x.md", "", None),
    ],
)
def test_an_id_comes_from_field_file_folder_or_heading(field, path, heading, expected):
    assert document_id(field, path, heading, "ADR", "adr") == expected


def test_the_collections_own_prefix_is_given():
    assert document_id(None, "plans/plan-3-ledger.md", "", "ARC", "plan") == "ARC-3"
    assert document_id(None, "plans/arc-3-ledger.md", "", "ARC", "plan") == "ARC-3"


@pytest.mark.parametrize(
    "name", ["2024-05-17-use-fargate", "2024-05-use-fargate", "2024.05.17 use fargate", "20240517-x"]
)
def test_a_date_in_front_of_a_file_name_is_no_number(name):
    assert document_id(None, f"adr/{name}.md", "", "ADR", "adr") is None
