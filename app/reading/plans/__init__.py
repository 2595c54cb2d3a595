"""Levers, action plans and lessons."""
