"""The time from warning to decision: its definition, and a median that does not flatter."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.decision_times import Middle, WarningTimes, counts_from, middle, middle_words

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


def decided(days: float, *, escalated: float | None = None) -> WarningTimes:
    received = NOW - timedelta(days=100)
    sent = None if escalated is None else received + timedelta(days=escalated)
    return WarningTimes(received, sent, received + timedelta(days=days))


def waiting(days: float) -> WarningTimes:
    return WarningTimes(NOW - timedelta(days=days), None, None)


def test_what_is_decided_no_longer_grows_and_what_waits_does() -> None:
    later = NOW + timedelta(days=5)
    assert decided(3).took(NOW) == decided(3).took(later) == timedelta(days=3)
    assert waiting(3).took(later) == timedelta(days=8)


def test_a_decision_on_paper_is_one_of_its_signature_once_it_is_confirmed_and_none_before() -> None:
    assert counts_from(NOW, on_paper=False, confirmed=False, signatures=()) == NOW
    assert counts_from(NOW, on_paper=True, confirmed=False, signatures=()) is None
    assert counts_from(NOW, on_paper=True, confirmed=True, signatures=()) == NOW


def test_a_decision_that_owes_second_signatures_is_made_when_the_last_is_given() -> None:
    later = NOW + timedelta(days=2)
    owed = [later, NOW - timedelta(days=1), None]
    assert counts_from(NOW, on_paper=False, confirmed=False, signatures=owed) is None
    assert counts_from(NOW, on_paper=False, confirmed=False, signatures=owed[:2]) == later
    assert counts_from(later, on_paper=False, confirmed=False, signatures=[NOW]) == later
    refused = counts_from(NOW, on_paper=False, confirmed=False, signatures=owed, lapsed_at=later)
    assert refused == later, "a second signature that is refused is an answer too"


def test_the_desk_s_part_ends_with_the_first_escalation() -> None:
    assert decided(10, escalated=4).before_escalation(NOW) == timedelta(days=4)
    assert waiting(6).before_escalation(NOW) == timedelta(days=6)
    assert decided(2, escalated=4).before_escalation(NOW) == timedelta(days=2)


def test_the_median_counts_what_still_waits_so_that_slow_decisions_do_not_look_quick() -> None:
    quick = [decided(1), decided(2), decided(3)]
    assert middle(quick, NOW) == Middle(timedelta(days=2), least=False)
    slow = [*quick, waiting(40), waiting(50)]
    assert middle(slow, NOW) == Middle(timedelta(days=3), least=False)
    stuck = [decided(1), waiting(40), waiting(50)]
    assert middle(stuck, NOW) == Middle(timedelta(days=40), least=True)


def test_one_that_has_only_begun_to_wait_leaves_the_median_a_lower_bound() -> None:
    assert middle([waiting(0.5), decided(2), decided(3)], NOW) == Middle(timedelta(days=2), least=True)


@given(
    st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=1, max_size=12),
    st.integers(0, 400),
)
def test_whatever_waits_longer_never_lowers_the_median(found: list[tuple[int, bool]], more: int) -> None:
    before = [decided(days) if done else waiting(days) for days, done in found]
    after = [decided(days) if done else waiting(days + more) for days, done in found]
    one, other = middle(before, NOW), middle(after, NOW)
    assert one is not None
    assert other is not None
    assert other.time >= one.time


def test_the_whole_is_said_in_words() -> None:
    assert middle_words([], NOW) == "No warning was decided in the last year, and none waits."
    assert middle_words([decided(3)], NOW) == "Half of the warnings had a decision within 3 d."
    assert middle_words([decided(3), decided(4), waiting(12)], NOW) == (
        "Half of the warnings had a decision within 4 d. 2 decided in the last year; 1 still waits, the longest for 12 d."
    )
    assert middle_words([waiting(12)], NOW) == (
        "Half of the warnings took or will take at least 12 d to a decision. "
        "0 decided in the last year; 1 still waits, the longest for 12 d."
    )
