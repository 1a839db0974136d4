"""Whatever a template holds, filling it in ends, and adds nothing but what is known."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Collection, CollectionSettings
from mkdocs_archplan.start.fill import filled
from mkdocs_archplan.start.wanted import StartError, Wanted

LINES = st.sampled_from(
    """\
---
+++
title: [Brief Title]
title:
status: {a | b}
# status: x
status: "open
  date: TBD
author:
  - [you]
-\x20
id: 0
adr:
# ADR-NNNN: [T]
# Title
#
## Status
## Status: [x]
## Date
Proposed | Accepted
- [ ] Proposed
- [x] Accepted
* Status: [p]
**Date:** x | **Author:** y
Author(s):
| Status | x |
|---|---|
```
<!--
-->
<!-- date: x -->
<table><tr><td>Status<td>x
=====
date = "x"
Related RFC: [x]
RFC:
> Status: a
1. Date: b
    status: code
text é
[a]: #b
\t- Owner: o
""".splitlines()
)
TEXTS = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines) + end)
)
KIND = KINDS["adr"]
COLLECTION = Collection(
    settings=CollectionSettings(
        name="adr", kind=KIND, paths=("adr",), title=KIND.title, statuses=KIND.statuses, id_prefix="ADR"
    ),
    statuses=KIND.statuses,
    documents=(),
    index="adr/index.md",
    index_url="adr/",
    generated=True,
)
WANTED = Wanted(
    title="Queue: *one*",
    day=datetime.date(2026, 7, 1),
    collection=COLLECTION,
    authors=("Mira",),
    asked=True,
    number=12,
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_template_stops_it(text):
    once = filled(text.encode(), WANTED)
    known = ("Queue", "2026-07-01", "Mira", "roposed", "12")
    new = [line for line in once.decode().splitlines() if line and line not in text.splitlines()]
    assert [line for line in new if not any(word in line for word in known) and "[ ] Accepted" not in line] == []


@settings(max_examples=50)
@given(st.binary(max_size=60))
def test_bytes_that_are_no_text_are_refused_or_kept(data):
    try:
        assert filled(data, WANTED) or not data
    except StartError:
        assert b"\0" in data or data.decode("utf-8", errors="replace").encode() != data
