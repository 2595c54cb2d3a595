"""Entries of the registers of a country file, recorded through the use cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.countries.past_atrocities import AtrocityFacts, RecordAtrocity, record_atrocity
from app.actions.countries.perpetrators import PerpetratorFacts, RecordPerpetrator, record_perpetrator
from app.actions.countries.register_entries import EntryKept
from app.actions.countries.special_procedures import ProcedureFacts, RecordProcedure, record_procedure
from app.reading.countries.file_rows import FileRows, LiveRows
from db.vocabulary import Crime, DatePrecision
from db.vocabulary.background import Accountability, IdentityKind, PerpetratorKind, ProcedureKind
from tests.support.ministry import Ministry

T = TypeVar("T")

GROUP = GroupFacts(
    name="Rohingya",
    aliases=("Ruáingga", "ရိုဟင်ဂျာ"),
    identity=IdentityKind.ETHNIC,
    place="Northern Rakhine",
    size_low=600_000,
    size_high=1_000_000,
    size_as_of=date(2025, 6, 30),
    size_source="Estimates of aid organisations",
    risk="The Rohingya are stateless and may not move.",
    source="A/HRC/39/64",
    source_on=date(2018, 9, 12),
)
ACTOR = PerpetratorFacts(
    name="Armed forces",
    kind=PerpetratorKind.STATE_FORCE,
    command="The commander-in-chief answers to nobody.",
    notes="Operations against the Rohingyas in 2017.",
    source="A/HRC/39/64",
)
ATROCITY = AtrocityFacts(
    title="Clearance operations",
    began=(date(2017, 8, 25), DatePrecision.DAY),
    ended=(date(2017, 10, 1), DatePrecision.MONTH),
    crimes=(Crime.CRIMES_AGAINST_HUMANITY,),
    dead_low=10_000,
    dead_high=25_000,
    numbers_source="Estimate of the fact-finding mission and of surveys",
    caution="The lower number is called conservative by those who give it.",
    accountability=Accountability.NONE,
    source="A/HRC/39/64",
)
LETTER = ProcedureFacts(
    mandate="Special Rapporteur on the situation of human rights in Myanmar",
    kind=ProcedureKind.ALLEGATION_LETTER,
    acted_on=date(2025, 10, 1),
    symbol="AL MMR 3/2025",
    subject="Restrictions of movement in Rakhine.",
    reply_due=date(2025, 11, 30),
    source="Communications database of the Office of the High Commissioner",
)


def group(ministry: Ministry, country: str = "MMR", **changes: Any) -> EntryKept:
    """A group at risk."""
    return ministry.do("P-AN1", record_group, RecordGroup(country=country, group=replace(GROUP, **changes)))


def perpetrator(ministry: Ministry, country: str = "MMR", **changes: Any) -> EntryKept:
    """An actor."""
    facts = replace(ACTOR, **changes)
    return ministry.do("P-AN1", record_perpetrator, RecordPerpetrator(country=country, perpetrator=facts))


def atrocity(ministry: Ministry, country: str = "MMR", **changes: Any) -> EntryKept:
    """Past atrocities."""
    facts = replace(ATROCITY, **changes)
    return ministry.do("P-AN1", record_atrocity, RecordAtrocity(country=country, atrocity=facts))


def letter(ministry: Ministry, country: str = "MMR", **changes: Any) -> EntryKept:
    """A letter of a special procedure."""
    facts = replace(LETTER, **changes)
    return ministry.do("P-AN1", record_procedure, RecordProcedure(country=country, procedure=facts))


def seen(ministry: Ministry, reader: Callable[[FileRows], T], country: str = "MMR") -> T:
    """What a reader of the file finds now."""
    with ministry.store.read() as session:
        return reader(LiveRows(session, country))
