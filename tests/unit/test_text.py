import pytest

from mkdocs_archplan.text import plain_text, slugify, tag_text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("", ""),
        ("Plain words", "Plain words"),
        ("  many \t  spaces\n here ", "many spaces here"),
        ("**Bold** and _slanted_", "Bold and slanted"),
        ("~~old~~ new", "old new"),
        ("the `ledger` service", "the ledger service"),
        ("[Ledger](https://example.org/x)", "Ledger"),
        ("![A diagram](d.png)", "A diagram"),
        ("[unresolved][ref]", "[unresolved][ref]"),
        ("Cost &amp; time", "Cost & time"),
        ("snake\\_case", "snake_case"),
        ("1. *First*", "1. First"),
        ("# *Not* a heading here", "# Not a heading here"),
        ("> *quoted*", "> quoted"),
        ("- [ ] *task*", "- [ ] task"),
        ("<b>strong</b> <span class='x'>inner</span>", "strong inner"),
        ("one<br>two<br/>three", "one two three"),
        ("before<!-- a remark -->after", "beforeafter"),
        ("Vec<T> and Map<K, V>", "Vec<T> and Map<K, V>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Zahlungen für Zürich — *günstig*", "Zahlungen für Zürich — günstig"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_plain_text_is_what_a_reader_sees(markdown, expected):
    assert plain_text(markdown) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("<em>", ""), ("</strong>", ""), ("<BR />", " "), ("<!-- x -->", ""), ("<T>", "<T>"), ("<script>", "<script>")],
)
def test_only_formatting_tags_vanish(tag, expected):
    assert tag_text(tag) == expected


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Active", "active"),
        ("Open for review", "open-for-review"),
        ("  On_hold / paused! ", "on-hold-paused"),
        ("Übergangen", "übergangen"),
        ("ﬁnal", "final"),
        ("承認済み", "承認済み"),
        ("✅", "unnamed"),
        ("", "unnamed"),
        ('x" onclick="y', "x-onclick-y"),
    ],
)
def test_a_slug_is_one_lower_case_word(text, slug):
    assert slugify(text) == slug


def test_a_slug_keeps_the_vowel_signs_of_scripts_that_have_them():
    assert slugify("हिन्दी") == "हिन्दी"
