"""What can be told of a case that lies in a folder, with nothing loaded that could open it.

The start window asks this before anything else is there: SQLAlchemy and the ciphers take longer to load than it does.
"""

import json
from pathlib import Path

DATABASE = "tocsin.db"
VAULT = "tocsin.vault"
VAULT_COPY = "tocsin.vault.bak"
PENDING_RESTORE = "restore-pending"

_LARGEST = 16 * 1024 * 1024


def holds_case(folder: Path) -> bool:
    """Whether a case lies in the folder, or what is left of one. Raises OSError where it cannot be looked at."""
    return any((folder / name).exists() for name in (VAULT, VAULT_COPY, DATABASE, PENDING_RESTORE))


def logins_of(folder: Path) -> frozenset[str]:
    """By what names the case can be opened; none where its vault is not there, or cannot be read.

    Nothing is proved by it: the vault is checked when it is opened.
    """
    for name in (VAULT, VAULT_COPY):
        try:
            with (folder / name).open("rb") as file:
                found = json.loads(file.read(_LARGEST))
            return frozenset(str(slot["login"]) for slot in found["slots"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return frozenset()
