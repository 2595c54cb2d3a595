"""A department is one, however its name is capitalised; the spelling on record is the one that is taken."""

from hypothesis import given
from hypothesis import strategies as st

from app.rules.departments import as_known, not_consulted, offered, same_department

NAMES = st.sampled_from(
    ("Legal", "legal", "LEGAL", "Straße", "STRASSE", "Treasury", "Human Rights", "Élysée")
)
KNOWN = st.lists(st.frozensets(NAMES, max_size=4), max_size=3)
BLANKS = st.text(" \t\u00a0\n", max_size=2)


@given(KNOWN, NAMES, BLANKS, BLANKS, st.sampled_from((str, str.upper, str.casefold)))
def test_what_differs_in_case_or_outer_blanks_only_is_taken_for_the_known_one(
    known: list[frozenset[str]], name: str, before: str, after: str, bent: type[str]
) -> None:
    typed = f"{before}{bent(name)}{after}"
    taken = as_known(typed, *known)
    assert same_department(taken, name)
    assert taken == taken.strip()
    among = [names for names in known if any(same_department(one, name) for one in names)]
    if among:
        assert taken in among[0], "the first that knows it decides"
        assert bent(name) not in among[0] or taken == bent(name), "what was typed exactly is meant exactly"
    else:
        assert taken == bent(name)
    assert as_known(taken, *known) == taken


@given(st.frozensets(NAMES), st.frozensets(NAMES))
def test_who_was_consulted_under_any_capitals_was_consulted(
    wanted: frozenset[str], consulted: frozenset[str]
) -> None:
    missing = not_consulted(wanted, consulted)
    assert missing <= wanted
    for one in wanted:
        assert (one in missing) is not any(same_department(one, other) for other in consulted)


@given(KNOWN)
def test_each_department_is_offered_once_and_none_is_left_out(known: list[frozenset[str]]) -> None:
    shown = offered(*known)
    every = frozenset().union(*known)
    assert not not_consulted(every, shown)
    assert set(shown) <= every
    assert len({one.casefold() for one in shown}) == len(shown)
    assert all(as_known(one, *known) == one for one in shown)
