"""Rows of the founding report that no later work may take back, each as its last column says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.actions.engagement.peace import ProcessContent, RegisterPeaceProcess, register_peace_process
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.decisions import decide
from app.actions.reports.drafting import DraftReport, OnReport, draft_report, submit_report
from app.actions.reports.escalations import Escalate, escalate
from app.actions.reports.options import (
    AddOption,
    Consult,
    RecordPrecondition,
    add_option,
    consult,
    record_precondition,
)
from app.reading.authority.authority import AuthorityQuestion, CandidateLine, who_can_decide
from app.reading.countries.country_files import CountryView, country_view
from app.reading.desk import desk
from app.reading.reports.options import option_views
from app.reading.waiting.lines import Need
from app.reference.glossary import GLOSSARY
from app.rules.entry.money import parse_money
from db.countries import CountryFile
from db.evidence import EvidenceItem
from db.reports import Brief
from db.vocabulary import (
    ConsultationReply,
    Credibility,
    Crime,
    Ongoing,
    Phase,
    Reliability,
    RiskLevel,
    Urgency,
)
from reports.printer import PdfPrinter
from tests.reports.reading_back import text
from tests.support.carrying import (
    CONTENT,
    IMMINENT,
    PRINTER,
    authorise,
    deciding,
    escalated,
    open_file,
    option_content,
    prepared,
    status_of,
    submitted,
)
from tests.support.casework import evidence, opened, source
from tests.support.ministry import NOW, Ministry
from tests.ui.support import FakeFrame, press
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.dialogs.glossary import GlossaryDialog
from ui.fields.text_field import TextField
from ui.reports.choice_card import ChoiceCard
from ui.reports.draft_form import DraftForm
from ui.reports.escalated_panel import EscalatedPanel
from ui.reports.option_work import OptionWork
from ui.reports.panel import picture_of
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words
from ui.window import MainWindow


def _file(ministry: Ministry) -> CountryView:
    with ministry.store.read() as session:
        return country_view(session, "MMR")


def _phase(ministry: Ministry, day: str, phase: Phase | None, reason: str) -> None:
    request = ChangePhase(
        country="MMR",
        effective_on=date.fromisoformat(day),
        axes=Axes(phase=phase, risk_level=RiskLevel.HIGH, ongoing=Ongoing.NO),
        reason=reason,
    )
    ministry.do("P-FP", change_phase, request)


def test_s01_no_report_without_a_crime_and_ethnic_cleansing_carries_its_note(
    ministry: Ministry, tasks: Tasks, qtbot: QtBot
) -> None:
    item = open_file(ministry)
    untagged = replace(CONTENT, crimes=())
    request = DraftReport(country="MMR", content=untagged, evidence=(item,))
    kept = ministry.do("P-AN1", draft_report, request)
    refusal = ministry.refused("P-AN1", submit_report, OnReport(report_id=kept.report_id))
    assert "at least one crime, or “too early to say”" in refusal.message
    submitted(ministry, item, replace(untagged, crimes_undetermined=True))

    form = DraftForm(Case(ministry.store, ministry.actors["P-AN1"], PRINTER, tasks))
    qtbot.addWidget(form)
    form.show()
    form.crimes.set_value((Crime.GENOCIDE,))
    assert not form.crime_note.isVisibleTo(form)
    form.crimes.set_value((Crime.GENOCIDE, Crime.ETHNIC_CLEANSING))
    assert "no separate Rome Statute definition" in form.crime_note.text()
    assert form.crime_note.isVisibleTo(form)


def test_s02_one_key_opens_the_glossary_over_a_page_and_over_any_form(tasks: Tasks, qtbot: QtBot) -> None:
    window = MainWindow(tasks, MarkingView("OFFICIAL"), glossary=(("Phase", "Where a file stands."),))
    qtbot.addWidget(window)
    window.show()
    form = Dialog(window, "Any form", about="")
    field = TextField("A field")
    form.form.add(field)
    form.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is form)
    press(field.editor, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    glossary = QApplication.activeModalWidget()
    assert isinstance(glossary, GlossaryDialog)
    assert glossary.parentWidget() is form
    glossary.find_term("phase")
    assert glossary.definition == "Where a file stands."
    glossary.close()
    form.reject_at_once()
    shipped = {entry.term for entry in GLOSSARY.shipped()}
    assert {"Atrocity", "Mass atrocities", "Prevention", "Atrocity prevention lens"} <= shipped


def test_s04_a_file_without_any_conflict_reaches_imminent_risk_and_its_warning_is_escalated(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    _phase(ministry, "2026-01-15", Phase.IMMINENT_RISK, "Massing of forces in peacetime")
    file = _file(ministry)
    assert file.present is not None
    assert (file.present.phase, file.present.ongoing) == (Phase.IMMINENT_RISK, Ongoing.NO)
    case = prepared(ministry, item, "IR-3", "IR-5", content=IMMINENT)
    escalated(ministry, case, "dg_political", "P-DG1")
    assert status_of(ministry, case.report_id) == "escalated"
    file = _file(ministry)
    assert file.present is not None
    assert file.present.ongoing is Ongoing.NO


def test_s05_phases_rise_fall_and_skip_and_nothing_closes_by_itself(ministry: Ministry) -> None:
    item = open_file(ministry)
    report_id = submitted(ministry, item)
    _phase(ministry, "2025-11-01", Phase.RISK_PRESENT, "Structures")
    _phase(ministry, "2025-12-01", Phase.IMMINENT_RISK, "Massing of forces")
    _phase(ministry, "2026-01-02", Phase.VIOLENCE_ESCALATION, "Forces drawn back")
    _phase(ministry, "2026-01-10", None, "Calm")
    changes = [change for change in _file(ministry).phases if change.effective_on < date(2026, 1, 15)]
    assert [(change.phase, change.reason, change.changed_by) for change in changes] == [
        (Phase.RISK_PRESENT, "Structures", "Lucía Ferrer"),
        (Phase.IMMINENT_RISK, "Massing of forces", "Lucía Ferrer"),
        (Phase.VIOLENCE_ESCALATION, "Forces drawn back", "Lucía Ferrer"),
        (None, "Calm", "Lucía Ferrer"),
    ]
    assert status_of(ministry, report_id) == "submitted"
    assert _file(ministry).next_review_on > NOW.date()

    # Years in which nobody looks close nothing: clocks and the review run out, and go on asking.
    before = _file(ministry).phases
    ministry.clock.at += timedelta(days=3 * 365)
    at = ministry.clock.at
    ministry.do("P-FP", note_lapses, NoteLapses())
    assert _file(ministry).phases == before
    assert status_of(ministry, report_id) == "submitted"
    with ministry.store.read() as session:
        waiting = {line.need for line in desk(session, ministry.actors["P-FP"], at, at.date()).lines}
    assert {Need.ASSESS, Need.REVIEW_FILE} <= waiting


def test_s06_the_phase_of_any_past_day_can_be_asked_for(ministry: Ministry) -> None:
    opened(ministry)
    _phase(ministry, "2017-08-25", Phase.IMMINENT_RISK, "Late entry")
    _phase(ministry, "2021-02-01", Phase.VIOLENCE_ESCALATION, "Coup")
    file = _file(ministry)
    for day, phase in (
        ("2017-08-25", Phase.IMMINENT_RISK),
        ("2021-01-31", Phase.IMMINENT_RISK),
        ("2021-02-01", Phase.VIOLENCE_ESCALATION),
        ("2026-01-15", Phase.VIOLENCE_ESCALATION),
    ):
        held = file.on(date.fromisoformat(day))
        assert held is not None
        assert held.phase is phase
    assert file.on(date(2017, 8, 24)) is None


def _who_can(ministry: Ministry, recorded: frozenset[str] = frozenset()) -> list[CandidateLine]:
    question = AuthorityQuestion(
        tool="IR-7",
        country="MMR",
        phase=Phase.IMMINENT_RISK,
        urgency=Urgency.IMMEDIATE,
        cost=parse_money("0", "EUR"),
        at=NOW,
        recorded=recorded,
    )
    with ministry.store.read() as session:
        return [line for line in who_can_decide(session, question) if line.can and not line.conditions]


def test_s09_military_deployment_cannot_be_approved_at_ministry_level(ministry: Ministry) -> None:
    assert _who_can(ministry) == []
    item = open_file(ministry)
    case = prepared(ministry, item, "IR-3", "IR-7", content=IMMINENT)
    request = Escalate(report_id=case.report_id, office_id=ministry.offices["minister"], printer=PRINTER)
    refusal = ministry.refused("P-FP", escalate, request)
    assert "names no authority that may decide it" in refusal.message

    # Approved where it has to be, outside the ministry, it is for the minister in person and for no delegate.
    approved = RecordPrecondition(
        report_id=case.report_id,
        option_id=case.options[1],
        code="security_council_approval",
        text="S/RES/1973 (2011)",
    )
    ministry.do("P-FP", record_precondition, approved)
    escalated(ministry, case, "permanent_secretary", "P-PS")
    asked = deciding(ministry, "permanent_secretary", case, authorise(case.options[1]))
    assert ministry.refused("P-PS", decide, asked).rule.startswith("authority.")
    (only,) = _who_can(ministry, frozenset({"security_council_approval"}))
    assert only.office == "Minister for Foreign Affairs"


def _empty(ministry: Ministry, kind: type[EvidenceItem | CountryFile], column: str) -> None:
    """Empty a column of the only row, under an act as any other."""
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        row = work.session.scalars(sa.select(kind)).one()
        work.act("test")
        setattr(row, column, None)
        work.save()


def test_s19_a_warning_without_a_graded_source_cannot_be_submitted(ministry: Ministry) -> None:
    open_file(ministry)
    kept = ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT))
    refusal = ministry.refused("P-AN1", submit_report, OnReport(report_id=kept.report_id))
    assert "at least one graded evidence item" in refusal.message
    # No item is without both grades: the database itself does not take it.
    for grade in ("reliability", "credibility"):
        with pytest.raises(sa.exc.IntegrityError, match=rf"NOT NULL .* evidence_items\.{grade}"):
            _empty(ministry, EvidenceItem, grade)
    # That neither can be judged is a grade too: the warning says so, and is not silenced for it.
    unjudged = evidence(
        ministry,
        source(ministry, "A voice message"),
        reliability=Reliability.F,
        credibility=Credibility.CANNOT_BE_JUDGED,
    )
    assert status_of(ministry, submitted(ministry, unjudged.evidence_id)) == "submitted"


def test_s25_the_database_takes_no_open_file_without_a_review_date(ministry: Ministry) -> None:
    opened(ministry)
    with pytest.raises(sa.exc.IntegrityError, match=r"NOT NULL .* country_files\.next_review_on"):
        _empty(ministry, CountryFile, "next_review_on")


@pytest.mark.parametrize("tool", ["VE-4", "VE-6", "IR-1", "IR-2"])
def test_s64_sanctions_and_stopped_aid_say_what_they_do_to_relief(ministry: Ministry, tool: str) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1")
    silent = replace(option_content(ministry, tool), humanitarian_effect=" ")
    ministry.do("P-FP", add_option, AddOption(report_id=case.report_id, content=silent))
    request = Escalate(report_id=case.report_id, office_id=ministry.offices["dg_political"], printer=PRINTER)
    refusal = ministry.refused("P-FP", escalate, request)
    assert "option 3: the humanitarian effect" in refusal.message
    assert "option 1" not in refusal.message


def test_s67_who_declared_a_conflict_of_interest_does_not_decide(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    declared = DeclareConflict(
        person_id=ministry.people["P-DG1"], country="MMR", statement="To chair a telecom company there."
    )
    ministry.do("P-DG1", declare_conflict, declared)
    asked = deciding(ministry, "dg_political", case, authorise(case.options[0]))
    refusal = ministry.refused("P-DG1", decide, asked)
    assert "conflict of interest with Myanmar" in refusal.message


def test_s67_a_mediator_is_not_entered_without_what_they_have_to_win_or_lose(ministry: Ministry) -> None:
    opened(ministry)
    silent = ProcessContent(
        name="Talks in Doha",
        mediator="Host state",
        mediator_interest=" ",
        power_effect="Lifts the armed movement to the rank of the government.",
    )
    request = RegisterPeaceProcess(country="MMR", content=silent)
    assert ministry.rejected("P-AN1", register_peace_process, request).field == "mediator’s interest"


def _before_the_decider(desk: Case, report_id: str, qtbot: QtBot) -> EscalatedPanel:
    panel = EscalatedPanel(desk, FakeFrame(desk.tasks))
    qtbot.addWidget(panel)
    panel.show_report(picture_of(desk, report_id))
    return panel


def test_s46_s62_the_decider_reads_what_the_options_lack_above_them(
    ministry: Ministry, tasks: Tasks, qtbot: QtBot
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "VE-1")
    escalated(ministry, case, "dg_political")
    desk = Case(ministry.store, ministry.actors["P-DG1"], PRINTER, tasks)
    panel = _before_the_decider(desk, case.report_id, qtbot)
    said = [words.text() for words in panel.findChildren(Words)]
    considered = said.index("To be considered")
    assert said[considered + 1] == "Option 1: nobody has checked that it protects all alike."
    assert considered < said.index("Authorise VE-3")


def test_s69_what_each_option_costs_us_stands_in_the_table_of_options_and_on_every_card(
    ministry: Ministry, tasks: Tasks, qtbot: QtBot
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1")
    costly = replace(option_content(ministry, "VE-2"), cost_to_us="Loss of the gas contract.")
    added = ministry.do("P-FP", add_option, AddOption(report_id=case.report_id, content=costly))
    asked = Consult(
        report_id=case.report_id,
        option_id=added.option_id,
        department="Economic Affairs",
        reply=ConsultationReply.DISAGREED,
        note="Winter prices rise.",
    )
    ministry.do("P-FP", consult, asked)
    request = Escalate(
        report_id=case.report_id, office_id=ministry.offices["dg_political"], printer=PdfPrinter()
    )
    sent = ministry.do("P-FP", escalate, request)
    with ministry.store.read() as session:
        pdf = session.scalars(sa.select(Brief.pdf).where(Brief.id == sent.brief_id)).one()
        at = ministry.clock.at
        views = option_views(session, case.report_id, ministry.actors["P-DG1"], at)
    printed = " ".join(text(pdf).split())
    assert "Cost to us" in printed
    assert "Loss of the gas contract." in printed

    desk = Case(ministry.store, ministry.actors["P-DG1"], PRINTER, tasks)
    panel = _before_the_decider(desk, case.report_id, qtbot)
    view = next(view for view in views if view.option_id == added.option_id)
    cards = (panel.cards[added.option_id], ChoiceCard(view), OptionWork(view, desk.zone, preparing=False))
    for card in cards:
        qtbot.addWidget(card)
        said = [words.text() for words in card.findChildren(Words)]
        assert said[said.index("Costs us") + 1] == "Loss of the gas contract."
