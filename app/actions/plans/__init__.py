"""Levers, action plans agreed beforehand, and lessons."""
