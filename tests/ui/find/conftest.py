"""A small ministry, made once and copied for each test."""

from tests.ui.history.conftest import case_folder

__all__ = ["case_folder"]
