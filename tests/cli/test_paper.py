"""``--password-file`` and ``--sign``: explicit choices, with one clear error for each thing that cannot be used."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from reports.printer import PdfPrinter
from tests.cli.conftest import Desk, Outcome, actions
from tests.documents.test_protection import KEY, PASSWORD


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    """A folder with a password, a signing key and its passphrase."""
    folder = tmp_path / "secrets"
    folder.mkdir(mode=0o700)
    for name, content in (("word", PASSWORD), ("phrase", "open sesame"), ("wrong", "close sesame")):
        (folder / name).write_text(content, encoding="utf-8")
        (folder / name).chmod(0o600)
    (folder / "key.p12").write_bytes(KEY)
    return folder


def printed(desk: Desk, *options: str) -> Outcome:
    """A coverage page from the real printer."""
    out = ("--out", str(desk.folder.parent / "page.pdf"))
    return replace(desk, printer=PdfPrinter()).signed_in(
        "p-fp", "print", "coverage", "Myanmar", *out, *options
    )


def test_a_signed_and_encrypted_copy_says_that_it_is_no_archive_file(desk: Desk, secrets: Path) -> None:
    options = ["--password-file", str(secrets / "word"), "--sign", str(secrets / "key.p12")]
    done = printed(desk, *options, "--sign-passphrase-file", str(secrets / "phrase"), "--json")
    assert done.status == 0, done.err
    assert "no PDF/A" in done.err
    content = (desk.folder.parent / "page.pdf").read_bytes()
    assert b"/Encrypt" in content
    assert b"ETSI.CAdES.detached" in content


def test_a_wrong_passphrase_is_one_error_and_no_copy_leaves(desk: Desk, secrets: Path) -> None:
    options = ["--sign", str(secrets / "key.p12"), "--sign-passphrase-file", str(secrets / "wrong"), "--json"]
    done = printed(desk, *options)
    assert done.status == 2
    assert "its passphrase is wrong" in done.data["error"]["message"]
    assert not (desk.folder.parent / "page.pdf").exists()
    assert "document.print" not in actions(desk)


def test_a_preview_is_not_protected(desk: Desk, secrets: Path) -> None:
    done = desk.signed_in("p-fp", "brief", desk.number, "--preview", "--password-file", str(secrets / "word"))
    assert done.status == 2
    assert "neither encrypted nor signed" in done.err


def test_paper_is_the_ministrys_or_the_one_that_was_asked_for(desk: Desk) -> None:
    def wide() -> float:
        page = desk.folder.parent / "page.pdf"
        found = float(pypdf.PdfReader(BytesIO(page.read_bytes())).pages[0].mediabox.width)
        page.unlink()
        return found

    assert printed(desk).status == 0
    assert round(wide()) == 595
    assert printed(desk, "--paper", "letter").status == 0
    assert round(wide()) == 612
    kept = desk.signed_in("p-fp", "brief", desk.number, "--paper", "letter")
    assert kept.status == 2
    assert "keeps the paper" in kept.err


def test_the_language_is_english_or_the_one_that_was_asked_for(desk: Desk) -> None:
    def said() -> str:
        page = desk.folder.parent / "page.pdf"
        found = str(pypdf.PdfReader(BytesIO(page.read_bytes())).trailer["/Root"]["/Lang"])  # type: ignore[index]
        page.unlink()
        return found

    assert printed(desk).status == 0
    assert said() == "en-GB"
    told = printed(desk, "--language", "fr")
    assert told.status == 0
    assert said() == "fr"
    assert "copy 2" in told.out
    kept = desk.signed_in("p-fp", "brief", desk.number, "--language", "fr")
    assert kept.status == 2
    assert "keeps the language" in kept.err
