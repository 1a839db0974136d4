"""The plugin's options as MkDocs sees them."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c

from mkdocs_archplan.model import Settings
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.settings import read_settings, unknown_options


class ArchplanConfig(base.Config):
    """Options of `plugins: - archplan:`; README describes each, `mkdocs_archplan.settings` checks their values."""

    enabled = c.Type(bool, default=True)
    collections = c.Optional(c.Type(dict))
    costs = c.Optional(c.Type(dict))
    mermaid = c.Optional(c.Type(dict))
    backlinks = c.Optional(c.Type(dict))
    header = c.Type(bool, default=True)
    autolink = c.Type(bool, default=True)
    search = c.Optional(c.Type(dict))
    checks = c.Optional(c.Type(dict))
    export = c.Optional(c.Type(dict))
    labels = c.Optional(c.Type(dict))
    date_format = c.Type(str, default="medium")

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Report unusable values as MkDocs reports its own, and options that do nothing as warnings."""
        errors, warnings = super().validate()
        if errors:
            return errors, warnings
        warnings += [
            (name, f"Unrecognised configuration name: {name}") for name in unknown_options(self) if "." in name
        ]
        try:
            read_settings(self)
        except SettingsError as error:
            errors.append(("archplan", base.ValidationError(str(error))))
        return errors, warnings

    def settings(self, language: str) -> Settings:
        """Return the options as the rest of the package takes them, for a site in a language."""
        return read_settings(self, language)
