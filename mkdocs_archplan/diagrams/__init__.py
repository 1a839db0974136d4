"""Mermaid: its fence, and drawing it without a CDN."""
