"""The register of sources: who they are, how reliable, and how a protected one is kept safe."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.evidence.sources import (
    AddSource,
    AddSources,
    PlaceHold,
    ReadIdentity,
    SourceKept,
    add_sources,
    place_hold,
    read_identity,
)
from app.reading.countries.country_files import CountryView
from app.reading.evidence.items import SourceView, source_views
from app.rules.entry.texts import clean_text, required_line
from app.rules.verdict import Verdict
from db.vocabulary import SOURCE_KINDS, Reliability, Role
from language import mark, tr
from ui.case import Case
from ui.countries.erase_dialog import EraseDialog
from ui.countries.identity_dialog import IdentityDialog
from ui.countries.lift_dialog import LiftDialog
from ui.countries.source_change_dialog import SourceChangeDialog
from ui.countries.source_detail import SourceDetail
from ui.countries.source_dialog import SourceDialog
from ui.countries.words import IDENTITIES
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.paste_dialog import PasteDialog
from ui.pasted_entries import Register, chosen_by_words
from ui.pasting import offer_pasted, paste_here
from ui.reports.text_dialog import TextDialog
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView


class SourcesTab(QWidget):
    """All sources of the ministry: one source may speak of several countries.

    No identity is shown in a list: a focal point reads one, with a reason, in a dialog of its own.
    """

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._source: SourceView | None = None
        verdict = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton(tr("Add a source…"), icon="plus", verdict=verdict)
        self.change = ActButton(tr("Change the entry…"), icon="edit", verdict=verdict)
        self.hold = ActButton(tr("Place a legal hold…"))
        self.lift = ActButton(tr("Lift a legal hold…"))
        self.read = ActButton(tr("Read the identity…"))
        self.erase = ActButton(tr("Erase the identity…"))
        self.new.acted.connect(self.add)
        self.change.acted.connect(self.edit)
        self.hold.acted.connect(self._place)
        self.lift.acted.connect(self._lift)
        self.read.acted.connect(self._read)
        self.erase.acted.connect(self._erase)
        self.table = TableView[SourceView](_COLUMNS, name=tr("Register of sources"))
        self.table.chosen.connect(self._chosen)
        self.nothing = EmptyState(
            tr("No source yet"),
            tr("Each evidence item names its source. Enter them here, or while you record the evidence."),
            act=tr("Add a source…"),
            verdict=verdict,
        )
        self.nothing.acted.connect(self.add)
        self.table.setMinimumHeight(metrics.row * 6)
        paste_here(self, tr("Add the sources on the clipboard"), self.paste)
        self._filled = Scrolled(tr("Register of sources"), margin=0)
        self._filled.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(metrics.inside)
        head.addWidget(self.new)
        head.addWidget(self.change)
        head.addStretch(1)
        self._filled.body.addLayout(head)
        self._filled.body.addWidget(self.table, 1)
        self._filled.body.addWidget(ActsLine([self.hold, self.lift, self.read, self.erase]))
        self.detail = SourceDetail(case)
        self._filled.body.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(self._filled, 1)
        column.addWidget(self.nothing, 1)

    def show_file(self, _view: CountryView) -> None:
        """Read the register; it is one for all countries."""
        rows = self._case.look(source_views)
        self.table.set_rows(rows, same=lambda source: source.source_id, otherwise=0)
        self._filled.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def add(self) -> SourceDialog:
        """Enter a source."""
        dialog = SourceDialog(self._case, self._frame)
        dialog.done_with.connect(self._added)
        dialog.open()
        return dialog

    def paste(self) -> PasteDialog | None:
        """Add the rows of a spreadsheet that are on the clipboard, after a look at what each would do."""
        verdict = may(self._case, Role.ANALYST, Role.FOCAL_POINT)
        known = frozenset(source.name.casefold() for source in self._case.look(source_views))
        register = Register(columns=_PASTED, needed=("Name", "Kind"), request=_pasted_source, known=known)
        return offer_pasted(
            self._frame,
            verdict,
            tr("Add pasted sources"),
            register,
            lambda sources: self._case.act(add_sources, AddSources(sources=sources)),
            about="sources",
        )

    def edit(self) -> None:
        """Change the entry of the chosen source, if the user may."""
        if self._source is not None and self.change.button.isEnabled():
            SourceChangeDialog(self._case, self._frame, self._source).open()

    def _chosen(self, source: SourceView | None) -> None:
        self._source = source
        self.detail.show_source(source)
        leads = may(self._case, Role.FOCAL_POINT)
        self.hold.set_verdict(leads)
        self.lift.set_verdict(first_refusal(leads, _unless_held(source)))
        self.read.set_verdict(first_refusal(leads, _is_sealed(source)))
        self.erase.set_verdict(first_refusal(leads, *_may_erase(source)))

    def _added(self, kept: SourceKept) -> None:
        """The new one is chosen: the acts beneath the table would else be about whichever it was before."""
        rows = self.table.rows_model.rows
        place = next((at for at, source in enumerate(rows) if source.source_id == kept.source_id), -1)
        if place >= 0:
            self.table.choose(place)
        self._frame.tell(Tone.OK, tr("{source} is in the register.", source=kept.name))

    def _read(self) -> None:
        """Ask why, and show it: the reason goes on the ledger before anything is seen."""
        source = self._source
        if source is None:
            return
        asking = TextDialog(
            self._frame,
            tr("Read the identity of {source}", source=source.name),
            about=f"read {source.source_id}",
            words=tr(
                "It is sealed to protect the source. That you read it goes on the ledger with your reason."
            ),
            act=tr("Read the identity"),
            label=tr("Reason"),
            name="reason",
            run=lambda text: self._case.act(
                read_identity, ReadIdentity(source_id=source.source_id, reason=text)
            ),
        )
        asking.done_with.connect(
            lambda read: IdentityDialog(source.name, read.identity, self._frame.marking, self.window()).open()
        )
        asking.open()

    def _place(self) -> None:
        source = self._source
        if source is not None:
            TextDialog(
                self._frame,
                tr("Place a legal hold on {source}", source=source.name),
                about=f"hold {source.source_id}",
                words=tr("While a hold stands, nothing of what is known of the source can be erased."),
                act=tr("Place the hold"),
                label=tr("Reason"),
                run=lambda text: self._case.act(
                    place_hold, PlaceHold(source_id=source.source_id, reason=text)
                ),
            ).open()

    def _lift(self) -> None:
        if self._source is not None:
            LiftDialog(self._case, self._frame, self._source).open()

    def _erase(self) -> None:
        source = self._source
        if source is not None:
            dialog = EraseDialog(self._case, self._frame, source)
            dialog.done_with.connect(
                lambda _kept: self._frame.tell(
                    Tone.OK, tr("The identity of {source} is erased for good.", source=source.name)
                )
            )
            dialog.open()


_PASTED = {
    mark("Name"): (mark("Source"),),
    mark("Kind"): (mark("Type"),),
    mark("Reliability"): (mark("Grade"),),
    mark("Notes"): (mark("Note"), mark("Remarks")),
}
"""The headings, each with others that mean the same; they are understood in every language."""


def _pasted_source(cells: Mapping[str, str]) -> AddSource:
    """A source as a row names it. Never a protected one: what was pasted has been in the clear."""
    grade = cells.get("Reliability", "")[:1].upper()
    return AddSource(
        name=required_line(cells.get("Name", ""), "name"),
        kind=chosen_by_words(cells.get("Kind", ""), SOURCE_KINDS, "kind"),
        reliability=Reliability(grade) if grade in set(Reliability) else Reliability.F,
        notes=clean_text(cells.get("Notes", ""), "notes"),
    )


def _unless_held(source: SourceView | None) -> Verdict:
    return refusal(tr("No legal hold stands on this source."), unless=source is not None and source.held)


def _is_sealed(source: SourceView | None) -> Verdict:
    sealed = source is not None and source.identity == "sealed"
    erased = source is not None and source.identity == "erased"
    what = tr("The identity is erased already.") if erased else tr("No identity of this source is kept.")
    return refusal(what, unless=sealed)


def _may_erase(source: SourceView | None) -> tuple[Verdict, Verdict]:
    """As the use case: there is a sealed identity, and no hold forbids its end."""
    return (
        _is_sealed(source),
        refusal(
            tr("A legal hold stands on this source."),
            tr("Lift the hold first."),
            unless=not (source and source.held),
        ),
    )


_COLUMNS = (
    Column[SourceView](mark("Source"), lambda source: source.name, width=230),
    Column[SourceView](mark("Kind"), lambda source: source.kind.label, stretch=True),
    Column[SourceView](
        mark("Reliability"),
        lambda source: f"{source.reliability.value}  {source.reliability.label}",
        width=180,
    ),
    Column[SourceView](
        mark("Protected"),
        lambda source: tr("Protected") if source.protected else "",
        glyph=lambda source: ("protected", "text") if source.protected else None,
        width=116,
    ),
    Column[SourceView](mark("Identity"), lambda source: IDENTITIES[source.identity], width=92),
    Column[SourceView](mark("Hold"), lambda source: tr("Legal hold") if source.held else "", width=96),
    Column[SourceView](
        mark("Items"),
        lambda source: str(source.items),
        sort=lambda source: source.items,
        number=True,
        width=64,
    ),
)
