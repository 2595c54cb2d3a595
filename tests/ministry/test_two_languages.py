"""One case, two languages: nothing of the vault, the database or the ledger depends on the language it was written in."""

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from app.actions.keeping.audit import verify_ledger
from app.opening.ministry import CreatedMinistry, create_ministry, open_ministry
from app.reading.ministry.settings import read_settings
from app.refusals import Locked
from app.settings import Settings
from db.vocabulary import Role
from language import Language, speaking
from tests.support.founding import FAST, PASSPHRASE, founding
from tests.support.ministry import NOW, SetClock
from tests.support.templates import Templates


@pytest.mark.parametrize(
    ("written", "read"), list(permutations((Language.ENGLISH, Language.FRENCH, Language.PSEUDO), 2))
)
def test_a_case_written_in_one_language_opens_and_verifies_in_another(
    templates: Templates, tmp_path: Path, clock: SetClock, written: Language, read: Language
) -> None:
    def write(folder: Path) -> Settings:
        with speaking(written):
            created = create_ministry(
                folder, founding(), passphrase=PASSPHRASE, kdf=FAST, clock=SetClock(NOW)
            )
            with created.ministry as ministry, ministry.store.read() as session:
                return read_settings(session)

    settings, source = templates.get(f"written-in-{written}", write)
    folder = shutil.copytree(source, tmp_path / "case")
    with speaking(read), open_ministry(folder, "l.ferrer", PASSPHRASE, clock=clock) as ministry:
        assert ministry.actor.roles == {Role.ADMINISTRATOR, Role.FOCAL_POINT}
        assert verify_ledger(ministry.store).ok
        with ministry.store.read() as session:
            assert read_settings(session) == settings


def test_a_wrong_passphrase_is_refused_in_the_language_spoken(
    created: CreatedMinistry, clock: SetClock
) -> None:
    created.ministry.close()
    with speaking(Language.FRENCH), pytest.raises(Locked) as refused:
        open_ministry(created.ministry.folder, "l.ferrer", "gravel otter pamphlet 41 lanterns", clock=clock)
    assert "phrase de passe" in f"{refused.value}"
