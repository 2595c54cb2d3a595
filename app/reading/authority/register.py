"""The register of offices, holders, instruments and tools, read from the database as it is asked for.

The resolver asks only for the offices on the way up, so a ministry with thousands of instruments pays
for the chain and not for the register. Who asks about every office reads the whole in one go.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.holdings import Held, holdings_by_office
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reference.countries import CountryTable
from app.rules.authority.instruments import Holding, Instrument, Office, Tool
from app.rules.authority.register import Register
from app.rules.entry.money import Money
from db import delegations, people
from db.store import stands_still
from db.vocabulary import InstrumentKind, Phase

# Put together once: the resolver asks for the holders of every office on the way up, and to build this takes as long as to run it.
_HELD = sa.select(people.Holding).where(people.Holding.office_id == sa.bindparam("office"))


class StoredSource:
    """A source of the register over one read of the database; what was read is kept for its lifetime.

    ``whole``: every office will be asked about, so that all instruments are read with the first.
    """

    def __init__(self, session: Session, *, whole: bool = False) -> None:
        self._session = session
        self._whole = whole
        self._instruments: dict[str, tuple[Instrument, ...]] = {}
        self._all_read = False
        self._holdings: dict[str, tuple[Holding, ...]] = {}
        self._offices: dict[str, Office] | None = None
        self._principles: tuple[Instrument, ...] | None = None
        self._tools: dict[str, Tool] | None = None

    def instruments_of(self, office: str) -> Sequence[Instrument]:
        """The instruments whose delegate is this office."""
        if self._whole:
            return self._every().get(office, ())
        if office not in self._instruments:
            found = self._read(delegations.Instrument.delegate_id == office)
            self._instruments[office] = found
        return self._instruments[office]

    def principles(self) -> Sequence[Instrument]:
        """The instruments of kind ``principle`` (Authority rule 21)."""
        if self._principles is None:
            self._principles = (
                tuple(
                    one
                    for found in self._every().values()
                    for one in found
                    if one.kind is InstrumentKind.PRINCIPLE
                )
                if self._whole
                else self._read(delegations.Instrument.kind == InstrumentKind.PRINCIPLE)
            )
        return self._principles

    def _every(self) -> dict[str, tuple[Instrument, ...]]:
        if not self._all_read:
            found = defaultdict[str, list[Instrument]](list)
            for one in self._read(sa.true()):
                found[one.delegate].append(one)
            self._instruments = {office: tuple(some) for office, some in found.items()}
            self._all_read = True
        return self._instruments

    def holdings_of(self, office: str) -> Sequence[Holding]:
        """Everyone who ever held the office."""
        if office not in self._holdings:
            self._holdings[office] = tuple(
                Holding(
                    office=row.office_id,
                    person=row.person_id,
                    kind=row.kind,
                    starts=row.starts_at,
                    ends=row.ends_at,
                )
                for row in self._rows_of(office)
            )
        return self._holdings[office]

    def _rows_of(self, office: str) -> Sequence[Held] | Sequence[people.Holding]:
        if stands_still(self._session):
            # Who only reads asks for office after office: all are read in one go.
            return holdings_by_office(self._session).get(office, ())
        return self._session.scalars(_HELD, {"office": office}).all()

    def office(self, office: str) -> Office | None:
        """One office."""
        return self._office_table().get(office)

    def all_offices(self) -> Sequence[Office]:
        """Every office."""
        return tuple(self._office_table().values())

    def tool(self, code: str) -> Tool | None:
        """One tool of the toolbox in use."""
        if self._tools is None:
            self._tools = {
                tool.code: Tool(
                    code=tool.code,
                    phase=tool.phase,
                    name=tool.name,
                    preconditions=frozenset(tool.preconditions),
                    minister_personally=tool.minister_personally,
                )
                for tool in current_toolbox(self._session)
            }
        return self._tools.get(code)

    def _office_table(self) -> dict[str, Office]:
        if self._offices is None:
            rows = self._session.scalars(sa.select(people.Office).order_by(people.Office.name))
            self._offices = {
                row.id: Office(
                    id=row.id,
                    name=row.name,
                    superior=row.superior_id,
                    external=row.external,
                    grade=row.grade,
                )
                for row in rows
            }
        return self._offices

    def _read(self, condition: sa.ColumnElement[bool]) -> tuple[Instrument, ...]:
        statement = (
            sa.select(delegations.Instrument, delegations.Revocation.revoked_at, people.Office.external)
            .outerjoin(
                delegations.Revocation, delegations.Revocation.instrument_id == delegations.Instrument.id
            )
            .join(people.Office, people.Office.id == delegations.Instrument.delegate_id)
            .where(condition)
        )
        table = current_countries(self._session)
        return tuple(
            plain_instrument(row, revoked_at, external, table)
            for row, revoked_at, external in self._session.execute(statement)
        )


def plain_instrument(
    row: delegations.Instrument, revoked_at: datetime | None, external: bool, table: CountryTable
) -> Instrument:
    """A stored instrument as the rules judge it, regions expanded to countries."""
    ceiling = None
    if row.ceiling_amount is not None and row.ceiling_currency is not None:
        ceiling = Money(row.ceiling_amount, row.ceiling_currency)
    return Instrument(
        id=row.id,
        number=row.number,
        kind=row.kind,
        delegator=row.delegator_id,
        delegate=row.delegate_id,
        powers=None if row.powers is None else frozenset(row.powers),
        countries=expand_countries(row.countries, table),
        phases=None if row.phases is None else frozenset(Phase(code) for code in row.phases),
        ceiling=ceiling,
        sub_delegation=row.sub_delegation,
        prior_approval_at=row.prior_approval_at,
        signed_at=row.signed_at,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        revoked_at=revoked_at,
        personal=row.personal_id,
        excludes_acting=row.excludes_acting,
        emergency_hours=row.emergency_hours,
        consult=frozenset(row.consult),
        legal_advice=row.legal_advice,
        second_signature=row.second_signature_id,
        delegate_external=external,
        external_approved=row.external_approved,
        conflict_statement=bool(row.conflict_statement),
        grade_floor=row.grade_floor,
    )


def expand_countries(listed: list[str] | None, table: CountryTable) -> frozenset[str] | None:
    """Country codes with each M49 region name replaced by its members; none stays none (all countries)."""
    if listed is None:
        return None
    expanded: set[str] = set()
    for item in listed:
        if table.get(item) is not None:
            expanded.add(item)
        else:
            expanded.update(table.region_members(item))
    return frozenset(expanded)


def register(session: Session, *, whole: bool = False) -> Register:
    """The register as one transaction sees it. ``whole``: who asks about every office reads all instruments in one go."""
    return Register(StoredSource(session, whole=whole))
