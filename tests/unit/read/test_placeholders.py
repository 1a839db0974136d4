import pytest

from mkdocs_archplan.read.placeholders import is_nothing, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "[Brief Title]",
        " [Your Name] ",
        "Brief Title",
        "your name",
        "[Architecture Plan Title]",
        "[]",
        "<your name>",
        "{{ Current Date }}",
        "{title}",
        "YYYY-MM-DD",
        "yyyy/mm/dd",
        "TBD",
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
        "[Draft] Ledger",
        "[a] and [b]",
        "<script>alert(1)</script>",
        "2025-01-30",
        "todo list service",
        "Titles",
        "active",
        "none",
    ],
)
def test_what_authors_write_is_not(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", ["", "  ", "-", "—", "None", "N/A", "nil"])
def test_words_for_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "no", "nothing yet", "[none]"])
def test_words_that_are_not_nothing(text):
    assert not is_nothing(text)
