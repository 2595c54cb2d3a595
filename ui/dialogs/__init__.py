"""Dialogs that belong to the whole window, and the base of every other."""
