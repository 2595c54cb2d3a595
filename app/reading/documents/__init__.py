"""Gathering what printed documents show, from what is stored."""
