"""What many tests copy is built once in a run, by whichever test process needs it first."""

import io
import pickle
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from filelock import FileLock

from app.opening.upgrading import migrate
from db.engine import create_database, open_database
from db.store import Store

T = TypeVar("T")


class Templates:
    """Folders made by builders, and beside each what its builder returned."""

    def __init__(self, shared: Path) -> None:
        self._shared = shared

    def get(self, name: str, build: Callable[[Path], T]) -> tuple[T, Path]:
        """What ``build`` returned, and its folder, which nobody may change.

        ``build`` is given a folder that is not there yet; it leaves no database open, and an open store in what it
        returns comes back as none.
        """
        self._shared.mkdir(parents=True, exist_ok=True)
        folder, told = self._shared / name, self._shared / f"{name}.pickle"
        with FileLock(self._shared / f"{name}.lock"):
            if not told.exists():
                # A builder that failed in another process may have left a part.
                shutil.rmtree(folder, ignore_errors=True)
                told.write_bytes(pickled(build(folder)))
            built: T = pickle.loads(told.read_bytes())
        return built, folder


def pickled(thing: object) -> bytes:
    """The bytes of what a builder returned; signing keys are among them, open databases are not."""
    kept = io.BytesIO()
    _Pickler(kept).dump(thing)
    return kept.getvalue()


def migrated(templates: Templates, folder: Path, key: bytes) -> sa.Engine:
    """An empty database at the newest revision, in a folder that is there: a copy of one that was migrated once in the run.

    The revisions take two seconds; a test that is not about them need not wait for them.
    """

    def build(made: Path) -> None:
        made.mkdir()
        engine = create_database(made, key)
        migrate(engine)
        engine.dispose()

    _, source = templates.get(f"migrated-{sha256(key).hexdigest()[:16]}", build)
    shutil.copytree(source, folder, dirs_exist_ok=True)
    return open_database(folder, key)


class _Pickler(pickle.Pickler):
    """Carries signing keys by their bytes, and no open database."""

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, Ed25519PrivateKey):
            return Ed25519PrivateKey.from_private_bytes, (thing.private_bytes_raw(),)
        if isinstance(thing, Store):
            return type(None), ()
        return NotImplemented
