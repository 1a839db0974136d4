"""An id in running text means a document of this site only where it surely does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

TREE = {
    "rfcs/0012-ledger.md": "# Ledger\n",
    "adr/0012-journal.md": "# Journal\n",
    "adr/7-queue.md": "# Queue\n",
    "plans/PLAN-003.md": "# Build\n",
    "plans/b.md": "# No id\n",
}


def targets(catalog, text, path="plans/z.md", tree=TREE, **options):
    """Return, by what is written, what the ids of a text mean."""
    page = catalog({**tree, path: f"text\n\n{text}\n"}, **options).pages[path]
    return {reference.raw: reference.target for reference in page.references if reference.source == "text"}


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("RFC-0012", "rfcs/0012-ledger.md"),
        ("RFC 0012", "rfcs/0012-ledger.md"),
        ("RFC\u00a00012", "rfcs/0012-ledger.md"),
        ("RFC\u20110012", "rfcs/0012-ledger.md"),
        ("RFC0012", "rfcs/0012-ledger.md"),
        ("RFC #0012", "rfcs/0012-ledger.md"),
        ("rfc-0012", "rfcs/0012-ledger.md"),
        ("Rfc-0012", "rfcs/0012-ledger.md"),
        ("RFC 12", None),
        ("RFC-12", None),
        ("RFC12", None),
        ("RFC-00012", None),
        ("rfc-12", None),
        ("rfc 0012", None),
        ("rfc0012", None),
        ("RFC 2119", None),
        ("RFC-2119", None),
        ("RFC-0013", None),
        ("BCP-0012", None),
        ("STD 12", None),
        ("ADR-0012", "adr/0012-journal.md"),
        ("ADR-12", "adr/0012-journal.md"),
        ("ADR 12", "adr/0012-journal.md"),
        ("ADR12", "adr/0012-journal.md"),
        ("ADR-00012", "adr/0012-journal.md"),
        ("ADR-7", "adr/7-queue.md"),
        ("ADR-0007", "adr/7-queue.md"),
        ("adr-0012", "adr/0012-journal.md"),
        ("adr-7", "adr/7-queue.md"),
        ("adr-12", None),
        ("adr-0007", None),
        ("adr 0012", None),
        ("adr 7", None),
        ("ADR-8", None),
        ("ADR-0", None),
        ("PLAN-003", "plans/PLAN-003.md"),
        ("PLAN 3", "plans/PLAN-003.md"),
        ("plan-003", "plans/PLAN-003.md"),
        ("Plan 3", None),
        ("plan 3", None),
        ("Plan-3", None),
        ("KEP-12", None),
        ("SHA-12", None),
        ("UTF-8", None),
        ("DR-12", None),
        ("ADRS-12", None),
    ],
)
@pytest.mark.parametrize("path", ["plans/z.md", "guide.md", "rfcs/0001-z.md"])
def test_an_id_in_prose_means_a_document_by_its_letters_and_number(catalog, path, written, target):
    assert targets(catalog, f"see {written} there", path) == ({written: target} if target else {})


@pytest.mark.parametrize(
    ("folder", "number", "meant", "not_meant"),
    [
        ("rfcs", "12", ["RFC-12", "RFC 12"], ["RFC-012", "RFC-0012"]),
        ("rfcs", "2119", ["RFC-2119"], ["RFC 02119"]),
        ("bcp", "0014", ["BCP 0014"], ["BCP 14"]),
        ("std", "0014", ["STD 0014"], ["STD 14"]),
        ("fyi", "0014", ["FYI 0014"], ["FYI 14"]),
        ("tep", "0014", ["TEP 0014", "TEP 14", "TEP-00014"], ["tep 14", "tep-14"]),
    ],
)
def test_series_that_everybody_has_are_ours_in_our_own_width_only(catalog, folder, number, meant, not_meant):
    prefix = "RFC" if folder == "rfcs" else folder.upper()
    collections = {folder: {"kind": "rfc", "id_prefix": prefix}}
    tree = {f"{folder}/{number}-x.md": "# X\n"}
    text = ", ".join([*meant, *not_meant])
    found = targets(catalog, text, "guide.md", tree, collections=collections)
    assert found == dict.fromkeys(meant, f"{folder}/{number}-x.md")


def test_the_letters_of_a_site_are_those_of_its_ids(catalog):
    options = {"collections": {"dec": {"kind": "adr", "id_prefix": "DEC"}}}
    found = targets(catalog, "DEC-1 DEC 1 ADR-1 ADR 1", "guide.md", {"dec/0001-x.md": "# X\n"}, **options)
    assert found == {"DEC-1": "dec/0001-x.md", "DEC 1": "dec/0001-x.md"}


def test_ids_come_from_fields_too(catalog):
    tree = {"rfcs/x.md": "---\nid: RFC-0042\n---\n# X\n", "plans/y.md": "---\nid: pay/one\n---\n# Y\n"}
    assert targets(catalog, "RFC-0042 pay/one", "guide.md", tree) == {"RFC-0042": "rfcs/x.md"}


def test_a_document_does_not_name_itself(catalog):
    assert targets(catalog, "RFC-0012 and ADR-12", "rfcs/0012-ledger.md") == {"ADR-12": "adr/0012-journal.md"}


TWINS = {"teams/a/adr/0001-x.md": "# X\n", "teams/b/adr/0001-y.md": "# Y\n", "teams/b/adr/sub/0002-z.md": "# Z\n"}


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("teams/a/adr/0009-z.md", "teams/a/adr/0001-x.md"),
        ("teams/b/adr/0009-z.md", "teams/b/adr/0001-y.md"),
        ("teams/b/adr/sub/0009-z.md", "teams/b/adr/0001-y.md"),
        ("teams/a/adr/README.md", "teams/a/adr/0001-x.md"),
        ("teams/a/guide.md", None),
        ("index.md", None),
        ("plans/z.md", None),
        ("teams/a/adr/0001-x.md", None),
    ],
)
def test_of_several_documents_of_one_id_the_nearest_is_meant_or_none(catalog, path, target):
    found = targets(catalog, "ADR-0001", path, TWINS)
    assert found == ({"ADR-0001": target} if target else {})


def test_two_documents_of_one_id_in_one_folder_are_meant_by_none(catalog):
    tree = {"adr/0001-x.md": "# X\n", "adr/1-y.md": "# Y\n"}
    assert targets(catalog, "ADR 001", "adr/9-z.md", tree) == {}
    assert targets(catalog, "ADR 001", "guide.md", tree) == {}


def test_width_tells_apart_what_everybody_has(catalog):
    tree = {"rfcs/0001-x.md": "# X\n", "rfcs/1-y.md": "# Y\n"}
    assert targets(catalog, "RFC-0001 RFC-1", "guide.md", tree) == {
        "RFC-0001": "rfcs/0001-x.md",
        "RFC-1": "rfcs/1-y.md",
    }


@pytest.mark.parametrize("where", ["site", "page"])
def test_ids_are_no_references_where_that_is_switched_off(catalog, where):
    text = "RFC-0012 \\ADR-12 [x](../rfcs/0012-ledger.md)\n"
    front_matter = "---\narchplan: {autolink: false}\n---\n" if where == "page" else ""
    options = {"autolink": False} if where == "site" else {}
    page = catalog({**TREE, "plans/z.md": f"{front_matter}{text}"}, **options).pages["plans/z.md"]
    assert [(r.source, r.target) for r in page.references] == [("body", "rfcs/0012-ledger.md")]
    assert page.unlinked == ("ADR-12",)


@pytest.mark.parametrize("path", ["plans/z.md", "guide.md"])
def test_a_backslash_counts_before_ids_of_ours_only(catalog, path):
    page = catalog({**TREE, path: "\\RFC-0012 \\RFC-2119 \\ADR 12 \\UTF-8 \\RFC-0012\n"}).pages[path]
    assert page.unlinked == ("RFC-0012", "ADR 12")
    assert page.references == ()


def test_ids_are_mentions_of_both_sides(catalog):
    built = catalog({**TREE, "plans/z.md": "# Z\n\n## Why\n\nADR-12 and ADR 12\n"})
    (related,) = built.related["adr/0012-journal.md"]
    assert (related.path, [r.raw for r in related.named]) == ("plans/z.md", ["ADR-12", "ADR 12"])
    assert [link.reference.place.section for link in built.backlinks["adr/0012-journal.md"]] == ["Why", "Why"]


def test_ids_of_nobody_are_no_problems(catalog):
    built = catalog({**TREE, "plans/z.md": "# Z\n\nRFC-9999, ADR-999, PLAN-9 and UTF-8\n"})
    assert not [problem for problem in built.problems if "reference" in problem.rule]


numbers = st.from_regex(r"[0-9]{1,5}", fullmatch=True)
files_of_ids = st.lists(st.tuples(st.sampled_from(["rfcs", "adr", "plans"]), numbers), unique=True, max_size=4)
letters = st.sampled_from(["RFC", "ADR", "PLAN", "adr", "Rfc"])


@given(files_of_ids, st.lists(st.tuples(letters, st.sampled_from("- "), numbers), max_size=4))
def test_any_id_means_one_document_of_its_letters_and_number_or_none(catalog, files, written):
    tree = {f"{folder}/{number}-x.md": "# X\n" for folder, number in files}
    written += [("RFC", "-", number) for _, number in files] + [("ADR", " ", number) for _, number in files]
    ids = ["".join(parts) for parts in written]
    found = targets(catalog, ", ".join(ids), "guide.md", tree)
    for raw, target in found.items():
        folder, _, name = target.partition("/")
        number = name.partition("-")[0]
        assert raw[:3].casefold() == folder[:3]
        assert int(raw.lstrip("RFCADPLNrfcadpln- ")) == int(number)
        assert folder != "rfcs" or raw.endswith(number)
    values = [(folder, int(number)) for folder, number in files]
    for folder, number in files:
        if folder == "adr" and values.count((folder, int(number))) == 1:
            assert found[f"ADR {number}"] == f"adr/{number}-x.md"
