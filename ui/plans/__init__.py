"""Levers, action plans, what came of them, and lessons: the tab “Levers and plans” of a country file."""
