"""Where a new document lies: folder, number, file name, template, collection."""

import pytest

from mkdocs_archplan.git import GitError
from mkdocs_archplan.start import begin as begin_module
from mkdocs_archplan.start.wanted import StartError

DOCUMENT = "# {}\n\n- Status: {}\n- Date: 2026-01-01\n"


def fill(site, *paths, status="accepted"):
    for path in paths:
        site.write(path, DOCUMENT.format(path, status))


@pytest.mark.parametrize(
    ("kind", "files", "path"),
    [
        ("adr", [], "adr/0001-a-bounded-queue.md"),
        ("rfc", [], "rfcs/0001-a-bounded-queue.md"),
        ("plan", [], "architecture/a-bounded-queue-plan.md"),
        ("adrs", ["adr/0001-a.md"], "adr/0002-a-bounded-queue.md"),
        ("adr", ["decisions/007-a.md", "decisions/009-b.md"], "decisions/010-a-bounded-queue.md"),
        ("adr", ["adr/9-a.md", "adr/10-b.md"], "adr/11-a-bounded-queue.md"),
        ("adr", ["adr/ADR-0003-first-one.md", "adr/ADR-0004-other-one.md"], "adr/ADR-0005-a-bounded-queue.md"),
        ("adr", ["adr/0001_first_one.md", "adr/0002_other_one.md"], "adr/0003_a_bounded_queue.md"),
        ("adr", ["adr/20260101-first-one.md", "adr/20260102-other.md"], "adr/20260701-a-bounded-queue.md"),
        ("adr", ["adr/2025-001-first-one.md", "adr/2026-004-other.md"], "adr/2026-005-a-bounded-queue.md"),
        (
            "plan",
            ["plans/ledger-plan.md", "plans/two-words-plan.md", "plans/c-plan.md"],
            "plans/a-bounded-queue-plan.md",
        ),
        ("plan", ["plans/ledger.md", "plans/the-gate.md"], "plans/a-bounded-queue.md"),
        ("rfc", ["rfcs/0001-a/README.md", "rfcs/0002-b/README.md"], "rfcs/0003-a-bounded-queue/README.md"),
        ("rfc", ["rfcs/text/0001-a.md", "rfcs/text/0002-b.md"], "rfcs/text/0003-a-bounded-queue.md"),
        ("adr", ["adr/2024/0001-a.md", "adr/2025/0002-b.md"], "adr/2026/0003-a-bounded-queue.md"),
        ("adr", ["adr/0001-a.md", "adr/.0007-hidden.md", "adr/_0008-draft.md"], "adr/0009-a-bounded-queue.md"),
        ("adr", ["adr/0001-a.md", "adr/0004-a-folder/note.txt"], "adr/0005-a-bounded-queue.md"),
        ("adr", ["adr/0001-a.md", "rfcs/0044-b.md"], "adr/0002-a-bounded-queue.md"),
        ("adr", ["adr/0001-a.md", "adr/team/rfcs/0044-b.md"], "adr/0002-a-bounded-queue.md"),
        ("adr", ["adr/000-template.md"], "adr/001-a-bounded-queue.md"),
    ],
)
def test_the_path_follows_those_that_are_there(site, kind, files, path):
    fill(site, *files)
    assert site.begin(kind).path == path


def test_a_number_in_front_matter_is_taken_too(site):
    site.write("rfcs/ledger.md", "---\nid: RFC-0041\nstatus: draft\n---\n# A\n")
    site.write("rfcs/template.md", "---\nid: RFC-NNNN\nstatus: draft\ndate: YYYY-MM-DD\n---\n# [Title]\n")
    document, _, _ = site.start("rfc")
    assert (document.path, document.id) == ("rfcs/a-bounded-queue.md", "RFC-0042")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe der Übergabe: Straße", "0002-groesse-der-uebergabe-strasse.md"),
        ("Façade à la Łódź", "0002-facade-a-la-lodz.md"),
        ("Use `uv`, don't pip", "0002-use-uv-dont-pip.md"),
        ("日本語 の題", "0002-日本語-の題.md"),
        ("../../etc/passwd", "0002-etc-passwd.md"),
        ("!?", "0002-untitled.md"),
    ],
)
def test_titles_become_file_names(site, title, name):
    fill(site, "adr/0001-first-one.md")
    assert site.begin(title=title).path == f"adr/{name}"


def test_accents_stay_where_the_neighbours_have_them(site):
    fill(site, "adr/0001-größe.md")
    assert site.begin(title="Übergabe").path == "adr/0002-übergabe.md"


def test_numbers_on_other_branches_are_taken(site, monkeypatch):
    fill(site, "adr/0001-a.md")
    names = {"main": ("0007-b.md", "assets/0099.png"), "refs/heads/x": ("0009-c/README.md",), "refs/heads/y": ()}
    monkeypatch.setattr(begin_module, "paths_on", lambda folder, branch: names[branch])
    monkeypatch.setattr(begin_module, "branches", lambda folder: ("refs/heads/x", "refs/heads/y"))
    assert site.begin(against=("main",)).path.startswith("adr/0008-")
    assert site.begin(against=("main", "all")).path.startswith("adr/0010-")


