"""Architecture plans, RFCs and decision records as one linked, filterable MkDocs site."""

__version__ = "0.1.0"
