"""A country file on two days side by side: each as it was known when the day ended, with what changed marked."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.reading.comparing.file import FileComparison, compare_file
from app.reading.comparing.lines import Topic
from app.refusals import BadInput
from app.rules.turns import Turn, turn_by_gravity, turn_of_count
from db.vocabulary import Ongoing, Phase, RiskLevel
from tests.support.casework import completed_assessment, evidence, opened
from tests.support.ged import Ged, import_ged
from tests.support.ministry import NOW, Ministry

FIRST, SECOND = date(2026, 1, 15), date(2026, 2, 20)


@pytest.fixture
def changed(ministry: Ministry, tmp_path: Path) -> Ministry:
    """On the first day a file with one event; by the second a phase, evidence, an assessment, and a second release."""
    opened(ministry, phase=Phase.RISK_PRESENT)
    import_ged(ministry, tmp_path, [Ged(key=1, day=date(2025, 12, 5), dead=3)])
    ministry.clock.at = NOW + timedelta(days=30)
    december = [Ged(key=key, day=date(2025, 12, 5), dead=3) for key in (1, 2, 3)]
    import_ged(ministry, tmp_path, [*december, Ged(key=9, day=date(2026, 2, 3), dead=8)])
    evidence(ministry)
    completed_assessment(ministry)
    ministry.do(
        "P-FP",
        change_phase,
        ChangePhase(
            country="MMR",
            axes=Axes(phase=Phase.IMMINENT_RISK, risk_level=RiskLevel.HIGH, ongoing=Ongoing.YES),
            effective_on=date(2026, 2, 10),
            reason="Villages burn",
        ),
    )
    ministry.clock.at = NOW + timedelta(days=60)
    return ministry


def compared(ministry: Ministry, then: date = FIRST, now: date = SECOND) -> FileComparison:
    with ministry.store.read() as session:
        return compare_file(session, "MMR", then, now, ministry.clock().date())


def told(found: FileComparison, topic: Topic) -> dict[str, tuple[str, str, Turn]]:
    return {line.what: (line.then, line.now, line.turn) for line in found.of(topic)}


def test_each_part_of_the_file_is_told_on_both_days_with_what_changed(changed: Ministry) -> None:
    found = compared(changed)
    standing = told(found, Topic.STANDING)
    assert standing["Phase"][2] is Turn.GRAVER
    assert standing["Phase"][1] == "Imminent risk, from 2026-02-10"
    assert standing["Level of risk"] == ("not judged", "High", Turn.NOW_KNOWN)
    assert standing["Atrocities ongoing"] == ("Unclear", "Yes", Turn.GRAVER)
    risk = told(found, Topic.RISK)
    assert risk["Assessment in force"][0] == "none completed"
    assert next(each for what, each in risk.items() if what.startswith("1. ")) == (
        "not judged",
        "high",
        Turn.NOW_KNOWN,
    )
    assert next(each for what, each in risk.items() if what.startswith("1.1 "))[1] == "seen, strong"
    assert told(found, Topic.EVIDENCE)["Items on record"] == ("0", "1", Turn.MORE)
    assert told(found, Topic.LEVERS)["Levers that can be used"] == ("0 of 0", "0 of 0", Turn.SAME)
    assert told(found, Topic.WORK)["Open responses"] == ("none", "none", Turn.SAME)
    assert found.changed == sum(line.turn is not Turn.SAME for line in found.lines)


def test_events_are_told_as_they_were_known_on_each_day(changed: Ministry) -> None:
    events = told(compared(changed), Topic.EVENTS)
    # A later release added two events to December: on the first day there was one.
    assert events["December 2025"] == (
        "1, 1 directed at civilians, 3 dead",
        "3, 3 directed at civilians, 9 dead",
        Turn.MORE,
    )
    assert events["February 2026"][0] == "to come"
    assert events["February 2026"][2] is Turn.NOW_KNOWN
    assert list(events)[1] == "October 2025"


@pytest.mark.parametrize(
    ("then", "now", "field"),
    [
        (SECOND, FIRST, "second_day"),
        (FIRST, FIRST, "second_day"),
        (date(2020, 1, 1), SECOND, "first_day"),
        (FIRST, date(2030, 1, 1), "second_day"),
    ],
)
def test_days_that_cannot_be_compared_are_said_so_at_their_field(
    ministry: Ministry, then: date, now: date, field: str
) -> None:
    opened(ministry)
    with pytest.raises(BadInput) as refused:
        compared(ministry, then, now)
    assert refused.value.field == field
    assert refused.value.remedy


@given(st.sampled_from([None, *Phase]), st.sampled_from([None, *Phase]))
def test_what_grew_graver_one_way_eased_the_other(then: Phase | None, now: Phase | None) -> None:
    order = (None, *Phase)
    back = {Turn.GRAVER: Turn.LESS_GRAVE, Turn.LESS_GRAVE: Turn.GRAVER, Turn.SAME: Turn.SAME}
    assert turn_by_gravity(now, then, order) is back[turn_by_gravity(then, now, order)]


@given(st.none() | st.integers(0, 9), st.none() | st.integers(0, 9))
def test_a_number_that_is_not_known_is_never_more_or_fewer(then: int | None, now: int | None) -> None:
    found = turn_of_count(then, now)
    assert (found is Turn.SAME) == (then == now)
    if then is None or now is None:
        assert found not in {Turn.MORE, Turn.FEWER}
