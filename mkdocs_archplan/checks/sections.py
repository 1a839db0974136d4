"""Rules that hold the sections of a document against its template. Both are off unless a site asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.contents import Template, parts_of, title_of
from mkdocs_archplan.model import Catalog, Collection, Document, Settings
from mkdocs_archplan.problems import Problem, Severity, severity_of
from mkdocs_archplan.read.collections import root_of
from mkdocs_archplan.read.words.headings import bare_heading

# What documents of a kind hold where their folder has no template, each with other names for the same. Plans as in the
# template of this package without what only some need (a database, a migration); RFCs as Rust's, decisions as Nygard's
# and MADR's.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "plan": (
        "Overview|Summary|Objective|Introduction|Goal|Context",
        "Architecture Diagram|Architecture|Diagram|Design",
        "Security Architecture|Security",
        "Implementation Details|Implementation|Component",
        "Error Handling & Monitoring|Monitoring|Observability|Error Handling",
        "Testing Strategy|Testing|Test|Verification|Validation",
        "Deployment Plan|Deployment|Rollout|Roll-out|Migration|Phase",
        "Cost Analysis|Cost|Budget",
    ),
    "rfc": (
        "Summary|Overview|Abstract|Introduction",
        "Motivation|Background|Context|Problem|Goal|Rationale|Why",
        "Proposal|Design|Explanation|Specification|How it works|What it is|Solution|Detail",
        "Alternatives|Alternative|Rationale|Option|Considered",
    ),
    "adr": (
        "Context|Background|Problem|Issue|Motivation",
        "Decision|Outcome|Resolution|Design|Solution|Proposal|Specification",
        "Consequences|Consequence|Implication|Impact|Result|Positive|Pros|Outcome",
    ),
}
# What stands for something else in a heading of a template: `Phase 1: [Name]`.
_PROMPT = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>")
_NUMBER = re.compile(r"\d+|\b[xn]\b")
_MARK = "\ufffc"
_GENERAL = re.compile(r"\btemplate\b|\b(?:other|additional|further|more)\s+sections?\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")


def wants_all_sections(settings: Settings) -> bool:
    """Say whether a site switched on one of these rules, which need to know every section of a document."""
    return _is_on("section-missing", settings) or _is_on("section-empty", settings)


def missing_sections(catalog: Catalog, settings: Settings, circumstances: Circumstances) -> Iterator[Problem]:
    """Report documents without sections that their folder's template has, or else those usual for their kind.

    Of several templates the one counts that a document follows best. Only the outermost headings of a template are
    asked for, and none that it calls optional. Case, numbering, symbols and what stands in brackets do not matter.
    """
    if not _is_on("section-missing", settings):
        return
    for collection in catalog.collections:
        for document in collection.documents:
            templates = _templates(document, collection)
            absent, named = _absent(document, templates)
            if absent:
                yield Problem(
                    rule="section-missing",
                    path=document.path,
                    line=1,
                    message=f"these sections {named} are missing: {', '.join(absent)}.",
                    hint="Add them, or call them optional in the template.",
                )


def empty_sections(catalog: Catalog, settings: Settings, circumstances: Circumstances) -> Iterator[Problem]:
    """Report headings below which nothing stands but comments, prompts of a template, and headings of the same sort."""
    if not _is_on("section-empty", settings):
        return
    for document in catalog.documents.values():
        title = title_of(document.sections)
        inside = 0
        for at, section in enumerate(document.sections):
            parts = parts_of(document.sections, at)
            if at < inside or section is title or not (section.blank and all(part.blank for part in parts)):
                continue
            inside = at + 1 + len(parts)
            yield Problem(
                rule="section-empty",
                path=document.path,
                line=section.line,
                message=f"the section '{section.title}' is empty.",
                hint="Write it, or remove its heading.",
            )


def _is_on(rule: str, settings: Settings) -> bool:
    return severity_of(rule, settings.checks) is not Severity.OFF


def _templates(document: Document, collection: Collection) -> list[Template]:
    """Return the templates of the folder of its collection that a document lies in."""
    root = root_of(document.path, collection.settings)
    return [template for template in collection.templates if root_of(template.path, collection.settings) == root]


def _absent(document: Document, templates: Sequence[Template]) -> tuple[list[str], str]:
    """Return the sections that a document lacks, and whose they are."""
    headings = [_bare(section.title) for section in document.sections]
    if not templates:
        usual = _USUAL.get(document.kind, ())
        words = {names.partition("|")[0]: re.compile(rf"\b(?:{names})", re.IGNORECASE) for names in usual}
        return [name for name, fits in words.items() if not any(map(fits.search, headings))], "that are usual"
    lacking = [([title for title in _asked(t) if not _is_there(title, headings)], f"of {t.path}") for t in templates]
    return min(lacking, key=lambda each: len(each[0]))


def _asked(template: Template) -> list[str]:
    """Return the titles of the outermost sections of a template that a document must have."""
    title = title_of(template.sections)
    sections = [section for section in template.sections if section is not title and section.level]
    top = min((section.level for section in sections), default=0)
    return [
        section.title
        for section in sections
        if section.level == top and section.title not in template.optional and _says_something(section.title)
    ]


def _says_something(title: str) -> bool:
    """Say whether a heading of a template is more than a prompt, and not that of the template itself."""
    return any(map(str.isalpha, _PROMPT.sub("", title))) and not _GENERAL.search(title)


def _is_there(title: str, headings: Sequence[str]) -> bool:
    """Say whether one of some bare headings is a template's: all words of the shorter one stand in the longer."""
    marked = _bare(_PROMPT.sub(_MARK, title))
    if _MARK in marked or _PROMPT.search(title) or _NUMBER.search(marked):
        parts = (re.escape(part.strip(" :–-")) for part in _NUMBER.sub(_MARK, marked).split(_MARK))
        return any(map(re.compile(".*".join(parts)).match, headings))
    wanted = _words(marked)
    return any(words <= wanted or wanted <= words for words in map(_words, headings) if words)


def _bare(title: str) -> str:
    return bare_heading(_BRACKETED.sub("", title) or title)


def _words(title: str) -> set[str]:
    return {word.removesuffix("s") for word in title.replace("-", " ").split()}
