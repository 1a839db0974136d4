"""Builds real sites from trees written in the tests, and reads what came out of them."""

import json
import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partialmethod
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import CodeType
from urllib.parse import unquote, urlsplit

import jinja2
import pytest
import yaml
from jinja2.bccache import Bucket
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkdocs_archplan import plugin

os.environ["NO_MKDOCS_2_WARNING"] = "1"

ROOT = Path(__file__).resolve().parents[2]
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_COMPOUND = re.compile(r"(?P<tag>[\w-]+)?(?P<rest>(?:[.#][^\s.#\[\]]+|\[[^\]]+\])*)")


@dataclass(eq=False)
class Element:
    """An element of a page, with as much of CSS selectors as the tests need: `tag.class#id[attr=value] descendant`."""

    tag: str
    attrs: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    @property
    def raw_text(self) -> str:
        return "".join(child if isinstance(child, str) else child.raw_text for child in self.children)

    @property
    def text(self) -> str:
        return " ".join(self.raw_text.split())

    def all(self, selector: str) -> list["Element"]:
        *above, last = selector.split()
        return [e for e in self if e._fits(last) and e._below(above)]

    def one(self, selector: str) -> "Element":
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} elements fit {selector!r}"
        return found[0]

    def texts(self, selector: str) -> list[str]:
        return [element.text for element in self.all(selector)]

    def before(self, other: "Element") -> bool:
        """Say whether this element starts before another of the same page."""
        top = self
        while top.parent:
            top = top.parent
        order = list(top)
        return order.index(self) < order.index(other)

    def _below(self, above: list[str]) -> bool:
        if not above:
            return True
        at = self.parent
        while at and not (at._fits(above[-1]) and at._below(above[:-1])):
            at = at.parent
        return at is not None

    def _fits(self, compound: str) -> bool:
        tag, parts = _compound(compound)
        return (not tag or tag == self.tag) and all(self._has(part) for part in parts)

    def _has(self, part: str) -> bool:
        if part[0] == ".":
            return part[1:] in self.classes
        if part[0] == "#":
            return self.attrs.get("id") == part[1:]
        name, _, value = part[1:-1].partition("=")
        return name in self.attrs and (not value or self.attrs[name] == value)


@lru_cache
def _compound(compound: str) -> tuple[str | None, list[str]]:
    match = _COMPOUND.fullmatch(compound)
    assert match, f"not a selector: {compound}"
    return match["tag"], re.findall(r"[.#][^.#\[\]]+|\[[^\]]+\]", match["rest"])


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element
        if tag in ("title", "textarea") and not any(e.tag == "svg" for e in self._open()):
            self.set_cdata_mode(tag)  # text to browsers, whatever it looks like

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open()):
            while self.at.tag != tag:
                self.at = self.at.parent
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in ("title", "textarea") and not getattr(self, "_escapable", False):  # older html.parser
            data = unescape(data)
        self.at.children.append(data)

    def _open(self) -> Iterator[Element]:
        at = self.at
        while at is not self.root:
            yield at
            at = at.parent


def parse(html: str) -> Element:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


