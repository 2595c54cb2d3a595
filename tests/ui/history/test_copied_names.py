"""What is copied out of the window of a real case: a name that a case protects stays in it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.actions.evidence.items import RecordEvidence, record_evidence
from app.actions.evidence.sources import AddSource, add_source
from db.vocabulary import Credibility, Reliability, SourceKind
from tests.ui.support import press
from tests.ui.workplace import at_work
from ui.countries.page import CountriesPage


def test_the_name_of_a_sealed_source_in_a_title_is_not_copied(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        source = session.case.act(
            add_source,
            AddSource(
                name="Heron",
                kind=SourceKind.PERSON,
                reliability=Reliability.C,
                protected=True,
                identity="Daw Hla",
            ),
        )
        session.case.act(
            record_evidence,
            RecordEvidence(
                country="MMR",
                source_id=source.source_id,
                title="Daw Hla saw four villages burn",
                original_wording="Four villages burned.",
                summary="Four villages burned.",
                occurred_on=date(2026, 1, 10),
                credibility=Credibility.POSSIBLY_TRUE,
                marking="internal",
            ),
        )
        session.window.go("countries", "MMR/evidence")
        page = session.window.pages["countries"]
        assert isinstance(page, CountriesPage)
        table = page.file.evidence.table
        qtbot.waitUntil(lambda: bool(table.rows_model.rows))
        press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QGuiApplication.clipboard().mimeData()
        assert "saw four villages burn" in copied.text()
        assert "Hla" not in copied.text() + copied.html()
