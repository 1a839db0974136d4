"""Options below a dotted name, as plain data, read one by one; each error says which option it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_MOST = 100  # of a boost; search engines multiply by it


class SettingsError(ValueError):
    """An option that cannot be used; the message names the option, what is wrong and what it takes."""


def is_text(value: object) -> bool:
    """Say whether a value is text that a file can hold and a path can be: no half of a pair of surrogates, no NUL."""
    return isinstance(value, str) and not _NO_TEXT.search(value)


@dataclass(frozen=True, slots=True)
class Options:
    """Options below a dotted name, read with errors that say where they are."""

    name: str
    values: Mapping[str, Any]

    def fail(self, key: str, wanted: str) -> SettingsError:
        """Return the error for an option that must be something else."""
        return SettingsError(f"'{f'{self.name}.{key}'.lstrip('.')}' must be {wanted}, not {self.values.get(key)!r}.")

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.fail(key, "true or false")
        return value

    def text(self, key: str, default: str) -> str:
        """Return text."""
        value: str = self.values.get(key, default)
        if not is_text(value):
            raise self.fail(key, "text")
        return value

    def number(self, key: str, default: float, most: float = _MOST) -> float:
        """Return a number that is not negative."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise self.fail(key, f"a number from 0 to {most}")
        return float(value)

    def choice(self, key: str, default: str, choices: tuple[str, ...]) -> str:
        """Return one of the choices."""
        value = self.values.get(key, default)
        value = "off" if value is False else value  # YAML 1.1 reads a bare `off` as false
        if value not in choices:
            raise self.fail(key, f"one of {', '.join(choices)}")
        return str(value)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a tuple of texts, whether one was written or a list."""
        value = self.values.get(key, default)
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list | tuple) or not all(map(is_text, values)):
            raise self.fail(key, "text or a list of texts")
        return tuple(values)

    def mapping(self, key: str) -> Mapping[str, Any]:
        """Return a mapping; empty where nothing is set."""
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            raise self.fail(key, "a mapping")
        return value

    def section(self, key: str) -> Options:
        """Return the options below a key."""
        return Options(f"{self.name}.{key}".lstrip("."), self.mapping(key))
