"""A real case in a temporary folder, with a vault that is cheap to open."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.engine import create_database, open_database, writing
from db.vault import KdfParameters, Unlocked, create_vault
from tests.support.templates import Templates

FAST = KdfParameters(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "gravel otter pamphlet 41 lantern"


@dataclass(frozen=True)
class Case:
    """A case folder, who made it, and how to get in."""

    folder: Path
    unlocked: Unlocked
    recovery_key: str
    passphrase: str = PASSPHRASE

    @property
    def key(self) -> bytes:
        return self.unlocked.database_key


@pytest.fixture
def fast_kdf() -> KdfParameters:
    return FAST


@pytest.fixture
def vault_case(templates: Templates, tmp_path: Path) -> Case:
    """A folder with a vault and no database yet; it is made once, since the passphrase is measured then, and copied."""

    def build(folder: Path) -> tuple[Unlocked, str]:
        created = create_vault(folder, user_id="u-1", login="amina", passphrase=PASSPHRASE, kdf=FAST)
        return created.unlocked, created.recovery_key

    (unlocked, recovery_key), source = templates.get("vault", build)
    folder = tmp_path / "case"
    shutil.copytree(source, folder)
    return Case(folder, unlocked, recovery_key)


@pytest.fixture
def case(vault_case: Case) -> Case:
    """A case with a database of some pages; nobody has it open."""
    engine = create_database(vault_case.folder, vault_case.key)
    with writing(engine).begin() as connection:
        connection.execute(sa.text("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"))
        connection.execute(
            sa.text("INSERT INTO notes (body) VALUES (:body)"),
            [{"body": f"Rathedaung village {number} " * 40} for number in range(100)],
        )
    engine.dispose()
    return vault_case


@pytest.fixture
def engine(case: Case) -> Iterator[sa.Engine]:
    """The open database of ``case``."""
    opened = open_database(case.folder, case.key)
    yield opened
    opened.dispose()
