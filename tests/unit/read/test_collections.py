import pytest

from mkdocs_archplan.model import Role
from mkdocs_archplan.read.collections import discover, gather
from mkdocs_archplan.read.roles import Guess, Said
from mkdocs_archplan.site import page_url

NOTHING, STATUS = Said(has_status=False), Said(has_status=True)


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        ([], []),
        (["index.md", "plans.md"], []),
        (["architecture/a.md", "rfcs/b.md", "adr/c.md"], [("adr", "adr"), ("architecture", "plan"), ("rfcs", "rfc")]),
        (["docs/ADRs/a.md"], [("ADRs", "adr")]),
        (["plans/a.md", "team/plans/b.md"], [("plans", "plan"), ("team/plans", "plan")]),
        (["architecture/decisions/a.md"], [("architecture", "plan"), ("decisions", "adr")]),
        (["rfcs/2024/sig/a.md"], [("rfcs", "rfc")]),
        (["adr/README.md"], [("adr", "adr")]),
    ],
)
def test_collections_are_found_by_the_usual_folder_names(paths, found):
    assert [(settings.name, settings.kind.name) for settings in discover(paths)] == found


def gathered(source, paths, *collections, sidecars=()):
    return gather([source("", path) for path in paths], collections, page_url, sidecars)


def folders(source, paths, *collections):
    """Return name → (candidates, path of the index, whether it will be made)."""
    found = gathered(source, paths, *collections)
    return {f.settings.name: ([c.path for c in f.candidates], f.index_path, f.index is None) for f in found}


def test_files_go_to_the_deepest_folder_above_them(source, collection):
    plans, adrs = collection(paths=("architecture",)), collection("adr", paths=("architecture/decisions",))
    paths = ["architecture/b.md", "architecture/a.md", "architecture/decisions/1.md", "guide/x.md", "index.md"]
    assert folders(source, paths, plans, adrs) == {
        "plans": (["architecture/a.md", "architecture/b.md"], "architecture/index.md", True),
        "adrs": (["architecture/decisions/1.md"], "architecture/decisions/index.md", True),
    }


@pytest.mark.parametrize("extra", ["plans/README.md", "plans/index.md", "plans/readme.md"])
def test_indexes_and_templates_are_no_candidates(source, collection, extra):
    paths = ["plans/a.md", "plans/template.md", "plans/1/2-b.md", "plans/1/README.md", extra]
    assert folders(source, paths, collection()) == {"plans": (["plans/1/2-b.md", "plans/a.md"], extra, False)}


@pytest.mark.parametrize("page", ["plans/deep/README.md", "plans/overview.md", "plans/assets/x.md", "plans/a/notes.md"])
def test_a_page_that_may_turn_out_to_be_a_document_is_a_candidate(source, collection, page):
    (folder,) = gathered(source, ["plans/a.md", page], collection())
    assert [f.path for f in folder.candidates] == sorted(["plans/a.md", page])
    assert (folder.documents, folder.indexes) == ((), ())


def test_files_and_guesses_are_complete_and_in_path_order(source, collection):
    paths = ["plans/template.md", "plans/b.md", "plans/deep/README.md", "plans/a.md", "plans/README.md"]
    (folder,) = gathered(source, paths, collection())
    assert [f.path for f in folder.files] == sorted(set(paths) - {"plans/README.md"})
    assert dict(folder.guesses) == {
        "plans/a.md": Guess(Role.DOCUMENT),
        "plans/b.md": Guess(Role.DOCUMENT),
        "plans/deep/README.md": Guess(Role.INDEX, open=True),
        "plans/template.md": Guess(Role.TEMPLATE),
    }


