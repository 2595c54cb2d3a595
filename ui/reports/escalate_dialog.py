"""Escalating: to which office, by when, and what the brief still lacks."""

from dataclasses import replace
from datetime import datetime

from app.actions.reports.escalations import Escalate, Escalated, escalate
from app.briefs.fit import BodyFit
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import BriefPreview, brief_preview
from app.reading.ministry.calendar import due
from app.reading.ministry.organisation import office_views
from app.refusals import UserError
from app.rules.reports.completeness import missing_parts
from app.rules.reports.flow import Act
from db.vocabulary import ClockKind, Phase, Urgency, words
from language import plural, speaking, spoken, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.instant_field import InstantField
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.printing.language_field import language_field
from ui.reports.authority_words import offices_that_can
from ui.reports.panel import ReportPicture
from ui.reports.preview_dialog import PreviewDialog
from ui.reports.words import moment
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Tone
from ui.widgets.words import Words


class EscalateDialog(Dialog):
    """What the brief lacks is worked out in the background whenever office or deadline change."""

    binding = True

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report = picture.report
        super().__init__(
            frame,
            tr("Escalate {report_number}", report_number=report.number),
            words=tr("The brief is frozen as it stands and communicated to the office; its clock begins."),
            width=640,
            about=picture.report.number,
        )
        self._case = case
        self._picture = picture
        self._asked = 0
        urgency = report.content.urgency or Urgency.ROUTINE
        usual = due(ClockKind.DECIDE, urgency, case.now(), case.settings)
        self._usual = usual
        self.office = ChoiceField[str](
            tr("Office"),
            _offices(case, picture),
            name="office",
            required=True,
            hint=tr("The risk is imminent: only offices that could decide are offered.")
            if _imminent(picture)
            else tr("Offices that could decide stand first. Another office could only refer the report on."),
        )
        self.deadline = InstantField(
            tr("Decision needed by"),
            name="deadline",
            zone=case.zone,
            hint=tr(
                "Left empty, it follows from the urgency ({urgency}): {usual} if you escalate now.",
                usual=moment(usual, case.zone),
                urgency=words(urgency).lower(),
            ),
        )
        self.because = TextField(
            tr("Because"),
            name="reason for the deadline",
            required=True,
            hint=tr("Why then; it is printed beside the deadline."),
        )
        self.because.set_value(report.content.deadline_because)
        self.language = language_field()
        self.lacks = Words(role="muted", wrap=True, selectable=True)
        self.length = Words(role="muted", wrap=True, selectable=True)
        self.form.add(self.office, self.deadline, self.because, self.language)
        self.form.add_widget(self.lacks)
        self.form.add_widget(self.length)
        self.preview_button = self.add_act(tr("Preview the brief"), self._preview, primary=False)
        self.act_button: ActButton = self.add_act(tr("Escalate"), self._escalate)
        self.office.changed.connect(self._changed)
        self.deadline.changed.connect(self._look)
        self.because.changed.connect(self._look)
        self.language.changed.connect(self._look)
        self._changed()

    def _changed(self) -> None:
        name = self._office_name()
        self.act_button.set_words(tr("Escalate to {name}", name=name) if name else tr("Escalate"))
        self._look()

    def _office_name(self) -> str:
        return self.office.editor.currentText().partition(" – ")[0] if self.office.value() else ""

    def _purpose(self) -> BriefPurpose | None:
        try:
            deadline, because = self.deadline.value() or self._usual, self.because.value()
        except UserError:
            return None
        return BriefPurpose(
            office_id=self.office.value() or "",
            decide_by=deadline,
            because=because,
            cleared_by=self._case.actor.person_id or "",
        )

    def _look(self) -> None:
        """Work out in the background what the brief lacks; an older answer is dropped."""
        purpose = self._purpose()
        if purpose is None or not purpose.office_id:
            self.lacks.setText(tr("What the brief lacks is shown once an office is chosen."))
            self.act_button.refuse(tr("Choose an office."))
            self.preview_button.refuse("")
            return
        self._asked += 1
        asked, store = self._asked, self._case.store
        report_id, at = self._picture.report.report_id, self._case.now()
        self.length.setText("")
        self.lacks.setText(tr("Looking through the brief…"))
        self.lacks.set_role("muted")
        self.act_button.refuse(tr("The brief is being looked through."))

        printer = self._case.printer.on(self._case.settings.paper)
        language = self.language.value() or spoken()

        def look() -> tuple[BriefPreview, BodyFit]:
            with store.read() as session, speaking(language):
                found = brief_preview(session, report_id, purpose, at)
            # What it lacks is told to the reader, in their own language.
            return replace(found, missing=missing_parts(found.data)), printer.body_fit(found.data)

        self.frame.tasks.run(
            lambda _progress, _cancelled: look(),
            lambda found: self._show(*found) if asked == self._asked else None,
            self.refuse,
            owner=self,
        )

    def _show(self, found: BriefPreview, fit: BodyFit) -> None:
        self.preview_button.allow()
        verdict = self._picture.report.verdicts[Act.ESCALATE]
        if not verdict.allowed:
            self.act_button.set_verdict(verdict)
        elif found.missing:
            count = plural("{count} part", "{count} parts", len(found.missing))
            self.act_button.refuse(
                tr("The brief lacks {count}; it prints with NOT FOR SUBMISSION until then.", count=count)
            )
        else:
            self.act_button.allow()
        lines = [f"{number}. {item.message}" for number, item in enumerate(found.missing, start=1)]
        self.lacks.setText(
            "\n".join((tr("The brief lacks:"), *lines))
            if lines
            else tr("The brief lacks nothing that it needs.")
        )
        self.lacks.set_role("danger" if lines else "ok")
        self.length.setText("\n".join(fit.sentences) or tr("Its body fits two pages."))
        self.length.set_role("ok" if fit.fits else "warn")

    def _preview(self) -> None:
        purpose = self._purpose()
        if purpose is not None:
            dialog = PreviewDialog(
                self._case, self.frame, self._picture.report, purpose, self, language=self.language.value()
            )
            dialog.open()

    def _escalate(self) -> None:
        request = Escalate(
            report_id=self._picture.report.report_id,
            office_id=self.office.value() or "",
            printer=self._case.printer,
            decide_by=self._given(),
            because=self.because.value(),
            language=self.language.value(),
        )

        office = self._office_name()

        def told(done: Escalated) -> None:
            self.frame.tell(
                Tone.OK,
                tr(
                    "{report_number} is escalated to {office}, and version {brief_version} of its brief is frozen. A "
                    "decision is due by {decide_by}.",
                    report_number=done.report.number,
                    office=office,
                    brief_version=done.brief_version,
                    decide_by=moment(done.decide_by, self._case.zone),
                ),
            )

        self.attempt_in_background(
            lambda done, failed: self._case.act_in_background(
                tr("Escalating {report_number}", report_number=self._picture.report.number),
                escalate,
                request,
                on_done=done,
                on_failed=failed,
            ),
            told,
        )

    def _given(self) -> datetime | None:
        try:
            return self.deadline.value()
        except UserError:
            return None


def _imminent(picture: ReportPicture) -> bool:
    return bool(picture.report.assessments) and picture.report.assessments[-1].phase is Phase.IMMINENT_RISK


def _offices(case: Case, picture: ReportPicture) -> list[tuple[str, str]]:
    """Offices that could decide, nearest first, then every other that somebody holds, unless the risk is imminent."""
    able = offices_that_can(picture.options)
    at = case.now()
    views = {v.office_id: v for v in case.look(lambda session: office_views(session, at)) if not v.vacant}
    first = [(one, f"{name} – {may}") for one, (name, may) in able.items() if one in views]
    if _imminent(picture):
        return first
    rest = [
        (view.office_id, tr("{name} – could only refer it", name=view.name))
        for view in views.values()
        if view.office_id not in able
    ]
    return first + rest
