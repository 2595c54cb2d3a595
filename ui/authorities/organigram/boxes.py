"""What a box of the organigram says: office, who holds it or since when nobody does, and its rank."""

from dataclasses import dataclass

from app.reading.ministry.organisation import OfficeView
from db.vocabulary import HoldingKind
from language import tr
from language.lists import listed
from ui.authorities.words import day
from ui.case import Case


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an office, in words, with the glyph and the role of colour that go with them.

    Of whoever acts in it, ``name`` and ``term`` are the two halves of the words: a box has no room for both in one line.
    """

    words: str
    glyph: str
    role: str
    name: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box in words."""

    key: str
    name: str
    held: Held
    rank: str
    vacant: bool
    external: bool

    @property
    def lines(self) -> tuple[str, str]:
        """What stands beneath the name of the office: who holds it, and how long somebody acts in it, with its rank."""
        below = " · ".join(part for part in (self.held.term, self.rank) if part)
        return self.held.name or self.held.words, below

    @property
    def said(self) -> str:
        """All of it in one line, for those who do not see it."""
        return ", ".join(part for part in (self.name, self.held.words, self.rank) if part)


def box_of(office: OfficeView, case: Case) -> Box:
    """The box of an office."""
    rank = [
        tr("Grade {grade}", grade=office.grade) if office.grade is not None else "",
        tr("outside the ministry") if office.external else office.department,
    ]
    return Box(
        key=office.office_id,
        name=office.name,
        held=held_by(office, case),
        rank=" · ".join(part for part in rank if part),
        vacant=office.vacant and not office.external,
        external=office.external,
    )


def held_by(office: OfficeView, case: Case) -> Held:
    """``Ana Ruiz``, ``Ana Ruiz, acting until 2026-03-01``, ``Vacant since 2025-11-30``."""
    there = [one for one in office.holders if one.exercises]
    if not there and office.external:
        return Held(tr("Holder not recorded"), "dot", "muted")
    if not there:
        since = office.vacant_since(case.now())
        return Held(
            tr("Vacant since {since}", since=day(since, case)) if since else tr("Vacant: never held"),
            "warn",
            "warn",
        )
    acting = [one for one in there if one.kind is HoldingKind.ACTING]
    if not acting:
        return Held(", ".join(one.person for one in there), "person", "muted")
    said = [
        tr("{person}, acting until {ends_at}", person=one.person, ends_at=day(one.ends_at, case))
        if one.ends_at
        else tr("{person}, acting", person=one.person)
        for one in acting
    ]
    if len(acting) > 1:
        return Held(listed(said), "refer", "accent")
    [one] = acting
    term = tr("acting until {ends_at}", ends_at=day(one.ends_at, case)) if one.ends_at else tr("acting")
    return Held(said[0], "refer", "accent", one.person, term)
