"""Evidence open beside the work, and what people say to one another about a report."""

from app.actions.reports.comments import Comment, comment
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.support import assert_accessible, click
from ui.reports.comment_dialog import CommentDialog
from ui.reports.text_dialog import TextDialog


def test_a_comment_on_an_option_is_made_answered_and_settled_on_the_page(sit: Sit, report: Prepared) -> None:
    delegate = sit("P-DG1")
    delegate.open(report.report_id)
    card = delegate.page.report.comments
    assert "Nobody has commented" in delegate.said(card)
    delegate.page.report.panel(delegate.page.report.step).comment_asked.emit(report.options[0])
    dialog = delegate.dialog(CommentDialog)
    assert_accessible(dialog)
    assert dialog.about.editor.currentText().startswith("Option 1")
    dialog.text.set_value("Who pays?")
    click(dialog.act_button.button)
    assert "On option 1" in delegate.said(card)

    focal = sit("P-FP")
    focal.open(report.report_id)
    card = focal.page.report.comments
    assert "Who pays?" in focal.said(card)
    focal.press("Answer…", card)
    answer = focal.dialog(TextDialog)
    answer.text.set_value("The sanctions unit.")
    click(answer.act_button.button)
    assert "answered" in focal.said(card)
    focal.press("Settle…", card)
    settle = focal.dialog(TextDialog)
    settle.text.set_value("Added to the option.")
    click(settle.act_button.button)
    assert "settled it" in focal.said(card)
    assert "Comments (0 open)" in focal.said(card)


def test_an_auditor_reads_comments_and_is_offered_nothing_that_they_can_never_do(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    ministry.do("P-FP", comment, Comment(report_id=report.report_id, text="Name the groups."))
    auditor = sit("P-AUD")
    auditor.open(report.report_id)
    card = auditor.page.report.comments
    assert "Name the groups." in auditor.said(card)
    assert "Answer…" not in auditor.said(card)
    assert card.add.isHidden()
    assert auditor.page.report.act.isHidden()


def test_an_item_opens_beside_the_work_and_gives_its_place_back(sit: Sit, report: Prepared) -> None:
    seat = sit("P-FP")
    seat.window.resize(1280, 800)
    seat.open(report.report_id)
    page = seat.page.report
    item = seat.picture.evidence[0]
    seat.press(item.number, page.evidence)
    assert page.beside.isVisible()
    assert item.summary in seat.said(page.beside)
    assert not page.evidence.isVisible()
    assert "cursor into a text" in page.beside.cite.reason
    seat.window.refresh()
    assert page.beside.isVisible(), "a refresh leaves it open"
    click(page.beside.close_button)
    assert page.evidence.isVisible()
