"""Printed documents other than the brief, each drawn by its own module."""
