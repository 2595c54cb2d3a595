"""Levers and action plans on the command line, for people and as data."""

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.actor import Actor
from db.people import Account, Office, Person
from db.store import Store
from db.vocabulary import Phase, Role
from tests.cli.conftest import Desk, opened
from tests.support.ministry import NOW, STAFF, Ministry, SetClock
from tests.support.planning import agreed, lever, moved


def _ministry(store: Store) -> Ministry:
    """The ministry of the desk, for acting behind the command line's back."""
    with store.read() as session:
        people = session.execute(
            sa.select(Account.login, Account.id, Person.id, Person.name).join(
                Person, Person.id == Account.person_id
            )
        ).all()
        offices = {name: row_id for row_id, name in session.execute(sa.select(Office.id, Office.name))}
    actors = {
        login.upper(): Actor(
            account_id=account,
            person_id=person,
            name=name,
            roles=frozenset(Role(role) for role in STAFF[login.upper()][1]),
            signing_key=Ed25519PrivateKey.generate(),
        )
        for login, account, person, name in people
    }
    political = {"dg_political": offices["Director-General, Political Affairs"]}
    return Ministry(store=store, clock=SetClock(NOW), actors=actors, offices=political)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """Myanmar with one lever and an agreed plan for the phase that it is in."""
    with opened(desk) as store:
        ministry = _ministry(store)
        lever(ministry)
        agreed(ministry, Phase.RISK_PRESENT, "RP-1", "RP-4")
    return desk


def test_levers_say_what_is_left_and_raise_the_alarm_in_words_and_as_data(planned: Desk) -> None:
    shown = planned.signed_in("p-an1", "levers", "Myanmar")
    assert shown.status == 0
    assert "Myanmar: 1 unspent" in shown.out
    assert "Trade preferences" in shown.out
    assert "Alarm" not in shown.out
    with opened(planned) as store:
        moved(_ministry(store), Phase.IMMINENT_RISK)
    data = planned.signed_in("p-an1", "levers", "MMR", "--json").data
    assert (data["alarm"], data["readiness"]["unspent"]) == ("", 1)
    assert data["levers"][0]["state"] == "unspent"


def test_s35_a_country_at_imminent_risk_without_a_lever_alarms_on_the_command_line(desk: Desk) -> None:
    with opened(desk) as store:
        moved(_ministry(store), Phase.IMMINENT_RISK)
    shown = desk.signed_in("p-an1", "levers", "MMR")
    assert "Alarm: Imminent risk, and no lever is on file." in shown.out


def test_s07_plans_show_their_measures_and_count_them_by_strand(planned: Desk) -> None:
    shown = planned.signed_in("p-aud", "plan", "show", "MMR")
    assert shown.status == 0
    assert "Measures of agreed plans: 2 structural, 0 direct." in shown.out
    assert "Dana Whitlock, Director-General, Political Affairs" in shown.out
    data = planned.signed_in("p-aud", "plan", "show", "MMR", "--json").data
    (plan,) = data["plans"]
    assert (plan["phase"], plan["state"], len(plan["measures"])) == ("risk_present", "agreed", 2)
    assert data["coverage"]["structural"] == 2
    assert data["coverage"]["without_plan"] == ["violence_escalation", "imminent_risk"]
    none = planned.signed_in("p-aud", "plan", "show", "MMR", "--phase", "imminent_risk")
    assert "no action plan for the phase imminent risk" in none.out


def test_an_administrator_sees_neither(planned: Desk) -> None:
    for command in (("levers", "MMR"), ("plan", "show", "MMR")):
        assert planned.signed_in("p-adm", *command).status == 1
