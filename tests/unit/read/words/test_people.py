import pytest

from mkdocs_archplan.read.words.people import parse_people


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ada Lovelace", ("Ada Lovelace",)),
        ("Ada\u00a0Lovelace", ("Ada Lovelace",)),
        ("@ada", ("@ada",)),
        ("@example/team", ("@example/team",)),
        ("Ada (@ada)", ("Ada (@ada)",)),
        ("Ada (Example Ltd)", ("Ada (Example Ltd)",)),
        ("Ada (Example, Inc.)", ("Ada (Example, Inc.)",)),
        ("Ada – lead", ("Ada – lead",)),
        ("José Ñandú", ("José Ñandú",)),
        ("李雷", ("李雷",)),
        ("O'Brien", ("O'Brien",)),
        ("Andy Anderson", ("Andy Anderson",)),
        ("R&D", ("R&D",)),
        ("Ada.", ("Ada",)),
        ("Ada\\", ("Ada",)),
        ("**Ada**", ("Ada",)),
        ("`@ada`", ("@ada",)),
        ("[Ada](https://example.org/ada)", ("Ada",)),
        ("[@ada](https://example.org/ada)", ("@ada",)),
        ("[@ada][https://example.org/ada]", ("@ada",)),
        ("<script>alert(1)</script>", ("<script>alert(1)</script>",)),
    ],
)
def test_a_person_is_named_as_readers_see_the_name(value, people):
    assert parse_people(value) == people


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ada Lovelace, Grace Hopper", ("Ada Lovelace", "Grace Hopper")),
        ("Ada,Grace,", ("Ada", "Grace")),
        ("Ada, Grace and Alan & Edsger", ("Ada", "Grace", "Alan", "Edsger")),
        ("Lovelace, Ada; Hopper, Grace", ("Lovelace, Ada", "Hopper, Grace")),
        ("[@ada], [@grace]", ("@ada", "@grace")),
        ("Ada, Grace, et al.", ("Ada", "Grace")),
        ("Ada et al.", ("Ada",)),
        ("Ada, and Grace", ("Ada", "Grace")),
        ("@ada, @grace, and @alan", ("@ada", "@grace", "@alan")),
        ("Ada &amp; Grace", ("Ada", "Grace")),
        ("Ada | Grace", ("Ada", "Grace")),
        ("Ada<br>Grace<br/>Alan", ("Ada", "Grace", "Alan")),
        ("Ada\nGrace", ("Ada", "Grace")),
        ("Ada / Grace · Alan • @edsger", ("Ada", "Grace", "Alan", "@edsger")),
        ("@ada @grace  @alan", ("@ada", "@grace", "@alan")),
        ("@ada @grace and @alan", ("@ada", "@grace", "@alan")),
        ("@ada (Example) @grace", ("@ada (Example)", "@grace")),
        ("[Ada](https://a.example) [Grace](https://g.example)", ("Ada", "Grace")),
        ("Ada (@ada), Grace (@grace)", ("Ada (@ada)", "Grace (@grace)")),
        ("Ada, Ada", ("Ada",)),
        ("Ada and TBD", ("Ada",)),
    ],
)
def test_several_people_are_told_apart_and_named_once(value, people):
    assert parse_people(value) == people


@pytest.mark.parametrize(
    ("value", "people"),
    [
        (("Ada", "Grace"), ("Ada", "Grace")),
        (("Ada, Grace", None, ("Alan",)), ("Ada", "Grace", "Alan")),
        ({"name": "Ada", "email": "ada@example.org"}, ("Ada",)),
        ({"name": None, "github": "ada"}, ("ada",)),
        ({"handle": "@ada"}, ("@ada",)),
        (({"name": "Ada"}, {"github": "x"}), ("Ada", "x")),
        ({"email": "ada@example.org"}, ()),
        ({"name": ("Ada", "Grace")}, ()),
        ({}, ()),
    ],
)
def test_lists_and_mappings_name_people_too(value, people):
    assert parse_people(value) == people


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ada Lovelace <ada@example.org>", ("Ada Lovelace",)),
        ("Ada &lt;ada@example.org&gt;", ("Ada",)),
        ("Ada (ada@example.org), Grace", ("Ada", "Grace")),
        ("Alan alan@example.org", ("Alan",)),
        ("[Ada](mailto:ada@example.org)", ("Ada",)),
        ("[ada@example.org](mailto:ada@example.org)", ("ada",)),
        ("ada@example.org", ("ada",)),
        ("<grace.hopper@example.org>", ("grace.hopper",)),
        ("Grace Hopper, ada@example.org", ("Grace Hopper", "ada")),
        ("ada@example.org, grace@example.org", ("ada", "grace")),
    ],
)
def test_a_mail_address_never_becomes_a_name(value, people):
    assert parse_people(value) == people


@pytest.mark.parametrize(
    "value",
    [None, "", ",", "[Your Name]", ("Your Name",), "{name}", "<your name>", "TBD", "none", "N/A", "–"],
)
def test_prompts_and_words_for_nothing_are_nobody(value):
    assert parse_people(value) == ()
