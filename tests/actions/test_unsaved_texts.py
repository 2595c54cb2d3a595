"""What is typed and not recorded yet: its writer's alone, in a backup and in nothing else, and gone once it is recorded."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.actions.keeping.audit import expected_schema
from app.actions.reports.drafting import DraftReport, SaveDraft, draft_report, save_draft
from app.actions.reports.unsaved import KeepTyped, keep_typed
from app.content import DraftContent
from app.reading.reports.unsaved import unsaved_draft
from app.refusals import Refused
from db.engine import writing
from db.identities import forget_destroyed_keys
from db.ledger.exporting import write_export
from db.ledger.verification import verify
from db.reports import Report
from db.unsaved import UNSAVED
from tests.support.casework import opened
from tests.support.ministry import KEY, Ministry

CONTENT = DraftContent(title="Troops mass in the north", marking="internal")
NAME = "Zzyzzwin Htarkle"


@pytest.fixture
def draft(ministry: Ministry) -> str:
    opened(ministry)
    return ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT)).report_id


def typed(ministry: Ministry, who: str, report_id: str, based_on: int = 1, **texts: Any) -> None:
    keep_typed(
        ministry.store, ministry.actors[who], KeepTyped(report_id=report_id, based_on=based_on, texts=texts)
    )


def version(ministry: Ministry, report_id: str) -> int:
    return ministry.row(Report, report_id).ledger_entry


def test_nobody_reads_what_another_typed(ministry: Ministry, draft: str) -> None:
    typed(ministry, "P-AN1", draft, version(ministry, draft), summary="Mine alone")
    with ministry.store.read() as session:
        found = unsaved_draft(session, draft, ministry.actors["P-AN1"])
        assert found is not None
        assert found.texts == {"summary": "Mine alone"}
        assert found.base == CONTENT
        for who in ("P-AN2", "P-FP", "P-ADM", "P-AUD", "P-MIN"):
            assert unsaved_draft(session, draft, ministry.actors[who]) is None


def test_any_text_that_can_be_typed_comes_back_as_it_was(ministry: Ministry, draft: str) -> None:
    texts = {
        "summary": "မြန်မာ \ud800 \x00 \u202e'\"\\",
        "crimes": ["genocide"],
        "crimes_undetermined": True,
        "urgency": None,
    }
    typed(ministry, "P-AN1", draft, version(ministry, draft), **texts)
    with ministry.store.read() as session:
        found = unsaved_draft(session, draft, ministry.actors["P-AN1"])
    assert found is not None
    assert found.texts == texts


def test_a_save_removes_what_it_records_in_the_same_transaction_and_a_refused_one_nothing(
    ministry: Ministry, draft: str
) -> None:
    now = version(ministry, draft)
    typed(ministry, "P-AN1", draft, now, summary="Troops mass.", title="")
    content = DraftContent(title="Troops mass in the north", marking="internal", summary="Troops mass.")
    with pytest.raises(Refused):
        ministry.do("P-AN1", save_draft, SaveDraft(report_id=draft, based_on=now - 1, content=content))
    assert parts(ministry) == {"summary", "title"}
    held = SaveDraft(report_id=draft, based_on=now, content=content, held_back=frozenset({"title"}))
    ministry.do("P-AN1", save_draft, held)
    assert parts(ministry) == {"title"}


def parts(ministry: Ministry) -> set[str]:
    with ministry.store.read() as session:
        return set(session.scalars(sa.select(UNSAVED.c.part)))


def test_the_audit_is_content_with_it_and_the_exported_ledger_does_not_hold_it(
    ministry: Ministry, draft: str, tmp_path: Path
) -> None:
    typed(ministry, "P-AN1", draft, version(ministry, draft), summary=NAME)
    with ministry.store.engine.connect() as connection:
        checked = verify(connection, expected_schema())
        assert checked.faults == ()
        write_export(
            connection,
            tmp_path / "export",
            found=checked,
            companions=(),
            exported_at=ministry.clock.at,
            program="Tocsin",
        )
    written = b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "export" in str(path)
    )
    assert b"Zzyzzwin" not in written
    with writing(ministry.store.engine).begin() as connection:
        found = connection.exec_driver_sql(
            "select count(*) from find_words where find_words match 'zzyzzwin'"
        )
        assert found.scalar_one() == 0


def test_a_name_that_was_typed_and_thought_better_of_leaves_no_byte_in_the_database(
    ministry: Ministry, draft: str
) -> None:
    typed(ministry, "P-AN1", draft, version(ministry, draft), summary=f"Told by {NAME}.")
    assert b"Zzyzzwin" in pages(ministry)
    content = DraftContent(title="Troops mass in the north", marking="internal", summary="Told by a teacher.")
    ministry.do(
        "P-AN1", save_draft, SaveDraft(report_id=draft, based_on=version(ministry, draft), content=content)
    )
    assert b"Zzyzzwin" not in pages(ministry)


def pages(ministry: Ministry) -> bytes:
    """Every page of the database file, decrypted as SQLCipher 4 wrote it; the free ones too."""
    forget_destroyed_keys(ministry.store.engine)
    whole = Path(ministry.store.engine.url.database or "").read_bytes()
    found = []
    for start in range(0, len(whole), _PAGE):
        page = whole[start : start + _PAGE]
        iv = page[_PAGE - _RESERVE : _PAGE - _RESERVE + 16]
        text = page[16 if start == 0 else 0 : _PAGE - _RESERVE]
        decrypt = Cipher(algorithms.AES(KEY), modes.CBC(iv)).decryptor()
        found.append(decrypt.update(text) + decrypt.finalize())
    return b"".join(found)


_PAGE, _RESERVE = 4096, 80
