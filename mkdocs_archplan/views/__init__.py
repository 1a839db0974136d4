"""What a page shows of the catalog: values first, HTML from the theme's fragments last."""
