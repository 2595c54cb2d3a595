"""Proving, while the case is open, that the person at the keyboard is the one who opened it."""

from app.faults import faults_in_words
from app.opening.ministry import OpenMinistry
from db.people import Account
from db.vault import unlock


def prove_presence(ministry: OpenMinistry, passphrase: str) -> None:
    """Let the person go on after the program was locked. Failed attempts count as at the sign-in.

    Raises:
        Locked: the passphrase is wrong, or several attempts failed and the wait is not over.
        Damaged: the vault cannot be read.
    """
    with faults_in_words(ministry.folder):
        unlocked = unlock(ministry.folder, ministry.unlocked.login, passphrase, at=ministry.store.clock())
        failed = unlocked.failures_before
        with ministry.store.work(ministry.actor) as work:
            work.note(
                "session.unlock",
                Account.__tablename__,
                unlocked.user_id,
                detail={"failed_attempts_before": failed} if failed else None,
            )
            work.commit()
