"""The one-file checker that an inquiry runs: with nothing but Python, and with an exit status for each answer."""

import ast
import hashlib
import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions.keeping.audit import COMPANIONS, export_ledger
from db.engine import DATABASE, open_database
from db.ledger.exporting import ENTRIES, MANIFEST, Export
from db.store import Store
from tests.support.examples import up_to
from tests.support.small_ledger import KEY, Small

SCRIPT = runpy.run_path(str(COMPANIONS[1]), run_name="verify_ledger")
WHOLE, ALTERED, TRUNCATED, COULD_NOT_CHECK = 0, 1, 2, 3

# RFC 8032, section 7.1: public key, message, and the two halves of the signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.fixture
def export(small: Small, tmp_path: Path) -> Export:
    return export_ledger(small.store, small.amina, tmp_path / "for the inquiry")


def check(path: Path, *options: str) -> tuple[int, str]:
    """Exit status and output of the checker, run inside this process."""
    head = SCRIPT["printed_head"](options[1]) if options[:1] == ("--head",) else None
    status, lines = SCRIPT["verify"](path, head)
    return status, "\n".join(lines)


def lines_of(export: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (export.path / ENTRIES).read_text("utf-8").splitlines()]


def test_a_stranger_checks_an_export_with_python_alone(export: Export) -> None:
    head = f"{export.head.number}:{export.head.hash}"
    # -I: no packages of ours, no environment, nothing but the standard library.
    command = [sys.executable, "-I", "-S", str(export.path / "verify_ledger.py"), str(export.path)]
    done = subprocess.run([*command, "--head", head], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (WHOLE, "")
    assert done.stdout.endswith("WHOLE.\n")
    assert f"{export.count} entries read" in done.stdout
    entries = export.path / ENTRIES
    entries.write_bytes(entries.read_bytes().replace(b"No longer needed", b"No longer wanted", 1))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == ALTERED
    assert "ALTERED. First bad entry: " in done.stdout
    done = subprocess.run([*command, "--head", "nonsense"], capture_output=True, text=True, check=False)
    assert done.returncode == COULD_NOT_CHECK
    done = subprocess.run([*command[:4], "/nowhere/at/all"], capture_output=True, text=True, check=False)
    assert done.returncode == COULD_NOT_CHECK
    assert "COULD NOT CHECK" in done.stdout


def test_the_checker_is_one_file_of_old_python_and_its_standard_library() -> None:
    source = COMPANIONS[1].read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [n.name for n in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names
    assert "from __future__ import annotations" in source


def test_the_page_on_the_format_names_what_the_files_hold(export: Export) -> None:
    page = COMPANIONS[0].read_text("utf-8")
    manifest = json.loads((export.path / MANIFEST).read_text("utf-8"))
    bodies = [json.loads(line["body"]) for line in lines_of(export)]
    members = {name for body in bodies for name in body} | set(lines_of(export)[0])
    missing = [name for name in sorted(members) if f"`{name}`" not in page]
    assert not missing
    assert manifest["entries"]["file"] in page


@pytest.mark.parametrize("length", [0, 1, 10])
def test_a_file_cut_at_its_end_is_told_by_manifest_and_paper(export: Export, length: int) -> None:
    entries = export.path / ENTRIES
    lines = entries.read_bytes().splitlines(keepends=True)
    entries.write_bytes(b"".join(lines[:length]))
    status, words = check(export.path)
    assert status == ALTERED
    assert f"First bad entry: {length + 1}." in words
    assert check(export.path, "--head", f"{export.head.number}:{export.head.hash}")[0] == TRUNCATED
    # Whoever cuts the file can cut the manifest to match; then only paper tells.
    manifest = json.loads((export.path / MANIFEST).read_text("utf-8"))
    manifest["count"] = manifest["head"]["number"] = length
    manifest["head"]["hash"] = json.loads(lines[length - 1])["hash"] if length else "0" * 64
    manifest["entries"]["sha256"] = hashlib.sha256(entries.read_bytes()).hexdigest()
    (export.path / MANIFEST).write_text(json.dumps(manifest))
    status, words = check(export.path)
    assert status == WHOLE
    assert "cannot be told" in words
    status, words = check(export.path, "--head", f"{export.head.number}:{export.head.hash}")
    assert status == TRUNCATED
    assert f"ends at entry {length}; the paper names entry {export.head.number}" in words


def test_a_paper_that_names_another_hash_means_altered(export: Export) -> None:
    assert check(export.path, "--head", f"7:{'ab' * 32}")[0] == ALTERED
    assert check(export.path, "--head", f"7:{lines_of(export)[6]['hash'].upper()}")[0] == WHOLE
    assert check(export.path, "--head", f"0:{'0' * 64}")[0] == WHOLE


def test_the_file_of_entries_can_be_checked_alone(export: Export, tmp_path: Path) -> None:
    alone = tmp_path / "alone.jsonl"
    shutil.copyfile(export.path / ENTRIES, alone)
    assert check(alone, "--head", f"{export.head.number}:{export.head.hash}")[0] == WHOLE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (MANIFEST, None),
        (ENTRIES, None),
        (MANIFEST, b""),
        (MANIFEST, b"[]"),
        (MANIFEST, b'{"format": "something else"}'),
        (MANIFEST, b"\xff\xfe"),
        (ENTRIES, b"SQLite format 3\x00 and so on\n"),
        (ENTRIES, b"[" * 100_000),
    ],
)
def test_what_cannot_be_read_is_told_apart_from_what_was_altered(
    export: Export, name: str, content: bytes | None
) -> None:
    if content is None:
        (export.path / name).unlink()
    else:
        (export.path / name).write_bytes(content)
    status, words = check(export.path)
    assert status == COULD_NOT_CHECK
    assert words.startswith("COULD NOT CHECK. ")
    assert "\n" not in words


