"""Evidence items, their sources, and how each came to its wording."""