class Built:
    """A site that was built: its log, its pages, its catalog."""

    def __init__(self, root: Path, config: MkDocsConfig, log: list[logging.LogRecord], strict: str | None) -> None:
        self.root, self.config, self.log = root, config, log
        self.strict_failure = strict
        """Why a strict build fails; None when it does not."""
        self.site = Path(config.site_dir)
        self._pages: dict[str, Element] = {}

    @property
    def warnings(self) -> list[str]:
        return [record.getMessage() for record in self.log if record.levelno >= logging.WARNING]

    def messages(self, level: int) -> list[str]:
        return [record.getMessage() for record in self.log if record.levelno == level]

    def source(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def html(self, path: str) -> Element:
        if path not in self._pages:
            self._pages[path] = parse(self.source(path))
        return self._pages[path]

    def page(self, docs_path: str) -> Element:
        """Return the page of a document by its docs path."""
        return self.html(_file_of(self.document(docs_path)["url"]))

    def index(self, name: str) -> Element:
        """Return the page with the index of a collection."""
        collection = next(c for c in self.catalog["collections"] if c["name"] == name)
        return self.html(str(Path(collection["index"]).parent / "index.html"))

    @property
    def pages(self) -> list[str]:
        """Return all pages but 404.html, whose addresses are absolute."""
        found = (str(path.relative_to(self.site)) for path in self.site.rglob("*.html"))
        return sorted(path for path in found if path != "404.html")

    @cached_property
    def catalog(self) -> dict:
        return json.loads(self.source("catalog.json"))

    def document(self, path: str) -> dict:
        return next(document for document in self.catalog["documents"] if document["path"] == path)

    def problems(self, rule: str | None = None, path: str | None = None) -> list[dict]:
        return [p for p in self.catalog["problems"] if rule in (None, p["rule"]) and path in (None, p["path"])]

    def addresses(self) -> Iterator[tuple[str, Element, str]]:
        """Yield (page, element, address) of everything a page links to or loads."""
        for page in self.pages:
            for element in self.html(page):
                for name in ("href", "src"):
                    if name in element.attrs:
                        yield page, element, element.attrs[name]

    def dead_addresses(self) -> list[tuple[str, str]]:
        """Return (page, address) of every address inside the site that leads to no file or to no place in one."""
        found = {(page, address) for page, _, address in self.addresses()}
        return sorted((page, address) for page, address in found if not self._leads_somewhere(page, address))

    def _leads_somewhere(self, page: str, address: str) -> bool:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return True
        if address.startswith("/"):
            return False  # the site may be served under any path
        target = self.site / page
        if parts.path:
            target = Path(os.path.normpath(target.parent / unquote(parts.path)))
            target = target / "index.html" if target.is_dir() else target
        if not target.is_file() or not target.is_relative_to(self.site):
            return False
        if not parts.fragment or target.suffix != ".html":
            return True
        place = unquote(parts.fragment)
        document = self.html(str(target.relative_to(self.site)))
        return place.startswith("__") or any(e.attrs.get("id") == place for e in document)


def _file_of(url: str) -> str:
    path = unquote(url).removeprefix("./")
    return f"{path}index.html" if not path or path.endswith("/") else path


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def run_build(root: Path, config: MkDocsConfig | None = None, *, dirty: bool = False) -> Built:
    """Build the site of `root/mkdocs.yml` as `mkdocs build --strict` does, going on where that fails at the end."""
    logger, handler = logging.getLogger("mkdocs"), _Records()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    failure = None
    try:
        config = config or load_config(str(root / "mkdocs.yml"))
        config.strict = True  # counts warnings after everything is written
        config.plugins.on_startup(command="build", dirty=dirty)
        try:
            mkdocs_build.build(config, dirty=dirty)
        except Abort as abort:
            if "strict mode" not in str(abort):
                raise
            failure = str(abort)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return Built(root, config, handler.records, failure)


def write_site(root: Path, tree: Mapping, config: Mapping | str, theme: str, options: Mapping) -> None:
    """Write docs below `root/docs`, and `mkdocs.yml`."""
    for name, content in {"index.md": "# Home\n", **tree}.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    if not isinstance(config, str):
        plugin = {"archplan": dict(options)} if options else "archplan"
        config = yaml.dump({"site_name": "Test", "theme": {"name": theme}, "plugins": [plugin], **config})
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")


class _Compiled(jinja2.BytecodeCache):
    """Templates that were compiled before, by what they are compiled from: their file, its text, and how it is read."""

    def __init__(self) -> None:
        self.code: dict[tuple, CodeType] = {}

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        options = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks)
        extended = (*sorted(environment.extensions), *sorted(environment.filters))
        bucket = Bucket(environment, self.get_cache_key(name, filename), (source, options, extended))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.code.get((bucket.key, bucket.checksum)):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compile each template once: a build compiles all of its theme's, which takes as long as the rest of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            jinja2.Environment, "__init__", partialmethod(jinja2.Environment.__init__, bytecode_cache=_Compiled())
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _diagrams_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Judge and draw each diagram once for all sites: mermaid starts in half a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "CACHE", tmp_path_factory.mktemp("diagrams"))
        yield


Build = Callable[..., Built]


def _builder(factory: pytest.TempPathFactory) -> Iterator[Build]:
    roots = []

    def build(
        tree: Mapping[str, str | bytes], config: Mapping | str = (), *, theme: str = "mkdocs", **options: object
    ) -> Built:
        """Build a site; keyword arguments are options of the plugin."""
        roots.append(factory.mktemp("site"))
        write_site(roots[-1], tree, config or {}, theme, options)
        return run_build(roots[-1])

    yield build
    for root in roots:  # each holds a copy of mermaid
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Return `build(tree, config={}, *, theme="mkdocs", **plugin_options) -> Built`."""
    yield from _builder(tmp_path_factory)


@pytest.fixture(scope="module")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Return `build` for fixtures that several tests of a module read."""
    yield from _builder(tmp_path_factory)


