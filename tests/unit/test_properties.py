"""Every parser takes any text: nothing is raised, no document is lost, nothing unsafe comes out."""

from urllib.parse import quote, urljoin, urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.costs import parse_amount, read_cost_table
from mkdocs_archplan.costs.block import read_block
from mkdocs_archplan.costs.reasons import REASONS
from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.problems import RULES
from mkdocs_archplan.read.collections import discover
from mkdocs_archplan.read.fields import REFERENCES, Meaning
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.links import link_targets, safe_url
from mkdocs_archplan.read.metadata import read_facts
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.roles import role_of
from mkdocs_archplan.read.sidecar import read_sidecar
from mkdocs_archplan.read.source import decode
from mkdocs_archplan.read.words.dates import ReadDate, parse_date
from mkdocs_archplan.read.words.ids import document_id, parse_id
from mkdocs_archplan.read.words.people import parse_people
from mkdocs_archplan.read.words.status import Match, match_status, unknown_status
from mkdocs_archplan.text import plain_text, slugify
from mkdocs_archplan.views.formats import display_title, format_money
from mkdocs_archplan.views.urls import relative_url

# Pieces of Markdown, YAML and mischief; `_` stands for a space.
FRAGMENTS = r"""
--- ... status: title: date: author: related_rfc: discussion: superseded_by: id: tags: active Active superseded
RFC-0001 0001 [Brief_Title] YYYY-MM-DD 2025-30-01 2025-01-02 July_22,_2019 a.md ../rfcs/0001-r.md [x](a.md) [x] [
]( <a: > javascript:alert(1) https://example.org/1 http://[ //evil.example <script> </script> <!-- --> ```
<!--_archplan:index_--> archplan:index {collection:_plans} {{ }} { } ] , : # ## ###_Cost - * + -_[_] -_[x]_done
-_**Status**:_active ```mermaid ~~~ graph_TD !!!_note ===_"Tab" === | |_-_| |_Item_|_Cost_| |_a_|_$5_|
|_**Total**_|_**$9**_| $X $1,200.50 1.200 5–10_€ ~~ ** ` \ & &amp; *a &a !!str ? % @ ' " é 🎉 ٣ ² ß İ ŉ and
+++ status_=_"active" [adr] adr: ##_Status ##_Superseded_by ##_Metadata ##_Links Superseded_by_ADR-1 **Date:** :
|_Status_| <table><tr><td>Status</td><td>Active</td> #_[Superseded_by_[x](a.md)]_T -_Supersedes:_ {Active} · ：
related:_[{implements:_1}] **Status:_Active**\ Draft_|_Active_|_Done redirect_to: moved_to tags:_[Accepted]
person@example.org @handle (Name) / // ; 1e999 inf nan 0x1f 99999999999999999999999999999999 -5 k M /mo /yr
""".split()
CONTROLS = ["\t", "\x00", "\x01", "\x02", "\x03", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff", "\ud7ff", "\uffff"]
pieces = st.sampled_from([*CONTROLS, *(fragment.replace("_", " ") for fragment in FRAGMENTS)]) | st.text(max_size=8)
joints = st.sampled_from(["", " ", "\n", "\n\n", "    ", "\r\n", "\n- ", ": "])
lines = st.lists(st.tuples(pieces, joints), max_size=30).map(lambda parts: "".join(a + b for a, b in parts))
texts = st.text(max_size=200) | lines
documents = texts | st.tuples(st.sampled_from(["---", "+++"]), lines, lines).map(
    lambda parts: f"{parts[0]}\n{parts[1]}\n{parts[0]}\n{parts[2]}"
)
files = st.binary(max_size=200) | documents.map(str.encode) | documents.map(lambda text: text.encode("utf-16"))
values = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)

SOURCES = frozenset("front-matter nested sidecar bullet line table section tags".split())
KINDS_OF_AMOUNT = frozenset(
    "amount approx range at_least at_most free included per_unit percent placeholder na text".split()
)
NASTIES = {
    "nested lists": "---\nx: " + "- " * 40_000 + "\n---\n",
    "nested flow": "---\nx: " + "[" * 40_000 + "\n---\n",
    "billion laughs": "---\na: &a [x]\n"
    + "".join(f"b{at}: &b{at} [{', '.join([f'*b{at - 1}' if at else '*a'] * 9)}]\n" for at in range(9))
    + "---\n",
    "brackets": "[" * 1_000_000,
    "5 MB": "All work and no play. " * 240_000,
    "5 MB of lines": "x\n" * 2_500_000,
    "NUL": "\x00" * 1000,
    "CRLF": "---\r\nstatus: active\r\n---\r\n# T\r\n",
    "BOM": "\ufeff---\nstatus: active\n---\n# T\n",
    "two BOMs": "\ufeff\ufeff---\nstatus: active\n---\n",
    "empty": "",
    "rule only": "---",
    "open": "---\n",
    "tabs": "\t\n---\n\t---\n",
}


