"""Beginning an early-warning report on an open country file."""

from PySide6.QtCore import Signal

from app.actions.countries.country_files import CountryFileKept
from app.actions.reports.drafting import DraftReport, ReportKept, draft_report
from app.content import DraftContent
from app.reading.countries.country_files import country_lines
from app.reading.evidence.evidence_lines import evidence_lines
from app.reading.ministry.reference import current_countries
from app.refusals import UserError
from db.vocabulary import Urgency, words
from language import tr
from ui.case import Case
from ui.countries.open_file_dialog import OpenFileDialog
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.reports.evidence_words import in_a_line
from ui.reports.marking_words import marking_choices, usual_marking
from ui.reports.no_file_line import NoFileLine
from ui.widgets.notice import Tone


class NewReportDialog(Dialog):
    """``made`` carries the identifier of the report. ``country`` is chosen beforehand where it is known; where it has no file, that
    is opened from here."""

    made = Signal(str)

    def __init__(self, case: Case, frame: Frame, country: str = "") -> None:
        super().__init__(
            frame,
            tr("New early-warning report"),
            words=tr("It begins as your draft. Nobody is asked for anything until you submit it."),
            width=680,
            about=country,
        )
        self._case = case
        self._opened: frozenset[str] = frozenset()
        self._table = case.look(current_countries)
        self.country = ChoiceField[str](
            tr("Country"), [], name="country", required=True, searchable=True, also=self._table.names
        )
        self.no_file = NoFileLine(case)
        self.no_file.asked.connect(self.open_file)
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
            hint=tr(
                "What the warning stands on. It can be cited later, while you write; the report is not submitted without any."
            ),
            rows=5,
        )
        self.form.add(self.country)
        self.form.add_widget(self.no_file)
        self.form.add(self.report_title)
        self.form.add_row(self.marking, self.urgency)
        self.form.add(self.evidence)
        self.act_button = self.add_act(tr("Begin the report"), self._begin)
        self._offer_countries()
        self.country.changed.connect(self._country_chosen)
        if country:
            self.country.set_value(country)
            self.report_title.setFocus()
        self._country_chosen()

    def open_file(self) -> OpenFileDialog:
        """Open the file of the country that is chosen, over this dialog; what is typed here stays."""
        dialog = OpenFileDialog(self._case, self.frame, self._opened, self._country(), parent=self)
        dialog.done_with.connect(self._file_opened)
        dialog.open()
        return dialog

    def _file_opened(self, kept: CountryFileKept) -> None:
        self._offer_countries()
        self.country.set_value(kept.country)
        self._country_chosen()
        (self.act_button.button if self.report_title.value() else self.report_title).setFocus()

    def _offer_countries(self) -> None:
        """Those with a file first; then all others, which say that they have none."""
        files = [(line.country, line.name) for line in self._case.look(country_lines)]
        self._opened = frozenset(country for country, _name in files)
        others = [
            (one.alpha3, tr("{country} (no file yet)", country=one.name))
            for one in self._table
            if one.alpha3 not in self._opened
        ]
        self.country.set_choices([*files, *others])

    def _country_chosen(self) -> None:
        country = self._country()
        without = self._table.name(country) if country and country not in self._opened else ""
        self.no_file.show_country(without)
        if without:
            self.act_button.refuse(tr("It can be begun once the file of {country} is open.", country=without))
        else:
            self.act_button.allow()
        items = self._case.look(lambda session: evidence_lines(session, country)) if country else ()
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
        # The page that it is opened on takes away what was told before.
        self.made.emit(kept.report_id)
        self.frame.tell(Tone.OK, tr("{kept_number} is begun; it is your draft.", kept_number=kept.number))


def _terms(case: Case) -> str:
    terms = case.settings.clocks.decide
    return tr(
        "Time to decide: routine {routine}, priority {priority}, immediate {immediate}.",
        routine=terms.routine.words,
        priority=terms.priority.words,
        immediate=terms.immediate.words,
    )
