"""Adding, changing, resetting and removing people, and the recovery key."""

import json
from pathlib import Path

import pytest

from db.engine import open_database
from db.faults import (
    AccountClosed,
    LastSlot,
    LoginTaken,
    MistypedRecoveryKey,
    NoSuchSlot,
    VaultDamaged,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryKey,
)
from db.vault import (
    KdfParameters,
    add_user_slot,
    change_passphrase,
    close_slot,
    create_vault,
    people_of,
    remove_slot,
    replace_recovery_key,
    reset_passphrase,
    unlock,
    unlock_with_recovery_key,
)
from tests.db.conftest import PASSPHRASE, Case

OTHER = "otter gravel lantern 77 pole"
THIRD = "saddle 19 orbit mustard fjord"


def test_changing_a_passphrase_rewraps_and_leaves_the_database_byte_for_byte(case: Case) -> None:
    before = (case.folder / "tocsin.db").read_bytes()
    changed = change_passphrase(case.folder, "amina", PASSPHRASE, OTHER)
    assert (case.folder / "tocsin.db").read_bytes() == before
    assert changed.data_key == case.unlocked.data_key
    assert changed.public_key == case.unlocked.public_key
    open_database(case.folder, unlock(case.folder, "amina", OTHER).database_key).dispose()
    with pytest.raises(WrongPassphrase):
        unlock(case.folder, "amina", PASSPHRASE)


def test_changing_needs_the_old_passphrase_and_a_strong_new_one(vault_case: Case) -> None:
    with pytest.raises(WrongPassphrase):
        change_passphrase(vault_case.folder, "amina", "not this", OTHER)
    with pytest.raises(WeakPassphrase):
        change_passphrase(vault_case.folder, "amina", PASSPHRASE, "amina2026")
    assert unlock(vault_case.folder, "amina", PASSPHRASE).user_id == "u-1"


def test_a_person_added_with_a_chosen_passphrase_gets_a_signing_key_of_their_own(vault_case: Case) -> None:
    given = add_user_slot(vault_case.folder, vault_case.unlocked, user_id="u-2", login="bo", passphrase=OTHER)
    first = unlock(vault_case.folder, "bo", OTHER)
    assert first.must_change
    assert first.public_key == given != vault_case.unlocked.public_key
    assert first.data_key == vault_case.unlocked.data_key
    own = change_passphrase(vault_case.folder, "bo", OTHER, THIRD)
    assert own.public_key != given
    again = unlock(vault_case.folder, "bo", THIRD)
    assert not again.must_change
    assert again.public_key == own.public_key == people_of(vault_case.folder)[1].public_key


def test_a_login_or_person_has_one_slot(vault_case: Case) -> None:
    for user_id, login in (("u-2", "Amina"), ("u-1", "other")):
        with pytest.raises(LoginTaken):
            add_user_slot(
                vault_case.folder, vault_case.unlocked, user_id=user_id, login=login, passphrase=OTHER
            )
    assert len(people_of(vault_case.folder)) == 1


def test_a_closed_place_keeps_no_way_to_the_key_of_the_case(vault_case: Case) -> None:
    folder = vault_case.folder
    add_user_slot(folder, vault_case.unlocked, user_id="u-2", login="bo", passphrase=OTHER)
    assert json.loads((folder / "tocsin.vault").read_bytes())["version"] == 1
    close_slot(folder, vault_case.unlocked, user_id="u-2")
    content = json.loads((folder / "tocsin.vault").read_bytes())
    assert content["version"] == 2
    (left,) = content["closed"]
    assert (left["login"], left["by"]) == ("bo", "amina")
    assert "data_key" not in left
    with pytest.raises(AccountClosed):
        unlock(folder, "bo", OTHER)
    with pytest.raises(WrongPassphrase):
        unlock(folder, "bo", THIRD)
    with pytest.raises(NoSuchSlot):
        reset_passphrase(folder, vault_case.unlocked, user_id="u-2", passphrase=THIRD)
    unlock(folder, "amina", PASSPHRASE)