@pytest.fixture
def rebuild() -> Callable[..., Built]:
    """Return `rebuild(root, config=None, *, dirty=False) -> Built` for a site that is on disk."""
    return run_build


@pytest.fixture(scope="module")
def rebuild_once() -> Callable[..., Built]:
    """Return `rebuild` for fixtures that several tests of a module read."""
    return run_build


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return `write(tree, config={}, *, theme="mkdocs", name="site", **plugin_options)`: a site, not yet built."""

    def _write(
        tree: Mapping, config: Mapping | str = (), *, theme: str = "mkdocs", name: str = "site", **options: object
    ) -> Path:
        write_site(tmp_path / name, tree, config or {}, theme, options)
        return tmp_path / name

    return _write


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of material that is not part of the repository."""
    return ROOT.parent / "shared"


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


SMALL: Mapping[str, str] = {
    "index.md": """\
# Home

What is being built now:

<!-- archplan:index {collection: architecture, status: [active]} -->

The last paragraph.
""",
    "architecture/README.md": "# Our plans\n\nPlans of the ledger team.\n",
    "architecture/template.md": "---\ntitle: [Brief Title]\nstatus: active\n---\n\n# [Architecture Plan Title]\n",
    "architecture/ledger-plan.md": """\
---
title: Payment ledger
date: 2026-01-19
status: active
author: [Mira Okafor, Emeka Bright]
related_rfc: RFC-0007
discussion: https://git.example/platform/docs/pulls/131
supersedes: container-ledger-plan.md
---

# Payment ledger

## Overview

It replaces the [ledger in containers](container-ledger-plan.md).

```mermaid
graph TD
    A --> B
```

## Related Documentation

- **Related ADRs**: [An append-only journal](../adr/0004-append-only-journal.md)

## Deployment Plan

### Phase 1: Shadow

- [x] First
- [x] Second

### Phase 2: Switch

- [ ] Third

## Cost Analysis

| Resource | Cost | Justification |
| --- | --- | --- |
| Database | $640.00 | 4 vCPU |
| Storage | $21.50 | 60 GB |
| **Total** | **$661.50** | |
""",
    "architecture/container-ledger-plan.md": """\
---
title: Ledger in containers
date: 2024-05-02
status: superseded
author: Mira Okafor
supersedes: functions-ledger-plan.md
---

# Ledger in containers

## Overview

Containers.
""",
    "architecture/functions-ledger-plan.md": """\
---
title: Ledger in functions
date: 2023-02-01
status: superseded
author: Jo Lindqvist
---

# Ledger in functions

## Overview

Functions.
""",
    "architecture/platform/gateway-plan.md": """\
---
title: Gateway releases
date: 2025-08-11
status: implemented
author: Jo Lindqvist
related_rfc: ../../rfcs/0008-gateway.md
---

# Gateway releases

## Overview

See [one key per port](../../adr/2026/0005-tenant-keys.md).
""",
    "rfcs/README.md": "# Requests for comments\n\nHow we argue.\n",
    "rfcs/0007-payment-ledger.md": """\
---
title: A ledger of record
date: 2025-11-03
status: Open for review
author: Mira Okafor
---

# RFC-0007: A ledger of record

## Summary

Record it.
""",
    "rfcs/0008-gateway.md": """\
---
title: A gateway
date: 2025-03-04
status: approved
author: Jo Lindqvist
---

# RFC-0008: A gateway

## Alternatives

Not a [ledger](0007-payment-ledger.md).
""",
    "adr/README.md": "# Decisions\n\nWhat we decided.\n",
    "adr/0004-append-only-journal.md": """\
# 4. An append-only journal

- **Status**: Accepted
- **Date**: 2025-12-01
- **Deciders**: Mira Okafor

## Context

Money.
""",
    "adr/2026/0005-tenant-keys.md": """\
# 5. One key per port

- Date: 2026-02-03

## Status

Proposed

## Context

Keys.
""",
}


@pytest.fixture(scope="session")
def small_tree() -> dict[str, str]:
    """Return a site of four plans, two RFCs and two ADRs that refer to each other, some of them in sub-folders."""
    return dict(SMALL)
