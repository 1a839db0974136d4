import pytest

from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "[Brief Title]",
        " [Your Name] ",
        "Brief Title",
        "your name",
        "Title",
        "RFC Template",
        "[Architecture Plan Title]",
        "[short title of solved problem and solution]",
        "[]",
        "[ ]",
        "<your name>",
        "<RFC-0001>",
        "{{ Current Date }}",
        "{title}",
        "{YYYY-MM-DD when the decision was last updated}",
        "YYYY-MM-DD",
        "YYYY-MM-DD (created)",
        "yyyy/mm/dd",
        "DD-MM-YYYY",
        "MM/DD/YYYY",
        '(put "N/A" unless this supersedes another)',
        "(optional).",
        "(link to the RFC)",
        "(e.g. RFC-1)",
        "NNNN",
        "RFC XXX",
        "ADR-NNNN: Title",
        "nnn-title",
        "RFC-###: Title",
        "TBD",
        "tbc",
        "todo",
        "XXX",
        "???",
    ],
)
def test_prompts_of_templates_are_placeholders(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Payment ledger",
        "[Ledger](ledger.md)",
        "[Ledger][ledger]",
        "[@ada]",
        "[ADR-0002]",
        "[Draft] Ledger",
        "[a] and [b]",
        "{a} and {b}",
        "<script>alert(1)</script>",
        "<ada@example.org>",
        "<https://example.org>",
        "Vec<T>",
        "2025-01-30",
        "(Example Ltd)",
        "(see below)",
        "todo list service",
        "NNN-based ids",
        "xxx rating",
        "XXXL sizes",
        "Titles",
        "RFC-0000",
        "active",
        "none",
    ],
)
def test_what_authors_write_is_not(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", ["[" * 50_000, "{" * 50_000, "<a" * 50_000, "(put " * 20_000, "n" * 50_000 + "!"])
def test_hostile_text_is_no_prompt(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "—", "None", "None.", "N/A", "n.a.", "nil", "No", "not applicable", "not yet", "unknown"]
)
def test_words_for_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "nothing yet", "none of them", "[none]"])
def test_words_that_are_not_nothing(text):
    assert not is_nothing(text)
