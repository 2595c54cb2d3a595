"""What a country file puts on the axis beside imported events: its own day, and the day on which it was known."""

from datetime import date

from app.reading.timeline.marks import Lane, Mark, timeline_marks
from db.vocabulary import Phase
from tests.support.casework import evidence, opened
from tests.support.ministry import NOW, Ministry


def marks(ministry: Ministry, lane: Lane) -> list[Mark]:
    with ministry.store.read() as session:
        return [one for one in timeline_marks(session, "MMR", NOW.date()) if one.lane is lane]


def test_a_file_without_a_phase_has_a_timeline_too(ministry: Ministry) -> None:
    opened(ministry)
    assert marks(ministry, Lane.PHASE) == []
    # The table of mechanisms knows the country before anybody has entered anything.
    assert any(one.title.startswith("Independent Investigative") for one in marks(ministry, Lane.UN))


def test_evidence_stands_when_it_happened_and_says_when_it_was_known(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    evidence(ministry, occurred_on=date(2026, 1, 10))
    (item,) = marks(ministry, Lane.EVIDENCE)
    assert (item.first, item.last, item.known_on) == (date(2026, 1, 10), date(2026, 1, 10), NOW.date())
    (phase,) = marks(ministry, Lane.PHASE)
    assert (phase.first, phase.last, phase.phase) == (NOW.date(), None, Phase.RISK_PRESENT)
