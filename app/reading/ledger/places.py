"""Where an entry of the ledger leads: the thing that it is about, the brief that was shown, the file as it then stood."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger.lines import LedgerLine
from app.reading.ledger.values import Said, under_one_another
from app.reading.ministry.settings import read_settings
from app.reading.search.places import placed
from app.rules.entry.dates import day_in
from db.countries import CountryFile
from db.decisions import Decision
from db.finding.tables import THINGS
from db.people import Office
from db.reports import Brief, Report

Place = tuple[str, str]
"""A page of the window and a key on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPlaces:
    """What an entry stands under and leads to; empty where there is nothing of the kind.

    ``office``: for which office it was done. ``authority``: the instrument that it was done under, in words.
    ``on``: its day at the ministry.
    """

    office: str = ""
    authority: str = ""
    thing: Place | None = None
    brief: Place | None = None
    file: Place | None = None
    on: date | None = None


def places_of(session: Session, line: LedgerLine) -> EntryPlaces:
    """Where an entry leads. One that is veiled leads nowhere."""
    if not line.subject_id:
        return EntryPlaces()
    state = line.state or {}
    on = day_in(line.at, read_settings(session).time_zone)
    country = _country(session, line, state)
    return EntryPlaces(
        office=session.scalar(sa.select(Office.name).where(Office.id == line.office_id)) or "",
        authority=_authority(session, state),
        thing=_thing(session, line, state),
        brief=_brief(session, line, state),
        file=("countries", f"{country}/on/{on.isoformat()}") if country else None,
        on=on,
    )


def _authority(session: Session, state: dict[str, Any]) -> str:
    """The instrument, and the chain above it up to original authority.

    What belongs to a decision (a second signature, a ratification, a response) stands under that of the decision.
    """
    decision = None if state.get("instrument_id") else session.get(Decision, state.get("decision_id") or "")
    if decision is not None:
        state = {"instrument_id": decision.instrument_id, "chain": decision.chain}
    said = Said(session)
    own = said.value("instrument_id", state.get("instrument_id"))
    chain = [
        said.value("instrument_id", link.get("instrument_id"))
        for link in state.get("chain") or ()
        if isinstance(link, dict) and link.get("instrument_id")
    ]
    above = [name for name in chain if name != own]
    return under_one_another(filter(None, (own, *above)))


def _thing(session: Session, line: LedgerLine, state: dict[str, Any]) -> Place | None:
    """The page of the thing itself, or of the report or file that it belongs to."""
    number = session.scalar(
        sa.select(THINGS.c.id).where(
            THINGS.c.subject == line.subject_kind, THINGS.c.subject_id == line.subject_id
        )
    )
    if number is not None:
        found = placed(session, [(number, line.subject_kind, line.subject_id)])[line.subject_id]
        if found.page:
            return found.page, found.key
    report = session.scalar(sa.select(Report.number).where(Report.id == state.get("report_id")))
    if report or session.scalar(sa.select(Report.id).where(Report.number == line.topic)):
        return "reports", report or line.topic
    country = _country(session, line, state)
    return ("countries", country) if country else None


def _brief(session: Session, line: LedgerLine, state: dict[str, Any]) -> Place | None:
    """The frozen brief that the entry made, handed on or was decided on."""
    brief_id = line.subject_id if line.subject_kind == Brief.__tablename__ else state.get("brief_id")
    if not brief_id:
        return None
    found = session.execute(
        sa.select(Report.number, Brief.version)
        .join(Report, Report.id == Brief.report_id)
        .where(Brief.id == brief_id)
    ).one_or_none()
    return None if found is None else ("reports", f"{found.number}/brief/{found.version}")


def _country(session: Session, line: LedgerLine, state: dict[str, Any]) -> str:
    """The country whose file the entry is about, if there is such a file."""
    of_report = session.scalar(sa.select(Report.country).where(Report.number == line.topic))
    code = of_report or state.get("country") or line.topic
    return session.scalar(sa.select(CountryFile.country).where(CountryFile.country == code)) or ""
