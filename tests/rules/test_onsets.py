"""Which onsets of atrocities had been warned of."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.onsets import WARNED_WITHIN, Onset, onsets
from db.vocabulary import Ongoing, Phase

DAY = date(2021, 7, 6)


@dataclass(frozen=True)
class Change:
    effective_on: date
    ongoing: Ongoing
    phase: Phase | None = Phase.IMMINENT_RISK
    entry: int = 1


BEFORE = Change(DAY - timedelta(days=900), Ongoing.UNCLEAR, Phase.VIOLENCE_ESCALATION)
AFTER = Change(DAY, Ongoing.YES, entry=2)


def test_the_phase_of_an_onset_is_the_one_that_held_until_then() -> None:
    assert onsets([AFTER, BEFORE], []) == (Onset(DAY, Phase.VIOLENCE_ESCALATION, warned=False),)


def test_a_file_that_was_opened_when_it_went_on_already_shows_no_onset() -> None:
    assert onsets([AFTER], []) == ()


def test_what_goes_on_is_one_onset_until_it_ended() -> None:
    still = Change(DAY + timedelta(days=5), Ongoing.YES, entry=3)
    ended = Change(DAY + timedelta(days=9), Ongoing.NO, entry=4)
    again = Change(DAY + timedelta(days=30), Ongoing.YES, entry=5)
    assert [one.on for one in onsets([BEFORE, AFTER, still, ended, again], [])] == [DAY, again.effective_on]


@given(st.integers(-800, 800))
def test_a_warning_counts_from_a_year_before_to_the_day_itself(days: int) -> None:
    (one,) = onsets([BEFORE, AFTER], [DAY + timedelta(days=days)])
    assert one.warned == (-WARNED_WITHIN.days <= days <= 0)
