"""The sheet with the recovery key: one page, the key whole and in groups."""

from datetime import date

from app.briefs.key_sheet import RecoveryKeySheet
from reports.recovery_key import render_recovery_key
from tests.reports.reading_back import pages

KEY = "4F9QA-7KM2P-0XWTR-9B3CD-HJ5N8-QZ6VY-1G4EF-SAKT7"


def test_one_page_with_the_key_the_ministry_the_date_and_the_custodians() -> None:
    sheet = RecoveryKeySheet("Ministry of Foreign Affairs", KEY, date(2026, 11, 23), "tocsin.db", "A. Nkosi")
    (page,) = pages(render_recovery_key(sheet))
    assert KEY.replace("-", " ") in page
    for words in (
        "Ministry of Foreign Affairs",
        "23 November 2026",
        "by A. Nkosi",
        "tocsin.db",
        "Custodian 2: name",
    ):
        assert words in page
    assert page.startswith("KEEP SEALED")
    assert page.endswith("KEEP SEALED: OPENS THE DATABASE")


def test_a_key_without_groups_is_grouped() -> None:
    (page,) = pages(render_recovery_key(RecoveryKeySheet("M", "ABCDEFGHJKLM", date(2026, 1, 2))))
    assert "ABCD EFGH JKLM" in page


def test_the_same_sheet_prints_the_same_bytes() -> None:
    sheet = RecoveryKeySheet("M", KEY, date(2026, 1, 2), demo=True)
    assert render_recovery_key(sheet) == render_recovery_key(sheet)
    assert "DEMO" in pages(render_recovery_key(sheet))[0]
