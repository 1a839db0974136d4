import datetime

import pytest

from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.checks.dates import future_dates
from mkdocs_archplan.settings import read_settings

TODAY = datetime.date(2026, 11, 30)


def told(catalog, header, path="plans/a.md"):
    text = f"---\ntitle: T\nstatus: active\n{header}\n---\n"
    found = future_dates(catalog({path: text}), read_settings({}), Circumstances(today=TODAY))
    return [(p.rule, p.path, p.line, p.message) for p in found]


@pytest.mark.parametrize(
    "header",
    ["date: 2062-03-01", "date: 2026-12-02", "created: 2 December 2026", "date: 2027-01", "decided: 2026-12-24"],
)
def test_a_date_that_is_still_to_come_is_told_at_its_line(catalog, header):
    written = header.partition(": ")[2]
    assert told(catalog, header) == [("future-date", "plans/a.md", 4, f"'{written}' is still to come.")]


@pytest.mark.parametrize(
    "header",
    [
        "date: 2026-11-30",
        "date: 2026-12-01",  # somewhere it is tomorrow already
        "date: 2026-11",
        "date: 2026-12",
        "date: 1999-01-01",
        "date: soon",
        "date: 05/12/2026",  # the fifth of December or the twelfth of May: reported as doubtful
        "start_date: 2027-01-01",
        "date: 2026-01-02\nupdated: 2062-01-02",
        "author: Mira",
    ],
)
def test_other_dates_are_not_told(catalog, header):
    assert told(catalog, header) == []


def test_a_date_in_the_text_is_told_where_it_stands(catalog):
    text = "# T\n\n- Status: Active\n- Date: 2062-03-01\n"
    (problem,) = future_dates(catalog({"plans/a.md": text}), read_settings({}), Circumstances(today=TODAY))
    assert problem.line == 4


def test_the_day_of_a_run_is_that_of_its_circumstances(catalog):
    assert "future-date" in [p.rule for p in catalog({"plans/a.md": "# T\n\n- Date: 2962-03-01\n"}).problems]
