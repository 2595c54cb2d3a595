"""What is typed in a form outlives a crash, and is offered when the same form is opened again on the same subject."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.reading.unsaved_forms import UnsavedFormView
from app.refusals import UserError
from app.typed_forms import recording
from language import tr
from language.lists import and_list
from ui.dialogs.discarding import ask_discard
from ui.dialogs.typed_before import TypedBefore
from ui.fields.form_journal import FormJournal
from ui.fields.form_keeper import FormKeeper, FormPlace, KeptField, stands
from ui.frame import Frame
from ui.widgets.into_view import bring_into_view
from ui.widgets.notice import Notice, Tone
from ui.widgets.tab_order import come_before, stops_of


class KeptForm(QObject):
    """``offer`` stands above the form while something waits that was typed before; None where nothing did.

    ``host`` is what the form stands in. The offer is laid out ``above`` the form in ``column``, and Tab comes to it before the
    form; ``notice`` says what went wrong. ``grown`` is called when more stands there than before.
    """

    def __init__(
        self,
        host: QWidget,
        frame: Frame,
        journal: FormJournal,
        place: FormPlace,
        fields: Callable[[], Mapping[str, KeptField]],
        *,
        above: QWidget,
        column: QBoxLayout,
        notice: Notice,
        grown: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._frame = frame
        self._journal = journal
        self._fields = fields
        self._above = above
        self._column = column
        self._notice = notice
        self._grown = grown
        self._before: UnsavedFormView | None = None
        self._shown = True
        self.offer: TypedBefore | None = None
        self.keeper = FormKeeper(journal, place, fields, self)
        self.keeper.failed.connect(self._say_failed)
        self.look()

    def look(self) -> None:
        """Offer what waits by now, and no longer what does not."""
        before = self.keeper.waiting()
        if before == self._before:
            return
        self._before = before
        self._put_offer_away()
        self.offer = None if before is None else TypedBefore(before, self._journal.case.zone)
        if self.offer is not None and before is not None:
            self.offer.filled.connect(lambda: self._fill_in(before))
            self.offer.discarded.connect(lambda: self._ask_discard(before))
            self._column.insertWidget(self._column.indexOf(self._above), self.offer)
            stops = stops_of(self._above)
            if stops:
                # It is made last; read, and come to, it is first.
                come_before(stops[0], (self.offer.fill, self.offer.discard))
            # Shown at once: a dialog that is about to open takes the height for it.
            self.offer.setVisible(self._shown)

    def show(self, *, shown: bool) -> None:
        """Show the offer with its form, or hide it with it."""
        self._shown = shown
        if self.offer is not None:
            self.offer.setVisible(shown)

    def end(self) -> None:
        """The form is put away; what is typed and not recorded waits until it is opened again."""
        self.keeper.end()
        self._put_offer_away()

    @contextmanager
    def recording(self) -> Iterator[None]:
        """An act inside the block, or one that it begins, takes what stands here out of the journal with its transaction."""
        form = self.keeper.begin_act()
        try:
            with recording(form):
                yield
        except BaseException:
            self.keeper.act_failed()
            raise

    def take_over_the_same(self) -> None:
        """Go on with what waits, unasked, where the same stands here already."""
        before, fields = self._before, self._fields()
        if before is not None and all(
            (field := fields.get(one.key)) is not None and stands(field, one.typed) for one in before.fields
        ):
            self._put_offer_away()
            self.keeper.fill_in(before)

    def _say_failed(self, error: UserError) -> None:
        self._notice.refuse(error)
        self._grown()

    def _fill_in(self, before: UnsavedFormView) -> None:
        self._put_offer_away()
        left = self.keeper.fill_in(before)
        self._show_first(one.key for one in before.fields)
        if left:
            names = and_list(tr("“{label}”", label=label) for label in left)
            self._notice.tell(Tone.WARN, tr("Not filled in: {names}.", names=names))
        self._grown()

    def _ask_discard(self, before: UnsavedFormView) -> None:
        ask_discard(self._frame, self._journal, before, self._host, lambda: self._discarded(before))

    def _discarded(self, before: UnsavedFormView) -> None:
        # On a page what waited behind it stands there by now.
        if self._before is before:
            self._put_offer_away()
        self._show_first(())

    def _put_offer_away(self) -> None:
        """For good: shown with its form again, it would fill in over what was typed since."""
        if self.offer is not None:
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None

    def _show_first(self, keys: Iterable[str]) -> None:
        """The focus goes to the first of the fields that is there, or else to the first of all."""
        fields = self._fields()
        named = [fields[key] for key in keys if key in fields]
        shown = (field for field in (*named, *fields.values()) if isinstance(field, QWidget))
        first = next((field for field in shown if field.isVisible()), None)
        if first is not None:
            first.setFocus()
            bring_into_view(first)


def on_page(
    host: QWidget,
    frame: Frame,
    place: FormPlace,
    fields: Callable[[], Mapping[str, KeptField]],
    *,
    above: QWidget,
    column: QBoxLayout,
    notice: Notice,
) -> KeptForm | None:
    """Keep what is typed in a form that stands on a page; None before a case is open.

    Unlike a dialog it stays, so that what waits may be discarded elsewhere meanwhile.
    """
    journal = frame.journal
    if journal is None:
        return None
    kept = KeptForm(host, frame, journal, place, fields, above=above, column=column, notice=notice)
    journal.changed.connect(kept.look)
    return kept