def test_an_unknown_branch_is_told(site, monkeypatch):
    def unknown(folder, branch):
        raise GitError(f"{branch} is no revision.")

    monkeypatch.setattr(begin_module, "paths_on", unknown)
    with pytest.raises(StartError, match="nowhere is no revision"):
        site.begin(against=("nowhere",))


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        (["adr/template.md"], "adr/template.md"),
        (["adr/TEMPLATE.md", "adr/0001-a.md"], "adr/TEMPLATE.md"),
        (["adr/0000-template.md", "rfcs/template.md"], "adr/0000-template.md"),
        (["adr/adr-template-bare.md", "adr/adr-template.md", "adr/adr-template-minimal.md"], "adr/adr-template.md"),
        (["adr/templates/adr.md"], "adr/templates/adr.md"),
        (["0000-template.md", "rfc-template.md"], "0000-template.md"),
        (["rfc-template.md", "adr/0012-email-template.md"], ""),
        (["adr/templates/one.md", "adr/template.md"], "adr/template.md"),
        ([], ""),
    ],
)
def test_the_nearest_template_counts(site, files, chosen):
    fill(site, *files, "adr/0001-a.md", status="proposed")
    assert site.begin().template == chosen


def test_a_template_may_be_named(site, tmp_path):
    fill(site, "adr/template.md")
    other = tmp_path / "other.md"
    other.write_text("# [Title]\n\n- Status: Proposed\n- Date: [day]\n\nOther\n", encoding="utf-8")
    assert site.begin(template=other).data.endswith(b"\n\nOther\n")
    with pytest.raises(StartError, match="cannot be read"):
        site.begin(template=tmp_path / "missing.md")


def test_a_template_that_leads_out_of_the_docs_is_none(site, tmp_path):
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    fill(site, "adr/0001-a.md")
    (site.docs / "adr/template.md").symlink_to(tmp_path / "secret.md")
    assert site.begin().template == ""


@pytest.mark.parametrize(
    ("options", "files", "asked", "said"),
    [
        ({}, ["adr/0001-a.md", "decisions/1.md"], {"kind": "adrs"}, "several collections for 'adrs': adr, decisions"),
        ({}, ["adr/0001-a.md"], {"kind": "plan", "collection": "adr"}, "holds documents of the kind adr"),
        ({}, ["adr/0001-a.md"], {"kind": "memo"}, "neither plan, rfc nor adr"),
        ({}, ["adr/0001-a.md"], {"collection": "x"}, "'x' is neither"),
        ({"collections": {"plans": {"kind": "plan"}}}, [], {}, "No collection in mkdocs.yml is of the kind adr"),
        ({"collections": {"a": {"kind": "adr", "path": ["a", "b"]}}}, [], {}, "several folders (a, b)"),
        ({"collections": {"a": {"kind": "adr", "path": "t/*/adr"}}}, [], {}, "has no folder that exists"),
        ({}, ["adr/0001-a.md"], {"folder": "../elsewhere"}, "no folder below docs_dir"),
        ({}, ["adr/0001-a.md"], {"folder": "guides"}, "would not be read as a document"),
        ({}, ["plans/a.md"], {"kind": "plan", "title": "Short template"}, "would not be read as a document"),
        ({}, ["adr/0001-a.md"], {"status": "frozen"}, "choose one of proposed, accepted"),
        ({}, ["adr/0001-a.md"], {"rfc": "RFC-0009"}, "is called 'RFC-0009'"),
        ({}, ["plans/a-bounded-queue.md", "plans/b-c.md"], {"kind": "plan"}, "plans/a-bounded-queue.md exists already"),
    ],
)
def test_what_cannot_be_told_is_asked_for(site, options, files, asked, said):
    site.configure(**options)
    fill(site, *files)
    with pytest.raises(StartError) as raised:
        site.begin(**asked)
    assert said in str(raised.value)


def test_one_of_several_can_be_chosen(site):
    fill(site, "adr/0001-a.md", "x/adr/0004-a.md")
    assert site.begin(collection="x/adr").path == "x/adr/0005-a-bounded-queue.md"
    assert site.begin("x/adr").path == "x/adr/0005-a-bounded-queue.md"
    site.configure(collections={"a": {"kind": "adr", "path": "t/*/adr"}})
    fill(site, "t/one/adr/0001-a.md", "t/two/adr/0003-a.md")
    assert site.begin(folder="t/two/adr").path == "t/two/adr/0004-a-bounded-queue.md"
    assert site.begin(folder="t/new/adr").path == "t/new/adr/0001-a-bounded-queue.md"


def test_the_title_index_is_that_of_a_document_where_it_says_a_status(site):
    fill(site, "plans/ledger.md", "plans/gate.md")
    assert site.start("plan", title="Overview")[0].title == "Overview"
