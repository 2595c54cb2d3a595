"""Proving, while the case is open, that the person at the keyboard is the one who opened it."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.faults import faults_in_words
from app.opening.ministry import OpenMinistry
from db.faults import WrongPassphrase
from db.people import Account
from db.vault import Unlocked, unlock
from language import tr


def prove_presence(ministry: OpenMinistry, passphrase: str) -> None:
    """Let the person go on after the program was locked. Failed attempts count as at the sign-in.

    Raises:
        Locked: the passphrase is wrong, or several attempts failed and the wait is not over.
        Damaged: the vault cannot be read.
    """
    with faults_in_words(ministry.folder):
        unlocked = _unlocked(ministry, passphrase)
        failed = unlocked.failures_before
        with ministry.store.work(ministry.actor) as work:
            work.note(
                "session.unlock",
                Account.__tablename__,
                unlocked.user_id,
                detail={"failed_attempts_before": failed} if failed else None,
            )
            work.commit()


def _unlocked(ministry: OpenMinistry, passphrase: str) -> Unlocked:
    with of_known_login():
        return unlock(ministry.folder, ministry.unlocked.login, passphrase, at=ministry.store.clock())


@contextmanager
def of_known_login() -> Iterator[None]:
    """Who it is for is known here, and nobody typed a login: what is wrong can only be the passphrase."""
    try:
        yield
    except WrongPassphrase as fault:
        raise WrongPassphrase(
            tr("The passphrase is wrong."),
            remedy=tr("Check the keyboard layout and Caps Lock, and try again."),
            failures=fault.failures,
            retry_after=fault.retry_after,
        ) from fault
