"""Tools for those who work on Tocsin."""
