"""Changing authors' files: only the bytes that are meant, in the dialect that stands there, whole files or none."""
