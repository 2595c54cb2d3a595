"""Independent sources behind an item: copies of one original are one source."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.rules.evidence.corroboration import ALONE, SourceCount, independent_sources
from db.vocabulary.evidence import Independence

YES, NO, UNKNOWN = Independence.YES, Independence.NO, Independence.UNKNOWN


def test_an_item_alone_is_one_source() -> None:
    assert independent_sources({"a": "post"}, {}) == ALONE


def test_two_independent_items_are_two_sources_and_a_copy_is_none() -> None:
    sources = {"a": "post", "b": "radio", "copy": "agency"}
    links = {("a", "b"): YES, ("b", "copy"): NO}
    assert independent_sources(sources, links) == SourceCount(2, 2)


def test_two_items_of_one_source_are_one() -> None:
    assert independent_sources({"a": "post", "b": "post"}, {("a", "b"): UNKNOWN}) == ALONE


def test_what_nobody_knows_counts_for_the_most_and_not_for_the_least() -> None:
    sources = {"a": "post", "b": "radio", "c": "ngo"}
    links = {("a", "b"): YES, ("a", "c"): UNKNOWN}
    assert independent_sources(sources, links) == SourceCount(2, 3)


def test_two_that_support_one_item_are_independent_of_one_another_only_where_a_link_says_so() -> None:
    sources = {"a": "post", "b": "radio", "c": "ngo"}
    both = {("a", "b"): YES, ("a", "c"): YES}
    assert independent_sources(sources, both) == SourceCount(2, 3)
    assert independent_sources(sources, both | {("b", "c"): YES}) == SourceCount(3, 3)
    assert independent_sources(sources, both | {("b", "c"): NO}) == SourceCount(2, 2)


@st.composite
def circles(draw: st.DrawFn) -> tuple[dict[str, str], dict[tuple[str, str], Independence]]:
    items = [f"i{number}" for number in range(draw(st.integers(1, 7)))]
    sources = {item: draw(st.sampled_from(["s1", "s2", "s3", "s4", "s5"])) for item in items}
    links = {
        pair: draw(st.sampled_from(list(Independence)))
        for pair in combinations(items, 2)
        if draw(st.booleans())
    }
    return sources, links


@given(circle=circles())
def test_the_least_is_never_more_than_the_most_nor_than_the_sources(
    circle: tuple[dict[str, str], dict[tuple[str, str], Independence]],
) -> None:
    sources, links = circle
    count = independent_sources(sources, links)
    assert 1 <= count.least <= count.most <= len(set(sources.values()))


@given(circle=circles(), data=st.data())
def test_learning_that_one_was_copied_never_raises_how_many_there_may_be(
    circle: tuple[dict[str, str], dict[tuple[str, str], Independence]], data: st.DataObject
) -> None:
    """The least may rise: of A–B, B–C and C–D known to be independent, three are once D is known to be A."""
    sources, links = circle
    if not links:
        return
    pair = data.draw(st.sampled_from(sorted(links)))
    before, after = independent_sources(sources, links), independent_sources(sources, links | {pair: NO})
    assert after.most <= before.most