@pytest.mark.parametrize(
    ("said", "documents", "indexes"),
    [
        ({}, ["plans/a.md"], ["plans/README.md", "plans/deep/README.md", "plans/overview.md"]),
        (
            {"plans/deep/README.md": STATUS, "plans/overview.md": NOTHING},
            ["plans/a.md", "plans/deep/README.md"],
            ["plans/README.md", "plans/overview.md"],
        ),
        (
            {"plans/a.md": Said(has_status=True, role=Role.TEMPLATE)},
            [],
            ["plans/README.md", "plans/deep/README.md", "plans/overview.md"],
        ),
        (
            {"plans/overview.md": STATUS},
            ["plans/a.md", "plans/overview.md"],
            ["plans/README.md", "plans/deep/README.md"],
        ),
    ],
)
def test_documents_and_indexes_are_settled_once_the_candidates_are_read(source, collection, said, documents, indexes):
    paths = ["plans/a.md", "plans/README.md", "plans/deep/README.md", "plans/overview.md"]
    folder = gathered(source, paths, collection())[0].settled(said)
    assert [f.path for f in folder.documents] == documents
    assert [f.path for f in folder.indexes] == indexes


def test_an_index_that_will_be_made_lists_nothing_yet(source, collection):
    folder = gathered(source, ["plans/a.md"], collection())[0].settled({})
    assert (folder.indexes, folder.index, folder.index_url) == ((), None, "plans/")


def test_sidecars_tell_which_folders_are_documents(source, collection):
    paths = ["plans/x/README.md", "plans/x/notes.md", "plans/y/README.md"]
    folder = gathered(source, paths, collection(), sidecars=["plans/x"])[0].settled({})
    assert [f.path for f in folder.documents] == ["plans/x/README.md"]


def test_a_configured_index_may_be_any_page(source, collection):
    paths = ["plans/a.md", "plans/all.md", "plans/README.md"]
    assert folders(source, paths, collection(index="plans/all.md")) == {
        "plans": (["plans/a.md"], "plans/all.md", False)
    }


@pytest.mark.parametrize("index", ["plans/everything.md", "elsewhere.md"])
def test_a_configured_index_that_does_not_exist_will_be_made(source, collection, index):
    assert folders(source, ["plans/a.md"], collection(index=index)) == {"plans": (["plans/a.md"], index, True)}


def test_an_index_may_lie_outside_of_its_collection(source, collection):
    found = folders(source, ["plans/a.md", "overview.md"], collection(index="overview.md"))
    assert found == {"plans": (["plans/a.md"], "overview.md", False)}


def test_globs_and_several_folders_make_one_collection(source, collection):
    paths = ["teams/a/plans/1.md", "teams/b/plans/2.md", "teams/b/other/3.md", "old/4.md", "teams/b/plans/README.md"]
    found = folders(source, paths, collection(paths=("teams/*/plans", "old")))
    assert found["plans"] == (["old/4.md", "teams/a/plans/1.md", "teams/b/plans/2.md"], "old/index.md", True)


def test_the_folders_that_globs_fit_are_folders_of_documents(source, collection):
    paths = ["teams/0001-a/README.md", "teams/0001-a/x.md", "teams/0002-b/y.md", "teams/0002-b/0003-z/README.md"]
    (folder,) = gathered(source, paths, collection(paths=("teams/*",)))
    assert [f.path for f in folder.settled({}).documents] == [
        "teams/0001-a/x.md",
        "teams/0002-b/0003-z/README.md",
        "teams/0002-b/y.md",
    ]


@pytest.mark.parametrize("root", ["", "."])
def test_the_whole_site_can_be_one_collection(source, collection, root):
    paths = ["index.md", "a.md", "sub/b.md"]
    assert folders(source, paths, collection(paths=(root,))) == {"plans": (["a.md", "sub/b.md"], "index.md", False)}


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("draft-*.md", ["a.md", "x/old/c.md"]),
        ("plans/x/draft-*", ["a.md", "x/old/c.md"]),
        ("plans/*/draft-*", ["a.md", "x/old/c.md"]),
        ("plans/x/*", ["a.md"]),
        ("plans/*/old/*", ["a.md", "x/draft-b.md"]),
        ("x/*", ["a.md"]),
        ("x", ["a.md"]),
        ("x/", ["a.md"]),
        ("plans/x", ["a.md"]),
        ("x/old", ["a.md", "x/draft-b.md"]),
        ("/plans/x/old/", ["a.md", "x/draft-b.md"]),
        ("DRAFT-*", ["a.md", "x/draft-b.md", "x/old/c.md"]),
        ("*", []),
    ],
)
def test_excluded_files_are_left_out(source, collection, pattern, kept):
    paths = ["plans/a.md", "plans/x/draft-b.md", "plans/x/old/c.md"]
    (folder,) = gathered(source, paths, collection(exclude=(pattern,)))
    assert [f.path.removeprefix("plans/") for f in folder.files] == kept


