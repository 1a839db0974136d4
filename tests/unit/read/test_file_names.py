import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.read.file_names import FileNameFormat, learn_format

DAY = datetime.date(2024, 2, 3)
TITLE = "Don't use the “big” queue"


def numbered(*titles, form="{:04}-{}.md", first=1):
    return [form.format(at, title) for at, title in enumerate(titles, first)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (numbered("record-decisions", "use-a-queue"), "0007-dont-use-the-big-queue.md"),
        (["7-record-decisions.md", "12-use-a-queue.md"], "7-dont-use-the-big-queue.md"),
        (["001-record_decisions.md", "002-use_a_queue.md"], "007-dont_use_the_big_queue.md"),
        (["0001-record.md", "0002-use-GitHub-API.md"], "0007-dont-use-the-big-queue.md"),
        (["002-Solution-for-preview.md", "003-New-solution.md"], "007-Dont-use-the-big-queue.md"),
        (["ADR-6.md", "ADR-48.md"], "ADR-7.md"),
        (["cep-0001.md", "cep-0018.md", "README.md"], "cep-0007.md"),
        (["adr-0001-use-it.md"], "adr-0007-dont-use-the-big-queue.md"),
        (["adr_0001_use_it.md"], "adr_0007_dont_use_the_big_queue.md"),
        (["RFC0001-use-it.markdown"], "RFC0007-dont-use-the-big-queue.markdown"),
        (["RFC-0001", "RFC-0002"], "RFC-0007"),
        (["0001-memory", "0002-oci"], "0007-dont-use-the-big-queue"),
        (["0001 - Use it.md", "0002 - Use that.md"], "0007 - Dont use the big queue.md"),
        (["0001. Use it.md"], "0007. Dont use the big queue.md"),
        (["20200102-with-intro.md", "20201103-use-lunr.md"], "20240203-dont-use-the-big-queue.md"),
        (["2024-01-02-with-intro.md"], "2024-02-03-dont-use-the-big-queue.md"),
        (["2024-01-with-intro.md"], "2024-02-dont-use-the-big-queue.md"),
        (["2024-001-with-intro.md"], "2024-007-dont-use-the-big-queue.md"),
        (["queue-plan.md", "big-ledger-plan.md", "move-plan.md"], "dont-use-the-big-queue-plan.md"),
        (["enforcement-system.md", "worktrees.md"], "dont-use-the-big-queue.md"),
        (["MoveQueue.md", "DropLedger.md"], "DontUseTheBigQueue.md"),
        (["moveQueue.md", "dropLedger.md"], "dontUseTheBigQueue.md"),
        (["2fa.md", "move-it.md"], "dont-use-the-big-queue.md"),
        (["0001-a.md", "0007_Foo.md"], "0007-dont-use-the-big-queue.md"),
    ],
)
def test_a_new_name_is_like_those_that_are_there(names, expected):
    assert learn_format(names).name(7, TITLE, DAY) == expected


def test_no_names_teach_nothing():
    assert learn_format([]) is None


KEBAB = learn_format(numbered("record-decisions", "use-a-queue", "move-the-ledger", "drop-it"))


@pytest.mark.parametrize(
    "name", ["0012-foo.md", "0012-use-CI.md", "0012-API.md", "0012-v2.1-of-it.md", "12345-x.md", "0012-über-uns.md"]
)
def test_what_differs_only_in_its_words_fits(name):
    assert KEBAB.fits(name)


@pytest.mark.parametrize(
    "name",
    [
        "12-foo.md",
        "00012-foo.md",
        "0012_foo.md",
        "0012-Foo-Bar.md",
        "0012-foo_bar.md",
        "0012-use the queue.md",
        "0012.md",
        "adr-0012-foo.md",
        "foo.md",
        "0012-foo.markdown",
        "0012-foo",
    ],
)
def test_another_number_separator_style_prefix_or_extension_does_not_fit(name):
    assert not KEBAB.fits(name)


def test_where_titles_are_uneven_any_fits_but_not_any_number():
    learnt = learn_format(numbered("record-decisions", "use_a_queue", "Move-the-Ledger", "drop_it"))
    assert learnt.uneven
    assert learnt.fits("0012-Foo_Bar.md")
    assert not learnt.fits("12-foo.md")


def test_numbers_without_zeros_are_not_filled_up():
    learnt = learn_format(["9-a.md", "10-b.md", "110-c.md"])
    assert [learnt.fits(f"{number}-x.md") for number in ("7", "77", "777", "007")] == [True, True, True, False]


def test_a_word_that_the_suffix_repeats_is_not_written_twice():
    learnt = learn_format(["queue-plan.md", "ledger-plan.md", "move-plan.md"])
    assert learnt.name(None, "Mobile app plan") == "mobile-app-plan.md"
    assert not learnt.fits("mobile-app.md")


@pytest.mark.parametrize("title", ["", "???", "💥"])
def test_a_title_without_a_letter_has_a_name_all_the_same(title):
    assert KEBAB.name(5, title) == "0005-untitled.md"


def test_a_long_title_is_cut_behind_a_word():
    name = KEBAB.name(5, "word " * 40)
    assert name.endswith("-word.md")
    assert len(name) < 90


@pytest.mark.parametrize("learnt", [KEBAB, learn_format(["2024-01-02-x.md"])])
def test_a_missing_number_or_date_is_an_error_of_the_caller(learnt):
    with pytest.raises(ValueError, match="number or a date"):
        learnt.name(None, "x")


NAMES = st.lists(
    st.from_regex(r"\A(?:[A-Za-z]{0,4}[-_ ]?)(?:2024-01-0[1-9]|[0-9]{0,5})[-_. ]{0,2}[\w \-]{0,12}(?:\.md)?\Z"),
    min_size=1,
    max_size=8,
)


@settings(max_examples=100)
@given(NAMES, st.text(max_size=30), st.integers(0, 99_999))
def test_whatever_is_learnt_fits_the_names_it_makes(names, title, number):
    learnt = learn_format(names)
    assert isinstance(learnt, FileNameFormat)
    assert learnt.fits(learnt.name(number, title, DAY))
