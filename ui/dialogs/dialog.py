"""The base of every dialog: the marking on top, a form, a place for refusals, buttons that say the act."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.refusals import UserError
from language import mark, tr
from language.lists import and_list
from ui.dialogs.dialog_foot import DialogFoot
from ui.dialogs.dialog_size import DialogSize
from ui.dialogs.form_scroll import FormScroll
from ui.fields.form import Form, keyed
from ui.find_here import find_on
from ui.frame import Frame
from ui.help.where import topic_of
from ui.pressing import pressed_by_enter, wants_act, wants_away
from ui.tasks import Task
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.into_view import bring_into_view
from ui.widgets.marking_strip import MarkingStrip
from ui.widgets.notice import Tone
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.dialogs.kept_form import KeptForm
    from ui.dialogs.typed_before import TypedBefore
    from ui.fields.form_journal import FormJournal
    from ui.fields.form_keeper import KeptField

T = TypeVar("T")

_KEPT = mark("Everything that you typed is still here.")


class Dialog(QDialog):
    """Lay the fields out in ``form``; add one or two acts with :meth:`add_act`; act through :meth:`attempt`.

    A refusal keeps the dialog open with what was typed. Esc closes; where something was typed, Esc says so first and
    closes when it is pressed again. ``done_with`` carries what the act returned, after which the dialog is closed.

    ``about`` is what it acts on, by an id or a number that is the same in every language: what somebody typed before a crash is
    offered for the same subject alone. It is empty where there is but one such form.

    Where the act cannot be taken back, ``binding`` is true: Enter after a choice, and the Ctrl+S of habit, then lead to its
    button, and only the button does it. It does not have the focus when the dialog opens: a second Enter on what opened it
    would sign unread.
    """

    done_with = Signal(object)
    binding = False

    def __init__(
        self,
        frame: Frame,
        title: str,
        *,
        about: str,
        words: str = "",
        width: int = 560,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent if parent is not None else (frame if isinstance(frame, QWidget) else None))
        metrics = current().metrics
        self.frame = frame
        self.acts_on = about
        self.result_value: Any = None
        self._busy = False
        self._held: QWidget | None = None
        self._task: Task | None = None
        self._on_stopped: Callable[[], None] | None = None
        self._warned = False
        self._shown = False
        self._kept: KeptForm | None = None
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form()
        self.form.setProperty("kind", "scrolled")
        self.foot = DialogFoot()
        self.foot.close_button.clicked.connect(self.reject_at_once)
        self.notice = self.foot.notice
        self.running = self.foot.running
        self.form.changed.connect(self._typed)

        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        body = QVBoxLayout(inner)
        body.setContentsMargins(metrics.around, metrics.between, metrics.around, metrics.between)
        body.setSpacing(metrics.between)
        body.addWidget(Words(title, size=TextSize.PAGE, wrap=True))
        if words:
            body.addWidget(Words(words, role="muted", running=True))
        body.addWidget(self.form)
        self.form_column = body
        body.addStretch(1)
        self._inner = inner
        self._scroll = FormScroll(inner)
        self._size = DialogSize(self, self._scroll, inner, round(width * min(1.5, metrics.text_scale)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(MarkingStrip(frame.marking))
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)
        current().dress(self)

    @property
    def unsaved(self) -> bool:
        """Whether something is typed here that is not saved."""
        return self.form.edited

    @property
    def loses_typed(self) -> bool:
        """Whether something is typed here that would be lost, were the case closed now."""
        return self.unsaved and (self._kept is None or not self._kept.keeper.safe())

    def set_close_words(self, words: str) -> None:
        """Name the button that closes without an act, where there is nothing to save."""
        self.foot.close_button.setText(words)

    def add_act(
        self, words: str, act: Callable[[], object], *, primary: bool = True, verdict: Verdict | None = None
    ) -> ActButton:
        """Add a button that says its act. The first primary one answers Enter."""
        button = self.foot.add_act(words, primary=primary, verdict=verdict)
        button.acted.connect(lambda: act())  # noqa: PLW0108 - the signal's arguments are not the act's
        return button

    def add_above_acts(self, widget: QWidget) -> None:
        """Something that is in view wherever the form is scrolled to, such as what is about to be signed."""
        self.foot.add_above_acts(widget)

    def attempt(self, act: Callable[[], T], on_done: Callable[[T], None] | None = None) -> None:
        """Check the form, do ``act`` at once, and close when it is done.

        A refusal is shown beneath the field that it names, or above the buttons, and what was typed stays.
        """
        if not self._may_begin():
            return
        try:
            with self._recording():
                result = act()
        except UserError as error:
            self.refuse(error)
            return
        self._done(result, on_done)

    def attempt_in_background(
        self,
        start: Callable[[Callable[[Any], None], Callable[[UserError], None]], Task],
        on_done: Callable[[Any], None] | None = None,
        on_stopped: Callable[[], None] | None = None,
    ) -> None:
        """As :meth:`attempt` for long work: ``start(done, failed)`` begins it and gives its task.

        ``Case.act_in_background`` is made for this. Until it has ended the form rests and the dialog stays.
        With ``on_stopped`` it can be stopped at the foot, or with Esc; that then says what came of it.
        """
        if not self._may_begin():
            return
        self._set_busy(busy=True)

        def done(result: Any) -> None:
            self._set_busy(busy=False)
            self._done(result, on_done)

        def failed(error: UserError) -> None:
            self._set_busy(busy=False)
            self.refuse(error)

        with self._recording():
            self._task, self._on_stopped = start(done, failed), on_stopped
        self._task.ended.connect(self._rest_no_more)
        self.running.follow(self._task, stoppable=on_stopped is not None)

    def refuse(self, error: UserError) -> None:
        """Show a refusal beneath its field or above the buttons; what was typed stays."""
        self._keep_on()
        if not self.form.show_refusal(error):
            self.notice.refuse(error, kept=tr(_KEPT) if self.form.edited else "")
        self.grow_soon()

    def reject(self) -> None:
        """Esc: close, or first say what would be lost."""
        if self._busy:
            self.running.stop()
            return
        if self.form.edited and not self._warned:
            self._warned = True
            self.notice.tell(
                Tone.WARN,
                tr("What you typed here is not saved."),
                remedy=tr("Press Esc again to close without it."),
            )
            self.grow_soon()
            return
        super().reject()

    def reject_at_once(self) -> None:
        """Close without saving: the button says it all."""
        if not self._busy:
            super().reject()

    def done(self, result: int) -> None:
        """The act is done, or the person closed without it: what was typed need not be kept any more."""
        if self._kept is not None:
            self._kept.keeper.forget()
        super().done(result)

    def kept_fields(self) -> "dict[str, KeptField]":
        """The fields whose text outlives a crash, by keys that are the same each time."""
        return {**keyed(self.form.fields)}

    @property
    def typed_before(self) -> "TypedBefore | None":
        """What offers to fill in what was typed here before a crash; None where nothing was."""
        return self._kept.offer if self._kept is not None else None

    def take_over_the_same(self) -> None:
        """Where what was typed before stands here again already, as rows that are pasted anew, it is not offered."""
        if self._kept is not None:
            self._kept.take_over_the_same()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross does what Esc does."""
        self.reject()
        if self.isVisible():
            event.ignore()
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 explains this dialog, Shift+F1 the words: a modal one keeps the window's own keys from working.

        Enter presses the button that has the focus, and from anywhere else does the marked act. In a text of several lines
        Enter is a new line: Ctrl+S and Ctrl+Enter do the act there too. Ctrl+W is Esc.
        """
        if event.key() == Qt.Key.Key_F1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.frame.show_glossary()
        elif event.key() == Qt.Key.Key_F1:
            self.frame.show_help(topic_of(type(self)))
        elif wants_act(event):
            self._do_marked_act()
        elif wants_away(event):
            self.reject()
        elif (event.matches(QKeySequence.StandardKey.Find) and find_on(self)) or pressed_by_enter(
            self, event
        ):
            pass
        elif self.binding and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do_marked_act()
        else:
            super().keyPressEvent(event)

    def _do_marked_act(self) -> None:
        marked = self.foot.marked
        if marked is None or marked.isHidden():
            return
        if self.binding and marked.isEnabled() and not marked.hasFocus():
            marked.setFocus()
        else:
            # Where it may not be done, its reason stands beneath it.
            marked.click()

    def showEvent(self, event: Any) -> None:
        """Open as high as the content asks for, within the screen. What was filled in before is not typed."""
        super().showEvent(event)
        if self._shown:
            return
        self._shown = True
        self.form.settle()
        if self.frame.journal is not None:
            self._kept = self._keep_from_now_on(self.frame.journal)
        self._begin_at_the_top()
        self._size.open()
        QTimer.singleShot(0, self, self._show_focus)

    def setVisible(self, visible: bool) -> None:
        """Where there is no field Qt leads the focus to the marked act as it shows a dialog: an Enter pressed a moment ago, on what
        opened it, would do what cannot be taken back."""
        super().setVisible(visible)
        if visible and self.binding and self.foot.has_act(self.focusWidget()):
            self._inner.setFocus()

    def grow_soon(self) -> None:
        """Make room for what was just put into the form, once it is laid out."""
        self._size.grow_soon()

    def _show_focus(self) -> None:
        """A dialog may begin further down, as at the first option that its reader may decide."""
        held: QWidget | None = self.focusWidget()
        if self.binding and self.foot.has_act(held):
            self._inner.setFocus()
        elif held is not None:
            bring_into_view(held)

    def _begin_at_the_top(self) -> None:
        """The focus starts in the first field, unless a dialog chose another, and closing comes last."""
        self.foot.close_comes_last()
        first = next((field for field in self.form.fields if not field.isHidden()), None)
        if first is not None and self.focusWidget() in {None, self.foot.close_button}:
            first.setFocus()

    def _may_begin(self) -> bool:
        if self._busy:
            return False
        self.notice.clear()
        if not self.form.check():
            self._name_wrong()
            self.grow_soon()
            return False
        return True

    def _name_wrong(self) -> None:
        """Of several faults the focus is at the first, and the others may be out of sight."""
        if len(self.form.wrong) > 1:
            names = and_list(tr("“{label}”", label=label) for label in self.form.wrong)
            self.notice.tell(
                Tone.WARN,
                tr("Not done yet: look at {names}.", names=names),
                remedy=tr("What each lacks stands beneath it."),
            )

    def _done(self, result: T, on_done: Callable[[T], None] | None) -> None:
        self.form.settle()
        self.result_value = result
        self.accept()
        if on_done:
            on_done(result)
        self.done_with.emit(result)

    def _recording(self) -> AbstractContextManager[None]:
        """What stands here is kept no longer from the transaction of the act on."""
        return self._kept.recording() if self._kept is not None else nullcontext()

    def _keep_on(self) -> None:
        """Nothing came of an act: what stands here is kept as before."""
        if self._kept is not None:
            self._kept.keeper.act_failed()

    def _rest_no_more(self) -> None:
        """A bug, and work that was stopped, end a task with neither result nor refusal: the form must not rest for ever."""
        task, stopped = self._task, self._on_stopped
        self._task = self._on_stopped = None
        self._keep_on()
        self._set_busy(busy=False)
        if task is not None and task.cancelled and stopped is not None:
            stopped()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._held = self.focusWidget()
        self.form.setEnabled(not busy)
        self.foot.rest(resting=busy)
        held, self._held = self._held, self._held if busy else None
        if not busy and held is not None and isValid(held):
            held.setFocus()

    def _keep_from_now_on(self, journal: "FormJournal") -> "KeptForm":
        # Late: before a case is open nothing is kept, and the start window knows no database.
        late, kind = import_module("ui.dialogs.kept_form"), type(self)
        place = late.FormPlace(
            form=f"{kind.__module__.split('.')[1]}.{kind.__name__}",
            subject=self.acts_on,
            title=self.windowTitle(),
        )
        kept: KeptForm = late.KeptForm(
            self,
            self.frame,
            journal,
            place,
            self.kept_fields,
            above=self.form,
            column=self.form_column,
            notice=self.notice,
            grown=self.grow_soon,
        )
        self.form.changed.connect(kept.keeper.edited)
        return kept

    def _typed(self) -> None:
        if self._warned:
            self._warned = False
            self.notice.clear()