def test_an_empty_collection_has_an_index_all_the_same(source, collection):
    assert folders(source, [], collection()) == {"plans": ([], "plans/index.md", True)}


@pytest.mark.parametrize(
    ("names", "prefix"),
    [
        (["cep-0001", "cep-0002", "README"], "CEP"),
        (["cep-0001", "CEP-0002", "notes"], "CEP"),
        (["tep0001-a", "tep0002-b", "tep0003-c"], "TEP"),
        (["cep-0001/README", "cep-0002/index"], "CEP"),
        (["cep-0001", "0002-b", "0003-c"], "RFC"),
        (["cep-0001", "notes"], "RFC"),
        (["rfc-0001", "rfc-0002"], "RFC"),
        (["0001-a", "0002-b"], "RFC"),
        (["x-1", "x-2"], "RFC"),
        (["2024-01-02-a", "2024-01-03-b"], "RFC"),
        ([], "RFC"),
    ],
)
def test_letters_that_most_files_bear_are_those_of_the_ids(source, collection, names, prefix):
    (folder,) = gathered(source, [f"rfcs/{name}.md" for name in names], collection("rfc"))
    assert folder.settings.id_prefix == prefix


def test_configured_letters_are_never_replaced(source, collection):
    (folder,) = gathered(source, ["rfcs/cep-0001.md"], collection("rfc", id_prefix="REQ"))
    assert folder.settings.id_prefix == "REQ"


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("rfcs/cep-0001.md", "CEP-0001"),
        ("rfcs/cep-0002/README.md", "CEP-0002"),
        ("rfcs/0003-c.md", "CEP-0003"),
        ("rfcs/0004-d/rfc.md", "CEP-0004"),
        ("rfcs/notes.md", None),
    ],
)
def test_ids_bear_the_letters_of_the_files(catalog, path, number):
    tree = {f"rfcs/cep-00{at}.md": "# C\n" for at in range(10, 20)}
    assert catalog({**tree, path: "# C\n"}).documents[path].id == number


@pytest.mark.parametrize(
    ("paths", "members"),
    [
        (
            ["adr/2023/0001-a.md", "adr/2024/0002-b.md", "adr/2024/README.md"],
            {"adr": ["2023/0001-a.md", "2024/0002-b.md"]},
        ),
        (
            [
                "architecture/a.md",
                "architecture/adr/0001-b.md",
                "architecture/adr/assets/c.md",
                "architecture/rfcs/d.md",
            ],
            {"architecture": ["a.md"], "adr": ["adr/0001-b.md"], "rfcs": ["rfcs/d.md"]},
        ),
        (
            ["rfcs/0001-x/README.md", "rfcs/0001-x/adr/0002-y.md"],
            {"rfcs": ["0001-x/README.md"], "adr": ["0001-x/adr/0002-y.md"]},
        ),
        (["plans/team/plans/a.md", "plans/b.md"], {"plans": ["b.md"], "plans/team/plans": ["team/plans/a.md"]}),
    ],
)
def test_nested_collections_and_folders_of_years_keep_their_documents(catalog, paths, members):
    top = paths[0].partition("/")[0]
    found = catalog(dict.fromkeys(paths, "# T\n")).collections
    assert {c.settings.name: [d.path.removeprefix(f"{top}/") for d in c.documents] for c in found} == members
