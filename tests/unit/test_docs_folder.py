"""Which files of a docs folder there are: what a comparison with MkDocs leaves open, links and odd names."""

import os

import pytest

from mkdocs_archplan.docs_folder import list_docs


def write(folder, *paths):
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    return folder


def found(docs, **options):
    return {file.path: (file.published, file.outside) for file in list_docs(docs, **options)}


PAGE, OUTSIDE = (True, False), (True, True)


def test_files_of_a_folder_come_before_folders_and_its_index_first(tmp_path):
    docs = write(tmp_path, "b/z.md", "b/README.md", "b/c/a.md", "c.md", "a.md", "index.md", "B.md")
    assert list(found(docs)) == ["index.md", "B.md", "a.md", "c.md", "b/README.md", "b/z.md", "b/c/a.md"]


def test_links_to_files_and_folders_are_followed_and_those_that_lead_out_are_told(tmp_path):
    docs = write(tmp_path / "docs", "a.md", "in/b.md")
    write(tmp_path, "out/c.md", "d.md", "docs-too/e.md")
    for name, target in {
        "file.md": "docs/a.md",
        "out.md": "d.md",
        "folder": "docs/in",
        "outside": "out",
        "beside": "docs-too",
        "gone.md": "nowhere.md",
    }.items():
        (docs / name).symlink_to(tmp_path / target)
    assert found(docs) == {
        "a.md": PAGE,
        "file.md": PAGE,
        "gone.md": OUTSIDE,
        "out.md": OUTSIDE,
        "beside/e.md": OUTSIDE,
        "folder/b.md": PAGE,
        "in/b.md": PAGE,
        "outside/c.md": OUTSIDE,
    }


def test_a_docs_folder_that_is_a_link_itself_holds_its_files(tmp_path):
    write(tmp_path / "real", "a.md", "b/c.md")
    (tmp_path / "docs").symlink_to(tmp_path / "real")
    assert found(tmp_path / "docs") == {"a.md": PAGE, "b/c.md": PAGE}


def test_links_that_lead_round_are_followed_once(tmp_path):
    docs = write(tmp_path / "docs", "a/x.md", "b/y.md")
    (docs / "a/up").symlink_to(docs)
    (docs / "a/b").symlink_to(docs / "b")
    (docs / "b/a").symlink_to(docs / "a")
    (docs / "all").symlink_to(tmp_path)
    (docs / "self").symlink_to(docs / "self")
    assert sorted(path for path in found(docs) if path.count("/") < 2) == ["a/x.md", "b/y.md", "self"]
    assert len(found(docs)) < 12


def test_what_is_no_file_or_cannot_be_listed_is_passed_over(tmp_path):
    docs = write(tmp_path, "a.md")
    os.mkfifo(docs / "pipe.md")
    os.close(os.open(os.fsencode(docs) + b"/\xff.md", os.O_CREAT))
    assert found(docs) == {"a.md": PAGE}
    assert found(docs / "nowhere") == {}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_of_two_files_with_one_place_one_is_left(tmp_path, directory_urls):
    docs = write(tmp_path, "a/README.md", "a/index.md", "b/x.html", "b/x.md", "c/x/index.html", "c/x.md")
    left = list(found(docs, directory_urls=directory_urls))
    assert left == ["a/index.md", *(["b/x.html"] if directory_urls else []), "b/x.md", "c/x.md", "c/x/index.html"]
