"""The ids of headings, as the configuration of `toc` makes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from material.extensions.emoji import to_svg, twemoji
from pymdownx.slugs import slugify

from mkdocs_archplan.extension.slugs import heading_ids

TEXT = "Why Über-Größe & 2nd Phase?"


def heading_slug(configs, extensions=()):
    return heading_ids(extensions, configs).slug


def made_by_toc(text, name="toc", options=None):
    md = Markdown(extensions=[name], extension_configs={name: options or {}})
    md.convert(f"## {text}\n")
    return md.toc_tokens[0]["id"]


@pytest.mark.parametrize("name", ["toc", "markdown.extensions.toc"])
@pytest.mark.parametrize(
    ("options", "slug"),
    [
        ({}, "why-uber-groe-2nd-phase"),
        ({"separator": "_"}, "why_uber-groe_2nd_phase"),
        ({"slugify": slugify_unicode}, "why-über-größe-2nd-phase"),
        ({"slugify": slugify(case="lower")}, "why-über-größe--2nd-phase"),
        ({"slugify": slugify(case="lower"), "separator": "_"}, "why_über-größe__2nd_phase"),
        ({"slugify": slugify(case="lower", percent_encode=True)}, "why-%C3%BCber-gr%C3%B6%C3%9Fe--2nd-phase"),
        ({"slugify": lambda text, separator: f"x{separator}{len(text)}"}, f"x-{len(TEXT)}"),
        ({"permalink": True, "toc_depth": 3, "title": "On this page"}, "why-uber-groe-2nd-phase"),
    ],
)
def test_an_id_is_the_one_that_toc_makes(name, options, slug):
    assert heading_slug({name: options})(TEXT) == slug
    if options.keys() & {"slugify", "separator"} or not options:
        assert made_by_toc(TEXT, name, options) == slug


@pytest.mark.parametrize(
    "configs",
    [
        {},
        {"toc": {}},
        {"toc": None},
        {"tables": {"separator": "_"}},
        {"toc": {"slugify": None}},
        {"toc": {"slugify": "pymdownx.slugs.slugify"}},
        {"toc": {"slugify": 3, "baselevel": "x"}},
    ],
)
def test_a_configuration_that_says_nothing_of_use_is_the_default(configs):
    assert heading_slug(configs)(TEXT) == "why-uber-groe-2nd-phase"


def test_the_short_name_counts_before_the_long_one():
    configs = {"markdown.extensions.toc": {"separator": "_"}, "toc": {"separator": "~"}}
    assert heading_slug(configs)("a b") == "a~b"


@pytest.mark.parametrize("separator", ["", "~~", 3])
def test_a_strange_separator_is_taken_as_text(separator):
    assert heading_slug({"toc": {"separator": separator}})("a b") == f"a{separator}b"


def test_what_a_slugify_returns_is_text():
    assert heading_slug({"toc": {"slugify": lambda text, separator: 7}})("a") == "7"


@given(st.text(max_size=40), st.sampled_from([None, slugify_unicode, slugify(case="fold")]))
def test_any_heading_has_an_id(text, chosen):
    slug = heading_slug({"toc": {"slugify": chosen} if chosen else {}})
    assert isinstance(slug(text), str)
    assert slug(text) == slug(text)


@pytest.mark.parametrize(
    ("extensions", "attributes"),
    [
        (["toc", "attr_list"], True),
        (["markdown.extensions.attr_list"], True),
        (["extra"], True),
        (["toc", "tables", "md_in_html"], False),
        ([], False),
        ([object(), "attr_list"], True),
    ],
)
def test_a_heading_has_attributes_where_the_site_reads_them(extensions, attributes):
    assert heading_ids(extensions, {}).attributes is attributes


@pytest.mark.parametrize(
    "text", ["Why :smile: so", "a :no-such-icon-here: b", "at 10:30:15 sharp", ":smile:", "a::b:c:"]
)
@pytest.mark.parametrize("extensions", [["toc"], ["toc", "pymdownx.emoji"]])
def test_an_icon_leaves_what_the_finished_page_has(text, extensions):
    md = Markdown(extensions=extensions)
    md.convert(f"## {text}\n")
    assert (heading_slug({}, extensions)(text) or "_1") == md.toc_tokens[0]["id"]


def test_icons_of_material_are_left_out():
    generator = {"emoji_index": twemoji, "emoji_generator": to_svg}
    slug = heading_slug({"pymdownx.emoji": generator}, ["pymdownx.emoji"])
    assert slug(":material-check: Done :fontawesome-solid-x-nothing:") == "done-fontawesome-solid-x-nothing"
