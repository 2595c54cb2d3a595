"""Who may be given a copy: release lists, ceilings and parts with a marking of their own bind, whatever is asked."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.marking_schemes import MARKING_SCHEMES
from app.refusals import BadInput, Refused
from app.rules.markings import Marking
from app.rules.release.limits import (
    Recipient,
    check_originator,
    check_release,
    may_be_shown,
    needs_reason,
)
from db.vocabulary.release import ReleaseAudience

SCHEME = next(scheme for scheme in MARKING_SCHEMES.shipped() if scheme.code == "generic")
PUBLIC = Recipient(ReleaseAudience.PUBLIC)
STATES = ("NOR", "SWE", "DNK")
FREE = [caveat.code for caveat in SCHEME.caveats if not caveat.forbids_release]
LISTS = st.frozensets(st.sampled_from(STATES))
MARKINGS = st.builds(
    Marking,
    st.sampled_from([level.code for level in SCHEME.levels]),
    st.frozensets(st.sampled_from(FREE)),
    LISTS,
)
RECIPIENTS = st.just(PUBLIC) | st.sampled_from(STATES).map(
    lambda code: Recipient(ReleaseAudience.PARTNER, code)
)


@given(MARKINGS, MARKINGS, RECIPIENTS, st.sampled_from([level.code for level in SCHEME.levels]))
def test_what_is_let_through_keeps_every_limit(
    before: Marking, released: Marking, recipient: Recipient, ceiling: str
) -> None:
    with suppress(Refused):
        check_release(before, released, recipient, SCHEME, ceiling=ceiling)
        assert SCHEME.rank(released.level) <= SCHEME.rank(ceiling)
        if recipient is PUBLIC:
            assert SCHEME.level(released.level).public
            assert not released.release
        else:
            assert not before.release or recipient.partner in before.release
            assert not before.release or released.release <= before.release


@given(MARKINGS, MARKINGS, RECIPIENTS)
def test_a_part_is_shown_only_at_or_below_the_copy_and_to_those_on_its_list(
    part: Marking, released: Marking, recipient: Recipient
) -> None:
    if may_be_shown(part, released, recipient, SCHEME):
        assert SCHEME.rank(part.level) <= SCHEME.rank(released.level)
        assert part.caveats <= released.caveats
        assert not part.release or recipient.partner in part.release


def test_a_caveat_that_forbids_release_keeps_a_part_from_everybody() -> None:
    part = Marking("public", frozenset({"own_eyes"}))
    for recipient in (PUBLIC, Recipient(ReleaseAudience.PARTNER, "NOR")):
        assert not may_be_shown(part, Marking("secret"), recipient, SCHEME)


def test_a_copy_that_protects_less_takes_a_reason() -> None:
    before = Marking("restricted", frozenset({"source_protection"}))
    assert needs_reason(before, Marking("internal", before.caveats), SCHEME)
    assert needs_reason(before, Marking("restricted"), SCHEME)
    assert needs_reason(before, Marking("restricted", before.caveats, frozenset({"NOR"})), SCHEME)
    assert not needs_reason(before, before, SCHEME)


def test_only_the_originator_releases_and_a_partner_has_a_name() -> None:
    check_originator("Ministry of Novaria", {"Ministry of Novaria"})
    with pytest.raises(Refused) as refused:
        check_originator("Ministry of Nordland", {"Ministry of Novaria"})
    assert refused.value.rule == "release.originator"
    with pytest.raises(BadInput):
        check_release(
            Marking("public"), Marking("public"), Recipient(ReleaseAudience.PARTNER), SCHEME, ceiling=""
        )
