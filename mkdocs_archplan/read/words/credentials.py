"""Telling a password or a key that opens something from what an author made up to write about one."""

from __future__ import annotations

import re

# What documentation writes in the place of a credential, and the examples that standards and vendors print.
_MADE_UP = re.compile(
    r"""example|sample|placeholder|change|replace|insert|your|dummy|fake|redact|mask|hidden|xxx|\*\*\*|\.\.\.|…|foobar
    |test|todo|secret|token|pass[wp]|p[a4@][s5$]{2}w|s[e3]cr[e3]t|letmein|qwerty|hunter2|deadbeef|12345|23456|98765|abcde
    |[<>${}%]
    |2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|SlAV32hkKG|8xLOxBtZp8|mF_9\.B5f-4\.1JqM     # RFC 6749, 6750, OpenID
    |eyJzdWIiOiIxMjM0NTY3ODkwIi|eyJpc3MiOiJqb2UiLA0K|eyJzb21lIjoicGF5bG9hZCJ9                  # jwt.io, RFC 7519, PyJWT
    |Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq                            # Azure's emulator""",
    re.IGNORECASE | re.VERBOSE,
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]+", re.IGNORECASE)
_DIGEST = re.compile(r"(?:md5|sha-?\d{1,3})[-:=]|\$(?:2[abxy]|argon2\w{0,2}|[156]|scrypt)\$", re.IGNORECASE)
_PARTS = re.compile(r"[-_./:@]+")
_RUNS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^A-Za-z0-9]")
_FEWEST_CHARACTERS = 6  # different ones
_SHORTEST = 10  # of a part that nobody would think of
_LONGEST_RUN = 2.3  # characters of one sort on average: names of code have more, even `getOAuth2TokenFromV1Api`
_SHORTEST_HEX = 32
_SHORTEST_PASSWORD = 8


def is_made_up(text: str) -> bool:
    """Say whether a text in the place of a credential is there to show where one goes."""
    return len(set(text)) < _FEWEST_CHARACTERS or bool(_MADE_UP.search(text))


def is_random(text: str, *, hexadecimal: bool) -> bool:
    """Say whether a text looks as if a machine had drawn it: digits and letters of both cases change too often.

    `hexadecimal` says whether one of hexadecimal digits counts, which may be a digest as well. UUIDs never do.
    """
    if _UUID.search(text) or _DIGEST.match(text):
        return False
    if _HEX.fullmatch(text):
        return hexadecimal and len(text) >= _SHORTEST_HEX and not text.isdecimal()
    return any(_is_random_part(part) for part in _PARTS.split(text) if len(part) >= _SHORTEST)


def _is_random_part(part: str) -> bool:
    runs = _RUNS.findall(part)
    numbers = sum(run.isdecimal() for run in runs)
    return 1 < numbers < len(runs) and len(part) <= _LONGEST_RUN * len(runs) and len(set(part)) > _FEWEST_CHARACTERS


def is_password(text: str) -> bool:
    """Say whether a text that stands where a password must stand is one: eight characters, of two sorts at least."""
    sorts = (text.isalpha(), text.isdecimal())
    return len(text) >= _SHORTEST_PASSWORD and not any(sorts) and not is_made_up(text)
