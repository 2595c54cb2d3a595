"""Accounts and their place in the vault, kept together: neither without the other."""

import base64
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy as sa

from app.actions.common import require_role
from app.actions.ministry.accounts import (
    AccountKept,
    CloseAccount,
    EnterWithAccount,
    OpenAccount,
    RotateKey,
    close_account,
    enter_with_account,
    open_account,
    rotate_key,
    usable_login,
)
from app.actions.ministry.people import AddPerson
from app.faults import faults_in_words
from app.opening.ministry import Clock, OpenMinistry, actor_of, require_case, settle_key
from app.opening.presence import of_known_login
from app.opening.upgrading import upgrade
from app.perform import perform, reading
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_text
from db import vault
from db.actor import TOCSIN
from db.base import new_id
from db.clock import utc_now
from db.engine import open_database
from db.files import private_umask
from db.locking import InstanceLock
from db.people import Account
from db.restore import finish_restore
from db.store import Store
from db.vocabulary import Role
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """A way to sign in for a person, with a passphrase that they have to replace at their first sign-in.

    ``person`` is one who is entered with it, and then has the ``person_id`` that stands here.
    """

    person_id: str
    login: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    person: AddPerson | None = None


def create_account(ministry: OpenMinistry, request: NewAccount) -> AccountKept:
    """Make the person's signing key and their place in the vault, and open their account; who is new is entered with it.

    Raises:
        Refused: ``role``; ``account.*`` as :func:`app.actions.ministry.accounts.open_account`. Nobody is entered.
        BadInput: a weak passphrase, or what that use case cannot use. Nobody is entered.
        Damaged: the disk.
    """
    _require_administrator(ministry, "create_account")
    login = usable_login(request.login)
    tidy_vault(ministry)
    account_id = _closed_account(ministry.store, request.person_id) or new_id()
    with reading(ministry.store, ministry.actor, "create_account"), faults_in_words(ministry.folder):
        key = vault.add_user_slot(
            ministry.folder,
            ministry.unlocked,
            user_id=account_id,
            login=login,
            passphrase=request.passphrase,
            at=ministry.store.clock(),
        )
    opened = OpenAccount(
        person_id=request.person_id,
        login=login,
        roles=request.roles,
        public_key=base64.b64encode(key).decode(),
        account_id=account_id,
    )
    try:
        if request.person is None:
            return perform(ministry.store, ministry.actor, open_account, opened)
        person = replace(request.person, person_id=request.person_id)
        both = EnterWithAccount(person=person, account=opened)
        return perform(ministry.store, ministry.actor, enter_with_account, both)
    except BaseException:
        vault.remove_slot(ministry.folder, ministry.unlocked, user_id=account_id)
        raise


def shut_account(ministry: OpenMinistry, request: CloseAccount) -> AccountKept:
    """Close an account and take its place out of the vault.

    Raises:
        Refused, BadInput: as :func:`app.actions.ministry.accounts.close_account`.
        Damaged: the disk.
    """
    kept = perform(ministry.store, ministry.actor, close_account, request)
    tidy_vault(ministry, closing=request.account_id)
    return kept


def change_passphrase(ministry: OpenMinistry, old: str, new: str) -> OpenMinistry:
    """Choose a new passphrase of one's own; the open case goes on, with full roles from here.

    Raises:
        Locked: the old passphrase is wrong.
        BadInput: the new one is weak.
    """
    with faults_in_words(ministry.folder), of_known_login():
        unlocked = vault.change_passphrase(
            ministry.folder,
            ministry.unlocked.login,
            old,
            new,
            user_inputs=(ministry.actor.name,),
            at=ministry.store.clock(),
        )
    actor = actor_of(ministry.store, unlocked)
    settle_key(ministry.store, actor, unlocked, reason=tr("Passphrase chosen by its owner"))
    with ministry.store.work(actor) as work:
        work.note("account.passphrase", Account.__tablename__, unlocked.user_id)
        work.commit()
    return replace(ministry, unlocked=unlocked, actor=actor)


def reset_passphrase(ministry: OpenMinistry, account_id: str, passphrase: str, *, reason: str) -> AccountKept:
    """Give someone who forgot theirs a provisional passphrase, and with it a new key.

    Raises:
        Refused: ``role``; ``account.own``; ``account.closed``.
        BadInput: no such account, a weak passphrase, or no reason.
    """
    _require_administrator(ministry, "reset_passphrase")
    _require_another_open(ministry, account_id)
    # Before the vault is touched: what has no reason must not happen, and then stand nowhere.
    reason = required_text(reason, "reason")
    with faults_in_words(ministry.folder):
        key = vault.reset_passphrase(
            ministry.folder,
            ministry.unlocked,
            user_id=account_id,
            passphrase=passphrase,
            at=ministry.store.clock(),
        )
    request = RotateKey(account_id=account_id, public_key=base64.b64encode(key).decode(), reason=reason)
    return perform(ministry.store, ministry.actor, rotate_key, request)


