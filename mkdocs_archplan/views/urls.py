"""Addresses relative to the page that shows them: a site may live under any path, or on a disk."""

from __future__ import annotations

# The folder of our style and scripts in a built site.
ASSETS = "assets/archplan"


def relative_url(target: str, page: str) -> str:
    """Return the way from one page's URL to another's, both relative to the site's root, as MkDocs writes them."""
    here = page.removeprefix("./").split("/")[:-1]
    path = target.removeprefix("./").split("/")
    common = 0
    while common < min(len(here), len(path) - 1) and here[common] == path[common]:
        common += 1
    return "../" * (len(here) - common) + "/".join(path[common:]) or "./"
