"""Another reading of a report, in its holder's own words; or that someone was asked and has none."""

from app.actions.reports.assessments import RecordDissent, record_dissent
from app.reading.ministry.organisation import person_views
from app.reading.reports.report import ReportView
from app.rules.reports.flow import Act
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame

_LONGEST = 60_000


class DissentDialog(Dialog):
    """The person, then their text as they wrote it. It is printed verbatim."""

    def __init__(self, case: Case, frame: Frame, report: ReportView) -> None:
        super().__init__(
            frame,
            tr("Another reading of {report_number}", report_number=report.number),
            words=tr(
                "A dissent goes to the decider in its holder’s own words. "
                "Where nobody dissents, the brief says who was asked."
            ),
            about=report.number,
        )
        self._case = case
        self._report_id = report.report_id
        at = case.now()
        people = case.look(lambda session: person_views(session, at))
        self.person = ChoiceField[str](
            tr("Person"),
            [(one.person_id, ", ".join((one.name, *one.offices))) for one in people],
            name="person",
            required=True,
            searchable=True,
        )
        self.none = CheckField(
            tr("This person was asked and has no other reading"),
            name="this person was asked and has no other reading",
        )
        self.text = TextArea(
            tr("Dissent, verbatim"), name="dissent", required=True, rows=6, max_length=_LONGEST
        )
        self.would_change = TextArea(
            tr("What would change this view"), name="what would change the view", rows=2
        )
        self.form.add(self.person, self.none, self.text, self.would_change)
        self.none.changed.connect(self._asked)
        self.act_button = self.add_act(
            tr("Put on record"), self._record, verdict=report.verdicts[Act.RECORD_DISSENT]
        )

    def _asked(self) -> None:
        dissents = not self.none.value()
        self.text.setVisible(dissents)
        self.would_change.setVisible(dissents)

    def _record(self) -> None:
        def record() -> object:
            dissents = not self.none.value()
            request = RecordDissent(
                report_id=self._report_id,
                person_id=self.person.value() or "",
                text=self.text.value() if dissents else "",
                would_change=self.would_change.value() if dissents else "",
            )
            return self._case.act(record_dissent, request)

        self.attempt(record)
