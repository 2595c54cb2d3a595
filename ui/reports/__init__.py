"""Early-warning reports in the window: the list, and the page with its steps."""
