"""Addresses relative to the page that shows them: a site may live under any path, or on a disk."""

from __future__ import annotations

import posixpath


def relative_url(target: str, page: str) -> str:
    """Return the way from one page's URL to another's, both relative to the site's root, as MkDocs writes them."""
    start = posixpath.dirname(f"/{page}".replace("/./", "/"))
    path, mark, fragment = f"/{target}".replace("/./", "/").partition("#")
    relative = posixpath.relpath(path, start)
    if path.endswith("/"):
        relative += "/"
    return f"{relative}{mark}{fragment}"
