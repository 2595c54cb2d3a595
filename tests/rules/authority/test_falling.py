"""What falls when an instrument ends or a post falls vacant: it equals the difference of coverage, once it is done."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.rules.authority import Holding, Instrument, MemorySource, Office, Register, Tool, coverage
from app.rules.authority.falling import Falls, what_falls
from app.rules.authority.supposing import Change, HolderLeaves, InstrumentEnds, SomebodyActs, Supposition
from db.vocabulary import Phase
from tests.rules.authority.build import (
    AT,
    DAY,
    HEAD,
    HOLDINGS,
    MINISTER,
    OFFICES,
    SECRETARY,
    acting,
    delegation,
    line,
    substantive,
)
from tests.rules.authority.build import TOOLS as LINE_TOOLS
from tests.rules.authority.made_up import OFFICE_NAMES, TOOLS, instruments_made, people_made
from tests.support.examples import up_to

_COUNTRIES = ("MMR", "AFG", "UKR")
_People = tuple[list[Office], list[Holding]]


class _Place(NamedTuple):
    tool: str
    phase: Phase
    country: str
    office: str


def _covered(
    offices: Iterable[Office],
    holdings: Iterable[Holding],
    instruments: Iterable[Instrument],
    tools: Iterable[Tool] = TOOLS,
) -> set[_Place]:
    tools = list(tools)
    register = Register.of(offices=offices, holdings=holdings, instruments=instruments, tools=tools)
    return {
        _Place(cell.tool.code, cell.phase, country, covering.office.id)
        for country in _COUNTRIES
        for cell in coverage(country, tuple(Phase), AT, tools, register)
        if cell.phase is not None
        for covering in cell.offices
    }


def _lost(falls: Falls) -> set[_Place]:
    return {
        _Place(cell.tool.code, cell.phase, country, office.id)
        for cell in falls.cells
        for country in cell.countries
        for office in cell.lost
    }


def _gaps(falls: Falls) -> set[tuple[str, Phase, str]]:
    return {(cell.tool.code, cell.phase, country) for cell in falls.gaps for country in cell.countries}


def _preview(change: Change, people: _People, instruments: list[Instrument]) -> Falls:
    source = MemorySource(people[0], people[1], instruments, TOOLS)
    return what_falls(Supposition(change=change, at=AT, asked_at=AT - 30 * DAY), _COUNTRIES, TOOLS, source)


def _agrees(falls: Falls, before: set[_Place], after: set[_Place]) -> None:
    assert _lost(falls) == before - after
    places = {(one.tool, one.phase, one.country) for one in before}
    assert _gaps(falls) == places - {(one.tool, one.phase, one.country) for one in after}


_MADE = settings(max_examples=up_to(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_MADE
@given(people_made(), instruments_made(), st.data())
def test_what_a_revocation_is_said_to_take_is_what_it_takes(
    people: _People, instruments: list[Instrument], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(instruments))
    # One that would have ended by then of itself is asked about as though it went on.
    lasting = replace(
        gone,
        valid_until=None if gone.valid_until and AT - 30 * DAY < gone.valid_until <= AT else gone.valid_until,
        revoked_at=None if gone.revoked_at and AT - 30 * DAY < gone.revoked_at <= AT else gone.revoked_at,
    )
    others = [one for one in instruments if one.id != gone.id]
    falls = _preview(InstrumentEnds(gone.id), people, instruments)

    _agrees(falls, _covered(*people, [*others, lasting]), _covered(*people, others))


@_MADE
@given(people_made(), instruments_made(), st.sampled_from(OFFICE_NAMES))
def test_what_a_vacancy_is_said_to_take_is_what_it_takes(
    people: _People, instruments: list[Instrument], office: str
) -> None:
    offices, holdings = people
    falls = _preview(HolderLeaves(office), people, instruments)
    left = [replace(held, ends=AT) if held.office == office else held for held in holdings]

    _agrees(falls, _covered(*people, instruments), _covered(offices, left, instruments))
    assert [one.id for one in falls.vacant] == [office]


@_MADE
@given(people_made(), instruments_made(), st.sampled_from(OFFICE_NAMES))
def test_what_an_acting_appointment_is_said_to_take_is_what_it_takes(
    people: _People, instruments: list[Instrument], office: str
) -> None:
    offices, holdings = people
    falls = _preview(SomebodyActs(office, "p9"), people, instruments)
    there = [*holdings, acting(office, "p9", starts=AT)]

    _agrees(falls, _covered(*people, instruments), _covered(offices, there, instruments))
    assert not falls.vacant


def _of_the_line(change: Change, instruments: list[Instrument], holdings: list[Holding]) -> Falls:
    source = MemorySource(OFFICES, holdings, instruments, LINE_TOOLS)
    return what_falls(Supposition(change=change, at=AT, asked_at=AT - DAY), ["MMR"], LINE_TOOLS, source)


def test_everything_below_an_instrument_falls_with_it() -> None:
    falls = _of_the_line(InstrumentEnds("D-1"), line(), HOLDINGS)

    assert [one.number for one in falls.instruments] == ["D-2", "D-3"]
    assert {office.name for cell in falls.cells for office in cell.lost} == {"Secretary", "Director", "Head"}
    assert not falls.gaps, "the minister keeps the power"


def test_an_instrument_that_rests_on_another_chain_too_does_not_fall() -> None:
    other = replace(line()[1], id="D-9", number="D-9")
    falls = _of_the_line(InstrumentEnds("D-1"), [*line(), other], HOLDINGS)

    assert not falls.instruments
    assert not any(cell.lost for cell in falls.cells)
    assert {now.instrument for cell in falls.cells for _was, now in cell.lessened} == {"D-9"}


def test_what_came_back_to_an_office_does_not_fall_where_nothing_was_decided_under_it() -> None:
    back = delegation("D-0", SECRETARY, MINISTER)
    falls = _of_the_line(InstrumentEnds("D-1"), [*line(), back], HOLDINGS)

    assert [one.number for one in falls.instruments] == ["D-2", "D-3"], (
        "the minister decides under the law, before and after"
    )

    personal = [*line(S_1={"personal": "p-minister"}), back]
    falls = _of_the_line(InstrumentEnds("D-1"), personal, [*HOLDINGS, acting(MINISTER, "p-other")])
    assert [one.number for one in falls.instruments] == ["D-0", "D-2", "D-3"], "whoever acts decided under it"
    assert {office.name for cell in falls.cells for office in cell.lost} == {
        "Minister",
        "Secretary",
        "Director",
        "Head",
    }


def test_a_lapse_is_compared_with_going_on() -> None:
    ending = line(D_3={"valid_until": AT})
    falls = _of_the_line(InstrumentEnds("D-3"), ending, HOLDINGS)

    assert {office.name for cell in falls.cells for office in cell.lost} == {"Head"}


def test_one_that_ended_before_it_was_asked_takes_nothing() -> None:
    ended = line(D_3={"valid_until": AT - 2 * DAY})

    assert _of_the_line(InstrumentEnds("D-3"), ended, HOLDINGS).nothing


def test_a_vacancy_rests_powers_and_leaves_second_signatures_without_a_signer() -> None:
    asks = line(D_3={"second_signature": SECRETARY})
    falls = _of_the_line(HolderLeaves(SECRETARY), asks, HOLDINGS)

    assert [one.number for one in falls.resting] == ["D-1"]
    assert [one.number for one in falls.unsigned] == ["D-3"]
    assert not falls.instruments, "the power belongs to the office: what it gave on stands (rule 3)"


def test_a_personal_instrument_falls_with_its_person_and_so_does_what_it_gave_on() -> None:
    personal = line(D_2={"personal": "p-director"})
    falls = _of_the_line(HolderLeaves("director", "p-director"), personal, HOLDINGS)

    assert [one.number for one in falls.instruments] == ["D-2", "D-3"]
    assert [one.number for one in falls.resting] == ["D-2"]


def test_a_successor_who_begins_then_leaves_nothing_vacant() -> None:
    followed = [
        substantive(HEAD, "p-head", ends=AT) if held.office == HEAD else held for held in HOLDINGS
    ] + [substantive(HEAD, "p-next", starts=AT)]
    falls = _of_the_line(HolderLeaves(HEAD), line(), followed)

    assert falls.nothing


def test_acting_rests_what_excludes_acting_holders() -> None:
    excludes = line(D_3={"excludes_acting": True})
    falls = _of_the_line(SomebodyActs(HEAD, "p-other"), excludes, HOLDINGS)

    assert [one.number for one in falls.instruments] == ["D-3"]
    assert {cell.lost[0].name for cell in falls.cells} == {"Head"}
