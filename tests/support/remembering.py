"""What many tests do first, such as opening a country file, is done once in a run and copied where it is done again."""

import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy.pool import QueuePool

from db.engine import DATABASE
from language import spoken
from tests.support.ministry import Ministry
from tests.support.steps import STEP
from tests.support.templates import Templates, pickled

P = ParamSpec("P")
T = TypeVar("T")


class _Run:
    """Where this run keeps what was done, and whether something is being done right now, whose parts are not kept."""

    templates: Templates | None = None
    busy = False


class _NotAlone(Exception):
    """The step was taken, and left the database open."""

    def __init__(self, result: object) -> None:
        super().__init__()
        self.result = result


def remember_in(templates: Templates) -> None:
    """From now on steps are remembered among what the test processes share."""
    _Run.templates = templates


@contextmanager
def taken_once() -> Iterator[None]:
    """Steps in here are taken and not kept: nobody comes to that state again, and to keep it costs as much as a short step."""
    before, _Run.busy = _Run.busy, True
    try:
        yield
    finally:
        _Run.busy = before


def remembered(step: Callable[Concatenate[Ministry, P], T]) -> Callable[Concatenate[Ministry, P], T]:
    """A step of casework that need not be done again.

    Where a database is byte for byte what it was when the step was last taken, and person, arguments, clock and language are
    the same, it becomes byte for byte what it then became. Anything else, be it one row more, and the step is taken.
    """

    @wraps(step)
    def run(ministry: Ministry, /, *arguments: P.args, **named: P.kwargs) -> T:
        name = None if _Run.busy else _name(ministry, (step.__module__, step.__qualname__, arguments, named))
        if name is None or _Run.templates is None:
            return step(ministry, *arguments, **named)
        taken = False

        def take(folder: Path) -> tuple[T, datetime]:
            nonlocal taken
            taken = _Run.busy = True
            try:
                result = step(ministry, *arguments, **named)
            finally:
                _Run.busy = False
            if (path := _closed(ministry)) is None:
                raise _NotAlone(result)
            folder.mkdir()
            shutil.copyfile(path, folder / DATABASE)
            return result, ministry.clock.at

        try:
            (result, at), source = _Run.templates.get(f"{STEP}{name}", take)
        except _NotAlone as open_still:
            return cast("T", open_still.result)
        if not taken:
            shutil.copyfile(source / DATABASE, _database(ministry))
            ministry.clock.at = at
        return result

    return run


def _name(ministry: Ministry, asked: object) -> str | None:
    """The state before a step and the step; None where others use the database, or nothing can be said for certain."""
    path = _closed(ministry)
    if path is None:
        return None
    try:
        said = pickled((asked, ministry.actors, ministry.clock.at, spoken()))
    except (pickle.PicklingError, TypeError, AttributeError):
        return None
    return sha256(sha256(path.read_bytes()).digest() + said).hexdigest()[:32]


def _closed(ministry: Ministry) -> Path | None:
    """The file, all of the database in it; None where somebody has it open."""
    engine, path = ministry.store.engine, _database(ministry)
    if not isinstance(engine.pool, QueuePool) or engine.pool.checkedout():
        return None
    engine.dispose()
    return None if path.with_name(f"{path.name}-wal").exists() else path


def _database(ministry: Ministry) -> Path:
    return Path(str(ministry.store.engine.url.database))
