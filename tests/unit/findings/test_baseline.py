"""Known findings: what counts as the same, what is new, what is healed, and files that are no baseline."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.findings.baseline import (
    BaselineError,
    Entry,
    baseline_json,
    compare,
    differences,
    entries_of,
    finding,
    fingerprints,
    read_baseline,
    renewed,
)
from mkdocs_archplan.problems import Problem


def problem(message="no date was found.", rule="missing-date", path="plans/a.md", line=1):
    return Problem(rule=rule, path=path, line=line, message=message)


def everything(rule, path):
    return True


@pytest.mark.parametrize(
    ("message", "key"),
    [
        ("3 of 12 tasks are open.", "… of … tasks are open."),
        ("'date' stands here and in line 14.", "'date' stands here and in line …."),
        ("the rows add up to $1,200.50.", "the rows add up to $…,….…."),
        ("'RFC-0099' is no document.", "'RFC-0099' is no document."),
        ("'0099' is no document; 2 are near.", "'0099' is no document; … are near."),
        ("the document's 3 tasks", "the document's … tasks"),
        ("2 open questions: “Which of 3?”", "… open questions: “Which of 3?”"),
        ("2026-13-40 is no date", "2026-13-40 is no date"),
        ("plans/42.md:12 and plans/7-x.md say so", "plans/42.md:… and plans/7-x.md say so"),
    ],
)
def test_a_finding_is_the_same_whatever_it_counts(message, key):
    assert finding(problem(message)) == ("missing-date", "plans/a.md", key)
    assert finding(problem(key)) == finding(problem(message))


def test_a_finding_that_moved_is_known_and_another_is_new():
    known = entries_of([problem(line=3)])
    moved, other = problem(line=40), problem("'x' is no date.")
    compared = compare([moved, other], known, everything)
    assert (compared.new, compared.known, compared.healed) == ((other,), (moved,), ())


def test_of_several_alike_only_as_many_are_known_as_there_were():
    known = entries_of([problem(line=1), problem(line=2)])
    assert known == (Entry(rule="missing-date", path="plans/a.md", message="no date was found.", count=2),)
    three = [problem(line=at) for at in (1, 2, 3)]
    assert compare(three, known, everything).new == (three[2],)
    (healed,) = compare(three[:1], known, everything).healed
    assert healed.count == 1


def test_only_what_was_looked_at_can_be_healed():
    known = entries_of([problem(), problem(path="plans/b.md")])
    healed = compare([], known, lambda rule, path: path == "plans/b.md").healed
    assert [entry.path for entry in healed] == ["plans/b.md"]


def test_writing_anew_keeps_what_was_not_looked_at():
    known = entries_of([problem(), problem(path="plans/b.md")])
    new = [problem("'x' is no date.", path="plans/b.md")]
    entries = renewed(new, known, lambda rule, path: path == "plans/b.md")
    assert [(entry.path, entry.message) for entry in entries] == [
        ("plans/a.md", "no date was found."),
        ("plans/b.md", "'x' is no date."),
    ]
    assert differences(known, entries) == (1, 1)


def test_the_file_has_a_line_per_finding_in_their_order(tmp_path):
    problems = [problem(path="plans/b.md"), problem("'ü' is no date."), problem("'a' is no date."), problem(line=9)]
    text = baseline_json(entries_of(problems))
    assert text.splitlines() == [
        '{"schema_version": 1, "entries": [',
        '{"path": "plans/a.md", "rule": "missing-date", "message": "\'a\' is no date.", "count": 1},',
        '{"path": "plans/a.md", "rule": "missing-date", "message": "\'ü\' is no date.", "count": 1},',
        '{"path": "plans/a.md", "rule": "missing-date", "message": "no date was found.", "count": 1},',
        '{"path": "plans/b.md", "rule": "missing-date", "message": "no date was found.", "count": 1}',
        "]}",
    ]
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    assert read_baseline(file) == entries_of(reversed(problems))


GOOD = {"path": "a.md", "rule": "missing-date", "message": "no date was found.", "count": 1}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not valid JSON."),
        ("[" * 100_000, "is not valid JSON."),
        ("\udcff", "is not valid JSON."),
        ("[]", "is no baseline with 'schema_version' 1."),
        ('{"schema_version": 2, "entries": []}', "is no baseline with 'schema_version' 1."),
        ('{"schema_version": 1}', "has no list of 'entries'."),
        *(
            (json.dumps({"schema_version": 1, "entries": [entry]}), "has an entry without 'rule'")
            for entry in (1, {}, *(GOOD | {"count": count} for count in (0, True, 1e3, None)), GOOD | {"path": None})
        ),
    ],
)
def test_what_is_no_baseline_says_why(tmp_path, text, why):
    file = tmp_path / "baseline.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BaselineError, match=why.replace(".", r"\.")):
        read_baseline(file)


def test_a_baseline_that_is_not_there_says_so(tmp_path):
    with pytest.raises(BaselineError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(BaselineError, match="cannot be read"):
        read_baseline(tmp_path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*GOOD, "schema_version", "entries"]), inner, max_size=4)
    ),
)


@settings(max_examples=80)
@given(st.one_of(st.binary(max_size=50), json_values.map(lambda value: json.dumps(value).encode())))
def test_any_file_is_a_baseline_or_an_error(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(data)
    with contextlib.suppress(BaselineError):
        assert all(entry.count > 0 for entry in read_baseline(file))


@settings(max_examples=80)
@given(st.lists(st.builds(problem, message=st.text(max_size=20), path=st.text(max_size=9)), max_size=6))
def test_whatever_is_found_is_known_once_it_is_written(tmp_path_factory, problems):
    file = tmp_path_factory.getbasetemp() / "known.json"
    file.write_text(baseline_json(entries_of(problems)), encoding="utf-8")
    compared = compare(problems, read_baseline(file), everything)
    assert (compared.new, compared.healed) == ((), ())
    assert len(set(fingerprints(problems))) == len(problems)


def test_fingerprints_survive_moved_lines_and_tell_apart_what_is_alike():
    before = list(fingerprints([problem(line=1), problem(line=2), problem(path="plans/b.md")]))
    assert list(fingerprints([problem(line=5), problem(line=9), problem(path="plans/b.md", line=3)])) == before
    assert len(set(before)) == 3
