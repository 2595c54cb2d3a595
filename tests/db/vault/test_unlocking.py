"""Who gets in, who does not, and what it costs to try."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.faults import TooManyAttempts, VaultExists, WeakPassphrase, WrongPassphrase
from db.vault import (
    RFC_9106_LOW_MEMORY,
    KdfParameters,
    add_user_slot,
    create_vault,
    people_of,
    unlock,
)
from db.vault.attempts import delay_after
from db.vault.kdf import stretch
from tests.db.conftest import PASSPHRASE, Case

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_the_passphrase_gives_the_same_keys_again(vault_case: Case) -> None:
    again = unlock(vault_case.folder, "amina", PASSPHRASE)
    assert again.data_key == vault_case.unlocked.data_key
    assert again.public_key == vault_case.unlocked.public_key
    assert again.user_id == "u-1"
    assert not again.must_change


def test_the_login_is_compared_without_case_and_composed(vault_case: Case) -> None:
    add_user_slot(
        vault_case.folder,
        vault_case.unlocked,
        user_id="u-2",
        login="Zoë",
        passphrase="otter gravel lantern 77 pole",
    )
    assert unlock(vault_case.folder, " ZOE\u0308 ", "otter gravel lantern 77 pole").user_id == "u-2"
    assert unlock(vault_case.folder, "AMINA", PASSPHRASE).user_id == "u-1"


def test_wrong_passphrase_and_unknown_login_say_the_same(vault_case: Case) -> None:
    with pytest.raises(WrongPassphrase) as wrong:
        unlock(vault_case.folder, "amina", "not this", at=NOON)
    with pytest.raises(WrongPassphrase) as unknown:
        unlock(vault_case.folder, "nobody", PASSPHRASE, at=NOON)
    assert str(wrong.value) == str(unknown.value)
    assert (wrong.value.failures, wrong.value.retry_after) == (1, 0)
    assert (unknown.value.failures, unknown.value.retry_after) == (1, 0)


def test_an_unknown_login_costs_a_whole_key_derivation(
    vault_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: list[KdfParameters] = []

    def counting(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
        spent.append(cost)
        return stretch(passphrase, salt, cost)

    monkeypatch.setattr("db.vault.keys.stretch", counting)
    for login in ("amina", "nobody"):
        with pytest.raises(WrongPassphrase):
            unlock(vault_case.folder, login, "not this")
    assert len(spent) == 2
    assert spent[0] == spent[1]


def test_failures_are_counted_across_starts_and_told_at_the_next_success(vault_case: Case) -> None:
    for expected in (1, 2):
        with pytest.raises(WrongPassphrase) as refused:
            unlock(vault_case.folder, "amina", "not this", at=NOON)
        assert refused.value.failures == expected
    assert unlock(vault_case.folder, "amina", PASSPHRASE, at=NOON).failures_before == 2
    assert unlock(vault_case.folder, "amina", PASSPHRASE, at=NOON).failures_before == 0


def test_after_three_failures_even_the_right_passphrase_waits(vault_case: Case) -> None:
    for expected in (0, 0, 5):
        with pytest.raises(WrongPassphrase) as refused:
            unlock(vault_case.folder, "amina", "not this", at=NOON)
        assert refused.value.retry_after == expected
    with pytest.raises(TooManyAttempts) as waiting:
        unlock(vault_case.folder, "amina", PASSPHRASE, at=NOON + timedelta(seconds=3))
    assert waiting.value.retry_after == 2
    assert "2 seconds" in waiting.value.remedy
    assert unlock(vault_case.folder, "amina", PASSPHRASE, at=NOON + timedelta(seconds=5)).user_id == "u-1"


def test_a_refused_attempt_is_not_looked_at(vault_case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(vault_case.folder, "amina", "not this", at=NOON)
    before = (vault_case.folder / "tocsin.vault").read_bytes()
    monkeypatch.setattr("db.vault.opening.open_slot", lambda *_: pytest.fail("looked at"))
    with pytest.raises(TooManyAttempts):
        unlock(vault_case.folder, "amina", PASSPHRASE, at=NOON)
    assert (vault_case.folder / "tocsin.vault").read_bytes() == before


def test_others_do_not_wait_for_one_persons_failures(vault_case: Case) -> None:
    other = "otter gravel lantern 77 pole"
    add_user_slot(vault_case.folder, vault_case.unlocked, user_id="u-2", login="bo", passphrase=other)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(vault_case.folder, "amina", "not this", at=NOON)
    assert unlock(vault_case.folder, "bo", other, at=NOON).user_id == "u-2"


def test_delays_grow_to_a_quarter_of_an_hour_and_no_further() -> None:
    delays = [delay_after(count) for count in range(1, 200)]
    assert delays[:5] == [0, 0, 5, 10, 20]
    assert delays == sorted(delays)
    assert delays[-1] == 900


def test_a_clock_set_back_locks_nobody_out(vault_case: Case) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(vault_case.folder, "amina", "not this", at=NOON)
    with pytest.raises(TooManyAttempts) as waiting:
        unlock(vault_case.folder, "amina", PASSPHRASE, at=NOON - timedelta(days=400))
    assert waiting.value.retry_after == 5


def test_what_was_typed_as_login_is_not_kept_and_the_file_stays_small(vault_case: Case) -> None:
    for number in range(120):
        with pytest.raises(WrongPassphrase):
            unlock(vault_case.folder, f"my secret phrase {number}", "x", at=NOON + timedelta(seconds=number))
    content = (vault_case.folder / "tocsin.vault").read_bytes()
    assert b"secret" not in content
    assert len(content) < 20_000


def test_the_files_hold_no_key_and_are_for_the_owner_alone(vault_case: Case) -> None:
    unlocked = vault_case.unlocked
    secrets = (unlocked.data_key, unlocked.database_key, unlocked.signing_key.private_bytes_raw())
    for name in ("tocsin.vault", "tocsin.vault.bak"):
        path = vault_case.folder / name
        content = path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
        assert all(secret not in content and secret.hex().encode() not in content for secret in secrets)
    assert vault_case.folder.stat().st_mode & 0o777 == 0o700
    assert (vault_case.folder / "backups").stat().st_mode & 0o777 == 0o700


def test_keys_do_not_show_in_a_representation(vault_case: Case) -> None:
    shown = repr(vault_case.unlocked)
    assert "amina" in shown
    assert "data_key" not in shown
    assert repr(vault_case.unlocked.data_key)[2:-1] not in shown


def test_a_second_vault_never_overwrites_the_first(vault_case: Case) -> None:
    with pytest.raises(VaultExists):
        create_vault(vault_case.folder, user_id="u-9", login="eve", passphrase=PASSPHRASE)
    assert [person.login for person in people_of(vault_case.folder)] == ["amina"]


def test_the_default_costs_what_rfc_9106_recommends(tmp_path: Path) -> None:
    create_vault(tmp_path / "case", user_id="u-1", login="amina", passphrase=PASSPHRASE)
    assert KdfParameters(memory_kib=65536, passes=3, lanes=4) == RFC_9106_LOW_MEMORY
    assert '"memory_kib": 65536' in (tmp_path / "case" / "tocsin.vault").read_text()


@pytest.mark.parametrize(
    "weak", ["", "password1", "amina amina", "tocsin", "x" * 2000, "gravel\notter 41 lantern"]
)
def test_a_weak_passphrase_makes_no_vault(tmp_path: Path, fast_kdf: KdfParameters, weak: str) -> None:
    with pytest.raises(WeakPassphrase) as refused:
        create_vault(tmp_path / "case", user_id="u-1", login="amina", passphrase=weak, kdf=fast_kdf)
    assert refused.value.remedy
    assert not (tmp_path / "case").exists()
