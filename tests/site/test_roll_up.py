"""The roll-up of costs where authors ask for it, and the file beside it."""

import csv
import io

import pytest

STYLE, FILE = "assets/archplan/roll-up.css", "assets/archplan/costs.csv"
DIRECTIVE = "<!-- archplan:costs -->"


def plan(title, status="active", amount="$10", label="Db"):
    table = (
        f"## Cost Analysis\n\n| Resource | Monthly cost |\n| --- | --- |\n| {label} | {amount} |\n| Disk | $2.50 |\n"
    )
    return f"---\ntitle: {title}\nstatus: {status}\ndate: 2026-01-01\nauthor: Mira\n---\n\n# T\n\n{table}"


TREE = {
    "guides/costs.md": f"# Costs\n\nBefore.\n\n{DIRECTIVE}\n\nAfter.\n",
    "plans/README.md": f"# Plans\n\n{DIRECTIVE}\n",
    "plans/a.md": plan("First & <last>"),
    "plans/b.md": plan("'=HYPERLINK(1)'", "implemented", "TBD", "Support <b>x</b>"),
    "plans/c.md": "---\ntitle: None\nstatus: active\ndate: 2026-01-01\n---\n\n# None\n",
    "rfcs/0001-x.md": plan("X", "draft"),
}


@pytest.fixture(scope="module")
def site(build_once):
    return build_once(TREE, {"plugins": ["search", "archplan"]}, theme="material")


@pytest.fixture(scope="module")
def plain(build_once):
    return build_once(TREE)


@pytest.mark.parametrize("theme", ["site", "plain"])
def test_nothing_is_wrong_or_dead(request, theme):
    site = request.getfixturevalue(theme)
    assert site.problems("bad-directive") == []
    assert site.strict_failure is None
    assert site.dead_addresses() == []


@pytest.mark.parametrize("theme", ["site", "plain"])
def test_it_stands_where_its_directive_does(request, theme):
    page = request.getfixturevalue(theme).html("guides/costs/index.html")
    view = page.one(".archplan-costs-view")
    first, last = (next(p for p in page.all("p") if p.text == words) for words in ("Before.", "After."))
    assert first.before(view)
    assert view.before(last)
    assert view.texts(".archplan-sums dt") == ["Active", "Implemented"]
    assert view.texts("tbody td a") == ["First & <last>", "None", "=HYPERLINK(1)"]
    assert view.texts("td.archplan-cost") == ["$12.50", "", "$2.50+"]
    assert view.texts("td.archplan-missing") == ["", "no cost table", "Support x"]
    assert not view.all("td.archplan-missing b")


def test_an_index_page_keeps_its_index(site):
    page = site.html("plans/index.html")
    assert len(page.all(".archplan-costs-view")) == 1
    assert [view.attrs["data-prefix"] for view in page.all("[data-archplan]")] == ["costs.", "plans."]


def test_a_page_loads_what_it_needs(site):
    page = site.html("guides/costs/index.html")
    assert [e.attrs["href"] for e in page.all("link[rel=stylesheet]") if "roll-up" in e.attrs["href"]] == [
        f"../../{STYLE}"
    ]
    assert "/*" not in site.source(STYLE)
    assert "archplan/costs.js" not in site.source("guides/costs/index.html")  # it has no cost table of an author
    assert "roll-up.css" not in site.source("plans/a/index.html")


def test_it_stays_out_of_the_search_index(site):
    for ours in ("Committed", "without a figure", "no cost table"):
        assert ours not in site.source("search/search_index.json")


@pytest.mark.parametrize("theme", ["site", "plain"])
def test_the_file_is_written_as_the_standard_has_it(request, theme):
    site = request.getfixturevalue(theme)
    written = (site.site / FILE).read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n") == 4
    rows = list(csv.DictReader(io.StringIO(written.decode(), newline="")))
    assert [(row["path"], row["title"], row["low"], row["high"], row["unknown"]) for row in rows] == [
        ("plans/a.md", "First & <last>", "12.50", "12.50", ""),
        ("plans/b.md", "'=HYPERLINK(1)", "2.50", "", "Support x"),
        ("rfcs/0001-x.md", "X", "12.50", "12.50", ""),
    ]
    (link,) = site.html("guides/costs/index.html").all(".archplan-csv a")
    assert link.attrs["href"] == f"../../{FILE}"


def test_without_costs_there_is_no_file_and_no_link(build):
    site = build({path: text.partition("## Cost")[0] for path, text in TREE.items()})
    assert not (site.site / FILE).exists()
    assert FILE not in site.source("guides/costs/index.html")
    assert len(site.html("guides/costs/index.html").all(".archplan-costs-view tbody tr")) == 3


@pytest.mark.parametrize(
    ("directive", "words"),
    [("costs {period: week}", "'week'"), ("costs {columns: date}", "'columns'"), ("costs {status: gone}", "'gone'")],
)
def test_what_cannot_be_followed_is_a_warning_at_its_line(build, directive, words):
    site = build({**TREE, "guides/costs.md": f"# Costs\n\nBefore.\n\n<!-- archplan:{directive} -->\n"})
    (problem,) = site.problems("bad-directive")
    assert (problem["line"], problem["severity"]) == (5, "warning")
    assert words in problem["message"]


def test_rates_and_words_in_the_language_of_the_site(build):
    tree = {**TREE, "plans/d.md": plan("Euros", amount="€10").replace("$2.50", "€5")}
    theme = {"name": "material", "language": "de"}
    site = build(tree, {"theme": theme}, costs={"rates": {"EUR": 1.08}})
    line = site.html("guides/costs/index.html").all(".archplan-sums div")[0]
    assert "Zugesagt" in line.text
    assert line.one(".archplan-sums__converted").text == "28,70 $ pro Monat umgerechnet mit 1 EUR = 1,08 USD"


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_two_builds_are_byte_identical(write, rebuild, monkeypatch, theme):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    first = rebuild(write(TREE, theme=theme, name="first"))
    second = rebuild(write(dict(reversed(TREE.items())), theme=theme, name="second"))
    for path in (FILE, "guides/costs/index.html"):
        assert (first.site / path).read_bytes() == (second.site / path).read_bytes()
