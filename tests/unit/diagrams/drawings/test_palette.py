"""One drawing in light and in dark."""

import colorsys

import pytest

pytest.importorskip("tinycss2")

from mkdocs_archplan.diagrams.drawings.colours import Colour, colour
from mkdocs_archplan.diagrams.drawings.paint import Paint, own_colours
from mkdocs_archplan.diagrams.drawings.palette import (
    FIXED,
    SHADES,
    VARIABLES,
    fixed,
    roles,
    sentinels,
    strengthened,
    theme_variables,
    themed,
    variable,
)


def contrast(one, other):
    lighter, darker = sorted((colour(one).luminance, colour(other).luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("text", "hexadecimal"),
    [
        ("#abc", "#aabbcc"), ("#AABBCC", "#aabbcc"), ("#11223344", "#11223344"), ("rgb(1,2,3)", "#010203"),
        ("rgba(0, 0, 0, .5)", "#00000080"), ("hsl(120, 100%, 25%)", "#008000"), ("Aqua", "#00ffff"),
        ("transparent", "#00000000"), ("none", None), ("currentColor", None), ("url(#a)", None), ("12px", None),
        ("", None),
    ],
)  # fmt: skip
def test_colours_of_css(text, hexadecimal):
    found = colour(text)
    assert (found and found.hexadecimal) == hexadecimal


@pytest.mark.parametrize("step", range(0, 256, 5))
def test_ink_can_always_be_read(step):
    for shade in (
        Colour(step / 255, 0.5, 0.2),
        Colour(0.3, step / 255, 0.9),
        Colour(step / 255, step / 255, step / 255),
    ):
        assert contrast(shade.ink, shade.hexadecimal) >= 4.5


def test_each_role_has_an_unlikely_colour_of_its_own():
    assert len({colour(shade).tint for shade in sentinels().values()}) == len(roles())


@pytest.mark.parametrize("role", roles())
@pytest.mark.parametrize("change", [0, -0.1, -0.25, 0.1, 0.2])
def test_a_role_is_known_again_when_mermaid_changed_its_colour(role, change):
    hue, light, saturation = colorsys.rgb_to_hls(*colour(sentinels()[role])[:3])
    made = Colour(*colorsys.hls_to_rgb(hue, light + change, saturation))
    assert themed(made) == variable(role)
    assert themed(made._replace(alpha=0.5)) == f"color-mix(in srgb,{variable(role)} 50%,transparent)"


@pytest.mark.parametrize("text", ["#123456", "black", "white", "#f96", "#ececff"])
def test_other_colours_are_no_roles(text):
    assert themed(colour(text)) is None


@pytest.mark.parametrize("number", range(1, SHADES + 1))
def test_texts_upon_shades_can_be_read(number):
    assert contrast(roles()["text"], roles()[f"soft-{number}"]) >= 4.5
    assert contrast(roles()["strong-text"], roles()[f"strong-{number}"]) >= 4.5
    assert contrast(roles()["surface"], roles()[f"strong-{number}"]) >= 3


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("text", ground) for ground in ("node", "label", "surface", "stripe", "group", "active", "done", "critical")),
        ("actor-text", "actor"), ("note-text", "note"), ("loop-label-text", "loop-label"), ("number-text", "number"),
        *(("c4-text", role) for role in roles() if role[:3] == "c4-" and role not in ("c4-text", "c4-border")),
    ],
)  # fmt: skip
def test_texts_upon_roles_can_be_read(text, ground):
    assert contrast(roles()[text], roles()[ground]) >= 4.5


def test_every_role_that_is_named_exists():
    named = set(VARIABLES) | {role for family in FIXED.values() for role in family.values()}
    assert named <= set(roles())
    assert {len(shade) for family in FIXED.values() for shade in family} == {7}


def test_every_theme_variable_has_one_colour():
    names = [name for names in VARIABLES.values() for name in names.split()]
    assert len(names) == len(set(names))
    assert theme_variables()["mainBkg"] == sentinels()["node"]
    assert theme_variables()["pie12"] == sentinels()["soft-12"]
    assert theme_variables()["xyChart"]["plotColorPalette"].count(",") == SHADES - 1


@pytest.mark.parametrize(
    ("shade", "family", "role"),
    [
        ("#444444", "flowchart-v2", "text"), ("#ffffff", "er", "surface"), ("#ffffff", "c4", "c4-text"),
        ("#ffffff", "architecture", "icon-line"), ("#4e79a7", "sankey", "strong-1"), ("#4e79a7", "er", None),
    ],
)  # fmt: skip
def test_colours_that_mermaid_writes_whatever_its_theme(shade, family, role):
    assert fixed(shade, family) == (role and variable(role))


def test_a_lucent_one_stays_lucent():
    assert fixed("#00000080", "sequence") == f"color-mix(in srgb,{variable('text')} 50%,transparent)"


def test_strengthened_is_soft_made_strong():
    assert strengthened(f"a{{fill:{variable('soft-3')};stroke:{variable('text')}}}") == (
        f"a{{fill:{variable('strong-3')};stroke:{variable('text')}}}"
    )


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("style a fill:#f96,stroke:#333", {"#ff9966", "#333333"}),
        ("classDef k fill:rgb(1, 2, 3)", {"#010203"}),
        ("  linkStyle 0 stroke:red", {"#ff0000"}),
        ("rect rgba(0,0,0,.1)", {"#000000"}),
        ("box Aqua A team", {"#00ffff"}),
        ("a[white black red]", set()),
        ("a: [1, 2] color: #ff3300", {"#ff3300"}),
    ],
)
def test_the_authors_own_colours(source, own):
    assert own <= own_colours(source)
    assert len(own_colours(source)) == len(own)


@pytest.mark.parametrize(
    ("text", "painted"),
    [
        ("fill:#ff9966", "fill:#ff9966"),
        ("fill:#000000", f"fill:{variable('text')}"),
        ("fill:#00000000", "fill:#00000000"),
        ("fill:#123456", None),
        (f"fill:{variable('node')}", f"fill:{variable('node')}"),
        ("fill:none;marker:url(#a)", "fill:none;marker:url(#a)"),
    ],
)
def test_painting(text, painted):
    assert Paint(family="er", own=frozenset({"#ff9966"})).text(text) == painted
