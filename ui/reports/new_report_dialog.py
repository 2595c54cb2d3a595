"""Beginning an early-warning report on an open country file."""

from PySide6.QtCore import Signal

from app.actions.reports.drafting import DraftReport, ReportKept, draft_report
from app.content import DraftContent
from app.reading.countries.country_files import country_lines
from app.reading.evidence.items import evidence_of_country
from app.reading.ministry.reference import current_countries
from app.refusals import UserError
from db.vocabulary import Urgency, words
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.reports.evidence_words import in_a_line
from ui.reports.marking_words import marking_choices, usual_marking
from ui.widgets.notice import Tone


class NewReportDialog(Dialog):
    """``made`` carries the identifier of the report. ``country`` is chosen beforehand where it is known."""

    made = Signal(str)

    def __init__(self, case: Case, frame: Frame, country: str = "") -> None:
        super().__init__(
            frame,
            tr("New early-warning report"),
            words=tr("It begins as your draft. Nobody is asked for anything until you submit it."),
            width=680,
        )
        self._case = case
        files = [(line.country, line.name) for line in case.look(country_lines)]
        self.country = ChoiceField[str](
            tr("Country"),
            files,
            name="country",
            required=True,
            searchable=True,
            also=case.look(current_countries).names,
            hint=tr("A country with an open file."),
        )
        self.report_title = TextField(
            tr("Title"), name="title", required=True, hint=tr("What is warned of, in a line.")
        )
        self.marking = ChoiceField[str](
            tr("Marking"), marking_choices(case), name="marking", required=True, empty=None
        )
        self.marking.set_value(usual_marking(case))
        self.urgency = ChoiceField[Urgency](
            tr("Urgency"),
            [(code, words(code)) for code in Urgency],
            name="urgency",
            empty=tr("Say it later"),
            hint=_terms(case),
        )
        self.evidence = MultiChoice[str](
            tr("Evidence"),
            [],
            name="evidence",
            hint=tr("What the warning stands on. More can be cited while you write."),
            rows=5,
        )
        self.form.add(self.country, self.report_title)
        self.form.add_row(self.marking, self.urgency)
        self.form.add(self.evidence)
        self.act_button = self.add_act(tr("Begin the report"), self._begin)
        self.country.changed.connect(self._country_chosen)
        if not files:
            self.act_button.refuse(tr("No country file is open yet. Open one under Countries first."))
        if country:
            self.country.set_value(country)
            self.report_title.setFocus()
        self._country_chosen()

    def _country_chosen(self) -> None:
        country = self._country()
        items = self._case.look(lambda session: evidence_of_country(session, country)) if country else ()
        self.evidence.set_choices([(item.evidence_id, in_a_line(item)) for item in items])
        self.evidence.setVisible(bool(items))

    def _country(self) -> str:
        try:
            return self.country.value() or ""
        except UserError:
            return ""

    def _begin(self) -> None:
        def begin() -> ReportKept:
            request = DraftReport(
                country=self.country.value() or "",
                content=DraftContent(
                    title=self.report_title.value(),
                    marking=self.marking.value() or "",
                    urgency=self.urgency.value(),
                ),
                evidence=self.evidence.value(),
            )
            return self._case.act(draft_report, request)

        self.attempt(begin, self._begun)

    def _begun(self, kept: ReportKept) -> None:
        self.frame.tell(Tone.OK, tr("{kept_number} is begun; it is your draft.", kept_number=kept.number))
        self.made.emit(kept.report_id)


def _terms(case: Case) -> str:
    terms = case.settings.clocks.decide
    return tr(
        "Time to decide: routine {routine}, priority {priority}, immediate {immediate}.",
        routine=terms.routine.words,
        priority=terms.priority.words,
        immediate=terms.immediate.words,
    )
