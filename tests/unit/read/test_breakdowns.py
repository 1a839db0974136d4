"""Which file of Infracost a document names: relative to it, below the docs folder, read only where it is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.read.source import read_within
from mkdocs_archplan.read.surroundings import Surroundings

PLAN = "plans/cloud/ledger.md"
FILE = '{"currency": "EUR", "totalMonthlyCost": "12.5"}'


@pytest.fixture
def named(source, catalog):
    """Read a plan with some front matter beside `plans/cloud/infra/b.json`; return its figure and what is reported."""

    def read(front_matter, *, content=FILE, path="plans/cloud/infra/b.json", delimiter="---", **others):
        tree = {PLAN: f"{delimiter}\n{front_matter}\n{delimiter}\n# Ledger\n", path: content, **others}
        built = catalog(tree)
        figure = built.documents[PLAN].infracost
        problems = [(p.path, p.line, p.message) for p in built.problems if p.rule == "bad-infracost"]
        return figure and f"{figure.monthly} {figure.currency}", problems

    return read


@pytest.mark.parametrize(
    "front_matter",
    [
        "costs: {infracost: infra/b.json}",
        "costs:\n  infracost: infra/b.json",
        "costs:\n  infracost: ./infra/../infra//b.json",
        "costs:\n  infracost: ../cloud/infra/b.json",
        "costs: {infracost: ' infra/b.json '}",
        "Costs: {Infracost: infra/b.json}",
        "costs.infracost: infra/b.json",
        "plan: {costs: {infracost: infra/b.json}}",
        "costs: {note: x, infracost: infra/b.json, budget: 12}",
        "costs: {infracost: x.json}\ncosts: {infracost: infra/b.json}",
    ],
)
def test_a_file_is_named_relative_to_its_document(named, front_matter):
    assert named(front_matter) == ("12.50 EUR", [])


@pytest.mark.parametrize(
    "front_matter", ["[costs]\ninfracost = 'infra/b.json'", "costs = {infracost = 'infra/b.json'}"]
)
def test_toml_names_it_as_well(named, front_matter):
    assert named(front_matter, delimiter="+++") == ("12.50 EUR", [])


@pytest.mark.parametrize("beside", ["plans/cloud/ledger.yaml", "plans/cloud/plan.yml"])
def test_a_metadata_file_names_it_as_well(named, beside):
    text = "status: active\ncosts:\n  infracost: infra/b.json\n"
    assert named("title: T", **{beside: text}) == ("12.50 EUR", [])
    assert named("costs: {infracost: infra/b.json}", **{beside: text.replace("b.json", "c.json")})[1] == []
    found = named("title: T", **{beside: text.replace("b.json", "c.json")})
    assert found == (None, [(beside, 3, "'costs.infracost' is 'infra/c.json', but there is no such file.")])


@pytest.mark.parametrize(
    "front_matter",
    [
        "costs: 1200",
        "costs: about $40 a month",
        "costs: [infracost, x.json]",
        "costs: [{infracost: x.json}]",
        "costs:",
        "costs: {}",
        "costs: {infracost: }",
        "costs: {infracost: none}",
        "costs: {monthly: 40}",
        "costs: {infracosts: x.json}",
        "costs_infracost: x.json",
        "infracost: x.json",
        "costs-of: {infracost: x.json}",
    ],
)
def test_other_costs_are_none_of_ours(named, front_matter):
    assert named(front_matter) == (None, [])


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("infra/c.json", "is 'infra/c.json', but there is no such file"),
        ("b.json", "is 'b.json', but there is no such file"),
        ("INFRA/B.json", "is 'INFRA/B.json', but there is no such file"),
        ("infra/b", "is 'infra/b', which is no .json file"),
        ("ledger.md", "is 'ledger.md', which is no .json file"),
        ("infra", "is 'infra', which is no .json file"),
        ("./", "is './', which is no .json file"),
        ("'.'", None),
        ("../../../b.json", "is '../../../b.json', which leads out of the docs folder"),
        ("infra/../../../../etc/b.json", "is 'infra/../../../../etc/b.json', which leads out of the docs folder"),
        ("/plans/cloud/infra/b.json", "is '/plans/cloud/infra/b.json', which is no relative path"),
        ("' /plans/cloud/infra/b.json'", "is '/plans/cloud/infra/b.json', which is no relative path"),
        ("//host/b.json", "is '//host/b.json', which is no relative path"),
        (r"infra\b.json", r"is 'infra\b.json', which is no relative path"),
        (r"..\..\b.json", r"is '..\..\b.json', which is no relative path"),
        ("C:/b.json", "is 'C:/b.json', which is no relative path"),
        ("https://example.org/b.json", "is 'https://example.org/b.json', which is no relative path"),
        ("file:infra/b.json", "is 'file:infra/b.json', which is no relative path"),
        ("' '", None),
        ("''", None),
        ("[infra/b.json]", "is no path"),
        ("{path: infra/b.json}", "is no path"),
        ("5", "is '5', which is no .json file"),
        ('"a\\n\\0.json"', "is 'a \0.json', but there is no such file"),
    ],
)
def test_what_names_no_file_of_the_docs_folder_is_reported_at_its_line(named, written, why):
    found = named(f"title: T\ncosts:\n  infracost: {written}")
    assert found == (None, [(PLAN, 4, f"'costs.infracost' {why}.")] if why else [])


def test_a_prompt_of_the_template_is_reported_as_one(catalog):
    built = catalog({PLAN: "---\ncosts: {infracost: <path>}\n---\n"})
    rules = [problem.rule for problem in built.problems]
    assert ("placeholder-left" in rules, "bad-infracost" in rules) == (True, False)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "is no JSON"),
        (b"\xff", "is no JSON"),
        ("[1]", "has no 'totalMonthlyCost'"),
        ('{"totalMonthlyCost": "-1"}', "has a 'totalMonthlyCost' that is no amount of money"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported_where_it_is_named(named, content, why):
    found = named("title: T\ncosts: {infracost: infra/b.json}", content=content)
    assert found == (None, [(PLAN, 3, f"'plans/cloud/infra/b.json' {why}.")])


def test_no_figure_is_no_problem(named):
    assert named("costs: {infracost: infra/b.json}", content='{"totalMonthlyCost": null}') == (None, [])


def read_with(reading_of, file):
    found = reading_of(file)
    return found.document.infracost, [(p.rule, p.message, p.hint) for p in found.problems if p.rule == "bad-infracost"]


@pytest.fixture
def reading_of(source, collection):
    from mkdocs_archplan.read.document import read_document

    def read(file, text="---\ncosts: {infracost: b.json}\n---\n"):
        return read_document(source(text), collection(), around=Surroundings(breakdowns={"plans/b.json": file}))

    return read


def fails(error):
    def read():
        raise error

    return read


def test_a_link_that_leads_out_is_not_read(source, reading_of):
    file = replace(source("", "plans/b.json"), outside=True, read=fails(AssertionError("read")))
    message = "'plans/b.json' is a symbolic link that leads out of the docs folder; it is not followed."
    assert read_with(reading_of, file) == (
        None,
        [("bad-infracost", message, "Put the file itself below docs_dir.")],
    )


def test_a_file_that_cannot_be_read_is_reported(source, reading_of):
    file = replace(source("", "plans/b.json"), read=fails(PermissionError(13, "Permission denied")))
    figure, ((_, message, _),) = read_with(reading_of, file)
    assert (figure, message) == (None, "'plans/b.json' cannot be read: Permission denied.")


def test_only_a_file_that_is_named_is_read(source, reading_of):
    file = replace(source("", "plans/b.json"), read=fails(AssertionError("read")))
    assert reading_of(file, "---\nstatus: active\n---\n").document.infracost is None


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "b.json"
    with path.open("wb") as file:
        file.truncate(30_000_000_000)  # a hole, which no disk holds
    with pytest.raises(OSError, match="File too large"):
        read_within(path, 20_000_000)
    path.write_bytes(b"12345")
    assert read_within(path, 5) == b"12345"


@given(st.text(max_size=40) | st.text(alphabet="./\\ab:json \n\0", max_size=30))
def test_any_path_is_the_file_or_a_problem(source, collection, written):
    import yaml

    from mkdocs_archplan.read.document import read_document

    text = "---\n" + yaml.safe_dump({"costs": {"infracost": written}}) + "---\n"
    files = {"plans/b.json": source(FILE, "plans/b.json")}
    found = read_document(source(text), collection(), around=Surroundings(breakdowns=files))
    reported = [p for p in found.problems if p.rule in ("bad-infracost", "placeholder-left", "unreadable-file")]
    assert len(reported) <= 1 or "unreadable-file" in {p.rule for p in reported}
    assert not (found.document.infracost and reported)
