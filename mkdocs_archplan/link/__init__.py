"""Documents to Catalog: what they are called, and which of them they name."""
