"""Diagrams drawn at build time: inline SVG, in the page's own colours, and nothing in it that could do harm."""
