"""Where the files that are not code lie: reference tables, marking schemes, fonts."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
"""The folder of shipped files, in a checkout and in an installed program alike."""

FONTS = RESOURCES / "fonts"
"""Noto fonts (OFL) that the program prints with; see ``resources/README.md`` for the scripts they cover."""


def shipped_text(name: str) -> str:
    """The text of a shipped reference file, such as ``toolbox.csv``, with its line ends as they are."""
    return (RESOURCES / name).read_bytes().decode("utf-8")
