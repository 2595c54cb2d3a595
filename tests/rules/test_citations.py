"""Evidence cited in a text is found again."""

from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.citations import citation, citations

NUMBERS = st.integers(1, 99_999).map(lambda count: f"EV-2026-{count:04d}")


@given(st.lists(st.tuples(st.text("abc .\n[]", max_size=8), NUMBERS), max_size=6))
def test_every_item_that_was_cited_is_found_once_and_nothing_else(parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{before} {citation(number)}" for before, number in parts)
    assert citations(text) == tuple(dict.fromkeys(number for _, number in parts))


def test_a_number_that_is_only_mentioned_is_no_citation() -> None:
    assert citations("EV-2026-0001 and [EW-2026-0001] and [EV-26-1]") == ()