def nasties(test):
    for text in NASTIES.values():
        test = example(text)(test)
    return test


@nasties
@given(documents)
def test_front_matter_of_any_text(text):
    front_matter = read_front_matter(text, "a.md")
    block = text[: front_matter.length]
    assert (
        front_matter.lines == len(block.splitlines()) or not block.isascii() or set(block) & set("\r\v\f\x1c\x1d\x1e")
    )
    assert all(field.key is not None and field.line > 1 for field in front_matter.fields)
    assert all(problem.line >= 1 and problem.rule in RULES for problem in front_matter.problems)


@nasties
@given(documents)
def test_outline_of_any_text(text):
    outline = read_outline(text)
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for part in (outline.headings, outline.links, outline.tables, outline.fences, outline.tasks, outline.comments):
        assert all(1 <= item.line <= count for item in part)
    assert all(1 <= heading.level <= 6 for heading in outline.headings)
    assert [h.line for h in outline.headings] == sorted(h.line for h in outline.headings)
    assert all(len(table.rows) == len(table.row_lines) for table in outline.tables)
    assert all(fence.line <= fence.end for fence in outline.fences)


@given(st.binary(max_size=300) | files)
def test_any_bytes_decode_to_clean_text(data):
    text = decode(data).text
    assert "\r" not in text
    assert "\x00" not in text
    assert text.encode().decode() == text


@example(b"\xff" * 1000)
@nasties
@given(files)
def test_any_file_is_a_document(reading, content):
    for kind in KINDS if len(content) < 10_000 else ("plan",):
        read = reading(content, kind=kind)
        found = read.document
        assert (found.path, found.kind) == (f"{kind}s/a-document.md", kind)
        assert found.title.strip()
        assert found.status is None or found.status == slugify(found.status)
        assert found.discussion is None or not found.discussion.casefold().startswith(("javascript:", "data:"))
        assert all(problem.rule in RULES and problem.line >= 1 for problem in read.problems)


@example("x: " + "- " * 40_000)
@example(
    "a: &a [x]\n" + "".join(f"b{at}: &b{at} [{', '.join([f'*b{at - 1}' if at else '*a'] * 9)}]\n" for at in range(9))
)
@example("+++\nx = " + "[" * 40_000 + "\n+++\n")
@example("+++\nx = 2025-13-01\ny = 1979-05-27T07:32:00Z\nz = nan\n[status]\na = 1\n+++\n")
@given(documents)
def test_every_dialect_reads_facts_out_of_any_text(source, text):
    text = decode(text.encode()).text
    sidecar = read_sidecar(source(text, "plans/kep.yaml"))
    front_matter = read_front_matter(text, "plans/a.md")
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    count = text.count("\n") + 1
    facts = read_facts(front_matter, outline, text.split("\n"), sidecar.facts)
    for fact in facts:
        assert 1 <= fact.line <= count
        assert (fact.name in REFERENCES) == (fact.meaning is Meaning.REFERENCE)
        assert fact.text is None or isinstance(fact.text, str)
        assert fact.source in SOURCES
        assert fact.path in ("", "plans/kep.yaml")
    assert all(problem.rule in RULES and problem.line >= 1 for problem in sidecar.problems)


@example("Tbd")
@example("none")
@given(
    st.from_regex(r"[A-Za-z][a-z]{2,9}( [a-z]{2,9}){0,2}", fullmatch=True).filter(lambda word: word.lower() != "null")
)
def test_a_status_is_the_same_in_every_dialect(reading, word):
    forms = (
        f"---\nstatus: {word}\n---\n",
        f"---\nadr: {{status: {word}}}\n---\n",
        f"+++\nstatus = '{word}'\n+++\n",
        f"# T\n\n- Status: {word}\n",
        f"# T\n\n* **Status**: **{word}**\n",
        f"# T\n\n**Status:** {word}\n",
        f"# T\n\nStatus: {word}\n",
        f"# T\n\n| Status | {word} |\n| - | - |\n",
        f"# T\n\n<table><tr><td>Status</td><td>{word}</td></tr></table>\n",
        f"# T\n\n## Status\n\n{word}\n",
    )
    assert len({reading(form).document.status for form in forms}) == 1


