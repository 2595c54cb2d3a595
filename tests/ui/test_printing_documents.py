"""Ctrl+P: the documents that fit the place, looked at first, then leaving as numbered copies; runs over all files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.documents.kinds import About
from app.documents.leaving import Leaving
from app.protection import Protection
from db.vocabulary import Phase
from reports.printer import PdfPrinter
from tests.documents.conftest import _with_casework, built_ministry, desk
from tests.documents.support import DocumentDesk
from tests.support.planning import agreed
from tests.ui.support import FakeFrame, assert_accessible, click
from ui.case import Case
from ui.pdf.engine import page_text
from ui.printing.document_dialog import DocumentDialog
from ui.printing.place import place_of
from ui.printing.print_dialog import PrintDialog, Run
from ui.tasks import Tasks

__all__ = ["_with_casework", "built_ministry", "desk"]

WAIT = 20_000


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def case(desk: DocumentDesk, tasks: Tasks, parent: QWidget) -> Iterator[Case]:
    yield Case(desk.ministry.store, desk.ministry.actors["P-FP"], PdfPrinter(), tasks, parent)
    tasks.close()


@pytest.mark.parametrize(
    ("page", "key", "first", "about"),
    [
        ("countries", "MMR/plans", "profile", About.FILE),
        ("reports", "EW-2026-0001", "decision-record", About.REPORT),
        ("authorities", "D-003", "coverage", None),
        ("desk", "", "watchlist", None),
    ],
)
def test_what_fits_the_place_comes_first_and_is_about_what_is_open(
    case: Case, page: str, key: str, first: str, about: About | None
) -> None:
    place = place_of(case, page, key)
    codes = [kind.code for kind in place.kinds]
    assert first in codes[:3]
    if about is not None:
        assert codes[0] == first
        assert place.subjects[about] == key.partition("/")[0]
        assert place.subjects[About.FILE] == "MMR"
    if page == "authorities":
        assert codes[0] == "instrument"
        assert place.subjects[About.INSTRUMENT] == "D-003"


def test_one_plan_can_be_chosen_and_those_in_force_are_printed_without(
    desk: DocumentDesk, case: Case, parent: QWidget
) -> None:
    first = agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-1")
    second = agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-3")
    dialog = PrintDialog(case, FakeFrame(case.tasks), "countries", "MMR")
    dialog.setParent(parent, dialog.windowFlags())
    dialog.show()
    assert dialog.number.isHidden()
    dialog.kind.set_value("action-plan")
    assert dialog.number.value() is None
    words = [dialog.number.editor.itemText(row) for row in range(dialog.number.editor.count())]
    assert words == [
        "Those in force",
        f"{second.number}: violence escalation, version 2, agreed",
        f"{first.number}: violence escalation, version 1, superseded",
    ]
    dialog.number.set_value(first.number)
    click(dialog.look.button)
    (shown,) = parent.findChildren(DocumentDialog)
    assert shown._wanted.subject == first.number


def test_an_administrator_is_offered_no_casework(desk: DocumentDesk, tasks: Tasks, parent: QWidget) -> None:
    case = Case(desk.ministry.store, desk.ministry.actors["P-ADM"], PdfPrinter(), tasks, parent)
    codes = {kind.code for kind in place_of(case, "desk", "").kinds}
    assert codes == {"register"}


def test_a_document_is_looked_at_without_a_number_and_leaves_with_one(
    desk: DocumentDesk, case: Case, qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    frame = FakeFrame(case.tasks)
    dialog = PrintDialog(case, frame, "countries", "MMR")
    dialog.setParent(parent, dialog.windowFlags())
    dialog.show()
    assert_accessible(dialog)
    dialog.kind.set_value("coverage")
    assert dialog.run.isHidden()
    assert dialog.subject.value() == "MMR"
    click(dialog.look.button)
    (shown,) = parent.findChildren(DocumentDialog)
    with qtbot.waitSignal(shown.view.loaded, timeout=WAIT):
        pass
    assert "Copy" not in page_text(shown.view._content, 0)
    assert desk.recorded() == []
    with qtbot.waitSignal(shown.view.saved, timeout=WAIT):
        shown.view.save_to(tmp_path / "mine.pdf")
    assert "Copy 1" in page_text((tmp_path / "mine.pdf").read_bytes(), 0)
    (entry,) = desk.recorded()
    assert (entry["detail"]["to"], entry["detail"]["file"]) == ("file", "mine.pdf")
    shown._issue(Leaving.PRINTER, "", Protection())
    assert [one["detail"]["copy"] for one in desk.recorded()] == [1, 2]


def test_all_profiles_go_into_a_folder_or_one_volume_in_the_background(
    case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = FakeFrame(case.tasks)
    for run, target in ((Run.EACH, tmp_path), (Run.BOUND, tmp_path / "all.pdf")):
        dialog = PrintDialog(case, frame, "countries", "")
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.kind.set_value("profile")
        dialog.run.set_value(run)
        assert dialog.subject.isHidden()
        assert not dialog.sure.isHidden()
        dialog.sure.set_value(True)
        with qtbot.waitSignal(dialog.done_with, timeout=WAIT) as done:
            dialog.print_all(target, bound=run is Run.BOUND)
        assert done.args == [1]
    assert (tmp_path / "all.pdf").exists()
    assert len(list(tmp_path.glob("profile-*.pdf"))) == 1
