"""The lines at the top of a file that MkDocs hides, as MkDocs itself reads them."""

from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from mkdocs_archplan.write.meta_lines import read_meta_lines

LINES = [
    "Status: Active",
    "a-b_1:x",
    "  date:  2024 ",
    "    more",
    "\tmore",
    "Two words: x",
    "",
    "  ",
    "# A",
    "a:",
    "---",
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=6).map("\n".join))
def test_they_are_those_of_mkdocs(text):
    body, meta = get_data(text)
    found = read_meta_lines(text)
    assert found.fields == (meta if not text.startswith("---") else {})
    rest = "\n".join(text.split("\n")[found.lines :])
    assert rest.strip() == body.strip() or text.startswith("---")
