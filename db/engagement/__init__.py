"""Engagement through the lens: what our own state does in a country, and what that does to the risk."""
