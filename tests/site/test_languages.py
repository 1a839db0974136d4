"""A site in another language: words, statuses and dates are its own, slugs and addresses are not."""

import logging

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from mkdocs_archplan.labels import labels_of

LEDGER = "architecture/ledger-plan.md"
OLD = "architecture/functions-ledger-plan.md"


@pytest.fixture(scope="module")
def sites(build_once, small_tree):
    """Return the small site in a language, with an index that no author wrote."""
    built = {}
    tree = {path: text for path, text in small_tree.items() if path != "rfcs/README.md"}

    def site(language):
        if language not in built:
            config = {"theme": {"name": "material", "language": language}, "plugins": ["search", "archplan"]}
            built[language] = build_once(tree, config)
        return built[language]

    return site


def spoken(element):
    """Yield what readers see or hear of an element: its texts, and attributes that are read out or shown."""
    for child in element.children:
        if isinstance(child, str):
            yield " ".join(child.split())
        else:
            yield from (child.attrs[name] for name in ("aria-label", "placeholder", "title") if name in child.attrs)
            yield from spoken(child)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            {
                "h2": ["Aktiv", "Umgesetzt", "Abgelöst"],
                "about": "Bereit zur Umsetzung oder in Umsetzung",
                "chips": ["Alle", "Aktiv", "Umgesetzt", "Abgelöst"],
                "head": ["Titel", "Autor", "Datum", "Fortschritt", "Pro Monat"],
                "sort": "Neueste zuerst",
                "summary": "4 Pläne",
                "date": "19.01.2026",
                "cost": "661,50 $",
                "note": "Abgelöst durch Payment ledger",
                "strip": "Aktiv",
                "linked": "Verknüpfte Dokumente",
                "relation": "Umsetzung von",
                "banner": "Abgelöst durch",
                "title": "RFCs",
                "review": "Im Review",
            },
        ),
        (
            "ja",
            {
                "h2": ["進行中", "実装済み", "置き換え済み"],
                "about": "着手可能、または実装中",
                "chips": ["すべて", "進行中", "実装済み", "置き換え済み"],
                "head": ["タイトル", "作成者", "日付", "進捗", "月額"],
                "sort": "新しい順",
                "summary": "計画：4件",
                "date": "2026/01/19",
                "cost": "$661.50",
                "note": "後継 Payment ledger",
                "strip": "進行中",
                "linked": "関連ドキュメント",
                "relation": "実装対象",
                "banner": "後継：",
                "title": "RFC",
                "review": "レビュー受付中",
            },
        ),
    ],
)
def test_pages_speak_the_language_of_the_theme(sites, language, words):
    site = sites(language)
    index = site.html("architecture/index.html").one(".archplan-index")
    first = index.all("section")[0]
    assert [h2.children[0].strip() for h2 in index.all("h2")] == words["h2"]
    assert words["about"] in first.one("h2").text
    assert [c.text.rpartition(" ")[0] for c in index.all("[data-facet=status] .archplan-chip")] == words["chips"]
    assert first.texts("th") == words["head"]
    assert index.one("option[selected]").text == words["sort"]
    assert index.one("[role=status]").text == words["summary"]
    assert first.one("time").text == words["date"]
    assert " ".join(first.one("td.archplan-cost").text.split()) == words["cost"]
    assert words["note"] in index.text
    page = site.page(LEDGER)
    strip = page.one(".archplan-header")
    assert strip.one(".archplan-status").text == words["strip"]
    assert strip.one("time").text == words["date"]
    assert page.one("#linked-documents").text.startswith(words["linked"])
    assert words["relation"] in page.texts(".archplan-linked dt")
    assert site.page(OLD).one(".archplan-banner").text.startswith(words["banner"])
    assert site.html("rfcs/index.html").all("h1")[0].text.startswith(words["title"])
    marks = {mark.attrs["title"] for mark in page.all("nav.md-nav--primary span.md-status")}
    assert {words["strip"], words["review"]} <= marks


@pytest.mark.parametrize("language", ["de", "ja", "fr", "es", "pt-BR", "zh", "zh-TW"])
def test_no_word_is_left_in_english(sites, language):
    site, english, own = sites(language), labels_of("en"), set(labels_of(language).values())
    foreign = {text for text in english.values() if text not in own}
    heard = {text for page in site.pages for view in site.html(page).all(".archplan") for text in spoken(view)}
    assert len(heard) > 50
    assert heard & foreign == set()
    assert site.strict_failure is None


