"""Infracost's figure in the strip, and how far it is from what the document itself says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.views.document import header_blocks
from mkdocs_archplan.views.infracost import InfracostView, infracost_view

TABLE = "## Monthly cost\n\n| Item | Cost |\n| - | - |\n| a | {} |\n"


def view(catalog, context, estimate, monthly, currency="USD", **options):
    """Return the view of a plan with an estimate in its table (None: no table) and a figure of the tool."""
    body = TABLE.format(estimate) if estimate is not None else "# T\n"
    tree = {
        "plans/a.md": f"---\ncosts: {{infracost: b.json}}\n---\n{body}",
        "plans/b.json": json.dumps({"totalMonthlyCost": monthly, "currency": currency}),
    }
    built = catalog(tree, **options)
    page = context(built, "plans/a.md", **options)
    document = built.documents["plans/a.md"]
    return infracost_view(document, page), "".join(block.html for block in header_blocks(document, page))


@pytest.mark.parametrize(
    ("estimate", "monthly", "expected"),
    [
        ("$1,667.20", "1702.40", ("$1,702.40", "+$35.20", "+2%")),
        ("$1,702.40", "1667.20", ("$1,667.20", "−$35.20", "−2%")),
        ("$100", "100", ("$100", "", "")),
        ("$100", "100.004", ("$100", "", "")),
        ("$100", "100.20", ("$100.20", "+$0.20", "")),
        ("$100", "100.50", ("$100.50", "+$0.50", "")),
        ("$100", "100.51", ("$100.51", "+$0.51", "+1%")),
        ("$100", "0", ("$0", "−$100", "−100%")),
        ("$1", "101", ("$101", "+$100", "+10,000%")),
        ("$1", "102", ("$102", "+$101", "")),
        ("$50–100", "75", ("$75", "", "")),
        ("$50–100", "50", ("$50", "", "")),
        ("$50–100", "40", ("$40", "−$10", "−20%")),
        ("$50–100", "120", ("$120", "+$20", "+20%")),
        ("$50+", "5000", ("$5,000", "", "")),
        ("$50+", "40", ("$40", "−$10", "−20%")),
        ("€50", "40", ("$40", "", "")),
        ("-$50", "40", ("$40", "+$90", "")),
        ("TBD", "40", ("$40", "", "")),
        (None, "40", ("$40", "", "")),
    ],
)
def test_the_difference_is_to_the_nearer_end_of_the_estimate(catalog, context, estimate, monthly, expected):
    figure, difference, share = expected
    found, html = view(catalog, context, estimate, monthly)
    assert found == InfracostView(figure=figure, difference=difference, share=share)
    assert f'Infracost <span class="archplan-header__strong">{figure}</span> per month' in html
    assert ("compared with" in html) is bool(difference)


def test_a_document_that_names_no_file_has_none(catalog, context):
    built = catalog({"plans/a.md": f"# T\n\n{TABLE.format('$5')}"})
    page = context(built, "plans/a.md")
    assert infracost_view(built.documents["plans/a.md"], page) is None
    assert "Infracost" not in header_blocks(built.documents["plans/a.md"], page)[-1].html


@pytest.mark.parametrize(
    ("options", "estimate", "expected"),
    [
        ({"costs": {"period": "year"}}, "$100", ("$1,320", "+$120", "+10%")),
        ({"costs": {"currency": "JPY"}}, "¥100", ("$110", "", "")),
        ({"costs": {"currency": "USD"}}, "¥100", ("$110", "+$10", "+10%")),  # a sign of several countries
        ({"costs": {"currency": "usd"}}, "¥100", ("$110", "+$10", "+10%")),
        ({"language": "de"}, "$1000", ("110\xa0$", "−890\xa0$", "−89\xa0%")),
        ({"language": "fr"}, "$100", ("110\xa0$US", "+10\xa0$US", "+10\u202f%")),
    ],
)
def test_it_is_in_the_period_and_the_language_of_the_site(catalog, context, options, estimate, expected):
    found, _ = view(catalog, context, estimate, "110", **options)
    assert [text.replace("\u202f", "\xa0") for text in (found.figure, found.difference, found.share)] == [
        text.replace("\u202f", "\xa0") for text in expected
    ]


def test_words_may_be_the_sites_own_and_are_escaped(catalog, context):
    labels = {"infracost": "<b>Tool</b>", "infracost_apart": '"<i>'}
    _, html = view(catalog, context, "$1", "2", labels=labels)
    assert "&lt;b&gt;Tool&lt;/b&gt; <span" in html
    assert 'title="&#34;&lt;i&gt;"' in html


@pytest.mark.parametrize("estimate", ["$" + "9" * 40, "$" + "9" * 400, "$0.00000000001", "$0"])
def test_estimates_of_any_length_are_compared(catalog, context, estimate):
    found, html = view(catalog, context, estimate, "999999999999999.99")
    assert found.figure in html


@given(
    st.sampled_from(["{}", "~{}", "{}+", "<{}", "{}/yr", "{} once", "{}/h", "{}/user"]),
    st.decimals(min_value=-(10**9), max_value=10**30, places=2),
    st.decimals(min_value=0, max_value=10**14, places=2),
)
def test_any_figure_beside_any_estimate_has_a_view(catalog, context, form, estimate, monthly):
    found, _ = view(catalog, context, form.format(f"${estimate}"), str(monthly))
    assert found.figure
    assert found.difference[:1] in ("", "+", "−")
    assert found.share[:1] in ("", found.difference[:1])
