"""What the saves of a draft tell: states to go back to, and who is writing now."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.draft_states import PAUSE, STRETCH, Save, Writer, states_to_return_to, writers

BEGUN = datetime(2026, 1, 15, 10, 40, tzinfo=UTC)
GAPS = st.lists(st.tuples(st.sampled_from(["A. Nkosi", "J. Berg"]), st.integers(0, 900)), max_size=20)


def saves(*at: tuple[str, int]) -> list[Save]:
    """Saves of people at seconds after the beginning."""
    return [
        Save(number=place + 1, who=who, at=BEGUN + timedelta(seconds=second))
        for place, (who, second) in enumerate(at)
    ]


def spaced(gaps: list[tuple[str, int]]) -> list[Save]:
    second, found = 0, []
    for who, gap in gaps:
        second += gap
        found.append((who, second))
    return saves(*found)


def test_a_stretch_of_writing_is_one_state_and_a_pause_or_another_hand_begins_the_next() -> None:
    made = saves(("A. Nkosi", 0), ("A. Nkosi", 10), ("A. Nkosi", 20), ("A. Nkosi", 200), ("J. Berg", 210))
    assert [save.number for save in states_to_return_to(made)] == [5, 4, 3, 1]


@given(GAPS)
def test_the_first_and_the_present_state_can_always_be_gone_back_to(gaps: list[tuple[str, int]]) -> None:
    made = spaced(gaps)
    kept = states_to_return_to(made)
    assert [save.number for save in kept] == sorted({save.number for save in kept}, reverse=True)
    assert {save.number for save in (*made[:1], *made[-1:])} <= {save.number for save in kept}
    for save in made:
        later = [one for one in kept if one.number >= save.number]
        assert min(one.at for one in later) - save.at < STRETCH * len(made)


def test_who_writes_is_told_since_the_last_pause() -> None:
    made = saves(("A. Nkosi", 0), ("J. Berg", 900), ("J. Berg", 1000), ("A. Nkosi", 1010))
    at = BEGUN + timedelta(seconds=1020)
    assert writers(made, at) == (
        Writer(who="J. Berg", since=BEGUN + timedelta(seconds=900)),
        Writer(who="A. Nkosi", since=BEGUN + timedelta(seconds=1010)),
    )
    assert writers(made, at + PAUSE) == ()


@given(GAPS, st.integers(0, 1000))
def test_nobody_is_said_to_write_who_paused(gaps: list[tuple[str, int]], later: int) -> None:
    made = spaced(gaps)
    at = (made[-1].at if made else BEGUN) + timedelta(seconds=later)
    for writer in writers(made, at):
        assert any(save.who == writer.who and at - save.at < PAUSE for save in made)
        assert any((save.who, save.at) == (writer.who, writer.since) for save in made)
