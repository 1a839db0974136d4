import pytest

from mkdocs_archplan.read.dates import parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-01-30", "2025-01-30"),
        (" 2025-1-3 ", "2025-01-03"),
        ("2025/01/30", "2025-01-30"),
        ("2025.01.30", "2025-01-30"),
        ("2025-01", "2025-01"),
        ("2025-01-30T10:20:30Z", "2025-01-30"),
        ("2025-01-30 10:20:30 +02:00", "2025-01-30"),
        ("2024-02-29", "2024-02-29"),
        ("July 22, 2019", "2019-07-22"),
        ("July 1st, 2019", "2019-07-01"),
        ("Sept. 3 2019", "2019-09-03"),
        ("22 July 2019", "2019-07-22"),
        ("2nd of July 2019", None),
        ("05-Nov-2025", "2025-11-05"),
        ("5. Nov 2025", "2025-11-05"),
        ("0001-01-01", "0001-01-01"),
        ("0001-01", "0001-01"),
    ],
)
def test_dates_become_iso(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "soon",
        "2025",
        "2025-30-01",
        "2025-02-29",
        "2025-00-10",
        "0000-01-01",
        "YYYY-MM-DD",
        "{{Current Date}}",
        "2022-05-??",
        "2023-07-2i",
        "2025-01/02",
        "20250130",
        "8/20/20",
        "July 45, 2019",
        "Foo 12, 2019",
        "2025-01-30-01",
        "Decision 12, 2024",
        "12 Maybe 2024",
    ],
)
def test_what_no_calendar_has_is_no_date(text):
    assert parse_date(text) is None
