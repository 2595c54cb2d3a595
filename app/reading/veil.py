"""Names that do not leave the program: what stands in their place in exports and on the command line (S-17).

A group or actor that is marked protected is named inside the window only. Every name counts that its entry has or ever
had: a past day shows the file as it was, and would give an earlier spelling away. The name of a protected source, where
somebody wrote it in a text after all, gives way to its pseudonym.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.entry.pseudonyms import names_within, numbered, veiled
from db.groups import GroupAtRisk, Perpetrator
from db.identities import sealed_names
from db.ledger.entries import ledger

_KINDS: Mapping[type[GroupAtRisk | Perpetrator], str] = {GroupAtRisk: "Group", Perpetrator: "Actor"}
"""Not said in the language of whoever prints: a pseudonym is the same on every paper."""


def every_protected_name(session: Session) -> dict[str, str]:
    """Every name of a protected group, actor or source of any file, and its pseudonym.

    A name of the registers that holds a protected one (an army called after the group that it says it defends) goes with
    it: with the pseudonym put inside, it would tell whose that is.

    Raises:
        IdentityUnreadable: the sealed identity of a source was tampered with.
    """
    protected = {
        subject_id
        for kind in _KINDS
        for subject_id in session.scalars(sa.select(kind.id).where(kind.protected.is_(True)))
    }
    names = sealed_names(session)
    if not protected:
        return names
    instead = _pseudonyms(session)
    recorded = _names_ever(session)
    readable = {name for subject_id, name in recorded if subject_id in protected}
    return names | {
        name: instead[subject_id]
        for subject_id, name in recorded
        if subject_id in protected or names_within(name, readable)
    }


def _pseudonyms(session: Session) -> dict[str, str]:
    """What stands for every entry of the two registers in every file, by its identifier."""
    instead: dict[str, str] = {}
    for kind, word in _KINDS.items():
        rows = session.execute(sa.select(kind.id, kind.country).order_by(kind.id)).all()
        for country in {row.country for row in rows}:
            instead |= numbered([row.id for row in rows if row.country == country], word, country)
    return instead


def _names_ever(session: Session) -> set[tuple[str, str]]:
    """Each entry of the two registers with each name that it has or ever had, as the ledger holds them."""
    recorded = session.execute(
        sa.select(ledger.c.subject_id, ledger.c.body).where(
            ledger.c.subject_kind.in_([kind.__tablename__ for kind in _KINDS])
        )
    )
    found: set[tuple[str, str]] = set()
    for subject_id, body in recorded:
        state = json.loads(body).get("state") or {}
        found |= {
            (subject_id, name) for name in (state.get("name", ""), *state.get("aliases", ())) if name.strip()
        }
    return found


def veil(value: Any, names: Mapping[str, str]) -> Any:
    """The same plain data with every protected name replaced in its texts; what a key is called stays."""
    return _each(value, lambda text: veiled(text, names)) if names else value


def _each(value: Any, put: Callable[[str], str]) -> Any:
    match value:
        case str():
            return put(value)
        case Mapping():
            return {key: _each(item, put) for key, item in value.items()}
        case list() | tuple():
            return type(value)(_each(item, put) for item in value)
    return value


__all__ = ["every_protected_name", "veil"]
