"""What mermaid says of a diagram: whether it can be drawn, and where not."""
