"""Tokens, keys and passwords that were pasted into a page: where they stand, never what they are.

Total and linear: each pattern begins with one character, is tried where that stands, and looks at a bounded piece of
text, or at the rest of a word that is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.secret_formats import FORMATS, patterns
from mkdocs_archplan.read.words.credentials import is_made_up, is_password, is_random

RULE = "secret-looking"
_HINT = "Revoke it, then remove it from the history as well."
_SHOWN = 4  # characters of a token at most, all of which its kind has in common
_TOKENS = patterns()
_PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_KEY_BODY = re.compile(r"[A-Za-z0-9+/]{40,}+")
_BODY_WITHIN = 600  # characters: armour headers and comments may stand before the body
_VALUE = r"""["'`* ]{0,5}+(?:Bearer )?+(?=[!-~]{0,30}[0-9])(?P<value>[^\s"'`<>|,;(){}\[\]]{10,400}+)(?![({\[<])"""
# Names of credentials end in two of these letters, or in a mark of quoting or emphasis.
_ASSIGNED = (
    re.compile(rf"""=(?<=[\w"'`* ]=){_VALUE}""", re.ASCII),
    re.compile(rf""":(?:(?<=[rweoRWEO][dtnyDTNY]:)|(?<=["'`*]:)){_VALUE}""", re.ASCII),
)
_NAMES = tuple(
    "password passwd pwd secret authorization accountkey accesskey secretkey apikey signingkey token".split()
)
# Tokens that open nothing: where a list goes on, which version is meant, that a form or a request is one's own.
_HARMLESS_NAMES = tuple(
    f"{word}token"
    for word in "page next continuation sync csrf xsrf cancel update change unit client request resume lock".split()
)
_NAME_WITHIN = 40
_MARKS = "\"'`* "
_LINK_WITHIN = 300
_USER = re.compile(r"[^\s/?#<>\"'`|()\[\]@:]*")
_PASSWORD = re.compile(r"[^\s/?#<>\"'`|()\[\]@]+")
# Names that RFC 2606 and RFC 6761 keep for examples and for the own machine.
_NOWHERE = re.compile(
    r"(?:[\w-]+\.)*(?:localhost|127\.0\.0\.1|0\.0\.0\.0|example(?:\.(?:com|net|org))?|test|invalid)(?![\w.-])|\[::1\]|[<${]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret stands in a text, from its first character to behind its last, and what to call it."""

    start: int
    end: int
    what: str


def report_secrets(text: str, report: Report) -> None:
    """Report what looks like a secret in the text of a file, front matter and code included; none is repeated."""
    for secret in find_secrets(text):
        line = text.count("\n", 0, secret.start) + 1
        column = secret.start - text.rfind("\n", 0, secret.start)
        report.add(RULE, line, f"this looks like {secret.what}.", _HINT, column=column)


def find_secrets(text: str) -> tuple[Secret, ...]:
    """Find what looks like a secret, in the order of the text; of two that overlap, one known by its form."""
    found = [*_tokens(text), *_private_keys(text)]
    for finder in (_passwords_of_links, _assigned):
        found += [secret for secret in finder(text) if not any(_overlap(secret, other) for other in found)]
    return tuple(sorted(found, key=lambda secret: secret.start))


def _overlap(one: Secret, other: Secret) -> bool:
    return one.start < other.end and other.start < one.end


def _tokens(text: str) -> Iterator[Secret]:
    for pattern in _TOKENS:
        for match in pattern.finditer(text):
            group = match.lastgroup or ""
            form = FORMATS[int(group[1:])]
            if not is_made_up(match[group]):
                start = match.start() + 1 - len(form.start)
                what = f"{form.name}: '{(form.start + form.then)[:_SHOWN]}…'"
                yield Secret(start, match.end(), what)


def _private_keys(text: str) -> Iterator[Secret]:
    for match in _PRIVATE_KEY.finditer(text) if "PRIVATE KEY" in text else ():
        within = text[match.end() : match.end() + _BODY_WITHIN].partition("-----")[0]
        body = _KEY_BODY.search(within)
        if body and not is_made_up(body[0]):
            yield Secret(match.start(), match.end() + body.end(), "a private key")


def _passwords_of_links(text: str) -> Iterator[Secret]:
    at = text.find("@")
    while at >= 0:
        start = text.rfind("://", max(0, at - _LINK_WITHIN), at) + 3
        if start > 2 and _holds_password(text[start:at]) and not _NOWHERE.match(text, at + 1):
            yield Secret(start, at, "a password in a connection string")
        at = text.find("@", at + 1)


def _holds_password(login: str) -> bool:
    user, colon, password = login.partition(":")
    if not colon or not _USER.fullmatch(user) or not _PASSWORD.fullmatch(password):
        return False
    return is_password(password) and not (user and user.casefold() in password.casefold())


def _assigned(text: str) -> Iterator[Secret]:
    """Find values that a machine made, behind the name of a credential and `:` or `=`."""
    for pattern in _ASSIGNED:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _NAME_WITHIN) : match.start()].rstrip(_MARKS)
            name = before.casefold().replace("_", "").replace("-", "").replace(" ", "")
            if not name.endswith(_NAMES) or name.endswith(_HARMLESS_NAMES):
                continue
            value = match["value"]
            hexadecimal = not name.endswith("token")
            if "://" not in value and not is_made_up(value) and is_random(value, hexadecimal=hexadecimal):
                yield Secret(match.start("value"), match.end(), "a password or a key in clear text")
