"""The second step: an assessor who is not the author judges the report."""

from contextlib import nullcontext

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.actions.reports.assessments import assess_report
from app.reading.ministry.reference import current_likelihood_scale
from app.reading.reports.report import ReportView
from app.refusals import UserError
from app.rules.reports.completeness import Missing
from app.rules.reports.flow import Act
from db.vocabulary import ReportStatus
from language import tr
from ui.case import Case
from ui.dialogs.kept_form import KeptForm, on_page
from ui.fields.form import keyed
from ui.fields.form_keeper import FormPlace
from ui.frame import Frame
from ui.reports.acts import ReportActs
from ui.reports.assess_form import AssessForm
from ui.reports.assess_lead import AssessLead
from ui.reports.brief_gaps import BriefGaps
from ui.reports.dissent_dialog import DissentDialog
from ui.reports.draft_text import DraftText
from ui.reports.judgements import Judgements
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.risk_card import RiskCard
from ui.reports.waits_words import any_of, nobody_assesses
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.into_view import bring_into_view
from ui.widgets.notice import Notice, Tone
from ui.widgets.tab_order import come_before, stops_of


class AssessmentPanel(StepPanel):
    """While it is submitted: the draft, the risk assessment of its country and the form. Later: what was judged."""

    leads_on = True

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.lead = self.to_form = AssessLead()
        self._picture: ReportPicture | None = None
        self._forms: dict[str, AssessForm] = {}
        self._kept: dict[str, KeptForm] = {}
        """What is typed in each, once its reader may assess."""
        self.form: AssessForm | None = None
        self._gaps = BriefGaps(case, written=True, parent=self)
        self._gaps.found.connect(self._show_gaps)
        self._asked_for = ("", 0)
        self.early = EmptyState(
            tr("Nothing to assess yet"), tr("A report is assessed once its author has submitted it.")
        )
        self.gaps = Notice()
        self._gaps.left.connect(self.gaps.clear)
        self.text = DraftText()
        self.text.evidence_asked.connect(self.evidence_asked)
        self._draft = Card(tr("The draft"))
        self._draft.body.addWidget(self.text)
        self.risk = RiskCard(case, frame)
        self._assessing = Card(tr("Your assessment"))
        self.notice = Notice()
        self.assess = ActButton(tr("Assess the report"), primary=True)
        self.assess.acted.connect(self._assess)
        self._assessing.body.addWidget(self.notice)
        self._assessing.body.addWidget(self.assess)
        self.give_back = ActButton(tr("Return to the author…"))
        self.give_back.acted.connect(self._return)
        self.dissent = ActButton(tr("Record another reading…"))
        self.dissent.acted.connect(self._record_dissent)
        self.past = Judgements()
        self.to_form.file_asked.connect(self.risk.go.acted)
        parts = (self.to_form, self.early, self.gaps, self._draft, self.risk, self.past, self._assessing)
        for widget in (*parts, self.give_back, self.dissent):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_report(self, picture: ReportPicture) -> None:
        report = picture.report
        self._picture = picture
        status = report.status
        submitted = status is ReportStatus.SUBMITTED
        self.early.setVisible(status is ReportStatus.DRAFT)
        self.early.say(_early_words(report))
        self._draft.setVisible(submitted)
        self.risk.setVisible(submitted)
        self._assessing.setVisible(submitted)
        self.give_back.setVisible(submitted)
        self.dissent.setVisible(submitted or status is ReportStatus.ASSESSED)
        self.give_back.set_verdict(report.verdicts[Act.RETURN])
        self.dissent.set_verdict(report.verdicts[Act.RECORD_DISSENT])
        self.past.show_report(report, self.case.zone)
        self.to_form.setVisible(submitted)
        if not submitted:
            self._put_forms_away(report.report_id)
            self._asked_for = ("", 0)
            self._gaps.drop()
            return
        self.text.show_content(report.content, self.case.look(current_likelihood_scale))
        self.risk.show_country(report)
        self._show_form(picture)
        if self._asked_for != (report.report_id, report.version):
            self._asked_for = (report.report_id, report.version)
            self.gaps.clear()
            self._gaps.ask(report)

    def _show_form(self, picture: ReportPicture) -> None:
        report = picture.report
        verdict = report.verdicts[Act.ASSESS]
        self.assess.set_verdict(verdict)
        wanted = self._forms.get(report.report_id)
        if wanted is None:
            wanted = self._forms[report.report_id] = AssessForm(report)
            wanted.changed.connect(self._mark_next)
            self._assessing.body.insertWidget(0, wanted)
        if self.form is not wanted:
            self.notice.clear()
        self.form = wanted
        # A reader who may not assess sees that first, not beneath all that there is to read.
        readable = verdict.allowed or verdict.rule.endswith(".missing")
        self.column.insertWidget(self.column.indexOf(self.give_back) - 1 if readable else 0, self._assessing)
        self._assessing.set_title(tr("Your assessment") if readable else tr("The assessment"))
        self.to_form.setVisible(readable)
        self.to_form.show_way(verdict, wanted, report.country_name)
        if readable:
            self._keep(picture, wanted)
        for form in self._forms.values():
            # Whoever lacks only the risk assessment may write while it is made.
            form.setVisible(form is wanted and readable)
        for report_id, kept in self._kept.items():
            kept.show(shown=report_id == report.report_id and readable)
        self._mark_next()
        # Forms, and what closes a notice, are made later than the acts that they stand above.
        self._put_notices_in_order()
        typed = self._kept.get(report.report_id)
        offered = stops_of(typed.offer) if typed is not None and typed.offer is not None else []
        come_before(self.assess, [*offered, *(stop for field in wanted.fields for stop in stops_of(field))])

    def _mark_next(self) -> None:
        """The way to the form comes next until all that it asks for is said."""
        asked = [field for field in self.form.fields if not field.isHidden()] if self.form else []
        said = not any(field.required and field.is_empty() for field in asked)
        self.to_form.go.set_primary(primary=not said)
        self.assess.set_primary(primary=said)

    def _keep(self, picture: ReportPicture, form: AssessForm) -> None:
        """What is typed outlives a crash, and is offered in the form of the same report."""
        report = picture.report
        if report.report_id in self._kept:
            return
        kept = on_page(
            form,
            self.frame,
            FormPlace(
                form="reports.AssessForm",
                subject=report.number,
                title=tr("Assess {report_number}", report_number=report.number),
            ),
            lambda: keyed(form.fields),
            above=form,
            column=self._assessing.body,
            notice=self.notice,
        )
        if kept is not None:
            form.changed.connect(kept.keeper.edited)
            self._kept[report.report_id] = kept

    def _put_notices_in_order(self) -> None:
        come_before(self.risk.go, [*stops_of(self.gaps), *stops_of(self.risk.notice)])

    def _put_forms_away(self, assessed: str) -> None:
        self.form = None
        # What was typed and not recorded waits on: the report may come back to be assessed.
        kept, gone = self._kept.pop(assessed, None), self._forms.pop(assessed, None)
        if kept is not None:
            kept.end()
        if gone is not None:
            gone.hide()
            gone.deleteLater()

    def _show_gaps(self, found: tuple[Missing, ...]) -> None:
        if not found:
            self.gaps.clear()
            return
        lacks = " ".join(one.message for one in found)
        self.gaps.tell(
            Tone.WARN,
            tr("A brief drawn up from this report would lack: {lacks}", lacks=lacks),
            remedy=tr("Only its author can add that, and only before it is assessed: return it to them."),
        )
        self._put_notices_in_order()

    # Acts.

    def _assess(self) -> None:
        form = self.form
        if form is None or not form.check():
            return
        self.notice.clear()
        typed = self._kept.get(self._picture.report.report_id) if self._picture is not None else None
        try:
            with typed.recording() if typed is not None else nullcontext():
                kept = self.case.act(assess_report, form.request())
        except UserError as error:
            self._tell_refusal(form, error)
            return
        # Where the page has moved on, nobody shows this step any more: what was kept of it is gone with the act.
        self._put_forms_away(kept.report_id)
        self.frame.tell(
            Tone.OK,
            tr("{kept_number} is assessed; a focal point adds options to it.", kept_number=kept.number),
        )
        self.acted.emit()

    def _tell_refusal(self, form: AssessForm, error: UserError) -> None:
        """Beside the form; where somebody else returned or assessed the report meanwhile it has made room, and it is said above
        the page.
        """
        if self.form is not form or not form.isVisible():
            self.frame.tell(Tone.ERROR, error.message, kept=_where_it_waits(self.frame), remedy=error.remedy)
        elif not form.show_refusal(error):
            self.notice.refuse(error, kept=tr("Everything that you typed is still here."))

    def _return(self) -> None:
        if self._picture is not None:
            dialog = ReportActs(self.case, self.frame, self._picture).give_back()
            dialog.done_with.connect(self._acted)

    def part_of(self, _item: str) -> QWidget | None:
        return self.past.dissents

    def _record_dissent(self) -> None:
        if self._picture is not None:
            dialog = DissentDialog(self.case, self.frame, self._picture.report)
            dialog.done_with.connect(self._acted)
            # What was recorded stands above the act and moves it down.
            dialog.done_with.connect(
                lambda _done: QTimer.singleShot(0, self, lambda: bring_into_view(self.dissent))
            )
            dialog.open()

    def _acted(self, _result: object) -> None:
        self.acted.emit()


def _where_it_waits(frame: Frame) -> str:
    if frame.journal is None:
        return ""
    return tr("What you typed is kept: it stands on the desk, under “Typed and not recorded”.")


def _early_words(report: ReportView) -> str:
    """What the step waits for, whom, and what they need beside the report."""
    if not report.could_assess:
        return nobody_assesses()
    return tr(
        "A report is assessed once its author, {author}, has submitted it. {names} can assess it then. It needs a completed "
        "risk assessment of the country, no older than the review interval of its file.",
        author=report.author,
        names=any_of(report.could_assess),
    )
