"""Accounts and the vault: neither without the other."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.ministry.accounts import CloseAccount, close_account
from app.actions.ministry.people import AddPerson, DeclareConflict, add_person, declare_conflict
from app.opening.accounts import (
    NewAccount,
    change_passphrase,
    create_account,
    recover_access,
    replace_recovery_key,
    reset_passphrase,
    shut_account,
    tidy_vault,
)
from app.opening.ministry import CreatedMinistry, OpenMinistry, open_ministry
from app.perform import perform
from app.refusals import BadInput, Locked, Refused
from db.base import new_id
from db.engine import writing
from db.ledger.entries import ledger
from db.people import Account, Person, RetiredKey
from db.store import Store
from db.vault import add_user_slot, people_of, unlock_with_recovery_key
from db.vocabulary import Role
from tests.support.founding import PASSPHRASE
from tests.support.ministry import SetClock

FIRST = "thimble orchard quay 83 velvet"
OWN = "harbour sextant mellow 29 crater"


def logins(folder: Path) -> list[str]:
    return [slot.login for slot in people_of(folder)]


def newcomer(ministry: OpenMinistry, login: str = "n.haddad", passphrase: str = FIRST) -> NewAccount:
    person = perform(ministry.store, ministry.actor, add_person, AddPerson(name="Noor Haddad"))
    return NewAccount(
        person_id=person.person_id, login=login, roles=frozenset({Role.ANALYST}), passphrase=passphrase
    )


def actions(ministry: OpenMinistry) -> list[str]:
    with ministry.store.read() as session:
        return list(session.scalars(sa.select(ledger.c.action).order_by(ledger.c.number)))


def test_a_new_person_chooses_their_own_passphrase_before_anything_else(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    account = create_account(ministry, newcomer(ministry))
    with ministry.store.read() as session:
        provisional = session.scalar(sa.select(Account.public_key).where(Account.id == account.account_id))
    ministry.close()
    with open_ministry(ministry.folder, "n.haddad", FIRST, clock=clock) as theirs:
        assert theirs.must_change
        assert theirs.actor.roles == frozenset()
        assert theirs.actor.signing_key is None
        conflict = DeclareConflict(person_id=account.person_id, country="MMR", statement="Shares.")
        with pytest.raises(Refused):
            perform(theirs.store, theirs.actor, declare_conflict, conflict)
        after = change_passphrase(theirs, FIRST, OWN)
        assert after.actor.roles == {Role.ANALYST}
        assert not after.must_change
        perform(after.store, after.actor, declare_conflict, conflict)
        with after.store.read() as session:
            assert session.scalars(sa.select(RetiredKey.public_key)).all() == [provisional]
    with open_ministry(ministry.folder, "n.haddad", OWN, clock=clock) as again:
        assert again.actor == after.actor
    with pytest.raises(Locked):
        open_ministry(ministry.folder, "n.haddad", FIRST, clock=clock)


def test_what_is_refused_leaves_no_place_in_the_vault(created: CreatedMinistry) -> None:
    ministry = created.ministry
    request = newcomer(ministry)
    for wrong, error in (
        (replace(request, roles=frozenset({Role.AUDITOR, Role.ANALYST})), Refused),
        (replace(request, roles=frozenset()), BadInput),
        (replace(request, person_id="nobody"), BadInput),
        (replace(request, passphrase="1234"), BadInput),
        (replace(request, login="l.ferrer"), Refused),
        (replace(request, login="a b"), BadInput),
    ):
        with pytest.raises(error):
            create_account(ministry, wrong)
        assert logins(ministry.folder) == ["l.ferrer"]
    with ministry.store.read() as session:
        assert session.scalars(sa.select(Account.login)).all() == ["l.ferrer"]


def test_who_is_entered_with_an_account_that_is_refused_is_not_entered_either(
    created: CreatedMinistry,
) -> None:
    ministry = created.ministry
    before, person = actions(ministry), AddPerson(name="Noor Haddad")
    wanted = NewAccount(
        person_id=new_id(),
        login="n.haddad",
        roles=frozenset({Role.ANALYST}),
        passphrase=FIRST,
        person=person,
    )
    with pytest.raises(Refused):
        create_account(ministry, replace(wanted, roles=frozenset({Role.AUDITOR, Role.ANALYST})))
    assert actions(ministry) == [*before, "refused.enter_with_account"]
    kept = create_account(ministry, wanted)
    assert actions(ministry)[-2:] == ["person.add", "account.open"]
    with ministry.store.read() as session:
        assert session.scalars(sa.select(Person.name).where(Person.id == kept.person_id)).all() == [
            person.name
        ]


def test_a_place_that_an_interruption_left_is_taken_out_again(created: CreatedMinistry) -> None:
    ministry = created.ministry
    add_user_slot(ministry.folder, ministry.unlocked, user_id="left-over", login="n.haddad", passphrase=FIRST)
    create_account(ministry, newcomer(ministry))
    assert logins(ministry.folder) == ["l.ferrer", "n.haddad"]
    assert "left-over" not in {slot.user_id for slot in people_of(ministry.folder)}


def test_a_closed_account_opens_nothing_and_can_be_opened_again(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    request = newcomer(ministry)
    account = create_account(ministry, request)
    shut_account(ministry, CloseAccount(account_id=account.account_id, reason="Left"))
    assert logins(ministry.folder) == ["l.ferrer"]
    again = create_account(ministry, replace(request, login="noor"))
    assert again.account_id == account.account_id
    assert logins(ministry.folder) == ["l.ferrer", "noor"]


def test_whoever_left_is_told_that_the_account_was_closed_after_the_right_passphrase_and_never_before(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    request = newcomer(ministry)
    account = create_account(ministry, request)
    shut_account(ministry, CloseAccount(account_id=account.account_id, reason="Left"))
    closed = ministry.store.clock()
    ministry.close()
    with pytest.raises(Locked) as unknown:
        open_ministry(ministry.folder, "nobody", FIRST, clock=clock)
    with pytest.raises(Locked) as wrong:
        open_ministry(ministry.folder, "n.haddad", OWN, clock=clock)
    assert str(wrong.value) == str(unknown.value)
    with pytest.raises(Locked) as told:
        open_ministry(ministry.folder, "n.haddad", FIRST, clock=clock)
    assert (
        told.value.message
        == f"The account n.haddad was closed on {closed:%Y-%m-%d} at {closed:%H:%M} UTC, by l.ferrer."
    )
    assert "Ask l.ferrer or another administrator" in told.value.remedy
    with open_ministry(ministry.folder, "l.ferrer", PASSPHRASE, clock=clock) as again:
        create_account(again, replace(request, passphrase=OWN))
    with open_ministry(ministry.folder, "n.haddad", OWN, clock=clock) as back:
        assert back.must_change
    with pytest.raises(Locked, match="login or the passphrase"):
        open_ministry(ministry.folder, "n.haddad", FIRST, clock=clock)


def test_a_place_in_the_vault_without_an_open_account_is_locked(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    account = create_account(ministry, newcomer(ministry))
    # As if the program had been killed between the database and the vault.
    perform(
        ministry.store,
        ministry.actor,
        close_account,
        CloseAccount(account_id=account.account_id, reason="Left"),
    )
    ministry.close()
    with pytest.raises(Locked, match="closed"):
        open_ministry(ministry.folder, "n.haddad", FIRST, clock=clock)
    with open_ministry(ministry.folder, "l.ferrer", PASSPHRASE, clock=clock) as again:
        tidy_vault(again)
        assert logins(ministry.folder) == ["l.ferrer"]


def test_an_administrator_resets_a_lost_passphrase_but_not_their_own(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    account = create_account(ministry, newcomer(ministry))
    reset_passphrase(ministry, account.account_id, OWN, reason="Forgotten")
    own = ministry.actor.account_id
    assert own is not None
    with pytest.raises(Refused) as caught:
        reset_passphrase(ministry, own, OWN, reason="Forgotten")
    assert caught.value.rule == "account.own"
    ministry.close()
    with open_ministry(ministry.folder, "n.haddad", OWN, clock=clock) as theirs:
        assert theirs.must_change


def test_only_an_administrator_touches_the_vault_and_attempts_are_recorded(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    request = newcomer(ministry)
    account = create_account(ministry, request)
    ministry.close()
    with open_ministry(ministry.folder, "n.haddad", FIRST, clock=clock) as provisional:
        analyst = change_passphrase(provisional, FIRST, OWN)
        with pytest.raises(Refused):
            create_account(analyst, replace(request, login="other"))
        with pytest.raises(Refused):
            reset_passphrase(analyst, account.account_id, OWN, reason="Mine")
        with pytest.raises(Refused):
            replace_recovery_key(analyst)
        assert actions(analyst)[-3:] == [
            "refused.create_account",
            "refused.reset_passphrase",
            "refused.replace_recovery_key",
        ]


def test_the_recovery_key_gives_a_way_back_that_is_on_the_ledger(
    created: CreatedMinistry, clock: SetClock
) -> None:
    folder = created.ministry.folder
    created.ministry.close()
    with pytest.raises(BadInput) as caught:
        recover_access(folder, created.recovery_key, "nobody", OWN, clock=clock)
    assert caught.value.field == "login"
    with pytest.raises(BadInput) as mistyped:
        recover_access(folder, "ABCDE", "l.ferrer", OWN, clock=clock)
    assert mistyped.value.field == "recovery key"
    recover_access(folder, created.recovery_key, "l.ferrer", OWN, clock=clock)
    with open_ministry(folder, "l.ferrer", OWN, clock=clock) as back:
        assert back.must_change
        settled = change_passphrase(back, OWN, FIRST)
        assert Role.ADMINISTRATOR in settled.actor.roles
        assert "vault.recovered" in actions(settled)
        assert "account.key" in actions(settled)


def test_a_replaced_recovery_key_opens_nothing(created: CreatedMinistry, clock: SetClock) -> None:
    ministry = created.ministry
    newer = replace_recovery_key(ministry)
    assert actions(ministry)[-1] == "vault.recovery_key"
    ministry.close()
    with pytest.raises(Locked):
        recover_access(ministry.folder, created.recovery_key, "l.ferrer", OWN, clock=clock)
    recover_access(ministry.folder, newer, "l.ferrer", OWN, clock=clock)


def refuse_entries(store: Store) -> None:
    """Let the ledger take no entry any more, as on a disk that is full."""
    with writing(store.engine).begin() as connection:
        connection.exec_driver_sql(
            "create trigger no_more before insert on ledger begin select raise(abort, 'full'); end"
        )


def test_without_an_entry_on_the_ledger_the_recovery_key_lets_nobody_in(
    created: CreatedMinistry, clock: SetClock
) -> None:
    folder, before = created.ministry.folder, people_of(created.ministry.folder)
    refuse_entries(created.ministry.store)
    created.ministry.close()
    with pytest.raises(sa.exc.DBAPIError):
        recover_access(folder, created.recovery_key, "l.ferrer", OWN, clock=clock)
    assert people_of(folder) == before


def test_without_an_entry_on_the_ledger_the_recovery_key_that_was_printed_stays(
    created: CreatedMinistry, clock: SetClock
) -> None:
    ministry = created.ministry
    refuse_entries(ministry.store)
    with pytest.raises(sa.exc.DBAPIError):
        replace_recovery_key(ministry)
    recovered = unlock_with_recovery_key(ministry.folder, created.recovery_key, at=clock())
    assert recovered.data_key == ministry.unlocked.data_key
