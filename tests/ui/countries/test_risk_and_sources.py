"""Risk assessments rated and completed in the window; sources held and erased."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions.sources import AddSource, add_source
from app.reading.country_files import country_view
from app.reading.evidence import source_views
from app.reading.risk_assessments import RiskAssessmentView
from db.vocabulary import Confidence, Reliability, SourceKind
from tests.support.casework import completed_assessment, described, evidence, opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, click, type_text
from ui.countries.assessment_reading import AssessmentReading
from ui.countries.complete_dialog import CompleteDialog
from ui.countries.erase_dialog import EraseDialog
from ui.countries.lift_dialog import LiftDialog
from ui.countries.rating_form import RatingForm
from ui.reports.text_dialog import TextDialog

_HIGH, _UNKNOWN = 4, 5


def _assessments(ministry: Ministry) -> tuple[RiskAssessmentView, ...]:
    with ministry.store.read() as session:
        return country_view(session, "MMR").assessments


def test_a_risk_assessment_is_rated_completed_and_then_only_read(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    evidence(ministry)
    page = show("P-AN2", "MMR")
    tab = page.file.risk
    page.file.tabs.setCurrentWidget(tab)
    assert tab.nothing.act is not None
    click(tab.nothing.act.button)
    form = tab.shown
    assert isinstance(form, RatingForm)
    assert_accessible(page)
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "Paraphrase" in said
    assert "A/70/741-S/2016/71" in said
    assert "Not rated yet: factors 1, 2" in form.complete.reason
    assert "is not completed yet" in tab.new.reason
    for number, row in form.rows.items():
        row.rating.setCurrentIndex(_HIGH if number == 1 else _UNKNOWN)
    click(form.save.button)
    assert "nothing seen" in form.rows[1].error
    assert len(_assessments(ministry)[0].ratings) == len(form.rows) - 1
    first = form.rows[1]
    assert first.indicators is not None
    first.indicators.set_value(("1.1",))
    described(ministry, _assessments(ministry)[0].assessment_id)
    click(form.complete.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompleteDialog)
    type_text(dialog.overview.editor, "Attacks on civilians spread.")
    dialog.confidence.set_value(Confidence.MODERATE)
    type_text(dialog.reason.editor, "Two independent sources.")
    click(dialog.act_button.button)
    (kept,) = _assessments(ministry)
    assert kept.completed_at is not None
    assert kept.ratings[0].seen[0].code == "1.1"
    assert isinstance(tab.shown, AssessmentReading)
    assert tab.new.button.isEnabled()


def test_an_indicator_that_was_not_checked_says_so(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    page.file.tabs.setCurrentWidget(page.file.risk)
    page.file.risk.start()
    form = page.file.risk.shown
    assert isinstance(form, RatingForm)
    row = form.rows[3]
    click(row.more)
    assert row.indicators is not None
    words = [row.indicators.editor.item(place).text() for place in range(row.indicators.editor.count())]
    assert any(text.startswith("3.9 ") and text.endswith("(to be confirmed)") for text in words)
    assert not any(text.startswith("3.1 ") and "confirmed" in text for text in words)


def test_ratings_that_were_not_saved_outlast_a_look_at_another_country(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    opened(ministry, "UKR")
    page = show("P-AN2", "MMR")
    page.file.tabs.setCurrentWidget(page.file.risk)
    page.file.risk.start()
    form = page.file.risk.shown
    assert isinstance(form, RatingForm)
    form.rows[5].rating.setCurrentIndex(_UNKNOWN)
    page.open("UKR")
    page.open("MMR")
    page.file.tabs.setCurrentWidget(page.file.risk)
    assert page.file.risk.shown is form
    assert form.rows[5].rated
    assert form.unsaved


def test_evidence_recorded_while_one_rates_can_be_named_at_once(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    page.file.tabs.setCurrentWidget(page.file.risk)
    page.file.risk.start()
    form = page.file.risk.shown
    assert isinstance(form, RatingForm)
    row = form.rows[1]
    row.rating.setCurrentIndex(_HIGH)
    click(row.more)
    item = evidence(ministry)
    page.refresh()
    assert row.evidence is not None
    row.evidence.set_value((item.number,))
    assert row.indicators is not None
    row.indicators.set_value(("1.1",))
    click(form.save.button)
    (kept,) = _assessments(ministry)
    assert kept.ratings[0].evidence == (item.number,)


def test_an_assessment_of_someone_else_is_read_only(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    completed_assessment(ministry)
    page = show("P-AN1", "MMR")
    page.file.tabs.setCurrentWidget(page.file.risk)
    assert isinstance(page.file.risk.shown, AssessmentReading)


def test_a_protected_identity_is_erased_once_no_hold_stands(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry)
    request = AddSource(
        name="Heron", kind=SourceKind.PERSON, reliability=Reliability.C, protected=True, identity="A nurse"
    )
    ministry.do("P-AN1", add_source, request)
    page = show("P-FP", "MMR")
    tab = page.file.sources
    page.file.tabs.setCurrentWidget(tab)
    assert "No legal hold" in tab.lift.reason
    click(tab.hold.button)
    hold = QApplication.activeModalWidget()
    assert isinstance(hold, TextDialog)
    type_text(hold.text.editor, "Request of the tribunal")
    click(hold.act_button.button)
    assert "legal hold stands" in tab.erase.reason
    click(tab.lift.button)
    lift = QApplication.activeModalWidget()
    assert isinstance(lift, LiftDialog)
    type_text(lift.reason.editor, "The tribunal has copies")
    click(lift.act_button.button)
    click(tab.erase.button)
    erase = QApplication.activeModalWidget()
    assert isinstance(erase, EraseDialog)
    type_text(erase.reason.editor, "She asked for it")
    click(erase.act_button.button)
    qtbot.waitUntil(lambda: tab.erase.reason.startswith("The identity is erased"))
    with ministry.store.read() as session:
        (source,) = source_views(session)
    assert source.identity == "erased"
    model = tab.table.rows_model
    assert "A nurse" not in [model.index(0, column).data() for column in range(model.columnCount())]
