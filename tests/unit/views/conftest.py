"""Makers of what views are made from and readers of what they are: rows, indexes, the tables of traces."""

from html.parser import HTMLParser

import pytest

from mkdocs_archplan.listing import read_listing
from mkdocs_archplan.model import Listing
from mkdocs_archplan.views.context import Day
from mkdocs_archplan.views.facets import Value, values_of
from mkdocs_archplan.views.index import index_view
from mkdocs_archplan.views.rows import Row
from mkdocs_archplan.views.trace import trace_blocks


def make_row(title, *, status="active", date=None, authors=(), tags=(), **values):
    usual = {
        "href": f"{title}/",
        "id": None,
        "status": Value(status, status.title(), f"archplan-status--{status}"),
        "status_order": 0,
        "kind": Value("plan", "Plan"),
        "date": Day(iso=date, text=f"on {date}") if date else None,
        "authors": values_of(authors),
        "rfcs": (),
        "tags": values_of(tags),
        "progress": None,
        "cost": "",
        "cost_order": None,
        "notes": (),
    }
    return Row(title=title, **{**usual, **values})


@pytest.fixture(scope="session")
def row():
    """Make a row of a title and of what is told of it."""
    return make_row


@pytest.fixture(scope="session")
def index(catalog, context):
    """Make the index of a tree: of the collections named, of all where none is; words are options of a directive."""

    def index(tree, *names, only=(), path="index.md", words=None, **options):
        built = catalog(tree, **options)
        collections = [c for c in built.collections if not names or c.settings.name in names]
        base = collections[0].settings.listing if len(collections) == 1 else Listing()
        listing, complaints = read_listing(words or {}, base)
        assert not complaints
        return index_view(collections, listing, context(built, path, **options), only=only)

    return index


class Table(HTMLParser):
    """Reads the heads and rows of a table, the choices of the filter above it, and every tag."""

    def __init__(self):
        super().__init__()
        self.heads, self.rows, self.choices, self.tags, self.open = [], [], {}, [], []
        self.row = self.facet = self.choice = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag != "input":
            self.open.append(tag)
        self.facet = attributes.get("data-facet", self.facet)
        if tag == "tr":
            self.row = {**attributes, "cells": []}
        elif tag == "td":
            if not self.row["cells"]:
                self.rows.append(self.row)
            self.row["cells"].append({**attributes, "text": "", "links": []})
        elif tag == "a" and self.row:
            self.row["cells"][-1]["links"].append(attributes["href"])
        if "data-value" in attributes:
            self.choice = attributes["data-value"]
            self.choices.setdefault(self.facet, {})[self.choice] = ""

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass
        if tag in ("button", "label"):
            self.choice = None

    def handle_data(self, data):
        if "th" in self.open:
            self.heads.append(data)
        elif "td" in self.open:
            self.row["cells"][-1]["text"] += f" {data}"
        elif self.choice is not None:
            told = f"{self.choices[self.facet][self.choice]} {data}"
            self.choices[self.facet][self.choice] = " ".join(told.split())


def make_html(blocks):
    return "\n".join(block.html if hasattr(block, "html") else make_html(block.children) for block in blocks)


def read_table(blocks):
    table = Table()
    table.feed(make_html(blocks))
    table.close()
    return table


@pytest.fixture(scope="session")
def html_of():
    """Return the HTML of blocks without headings."""
    return make_html


@pytest.fixture(scope="session")
def read():
    """Read the table and the filter that blocks are."""
    return read_table


@pytest.fixture(scope="session")
def trace(catalog, context):
    """Read the trace of a tree, on a page."""

    def trace(tree, collections=None, path="index.md", facets=None, **options):
        built = catalog(tree, **options)
        return read_table(trace_blocks(context(built, path, **options), collections, facets=facets))

    return trace
