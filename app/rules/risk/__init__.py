"""Judging risk: ratings, schedule, comparison, likelihood."""
