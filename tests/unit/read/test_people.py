import pytest

from mkdocs_archplan.read.people import parse_people


@pytest.mark.parametrize(
    ("value", "people"),
    [
        (None, ()),
        ("", ()),
        ("Ada Lovelace", ("Ada Lovelace",)),
        ("@ada", ("@ada",)),
        ("Ada Lovelace, Grace Hopper", ("Ada Lovelace", "Grace Hopper")),
        ("Ada; Grace and Alan & Edsger", ("Ada", "Grace", "Alan", "Edsger")),
        ("Alexander Andersen", ("Alexander Andersen",)),
        ("Ada, Ada", ("Ada",)),
        (("Ada", "Grace"), ("Ada", "Grace")),
        (("Ada, Grace", None, ("Alan",)), ("Ada", "Grace", "Alan")),
        ("[Ada](https://example.org/ada)", ("Ada",)),
        ("**Ada**", ("Ada",)),
        ("Ada (@ada)", ("Ada (@ada)",)),
        ("Ada (Example Ltd)", ("Ada (Example Ltd)",)),
        ("Ada Lovelace <ada@example.org>", ("Ada Lovelace",)),
        ("Ada (ada@example.org), Grace", ("Ada", "Grace")),
        ("ada@example.org", ("ada",)),
        ("Grace Hopper, ada@example.org", ("Grace Hopper", "ada")),
        ("ada@example.org, grace@example.org", ("ada", "grace")),
        ({"name": "Ada", "email": "ada@example.org"}, ("Ada",)),
        (({"name": "Ada"}, {"github": "x"}), ("Ada",)),
        ("[Your Name]", ()),
        (("Your Name",), ()),
        ("TBD", ()),
        ("none", ()),
        ("–", ()),
        ("Ada and TBD", ("Ada",)),
        ("<script>alert(1)</script>", ("<script>alert(1)</script>",)),
    ],
)
def test_people_are_named_once_and_in_order(value, people):
    assert parse_people(value) == people


def test_a_mail_address_never_becomes_a_name():
    people = parse_people(("Ada <ada@example.org>", "grace.hopper@example.org", "Alan alan@example.org"))
    assert len(people) == 3
    assert not any("@" in name for name in people)
