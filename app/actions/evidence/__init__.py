"""Evidence: items, their sources, and what supports or contradicts them."""