def replace_recovery_key(ministry: OpenMinistry) -> str:
    """A new recovery key, to print; the one before opens nothing any more but backups that were made before.

    Raises:
        Refused: ``role``.
        Damaged: the disk; the key before still opens the case.
    """
    _require_administrator(ministry, "replace_recovery_key")
    with faults_in_words(ministry.folder), ministry.store.work(ministry.actor) as work:
        # Noted first: where that fails the old key still opens, and no new one is lost unseen.
        work.note("vault.recovery_key", "vault", ministry.unlocked.vault_id)
        written = vault.replace_recovery_key(ministry.folder, ministry.unlocked, at=work.at)
        work.commit()
    return written


def recover_access(
    folder: Path, recovery_key: str, login: str, passphrase: str, *, clock: Clock = utc_now
) -> None:
    """Give a person a provisional passphrase with the printed recovery key, when nobody else can.

    That it was used stands on the ledger.

    Raises:
        BadInput: a mistyped recovery key, an unknown login, or a weak passphrase.
        Locked: another recovery key, or too many attempts.
        Damaged: as :func:`app.opening.ministry.open_ministry`.
    """
    private_umask()
    folder = folder.absolute()
    require_case(folder)
    with faults_in_words(folder), InstanceLock(folder) as lock:
        finish_restore(folder)
        recovered = vault.unlock_with_recovery_key(folder, recovery_key, at=clock())
        name = vault.normal_login(login)
        person = next((slot for slot in vault.people_of(folder) if slot.login == name), None)
        if person is None:
            raise BadInput(
                "login", tr("Nobody signs in as “{name}”.", name=name[:60]), remedy=tr("Check the login.")
            )
        engine, _ = upgrade(
            open_database(folder, recovered.database_key), folder, recovered, lock, at=clock()
        )
        store = Store(engine, clock=clock)
        try:
            with store.work(TOCSIN) as work:
                # Noted first: where the ledger takes no entry, nobody is let in.
                work.note("vault.recovered", Account.__tablename__, person.user_id)
                vault.reset_passphrase(
                    folder, recovered, user_id=person.user_id, passphrase=passphrase, at=work.at
                )
                work.commit()
        finally:
            store.close()


def tidy_vault(ministry: OpenMinistry, *, closing: str = "") -> None:
    """Take out of the vault who has no open account: what an interruption between the two left there.

    The owner of the account that is ``closing`` now is told at the sign-in when that was and by whom; of one that an
    interruption left, neither is known here.
    """
    with ministry.store.read() as session:
        active = set(session.scalars(sa.select(Account.id).where(Account.active.is_(True))))
    with faults_in_words(ministry.folder):
        for slot in vault.people_of(ministry.folder):
            if slot.user_id == closing:
                vault.close_slot(
                    ministry.folder, ministry.unlocked, user_id=closing, at=ministry.store.clock()
                )
            elif slot.user_id not in active:
                vault.remove_slot(ministry.folder, ministry.unlocked, user_id=slot.user_id)


def _require_administrator(ministry: OpenMinistry, what: str) -> None:
    with reading(ministry.store, ministry.actor, what):
        require_role(ministry.actor, Role.ADMINISTRATOR)


def _closed_account(store: Store, person_id: str) -> str | None:
    with store.read() as session:
        return session.scalar(
            sa.select(Account.id).where(Account.person_id == person_id, Account.active.is_(False))
        )


def _require_another_open(ministry: OpenMinistry, account_id: str) -> None:
    with reading(ministry.store, ministry.actor, "reset_passphrase") as session:
        if account_id == ministry.actor.account_id:
            raise Refused(
                "account.own",
                tr("Nobody resets their own passphrase."),
                remedy=tr("Change it with the old one, or ask another administrator."),
            )
        account = session.get(Account, account_id)
        if account is None:
            raise BadInput("account", tr("There is no such account."), remedy=tr("Choose one of the list."))
        if not account.active:
            raise Refused(
                "account.closed",
                tr("The account {login} is closed.", login=account.login),
                remedy=tr("Open it again first."),
            )
