"""Engagement through the lens: the tab of a country file that shows what our own state does there."""
