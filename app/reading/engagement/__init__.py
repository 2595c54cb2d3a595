"""Engagement through the lens, as window, command line and print show it."""
