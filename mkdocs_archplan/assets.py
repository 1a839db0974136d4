"""The style and the scripts that pages load: which there are, and what they are published as."""

from __future__ import annotations

from rcssmin import cssmin
from rjsmin import jsmin

from mkdocs_archplan.views.urls import ASSETS

STYLES = (f"{ASSETS}/archplan.css", f"{ASSETS}/statuses.css")  # of every page
SCRIPT = f"{ASSETS}/archplan.js"
COSTS = (f"{ASSETS}/costs.css", f"{ASSETS}/costs.js")  # of pages with cost tables
DIAGRAM = (f"{ASSETS}/diagram.css", f"{ASSETS}/diagram.js", f"{ASSETS}/mermaid-client.js")
MERMAID_LOADER, MERMAID = f"{ASSETS}/mermaid-loader.js", f"{ASSETS}/mermaid.min.js"
# Those that lie in the theme's folder; views load the first three themselves.
WRITTEN = (
    f"{ASSETS}/graph.css",
    f"{ASSETS}/roll-up.css",
    f"{ASSETS}/problems.css",
    STYLES[0],
    *COSTS,
    *DIAGRAM,
    SCRIPT,
    MERMAID_LOADER,
)


def minified(name: str, text: str) -> str:
    """Return a style or a script without comments and blanks."""
    return str(cssmin(text) if name.endswith(".css") else jsmin(text))