@pytest.mark.parametrize("language", ["de", "ja"])
def test_addresses_and_the_catalog_are_the_same_in_every_language(sites, language):
    site, english = sites(language), sites("en")
    index = site.html("architecture/index.html").one(".archplan-index")
    assert [g.attrs["data-status"] for g in index.all("section")] == ["active", "implemented", "superseded"]
    assert [h2.attrs["id"] for h2 in index.all("h2")] == ["active", "implemented", "superseded"]
    assert site.page(LEDGER).one(".archplan-header a.archplan-status").attrs["href"] == "../?status=active"
    assert site.page(LEDGER).one(".archplan-header time").attrs["datetime"] == "2026-01-19"
    assert site.dead_addresses() == []
    for name in ("url", "status", "date", "authors", "id"):
        assert [d[name] for d in site.catalog["documents"]] == [d[name] for d in english.catalog["documents"]]
    assert site.source("assets/archplan/statuses.css") == english.source("assets/archplan/statuses.css")


@pytest.mark.parametrize(
    ("theme", "locale", "all_of_them"), [("mkdocs", "de", "Alle"), ("readthedocs", "pt_BR", "Todos")]
)
def test_themes_of_mkdocs_name_their_language_otherwise(build, small_tree, theme, locale, all_of_them):
    built = build(small_tree, {"theme": {"name": theme, "locale": locale}})
    assert built.html("architecture/index.html").all(".archplan-chip")[0].text == f"{all_of_them} 4"
    assert built.strict_failure is None


GERMAN = {"theme": {"name": "material", "language": "de"}}


def test_labels_of_the_sites_own_win(build, small_tree):
    labels = {"all": "Sämtliche <&>", "status_active": "Läuft", "about_plan_active": "Seit heute", "linked": "Siehe"}
    built = build(small_tree, GERMAN, labels=labels)
    index = built.html("architecture/index.html").one(".archplan-index")
    assert index.all(".archplan-chip")[0].text == "Sämtliche <&> 4"
    assert index.all("h2")[0].text == "Läuft 1 · Seit heute"
    assert index.all("h2")[1].text.startswith("Umgesetzt")
    assert built.page(LEDGER).one(".archplan-header .archplan-status").text == "Läuft"
    assert built.page(LEDGER).one("#linked-documents").text.startswith("Siehe")


def test_what_collections_call_their_own_wins_over_all(build, small_tree):
    statuses = [{"name": "active", "label": "Under way"}, "implemented", {"name": "superseded", "description": "Gone"}]
    collections = {"plans": {"kind": "plan", "path": "architecture", "title": "Designs", "statuses": statuses}}
    tree = {path: text for path, text in small_tree.items() if path not in ("architecture/README.md", "index.md")}
    built = build(tree, GERMAN, labels={"status_active": "Läuft", "title_plan": "Pläne"}, collections=collections)
    page = built.html("architecture/index.html")
    assert [h2.text.rpartition(" · ")[0] or h2.text for h2 in page.all(".archplan-index h2")] == [
        "Under way 1",
        "Umgesetzt 1",
        "Abgelöst 2",
    ]
    assert page.all(".archplan-index h2")[2].text.endswith("Gone")
    assert page.all("h1")[0].text.startswith("Designs")
    assert built.config.extra["status"]["active"] == "Under way"


@pytest.mark.parametrize(
    ("style", "text"),
    [("short", "19.01.26"), ("medium", "19.01.2026"), ("long", "19. Januar 2026"), ("iso", "2026-01-19")],
)
def test_dates_are_written_as_the_site_wants_them(build, small_tree, style, text):
    built = build(small_tree, GERMAN, date_format=style)
    assert built.page(LEDGER).one(".archplan-header time").text == text
    assert built.html("architecture/index.html").all(".archplan-index time")[0].text == text
    rfc = built.page("rfcs/0007-payment-ledger.md")
    assert rfc.all(".archplan-linked time")[0].text == text


@pytest.mark.parametrize("value", ["dd.MM.yyyy", "", 5, ["iso"]])
def test_a_wrong_style_is_a_configuration_error(write, caplog, value):
    root = write({}, date_format=value)
    with caplog.at_level(logging.INFO, "mkdocs"), pytest.raises((Abort, ConfigurationError)):
        load_config(str(root / "mkdocs.yml"))
    assert "date_format" in caplog.text
