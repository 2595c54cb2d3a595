"""Codes of reference tables that what is on record points at: they cannot be taken out of their table."""

from collections.abc import Iterable
from itertools import chain

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.markings import MarkingScheme
from db.countries import CountryFile
from db.delegations import Instrument
from db.evidence import EvidenceItem
from db.mechanisms import CountryMechanism
from db.people import ConflictOfInterest
from db.releases import ReleaseRemoval
from db.reports import Option, Report
from db.structures import ChecklistAnswer, TreatyStatus


def codes_in_use(session: Session, kind: str) -> frozenset[str]:
    """Codes of a reference table that rows name; empty for tables that nothing points into."""
    match kind:
        case "toolbox":
            powers = _flat(session, sa.select(Instrument.powers))
            tools = session.scalars(sa.select(Option.tool).where(Option.tool.is_not(None)))
            return frozenset(chain(powers, (tool for tool in tools if tool)))
        case "violations":
            return frozenset(_flat(session, sa.select(EvidenceItem.violations)))
        case "countries":
            limits = _flat(session, sa.select(Instrument.countries))
            files = session.scalars(sa.select(CountryFile.country))
            conflicts = session.scalars(sa.select(ConflictOfInterest.country))
            return frozenset(chain(limits, files, conflicts))
        case "checklist":
            return frozenset(session.scalars(sa.select(ChecklistAnswer.question).distinct()))
        case "treaties":
            return frozenset(session.scalars(sa.select(TreatyStatus.treaty).distinct()))
        case "mechanisms":
            return frozenset(session.scalars(sa.select(CountryMechanism.code).distinct())) - {""}
        case "exemptions":
            return frozenset(session.scalars(sa.select(ReleaseRemoval.ground).distinct()))
        case _:
            return frozenset()


def marking_codes_in_use(session: Session) -> frozenset[str]:
    """Levels and handling caveats that evidence and reports carry."""
    levels = session.scalars(
        sa.union(
            *(sa.select(column) for column in (EvidenceItem.marking, Report.marking, Report.lines_marking))
        )
    )
    return frozenset(chain(levels, _flat(session, sa.select(Report.caveats)))) - {""}


def marking_codes(scheme: MarkingScheme) -> frozenset[str]:
    """Levels and handling caveats that a scheme knows."""
    return frozenset(level.code for level in scheme.levels) | {caveat.code for caveat in scheme.caveats}


def _flat(session: Session, statement: sa.Select[list[str] | None]) -> Iterable[str]:
    return chain.from_iterable(codes or () for codes in session.scalars(statement))
