import pytest

from mkdocs_archplan.directives import parse_directive


@pytest.mark.parametrize("comment", ["", "a remark", "archplan", "see archplan:index", "ARCHPLAN:index", "archplan :x"])
def test_other_comments_are_no_directives(comment):
    assert parse_directive(comment) is None


@pytest.mark.parametrize(
    ("comment", "view", "options"),
    [
        ("archplan:index", "index", {}),
        (" archplan:index ", "index", {}),
        ("archplan:index{}", "index", {}),
        ("archplan:index {collection: plans}", "index", {"collection": "plans"}),
        (
            "archplan:index {collection: plans, status: [active, on hold], sort: -date}",
            "index",
            {"collection": "plans", "status": ("active", "on hold"), "sort": "-date"},
        ),
        ("archplan:index\n{collection:\n  plans}\n", "index", {"collection": "plans"}),
        ("archplan:cost-trace", "cost-trace", {}),
    ],
)
def test_a_directive_has_a_view_and_options(comment, view, options):
    directive = parse_directive(comment)
    assert (directive.view, dict(directive.options), directive.error) == (view, options, "")


@pytest.mark.parametrize(
    ("comment", "view"),
    [
        ("archplan:", ""),
        ("archplan:index plans", "index"),
        ("archplan:Index", "Index"),
        ("archplan:index {collection: plans", "index"),
        ("archplan:index {collection: [plans}", "index"),
        ("archplan:index {a: {b}}}", "index"),
    ],
)
def test_a_directive_that_cannot_be_read_says_so(comment, view):
    directive = parse_directive(comment)
    assert directive.view == view
    assert directive.error


def test_an_option_is_one_word_or_a_list_of_them():
    directive = parse_directive("archplan:index {collection: [plans, {x: y}, rfcs], status: active, sort: ~}")
    assert directive.collections == ("plans", "rfcs")
    assert directive.words("status") == ("active",)
    assert directive.words("sort") == ()
    assert directive.words("absent") == ()
