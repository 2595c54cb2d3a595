"""Printed documents other than the brief: the one list of kinds, and what each holds, frozen and read-only."""
