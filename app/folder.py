"""Where a case lies unless somebody names another folder."""

from pathlib import Path

from platformdirs import user_data_path


def default_folder() -> Path:
    """The folder of the case of who sits at this machine."""
    return user_data_path("tocsin", appauthor=False) / "case"
