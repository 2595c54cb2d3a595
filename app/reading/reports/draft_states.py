"""The saves of a draft as the ledger keeps them: who is writing, and every state that can be gone back to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.content import DraftContent
from app.reading.countries.file_rows import row_of
from app.reading.ledger.lines import line_of
from app.reading.reports.report import draft_content
from app.refusals import BadInput
from app.rules.reports.draft_states import Save, Typed, Writer, states_to_return_to, writers
from db.ledger.entries import instant_text, ledger
from db.reports import Report
from db.unsaved import typing_in
from language import tr

_SAVES = ("report.draft", "report.save")
_WATCHED = timedelta(hours=12)
"""How far back it is looked for the beginning of somebody's writing."""


def draft_states(session: Session, report_id: str) -> tuple[Save, ...]:
    """The states of a draft to go back to, newest first."""
    return states_to_return_to(_saves(session, report_id))


def draft_state(session: Session, report_id: str, number: int) -> DraftContent:
    """What the draft held once it was saved with this ledger entry.

    Raises:
        BadInput: the entry is no save of this draft.
    """
    return _content(session, number, *_of(report_id), ledger.c.action.in_(_SAVES))


def draft_at(session: Session, report_id: str, version: int) -> DraftContent:
    """What the draft held in this version, whichever act made it.

    Raises:
        BadInput: there is no such version of this report.
    """
    return _content(session, version, *_of(report_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Who writes here: what they saved since ``opened``, and everything of theirs before, is not somebody else's."""

    name: str
    opened: int
    saved: frozenset[int] = frozenset()

    def made(self, save: Save) -> bool:
        """Whether a save was made from here."""
        return save.number in self.saved or (save.who == self.name and save.number <= self.opened)


def draft_writers(session: Session, report_id: str, at: datetime, here: Here) -> tuple[Writer, ...]:
    """Who else is writing the draft at ``at``; under the same name, in another window."""
    saves = _saves(session, report_id, since=at - _WATCHED)
    typed = [
        Typed(who=one.who, since=one.since, last=one.last)
        for one in typing_in(session, report_id)
        if one.who != here.name
    ]
    return writers([save for save in saves if not here.made(save)], at, typed)


def saved_since(session: Session, report_id: str, version: int) -> tuple[Save, ...]:
    """The saves of a draft after this version, oldest first."""
    return tuple(save for save in _saves(session, report_id) if save.number > version)


def draft_version(session: Session, report_id: str) -> int:
    """The version of the report as it stands: cheap enough to be asked every few seconds."""
    return session.execute(sa.select(Report.ledger_entry).where(Report.id == report_id)).scalar_one()


def _saves(session: Session, report_id: str, *, since: datetime | None = None) -> list[Save]:
    name = sa.func.json_extract(ledger.c.body, "$.actor.name").label("name")
    asked = sa.select(ledger.c.number, ledger.c.at, name).order_by(ledger.c.number)
    asked = asked.where(*_of(report_id), ledger.c.action.in_(_SAVES))
    if since is not None:
        asked = asked.where(ledger.c.at >= instant_text(since))
    return [
        Save(number=row.number, who=row.name or "", at=datetime.fromisoformat(row.at))
        for row in session.execute(asked)
    ]


def _content(session: Session, number: int, *which: sa.ColumnElement[bool]) -> DraftContent:
    row = session.execute(sa.select(ledger).where(*which, ledger.c.number == number)).one_or_none()
    state = line_of(row).state if row is not None else None
    if state is None:
        raise BadInput(
            "state",
            tr("Entry {number} is no save of this draft.", number=number),
            remedy=tr("Choose one of the list."),
        )
    return draft_content(row_of(Report, state, number))


def _of(report_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return ledger.c.subject_kind == Report.__tablename__, ledger.c.subject_id == report_id
