"""The backups of a case, read from their folder: what is there, and whether one is whole."""

from pathlib import Path

from app.faults import faults_in_words
from app.opening.ministry import OpenMinistry
from db.backup import Backup, backups_in, verify_backup
from db.vault import BACKUPS


def backup_folder(ministry: OpenMinistry) -> Path:
    """Where backups lie unless another folder is named."""
    return ministry.folder / BACKUPS


def backups_of(ministry: OpenMinistry) -> tuple[Backup, ...]:
    """The backups in the folder of the case, newest first."""
    with faults_in_words(ministry.folder):
        return tuple(backups_in(backup_folder(ministry)))


def backups_beside(folder: Path) -> tuple[Backup, ...]:
    """The backups in the folder of a case that nobody has open, newest first; none where the folder cannot be read."""
    try:
        return tuple(backups_in(folder / BACKUPS))
    except OSError:
        return ()


def check_backup(ministry: OpenMinistry, path: Path) -> Backup:
    """Compare a backup with its manifest, and read its database through.

    Raises:
        Damaged: it is not whole; the message names the file.
    """
    with faults_in_words(path):
        return verify_backup(path, key=ministry.unlocked.database_key)
