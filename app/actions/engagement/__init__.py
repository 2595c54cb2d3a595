"""Engagement through the lens: what is recorded of our own state's acts in a country."""
