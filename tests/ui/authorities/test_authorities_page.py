"""The Authorities page: organisation, instruments, coverage, and who can decide."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.actions.ministry.offices import Appoint, EndHolding, appoint, end_holding
from app.reading.ministry.organisation import InstrumentView, instrument_views
from db.people import Holding
from db.vocabulary import HoldingKind
from tests.support.ministry import NOW, Ministry
from tests.ui.authorities.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press, texts_of, type_text
from ui.authorities.appoint_dialog import AppointDialog
from ui.authorities.end_dialog import EndDialog
from ui.authorities.instrument_dialog import InstrumentDialog
from ui.authorities.office_dialog import OfficeDialog
from ui.authorities.page import AuthoritiesPage
from ui.authorities.revoke_dialog import RevokeDialog
from ui.dialogs.ask_dialog import AskDialog
from ui.widgets.words import Words


def _instrument(ministry: Ministry, number: str) -> InstrumentView | None:
    with ministry.store.read() as session:
        found = instrument_views(session, ministry.clock.at)
    return next((one for one in found if one.number == number), None)


def _paper(folder: Path) -> Path:
    path = folder / "signed.pdf"
    path.write_bytes(b"%PDF-1.7 signed paper")
    return path


def _fill(dialog: InstrumentDialog, ministry: Ministry, *, giver: str, taker: str, paper: Path) -> None:
    dialog.delegator.set_value(ministry.offices[giver])
    dialog.delegate.set_value(ministry.offices[taker])
    dialog.limits.powers.set_value(("VE-1",))
    type_text(dialog.limits.ceiling.editor, "50000")
    dialog.signed_at.editor.setText("2026-01-14 10:00")
    dialog.document.set_value(paper)


def test_an_administrator_goes_to_the_organisation_adds_an_office_appoints_and_ends(
    show: Show, ministry: Ministry
) -> None:
    page = show("P-ADM", "instruments")
    page.instruments.table.setFocus()
    bar = page.tabs.tabBar()
    click(bar, bar.tabRect(page.tabs.place("organisation")).center())
    assert page.tabs.shown == "organisation"
    assert bar.hasFocus()
    press(bar, Qt.Key.Key_N)
    begun = QApplication.activeModalWidget()
    assert isinstance(begun, OfficeDialog)
    begun.reject_at_once()
    tab = page.organisation
    click(tab.add.button)
    office = QApplication.activeModalWidget()
    assert isinstance(office, OfficeDialog)
    assert_accessible(office)
    type_text(office.office_name.editor, "Minister for Foreign Affairs")
    click(office.act_button.button)
    assert "There already is an office" in office.notice.text
    office.office_name.set_value("Head, Prevention Unit")
    click(office.act_button.button)
    assert _tree(page)["Head, Prevention Unit"] == "Vacant: never held"
    assert tab.office is not None
    assert tab.office.name == "Head, Prevention Unit", "who adds an office goes on with its holder"
    assert tab.appoint.button.hasFocus()
    assert tab.appoint.words == "Appoint to Head, Prevention Unit…"
    assert "Nobody holds" in tab.end.reason
    click(tab.appoint.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AppointDialog)
    dialog.person.set_value(ministry.people["P-HR"])
    dialog.kind.set_value(HoldingKind.ACTING)
    press(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible(), "powers go with it: no key of habit appoints"
    click(dialog.act_button.button)
    assert _tree(page)["Head, Prevention Unit"] == "Hana Rehak, acting"
    click(tab.end.button)
    end = QApplication.activeModalWidget()
    assert isinstance(end, EndDialog)
    end.ends.editor.setText("2026-01-01 09:00")
    type_text(end.reason.editor, "The unit was closed")
    press(end, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not end.ends.error, "nothing was tried"
    click(end.act_button.button)
    assert "before the start" in end.ends.error
    end.reject_at_once()


# Organisation


def test_the_tree_says_who_holds_each_office_and_marks_a_vacant_one(show: Show, ministry: Ministry) -> None:
    held = next(held for (_, person), held in ministry.holdings.items() if person == "P-SAN")
    ended = EndHolding(
        holding_id=held,
        based_on=ministry.version(Holding, held),
        ends_at=NOW,
        reason="Left the service",
    )
    ministry.do("P-ADM", end_holding, ended)
    page = show("P-AN1")
    rows = _tree(page)
    assert rows["Minister for Foreign Affairs"] == "Helena Marsh"
    assert rows["Head, Sanctions Unit"] == "Vacant since 2026-01-15"
    assert "1 vacant" in page.organisation.vacancies.text()
    assert "administrator" in page.organisation.add.reason
    assert texts_of(page.organisation).count(page.organisation.add.reason) == 1, "it is read once"
    assert_accessible(page)
    assert_fits(page, 1088)


def _tree(page: AuthoritiesPage) -> dict[str, str]:
    page.tabs.setCurrentWidget(page.organisation)
    page.organisation.ways.setCurrentWidget(page.organisation.tree)
    return {
        item.text(0): item.text(1)
        for item in page.organisation.tree.findItems(
            "", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        )
    }


# Instruments


def test_a_recorder_records_an_instrument_from_its_signed_paper_and_revokes_another(
    show: Show, ministry: Ministry, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    page = show("P-REC", "instruments")
    with subtests.test("an instrument is recorded from its signed paper with its limits"):
        click(page.instruments.new.button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, InstrumentDialog)
        assert_accessible(dialog)
        assert dialog.binding, "it is signed"
        _fill(dialog, ministry, giver="permanent_secretary", taker="dg_political", paper=_paper(tmp_path))
        type_text(dialog.number.editor, "D-077")
        dialog.valid_until.editor.setText("2026-01-10 09:00")
        click(dialog.act_button.button)
        assert "Authority rule" in dialog.notice.text
        assert dialog.limits.powers.value() == ("VE-1",)
        dialog.valid_until.editor.setText("2026-12-31 00:00")
        click(dialog.act_button.button)
        kept = _instrument(ministry, "D-077")
        assert kept is not None
        assert "tools VE-1" in kept.limits
        assert "up to EUR 50,000.00 a decision" in kept.limits
        assert kept.valid_until == datetime(2026, 12, 31, tzinfo=UTC)
        row = page.instruments.table.current_row()
        assert row is not None
        assert row.number == "D-077"
        assert page.instruments.table.hasFocus(), "and its chain is read next"
        assert "VE-1  Bilateral promotion of human rights" in _facts(page)
        assert "up to EUR 50,000.00 a decision" in _facts(page)
    with subtests.test("a revoked instrument says since when, and breaks what rests on it"):
        page.open("D-003")
        click(page.instruments.detail.revoke.button)
        revoking = QApplication.activeModalWidget()
        assert isinstance(revoking, RevokeDialog)
        type_text(revoking.reason.editor, "The tasks of the office changed")
        press(revoking.reason.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not revoking.notice.isVisible(), "what nothing takes back is done from its button alone"
        click(revoking.act_button.button)
        assert "Authority rule 15 (authority.paper)" in revoking.notice.text
        assert "not attached" in revoking.document.error, (
            "and the field, which may be out of sight, says so too"
        )
        assert revoking.focusWidget() is revoking.document.editor
        revoking.document.set_value(_paper(tmp_path))
        click(revoking.act_button.button)
        model = page.instruments.table.rows_model
        standing = {row.number: model.index(place, 5).data() for place, row in enumerate(model.rows)}
        assert standing["D-003"].startswith("Revoked 2026-01-15")
        assert standing["D-004"].startswith("Gives no power"), (
            "its own dates are good, and nothing can be decided under it"
        )
        assert standing["D-002"].startswith("In force")
        narrowed = page.instruments.filter
        narrowed.stands.setCurrentIndex(narrowed.stands.findText("Gives no power"))
        assert "D-004" in {row.number for row in model.rows}
        assert all(standing[row.number].startswith("Gives no power") for row in model.rows)
        assert f"{len(model.rows)} give no power" in narrowed.said.text()
        for other in ("In force", "Lapsing within 60 days"):
            narrowed.stands.setCurrentIndex(narrowed.stands.findText(other))
            assert not any(standing[row.number].startswith("Gives no power") for row in model.rows)
        page.instruments.choose("D-003")
        assert "has been revoked" in page.instruments.detail.revoke.reason
        assert _breaks_at(page) == "D-003", "what ended is crossed, not the law above it, which stands"
        page.instruments.choose("D-004")
        chain = page.instruments.detail.chain
        assert chain is not None
        assert "D-001" not in chain.accessibleName()
        assert _breaks_at(page) == "D-003"


def _facts(page: AuthoritiesPage) -> str:
    """What is told of the chosen instrument."""
    return "\n".join(one.text() for one in page.instruments.detail.findChildren(Words))


def test_nobody_records_their_own_and_the_refusal_names_the_rule(
    show: Show, ministry: Ministry, tmp_path: Path
) -> None:
    page = show("P-FP", "instruments")
    dialog = page.instruments.record()
    own = next(name for name, person in ministry.holdings if person == "P-FP")
    _fill(dialog, ministry, giver="permanent_secretary", taker=own, paper=_paper(tmp_path))
    click(dialog.act_button.button)
    assert "Authority rule 15 (authority.own_delegation)" in dialog.notice.text
    assert "still here" in dialog.notice.text
    assert dialog.document.value() is not None
    dialog.reject_at_once()


def test_an_auditor_reads_the_chain_up_to_original_authority_and_narrows_the_register(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    page = show("P-AUD", "D-004")
    with subtests.test("the chain is drawn up to original authority"):
        chain = page.instruments.detail.chain
        assert chain is not None
        said = chain.accessibleName()
        assert said.index("D-004") < said.index("D-003") < said.index("D-002") < said.index("D-001")
        assert "recorder" in page.instruments.new.reason
        assert_accessible(page)
    with subtests.test("the register is narrowed by words and by how instruments stand"):
        tab = page.instruments
        every = len(tab.table.rows_model.rows)
        tab.filter.line.setText("sanctions ve 4")
        assert {row.delegate for row in tab.table.rows_model.rows} == {"Head, Sanctions Unit"}
        assert f"1 of {every} shown" in tab.filter.said.text()
        tab.choose("D-001")
        assert tab.filter.line.text() == "", "a filter that hides what is asked for is emptied"
        tab.filter.stands.setCurrentIndex(tab.filter.stands.findText("Ended"))
        at = ministry.clock.at
        assert all(row.ended(at) for row in tab.table.rows_model.rows)
        tab.filter.stands.setCurrentIndex(tab.filter.stands.findText("Lapsing within 60 days"))
        assert all(row.ends_soon(at) for row in tab.table.rows_model.rows)


def test_a_way_to_an_instrument_leads_to_its_row(show: Show) -> None:
    """From a search or a decision: the focus was on the act that records another one."""
    page = show("P-FP", "D-003")
    assert page.instruments.table.hasFocus()
    row = page.instruments.table.current_row()
    assert row is not None
    assert row.number == "D-003"
    assert "who" not in vars(page), "what is not asked for is not made"
    page.instruments.choose("D-004")
    assert page.standing == "D-004", "who comes back comes to the one that they went on to"


def _breaks_at(page: AuthoritiesPage) -> str:
    """The number of the link at which the chain on the screen says that it breaks."""
    chain = page.instruments.detail.chain
    assert chain is not None
    rows = [[words.text() for words in row.findChildren(QLabel)] for row in chain.findChildren(QWidget)]
    broken = [row for row in rows if any("Here the chain breaks" in words for words in row)]
    assert len(broken) == 1
    said = next(words for words in broken[0] if words.startswith("Instrument "))
    return said.removeprefix("Instrument ").split(",")[0]


def test_a_successor_is_asked_to_confirm_and_only_the_successor_can(show: Show, ministry: Ministry) -> None:
    held = ministry.holdings["permanent_secretary", "P-PS"]
    ministry.do(
        "P-ADM",
        end_holding,
        EndHolding(holding_id=held, based_on=ministry.version(Holding, held), ends_at=NOW, reason="Retired"),
    )
    successor = Appoint(
        office_id=ministry.offices["permanent_secretary"],
        person_id=ministry.people["P-HR"],
        kind=HoldingKind.SUBSTANTIVE,
        starts_at=NOW,
    )
    ministry.do("P-ADM", appoint, successor)
    other = show("P-DG1", "instruments")
    assert other.instruments.banner.isVisible()
    assert other.instruments.banner.buttons == {}
    other.hide()
    page = show("P-HR", "instruments")
    waiting = set(page.instruments.banner.buttons)
    click(page.instruments.banner.buttons["D-003"].button)
    asked = QApplication.activeModalWidget()
    # What stands on record in one's name is read first, and no second Enter confirms it.
    assert isinstance(asked, AskDialog)
    assert_accessible(asked)
    assert set(page.instruments.banner.buttons) == waiting
    QApplication.processEvents()
    press(asked, Qt.Key.Key_Return)
    assert set(page.instruments.banner.buttons) == waiting
    click(asked.act_button.button)
    assert set(page.instruments.banner.buttons) == waiting - {"D-003"}
