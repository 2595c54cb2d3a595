"""A recovery key is copied from paper by hand."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.faults import MistypedRecoveryKey
from db.vault.recovery_key import read, written

SECRETS = st.binary(min_size=20, max_size=20)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_what_is_printed_is_read_again(secret: bytes) -> None:
    text = written(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", text)
    assert read(text) == secret
    assert read(text.lower().replace("-", "")) == secret
    assert read(text.replace("-", " – ").replace("0", "O").replace("1", "l")) == secret


@given(SECRETS, st.integers(0, 7), st.integers(0, 4), st.sampled_from(ALPHABET + "U*é"))
def test_any_one_wrong_character_is_found_and_its_group_named(
    secret: bytes, group: int, place: int, typed: str
) -> None:
    groups = written(secret).split("-")
    assume(groups[group][place] != typed)
    groups[group] = groups[group][:place] + typed + groups[group][place + 1 :]
    with pytest.raises(MistypedRecoveryKey) as refused:
        read("-".join(groups))
    assert refused.value.groups == (group + 1,)


@given(SECRETS, st.integers(0, 7), st.integers(0, 3))
def test_neighbours_swapped_are_found(secret: bytes, group: int, place: int) -> None:
    groups = written(secret).split("-")
    marks = list(groups[group])
    assume(marks[place] != marks[place + 1])
    marks[place], marks[place + 1] = marks[place + 1], marks[place]
    groups[group] = "".join(marks)
    with pytest.raises(MistypedRecoveryKey) as refused:
        read("-".join(groups))
    assert refused.value.groups == (group + 1,)


@given(SECRETS, st.integers(0, 6), st.integers(1, 7))
def test_groups_swapped_are_found(secret: bytes, one: int, other: int) -> None:
    assume(one < other)
    groups = written(secret).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(MistypedRecoveryKey) as refused:
        read("-".join(groups))
    assert refused.value.groups == (one + 1, other + 1)


@pytest.mark.parametrize("text", ["", "hello", "0" * 39, "0" * 41, "💥" * 40, "A" * 100_000])
def test_what_has_another_length_is_refused(text: str) -> None:
    with pytest.raises(MistypedRecoveryKey) as refused:
        read(text)
    assert refused.value.message
    assert len(refused.value.message) < 400


def test_a_group_one_short_is_the_one_that_is_named() -> None:
    groups = written(bytes(range(20))).split("-")
    groups[4] = groups[4][:-1]
    with pytest.raises(MistypedRecoveryKey) as refused:
        read("-".join(groups))
    assert refused.value.groups == (5,)
