"""Text to Document: what a Markdown file says, and where it says it."""
