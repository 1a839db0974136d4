from decimal import Decimal

import pytest

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import LABELS
from mkdocs_archplan.model import Addresses, Listing, Settings
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.problems import Severity
from mkdocs_archplan.settings import read_addresses, read_settings, unknown_options


def one_collection(**options):
    return read_settings({"collections": {"plans": {"kind": "plan", "path": "architecture", **options}}}).collections[0]


def one_status(value, kind="plan"):
    return one_collection(kind=kind, statuses=[value]).statuses[0]


@pytest.mark.parametrize("options", [{}, {"collections": None, "costs": None, "labels": None}, {"collections": {}}])
def test_no_options_are_the_defaults(options):
    assert read_settings(options) == Settings()


def test_every_option_is_read():
    settings = read_settings(
        {
            "enabled": False,
            "costs": {"currency": "EUR", "period": "year", "verify": False, "rates": {"usd": 0.9, "JPY": 1}},
            "mermaid": {"render": "client"},
            "backlinks": {"placement": "header"},
            "header": False,
            "checks": {"missing-date": "warning", "baseline": "known.json", "stale_days": 90},
            "export": {"json": False},
            "labels": {"total": "{total} {noun} in all"},
            "date_format": "long",
        },
        "pt-BR",
    )
    assert settings == Settings(
        enabled=False,
        currency="EUR",
        cost_period="year",
        verify_costs=False,
        cost_rates={"USD": Decimal("0.9"), "JPY": Decimal(1)},
        mermaid_render="client",
        backlinks="header",
        header=False,
        checks={"missing-date": Severity.WARNING},
        baseline="known.json",
        stale_days=90,
        export_json=False,
        labels={"total": "{total} {noun} in all"},
        language="pt-BR",
        date_format="long",
    )


