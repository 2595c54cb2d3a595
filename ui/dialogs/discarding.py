"""What was typed before, and is not recorded, is thrown away by who typed it, and only once they were asked."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.reading.unsaved_forms import UnsavedFormView
from language import tr
from ui.fields.form_journal import FormJournal
from ui.frame import Frame, Question


def ask_discard(
    frame: Frame,
    journal: FormJournal,
    one: UnsavedFormView,
    over: QWidget,
    done: Callable[[], object] | None = None,
) -> None:
    """Throw one away, once it is said that it cannot be got back."""
    question = Question(
        heading=tr("Discard what you typed in “{title}”?", title=one.title),
        words=tr("It was never recorded, and nothing can bring it back."),
        act=tr("Discard it"),
        close=tr("Keep it"),
        run=lambda: journal.forget((one.sitting_id,)),
    )
    frame.ask(question, over=over, done=done)
