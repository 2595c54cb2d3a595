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

from app.rules.entry.pseudonyms import numbered, veiled
from db.groups import GroupAtRisk, Perpetrator
from db.identities import sealed_names
from db.ledger.entries import ledger

_KINDS: Mapping[type[GroupAtRisk | Perpetrator], str] = {GroupAtRisk: "Group", Perpetrator: "Actor"}
"""Not said in the language of whoever prints: a pseudonym is the same on every paper."""


def every_protected_name(session: Session) -> dict[str, str]:
    """Every name of a protected group, actor or source of any file, and its pseudonym.

    Raises:
        IdentityUnreadable: the sealed identity of a source was tampered with.
    """
    names = sealed_names(session)
    for kind, word in _KINDS.items():
        names |= _names(session, kind, word)
    return names


def _names(session: Session, kind: type[GroupAtRisk | Perpetrator], word: str) -> dict[str, str]:
    rows = session.execute(sa.select(kind.id, kind.country, kind.protected).order_by(kind.id)).all()
    if not any(row.protected for row in rows):
        return {}
    instead: dict[str, str] = {}
    for country in {row.country for row in rows}:
        instead |= numbered([row.id for row in rows if row.country == country], word, country)
    protected = {row.id for row in rows if row.protected}
    recorded = session.execute(
        sa.select(ledger.c.subject_id, ledger.c.body).where(
            ledger.c.subject_kind == kind.__tablename__, ledger.c.subject_id.in_(protected)
        )
    )
    found: dict[str, str] = {}
    for subject_id, body in recorded:
        state = json.loads(body).get("state") or {}
        for name in (state.get("name", ""), *state.get("aliases", ())):
            if name.strip():
                found[name] = instead[subject_id]
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
