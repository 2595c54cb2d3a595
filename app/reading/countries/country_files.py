"""Country files: the list and the whole file."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.reading.countries.all_files import all_files, all_phases
from app.reading.countries.file_rows import FileRows, LiveRows
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries
from app.reading.risk.risk_assessments import RiskAssessmentView, risk_assessments_in
from app.reference.countries import Country
from db.countries import CountryFile, PhaseChange
from db.evidence import EvidenceItem
from db.reports import Report
from db.store import read_once
from db.vocabulary import Ongoing, Phase, ReportStatus, RiskLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLine:
    """One country file in the list."""

    country: str
    name: str
    region: str
    phase: Phase | None
    phase_since: date | None
    risk_level: RiskLevel | None
    ongoing: Ongoing
    next_review_on: date
    open_reports: int
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseView:
    """A change of phase, risk level or ongoing atrocities."""

    effective_on: date
    phase: Phase | None
    risk_level: RiskLevel | None
    ongoing: Ongoing
    changed_by: str
    changed_at: datetime
    entry: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryView:
    """A whole country file, but its evidence and reports, which have their own readers."""

    country: str
    name: str
    region: str
    version: int
    opened_at: datetime
    opened_by: str
    review_every_days: int
    next_review_on: date
    groups_at_risk: str
    background: str
    levers: str
    impact_assessment: str
    phases: tuple[PhaseView, ...]
    assessments: tuple[RiskAssessmentView, ...]

    @property
    def present(self) -> PhaseView | None:
        """The phase change that holds now."""
        return self.phases[-1] if self.phases else None

    def on(self, day: date) -> PhaseView | None:
        """The phase change that held on ``day``; none before the first (S-06)."""
        return next((change for change in reversed(self.phases) if change.effective_on <= day), None)


def country_lines(session: Session) -> tuple[CountryLine, ...]:
    """The country files by name."""
    table = current_countries(session)
    lines = []
    open_reports = open_reports_by_country(session)
    evidence = _counts(session, EvidenceItem.country, sa.true())
    holding = {change.country: change for change in all_phases(session)}
    for row in all_files(session):
        present = holding.get(row.country)
        country = table.get(row.country)
        lines.append(
            CountryLine(
                country=row.country,
                name=table.name(row.country),
                region=_region(country) if country else "",
                phase=present.phase if present else None,
                phase_since=present.effective_on if present else None,
                risk_level=present.risk_level if present else None,
                ongoing=present.ongoing if present else Ongoing.UNCLEAR,
                next_review_on=row.next_review_on,
                open_reports=open_reports.get(row.country, 0),
                evidence=evidence.get(row.country, 0),
            )
        )
    return tuple(sorted(lines, key=lambda line: line.name))


def open_reports_by_country(session: Session) -> dict[str, int]:
    """How many reports are neither closed nor withdrawn, by the country that they are about."""
    still_open = Report.status.not_in([ReportStatus.CLOSED, ReportStatus.WITHDRAWN])
    return read_once(session, "open reports", lambda: _counts(session, Report.country, still_open))


def country_is_open(session: Session, country: str) -> bool:
    """Whether a file is open for the country (ISO 3166-1 alpha-3 code)."""
    return session.scalar(sa.select(CountryFile.id).where(CountryFile.country == country)) is not None


def open_countries(session: Session) -> frozenset[str]:
    """The countries that have a file."""
    return frozenset(session.scalars(sa.select(CountryFile.country)))


def country_view(session: Session, country: str) -> CountryView:
    """One country file.

    Raises:
        LookupError: no file is open for the country.
    """
    return country_view_of(LiveRows(session, country))


def country_view_of(rows: FileRows) -> CountryView:
    """The file of today or, from rows of the past, as it was recorded then.

    Raises:
        LookupError: no file is, or was then, open for the country.
    """
    session, country = rows.session, rows.country
    files = rows.of(CountryFile)
    if not files:
        raise LookupError(f"no file is open for {country}")
    (row,) = files
    table = current_countries(session)
    known = table.get(country)
    return CountryView(
        country=country,
        name=table.name(country),
        region=_region(known) if known else "",
        version=row.ledger_entry,
        opened_at=row.opened_at,
        opened_by=person_named(session, row.opened_by_id).name,
        review_every_days=row.review_every_days,
        next_review_on=row.next_review_on,
        groups_at_risk=row.groups_at_risk,
        background=row.background,
        levers=row.levers,
        impact_assessment=row.impact_assessment,
        phases=phases_in(rows),
        assessments=risk_assessments_in(rows),
    )


def phases_of(session: Session, country: str) -> tuple[PhaseView, ...]:
    """The changes of phase of a country, oldest first; the last one holds."""
    return phases_in(LiveRows(session, country))


def phases_in(rows: FileRows) -> tuple[PhaseView, ...]:
    """The changes of phase of today or, from rows of the past, as they were recorded then; oldest first."""
    changes = sorted(rows.of(PhaseChange), key=lambda row: (row.effective_on, row.ledger_entry))
    return tuple(
        PhaseView(
            effective_on=row.effective_on,
            phase=row.phase,
            risk_level=row.risk_level,
            ongoing=row.ongoing,
            changed_by=person_named(rows.session, row.changed_by_id).name,
            changed_at=row.changed_at,
            entry=row.ledger_entry,
            reason=row.reason,
        )
        for row in changes
    )


def _counts(
    session: Session, column: InstrumentedAttribute[str], condition: sa.ColumnElement[bool]
) -> dict[str, int]:
    rows = session.execute(sa.select(column, sa.func.count()).where(condition).group_by(column))
    return {row[0]: row[1] for row in rows}


def _region(country: Country) -> str:
    return country.regions[0].label if country.regions else ""
