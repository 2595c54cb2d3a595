"""A ministry's case folder: made, opened by one person at a time, closed."""

import base64
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from app.actions.ministry.accounts import RotateKey, rotate_key, usable_login
from app.actions.ministry.found_ministry import Founded, FoundMinistry, found_ministry
from app.actions.reports.clocks import Lapsed, NoteLapses, note_lapses
from app.faults import faults_in_words
from app.opening.clock import ClockBehind, clock_behind
from app.opening.upgrading import Upgraded, migrate, upgrade
from app.perform import perform
from app.refusals import BadInput, Damaged, Locked
from db.actor import TOCSIN, Actor
from db.base import new_id
from db.clock import utc_now
from db.diagnosis import PENDING_RESTORE
from db.engine import DATABASE, create_database, open_database
from db.files import make_private_folder, private_umask, sync_folder
from db.locking import InstanceLock
from db.people import Account, Person
from db.restore import finish_restore
from db.shares import network_share
from db.store import Store
from db.vault import (
    COPY,
    RFC_9106_LOW_MEMORY,
    VAULT,
    KdfParameters,
    Unlocked,
    create_vault,
    unlock,
)
from db.vocabulary import Role
from language import plural, tr

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMinistry:
    """A case that one person has open. Close it, or use it as a context.

    ``must_change``: the passphrase is provisional; until the person has chosen their own
    (``app.opening.accounts.change_passphrase``) the actor has no roles and no key. ``lapsed``: the clocks that were
    found to have run out as it was opened; ``clock_behind``: how the computer's clock stood before the ledger then.
    """

    folder: Path
    store: Store
    actor: Actor
    unlocked: Unlocked = field(repr=False)
    lock: InstanceLock = field(repr=False)
    upgraded: Upgraded | None = None
    warnings: tuple[str, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()
    clock_behind: ClockBehind | None = None

    @property
    def must_change(self) -> bool:
        """Whether a new passphrase has to be chosen before anything else."""
        return self.unlocked.must_change

    def close(self) -> None:
        """Give database and folder back."""
        try:
            self.store.close()
        finally:
            self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedMinistry:
    """A new ministry, open. ``recovery_key`` is shown and printed once, and kept nowhere."""

    ministry: OpenMinistry
    founded: Founded
    recovery_key: str = field(repr=False)


def create_ministry(
    folder: Path,
    request: FoundMinistry,
    *,
    passphrase: str,
    kdf: KdfParameters = RFC_9106_LOW_MEMORY,
    clock: Clock = utc_now,
) -> CreatedMinistry:
    """Make vault, database and ministry in a folder that is not there yet or is empty, and open it.

    It is made beside the folder and gets its name when it is whole: an interruption leaves nothing.

    Raises:
        BadInput: the folder is in use, a weak passphrase, or unusable input.
        Refused: as :func:`app.actions.ministry.found_ministry.found_ministry`.
        Damaged: the disk, or another instance that is at work there.
    """
    private_umask()
    folder = folder.absolute()
    staging = folder.with_name(f".{folder.name}.new")
    with faults_in_words(folder):
        _require_free(folder)
        make_private_folder(folder.parent)
        try:
            with InstanceLock(staging):
                case = staging / "case"
                # What an interrupted attempt left there holds nothing that anybody was told of.
                shutil.rmtree(case, ignore_errors=True)
                recovery_key, founded = _make(case, request, passphrase, kdf, clock)
                with suppress(FileNotFoundError):
                    folder.rmdir()
                case.rename(folder)
                sync_folder(folder.parent)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    ministry = open_ministry(folder, request.founder.login, passphrase, clock=clock)
    return CreatedMinistry(ministry=ministry, founded=founded, recovery_key=recovery_key)


def open_ministry(folder: Path, login: str, passphrase: str, *, clock: Clock = utc_now) -> OpenMinistry:
    """Take the case, open its vault and its database, bring it to this version, sign the person in, note lapses.

    Raises:
        Locked: name and passphrase do not fit, wait first, or the account is closed.
        Damaged: another instance has it, it is damaged, of a newer version, not there, or the disk fails.
    """
    private_umask()
    folder = folder.absolute()
    with ExitStack() as undo, faults_in_words(folder):
        require_case(folder)
        lock = InstanceLock(folder)
        lock.acquire(at=clock())
        undo.callback(lock.release)
        finish_restore(folder)
        unlocked = unlock(folder, login, passphrase, at=clock())
        engine = open_database(folder, unlocked.database_key)
        undo.callback(engine.dispose)
        engine, upgraded = upgrade(engine, folder, unlocked, lock, at=clock())
        store = Store(engine, clock=clock)
        undo.callback(store.close)
        try:
            behind = clock_behind(store)
            actor = _sign_in(store, unlocked)
            lapsed = perform(store, TOCSIN, note_lapses, NoteLapses())
        except sa.exc.IntegrityError as error:
            raise Damaged(
                tr(
                    "The ledger in “{folder}” takes no new entry: it was changed outside Tocsin.",
                    folder=folder,
                ),
                remedy=tr(
                    "See what was changed with “tocsin audit verify”, and restore the case from a backup."
                ),
            ) from error
        undo.pop_all()
    return OpenMinistry(
        folder=folder,
        store=store,
        actor=actor,
        unlocked=unlocked,
        lock=lock,
        upgraded=upgraded,
        warnings=_warnings(folder, unlocked, upgraded),
        lapsed=lapsed,
        clock_behind=behind,
    )


def require_case(folder: Path) -> None:
    """Look that there is something to open, before anything is made in the folder.

    Raises:
        BadInput: there is no ministry in it.
    """
    if not any((folder / name).exists() for name in (VAULT, COPY, DATABASE, PENDING_RESTORE)):
        raise BadInput(
            "folder",
            tr("There is no ministry in “{folder}”.", folder=folder),
            remedy=tr("Choose the folder of a ministry, or make a new one."),
        )


def actor_of(store: Store, unlocked: Unlocked) -> Actor:
    """The person behind an unlocked vault, with their roles and their key.

    Raises:
        Locked: their account is closed, or was never opened.
    """
    with store.read() as session:
        row = session.execute(
            sa.select(Account.id, Account.person_id, Account.roles, Person.name)
            .join(Person, Person.id == Account.person_id)
            .where(Account.id == unlocked.user_id, Account.active.is_(True))
        ).one_or_none()
    if row is None:
        raise Locked(
            tr("The account {login} is closed.", login=unlocked.login),
            remedy=tr("Ask an administrator to open it again."),
        )
    return Actor(
        account_id=row.id,
        person_id=row.person_id,
        name=row.name,
        roles=frozenset(Role(code) for code in row.roles),
        signing_key=unlocked.signing_key,
    )


def settle_key(store: Store, actor: Actor, unlocked: Unlocked, *, reason: str) -> None:
    """Let the ledger know the public key that the vault holds for the person, where it knows another."""
    key = base64.b64encode(unlocked.public_key).decode()
    with store.read() as session:
        known = session.scalar(sa.select(Account.public_key).where(Account.id == unlocked.user_id))
    if known != key:
        request = RotateKey(account_id=unlocked.user_id, public_key=key, reason=reason)
        perform(store, actor, rotate_key, request)


def _sign_in(store: Store, unlocked: Unlocked) -> Actor:
    actor = actor_of(store, unlocked)
    if unlocked.must_change:
        return replace(actor, roles=frozenset(), signing_key=None)
    # A change of passphrase that was interrupted between vault and database ends here.
    settle_key(store, actor, unlocked, reason=tr("Change of the passphrase"))
    with store.work(actor) as work:
        work.note(
            "session.open",
            Account.__tablename__,
            unlocked.user_id,
            detail={"failed_attempts_before": unlocked.failures_before} if unlocked.failures_before else None,
        )
        work.commit()
    return actor


def _make(
    case: Path, request: FoundMinistry, passphrase: str, kdf: KdfParameters, clock: Clock
) -> tuple[str, Founded]:
    """The recovery key and what was founded; everything is closed again."""
    founder = request.founder
    account_id = new_id()
    created = create_vault(
        case,
        user_id=account_id,
        login=usable_login(founder.login),
        passphrase=passphrase,
        user_inputs=(founder.name, request.settings.ministry_name),
        kdf=kdf,
        at=clock(),
    )
    actor = Actor(
        account_id=account_id,
        person_id=new_id(),
        name=founder.name,
        roles=founder.roles,
        signing_key=created.unlocked.signing_key,
    )
    engine = create_database(case, created.unlocked.database_key)
    try:
        migrate(engine)
        store = Store(engine, clock=clock)
        # A refusal has no ledger to stand on: what was half made is thrown away.
        with store.work(actor) as work:
            founded = found_ministry(work, actor, request)
            work.commit()
    finally:
        engine.dispose()
    return created.recovery_key, founded


def _require_free(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise BadInput(
            "folder",
            tr("“{folder}” is not an empty folder.", folder=folder),
            remedy=tr("Open the ministry that is there, or choose another folder for a new one."),
        )


def _warnings(folder: Path, unlocked: Unlocked, upgraded: Upgraded | None) -> tuple[str, ...]:
    found: list[str] = []
    share = network_share(folder)
    if share is not None:
        found.append(share.warning)
    if unlocked.failures_before:
        found.append(
            plural(
                "Since you last signed in, {count:,} attempt to sign in as you failed.",
                "Since you last signed in, {count:,} attempts to sign in as you failed.",
                unlocked.failures_before,
            )
        )
    if upgraded is not None:
        found.append(
            tr(
                "The case was brought to this version of Tocsin; the backup from before is “{path}”.",
                path=upgraded.backup.path,
            )
        )
    return tuple(found)
