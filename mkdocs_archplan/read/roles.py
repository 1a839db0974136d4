"""What a Markdown file of a collection is: a document, an index, a template, something attached, or a redirect.

Names and folders tell most of it before anything is read (`guess_roles`); where they leave it open, what the file says
decides (`settle_roles`). A file is left out only for a reason: without one it is a document.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mkdocs_archplan.model import Role
from mkdocs_archplan.read.names import MAIN_NAMES, stem
from mkdocs_archplan.read.words.ids import begins_with_id, leading_id, parse_id

_INDEXES = frozenset(("index", "readme", "_index"))
# A name is a template's if it holds the word and besides only words such as these: `adr-template-short`, not
# `0012-email-template` or `0029-template-changes`.
_BESIDE_TEMPLATE = frozenset(
    """adr adrs madr rfc rfcs kep tep cep pep plan architecture decision record proposal design doc document enhancement
    short long bare minimal full simple basic extended nygard new default en de fr es pt zh ja""".split()
)
_TEMPLATE_NUMBER = re.compile(r"0+|n+|x+|\d", re.IGNORECASE)
_UNNUMBERED = re.compile(
    r"(?:[a-z]{2,8}[-_ ]?)?(?:n{3,}|x{3,})(?:[-_. ](?:title|name|slug|short|my|your|feature))*", re.I
)
_TOKENS = re.compile(r"[-_. ]+")
# Pages about a collection or its repository; one that states a status of its own is a document all the same.
_ABOUT = frozenset(
    """overview summary toc contents adr adrs rfc rfcs plan plans decisions decision-log decisions-log changelog
    process adr-process rfc-process workflow lifecycle guidelines conventions faq about introduction agents claude
    contributing code_of_conduct code-of-conduct license licence security governance support maintainers owners glossary
    proposals""".split()
)
# Folders of what documents show or link to, alone or after a document's name: `0003-dns-policy-assets`.
_ATTACHED = re.compile(
    r"(?:.*[-_.])?(?:assets?|attachments?|images?|img|diagrams?|media|files|resources|figures|snippets|includes|partials)",
    re.IGNORECASE,
)
_REDIRECT_KEYS = frozenset(("redirect", "redirect_to", "redirect_url", "redirect_link"))
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
_MOVED = re.compile(
    r"""(?:\bthis\s+(?:has|is|was)\b.{0,20}?|\b(?:this|the)\s+(?:page|document|file|adr|rfc|plan|kep|proposal|decision|record|content)s?\b.{0,40}?|^\W*)
        \b(?:moved|relocated|renamed|migrated|redirects?)\b.{0,60}?\b(?:to|into|here|under|at)\b""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE | re.MULTILINE,
)
_LINK = re.compile(r"\]\(|\]\[|https?://|<a\s|\.md\b")
_HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
_LONGEST_STUB, _MANY_PROMPTS = 600, 3
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file seems to be. `open`: unless it states a status, which makes it a document.

    `main` is the file that its folder is about, if another; a status counts only where that one has none.
    """

    role: Role
    open: bool = False
    main: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a file's text says of its role: whether it states a status, and the role it takes for itself."""

    has_status: bool
    role: Role = Role.DOCUMENT


def role_of(path: str) -> Role:
    """Tell documents from indexes and templates by the file's name and folder."""
    name, folder = stem(path), posixpath.basename(posixpath.dirname(path)).casefold()
    if _is_template(name) or folder == "templates" or (name in _INDEXES and _is_template(folder)):
        return Role.TEMPLATE
    return Role.INDEX if name in _INDEXES else Role.DOCUMENT


def _is_template(name: str) -> bool:
    if _UNNUMBERED.fullmatch(name):
        return True
    tokens = set(filter(None, _TOKENS.split(name)))
    if not tokens & {"template", "templates"}:
        return False
    rest = tokens - {"template", "templates"} - _BESIDE_TEMPLATE
    return all(_TEMPLATE_NUMBER.fullmatch(token) for token in rest)


def guess_roles(paths: Collection[str], roots: Collection[str], sidecars: Collection[str]) -> Mapping[str, Guess]:
    """Guess the roles of a collection's files from their places alone.

    `roots` are the collection's own folders; `sidecars` are the folders that hold a document's metadata file.
    """
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folders[posixpath.dirname(path)].append(path)
    stems = {posixpath.splitext(path)[0] for path in paths}
    about = {folder for folder in folders if folder not in roots and folder not in stems}
    mains = {f: _main(f, members, folders, sidecars) if f in about else None for f, members in folders.items()}
    guesses: dict[str, Guess] = {}
    for folder, members in folders.items():
        inside = _inside(folder, roots, stems, mains)
        numbered = any(begins_with_id(stem(path)) for path in members)
        for path in members:
            own, main = _own_guess(path, is_open=folder not in roots and not numbered), mains[folder]
            if own.role is Role.TEMPLATE:
                guesses[path] = own
            elif inside or not main:
                guesses[path] = inside or own
            else:
                guesses[path] = Guess(Role.DOCUMENT) if path == main else Guess(Role.ATTACHMENT, open=True, main=main)
    return guesses


def _own_guess(path: str, *, is_open: bool) -> Guess:
    """Guess by the file's name alone; `is_open`: a README here may be a document."""
    role = role_of(path)
    if role is Role.INDEX:
        return Guess(role, open=is_open)
    return Guess(Role.INDEX, open=True) if stem(path) in _ABOUT else Guess(role)


