"""Removals applied to the frozen data of a brief."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.briefs.encoding import encode
from app.briefs.parts import BRIEF_PARTS
from app.briefs.passages import passages, value_at
from app.briefs.redact import Removal, check_removal, redacted, remaining, removals_of_names, removed_words
from app.refusals import BadInput
from app.rules.entry.pseudonyms import names_within
from app.rules.release.words import cores, mark_of, runs_of, without_marks
from tests.briefs.samples.brief import sample_brief
from tests.support.examples import up_to

BRIEF = sample_brief()
PASSAGES = passages(BRIEF)
MARKS = {"x": mark_of("security")}


@given(st.sampled_from(PASSAGES), st.data())
@settings(max_examples=up_to(60), deadline=None)
def test_no_removed_word_is_left_in_its_field_and_other_fields_stay(
    passage: object, data: st.DataObject
) -> None:
    path, text = getattr(passage, "path", ""), getattr(passage, "text", "")
    count = len(runs_of(text))
    first = data.draw(st.integers(1, count))
    removal = Removal(path=path, ground="x", first=first, last=data.draw(st.integers(first, count)))
    check_removal(BRIEF, removal)
    left, withheld = redacted(BRIEF, (removal,), MARKS)
    assert withheld == ()
    assert not removed_words(BRIEF, removal) & set(cores(without_marks(str(value_at(left, path)))))
    others = [one for one in passages(left) if one.path != path]
    assert others == [one for one in PASSAGES if one.path != path]


@given(st.lists(st.sampled_from([part.code for part in BRIEF_PARTS]), unique=True))
@settings(max_examples=30, deadline=None)
def test_parts_that_are_withheld_are_empty_in_any_order(codes: list[str]) -> None:
    left, withheld = redacted(BRIEF, [Removal(path=code, ground="x") for code in codes], MARKS)
    assert {one.part for one in withheld if one.whole} == set(codes)
    gone = [path for part in BRIEF_PARTS if part.code in codes for path in part.paths]
    assert not [one for one in passages(left) if any(one.path.startswith(path) for path in gone)]


def test_items_go_without_changing_which_others_go() -> None:
    left, withheld = redacted(
        BRIEF, [Removal(path=f"evidence/{place}", ground="x") for place in (1, 3)], MARKS
    )
    assert [row.number for row in left.evidence] == [
        row.number for row in BRIEF.evidence if row.number not in {1, 3}
    ]
    assert [(one.part, one.whole) for one in withheld] == [("evidence", False)]


def test_a_word_everywhere_is_nowhere() -> None:
    removal = Removal(path="country", ground="x", everywhere=True)
    left, _ = redacted(BRIEF, (removal,), MARKS)
    assert remaining(BRIEF, left, (removal,)) == ()
    assert BRIEF.country.encode() not in encode(left)


@pytest.mark.parametrize("name", ["north-west", "NORTH WEST", "Nórth‑West"])
def test_a_protected_name_is_found_whatever_its_case_accents_and_hyphens(name: str) -> None:
    removals = removals_of_names(BRIEF, [name], "x")
    assert removals
    left, _ = redacted(BRIEF, removals, MARKS)
    assert not names_within(" ".join(one.text for one in passages(left)), [name])


def test_what_would_make_the_page_untrue_is_not_withheld_by_itself() -> None:
    for path in ("phases/changes/1", "evidence/1/occurred", "judgement/likelihood_low", "deadline/at"):
        with pytest.raises(BadInput) as refused:
            check_removal(BRIEF, Removal(path=path, ground="x"))
        assert "untrue" in refused.value.message
