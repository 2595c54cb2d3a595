"""Until when somebody may decide, as far as is known: said beside who may, so that “no end date” is true."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from app.rules.authority import Holding, Instrument, resolve
from app.rules.authority.lasting import lasts_until
from app.rules.authority.requests import Certificate
from tests.rules.authority.build import (
    AT,
    DAY,
    HEAD,
    HOLDINGS,
    SECRETARY,
    acting,
    line,
    register,
    request,
    substantive,
)

WEEK = 7 * DAY


def _until(
    instruments: Iterable[Instrument],
    holdings: Iterable[Holding] = HOLDINGS,
    required: tuple[Certificate, ...] | None = None,
) -> datetime | None:
    known = register(instruments, holdings=holdings)
    asked = request(HEAD)
    verdict = resolve(asked, known)
    assert not verdict.refused, verdict.message
    return lasts_until(verdict.chain, asked.person, AT, known, required=required)


def _leaving(office: str, at: datetime) -> list[Holding]:
    return [replace(held, ends=at) if held.office == office else held for held in HOLDINGS]


def test_with_nothing_known_there_is_no_end() -> None:
    assert _until(line()) is None


@pytest.mark.parametrize("number", ["S_1", "D_1", "D_2", "D_3"])
@pytest.mark.parametrize("end", ["valid_until", "revoked_at"])
def test_the_first_link_that_ends_is_the_end(number: str, end: str) -> None:
    assert _until(line(**{"S_1": {"valid_until": AT + 2 * WEEK}, number: {end: AT + WEEK}})) == AT + WEEK


def test_who_decides_does_until_somebody_acts_who_is_appointed_already() -> None:
    later, there = acting(HEAD, "p-other", starts=AT + 2 * WEEK), acting(HEAD, "p-x", starts=AT + WEEK)

    assert _until(line(), [*HOLDINGS, later, there]) == AT + WEEK
    elsewhere = acting(SECRETARY, "p-other", starts=AT + WEEK)
    assert _until(line(), [*HOLDINGS, elsewhere]) is None, "the power of the offices above goes on (rule 3)"
    undone = acting(HEAD, "p-other", starts=AT + WEEK, ends=AT + WEEK)
    assert _until(line(), [*HOLDINGS, undone]) is None


def test_who_decides_does_until_they_leave_and_no_sooner() -> None:
    assert _until(line(), _leaving(HEAD, AT + WEEK)) == AT + WEEK
    renewed = substantive(HEAD, "p-head", starts=AT + WEEK, ends=AT + 2 * WEEK)
    assert _until(line(), [*_leaving(HEAD, AT + WEEK), renewed]) == AT + 2 * WEEK


def test_what_rests_on_one_person_ends_as_that_person_leaves() -> None:
    personal = line(D_1={"personal": "p-secretary"})

    assert _until(personal) is None
    assert _until(personal, _leaving(SECRETARY, AT + WEEK)) == AT + WEEK
    assert _until(line(), _leaving(SECRETARY, AT + WEEK)) is None, "it belongs to the office"


def test_an_instrument_that_excludes_acting_holders_ends_for_who_becomes_one() -> None:
    becomes = [*HOLDINGS, acting(HEAD, "p-head", starts=AT + WEEK)]

    assert _until(line(), becomes) is None
    assert _until(line(D_2={"excludes_acting": True}), becomes) == AT + WEEK


def _trained(until: datetime | None, *, start: datetime = AT, person: str = "p-head") -> Certificate:
    return Certificate(person=person, valid_from=start, valid_until=until)


def test_where_training_is_required_nobody_decides_longer_than_a_certificate_is_valid() -> None:
    ends = _trained(AT + WEEK)
    assert _until(line(), required=(ends,)) == AT + WEEK
    assert _until(line(), required=None) is None, "where training bars nobody, what expires ends nothing"
    renewed = _trained(AT + 3 * WEEK, start=AT + WEEK)
    assert _until(line(), required=(ends, renewed)) == AT + 3 * WEEK
    late = _trained(None, start=AT + WEEK + DAY)
    assert _until(line(), required=(ends, late)) == AT + WEEK, "between the two there is a day without one"
    assert _until(line(), required=(ends, _trained(None, person="p-other"))) == AT + WEEK
    sooner = line(D_1={"valid_until": AT + DAY})
    assert _until(sooner, required=(ends,)) == AT + DAY, "the first that ends is the end"
    assert _until(line(), required=(_trained(None),)) is None