@example("[" * 100_000)
@example("<" * 100_000)
@example("*" * 100_000)
@given(texts)
def test_plain_text_is_one_tidy_line(text):
    plain = plain_text(text)
    assert plain == " ".join(plain.split())


@given(texts)
def test_a_slug_is_one_word_and_stays_itself(text):
    slug = slugify(text)
    assert slug
    assert not set(slug) & set(" \t\n\"'<>&./_")
    assert slugify(slug) == slug


@given(texts | st.dates().map(str))
def test_a_date_is_iso_or_nothing(text):
    found = parse_date(text)
    assert found is None or (found.iso.isascii() and len(found.iso) in (7, 10))
    assert found is None or parse_date(found.iso) == ReadDate(found.iso)


@given(st.dates())
def test_every_day_is_read_in_every_form(day):
    iso = day.isoformat()
    for form in (
        iso,
        iso.replace("-", "/"),
        iso.replace("-", ""),
        f"{iso}T10:00:00Z",
        f"{day:%B} {day.day}, {iso[:4]}",
        f"{day.day} {day:%b} {iso[:4]}",
        f"{day:%d.%m}.{iso[:4]}",
        f"{iso[:4]}-{day:%b}-{day:%d}",
    ):
        assert parse_date(form) == ReadDate(iso)
    assert parse_date(iso[:7]) == ReadDate(iso[:7])


@given(values)
def test_people_of_any_value_are_names(value):
    people = parse_people(value)
    assert len(set(people)) == len(people)
    assert all(name == name.strip() and name for name in people)


@given(texts)
def test_any_status_is_of_the_lifecycle_or_a_stranger(text):
    for kind in KINDS.values():
        found = match_status(text, kind.statuses)
        assert found is None or found.status in kind.statuses
    assert unknown_status(text).slug


@given(
    st.sampled_from([status for kind in KINDS.values() for status in kind.statuses]),
    st.sampled_from(["{}", "**{}**", " {}. ", "{} (2024)", "✅ {}"]),
)
def test_a_status_is_known_in_every_dress(status, dress):
    for word in (status.label, status.slug, status.label.upper()):
        assert match_status(plain_text(dress.format(word)), [status]) == Match(status)


@given(texts)
def test_any_id_has_a_number(text):
    parts = parse_id(text)
    assert parts is None or parts.value >= 0
    found = document_id(text, "plans/a.md", text, "PLAN", "plan")
    assert found is None or found.strip() == found != ""


@example("\x00javascript:alert(1)")
@example("\u00a0javascript:alert(1)")
@example("java\u00adscript:alert(1)")
@given(texts | st.text(alphabet="javscriptdt: \t\n\x00/\\#?&;:\u200b\xa0", max_size=30))
def test_a_safe_url_has_no_other_scheme(text):
    url = safe_url(text)
    if url is not None:
        try:
            parts = urlsplit(url)
        except ValueError:
            assert url.casefold().startswith(("http:", "https:", "mailto:"))
        else:
            assert parts.scheme in ("", "http", "https", "mailto")
            assert parts.scheme or not parts.netloc
        assert safe_url(url) == url


@given(texts)
def test_links_of_any_value_stand_in_it(text):
    assert all(written in text and target in written for written, target in link_targets(text))


@example("$" + "9" * 10_000)
@given(
    texts
    | st.from_regex(r"[~<≥]?[$€]?\d[\d.,' ]{0,24}[kMB]?( ?[-–] ?\$?\d{1,5}k?)?(/(mo|yr|user|h))?\+?", fullmatch=True)
)
def test_any_cell_is_an_amount_or_text(cell):
    amount = parse_amount(cell)
    assert amount.kind in KINDS_OF_AMOUNT
    assert (amount.low is None) <= (amount.high is None)
    assert amount.low is None or amount.low.is_finite()
    assert amount.currency is None or (amount.currency.isupper() and len(amount.currency) == 3)
    assert amount.period in (None, "month", "year", "quarter", "week", "day", "hour", "once")


