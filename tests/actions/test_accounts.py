"""Accounts: who may sign in, with which roles and which key."""

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.ministry.accounts import (
    ChangeRoles,
    CloseAccount,
    OpenAccount,
    RotateKey,
    change_roles,
    close_account,
    open_account,
    rotate_key,
)
from app.actions.ministry.people import AddPerson, add_person
from db.ledger.entries import public_text
from db.people import Account, RetiredKey
from db.vocabulary import Role
from tests.support.ministry import Ministry

ANALYST = frozenset({Role.ANALYST})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})


def fresh_key() -> str:
    return public_text(Ed25519PrivateKey.generate())


def account_of(ministry: Ministry, who: str) -> str:
    account = ministry.actors[who].account_id
    assert account is not None
    return account


def new_person(ministry: Ministry) -> str:
    return ministry.do("P-ADM", add_person, AddPerson(name="Noor Haddad")).person_id


def test_an_account_is_opened_under_a_login_as_it_is_compared(ministry: Ministry) -> None:
    request = OpenAccount(
        person_id=new_person(ministry), login=" N.Haddad ", roles=ANALYST, public_key=fresh_key()
    )
    kept = ministry.do("P-ADM", open_account, request)
    assert (kept.login, kept.roles, kept.active) == ("n.haddad", ANALYST, True)


@pytest.mark.parametrize("login", ["", "a", "a b", "-ab", "ab\u202ecd", "x" * 61])
def test_an_unusable_login_is_rejected(ministry: Ministry, login: str) -> None:
    request = OpenAccount(
        person_id=ministry.people["P-AN1"], login=login, roles=ANALYST, public_key=fresh_key()
    )
    assert ministry.rejected("P-ADM", open_account, request).field == "login"


def test_who_has_an_account_gets_no_second(ministry: Ministry) -> None:
    request = OpenAccount(
        person_id=ministry.people["P-AN1"], login="other", roles=ANALYST, public_key=fresh_key()
    )
    assert ministry.refused("P-ADM", open_account, request).rule == "account.exists"


def test_a_login_is_one_persons(ministry: Ministry) -> None:
    request = OpenAccount(
        person_id=new_person(ministry), login="P-AN1", roles=ANALYST, public_key=fresh_key()
    )
    assert ministry.refused("P-ADM", open_account, request).rule == "account.login_taken"


def test_an_auditor_is_nothing_else(ministry: Ministry) -> None:
    both = frozenset({Role.AUDITOR, Role.ANALYST})
    request = OpenAccount(person_id=new_person(ministry), login="noor", roles=both, public_key=fresh_key())
    assert ministry.refused("P-ADM", open_account, request).rule == "account.auditor_alone"
    change = ChangeRoles(
        account_id=account_of(ministry, "P-AUD"),
        based_on=ministry.version(Account, account_of(ministry, "P-AUD")),
        roles=both,
        reason="Help",
    )
    assert ministry.refused("P-ADM", change_roles, change).rule == "account.auditor_alone"


def test_an_account_has_a_role_and_a_real_key(ministry: Ministry) -> None:
    person = new_person(ministry)
    none = OpenAccount(person_id=person, login="noor", roles=frozenset(), public_key=fresh_key())
    assert ministry.rejected("P-ADM", open_account, none).field == "roles"
    for key in ("", "not base64!", "AAAA"):
        bad = OpenAccount(person_id=person, login="noor", roles=ANALYST, public_key=key)
        assert ministry.rejected("P-ADM", open_account, bad).field == "public key"


def test_only_an_administrator_opens_changes_and_closes(ministry: Ministry) -> None:
    account = account_of(ministry, "P-AN1")
    for who in ("P-FP", "P-AUD", "P-MIN"):
        change = ChangeRoles(
            account_id=account, based_on=ministry.version(Account, account), roles=ANALYST, reason="Help"
        )
        assert ministry.refused(who, change_roles, change).rule == "role"
        assert (
            ministry.refused(who, close_account, CloseAccount(account_id=account, reason="x")).rule == "role"
        )


def test_nobody_changes_their_own_roles(ministry: Ministry) -> None:
    own = ChangeRoles(
        account_id=account_of(ministry, "P-ADM"),
        based_on=ministry.version(Account, account_of(ministry, "P-ADM")),
        roles=frozenset({Role.ADMINISTRATOR, Role.FOCAL_POINT}),
        reason="Holiday cover",
    )
    assert ministry.refused("P-ADM", change_roles, own).rule == "account.own"


def test_one_administrator_always_remains(ministry: Ministry) -> None:
    second = account_of(ministry, "P-AN1")
    ministry.do(
        "P-ADM",
        change_roles,
        ChangeRoles(
            account_id=second,
            based_on=ministry.version(Account, second),
            roles=ANALYST | ADMINISTRATOR,
            reason="Second administrator",
        ),
    )
    ministry.do(
        "P-ADM",
        change_roles,
        ChangeRoles(
            account_id=second, based_on=ministry.version(Account, second), roles=ANALYST, reason="Back"
        ),
    )
    # With the role gone from the account, a session that still believes in it cannot close the last one.
    stale = ministry.actors["P-AN1"]
    ministry.actors["stale"] = type(stale)(
        account_id=stale.account_id, person_id=stale.person_id, name=stale.name, roles=ADMINISTRATOR
    )
    last = account_of(ministry, "P-ADM")
    close = CloseAccount(account_id=last, reason="Gone")
    assert ministry.refused("stale", close_account, close).rule == "account.last_administrator"
    change = ChangeRoles(
        account_id=last, based_on=ministry.version(Account, last), roles=ANALYST, reason="Gone"
    )
    assert ministry.refused("stale", change_roles, change).rule == "account.last_administrator"


def test_a_closed_account_is_fixed_until_it_is_opened_again_with_a_new_key(ministry: Ministry) -> None:
    account, person = account_of(ministry, "P-AN2"), ministry.people["P-AN2"]
    old = ministry.row(Account, account).public_key
    close = CloseAccount(account_id=account, reason="Left the ministry")
    assert ministry.do("P-ADM", close_account, close).active is False
    assert ministry.refused("P-ADM", close_account, close).rule == "account.closed"
    again = OpenAccount(person_id=person, login="jonas", roles=ANALYST, public_key=old)
    assert ministry.refused("P-ADM", open_account, again).rule == "account.key_used"
    kept = ministry.do(
        "P-ADM",
        open_account,
        OpenAccount(person_id=person, login="jonas", roles=ANALYST, public_key=fresh_key()),
    )
    assert (kept.account_id, kept.login, kept.active) == (account, "jonas", True)


def test_a_new_key_retires_the_old_one_for_verifying(ministry: Ministry) -> None:
    account = account_of(ministry, "P-AN1")
    old, new = ministry.row(Account, account).public_key, fresh_key()
    rotate = RotateKey(account_id=account, public_key=new, reason="Passphrase chosen by its owner")
    ministry.do("P-AN1", rotate_key, rotate)
    assert ministry.row(Account, account).public_key == new
    with ministry.store.read() as session:
        retired = session.scalars(sa.select(RetiredKey)).one()
    assert (retired.account_id, retired.public_key, retired.retired_at) == (account, old, ministry.clock.at)
    assert ministry.refused("P-AN1", rotate_key, rotate).rule == "account.key_used"
    assert ministry.refused("P-AN2", rotate_key, rotate).rule == "role"
