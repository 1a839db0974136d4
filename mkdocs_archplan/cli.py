"""The `archplan` command."""
