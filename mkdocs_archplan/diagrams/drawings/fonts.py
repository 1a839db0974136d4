"""The one font of drawings: what was measured must be what is shown."""

from __future__ import annotations

FAMILY = "Arial, 'Liberation Sans', Helvetica, sans-serif"
