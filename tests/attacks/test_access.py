"""Attempts on accounts, the vault and protected identities."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.evidence.sources import AddSource, add_source
from app.actions.ministry.people import AddPerson, add_person
from app.opening.accounts import NewAccount, create_account, reset_passphrase
from app.opening.clock import clock_caution
from app.opening.ministry import CreatedMinistry, OpenMinistry, open_ministry
from app.perform import perform
from app.refusals import BadInput, Locked, Refused
from db.ledger.entries import ledger
from db.vocabulary import Reliability, Role, SourceKind
from tests.support.founding import PASSPHRASE
from tests.support.ministry import Ministry, SetClock

FIRST = "quartz lantern meadow violin"
OTHER = "sable harbour thirteen oaks"


def actions(ministry: OpenMinistry) -> list[str]:
    with ministry.store.read() as session:
        return list(session.scalars(sa.select(ledger.c.action).order_by(ledger.c.number)))


def newcomer(ministry: OpenMinistry) -> NewAccount:
    person = perform(ministry.store, ministry.actor, add_person, AddPerson(name="Nadia Haddad"))
    return NewAccount(
        person_id=person.person_id, login="n.haddad", roles=frozenset({Role.ANALYST}), passphrase=FIRST
    )


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_passphrase_is_not_reset_without_a_trace(
    created: CreatedMinistry, clock: SetClock, reason: str
) -> None:
    ministry = created.ministry
    account = create_account(ministry, newcomer(ministry))
    with pytest.raises(BadInput):
        reset_passphrase(ministry, account.account_id, OTHER, reason=reason)
    ministry.close()
    with pytest.raises(Locked):
        open_ministry(ministry.folder, "n.haddad", OTHER, clock=clock)


def test_a_refused_reset_stands_on_the_ledger_also_of_oneself(created: CreatedMinistry) -> None:
    ministry = created.ministry
    own = ministry.actor.account_id
    assert own is not None
    with pytest.raises(Refused):
        reset_passphrase(ministry, own, OTHER, reason="Forgotten")
    assert actions(ministry)[-1] == "refused.reset_passphrase"


def test_a_clock_that_was_set_back_is_told_before_anything_is_decided(
    created: CreatedMinistry, clock: SetClock
) -> None:
    folder, login = created.ministry.folder, created.ministry.unlocked.login
    created.ministry.close()
    with open_ministry(folder, login, PASSPHRASE, clock=clock) as in_time:
        assert in_time.clock_behind is None
    clock.at -= timedelta(days=30)
    with open_ministry(folder, login, PASSPHRASE, clock=clock) as set_back:
        assert set_back.clock_behind is not None
        assert "30 days behind the ledger" in clock_caution(set_back.clock_behind)[0]


def test_a_refused_login_stands_on_the_ledger(created: CreatedMinistry) -> None:
    ministry = created.ministry
    create_account(ministry, newcomer(ministry))
    with pytest.raises(Refused):
        create_account(ministry, newcomer(ministry))
    assert actions(ministry)[-1].startswith("refused.")


@pytest.mark.parametrize("name", ["Source Khin,", "“Khin”", "Khin-4", "KHIN's cousin"])
def test_a_pseudonym_gives_no_name_away_by_its_punctuation(ministry: Ministry, name: str) -> None:
    request = AddSource(
        name=name,
        kind=SourceKind.POST,
        reliability=Reliability.B,
        protected=True,
        identity="Daw Khin Aye, nurse",
    )
    assert ministry.rejected("P-AN1", add_source, request).field == "name"


def test_notes_do_not_hold_the_identity_that_is_sealed(ministry: Ministry) -> None:
    request = AddSource(
        name="Heron",
        kind=SourceKind.POST,
        reliability=Reliability.B,
        protected=True,
        identity="Daw Khin Aye",
        notes="Heron is daw khin aye of the clinic.",
    )
    assert ministry.rejected("P-AN1", add_source, request).field == "notes"
