"""The demonstration as a ministry: who signs in, that it is stamped, and that an interruption leaves nothing."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from app.demo.logins import demo_logins, demo_passphrase
from app.demo.making import create_demo
from app.demo.ministry import DEMO_KDF, found_demo
from app.demo.outputs import CASE
from app.demo.paper import signed_paper
from app.demo.scenes import SCENES
from app.demo.stage import SetClock
from app.faults import Stopped
from app.opening.folders import look_at
from app.reading.authority.register import register
from app.reading.ministry.settings import read_settings
from app.refusals import BadInput
from app.rules.authority.holders import exercising
from db.delegations import Instrument, InstrumentConfirmation, Revocation
from db.people import Account, Office, Person
from db.vault import RFC_9106_LOW_MEMORY, unlock
from db.vocabulary import Role
from reports.printer import PdfPrinter
from tests.demo.conftest import Case, Played


def test_s73_the_ministry_is_stamped_as_a_demonstration(case: Case) -> None:
    with case.read() as session:
        settings = read_settings(session)
    assert settings.demonstration
    assert settings.ministry_name == "Ministry of Foreign Affairs of Novaria"


def test_everybody_signs_in_with_the_passphrase_that_is_told(played: Played) -> None:
    for login in demo_logins():
        unlocked = unlock(played.out / CASE, login.login, demo_passphrase())
        assert not unlocked.must_change


@pytest.mark.parametrize(
    ("logins", "shown"),
    [
        ({login.login for login in demo_logins()}, True),
        ({login.login for login in demo_logins()} - {"berg"} | {"n.haddad"}, True),
        ({"berg"}, False),
        ({"berg", "n.haddad"}, False),
    ],
)
def test_s73_the_sign_in_says_demo_whoever_was_added_or_left(
    logins: set[str], shown: bool, tmp_path: Path
) -> None:
    slots = [{"login": login} for login in sorted(logins)]
    (tmp_path / "tocsin.vault").write_text(json.dumps({"slots": slots}), encoding="utf-8")
    assert look_at(tmp_path).demonstration is shown


def test_the_people_are_those_of_the_list(case: Case) -> None:
    with case.read() as session:
        accounts = {row.login: frozenset(map(Role, row.roles)) for row in session.scalars(sa.select(Account))}
    assert accounts == {login.login: login.roles for login in demo_logins()}


def test_the_list_names_the_offices_of_the_end(case: Case) -> None:
    last_day = datetime(2022, 9, 23, tzinfo=UTC)
    people = {login.name: login.office for login in demo_logins() if login.office}
    with case.read() as session:
        known = register(session)
        held = {
            session.get_one(Person, holding.person).name: office.name
            for office in session.scalars(sa.select(Office))
            for holding in exercising(office.id, last_day, known)
        }
    assert held == people
    assert people["Gabriel Roux"] == "Director-General, Political Affairs"


def test_instruments_were_revoked_and_confirmed_on_the_way(case: Case) -> None:
    with case.read() as session:
        numbers = {row.id: row.number for row in session.scalars(sa.select(Instrument))}
        revoked = [numbers[row.instrument_id] for row in session.scalars(sa.select(Revocation))]
        confirmed = {numbers[row.instrument_id] for row in session.scalars(sa.select(InstrumentConfirmation))}
    assert revoked == ["D-011"]
    assert confirmed == {"D-004", "D-005"}


def test_a_play_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    seen: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        create_demo(folder, PdfPrinter(), lambda *at: seen.append(at), lambda: bool(seen))
    assert seen == [(1, len(SCENES))]
    assert not folder.exists()
    assert not list(tmp_path.glob(".*/case"))


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadInput, match="not an empty folder"):
        create_demo(tmp_path, PdfPrinter())


def test_time_does_not_run_backwards_on_the_stage(tmp_path: Path) -> None:
    made = found_demo(tmp_path / "demo", PdfPrinter())
    with made.ministry, pytest.raises(ValueError, match="the play stands at"):
        made.stage.move_to("2016-01-01 00:00")


def test_the_cheap_key_is_the_demonstration_s_alone() -> None:
    assert DEMO_KDF.memory_kib < RFC_9106_LOW_MEMORY.memory_kib


def test_a_paper_of_the_demonstration_is_a_pdf_that_can_be_read() -> None:
    paper = signed_paper("x.pdf", ("Signed (twice) by Inês \\ Duarte",))
    (page,) = PdfReader(BytesIO(paper.content), strict=True).pages
    assert page.extract_text().split("\n") == ["DEMO", "Signed (twice) by Inês \\ Duarte"]


def test_a_set_clock_stands() -> None:
    clock = SetClock(datetime(2017, 1, 9, tzinfo=UTC))
    assert clock() == clock()
