import pytest

from mkdocs_archplan.read.words.ids import begins_with_id, common_prefix, document_id, leading_id, parse_id


@pytest.mark.parametrize(
    ("text", "prefix", "number", "value"),
    [
        ("RFC-0001", "RFC", "0001", 1),
        ("rfc 12", "RFC", "12", 12),
        ("RFC12", "RFC", "12", 12),
        ("adr_0003", "ADR", "0003", 3),
        ("ADR.3", "ADR", "3", 3),
        ("RFC #7", "RFC", "7", 7),
        (" 0012 ", None, "0012", 12),
        ("#12", None, "12", 12),
        ("99999", None, "99999", 99999),
    ],
)
def test_an_id_keeps_the_width_of_its_number(text, prefix, number, value):
    parts = parse_id(text)
    assert (parts.prefix, parts.number, parts.value) == (prefix, number, value)


@pytest.mark.parametrize(
    "text",
    ["", "RFC", "RFC-", "RFC-1a", "RFC-123456", "RFC-1, RFC-2", "ADR-2024-05", "ADR: 3", "1.2", "1-2", "²", "a b 1"],
)
def test_other_text_is_no_id(text):
    assert parse_id(text) is None


@pytest.mark.parametrize(
    ("name", "prefix", "number", "begins"),
    [
        ("0001-use-fargate", None, "0001", True),
        ("0001_use fargate", None, "0001", True),
        ("0001", None, "0001", True),
        ("9. Use Fargate", None, "9", True),
        ("#12 Ledger", None, "12", True),
        ("RFC-0001: Ledger", "RFC", "0001", True),
        ("adr 9 – Use Fargate", "ADR", "9", True),
        ("KEP-1234-x", "KEP", "1234", True),
        ("tep-0059", "TEP", "0059", True),
        ("Plan 9", "PLAN", "9", True),
        ("v2-migration", "V", "2", False),
        ("http2", "HTTP", "2", False),
        ("phase-2", "PHASE", "2", False),
    ],
)
def test_names_and_headings_open_with_an_id(name, prefix, number, begins):
    parts = leading_id(name)
    assert (parts.prefix, parts.number, begins_with_id(name)) == (prefix, number, begins)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "use-fargate",
        "2fa",
        "3rd-party-login",
        "1password",
        "0001x",
        "ADR-001A",
        "1234567-x",
        "2024-05-17-use-fargate",
        "2024-05-use-fargate",
        "2024.05.17 use fargate",
        "2024_05_17_x",
        "20240517-x",
    ],
)
def test_words_and_dates_are_no_ids(name):
    assert leading_id(name) is None
    assert not begins_with_id(name)


@pytest.mark.parametrize(
    ("names", "prefix"),
    [
        (["tep-0001-a", "TEP-0002-b"], "TEP"),
        (["tep-0001-a", "tep-0002-b", "roadmap"], "TEP"),
        (["tep-0001-a", "0002-b"], None),
        (["adr-1", "adr-2", "rfc-3"], "ADR"),
        (["adr-1", "rfc-2"], None),
        (["0001-a"], None),
        (["v1", "v2"], None),
        (["2024-01-01-a"], None),
        (["abcdefghi-1"], None),
        ([], None),
    ],
)
def test_the_letters_of_most_names_are_the_collections(names, prefix):
    assert common_prefix(names) == prefix