def _main(
    folder: str, members: Iterable[str], folders: Mapping[str, list[str]], sidecars: Collection[str]
) -> str | None:
    """Return the one file that a folder is about: its README beside a metadata file, or below a folder with an id."""
    by_stem = {stem(path): path for path in members if role_of(path) is not Role.TEMPLATE}
    name = posixpath.basename(folder)
    if folder not in sidecars and (not begins_with_id(name) or _ATTACHED.fullmatch(name) or _YEAR.match(name)):
        return None
    if any(begins_with_id(beside) and beside != name.casefold() for beside in by_stem):
        return None  # `2024/0001-a.md`: a folder of documents
    if any(below.startswith(f"{folder}/") and begins_with_id(posixpath.basename(below)) for below in folders):
        return None  # a folder of folders
    stems = [*sorted(_INDEXES), name.casefold(), *sorted(MAIN_NAMES)]
    found = next((by_stem[each] for each in stems if each in by_stem), None)
    return found or (next(iter(by_stem.values())) if len(by_stem) == 1 else None)


def _inside(
    folder: str, roots: Collection[str], stems: Collection[str], mains: Mapping[str, str | None]
) -> Guess | None:
    """Guess what lies in a folder of a document's sub-pages, or of pictures and the like; None for other folders."""
    at = folder
    while at and at not in roots:
        name = posixpath.basename(at)
        if (at in stems and begins_with_id(name)) or (at != folder and mains.get(at)):
            return Guess(Role.ATTACHMENT)
        if at in stems or _ATTACHED.fullmatch(name):
            return Guess(Role.ATTACHMENT, open=True)
        at = posixpath.dirname(at)
    return None


def settle_roles(guesses: Mapping[str, Guess], said: Mapping[str, Said]) -> Mapping[str, Role]:
    """Decide the roles once the files are read; `said` holds those that may be documents."""
    roles = {path: _settled(guess, said.get(path)) for path, guess in guesses.items()}
    _settle_folders(roles, guesses, said)
    _settle_readmes(roles, guesses, said)
    _settle_parts(roles, guesses, said)
    return roles


def _settle_folders(roles: dict[str, Role], guesses: Mapping[str, Guess], said: Mapping[str, Said]) -> None:
    """Where the README of a document's folder states no status and a page beside it does, that page is the document."""
    for path, guess in guesses.items():
        if guess.main and guess.main in said and said[guess.main].has_status:
            roles[path] = guess.role
        elif guess.main and roles[path] is Role.DOCUMENT and _is_index(guess.main):
            roles[guess.main] = Role.INDEX


def _settle_readmes(roles: dict[str, Role], guesses: Mapping[str, Guess], said: Mapping[str, Said]) -> None:
    """Where most folders beside it are a document each, a README alone in its folder is one as well."""
    members = Counter(posixpath.dirname(path) for path in guesses)
    readmes: dict[str, list[str]] = defaultdict(list)
    for path, guess in guesses.items():
        if _is_index(path) and (guess.role is Role.DOCUMENT or guess.open):
            readmes[posixpath.dirname(posixpath.dirname(path))].append(path)
    for beside in readmes.values():
        most = sum(roles[path] is Role.DOCUMENT for path in beside) * 2 > len(beside)
        for path in beside if most else ():
            if path in said and said[path].role is Role.DOCUMENT and members[posixpath.dirname(path)] == 1:
                roles[path] = Role.DOCUMENT


def _settle_parts(roles: dict[str, Role], guesses: Mapping[str, Guess], said: Mapping[str, Said]) -> None:
    """Below a README that turned out to be the document, pages without a status or a number are its parts."""
    mains = {posixpath.dirname(p) for p, g in guesses.items() if g.open and roles[p] is Role.DOCUMENT and _is_index(p)}
    for path in guesses if mains else ():
        if roles[path] is Role.DOCUMENT and not _is_main(path, mains) and _above(path) & mains:
            own = (path in said and said[path].has_status) or begins_with_id(stem(path))
            roles[path] = roles[path] if own else Role.ATTACHMENT


def _is_index(path: str) -> bool:
    return stem(path) in _INDEXES


def _is_main(path: str, mains: Collection[str]) -> bool:
    return _is_index(path) and posixpath.dirname(path) in mains


def _above(path: str) -> set[str]:
    """Return the folders that a path lies in."""
    parts = path.split("/")[:-1]
    return {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}


def role_said(path: str, keys: Iterable[str], body: str, *, prompts: int, stated: bool = False) -> Role:
    """Tell by its own text a page that only leads elsewhere, and a template that is numbered like a document.

    `keys` are those of the front matter, `prompts` the number of fields that still hold a template's words. `stated`:
    it states a status, as a page that leads elsewhere does not.
    """
    if not stated and _is_redirect(keys, body):
        return Role.REDIRECT
    name = posixpath.basename(posixpath.dirname(path)) if _is_index(path) else stem(path)
    parts = leading_id(name)
    enough = 1 if parse_id(name) else _MANY_PROMPTS  # `0000-use-adrs.md` is a document of many collections
    return Role.TEMPLATE if parts and parts.value == 0 and prompts >= enough else Role.DOCUMENT


def _is_redirect(keys: Iterable[str], body: str) -> bool:
    if any(key.casefold().replace("-", "_") in _REDIRECT_KEYS for key in keys):
        return True
    text = _HEADING.sub("", body).strip() if len(body) < _LONGEST_STUB else ""
    if _REFRESH.search(text):
        return True
    return bool(_MOVED.search(text) and _LINK.search(text) and "\n#" not in body.strip())


def _settled(guess: Guess, said: Said | None) -> Role:
    """Settle a file by what it says itself."""
    if said and said.role is not Role.DOCUMENT and guess.role is Role.DOCUMENT:
        return said.role
    return Role.DOCUMENT if guess.open and said and said.has_status else guess.role
