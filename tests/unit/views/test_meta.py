import pytest

from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.views.meta import page_meta


def meta(catalog, text, own=None, **options):
    built = catalog({"plans/a-plan.md": text}, **options)
    return page_meta(built.documents["plans/a-plan.md"], built, read_settings(options), own or {})


def test_the_status_is_a_slug_and_the_title_of_a_heading_is_left_to_mkdocs(catalog):
    assert meta(catalog, "---\nstatus: Active \nauthor: [Ada, Grace]\n---\n# T\n") == {
        "status": "active",
        "author": "Ada, Grace",
    }


@pytest.mark.parametrize(
    ("status", "own", "options", "search"),
    [
        ("superseded", {}, {}, {"boost": 0.5}),
        ("superseded", {"search": {"exclude": False}}, {}, {"exclude": False, "boost": 0.5}),
        ("superseded", {"search": {"boost": 3}}, {}, None),
        ("superseded", {"search": "no mapping"}, {}, None),
        ("superseded", {}, {"search": {"superseded_boost": 0.1}}, {"boost": 0.1}),
        ("superseded", {}, {"search": {"superseded_boost": 1}}, None),
        ("active", {}, {}, None),
    ],
)
def test_what_is_superseded_ranks_lower_unless_its_author_says_otherwise(catalog, status, own, options, search):
    assert meta(catalog, f"---\nstatus: {status}\n---\n# T\n", own, **options).get("search") == search


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: [Brief Title]\n---\n", "A plan"),
        ("---\ntitle: The **big** one\n---\n", "The big one"),
        ("---\ntitle: A & B\n---\n", "A &amp; B"),
        ("", "A plan"),
    ],
)
def test_a_title_is_plain_and_escaped(catalog, text, title):
    assert str(meta(catalog, text)["title"]) == title


@pytest.mark.parametrize(
    "mischief", ["<script>alert(1)</script>", "</title><script>x</script>", "\"><img src=x onerror='x'>"]
)
def test_nothing_of_an_author_is_markup(catalog, mischief):
    found = meta(catalog, f"---\ntitle: |\n  {mischief}\nauthor: |\n  {mischief}\nstatus: |\n  {mischief}\n---\n")
    assert "<" not in str(found["title"])
    assert "<" not in str(found["author"])
    assert "</title" not in str(found["title"].unescape())
    assert not set("<>\"'& ") & set(found["status"])
