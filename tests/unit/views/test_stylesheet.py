import pytest

from mkdocs_archplan.views.stylesheet import status_styles


def document(status):
    return f"---\nstatus: {status}\n---\n# T\n"


def test_each_status_has_one_rule_with_its_colour(catalog):
    css = status_styles(catalog({"plans/a.md": document("active"), "rfcs/a.md": document("draft")}), [])
    assert css.count(".archplan-status--superseded,") == 1
    assert (
        ".archplan-status--active,.md-status--active"
        "{--archplan-hue:var(--archplan-blue);--archplan-icon:var(--archplan-dot)}\n"
    ) in css
    assert ".archplan-status--open-for-review," in css


def test_no_collections_are_no_rules(catalog):
    assert status_styles(catalog({"index.md": ""}), []).strip() == ""


def test_an_icon_of_the_theme_is_inlined_and_a_missing_one_is_a_dot(catalog, tmp_path):
    icon = tmp_path / ".icons" / "material" / "check-circle-outline.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text('<svg viewBox="0 0 1 1"><path d="M0)"/></svg>', encoding="utf-8")
    css = status_styles(catalog({"plans/a.md": ""}), [str(tmp_path / "absent"), str(tmp_path)])
    implemented = next(line for line in css.splitlines() if "implemented" in line)
    assert "url(\"data:image/svg+xml,%3Csvg viewBox='0 0 1 1'%3E" in implemented
    assert implemented.count('"') == 2
    active = next(line for line in css.splitlines() if "--active" in line)
    assert "--archplan-icon:var(--archplan-dot)" in active


@pytest.mark.parametrize(
    ("status", "slug"),
    [
        ("a}*<承認>*b", "a-承認-b"),
        ("'}*{color:red} <承認> 2nd'", "color"),
        ('"a\\"]\\\\b;c"', "a-b"),
        ("'</style><script>alert(1)</script>'", "style-script-alert"),
    ],
)
def test_a_status_of_any_words_is_a_valid_selector(catalog, status, slug):
    css = status_styles(catalog({"plans/a.md": document(status)}), [])
    (line,) = [line for line in css.splitlines() if f"--{slug}," in line]
    assert line.startswith(f".archplan-status--{slug},.md-status--{slug}{{")
    assert line.count("{") == line.count("}") == 1
