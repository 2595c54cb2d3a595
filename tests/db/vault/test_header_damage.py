"""A vault that was cut, overwritten or tampered with."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.faults import DiskFull, NewerVault, VaultDamaged, VaultMissing, WrongPassphrase
from db.vault import add_user_slot, unlock
from db.vault.header import parse, serialise
from tests.db.conftest import PASSPHRASE, Case

BOTH = ("tocsin.vault", "tocsin.vault.bak")
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut in half": lambda content: content[: len(content) // 2],
    "last byte missing from the object": lambda content: content[:-2],
    "garbage": lambda content: bytes(range(256)) * 8,
    "other JSON": lambda content: b"[1, 2]",
    "deeply nested": lambda content: b"[" * 100_000,
    "one letter changed": lambda content: content.replace(b'"amina"', b'"bmina"'),
    "a number made text": lambda content: content.replace(b'"passes": 1', b'"passes": "1"'),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_second_copy_opens_the_case_and_mends_the_first(vault_case: Case, damage: str) -> None:
    first, second = (vault_case.folder / name for name in BOTH)
    whole = first.read_bytes()
    first.write_bytes(DAMAGES[damage](whole))
    assert first.read_bytes() != whole
    assert unlock(vault_case.folder, "amina", PASSPHRASE).data_key == vault_case.unlocked.data_key
    assert first.read_bytes() == second.read_bytes() == whole


def test_a_lost_second_copy_is_made_again(vault_case: Case) -> None:
    (vault_case.folder / "tocsin.vault.bak").unlink()
    unlock(vault_case.folder, "amina", PASSPHRASE)
    contents = {(vault_case.folder / name).read_bytes() for name in BOTH}
    assert len(contents) == 1


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_both_copies_is_one_clear_error(vault_case: Case, damage: str) -> None:
    for name in BOTH:
        path = vault_case.folder / name
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    with pytest.raises(VaultDamaged) as refused:
        unlock(vault_case.folder, "amina", PASSPHRASE)
    assert "backup" in refused.value.remedy


def test_no_vault_at_all_is_said(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(VaultMissing):
            unlock(folder, "amina", PASSPHRASE)


def test_a_newer_vault_is_not_called_damaged(vault_case: Case) -> None:
    content = json.loads((vault_case.folder / "tocsin.vault").read_bytes())
    content["version"] = 99
    del content["checksum"]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    content["checksum"] = hashlib.sha256(canonical).hexdigest()
    (vault_case.folder / "tocsin.vault").write_text(json.dumps(content))
    with pytest.raises(NewerVault) as refused:
        unlock(vault_case.folder, "amina", PASSPHRASE)
    assert "99" in refused.value.message


def test_a_slot_taken_out_with_a_right_checksum_is_found_by_the_seal(vault_case: Case) -> None:
    add_user_slot(
        vault_case.folder,
        vault_case.unlocked,
        user_id="u-2",
        login="bo",
        passphrase="otter gravel lantern 77",
    )
    header = parse((vault_case.folder / "tocsin.vault").read_bytes())
    tampered = serialise(replace(header, slots=header.slots[:1]))
    for name in BOTH:
        (vault_case.folder / name).write_bytes(tampered)
    with pytest.raises(VaultDamaged) as refused:
        unlock(vault_case.folder, "amina", PASSPHRASE)
    assert "changed outside" in refused.value.message


def test_a_slot_cannot_be_passed_off_as_another_persons(vault_case: Case) -> None:
    header = parse((vault_case.folder / "tocsin.vault").read_bytes())
    renamed = replace(header, slots=(replace(header.slots[0], user_id="minister"),))
    for name in BOTH:
        (vault_case.folder / name).write_bytes(serialise(renamed))
    with pytest.raises(WrongPassphrase):
        unlock(vault_case.folder, "amina", PASSPHRASE)


def test_a_power_cut_while_writing_leaves_the_old_vault(
    vault_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {name: (vault_case.folder / name).read_bytes() for name in BOTH}

    def cut(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(DiskFull):
        add_user_slot(
            vault_case.folder,
            vault_case.unlocked,
            user_id="u-2",
            login="bo",
            passphrase="otter gravel lantern 77",
        )
    assert {name: (vault_case.folder / name).read_bytes() for name in BOTH} == before
    assert not [path for path in vault_case.folder.iterdir() if path.name.startswith(".tocsin")]
