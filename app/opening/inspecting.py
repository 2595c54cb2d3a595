"""A case as it lies there: opened to be checked, with nothing written to it.

Whoever checks a ledger that may have been tampered with must not add to it first, not even that they came.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.faults import faults_in_words
from app.opening.ministry import require_case
from app.opening.upgrading import newest_revision, revision_of
from app.refusals import Damaged
from db.engine import open_database
from db.files import private_umask
from db.locking import InstanceLock
from db.restore import finish_restore
from db.store import Store
from db.vault import unlock
from language import tr


@contextmanager
def inspected(folder: Path, login: str, passphrase: str, *, at: datetime) -> Iterator[Store]:
    """The database of a case, to read only. Nobody is signed in, nothing is upgraded, no lapse is noted.

    Raises:
        BadInput: there is no case.
        Locked: name and passphrase do not fit, or wait first.
        Damaged: another instance has it, it is damaged, not of this version, or not there.
    """
    private_umask()
    folder = folder.absolute()
    require_case(folder)
    with faults_in_words(folder), InstanceLock(folder):
        finish_restore(folder)
        unlocked = unlock(folder, login, passphrase, at=at)
        engine = open_database(folder, unlocked.database_key)
        try:
            with engine.connect() as connection:
                revision = revision_of(connection)
            if revision != newest_revision():
                raise Damaged(
                    tr("The case in “{folder}” is of another version of Tocsin than this.", folder=folder),
                    remedy=tr(
                        "Check it with the version that wrote it, or open it once to bring it to this version."
                    ),
                )
            yield Store(engine)
        finally:
            engine.dispose()
