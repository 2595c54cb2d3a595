"""A draft edited in two places: the edits of both, and a choice only where both changed the same."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.content import DraftContent
from app.content_merge import merge_drafts
from db.vocabulary import Crime, Urgency

BASE = DraftContent(
    title="Troops mass",
    marking="internal",
    summary="Troops mass in the north.",
    legal="Roads are closed.",
    crimes=(Crime.GENOCIDE,),
    indicators=("Hate speech", "Arms"),
)
DRAFTS = st.builds(
    replace,
    st.just(BASE),
    urgency=st.sampled_from([None, *Urgency]),
    summary=st.sampled_from(["", "Troops mass in the north.", "Troops mass in the south."]),
    legal=st.sampled_from(["", "Roads are closed.", "Roads are open."]),
    crimes=st.lists(st.sampled_from(Crime), unique=True).map(tuple),
    marking=st.sampled_from(["internal", "restricted"]),
)


@given(DRAFTS)
def test_the_edits_of_one_alone_are_the_result(edited: DraftContent) -> None:
    for merged in (merge_drafts(BASE, edited, BASE), merge_drafts(BASE, BASE, edited)):
        assert merged.clashes == ()
        assert {*merged.content.crimes} == {*edited.crimes}
        assert replace(merged.content, crimes=edited.crimes) == edited


@given(mine=DRAFTS, theirs=DRAFTS)
def test_a_clash_stands_only_where_both_changed_a_part_and_is_settled_for_either(
    mine: DraftContent, theirs: DraftContent
) -> None:
    merged = merge_drafts(BASE, mine, theirs)
    for clash in merged.clashes:
        was = getattr(BASE, clash.name)
        assert was not in {clash.mine, clash.theirs}
        assert clash.mine != clash.theirs
        assert getattr(merged.content, clash.name) == clash.mine
    everything = {clash.name: frozenset(range(clash.count)) for clash in merged.clashes}
    settled = merged.settled(everything)
    assert all(getattr(settled, clash.name) == clash.theirs for clash in merged.clashes)


def test_what_came_from_elsewhere_is_named() -> None:
    mine = replace(BASE, summary="Troops mass in the south.", crimes=(Crime.GENOCIDE, Crime.WAR_CRIMES))
    theirs = replace(BASE, legal="Roads are open.", indicators=("Hate speech", "Arms", "Drills"), crimes=())
    merged = merge_drafts(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.taken == ("crimes", "indicators", "legal")
    assert merged.content == replace(
        mine,
        legal="Roads are open.",
        indicators=("Hate speech", "Arms", "Drills"),
        crimes=(Crime.WAR_CRIMES,),
    )


def test_a_code_is_chosen_as_a_whole() -> None:
    merged = merge_drafts(
        BASE, replace(BASE, urgency=Urgency.ROUTINE), replace(BASE, urgency=Urgency.IMMEDIATE)
    )
    (clash,) = merged.clashes
    assert (clash.name, clash.count, clash.merge) == ("urgency", 1, None)
    assert merged.settled({"urgency": frozenset({0})}).urgency is Urgency.IMMEDIATE
