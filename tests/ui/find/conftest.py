"""A small ministry, made once and copied for each test."""

from tests.ui.history.conftest import _made, case_folder

__all__ = ["_made", "case_folder"]
