"""A new document: its number and file name, the template it starts from, and what can be filled in already."""
