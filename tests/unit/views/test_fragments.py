import re
from html.parser import HTMLParser

import jinja2
import pytest

from mkdocs_archplan.extension import ArchplanExtension, page_marker
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import SiteViews

MISCHIEF = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}"
FIELDS = "title author id date status related_rfc supersedes discussion tags".split()


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(html):
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser.found


def pages(built, **options):
    """Render what the views add to every page of a catalog: no text of the author's own."""
    from markdown import Markdown

    from mkdocs_archplan.settings import read_settings

    settings = read_settings(options)
    fragments = Fragments(labels=settings.labels)
    views = SiteViews(catalog=built, settings=settings, fragments=fragments)
    md = Markdown(extensions=[ArchplanExtension(pages=views.page, fragments=fragments), "toc"])
    paths = [*built.documents, *(collection.index for collection in built.collections)]
    return {path: md.reset().convert(page_marker(path, f"{path[:-3]}/") + "# T\n") for path in paths}


def hostile_tree():
    quoted = MISCHIEF.replace("'", "''")
    front = "".join(f"{field}: '{quoted}'\n" for field in FIELDS)
    body = (
        f"\n## {MISCHIEF} costs\n\n- [x] {MISCHIEF}\n\n[b](b.md)\n\n| Item | Cost |\n| - | - |\n| {MISCHIEF} | $5 |\n"
    )
    return {
        "plans/a.md": f"---\n{front}superseded_by: b.md\n---\n{body}",
        "plans/b.md": f"---\ntitle: '{quoted}'\nstatus: active\nauthor: [Ada, '{quoted}']\n---\n{body}",
        "plans/c.md": f"- Status: {MISCHIEF}\n- Author: {MISCHIEF}\n\n# {MISCHIEF}\n\n[b](b.md)\n",
    }


@pytest.mark.parametrize("placement", ["end", "header"])
def test_nothing_of_an_author_becomes_markup(catalog, placement):
    built = catalog(hostile_tree(), backlinks={"placement": placement})
    rendered = pages(built, backlinks={"placement": placement})
    assert len(rendered) == 4
    for html in rendered.values():
        assert "&lt;script&gt;" in html
        for tag, attributes in tags(html):
            assert tag not in ("script", "img")
            assert not [name for name in attributes if name.startswith("on")]
        assert "49" not in re.sub(r"[\w./-]*\d+[\w./-]*[\"']", "", html)


def test_labels_are_escaped_as_well(catalog):
    labels = {"linked": "<b>L</b>", "no_status": "<b>N</b>", "search": '"><b>', "total": "<b>{total}</b>"}
    for html in pages(catalog({"plans/a.md": "# T\n"}, labels=labels), labels=labels).values():
        assert "<b>" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "java\\tscript:x"])
def test_no_page_has_a_link_with_another_scheme(catalog, address):
    text = (
        f'---\ntitle: T\nstatus: active\ndiscussion: "{address}"\nrelated_rfc: "[x]({address})"\n---\n[y]({address})\n'
    )
    for html in pages(catalog({"plans/a.md": text})).values():
        for _, attributes in tags(html):
            assert not re.match(r"\s*(?:javascript|data):|//", attributes.get("href") or "")


def test_a_fragment_of_the_sites_own_wins(tmp_path):
    own = tmp_path / "fragments" / "archplan" / "empty.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>{{ labels.no_documents }} {{ view }}</p>\n", encoding="utf-8")
    fragments = Fragments([str(tmp_path)], {"no_documents": "None & nothing"})
    assert fragments.render("empty", view="<i>") == "<p>None &amp; nothing &lt;i&gt;</p>"
    assert Fragments().render("empty", view=None) == '<p class="archplan archplan-empty">No documents yet.</p>'


def test_a_value_that_a_fragment_expects_must_be_given():
    with pytest.raises(jinja2.UndefinedError):
        Fragments().render("verdict", verdict="adds-up")
