"""The first step: the author writes the draft, and colleagues who chose to write in it; everybody else reads it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea

from app.actions.reports.drafting import DropEvidence, OnReport, drop_evidence, submit_report
from app.content import DraftContent
from app.reading.evidence.items import EvidenceView
from app.reading.ministry.reference import current_likelihood_scale
from app.reading.reports.report import ReportView
from app.reading.reports.unsaved import unsaved_draft
from app.refusals import UserError
from app.rules.reports.completeness import Missing
from app.rules.reports.flow import Act
from app.rules.reports.submission import DraftFacts, missing_to_submit, parts_missing
from app.rules.verdict import Verdict
from db.vocabulary import ReportStatus
from language import mark, tr
from ui.case import Case
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.reports.acts import ReportActs
from ui.reports.brief_gaps import BriefGaps
from ui.reports.draft_keeper import PAUSE_MS
from ui.reports.draft_standing import Standing
from ui.reports.draft_text import DraftText
from ui.reports.earlier_dialog import EarlierDialog
from ui.reports.evidence_card import EvidenceCard
from ui.reports.evidence_picker import EvidencePicker
from ui.reports.hand_in import HandIn
from ui.reports.left_over import LeftOver
from ui.reports.missing_card import MissingCard
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.text_dialog import TextDialog
from ui.reports.writing_desk import WritingDesk
from ui.widgets.act_button import ActButton
from ui.widgets.in_place import held_in_place
from ui.widgets.notice import Tone
from ui.widgets.words import Words

_LOOK_MS = 250
"""Time after a key within which the list of what is missing follows, in milliseconds."""

_GAPS_MS = 700
"""Pause in typing after which what a brief would lack follows; it is drawn up for that. In milliseconds."""

_LATER = mark(
    "Not needed to submit; but a brief cannot go up without, and nobody can add it once it is assessed:"
)
_LATER_PLACES = {
    "bottom_line.likelihood": "likelihood_statement",
    "bottom_line.ask": "ask",
    "likelihood": "likelihood_word",
    "indicators.too_many": "indicators",
    "lines.marking": "lines_marking",
}
"""Where a part that the brief would lack is entered, by the code of the rule on briefs."""


NOTHING = DraftFacts(
    summary="",
    proposed_phase=None,
    crimes=(),
    crimes_undetermined=False,
    affected_groups="",
    urgency=None,
    evidence=0,
)
"""A draft that lacks everything: what it lacks is all that a submission asks for."""


class DraftPanel(StepPanel):
    """The draft as a form for whoever writes in it while it is one, and as a text for everyone else and ever after."""

    def __init__(self, case: Case, frame: Frame, *, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(case, frame)
        self._picture: ReportPicture | None = None
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._show_missing)
        self._gaps = BriefGaps(case, written=True, parent=self)
        self._gaps.found.connect(self._show_gaps)
        self._asked_for = ("", 0)
        self._gaps_due = QTimer(self)
        self._gaps_due.setSingleShot(True)
        self._gaps_due.setInterval(_GAPS_MS)
        self._gaps_due.timeout.connect(self._ask_gaps)
        self.desk = WritingDesk(case, frame, pause_ms)
        self.desk.typed.connect(self._looking.start)
        self.desk.typed.connect(self._gaps_due.start)
        self.desk.typed.connect(self.typed)
        self.desk.stood.connect(self._show_missing)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setWhatsThis(tr("Save the draft"))
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.desk.save)
        self.missing = MissingCard(
            tr("Before it can be submitted"), tr("Everything that a submission needs is here.")
        )
        self.missing.chosen.connect(self._go_to)
        self._gaps.left.connect(lambda: self.missing.show_later("", ()))
        self.lead = self.hand_in = HandIn()
        self.submit = self.hand_in.submit
        self.submit.acted.connect(self._submit)
        self.withdraw = ActButton(tr("Withdraw…"))
        self.withdraw.acted.connect(self._withdraw)
        self.missing.acts.addWidget(self.hand_in)
        self.missing.aside.addWidget(self.withdraw)
        self.earlier = ActButton(tr("Earlier states…"))
        self.earlier.acted.connect(self.go_back)
        self.missing.aside.addWidget(self.earlier)
        self.evidence = EvidenceCard()
        self.evidence.add_wanted.connect(self._cite)
        self.evidence.removal_wanted.connect(self._drop)
        self.evidence.opened.connect(self.evidence_asked)
        self.note = Words("", role="muted", wrap=True)
        self._joined: set[str] = set()
        self.join = ActButton(tr("Write in this draft"))
        self.join.acted.connect(self._join)
        self.left_over = LeftOver(case, frame)
        self.left_over.thrown.connect(self.desk.forget)
        self.text = DraftText()
        self.text.evidence_asked.connect(self.evidence_asked)
        self.desk.evidence_asked.connect(self.evidence_asked)
        parts = (
            self.desk.banner,
            self.left_over,
            self.note,
            self.join,
            self.missing,
            self.evidence,
            self.text,
            self.desk,
        )
        for widget in parts:
            self.column.addWidget(widget)
        self.column.addStretch(1)

    @property
    def saving(self) -> bool:
        return self.desk.keeper is not None and self.desk.keeper.saving

    @property
    def lists_evidence(self) -> bool:
        return not self.evidence.isHidden()

    def show_report(self, picture: ReportPicture) -> None:
        report = picture.report
        self.desk.leave(report.report_id)
        self._picture = picture
        may_edit = report.verdicts[Act.EDIT]
        draft = report.status is ReportStatus.DRAFT
        writing = may_edit.allowed and self._writes(report)
        if writing:
            self.desk.write(report)
        else:
            self.desk.close_draft()
            self.text.show_content(report.content, self.case.look(current_likelihood_scale))
            self.note.setText(_read_only(report, may_edit))
        self.left_over.show_report(report, editable=may_edit.allowed)
        self.desk.setVisible(writing)
        self.earlier.setVisible(writing)
        self.text.setVisible(not writing)
        self.note.setVisible(not writing)
        self.join.setVisible(may_edit.allowed and not writing)
        self.missing.setVisible(draft)
        self.hand_in.setVisible(draft)
        self.evidence.setVisible(draft)
        self.evidence.show_items(picture.evidence, editable=writing)
        self.withdraw.set_verdict(report.verdicts[Act.WITHDRAW])
        if not draft:
            self._asked_for = ("", 0)
            self._gaps.drop()
        elif self._asked_for != (report.report_id, report.version):
            self._asked_for = (report.report_id, report.version)
            self._ask_gaps()
        self._show_missing()

    def _writes(self, report: ReportView) -> bool:
        """A colleague's draft is written in by choice and not by a slip of the hand: it bars from judging the report."""
        report_id, actor = report.report_id, self.case.actor
        return (
            report.wrote
            or report_id in self._joined
            or self.case.look(lambda session: unsaved_draft(session, report_id, actor)) is not None
        )

    def _join(self) -> None:
        if self._picture is not None:
            self._joined.add(self._picture.report.report_id)
            self.show_report(self._picture)
            self.begin_writing()

    def begin_writing(self) -> None:
        """To the head of the form; for a colleague who has not chosen to write, to the button that lets them."""
        if self.desk.form is not None:
            self._go_to("title")
        elif not self.join.isHidden():
            self.join.button.setFocus()

    def typed_content(self) -> DraftContent | None:
        return self.desk.content()

    # What is missing.

    def _show_missing(self) -> None:
        picture = self._picture
        if picture is None or picture.report.status is not ReportStatus.DRAFT:
            return
        with held_in_place(self):
            self._say_missing(picture)

    def _say_missing(self, picture: ReportPicture) -> None:
        lacks = self._lacks(picture)
        keeper = self.desk.keeper
        self.missing.show_missing(
            [(words, part if keeper else "") for part, words in lacks.items()], missing_to_submit(NOTHING)
        )
        verdict = picture.report.verdicts[Act.SUBMIT]
        if not verdict.allowed and not verdict.rule.endswith(".missing"):
            self.submit.set_verdict(verdict)
        elif lacks:
            self.submit.refuse(tr("It can be submitted once nothing below is missing."))
        elif not verdict.allowed and (keeper is None or keeper.standing is Standing.STALE):
            self.submit.refuse(tr("It can be submitted once what you typed is saved."))
        else:
            # What was missing is typed; handing it in records it first. Nothing is recorded for the button's sake: that
            # would be an entry of the ledger for each letter of the last field.
            self.submit.allow()
        report, content = picture.report, self.desk.content() or picture.report.content
        self.hand_in.show_next(report, content.urgency, self.case.settings.clocks)

    def _lacks(self, picture: ReportPicture) -> dict[str, str]:
        content = self.desk.content() or picture.report.content
        return parts_missing(
            DraftFacts(
                summary=content.summary,
                proposed_phase=content.proposed_phase,
                crimes=tuple(content.crimes),
                crimes_undetermined=content.crimes_undetermined,
                affected_groups=content.affected_groups,
                urgency=content.urgency,
                evidence=len(picture.evidence),
            )
        )

    def _ask_gaps(self) -> None:
        """The list follows what is typed, as the one above it does, and not only what is on record."""
        picture = self._picture
        if picture is not None and picture.report.status is ReportStatus.DRAFT:
            self._gaps.ask(picture.report, self.desk.content())

    def _show_gaps(self, found: tuple[Missing, ...]) -> None:
        may_write = self.desk.keeper is not None
        with held_in_place(self):
            self.missing.show_later(
                tr(_LATER),
                [(one.message, _LATER_PLACES.get(one.code, "") if may_write else "") for one in found],
            )

    def _go_to(self, place: str) -> None:
        form = self.desk.form
        if place == "evidence":
            self._cite()
        elif form is not None:
            field = form.field(place)
            field.setFocus()
            if isinstance(field, TextField):
                # It is read from its beginning; who goes there by a key writes on.
                field.editor.end(False)
            scroll = self.parentWidget()
            while scroll is not None and not isinstance(scroll, QScrollArea):
                scroll = scroll.parentWidget()
            if scroll is not None:
                scroll.ensureWidgetVisible(field)

    # Acts.

    def _submit(self) -> None:
        keeper = self.desk.keeper
        if keeper is None:
            return
        if not keeper.keep_now():
            self.frame.tell(Tone.WARN, tr("Not submitted: something that you typed is not saved yet."))
            return
        try:
            self.case.act(submit_report, OnReport(report_id=keeper.report_id))
        except UserError as error:
            self.frame.refuse(error)
        else:
            self.frame.tell(
                Tone.OK,
                tr("{keeper_number} is submitted; it waits for an assessor.", keeper_number=keeper.number),
            )
            self.acted.emit()

    def _withdraw(self) -> None:
        self.desk.save()
        if self._picture is not None:
            dialog = ReportActs(self.case, self.frame, self._picture).withdraw()
            dialog.done_with.connect(self._acted)

    def go_back(self) -> EarlierDialog | None:
        """Show the earlier states of the draft, once what is typed is kept too."""
        keeper = self.desk.keeper
        if keeper is None:
            return None
        keeper.keep_now()
        dialog = EarlierDialog(self.case, self.frame, keeper)
        dialog.open()
        return dialog

    def _cite(self) -> None:
        if self._picture is not None:
            picker = EvidencePicker(self.case, self.frame, self._picture)
            picker.done_with.connect(self._acted)
            picker.open()

    def _drop(self, item: EvidenceView) -> None:
        if self._picture is None:
            return
        report_id = self._picture.report.report_id
        dialog = TextDialog(
            self.frame,
            tr("Remove {number} from the report", number=item.number),
            about=f"remove {item.number} {report_id}",
            act=tr("Remove it"),
            label=tr("Reason"),
            words=tr("{title}. That the report stood on it stays on record.", title=item.title),
            run=lambda reason: self.case.act(
                drop_evidence,
                DropEvidence(report_id=report_id, evidence_id=item.evidence_id, reason=reason),
            ),
        )
        dialog.done_with.connect(self._acted)
        dialog.open()

    def _acted(self, _result: object) -> None:
        self.acted.emit()


def _read_only(report: ReportView, may_edit: Verdict) -> str:
    if report.status is not ReportStatus.DRAFT:
        return tr("As its author submitted it.")
    if not may_edit.allowed:
        return tr("{reason} The draft is read here.", reason=may_edit.reason)
    return tr(
        "{author} writes this draft. You may write in it too, under your own name; whoever does can "
        "neither assess nor decide the report.",
        author=report.author,
    )
