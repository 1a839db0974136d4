"""The ways in which documents carry their metadata: a small reader for each, all of them yielding facts."""
