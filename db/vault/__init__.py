"""The keys of a case: who can unlock it, how, and what it costs to guess. See docs/decisions/vault.md."""

from db.vault.file import COPY, VAULT
from db.vault.kdf import RFC_9106_LOW_MEMORY, KdfParameters
from db.vault.keys import Opened, Recovered, Unlocked, normal_login
from db.vault.opening import copy_vault, unlock, unlock_with_recovery_key
from db.vault.passphrases import MINIMUM_SCORE, Strength, strength
from db.vault.people import (
    BACKUPS,
    Created,
    Person,
    add_user_slot,
    change_passphrase,
    close_slot,
    create_vault,
    people_of,
    remove_slot,
    replace_recovery_key,
    reset_passphrase,
)

__all__ = [
    "BACKUPS",
    "COPY",
    "MINIMUM_SCORE",
    "RFC_9106_LOW_MEMORY",
    "VAULT",
    "Created",
    "KdfParameters",
    "Opened",
    "Person",
    "Recovered",
    "Strength",
    "Unlocked",
    "add_user_slot",
    "change_passphrase",
    "close_slot",
    "copy_vault",
    "create_vault",
    "normal_login",
    "people_of",
    "remove_slot",
    "replace_recovery_key",
    "reset_passphrase",
    "strength",
    "unlock",
    "unlock_with_recovery_key",
]
