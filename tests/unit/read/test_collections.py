import pytest

from mkdocs_archplan.model import Role
from mkdocs_archplan.read.collections import discover, gather, role_of
from mkdocs_archplan.site import page_url


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("plans/payment-ledger-plan.md", Role.DOCUMENT),
        ("rfcs/0001-x.md", Role.DOCUMENT),
        ("rfcs/README.md", Role.INDEX),
        ("rfcs/readme.md", Role.INDEX),
        ("rfcs/index.md", Role.INDEX),
        ("rfcs/template.md", Role.TEMPLATE),
        ("rfcs/0000-template.md", Role.TEMPLATE),
        ("rfcs/NNNN-template.md", Role.TEMPLATE),
        ("rfcs/_template.md", Role.TEMPLATE),
        ("adr/adr-template-short.md", Role.TEMPLATE),
        ("architecture/architecture-plan-template.md", Role.TEMPLATE),
        ("adr/templates/long.md", Role.TEMPLATE),
        ("adr/0029-template-changes.md", Role.DOCUMENT),
        ("adr/0012-email-template.md", Role.DOCUMENT),
        ("adr/contemplate.md", Role.DOCUMENT),
    ],
)
def test_a_file_is_known_by_its_name(path, role):
    assert role_of(path) is role


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        ([], []),
        (["index.md", "plans.md"], []),
        (["architecture/a.md", "rfcs/b.md", "adr/c.md"], [("adr", "adr"), ("architecture", "plan"), ("rfcs", "rfc")]),
        (["docs/ADRs/a.md"], [("ADRs", "adr")]),
        (["plans/a.md", "team/plans/b.md"], [("plans", "plan"), ("team/plans", "plan")]),
        (["architecture/decisions/a.md"], [("architecture", "plan"), ("decisions", "adr")]),
    ],
)
def test_collections_are_found_by_the_usual_folder_names(paths, found):
    assert [(settings.name, settings.kind.name) for settings in discover(paths)] == found


def folders(source, paths, *collections):
    found = gather([source("", path) for path in paths], collections, page_url)
    return {f.settings.name: ([d.path for d in f.documents], f.index_path, f.index is None) for f in found}


def test_files_go_to_the_deepest_folder_above_them(source, collection):
    plans, adrs = collection(paths=("architecture",)), collection("adr", paths=("architecture/decisions",))
    paths = ["architecture/b.md", "architecture/a.md", "architecture/decisions/1.md", "guide/x.md", "index.md"]
    assert folders(source, paths, plans, adrs) == {
        "plans": (["architecture/a.md", "architecture/b.md"], "architecture/index.md", True),
        "adrs": (["architecture/decisions/1.md"], "architecture/decisions/index.md", True),
    }


@pytest.mark.parametrize(
    ("extra", "index"),
    [
        ("plans/README.md", "plans/README.md"),
        ("plans/index.md", "plans/index.md"),
        ("plans/readme.md", "plans/readme.md"),
    ],
)
def test_indexes_and_templates_are_no_documents(source, collection, extra, index):
    paths = ["plans/a.md", "plans/template.md", "plans/deep/README.md", extra]
    assert folders(source, paths, collection()) == {"plans": (["plans/a.md"], index, False)}


def test_a_configured_index_may_be_any_page(source, collection):
    paths = ["plans/a.md", "plans/overview.md", "plans/README.md"]
    assert folders(source, paths, collection(index="plans/overview.md")) == {
        "plans": (["plans/a.md"], "plans/overview.md", False)
    }


def test_an_index_that_does_not_exist_will_be_made(source, collection):
    assert folders(source, ["plans/a.md"], collection(index="plans/all.md")) == {
        "plans": (["plans/a.md"], "plans/all.md", True)
    }


def test_globs_and_several_folders_make_one_collection(source, collection):
    paths = ["teams/a/plans/1.md", "teams/b/plans/2.md", "teams/b/other/3.md", "old/4.md"]
    found = folders(source, paths, collection(paths=("teams/*/plans", "old")))
    assert found["plans"][0] == ["old/4.md", "teams/a/plans/1.md", "teams/b/plans/2.md"]


@pytest.mark.parametrize("root", ["", "."])
def test_the_whole_site_can_be_one_collection(source, collection, root):
    assert folders(source, ["index.md", "a.md"], collection(paths=(root,))) == {"plans": (["a.md"], "index.md", False)}


@pytest.mark.parametrize("pattern", ["draft-*.md", "plans/x/draft-*", "plans/*/draft-*"])
def test_excluded_files_are_left_out(source, collection, pattern):
    paths = ["plans/a.md", "plans/x/draft-b.md"]
    assert folders(source, paths, collection(exclude=(pattern,)))["plans"][0] == ["plans/a.md"]


def test_an_empty_collection_has_an_index_all_the_same(source, collection):
    assert folders(source, [], collection()) == {"plans": ([], "plans/index.md", True)}
