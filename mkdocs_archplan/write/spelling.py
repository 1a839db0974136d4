"""How a status is written where it will stand: in the words of its collection and the letters of its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mkdocs_archplan.model import Collection, Document, Status
from mkdocs_archplan.read.words.status import written_status
from mkdocs_archplan.read.words.vocabulary import SYNONYMS
from mkdocs_archplan.text import plain_text

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_Words = tuple[str, ...]


def words(text: str) -> _Words:
    """Return the words of a status' name without case; `_` and `-` separate them as spaces do."""
    return tuple(word.casefold() for word in _WORDS.findall(text.replace("-", " ").replace("_", " ")))


def names_of(status: Status) -> frozenset[_Words]:
    """Return every name of a status, those that are only taken for it among them."""
    names = {words(name) for name in (status.slug, status.label, *status.aliases)}
    names |= {tuple(synonym.split()) for synonym, slugs in SYNONYMS.items() if status.slug in slugs}
    return frozenset(name for name in names if name)


def spelt(status: Status, collection: Collection, old: str = "", old_status: Status | None = None) -> str:
    """Return a status as it is to be written in a document of a collection, in place of the name `old`.

    Where other documents of the collection have this status, in their words; in any case in the case of `old`.
    """
    common = Counter(_pure_names(status, collection.documents)).most_common(1)
    if common:
        name = common[0][0]
    elif old and old_status and words(old) == words(old_status.label) != words(old_status.slug):
        name = status.label  # labels are of the site's language, and authors write that
    elif words(status.label) == words(status.slug) or not _is_usual(status, collection):
        name = status.label
    else:
        name = " ".join(words(status.slug))
    if old and " " not in old and len(words(old)) > 1 and not common:  # `open_for_review`, `in-progress`
        name = name.replace(" ", "_" if "_" in old else "-")
    return _in_case(name, old or _any_name(collection))


def _is_usual(status: Status, collection: Collection) -> bool:
    return any(status.slug == usual.slug for usual in collection.settings.kind.statuses)


def _pure_names(status: Status, documents: tuple[Document, ...]) -> Iterator[str]:
    """Yield how documents write a status where they write no more than its own name."""
    own = {words(name) for name in (status.slug, status.label, *status.aliases)}
    for document in documents:
        if document.status == status.slug and document.status_raw and not document.status_guessed:
            name = plain_text(written_status(document.status_raw)).strip()
            if words(name) in own and name[:1].isalpha() and name[-1:].isalnum():
                yield name


def _any_name(collection: Collection) -> str:
    """Return a word in the case that most statuses of a collection have; lower case where there are none."""
    names = (plain_text(written_status(d.status_raw)).strip(" *_`{}[]") for d in collection.documents if d.status_raw)
    cases = Counter("XX" if name.isupper() else "Xx" if name[:1].isupper() else "xx" for name in names)
    return cases.most_common(1)[0][0] if cases else "xx"


def _in_case(name: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return name.upper()
    if like.islower():
        return name.lower()
    if name.isupper():
        name = name.lower()
    return name[:1].upper() + name[1:]
