"""A ministry on disk, with a vault that is cheap to open and a report before an office; commands run on a copy."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from app.cli.program import Program
from app.cli.root import tocsin
from app.printing import Printer
from db.engine import DATABASE, connect, open_database
from db.files import PRIVATE_FILE
from db.ledger.entries import ledger
from db.store import Store
from db.vault import add_user_slot, create_vault, unlock
from tests.actions.conftest import built_ministry
from tests.support.carrying import PRINTER, escalated, open_file, prepared
from tests.support.filling import migrated_as_before
from tests.support.founding import FAST
from tests.support.ministry import KEY, NOW, STAFF, Ministry, SetClock, copy_of
from tests.support.templates import Templates

__all__ = ["built_ministry"]

PASSPHRASE = "gravel otter pamphlet 41 lantern"
DECIDER = "p-hr"
"""Head of the Human Rights Division, to whom the report is addressed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON that it printed: one line."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with a ministry, and commands on it. ``number`` is the report that waits for a decision."""

    folder: Path
    secret: Path
    number: str
    clock: SetClock = field(default_factory=lambda: SetClock(NOW))
    printer: Printer = PRINTER

    def run(self, *arguments: str, stdin: str | None = None, printer: bool = True) -> Outcome:
        """A command with these arguments and nothing else."""
        program = Program(
            printer=(lambda: self.printer) if printer else Program().printer, clock=self.clock, kdf=FAST
        )
        result: Result = CliRunner().invoke(
            tocsin, [str(argument) for argument in arguments], input=stdin, obj=program
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def signed_in(self, login: str, *arguments: str, stdin: str | None = None) -> Outcome:
        """A command as a person, with the passphrase from a file."""
        who = ("--folder", str(self.folder), "--as", login, "--passphrase-file", str(self.secret))
        return self.run(*arguments, *who, stdin=stdin)


@pytest.fixture(scope="module", autouse=True)
def _filled_as_before() -> Iterator[None]:
    """New ministries are filled as the first one was; tests/migrations run the revisions themselves."""
    with migrated_as_before():
        yield


@pytest.fixture(scope="session")
def built_case(
    templates: Templates, built_ministry: tuple[Ministry, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """A folder with vault and database; the report's number."""

    def build(folder: Path) -> str:
        plain = tmp_path_factory.mktemp("plain")
        with copy_of(*built_ministry, plain) as ministry:
            case = prepared(ministry, open_file(ministry), "VE-2", "VE-6", cost="200000")
            sent = escalated(ministry, case, "head_human_rights")
        _give_vault(ministry, plain / DATABASE, folder)
        return sent.report.number

    number, folder = templates.get("command-line", build)
    return folder, number


@pytest.fixture
def desk(built_case: tuple[Path, str], tmp_path: Path) -> Desk:
    """A case of the test's own."""
    source, number = built_case
    shutil.copytree(source, tmp_path / "case")
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    secret.chmod(0o600)
    return Desk(tmp_path / "case", secret, number)


@contextmanager
def opened(desk: Desk, login: str = "p-adm") -> Iterator[Store]:
    """The database of a case behind the command line's back."""
    key = unlock(desk.folder, login, PASSPHRASE).database_key
    store = Store(open_database(desk.folder, key), clock=desk.clock)
    try:
        yield store
    finally:
        store.close()


def actions(desk: Desk, login: str = "p-adm") -> list[str]:
    """The actions on the ledger, oldest first, but for signing in (whose first time settles a person's key)."""
    with opened(desk, login) as store, store.read() as session:
        found = session.scalars(sa.select(ledger.c.action).order_by(ledger.c.number)).all()
    return [str(action) for action in found if action not in {"session.open", "account.key"}]


def _give_vault(ministry: Ministry, database: Path, folder: Path) -> None:
    """Put the database under the key of a vault that everyone on the staff can open."""

    def account(code: str) -> str:
        return ministry.actors[code].account_id or ""

    first, *others = STAFF
    made = create_vault(
        folder, user_id=account(first), login=first.lower(), passphrase=PASSPHRASE, kdf=FAST, at=NOW
    )
    for code in others:
        add_user_slot(
            folder,
            made.unlocked,
            user_id=account(code),
            login=code.lower(),
            passphrase=PASSPHRASE,
            provisional=False,
            at=NOW,
        )
    shutil.copyfile(database, folder / DATABASE)
    (folder / DATABASE).chmod(PRIVATE_FILE)
    connection = connect(folder / DATABASE, KEY)
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.execute(f"PRAGMA rekey = \"x'{made.unlocked.database_key.hex()}'\"")
    connection.close()
