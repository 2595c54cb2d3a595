"""The vault's file on the disk.

Kept twice, each copy with a checksum and written atomically, so that neither a power cut nor one bad sector
takes the case away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from db.faults import DatabaseBusy, VaultDamaged, VaultMissing
from db.files import PRIVATE_FILE, fault_of_system, write_atomically
from db.vault.header import LARGEST, Header, parse, serialise
from language import tr

VAULT = "tocsin.vault"
COPY = "tocsin.vault.bak"
_LOCK = "tocsin.vault.lock"
_LOCK_SECONDS = 10.0


def load(folder: Path) -> Header:
    """The header of the case in ``folder``, from its second copy where the first is damaged.

    Raises VaultMissing, VaultDamaged, NewerVault, or the fault of the file system.
    """
    found = False
    for name in (VAULT, COPY):
        path = folder / name
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise fault_of_system(error, path) or _damaged(folder) from error
        found = True
        try:
            return parse(content)
        except ValueError:
            continue
    if found:
        raise _damaged(folder)
    raise VaultMissing(
        tr(
            "There is no Tocsin case in “{folder}”: the file {vault}, which holds its keys, is not there.",
            folder=folder,
            vault=VAULT,
        ),
        remedy=tr("Choose the folder of a case, or restore the case from a backup."),
    )


def save(folder: Path, header: Header) -> None:
    """Write both copies. Raises the fault of the file system; then the older header is still whole."""
    content = serialise(header)
    for name in (VAULT, COPY):
        try:
            write_atomically(folder / name, content)
        except OSError as error:
            raise fault_of_system(error, folder / name) or error from error


def repair(folder: Path) -> None:
    """Write both copies again where one of them is lost or damaged, or lags behind after a power cut."""
    contents = [_content(folder / name) for name in (VAULT, COPY)]
    if contents[0] is None or contents[0] != contents[1]:
        with editing(folder) as header:
            save(folder, header)


@contextmanager
def editing(folder: Path) -> Iterator[Header]:
    """The present header while no other process may change it. The caller saves."""
    lock = FileLock(folder / _LOCK, timeout=_LOCK_SECONDS, mode=PRIVATE_FILE)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseBusy(
            tr(
                "Another program has held the keys of “{folder}” for {lock_seconds:.0f} seconds.",
                folder=folder,
                lock_seconds=_LOCK_SECONDS,
            ),
            remedy=tr("Close other instances of Tocsin on this case, then try again."),
        ) from None
    except OSError as error:
        raise fault_of_system(error, folder / _LOCK) or error from error
    try:
        yield load(folder)
    finally:
        lock.release()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _damaged(folder: Path) -> VaultDamaged:
    return VaultDamaged(
        tr(
            "The vault of “{folder}” and its second copy are both damaged, so the case cannot be unlocked.",
            folder=folder,
        ),
        remedy=tr("Restore the case from a backup; the present files are kept beside it."),
    )