@given(st.lists(texts, max_size=4), st.lists(st.lists(pieces | texts, max_size=5), max_size=6), texts)
def test_any_table_is_a_cost_table_or_not(header, rows, heading):
    read = read_cost_table(header, rows, heading=f"Cost {heading}")
    if read:
        assert read.amount_column is None or read.amount_column < len(header)
        assert len(read.amounts) == (0 if read.amount_column is None else len(rows))
        assert read.low is None or read.low.is_finite()
        assert read.verdict in (None, "adds-up", "does-not-add-up", "cannot-check")
        assert (read.verdict is None) == (read.total_row is None)
        assert read.reason is None or read.reason in REASONS
        assert (read.verdict != "cannot-check") or read.reason


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=2), min_size=1, max_size=8))
def test_a_sum_that_adds_up_is_told_so_and_one_off_is_not(amounts):
    def verdict(total):
        rows = [*(("row", f"${amount:,}") for amount in amounts), ("Total", f"${total:,}")]
        return read_cost_table(("Item", "Cost"), rows, heading="Cost").verdict

    assert verdict(sum(amounts)) == "adds-up"
    assert verdict(sum(amounts) + 1) == "does-not-add-up"


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(["USD", "EUR", "GBP", "CHF", "INR", "BRL"]),
    st.sampled_from(["en", "de", "de-CH", "fr", "es", "pt", "en-IN"]),
)
def test_an_amount_that_was_formatted_is_read_as_it_was(amount, currency, locale):
    """Where a symbol belongs to several countries, the number is."""
    read = parse_amount(format_money(amount, currency, locale))
    assert read.low == read.high == amount
    assert read.currency in (currency, None)


SUMS = st.lists(
    st.sampled_from(
        ["$5", "~$7.50", "$3-9", "$1+", "< $2", "free", "included", "–", "-$4", "pay per use", "$0.10/user"]
    ),
    min_size=1,
    max_size=8,
)


@given(SUMS, st.randoms(use_true_random=False), st.sampled_from(["", "$20", "~$20", "$10–30"]))
def test_a_sum_never_depends_on_the_order_of_rows(cells, random, total):
    def read(cells):
        rows = [*((f"row {cell}", cell) for cell in cells), *([("Total", total)] if total else [])]
        read = read_cost_table(("Item", "Cost"), rows, heading="Cost")
        return read and (read.low, read.high, read.currency, read.period, read.verdict, read.reason)

    mixed = list(cells)
    random.shuffle(mixed)
    assert read(cells) == read(mixed)


@given(texts | texts.map(lambda text: f"archplan:{text}") | lines.map(lambda text: f"archplan:index {{{text}}}"))
def test_any_comment_is_a_directive_or_not(comment):
    directive = parse_directive(comment)
    assert (directive is not None) == comment.strip().startswith("archplan:")
    if directive:
        assert isinstance(directive.collections, tuple)
        assert all(isinstance(word, str) for word in (*directive.collections, *directive.words("status")))


segments = st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..")
)
urls = st.lists(segments.map(lambda name: quote(name, safe="")), max_size=4).map(lambda names: "/".join([*names, ""]))


@given(urls | urls.map(lambda url: f"{url}page.html"), urls | urls.map(lambda url: f"{url}page.html"))
def test_a_relative_url_joins_back_to_its_target(target, page):
    site = "https://example.org/docs/"
    relative = relative_url(target or "./", page or "./")
    assert not urlsplit(relative).scheme
    assert urljoin(urljoin(site, page), relative) == urljoin(site, target)


@given(st.lists(segments, min_size=1, max_size=4).map("/".join))
def test_any_path_has_a_role_and_at_most_one_collection(path):
    assert role_of(path) in ("document", "index", "template")
    assert len({collection.name for collection in discover([path])}) == len(discover([path]))


@given(texts, texts)
def test_a_title_is_never_shown_empty(document, title, number):
    found = document("---\ntitle: x\nid: y\n---\n")
    changed = type(found)(
        **{**{name: getattr(found, name) for name in found.__slots__}, "title": title or "x", "id": number}
    )
    shown = display_title(changed)
    assert shown
    assert changed.title.endswith(shown)


LONG = st.from_regex(r"\$[1-9][0-9]{0,22}[kMB]?/(mo|yr|quarter)", fullmatch=True)


@given(st.lists(LONG, min_size=1, max_size=4), LONG)
def test_amounts_of_any_length_are_added_in_any_period(cells, total):
    read = read_cost_table(("Item", "Cost"), [*(("row", cell) for cell in cells), ("Total", total)], heading="Cost")
    assert read is None or read.total_row == len(cells)


@given(st.integers(0, 10**22), st.integers(0, 10**22), st.sampled_from(["month", "year", "once", "quarter", "day"]))
def test_blocks_of_any_numbers_are_read(price, quantity, period):
    block = read_block(f"item, quantity, price, period\na, {quantity}, ${price}, {period}\n")
    assert len(block.parts) == 1
