"""Citing evidence: the graded items of the country that the report does not stand on yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.actions.reports.drafting import CiteEvidenceItems, cite_evidence_items
from app.reading.evidence.evidence_list import PAGE, evidence_found
from app.reading.evidence.filter import EvidenceFilter
from app.reading.evidence.items import EvidenceView, evidence_items
from language import mark, tr
from language.phrases import headed
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.chosen_rows import ChosenRows
from ui.fields.form_keeper import KeptField
from ui.frame import Frame
from ui.reports.evidence_words import source_name, when
from ui.reports.panel import ReportPicture
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.newest_first import NewestFirst
from ui.widgets.rows_model import Column
from ui.widgets.ticked_table import TickedTable
from ui.widgets.words import Words

_COLUMNS = (
    Column[EvidenceView](mark("Grade"), lambda item: item.grade, width=72),
    Column[EvidenceView](mark("Date"), when, width=96),
    Column[EvidenceView](mark("What"), lambda item: item.title, stretch=True),
    Column[EvidenceView](mark("Source"), source_name, width=150),
)


_IN_FULL = 3
"""So many items are shown in full at once."""


class _Search(QLineEdit):
    """Down and Enter go on to what is found; Enter would else cite what was chosen before."""

    def __init__(self, go_on: Callable[[], None]) -> None:
        super().__init__()
        self._go_on = go_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not chord:
            self._go_on()
        else:
            super().keyPressEvent(event)


class EvidencePicker(Dialog):
    """One row or several, by ticks; the row that has the cursor and what is chosen are shown beneath in full, with their caution.

    The newest items are read; older ones when they are asked for, or looked for. What is chosen stays in the list, whatever is
    looked for.
    """

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report = picture.report
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
        self._cited = frozenset(item.evidence_id for item in picture.evidence)
        self._fitting = frozenset[str]()
        """Which of the items that are listed have the words that are looked for: what is chosen is listed without them too."""
        self._newest = NewestFirst(PAGE, self._fill, self)
        self.search = _Search(self._go_on)
        self.search.setAccessibleName(tr("Find in the evidence"))
        self.search.setPlaceholderText(tr("Find…"))
        make_clearable(self.search)
        self.search.textChanged.connect(self._newest.narrow)
        self.table = TickedTable[EvidenceView](_COLUMNS, name=tr("Evidence of the country"))
        self.table.setMinimumHeight(240)
        self._count = Words(role="muted")
        self.older = ActButton(tr("Show older evidence"))
        self.older.acted.connect(self.load_older)
        # Within the dialog before anything of it is shown: it would be a window of its own for a moment.
        self._beneath = QWidget(self)
        self._beneath.hide()
        foot = QHBoxLayout(self._beneath)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.older)
        self.detail = Words("", wrap=True, selectable=True)
        self.table.opened.connect(self._opened)
        self._choice = ChosenRows(
            self.table,
            tr("Evidence"),
            key=lambda item: item.evidence_id,
            words=lambda item: item.number,
            list_too=lambda keys: self._fill(too=keys),
        )
        self.act_button = self.add_act(tr("Cite the chosen items"), self._cite)
        self._fill()
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.chosen.connect(lambda _item: self._show_in_full())
        if self.table.rows_model.rows:
            how = Words(
                tr("Space or a click ticks an item; Ctrl+Enter cites what is ticked."),
                role="muted",
                wrap=True,
            )
            for part in (self.search, self.table, self._beneath, how, self.detail):
                self.form.add_widget(part)
            # A file that is shown whole needs neither.
            long = not self.older.isHidden()
            self.search.setVisible(long)
            self._beneath.setVisible(long)
            # Not at what is offered above it: an Enter out of habit would fill that in.
            self.table.setFocus()
        else:
            self.form.add_widget(self._nothing())
        self._chosen()

    def _go_on(self) -> None:
        """From what is looked for to what was found."""
        if self._newest.waits:
            self._newest.begin()
        if not self._fitting:
            # Whatever stands in the list is there because it is chosen: a key more would take its tick off.
            return
        chosen = {item.evidence_id for item in self.table.selected_rows()}
        # Where all that was found is chosen by now, one goes to the first of that.
        wanted = self._fitting - chosen or self._fitting
        self.table.choose_first(lambda item: item.evidence_id in wanted)
        self.table.setFocus()

    def load_older(self) -> None:
        """Read the items before the oldest shown too; what is chosen stays, and the first of them has the cursor."""
        before = {item.evidence_id for item in self.table.rows_model.rows}
        self._newest.older(self._newest.limit)
        rows = self.table.rows_model.rows
        first = next((place for place, item in enumerate(rows) if item.evidence_id not in before), 0)
        index = self.table.rows_model.index(first, 0)
        self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.table.scrollTo(index)
        self.table.setFocus()

    def _fill(self, *, too: Sequence[str] = ()) -> None:
        """Show what fits, with what is chosen and ``too`` these."""
        country, limit = self._report.country, self._newest.limit
        wanted = EvidenceFilter(text=self.search.text())
        found = self._case.look(
            lambda session: evidence_found(session, country, wanted, limit=limit, without=self._cited)
        )
        chosen = self._choice.typed()
        further = {*chosen, *too} - {item.evidence_id for item in found.items} - self._cited
        kept = self._case.look(lambda session: evidence_items(session, further)) if further else ()
        self._newest.told(len(found.items), long=found.more)
        self.older.setVisible(found.more)
        self._fitting = frozenset(item.evidence_id for item in found.items)
        if found.more:
            count = tr("The newest {shown:,} are shown.", shown=len(found.items))
        elif found.items or not kept:
            count = tr("{shown} of {of} items.", shown=len(found.items), of=found.total)
        else:
            count = tr("No item has these words. What is chosen stays in the list.")
        self._count.setText(count)
        newest = sorted((*found.items, *kept), key=lambda item: (item.occurred_on, item.number), reverse=True)
        self.table.set_rows(newest)
        self._choice.choose(chosen)

    def _nothing(self) -> EmptyState:
        name = self._report.country_name
        if self._cited:
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
        self._show_in_full()

    def _show_in_full(self) -> None:
        rows, here = self.table.selected_rows(), self.table.current_row()
        said = [_in_full(item) for item in rows[:_IN_FULL]]
        if here is not None and here not in rows:
            said.insert(0, tr("Not chosen yet: {item}", item=_in_full(here)))
        elif here is not None and here not in rows[:_IN_FULL]:
            said.insert(0, _in_full(here))
        self.detail.setText("\n\n".join(said[:_IN_FULL]))
        # What is chosen is read whole, as far as the screen goes.
        self.grow_soon()

    def _opened(self, item: EvidenceView) -> None:
        """Enter on a row chooses it; on one that is chosen it leads to the button, and cites nothing by the way."""
        if item in self.table.selected_rows():
            self.act_button.button.setFocus()
        else:
            self.table.tick(self.table.rows_model.rows.index(item))

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
