"""Every word that no author wrote, in every language: none is missing, none has a place that nothing fills."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mkdocs_archplan.labels
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import LABELS, LANGUAGES, in_words, labels_of, words
from mkdocs_archplan.listing import COLUMNS, FACETS, GROUPINGS
from mkdocs_archplan.model import Settings, Status
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.views.fragments import THEME

FILES = Path(mkdocs_archplan.labels.__file__).parent
TABLES = {language: tomllib.loads((FILES / f"{language}.toml").read_text(encoding="utf-8")) for language in LANGUAGES}
each = pytest.mark.parametrize("language", LANGUAGES)
foreign = pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])


def places(text):
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}


def test_these_are_the_languages():
    assert set(LANGUAGES) == {"de", "en", "es", "fr", "ja", "pt", "zh"}
    assert TABLES["en"] == LABELS


@each
def test_a_language_has_all_words_and_no_others(language):
    assert list(TABLES[language]) == list(LABELS)


@each
def test_no_word_is_empty_or_has_blanks_around_it(language):
    for name, text in TABLES[language].items():
        assert text, name
        assert text == text.strip(), name  # no-break spaces may stand inside
        assert not re.search(r"\n|  ", text), name


@each
def test_a_word_has_only_places_that_are_filled(language):
    for name, text in TABLES[language].items():
        assert places(text) <= places(LABELS[name]), name
        assert text.format(**dict.fromkeys(places(LABELS[name]), "x"))
    assert read_settings({"labels": TABLES[language]}).labels == TABLES[language]


@foreign
def test_a_language_is_not_english(language):
    same = {name for name, text in TABLES[language].items() if text == LABELS[name]}
    assert len(same) < len(LABELS) / 6, sorted(same)
    # Numbers and nouns that are left out would be missed.
    for name in ("total", "showing", "some", "left_out", "filtered_by", "remove", "all_documents"):
        assert places(TABLES[language][name]) == places(LABELS[name]), name


@each
def test_statuses_that_stand_side_by_side_are_told_apart(language):
    for kind in KINDS.values():
        labels = [TABLES[language][f"status_{status.slug.replace('-', '_')}"] for status in kind.statuses]
        assert len({label.casefold() for label in labels}) == len(labels)
    relations = [TABLES[language][relation.label] for relation in Relation]
    assert len(set(relations)) == len(relations)


def test_built_in_words_are_those_of_english():
    for name, kind in KINDS.items():
        assert LABELS[f"title_{name}"] == kind.title
        assert {name, f"{name}s", f"kind_{name}", f"{name}s_title"} <= set(LABELS)
        for status in kind.statuses:
            word = status.slug.replace("-", "_")
            assert (LABELS[f"status_{word}"], LABELS[f"about_{name}_{word}"]) == (status.label, status.description)


def test_whatever_an_index_names_has_a_word():
    nothing = {"status", "author", "date", "tag"}
    assert {*COLUMNS, *FACETS, *(f"no_{name}" for name in nothing)} - {"text"} <= set(LABELS)
    assert set(GROUPINGS) == {*nothing, "year", "none"} - {"date"}


def test_fragments_use_words_there_are():
    used = {
        name
        for fragment in (THEME / "fragments" / "archplan").glob("*.html")
        for name in re.findall(r"\blabels\.(\w+)", fragment.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(LABELS)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *((language, language) for language in LANGUAGES),
        ("DE", "de"),
        ("de-AT", "de"),
        ("de_CH", "de"),
        ("pt-BR", "pt"),
        ("pt_PT", "pt"),
        ("zh_Hant", "zh"),
        ("zh-TW", "zh"),
        ("zh_Hans_CN", "zh"),
        ("en_GB", "en"),
        ("xx", "en"),
        ("xx-de", "en"),
        ("deutsch", "en"),
        ("", "en"),
        ("-", "en"),
        ("../de", "en"),
        ("null", "en"),
    ],
)
def test_a_language_is_found_by_the_name_that_a_theme_has_for_it(name, language):
    assert labels_of(name) == TABLES[language]


@given(st.text(max_size=8))
def test_any_language_has_all_words(name):
    assert set(labels_of(name)) == set(LABELS)


def test_words_of_the_sites_own_win_over_those_of_its_language():
    found = words(Settings(language="de", labels={"all": "Sämtliche", "status_active": "Läuft"}))
    assert (found["all"], found["status_active"], found["sort"]) == ("Sämtliche", "Läuft", "Sortieren")


def test_what_is_built_in_is_called_in_the_words_of_the_site(collection):
    found = in_words(collection("adr"), labels_of("de"))
    assert found.title == "Architekturentscheidungen"
    assert [status.label for status in found.statuses] == "Vorgeschlagen Angenommen Abgelehnt Veraltet Abgelöst".split()
    assert found.statuses[1].description == "In Kraft"
    assert [replace(s, label="", description="") for s in found.statuses] == [
        replace(s, label="", description="") for s in KINDS["adr"].statuses
    ]
    assert in_words(collection("rfc"), labels_of("de")).statuses[-1].description == "Von neuerem RFC abgelöst"
    assert in_words(collection("plan"), labels_of("de")).statuses[-1].description == "Von neuerem Plan abgelöst"


@each
def test_words_of_english_change_nothing_and_those_of_others_only_words(collection, language):
    for kind in KINDS:
        usual = collection(kind)
        assert in_words(usual, labels_of("en")) == usual
        found = in_words(usual, labels_of(language))
        assert [status.slug for status in found.statuses] == [status.slug for status in usual.statuses]
        assert replace(found, title="", statuses=()) == replace(usual, title="", statuses=())


def test_what_an_author_has_named_is_left_alone(collection):
    statuses = (
        Status(slug="active", label="Under way", description="Ready to be built, or being built"),
        Status(slug="implemented", label="Implemented", description="Since when?"),
        Status(slug="parked", label="Parked", description="Later"),
        Status(slug="accepted", label="Accepted"),  # of another kind's lifecycle
    )
    found = in_words(collection("plan", title="Designs", statuses=statuses), labels_of("de"))
    assert found.title == "Designs"
    assert [(status.label, status.description) for status in found.statuses] == [
        ("Under way", "Bereit zur Umsetzung oder in Umsetzung"),
        ("Umgesetzt", "Since when?"),
        ("Parked", "Later"),
        ("Accepted", ""),
    ]


def test_labels_may_call_statuses_otherwise_in_any_language(collection):
    labels = words(Settings(labels={"status_active": "Under way", "about_plan_active": "Now", "title_plan": "Designs"}))
    found = in_words(collection("plan"), labels)
    assert (found.title, found.statuses[0].label, found.statuses[0].description) == ("Designs", "Under way", "Now")


@pytest.mark.parametrize("written", ["active", "Active", "Aktiv", "AKTIV"])
def test_a_status_may_be_written_in_english_or_in_the_language_of_the_site(catalog, written):
    built = catalog({"plans/a.md": f"---\nstatus: {written}\n---\n# T\n"}, language="de")
    (document,) = built.documents.values()
    assert (document.status, built.status_of(document).label) == ("active", "Aktiv")
    assert "unknown-status" not in [problem.rule for problem in built.problems]
