"""The catalog for other programs."""