def test_the_login_of_somebody_who_left_can_be_given_to_another(vault_case: Case) -> None:
    folder = vault_case.folder
    add_user_slot(folder, vault_case.unlocked, user_id="u-2", login="bo", passphrase=OTHER)
    close_slot(folder, vault_case.unlocked, user_id="u-2")
    add_user_slot(folder, vault_case.unlocked, user_id="u-3", login="bo", passphrase=THIRD)
    assert unlock(folder, "bo", THIRD).user_id == "u-3"
    with pytest.raises(WrongPassphrase):
        unlock(folder, "bo", OTHER)


def test_a_removed_person_gets_in_no_longer(vault_case: Case) -> None:
    add_user_slot(vault_case.folder, vault_case.unlocked, user_id="u-2", login="bo", passphrase=OTHER)
    remove_slot(vault_case.folder, vault_case.unlocked, user_id="u-2")
    with pytest.raises(WrongPassphrase):
        unlock(vault_case.folder, "bo", OTHER)
    with pytest.raises(NoSuchSlot):
        remove_slot(vault_case.folder, vault_case.unlocked, user_id="u-2")
    assert b'"bo"' not in (vault_case.folder / "tocsin.vault.bak").read_bytes()


def test_the_last_person_cannot_be_removed(vault_case: Case) -> None:
    with pytest.raises(LastSlot):
        remove_slot(vault_case.folder, vault_case.unlocked, user_id="u-1")
    assert unlock(vault_case.folder, "amina", PASSPHRASE).user_id == "u-1"


def test_the_recovery_key_gives_a_new_passphrase_and_not_the_old_signature(vault_case: Case) -> None:
    recovered = unlock_with_recovery_key(vault_case.folder, vault_case.recovery_key.lower().replace("-", " "))
    assert recovered.data_key == vault_case.unlocked.data_key
    fresh = reset_passphrase(vault_case.folder, recovered, user_id="u-1", passphrase=OTHER)
    again = unlock(vault_case.folder, "amina", OTHER)
    assert again.must_change
    assert again.data_key == vault_case.unlocked.data_key
    assert again.public_key == fresh != vault_case.unlocked.public_key
    with pytest.raises(WrongPassphrase):
        unlock(vault_case.folder, "amina", PASSPHRASE)


def test_a_replaced_recovery_key_is_worthless(vault_case: Case) -> None:
    fresh = replace_recovery_key(vault_case.folder, vault_case.unlocked)
    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery_key(vault_case.folder, vault_case.recovery_key)
    assert unlock_with_recovery_key(vault_case.folder, fresh).data_key == vault_case.unlocked.data_key


def test_a_typing_error_is_named_and_not_counted(vault_case: Case) -> None:
    groups = vault_case.recovery_key.split("-")
    groups[2] = ("0" if groups[2][0] != "0" else "1") + groups[2][1:]
    before = (vault_case.folder / "tocsin.vault").read_bytes()
    with pytest.raises(MistypedRecoveryKey) as refused:
        unlock_with_recovery_key(vault_case.folder, "-".join(groups))
    assert refused.value.groups == (3,)
    assert "group 3" in refused.value.message
    assert (vault_case.folder / "tocsin.vault").read_bytes() == before


def test_who_opened_another_vault_changes_nothing_here(
    vault_case: Case, tmp_path: Path, fast_kdf: KdfParameters
) -> None:
    stranger = create_vault(tmp_path / "other", user_id="u-1", login="eve", passphrase=OTHER, kdf=fast_kdf)
    before = (vault_case.folder / "tocsin.vault").read_bytes()
    with pytest.raises(VaultDamaged):
        reset_passphrase(vault_case.folder, stranger.unlocked, user_id="u-1", passphrase=THIRD)
    assert (vault_case.folder / "tocsin.vault").read_bytes() == before