@pytest.mark.parametrize(
    ("field", "path", "heading", "expected"),
    [
        ("7", "adr/0001-x.md", "", "ADR-7"),
        ("002", "adr/0001-x.md", "ADR-0001: X", "ADR-002"),
        ("RFC-0007", "adr/0001-x.md", "", "RFC-0007"),
        ("Ledger/7", "adr/0001-x.md", "", "Ledger/7"),
        ("2024-05-01", "adr/x.md", "", "2024-05-01"),
        (None, "adr/0001-use-fargate.md", "", "ADR-0001"),
        (" ", "adr/0001-use-fargate.md", "", "ADR-0001"),
        (None, "adr/0001-use-fargate.md", "2. Use Fargate", "ADR-0001"),
        (None, "adr/0001-use-fargate.md", "ADR-1: Use Fargate", "ADR-0001"),
        (None, "adr/adr-12-x.md", "", "ADR-12"),
        (None, "adr/ADR012.md", "", "ADR-012"),
        (None, "adr/0003.md", "", "ADR-0003"),
        (None, "adr/0004-x/README.md", "", "ADR-0004"),
        (None, "adr/0004-x/index.md", "", "ADR-0004"),
        (None, "adr/0004-x/0004-x.md", "", "ADR-0004"),
        (None, "adr/0004-x/notes.md", "", None),
        (None, "adr/use-fargate.md", "ADR-0009: Use Fargate", "ADR-0009"),
        (None, "adr/use-fargate.md", "ADR 9 – Use Fargate", "ADR-9"),
        (None, "adr/use-fargate.md", "9. Use Fargate", "ADR-9"),
        (None, "adr/use-fargate.md", "9: Use Fargate", "ADR-9"),
        (None, "adr/2024-05-17-use-fargate.md", "ADR-9: Use Fargate", "ADR-9"),
        (None, "adr/2024-05-17-use-fargate.md", "", None),
        (None, "adr/use-fargate.md", "9 reasons", None),
        (None, "adr/use-fargate.md", "3.1 Use Fargate", None),
        (None, "adr/use-fargate.md", "RFC 2119 words", None),
        (None, "adr/0003-x.md", "Top 3 reasons", "ADR-0003"),
        (None, "adr/http-2.md", "HTTP 2", None),
        (None, "adr/3rd-party-login.md", "", None),
        (None, "adr/2fa.md", "2fa everywhere", None),
        (None, "adr/rfc-12-x.md", "", None),
        (None, "adr/use-fargate.md", "", None),
        (None, "adr/v2-migration.md", "", None),
        (None, "adr/1234567-x.md", "", None),
        (None, "README.md", "", None),
    ],
)
def test_an_id_comes_from_field_file_folder_or_heading(field, path, heading, expected):
    assert document_id(field, path, heading, "ADR", "adr") == expected


@pytest.mark.parametrize(
    ("path", "heading", "expected"),
    [
        ("teps/0059-x.md", "TEP-0059: X", "TEP-0059"),
        ("teps/0059-x.md", "TEP-59: X", "TEP-0059"),
        ("teps/0059-x.md", "TEP-60: X", "RFC-0059"),
        ("teps/tep-0059-x.md", "TEP-0059: X", "TEP-0059"),
        ("teps/tep-0059-x.md", "", None),
        ("teps/kep-0059-x.md", "TEP-0059: X", None),
    ],
)
def test_other_letters_count_where_file_and_heading_agree(path, heading, expected):
    assert document_id(None, path, heading, "RFC", "rfc") == expected


@pytest.mark.parametrize(
    ("field", "name", "path", "heading", "expected"),
    [
        ("20", "eip", "eips/20.md", "", "EIP-20"),
        ("1287", "kep number", "keps/1287-x/README.md", "", "KEP-1287"),
        ("0059", "rfc number", "rfcs/x.md", "", "RFC-0059"),
        ("0059", "number", "rfcs/x.md", "", "RFC-0059"),
        ("0059", "id", "rfcs/x.md", "TEP-59: X", "TEP-0059"),
        ("0059", "id", "rfcs/tep-0059.md", "", "TEP-0059"),
        ("0059", "id", "rfcs/tep-0060.md", "TEP-60: X", "RFC-0059"),
        ("RFC-0059", "kep number", "rfcs/x.md", "", "RFC-0059"),
    ],
)
def test_a_field_may_name_the_letters_of_its_number(field, name, path, heading, expected):
    assert document_id(field, path, heading, "RFC", "rfc", name=name) == expected


def test_the_collections_own_prefix_is_given():
    assert document_id(None, "plans/plan-3-ledger.md", "", "ARC", "plan") == "ARC-3"
    assert document_id(None, "plans/arc-3-ledger.md", "", "ARC", "plan") == "ARC-3"
    assert document_id("3", "plans/ledger.md", "", "ARC", "plan") == "ARC-3"
