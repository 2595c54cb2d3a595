"""The sheet with the recovery key of a vault, to print once and keep on paper."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecoveryKeySheet:
    """What the sheet shows. ``key`` is the key as it is typed back, with or without dashes."""

    ministry: str
    key: str
    made_on: date
    database: str = ""
    made_by: str = ""
    demo: bool = False
