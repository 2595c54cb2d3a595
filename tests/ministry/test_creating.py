"""Making a ministry's case: all of it, or nothing at all."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.ministry.found_ministry import FoundMinistry
from app.opening.ministry import CreatedMinistry, create_ministry, open_ministry
from app.refusals import BadInput, Damaged, Locked, Refused
from app.settings import Settings
from db.engine import DATABASE
from db.vault import VAULT
from db.vocabulary import Role
from tests.support.founding import FAST, PASSPHRASE, founding
from tests.support.ministry import SetClock


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_ministry_is_open_for_its_founder_and_for_nobody_else(tmp_path: Path, clock: SetClock) -> None:
    created = create_ministry(tmp_path / "case", founding(), passphrase=PASSPHRASE, kdf=FAST, clock=clock)
    ministry = created.ministry
    assert ministry.actor.name == "Lucía Ferrer"
    assert ministry.actor.roles == {Role.ADMINISTRATOR, Role.FOCAL_POINT}
    assert not ministry.must_change
    assert len(created.recovery_key) == 8 * 5 + 7
    assert names_in(tmp_path) == {"case"}
    if os.name == "posix":
        for name in ("", VAULT, DATABASE):
            assert stat.S_IMODE((ministry.folder / name).stat().st_mode) & 0o077 == 0
    with pytest.raises(Damaged, match="already open"):
        open_ministry(ministry.folder, "l.ferrer", PASSPHRASE)
    ministry.close()


def test_it_opens_again_after_it_was_closed(created: CreatedMinistry, clock: SetClock) -> None:
    created.ministry.close()
    with open_ministry(created.ministry.folder, "L.Ferrer", PASSPHRASE, clock=clock) as again:
        assert again.actor == created.ministry.actor
        assert again.upgraded is None


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear Minister")
    with pytest.raises(BadInput) as caught:
        create_ministry(folder, founding(), passphrase=PASSPHRASE, kdf=FAST)
    assert caught.value.field == "folder"
    assert names_in(folder) == {"letter.txt"}


def test_an_empty_folder_will_do(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    with create_ministry(folder, founding(), passphrase=PASSPHRASE, kdf=FAST, clock=clock).ministry:
        assert (folder / DATABASE).exists()


@pytest.mark.parametrize(
    ("passphrase", "request_", "error"),
    [
        ("ferrer", founding(), BadInput),
        (PASSPHRASE, replace(founding(), offices=()), BadInput),
        (PASSPHRASE, replace(founding(), settings=Settings(currency="?")), BadInput),
        (
            PASSPHRASE,
            replace(founding(), founder=replace(founding().founder, roles=frozenset({Role.ANALYST}))),
            Refused,
        ),
    ],
)
def test_a_ministry_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, passphrase: str, request_: FoundMinistry, error: type[Exception]
) -> None:
    with pytest.raises(error):
        create_ministry(tmp_path / "case", request_, passphrase=passphrase, kdf=FAST)
    assert names_in(tmp_path) == set()


def test_what_an_interruption_left_is_swept_away_the_next_time(tmp_path: Path, clock: SetClock) -> None:
    left = tmp_path / ".case.new" / "case"
    left.mkdir(parents=True)
    (left / DATABASE).write_bytes(b"half")
    with create_ministry(
        tmp_path / "case", founding(), passphrase=PASSPHRASE, kdf=FAST, clock=clock
    ).ministry as ministry:
        assert ministry.actor.name == "Lucía Ferrer"
    assert names_in(tmp_path) == {"case"}


def test_a_folder_without_a_ministry_says_so_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no ministry"):
        open_ministry(tmp_path, "l.ferrer", PASSPHRASE)
    assert names_in(tmp_path) == set()


def test_a_wrong_passphrase_is_one_clear_error_and_lets_go_of_the_case(
    created: CreatedMinistry, clock: SetClock
) -> None:
    created.ministry.close()
    folder = created.ministry.folder
    with pytest.raises(Locked, match="login or the passphrase"):
        open_ministry(folder, "l.ferrer", "another one entirely 77", clock=clock)
    with open_ministry(folder, "l.ferrer", PASSPHRASE, clock=clock) as again:
        assert any("1 attempt" in warning for warning in again.warnings)


def test_a_vault_without_its_database_is_a_damaged_case(created: CreatedMinistry, clock: SetClock) -> None:
    created.ministry.close()
    (created.ministry.folder / DATABASE).unlink()
    with pytest.raises(Damaged, match="not there"):
        open_ministry(created.ministry.folder, "l.ferrer", PASSPHRASE, clock=clock)
