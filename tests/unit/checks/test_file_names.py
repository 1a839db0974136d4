import pytest

TEXT = "---\ntitle: T\nstatus: accepted\ndate: 2025-01-02\n---\n"
KEBAB = [f"000{number}-use-a-queue.md" for number in range(1, 6)]


def told(catalog, rule, names, folder="adr", **options):
    tree = {f"{folder}/{name}": TEXT for name in names}
    return [(p.path, p.line, p.message) for p in catalog(tree, **options).problems if p.rule == rule]


@pytest.mark.parametrize("name", ["0007_Foo.md", "7-foo.md", "ADR-7.md", "0007-use_it.md", "0007-Use-It.md", "foo.md"])
def test_a_file_named_otherwise_than_the_others_is_told_with_an_example(catalog, name):
    ((path, line, message),) = told(catalog, "filename-format", [*KEBAB, name])
    assert (path, line) == (f"adr/{name}", 1)
    assert message == (
        f"'{name}' is not named as the other documents of its folder are, such as '0001-use-a-queue.md'."
    )


@pytest.mark.parametrize(
    "names",
    [
        [*KEBAB, "0007-foo.md", "0008-use-GitHub-API.md", "0009-v2.1.md"],
        [*KEBAB[:3], "0007_Foo.md"],  # too few to speak of a format
        [*KEBAB, "7-foo.md", "8-foo.md"],  # two of seven
        [*KEBAB, "README.md", "template.md"],  # no documents
        ["queue.md", "ledger.md", "worktree-isolation.md", "enforcement.md", "tls.md", "2fa.md"],
        [f"ADR-{number}.md" for number in (1, 2, 9, 10, 11, 120)],
        [f"2024010{number}-use-it.md" for number in range(1, 7)],
        [f"000{number}-use-it/README.md" for number in range(1, 7)] + ["0009-use-it.md"],
    ],
)
def test_names_that_fit_or_have_no_format_are_not_told(catalog, names):
    assert told(catalog, "filename-format", names) == []


def test_each_folder_of_a_glob_has_a_format_of_its_own(catalog):
    tree = {f"a/adr/{name}": TEXT for name in KEBAB} | {f"b/adr/ADR-{number}.md": TEXT for number in range(1, 6)}
    built = catalog(tree, collections={"adrs": {"kind": "adr", "path": "*/adr"}})
    assert [p for p in built.problems if p.rule == "filename-format"] == []


def numbered(*numbers):
    return [f"{number:04}-use-it.md" for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "after", "message"),
    [
        ((1, 2, 3, 5, 6), 5, "0004 is missing between 1 and 6."),
        ((0, 1, 2, 6, 7, 8, 9, 10), 6, "0003–0005 are missing between 0 and 10."),
        ((1, 2, 4, 5, 6, 7, 8, 9, 12, 13), 4, "0003, 0010–0011 are missing between 1 and 13."),
    ],
)
def test_gaps_are_told_once_at_the_document_after_the_first(catalog, numbers, after, message):
    assert told(catalog, "number-gap", numbered(*numbers)) == [(f"adr/{after:04}-use-it.md", 1, message)]


@pytest.mark.parametrize(
    "names",
    [
        numbered(1, 2, 3, 4, 5, 6),
        numbered(3, 4, 5, 6, 7),
        numbered(1, 2, 3, 5),
        numbered(12, 34, 107, 391, 1044, 1045),
        [*numbered(1, 2, 3, 5, 6), "attachments/0004-old.md"],
        [*numbered(1, 2, 3, 5, 6), "archive/0004-old.md"],
        [f"2024010{number}-use-it.md" for number in (1, 2, 3, 5, 6)],
        [f"2024-01-0{number}-use-it.md" for number in (1, 2, 3, 5, 6)],
        ["queue.md", "ledger.md", "tls.md", "keys.md", "sync.md", "2fa.md"],
    ],
)
def test_sparse_numbers_dates_and_numbers_in_use_are_no_gaps(catalog, names):
    assert told(catalog, "number-gap", names) == []


def test_folders_are_counted_each_for_itself(catalog):
    tree = {f"a/adr/{name}": TEXT for name in numbered(1, 2, 3, 4, 5)}
    tree |= {f"b/adr/{name}": TEXT for name in numbered(1, 2, 3, 5, 6)}
    built = catalog(tree, collections={"adrs": {"kind": "adr", "path": "*/adr"}})
    assert [p.path for p in built.problems if p.rule == "number-gap"] == ["b/adr/0005-use-it.md"]
