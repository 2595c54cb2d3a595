"""Markings: highest level, union of caveats, intersection of releases; only the originator lowers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.marking_schemes import MARKING_SCHEMES
from app.refusals import BadInput, Refused
from app.rules.markings import (
    Marking,
    MarkingScheme,
    check_ceiling,
    check_change,
    check_marking,
    combine,
    document_title,
    file_name,
    is_lowered,
    marking_text,
    release_words,
    require_marking,
)

SCHEMES = {scheme.code: scheme for scheme in MARKING_SCHEMES.shipped()}
UK = SCHEMES["uk"]
US = SCHEMES["united_states"]
GENERIC = SCHEMES["generic"]
STATES = ("GBR", "NLD", "KEN", "NOR")


@st.composite
def marked(draw: st.DrawFn, scheme: MarkingScheme) -> Marking:
    caveats = draw(st.frozensets(st.sampled_from([c.code for c in scheme.caveats]), max_size=3))
    forbidden = any(scheme.caveat(code).forbids_release for code in caveats)
    release = frozenset() if forbidden else draw(st.frozensets(st.sampled_from(STATES)))
    return Marking(draw(st.sampled_from([level.code for level in scheme.levels])), caveats, release)


@given(st.lists(marked(UK), min_size=1, max_size=6))
def test_a_document_protects_at_least_as_much_as_each_part(parts: list[Marking]) -> None:
    whole = combine(parts, UK)
    assert not any(is_lowered(part, whole, UK) for part in parts)
    assert whole.level in {part.level for part in parts}
    assert combine([*parts, whole], UK) == whole
    assert combine(reversed(parts), UK) == whole


def test_release_lists_intersect_and_empty_means_no_release() -> None:
    both = frozenset({"NLD", "NOR"})
    parts = [Marking("secret", release=both), Marking("official", release=frozenset({"NOR", "KEN"}))]
    assert combine(parts, UK).release == {"NOR"}
    assert combine([*parts, Marking("official")], UK).release == frozenset()
    assert release_words(Marking("official")) == "No release outside the ministry."
    assert release_words(Marking("official", release=both)) == "Releasable to NLD, NOR."


def test_a_public_part_does_not_narrow_the_release() -> None:
    shared = Marking("confidential", release=frozenset({"NOR"}))
    assert combine([Marking("public"), shared], GENERIC) == shared


def test_a_caveat_that_forbids_release_wins() -> None:
    parts = [Marking("secret", release=frozenset({"NOR"})), Marking("unclassified", frozenset({"noforn"}))]
    whole = combine(parts, US)
    assert whole == Marking("secret", frozenset({"noforn"}), frozenset())
    with pytest.raises(BadInput, match="forbids release"):
        check_marking(Marking("secret", frozenset({"noforn"}), frozenset({"NOR"})), US)


def test_no_marking_no_export() -> None:
    for act in (
        lambda: combine([], UK),
        lambda: require_marking(None, UK),
        lambda: file_name("EW-2026-0042", None, UK, extension="pdf"),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.rule == "marking.missing"


def test_unknown_levels_and_caveats_name_those_that_exist() -> None:
    with pytest.raises(BadInput) as caught:
        check_marking(Marking("cosmic"), UK)
    assert "official_sensitive" in caught.value.remedy
    with pytest.raises(BadInput, match="not a handling caveat"):
        check_marking(Marking("secret", frozenset({"noforn"})), UK)


def test_nothing_above_the_ceiling_is_entered() -> None:
    check_ceiling(Marking("official_sensitive"), "official_sensitive", UK)
    with pytest.raises(Refused) as caught:
        check_ceiling(Marking("secret"), "official_sensitive", UK)
    assert caught.value.rule == "marking.ceiling"
    assert "SECRET is above the ceiling" in caught.value.message


@pytest.mark.parametrize(
    "after",
    [
        Marking("official", frozenset({"embargoed"}), frozenset({"NOR"})),
        Marking("secret", frozenset(), frozenset({"NOR"})),
        Marking("top_secret", frozenset({"embargoed"}), frozenset({"NOR", "NLD"})),
    ],
)
def test_only_the_originator_lowers_and_says_why(after: Marking) -> None:
    before = Marking("secret", frozenset({"embargoed"}), frozenset({"NOR"}))
    with pytest.raises(Refused) as caught:
        check_change(before, after, UK, by_originator=False, reason="published since")
    assert caught.value.rule == "marking.originator"
    with pytest.raises(Refused) as caught:
        check_change(before, after, UK, by_originator=True, reason=" \u200b")
    assert caught.value.rule == "marking.reason"
    check_change(before, after, UK, by_originator=True, reason="published since")


def test_anyone_may_raise_a_marking() -> None:
    before = Marking("official", frozenset(), frozenset({"NOR"}))
    check_change(before, Marking("secret", frozenset({"embargoed"})), UK, by_originator=False, reason="")


def test_the_words_on_a_page() -> None:
    marking = Marking("secret", frozenset({"embargoed", "recipients_only"}), frozenset({"NOR", "NLD"}))
    assert marking_text(marking, UK) == "SECRET RECIPIENTS ONLY EMBARGOED REL NLD, NOR"
    assert marking_text(Marking("top_secret", frozenset({"noforn"})), US) == "TOP SECRET//NOFORN"
    assert marking_text(Marking("amber_strict"), SCHEMES["tlp_2_0"]) == "TLP:AMBER+STRICT"


def test_a_file_name_tells_nothing_above_its_level() -> None:
    def name(level: str) -> str:
        return file_name("EW-2026-0042-v3", Marking(level), UK, extension="pdf", subject="Myanmar")

    assert name("official") == "EW-2026-0042-v3_Myanmar_O.pdf"
    assert name("official_sensitive") == "EW-2026-0042-v3_OS.pdf"
    assert name("secret") == "EW-2026-0042-v3.pdf"


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_in_no_scheme_does_a_restricted_name_or_title_show_its_subject(scheme: MarkingScheme) -> None:
    open_levels = [level.code for level in scheme.levels if level.subject_in_names]
    # Names may show subjects in the lowest levels only, so nothing above an open level is closed by accident.
    assert open_levels == [level.code for level in scheme.levels[: len(open_levels)]]
    assert len(open_levels) < len(scheme.levels)
    for level in scheme.levels[len(open_levels) :]:
        marking = Marking(level.code, frozenset(caveat.code for caveat in scheme.caveats))
        name = file_name("EW-2026-0042", marking, scheme, extension="pdf", subject="Myanmar")
        assert "Myanmar" not in name
        assert not any(caveat.name in name for caveat in scheme.caveats)
        assert document_title("EW-2026-0042", marking, scheme, subject="Myanmar") == "EW-2026-0042"
