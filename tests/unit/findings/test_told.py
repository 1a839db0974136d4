"""What is told once: by a server that builds again, by a site of several languages, and what each of them counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.findings.told import Change, Record
from mkdocs_archplan.problems import Problem, Severity


def problem(name, line=1, severity=Severity.INFO):
    return Problem(rule="missing-date", path="plans/a.md", line=line, message=f"'{name}'.", severity=severity)


def build(record, load, problems, notices=(), *, strict=False):
    """Begin a build, tell these, and return the record with the messages that were told."""
    record = record.begun(load, strict=strict)
    record, told = record.with_problems(problems)
    record, more = record.with_notices(notices)
    return record, [p.message.strip("'.") for p in told] + [text for _, text in more]


A, B, C = problem("a"), problem("b"), problem("c")
NOTICE = (Severity.WARNING, "no files")
SERVER, BUILD = Record(serving=True), Record()


def test_a_build_tells_everything():
    record, told = build(BUILD, 1, [A, B], [NOTICE])
    assert told == ["a", "b", "no files"]
    assert record.change == Change(count=2)


def test_another_build_knows_nothing_of_the_one_before():
    record, _ = build(BUILD, 1, [A], [NOTICE])
    record, told = build(record, 2, [A], [NOTICE])
    assert (told, record.change) == (["a", "no files"], Change(count=1))


def test_a_server_tells_what_is_new_and_counts_what_is_healed():
    record, _ = build(SERVER, 1, [A, B], [NOTICE])
    record, told = build(record, 2, [A, C], [NOTICE])
    assert (told, record.change) == (["c"], Change(count=2, new=1, healed=1, again=True))
    record, told = build(record, 3, [A, C])
    assert (told, record.change) == ([], Change(count=2, again=True))
    record, told = build(record, 4, [A, B])
    assert (told, record.change) == (["b"], Change(count=2, new=1, healed=1, again=True))


def test_a_problem_that_only_moved_is_not_new():
    record, _ = build(SERVER, 1, [A, B])
    record, told = build(record, 2, [problem("a", line=7), problem("b", line=9)])
    assert (told, record.change.new) == ([], 0)


def test_one_more_of_the_same_is_new_and_so_is_one_that_became_louder():
    record, _ = build(SERVER, 1, [A])
    record, told = build(record, 2, [A, problem("a", line=4)])
    assert (told, record.change.new) == (["a"], 1)
    record, told = build(record, 3, [A, problem("a", line=4, severity=Severity.WARNING)])
    assert (told, record.change) == (["a"], Change(count=2, new=1, healed=1, again=True))


def test_a_strict_server_tells_everything_each_time_as_it_is_counted():
    record, _ = build(SERVER, 1, [A, B], [NOTICE], strict=True)
    record, told = build(record, 2, [A], [NOTICE], strict=True)
    assert (told, record.change) == (["a", "no files"], Change(count=1, healed=1, again=True))


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("record", [BUILD, SERVER], ids=["build", "server"])
def test_what_several_languages_have_in_common_is_told_once(record, strict):
    record, _ = build(record, 1, [A, B], [NOTICE], strict=strict)
    record, told = build(record, 1, [B, C], [NOTICE], strict=strict)
    assert (told, record.change) == (["c"], Change(count=2))
    record, told = build(record, 1, [A, C], strict=strict)
    assert (told, record.change) == ([], Change(count=2))


def test_each_language_is_compared_with_itself():
    record, _ = build(SERVER, 1, [A])
    record, _ = build(record, 1, [B])
    record, told = build(record, 2, [A])
    assert (told, record.change) == ([], Change(count=1, again=True))
    record, told = build(record, 2, [B, C])
    assert (told, record.change) == (["c"], Change(count=2, new=1, again=True))
    record, told = build(record, 2, [A])  # a language that was not there before
    assert (told, record.change) == ([], Change(count=1))


def test_what_comes_late_belongs_to_its_build():
    record, _ = build(SERVER, 1, [A])
    record, late = record.with_problems([B, A])
    assert (late, record.change.count) == ([B, A], 3)
    record, _ = build(record, 2, [A])
    record, late = record.with_problems([B, A])
    assert (late, record.change) == ([], Change(count=3, again=True))


def test_a_last_line_is_told_once_in_a_load():
    record = SERVER.begun(1, strict=False)
    record, line = record.with_line("3 plans")
    assert line == "3 plans"
    assert record.begun(1, strict=False).with_line("3 plans")[1] == ""
    assert record.begun(1, strict=False).with_line("2 plans")[1] == "2 plans"
    assert record.begun(2, strict=False).with_line("3 plans")[1] == "3 plans"


BUILDS = st.lists(st.lists(st.sampled_from([A, B, C]), max_size=5), min_size=1, max_size=5)


@given(BUILDS)
def test_a_server_tells_no_more_than_a_build_and_never_hides_what_is_new(builds):
    record, before = SERVER, []
    for load, problems in enumerate(builds):
        record = record.begun(load, strict=False)
        record, told = record.with_problems(problems)
        for each in (A, B, C):
            assert told.count(each) == max(problems.count(each) - before.count(each), 0)
        assert record.change.count == len(problems)
        assert record.change.new == (len(told) if load else 0)
        before = problems
