"""The signs of early onset of a country: what waits for an answer, and each sign month by month."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.outside.signal_answers import DismissSignal, SignalKept, dismiss_signal
from app.actions.outside.signals import Looked, LookForSignals, look_for_signals
from app.reading.countries.country_files import CountryView
from app.reading.outside.signals import SignalView, signal_views
from app.reading.outside.signs import Measured, measured_signs
from app.rules.verdict import Verdict
from db.vocabulary import Role
from db.vocabulary.imports import DataSet
from db.vocabulary.signals import Sign, SignalStanding
from language import mark, plural, tr
from language.lists import and_list
from ui.case import Case
from ui.countries.words import day_of
from ui.fields.choice_field import ChoiceField
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.reports.text_dialog import TextDialog
from ui.signals.accept_dialog import AcceptDialog
from ui.signals.sign_card import SignCard, WeeksCard
from ui.signals.words import STANDINGS, month_words
from ui.tasks import Task
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice, Tone
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_NO_DATA = mark(
    "The signs of early onset are judged from imported events (UCDP GED, ACLED or others) and from coded evidence. "
    "Import a data set of events that covers this country; its signs then stand here with their numbers and charts."
)
_CONFLICT_ONLY = mark("Conflict-only: no lens. None of these events is violence against civilians.")

_WORKING = mark("Working out the signs…")
_NOT_WORKED_OUT = mark("The signs could not be worked out. F5 tries again.")


class SignalsTab(QWidget):
    """The board is worked out off the window's thread: a country may have a hundred thousand events."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._task: Task | None = None
        self._led = self._raised = False
        self.measured: Measured | None = None
        self._writes = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton(tr("Look for signals"), icon="search", primary=True, verdict=self._writes)
        self.new.acted.connect(self.look)
        self.dataset: ChoiceField[DataSet] = ChoiceField(
            tr("Data set"), [], name="dataset", required=True, empty=None
        )
        self.dataset.changed.connect(self._choose_dataset)
        self.standing = Words(role="muted", wrap=True)
        self.notice = Notice()
        self.register = self._register()
        self.cards = {
            sign: SignCard(sign)
            for sign in (
                Sign.CIVILIAN_SHARE,
                Sign.ONE_SIDED_DEATHS,
                Sign.INFRASTRUCTURE,
                Sign.SPREAD,
                Sign.WATCH,
            )
        }
        self.weeks = WeeksCard()
        self.nothing = EmptyState(tr("No events on file"), tr(_NO_DATA), act=tr("Go to imported data"))
        self.nothing.acted.connect(lambda: frame.go("countries", "imports"))
        self._scroll = Scrolled(tr("Signs of early onset"), margin=0)
        first, second, third, fourth, watch = self.cards.values()
        for widget in (
            Columns([self.new, self.dataset], stretch=(2, 1)),
            self.standing,
            self.notice,
            self.register,
            Columns([first, second]),
            Columns([third, fourth]),
            Columns([self.weeks, watch]),
        ):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.nothing, 1)
        self._scroll.hide()
        self.nothing.hide()

    def show_file(self, view: CountryView) -> None:
        """Read the signals at once, and work out the board in the background."""
        if self._view is None or self._view.country != view.country:
            self.measured = None
            self.dataset.set_choices([])
            self.notice.clear()
        self._view = view
        self.register.set_rows(self._case.look(lambda session: signal_views(session, view.country)))
        self._measure()

    def look(self) -> None:
        """Judge the newest months and keep what is seen as signals."""
        if self._view is None:
            return
        # A button that is greyed hands the focus to whatever comes next, a chart: it waits here for the answer.
        self._led = self.new.button.hasFocus()
        if self._led:
            self.setFocus()
        self.new.set_verdict(refusal(tr("The look is under way.")))
        task = self._case.act_in_background(
            tr("Looking for signals"),
            look_for_signals,
            LookForSignals(country=self._view.country, dataset=self.dataset.value()),
            on_done=self._looked,
            on_failed=self.notice.refuse,
            asker=self,
        )
        # However it ended, also by an error that nobody foresaw, one may look again.
        task.ended.connect(self._allow_look)

    def _measure(self, dataset: DataSet | None = None) -> None:
        country = self._view.country if self._view else ""
        settings = self._case.settings.signals
        store = self._case.store
        if self._task is not None and self._task.running:
            self._task.cancel()
        self.standing.setText(tr(_WORKING))
        if self.measured is None:
            # Of a hundred thousand events it takes a while: that it goes on is seen, and nothing of another file.
            self._scroll.show()
            self.nothing.hide()
            for part in (*self.cards.values(), self.weeks, self.new, self.dataset):
                part.hide()

        def work(_progress: object, _cancelled: object) -> Measured | None:
            with store.read() as session:
                return measured_signs(session, country, settings, dataset=dataset)

        self._task = self._case.tasks.run(work, self._show, owner=self)
        self._task.ended.connect(self._measure_ended)

    def _show(self, measured: Measured | None) -> None:
        self.measured = measured
        held = bool(self.register.table.rows_model.rows)
        self._scroll.setVisible(measured is not None or held)
        self.nothing.setVisible(measured is None and not held)
        for part in (*self.cards.values(), self.weeks, self.new, self.dataset):
            part.setVisible(measured is not None)
        if measured is None:
            self.standing.setText(tr("No imported events of this country count any more."))
            return
        self.dataset.blockSignals(True)
        self.dataset.set_choices([(each, each.label) for each in measured.datasets])
        self.dataset.set_value(measured.dataset)
        self.dataset.blockSignals(False)
        self.dataset.setVisible(len(measured.datasets) > 1)
        self.standing.setText(_standing(measured))
        for card in self.cards.values():
            card.show_board(measured.board)
        self.weeks.show_weeks(measured.board.weeks)

    def _choose_dataset(self) -> None:
        self._measure(self.dataset.value())

    def _allow_look(self) -> None:
        self.new.set_verdict(self._writes)
        if self._led and self.window().focusWidget() is self:
            # What was just raised is to be answered; where nothing was, one is where one began.
            self.register.table.setFocus() if self._raised else self.new.button.setFocus()
        self._led = self._raised = False

    def _measure_ended(self) -> None:
        """Say so where nothing came of it: the error itself is shown by the window."""
        if self.sender() is self._task and self.standing.text() == tr(_WORKING):
            self.standing.setText(tr(_NOT_WORKED_OUT))

    def _looked(self, looked: Looked) -> None:
        self._raised = bool(looked.raised)
        if looked.raised:
            self.notice.tell(
                Tone.WARN,
                tr("Signals raised: {raised}.", raised=", ".join(looked.raised)),
                remedy=tr("Accept each into a draft report, or dismiss it with a reason."),
            )
        else:
            self.notice.tell(
                Tone.OK,
                tr(
                    "Nothing new is seen in the three months up to {last_month}.",
                    last_month=looked.last_month,
                ),
            )

    def _register(self) -> Register[SignalView]:
        return Register(
            tr("Signals"),
            (
                Column[SignalView](tr("Number"), lambda one: one.number, width=120),
                Column[SignalView](tr("Sign"), lambda one: one.sign.label, width=236),
                Column[SignalView](
                    tr("Month"), lambda one: f"{one.first_on:%Y-%m}", sort=lambda one: one.first_on, width=80
                ),
                Column[SignalView](
                    tr("Standing"),
                    lambda one: STANDINGS[one.standing],
                    role=lambda one: "warn" if one.standing is SignalStanding.OPEN else "",
                    glyph=lambda one: ("warn", "warn") if one.standing is SignalStanding.OPEN else None,
                    width=190,
                ),
                Column[SignalView](tr("What was seen"), lambda one: one.says, stretch=True),
            ),
            identity=lambda one: one.signal_id,
            nothing=tr(
                "When a sign is seen in one of the last three months, it is kept here with its numbers until somebody "
                "accepts it into a draft report or dismisses it with a reason. A signal never changes a phase."
            ),
            facts=self._facts,
            acts=(
                RowAct(tr("Accept into a draft report…"), self._accept, self._may_answer),
                RowAct(tr("Dismiss…"), self._dismiss, self._may_answer),
                RowAct(tr("Open the report"), self._open_report, _has_report),
            ),
        )

    def _facts(self, signal: SignalView) -> list[tuple[str, str]]:
        answered = ""
        if signal.answered_at is not None:
            answered = tr(
                "{standings} by {answered_by}, {answered_at}",
                standings=STANDINGS[signal.standing],
                answered_by=signal.answered_by,
                answered_at=day_of(signal.answered_at, self._case),
            )
        return [
            (tr("Seen"), signal.says),
            (tr("Formula"), signal.formula),
            (tr("Rests on"), _rests_on(signal)),
            (
                tr("Worked out"),
                tr(
                    "{seen_at}, asked for by {seen_by}",
                    seen_at=day_of(signal.seen_at, self._case),
                    seen_by=signal.seen_by,
                ),
            ),
            (tr("Follows"), signal.follows),
            (tr("Answer"), f"{answered}. {signal.answer}".strip() if answered else ""),
            (tr("Report"), signal.report),
        ]

    def _may_answer(self, signal: SignalView) -> Verdict:
        return first_refusal(
            self._writes,
            refusal(
                tr("It was {standing} already.", standing=STANDINGS[signal.standing].lower()),
                unless=signal.standing is SignalStanding.OPEN,
            ),
        )

    def _accept(self, signal: SignalView) -> None:
        dialog = AcceptDialog(self._case, self._frame, signal)
        dialog.done_with.connect(self._accepted)
        dialog.open()

    def _accepted(self, kept: SignalKept) -> None:
        self._frame.go("reports", kept.report_id)

    def _dismiss(self, signal: SignalView) -> None:
        month = f"{signal.first_on:%Y-%m}"
        TextDialog(
            self._frame,
            tr("Dismiss {signal_number}", signal_number=signal.number),
            about=f"dismiss {signal.number}",
            words=tr(
                "{sign}, {month}. It stays on record with its numbers. Say why it is no warning: an inquiry will read this.",
                sign=signal.sign.label,
                month=month,
            ),
            act=tr("Dismiss the signal"),
            label=tr("Reason"),
            name="reason",
            run=lambda text: self._case.act(
                dismiss_signal,
                DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason=text),
            ),
        ).open()

    def _open_report(self, signal: SignalView) -> None:
        self._frame.go("reports", signal.report)


def _has_report(signal: SignalView) -> Verdict:
    return refusal(tr("It opened no report."), unless=bool(signal.report))


def _rests_on(signal: SignalView) -> str:
    parts = [plural("{count} event", "{count} events", signal.events_count)]
    if signal.evidence:
        parts.append(tr("evidence {evidence}", evidence=", ".join(signal.evidence)))
    return tr("{parts}, import {batches}", parts=and_list(parts), batches=", ".join(signal.batches))


def _standing(measured: Measured) -> str:
    board = measured.board
    said = tr(
        "{dataset}, import {batches}: {events:,} events; months up to {last}.",
        dataset=measured.dataset.label,
        batches=", ".join(measured.batches),
        events=board.events,
        last=month_words(board.last),
    )
    raised = ", ".join(sign.label.lower() for sign in board.alert)
    alert = (
        tr("Alert in {last}: {raised}.", last=month_words(board.last), raised=raised)
        if raised
        else tr(
            "No alert in {last}: no sign is seen in that month, and no watch raised.",
            last=month_words(board.last),
        )
    )
    return " ".join(part for part in (said, alert, tr(_CONFLICT_ONLY) if board.conflict_only else "") if part)
