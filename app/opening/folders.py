"""What a folder holds, as far as that can be told without a key."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from app.demo.logins import demo_logins
from db.at_rest import holds_case, logins_of
from db.shares import network_share


class Standing(StrEnum):
    """What a folder is to us."""

    FREE = "free"
    """Not there, or empty: a ministry can be made in it."""
    CASE = "case"
    """A ministry lies in it, or what is left of one."""
    OTHER = "other"
    """It holds something else."""


class FolderLook(NamedTuple):
    """A folder as it lies there. ``warning``: a sentence on where it lies; empty where nothing is to be said.

    ``demonstration``: most people of the demonstration can open it, whoever was added to them or shut out since.
    """

    folder: Path
    standing: Standing
    demonstration: bool = False
    warning: str = ""


def look_at(folder: Path) -> FolderLook:
    """Look at a folder; nothing is opened or changed."""
    share = network_share(folder)
    standing = _standing(folder)
    return FolderLook(
        folder=folder,
        standing=standing,
        demonstration=standing is Standing.CASE and _of_the_demonstration(folder),
        warning="" if share is None else share.warning,
    )


def _standing(folder: Path) -> Standing:
    try:
        if holds_case(folder):
            return Standing.CASE
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return Standing.FREE
    except OSError:
        # Opening it says what is wrong with it.
        return Standing.CASE
    return Standing.OTHER


def _of_the_demonstration(folder: Path) -> bool:
    # A ministry of one, founded by somebody who happens to be called Berg, is none.
    people = {person.login for person in demo_logins()}
    return len(people & logins_of(folder)) > len(people) / 2