def test_a_bare_off_that_yaml_reads_as_false_is_off():
    settings = read_settings({"mermaid": {"render": False}, "checks": {"missing-date": False}})
    assert settings.mermaid_render == "off"
    assert settings.checks == {"missing-date": Severity.OFF}


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"enabled": "yes"}, "'enabled'"),
        ({"header": 1}, "'header'"),
        ({"costs": "USD"}, "'costs'"),
        ({"costs": {"currency": 5}}, "'costs.currency'"),
        ({"costs": {"period": "week"}}, "'costs.period'"),
        ({"costs": {"verify": "no"}}, "'costs.verify'"),
        ({"costs": {"rates": 1.08}}, "'costs.rates'"),
        ({"costs": {"rates": {"EUR": "1.08"}}}, "'costs.rates.EUR'"),
        ({"costs": {"rates": {"EUR": 0}}}, "'costs.rates.EUR'"),
        ({"costs": {"rates": {"EUR": -1}}}, "'costs.rates.EUR'"),
        ({"costs": {"rates": {"EUR": True}}}, "'costs.rates.EUR'"),
        ({"costs": {"rates": {"EUR": float("nan")}}}, "'costs.rates.EUR'"),
        ({"costs": {"rates": {"EUR": float("inf")}}}, "'costs.rates.EUR'"),
        ({"costs": {"rates": {"euro": 1.08}}}, "'costs.rates.euro'"),
        ({"costs": {"rates": {False: 1.08}}}, "'costs.rates.False'"),
        ({"costs": {"rates": {"usd": 1}}}, "'costs.rates.usd'"),
        ({"mermaid": {"render": "cdn"}}, "'mermaid.render'"),
        ({"backlinks": {"placement": "left"}}, "'backlinks.placement'"),
        ({"export": {"json": "yes"}}, "'export.json'"),
        ({"date_format": "d.M.yyyy"}, "'date_format'"),
        ({"date_format": ["iso"]}, "'date_format'"),
        ({"checks": ["missing-date"]}, "'checks'"),
        ({"checks": {"no-such-rule": "off"}}, "'checks.no-such-rule'"),
        ({"checks": {"missing-date": "loud"}}, "'checks.missing-date'"),
        ({"checks": {"missing-date": True}}, "'checks.missing-date'"),
        ({"labels": {"colour": "Farbe"}}, "'labels.colour'"),
        ({"collections": ["plans"]}, "'collections'"),
        ({"collections": {"plans": "architecture"}}, "'collections.plans'"),
        ({"collections": {"plans": {"kind": "memo"}}}, "'collections.plans.kind'"),
        ({"collections": {"plans": {"kind": ["plan"]}}}, "'collections.plans.kind'"),
        ({"collections": {"plans": {"path": 3}}}, "'collections.plans.path'"),
        ({"collections": {"plans": {"path": ["a", 3]}}}, "'collections.plans.path'"),
        ({"collections": {"plans": {"sort": "-size"}}}, "'collections.plans.sort'"),
        ({"collections": {"plans": {"columns": ["date", "size"]}}}, "'collections.plans.columns'"),
        ({"collections": {"plans": {"statuses": []}}}, "'collections.plans.statuses'"),
        ({"collections": {"plans": {"statuses": "active"}}}, "'collections.plans.statuses'"),
        ({"collections": {"plans": {"statuses": [{}]}}}, "'collections.plans.statuses[0]'"),
        ({"collections": {"plans": {"statuses": ["a", {"name": " "}]}}}, "'collections.plans.statuses[1]'"),
        ({"collections": {"plans": {"statuses": [{"name": "a", "color": "pink"}]}}}, "statuses[0].color'"),
        ({"collections": {"plans": {"statuses": [{"name": "a", "icon": "../../x"}]}}}, "statuses[0].icon'"),
        ({"collections": {"plans": {"statuses": [{"name": "a", "final": "no"}]}}}, "statuses[0].final'"),
        ({"collections": {"plans": {"statuses": [{"name": "a", "shade": "x"}]}}}, "'shade'"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(options, named):
    with pytest.raises(SettingsError) as caught:
        read_settings(options)
    assert named in str(caught.value)


@pytest.mark.parametrize("text", ["{number} plans", "{total", "{total:d}", "{0}"])
def test_a_label_with_a_place_that_nothing_fills_is_refused(text):
    with pytest.raises(SettingsError, match=r"labels\.total"):
        read_settings({"labels": {"total": text}})


@pytest.mark.parametrize("name", LABELS)
def test_every_label_can_be_replaced(name):
    assert read_settings({"labels": {name: "word"}}).labels == {name: "word"}


def test_a_collection_takes_the_defaults_of_its_kind():
    found = read_settings({"collections": {"decisions": {"kind": "adr"}}}).collections[0]
    assert (found.name, found.kind, found.paths) == ("decisions", KINDS["adr"], ("decisions",))
    assert (found.title, found.id_prefix, found.listing) == ("Decision records", "ADR", Listing())
    assert found.statuses == KINDS["adr"].statuses


def test_a_collection_may_have_its_own_everything():
    found = one_collection(
        path=["/architecture/", "teams/*/plans"],
        exclude="drafts-*.md",
        index="/overview.md",
        id_prefix="arc",
        columns=["date"],
        sort="title",
        title="Designs",
    )
    assert found.paths == ("architecture", "teams/*/plans")
    assert (found.exclude, found.index, found.id_prefix) == (("drafts-*.md",), "overview.md", "ARC")
    assert (found.listing, found.title) == (Listing(columns=("date",), sort="title"), "Designs")


def test_a_status_may_be_a_word_and_a_known_one_keeps_its_looks():
    active = one_status("Active")
    assert (active.slug, active.label, active.color, active.final) == ("active", "Active", "blue", False)
    paused = one_status("on hold")
    assert (paused.slug, paused.label, paused.color) == ("on-hold", "On hold", "grey")


def test_a_status_may_be_described_in_full():
    status = one_status(
        {"name": "done", "label": "Built", "color": "teal", "icon": "material/check", "final": True, "aliases": "built"}
    )
    assert (status.slug, status.label, status.color, status.icon) == ("done", "Built", "teal", "material/check")
    assert (status.final, status.aliases) == (True, ("built",))


@pytest.mark.parametrize(
    ("options", "unknown"),
    [
        ({}, []),
        ({"costs": {"currency": "EUR"}, "collections": {"plans": {"kind": "plan"}}}, []),
        ({"colections": {}}, ["colections"]),
        ({"costs": {"curency": "EUR"}}, ["costs.curency"]),
        ({"collections": {"plans": {"paths": "x"}}}, ["collections.plans.paths"]),
        ({"collections": ["plans"], "costs": 5}, []),
    ],
)
def test_options_that_do_nothing_are_told(options, unknown):
    assert list(unknown_options(options)) == unknown


@pytest.mark.parametrize(
    ("edit_uri", "docs_dir"),
    [
        ("edit/main/docs/", "docs"),
        ("edit/main/docs", "docs"),
        ("/edit/main/docs/", "docs"),
        ("blob/main/docs/", "docs"),
        ("tree/main/packages/site/docs/", "packages/site/docs"),
        ("raw/main/docs/", "docs"),
        ("-/edit/main/docs/", "docs"),
        ("src/branch/main/docs/", "docs"),
        ("src/main/docs/", "docs"),
        ("src/default/docs/", ""),  # these two are MkDocs' own guesses
        ("edit/master/docs/", ""),
        ("https://github.com/acme/handbook/edit/main/docs/", "docs"),
        (" edit/main/docs/ ", "docs"),
        ("edit/main/", ""),
        ("edit/main", ""),
        ("?query=root/docs/", ""),
        ("", ""),
        (None, ""),
        (False, ""),
        (["edit/main/docs/"], ""),
    ],
)
def test_the_address_for_editing_tells_where_the_docs_lie_in_the_repository(edit_uri, docs_dir):
    assert read_addresses(None, None, edit_uri) == Addresses(docs_dir=docs_dir)


@pytest.mark.parametrize(
    ("site_url", "repo_url", "addresses"),
    [
        (None, None, Addresses()),
        ("", "", Addresses()),
        (
            "https://docs.example.org/x/",
            "https://github.com/acme/x",
            Addresses(site="https://docs.example.org/x/", repository="https://github.com/acme/x"),
        ),
        (" https://docs.example.org ", 5, Addresses(site="https://docs.example.org")),
        (["https://docs.example.org"], {"url": "x"}, Addresses()),
    ],
)
def test_addresses_are_read_as_they_are_written_and_anything_but_text_says_nothing(site_url, repo_url, addresses):
    assert read_addresses(site_url, repo_url, None) == addresses