@pytest.fixture(scope="module")
def bytes_of_export(
    built_small: tuple[Small, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("export")
    shutil.copyfile(built_small[1] / DATABASE, folder / DATABASE)
    store = Store(open_database(folder, KEY), clock=built_small[0].store.clock)
    export = export_ledger(store, built_small[0].amina, folder / "out")
    store.close()
    return export.path, (export.path / ENTRIES).read_bytes()


@settings(
    max_examples=up_to(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_no_byte_of_the_file_can_be_another(
    bytes_of_export: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    path, true = bytes_of_export
    place = data.draw(st.integers(0, len(true) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != true[place]))
    (path / ENTRIES).write_bytes(true[:place] + bytes([byte]) + true[place + 1 :])
    # Hashes alone have to find it: without signatures, which would find it too.
    status, lines = SCRIPT["verify"](path, None, 0)
    assert status == ALTERED, lines


def test_signatures_can_be_sampled_or_left_out_and_it_says_so(export: Export) -> None:
    signed = sum(line["signature"] is not None for line in lines_of(export))
    assert signed >= 4
    for option, checked in ((None, signed), (0, 0), (2, signed // 2)):
        status, lines = SCRIPT["verify"](export.path, None, option)
        assert status == WHOLE
        assert f"{signed} are signed, {checked} signatures were checked." in lines[0]
        assert ("Not every signature was checked." in lines) == (checked < signed)
    assert SCRIPT["which_signatures"]("all") is None
    assert SCRIPT["which_signatures"]("none") == 0
    assert SCRIPT["which_signatures"]("50") == 50


@pytest.mark.parametrize(("key", "message", "point", "scalar"), VECTORS)
def test_the_arithmetic_is_that_of_the_standard(key: str, message: str, point: str, scalar: str) -> None:
    fits = SCRIPT["signature_fits"]
    raw_key, raw_message, raw = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(point + scalar)
    assert fits(raw_key, raw_message, raw)
    assert not fits(raw_key, raw_message + b"\x00", raw)
    assert not fits(raw_key, raw_message, raw[:32] + bytes(32))
    assert not fits(raw_key, raw_message, bytes([raw[0] ^ 1]) + raw[1:])
    assert not fits(raw_key, raw_message, raw[:63])
    # The same signature with the group's order added to its number must not pass for another.
    order = 2**252 + 27742317777372353535851937790883648493
    other = (int.from_bytes(raw[32:], "little") + order).to_bytes(32, "little")
    assert not fits(raw_key, raw_message, raw[:32] + other)


@settings(max_examples=15, deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=64), bit=st.integers(0, 511))
def test_the_arithmetic_agrees_with_the_library(seed: bytes, message: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert SCRIPT["signature_fits"](public, message, signature)
    damaged = bytearray(signature)
    damaged[bit // 8] ^= 1 << bit % 8
    assert not SCRIPT["signature_fits"](public, message, bytes(damaged))
