"""Citing evidence: the graded items of the country that the report does not stand on yet."""

from app.actions.reports.drafting import CiteEvidenceItems, cite_evidence_items
from app.reading.evidence.items import EvidenceView, evidence_of_country
from language import mark, tr
from language.phrases import headed
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.chosen_rows import ChosenRows
from ui.fields.form_keeper import KeptField
from ui.frame import Frame
from ui.reports.evidence_words import source_name, when
from ui.reports.panel import ReportPicture
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_COLUMNS = (
    Column[EvidenceView](mark("Grade"), lambda item: item.grade, width=72),
    Column[EvidenceView](mark("Date"), when, width=96),
    Column[EvidenceView](mark("What"), lambda item: item.title, stretch=True),
    Column[EvidenceView](mark("Source"), source_name, width=150),
)


class EvidencePicker(Dialog):
    """One row or several; what is chosen is shown beneath in full, with its caution."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report = picture.report
        cited = {item.evidence_id for item in picture.evidence}
        country = report.country
        items = case.look(lambda session: evidence_of_country(session, country))
        offered = [item for item in items if item.evidence_id not in cited]
        super().__init__(
            frame,
            tr("Cite evidence in {report_number}", report_number=report.number),
            words=tr(
                "Items on the file of {country_name} that the report does not stand on yet.",
                country_name=report.country_name,
            ),
            width=760,
            about=picture.report.number,
        )
        self._case = case
        self._report = report
        self.table = TableView[EvidenceView](_COLUMNS, name=tr("Evidence of the country"), rows=offered)
        self.table.setMinimumHeight(240)
        self.detail = Words("", wrap=True, selectable=True)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.opened.connect(self._cite)
        self._choice = ChosenRows(
            self.table, tr("Evidence"), key=lambda item: item.evidence_id, words=lambda item: item.number
        )
        if offered:
            self.form.add_widget(self.table)
            self.form.add_widget(self.detail)
            # Not at what is offered above it: an Enter out of habit would fill that in.
            self.table.setFocus()
        else:
            self.form.add_widget(self._nothing(any_on_file=bool(items)))
        self.act_button = self.add_act(tr("Cite the chosen items"), self._cite)
        self._chosen()

    def _nothing(self, *, any_on_file: bool) -> EmptyState:
        name = self._report.country_name
        if any_on_file:
            return EmptyState(
                tr("Every item is cited"),
                tr("The report stands on all evidence on the file of {name}.", name=name),
            )
        state = EmptyState(
            tr("No evidence on file"),
            tr("Record what was observed or reported, with its grade, on the file of {name}.", name=name),
            act=tr("Go to {name}", name=name),
        )
        state.acted.connect(self._go_to_file)
        return state

    def _go_to_file(self) -> None:
        self.reject_at_once()
        self.frame.go("countries", self._report.country)

    def kept_fields(self) -> dict[str, KeptField]:
        """The items that are chosen: of a hundred, finding the ten that count is the work here."""
        return {**super().kept_fields(), "evidence": self._choice}

    def _chosen(self) -> None:
        self.form.edit()
        rows = self.table.selected_rows()
        if not rows:
            self.form.settle()
            self.act_button.refuse(tr("Choose an item."))
        else:
            self.act_button.allow()
        self.act_button.set_words(
            tr("Cite the chosen item")
            if len(rows) < 2
            else tr("Cite the {rows} chosen items", rows=len(rows))
        )
        self.detail.setText("\n\n".join(_in_full(item) for item in rows[:3]))
        # What is chosen is read whole, as far as the screen goes.
        self.grow_soon()

    def _cite(self) -> None:
        def cite() -> object:
            rows = self.table.selected_rows()
            cited = tuple(item.evidence_id for item in rows)
            self._case.act(
                cite_evidence_items, CiteEvidenceItems(report_id=self._report.report_id, evidence=cited)
            )
            return len(rows)

        self.attempt(cite)


def _in_full(item: EvidenceView) -> str:
    said = tr(
        "Source {reliability}, information {credibility}.",
        reliability=item.reliability.label,
        credibility=item.credibility.label,
    )
    caution = tr("Caution: {caution}", caution=item.caution) if item.caution else ""
    return "\n".join(
        part for part in (headed(item.number, item.summary or item.title), said, caution) if part
    )
