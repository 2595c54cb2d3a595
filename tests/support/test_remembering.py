"""A step of casework that is remembered leaves what it would leave if it were taken; what differs at all is taken anew."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import verify_ledger
from app.actions.ministry.people import AddPerson, add_person
from app.refusals import BadInput
from db.ledger.entries import ledger
from db.people import Person
from language import Language, speaking
from tests.support.ministry import Ministry, copy_of
from tests.support.remembering import remembered
from tests.support.steps import forget_steps

Copying = Callable[[], Ministry]
taken: list[str] = []


@remembered
def person(ministry: Ministry, name: str) -> str:
    taken.append(name)
    added = ministry.do("P-ADM", add_person, AddPerson(name=name)).person_id
    ministry.clock.at += timedelta(hours=1)
    return added


@pytest.fixture
def copy(built_ministry: tuple[Ministry, Path], tmp_path: Path) -> Iterator[Copying]:
    """Makes ministries that are byte for byte the same."""
    taken.clear()
    with ExitStack() as open_:
        yield lambda: open_.enter_context(
            copy_of(*built_ministry, tmp_path / str(len(list(tmp_path.iterdir()))))
        )


def head(ministry: Ministry) -> str | None:
    with ministry.store.read() as session:
        return session.scalar(sa.select(ledger.c.hash).order_by(ledger.c.number.desc()).limit(1))


def test_a_step_is_taken_once_and_is_found_in_the_next_ministry_as_if_it_had_been_taken_there(
    copy: Copying,
) -> None:
    first, second = copy(), copy()
    made = person(first, "Nadia Haddad")
    assert person(second, "Nadia Haddad") == made
    assert taken == ["Nadia Haddad"]
    assert second.row(Person, made).name == "Nadia Haddad"
    assert head(second) == head(first)
    assert second.clock.at == first.clock.at
    # And work goes on from there.
    assert person(second, "Omar Haddad") != made
    assert verify_ledger(second.store).ok


def test_what_was_written_before_is_never_lost(copy: Copying) -> None:
    first, second = copy(), copy()
    person(first, "Iris Novak")
    other = second.do("P-ADM", add_person, AddPerson(name="Was there before")).person_id
    made = person(second, "Iris Novak")
    assert taken == ["Iris Novak", "Iris Novak"]
    assert second.row(Person, other).name == "Was there before"
    assert second.row(Person, made).name == "Iris Novak"


def test_another_name_instant_person_or_language_is_another_step(copy: Copying) -> None:
    person(copy(), "Mila Brandt")
    person(copy(), "Mila Brand")
    later = copy()
    later.clock.at += timedelta(seconds=1)
    person(later, "Mila Brandt")
    other = copy()
    someone_else = replace(other.actors["P-ADM"], name="Another administrator")
    person(replace(other, actors=other.actors | {"P-ADM": someone_else}), "Mila Brandt")
    with speaking(Language.FRENCH):
        person(copy(), "Mila Brandt")
    assert taken == ["Mila Brandt", "Mila Brand", *["Mila Brandt"] * 3]


def test_a_database_that_others_have_open_is_not_replaced(copy: Copying) -> None:
    first, second = copy(), copy()
    person(first, "Tove Lund")
    with second.store.read() as session:
        session.scalar(sa.select(sa.func.count()).select_from(ledger))
        person(second, "Tove Lund")
    assert taken == ["Tove Lund", "Tove Lund"]


def test_a_step_that_fails_fails_each_time(copy: Copying) -> None:
    for _ in range(2):
        with pytest.raises(BadInput):
            person(copy(), "")
    assert taken == ["", ""]


def test_after_a_run_nothing_of_the_steps_is_left_and_all_else_stays(tmp_path: Path) -> None:
    for name in ("step-1", "ministry"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.db").write_bytes(b"pages")
    forget_steps(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["ministry"]
