"""What is withheld: the texts of the original, the copy beside them as it will be printed, and the list of removals."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from app.briefs.redact import Removal, check_removal, text_of
from app.briefs.released import ReleasedCopy
from app.reading.releases.draft import Original, ReleaseChoice, ReleaseDraft, draft_release
from app.reading.releases.kept import grounds_to_choose
from app.refusals import UserError
from language import tr
from language.lists import listed
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.release.source_text import SourceText
from ui.widgets.acts_line import ActsLine
from ui.widgets.columns import Columns
from ui.widgets.into_view import bring_into_view
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

_RECORD = "record"
"""Stands for the record of decisions, which has no id of its own."""
_PATIENCE = 250
"""Milliseconds after the last change until the copy is drawn anew."""
_WIDTH = 420
"""Pixels that each side needs to be read beside the other."""
_HEIGHT = 520
_TEXTS_HEIGHT = 220
"""Pixels that the copy and the texts have at least; the dialog scrolls."""
_TOLD = 10
_SHOWN = 70


class RemovalsPane(QWidget):
    """``removals`` and ``may_stay`` are what was chosen; ``drawn`` is sent when the copy stands there.

    ``changed`` is sent when something else is withheld or may stay, or is typed for what is withheld next.
    """

    secret = False
    chosen = True
    changed = Signal()
    drawn = Signal()

    def __init__(
        self, case: Case, frame: Frame, original: Original, choice: Callable[[], ReleaseChoice | None]
    ) -> None:
        super().__init__()
        self._case, self._frame, self._original, self._choice = case, frame, original, choice
        self.removals: list[Removal] = []
        self.may_stay: set[str] = set()
        self.draft: ReleaseDraft | None = None
        self.texts = SourceText()
        self.texts.show_document(original.document)
        self.view = PdfView(frame.tasks, leaves=False)
        self.view.loaded.connect(lambda _count: self.drawn.emit())
        self._grounds = {code: title for code, title, _ in case.look(grounds_to_choose)}
        self.ground = ChoiceField[str](
            tr("Ground"), list(self._grounds.items()), name="ground", required=True
        )
        self.note = TextField(tr("Note for the register"), name="note", hint=tr("Never released."))
        for field in (self.ground, self.note):
            field.changed.connect(self.changed)
        self.words = _button(tr("Withhold the words"), self._withhold_words)
        self.item = _button(tr("Withhold the item"), self._withhold_item)
        self.part = _button(tr("Withhold the part"), self._withhold_part)
        self.list = QListWidget()
        self.label = tr("What is withheld")
        self.list.setAccessibleName(self.label)
        self.list.setMaximumHeight(110)
        self.back = _button(tr("Take back"), self._take_back)
        self.told = Notice()
        self.remaining = Words(role="warn", wrap=True)
        self.everywhere = _button(tr("Withhold them everywhere"), self._withhold_everywhere)
        self.stay = _button(tr("They may stay"), self._let_stay)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._draw)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Something of the choice changed: draw the copy anew in a moment."""
        self._timer.start()

    def show_original(self, original: Original) -> None:
        """Take another document. What was withheld of the one before named places in that one, so it is let go."""
        dropped = bool(self.removals or self.may_stay)
        self._original, self.draft = original, None
        self.removals.clear()
        self.may_stay.clear()
        self.texts.show_document(original.document)
        self._list_anew()
        self.told.clear()
        if dropped:
            self.told.tell(
                Tone.WARN,
                tr("What you had withheld belonged to the document before."),
                remedy=tr("Choose anew what is withheld of this one."),
            )
        self.refresh()

    def typed(self) -> dict[str, Any]:
        """All that was chosen, for what outlives a crash."""
        return {
            "document": self._document,
            "removals": [self._typed_removal(one) for one in self.removals],
            "may_stay": sorted(self.may_stay),
            "ground": self.ground.typed(),
            "note": self.note.typed(),
        }

    def typed_words(self) -> str:
        document = self._original.document
        withheld = [tr("“{words}”", words=text_of(document, one)) for one in self.removals]
        return listed((*withheld, self.note.typed_words()))

    def bring_back(self, typed: dict[str, Any]) -> None:
        """Withhold the same words of the same document again. What would be other words by now, or has no ground any more, is
        left out; of another document nothing is withheld.
        """
        if typed.get("document") == self._document:
            self.removals = [found for one in typed["removals"] if (found := self._the_same(one)) is not None]
            self.may_stay = set(typed["may_stay"])
        self.ground.bring_back(typed["ground"])
        self.note.bring_back(typed["note"])
        self._list_anew()
        self.changed.emit()
        self.refresh()

    @property
    def _document(self) -> str:
        """By what the document is known again: an address in another one names other words."""
        return self._original.brief_id or _RECORD

    def _typed_removal(self, removal: Removal) -> dict[str, Any]:
        return {**asdict(removal), "words": text_of(self._original.document, removal)}

    def _the_same(self, typed: dict[str, Any]) -> Removal | None:
        """What was withheld before, where it would withhold the same words still."""
        removal = Removal(**{key: value for key, value in typed.items() if key != "words"})
        try:
            check_removal(self._original.document, removal)
        except UserError:
            return None
        same = removal.ground in self._grounds and self._typed_removal(removal) == typed
        return removal if same else None

    def withhold(self, removal: Removal) -> None:
        """Add a removal.

        Raises:
            UserError: it names nothing that can be withheld by itself.
        """
        check_removal(self._original.document, removal)
        self.removals.append(removal)
        self._list_anew()
        self.changed.emit()
        self.refresh()

    def _withhold_words(self) -> None:
        chosen = self.texts.chosen()
        if chosen is None:
            self.told.tell(
                Tone.WARN,
                tr("No words are selected."),
                remedy=tr("Select them in the texts of the original."),
            )
            return
        self._try(chosen.path, chosen.first, chosen.last)

    def _withhold_item(self) -> None:
        self._withhold(self.texts.item(), tr("There is no item here that can be withheld."))

    def _withhold_part(self) -> None:
        self._withhold(self.texts.part(), tr("There is no part here that can be withheld."))

    def _withhold(self, path: str, none: str) -> None:
        if not path:
            self.told.tell(Tone.WARN, none, remedy=tr("Click into one of its texts."))
            return
        self._try(path)

    def _try(self, path: str, first: int | None = None, last: int | None = None) -> None:
        ground = self.ground.value()
        if not ground:
            self.ground.set_error(tr("Choose the ground first."))
            return
        self.ground.clear_error()
        self.told.clear()
        try:
            self.withhold(
                Removal(path=path, ground=ground, first=first, last=last, note=self.note.value().strip())
            )
        except UserError as error:
            self.told.refuse(error)

    def _take_back(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.removals):
            del self.removals[row]
            self._list_anew()
            self.changed.emit()
            self.refresh()

    def lead_to_remaining(self) -> None:
        """Go to what withholds everywhere the words that are still to be read in another place."""
        if self.everywhere.isVisible():
            self.everywhere.setFocus()
            bring_into_view(self.remaining)
            bring_into_view(self.everywhere)

    def _withhold_everywhere(self) -> None:
        self.removals = [
            replace(one, everywhere=True) if one.first is not None else one for one in self.removals
        ]
        self._list_anew()
        self.changed.emit()
        self.refresh()

    def _let_stay(self) -> None:
        if self.draft is not None:
            # Only what was read: those not named yet are named and asked about next.
            self.may_stay |= set(_named(self.draft))
            self.changed.emit()
            self.refresh()

    def _list_anew(self) -> None:
        self.list.clear()
        for removal in self.removals:
            text = text_of(self._original.document, removal)
            short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            ground = self._grounds.get(removal.ground, removal.ground)
            self.list.addItem(
                tr("{ground}: “{words}” (everywhere)", ground=ground, words=short)
                if removal.everywhere
                else tr("{ground}: “{words}”", ground=ground, words=short)
            )
        if self.draft is not None:
            for removal in self.draft.removals:
                if removal.automatic:
                    short = text_of(self._original.document, removal)[:_SHOWN]
                    self.list.addItem(
                        tr(
                            "{grounds}, by the program: “{short}”",
                            grounds=self._grounds.get(removal.ground, removal.ground),
                            short=short,
                        )
                    )

    def _draw(self) -> None:
        choice = self._choice()
        if choice is None:
            self.view.notice.tell(Tone.INFO, tr("Choose for whom the copy is: it is drawn here then."))
            return
        original, store = self._original, self._case.store
        printer = self._case.printer.on(self._case.settings.paper)

        def work() -> tuple[ReleaseDraft, bytes]:
            with store.read() as session:
                draft = draft_release(session, original, choice)
            copy: ReleasedCopy = draft.copy
            return draft, printer.released(copy)

        self._frame.tasks.run(
            lambda _progress, _cancelled: work(),
            lambda drawn: self._show(original, drawn),
            self._refused,
            title=tr("Drawing the copy"),
            owner=self,
        )

    def _show(self, original: Original, drawn: tuple[ReleaseDraft, bytes]) -> None:
        if original is not self._original:
            return
        self.draft, content = drawn
        self.view.notice.clear()
        self.texts.strike(self.draft.removals)
        self._list_anew()
        words = _named(self.draft)
        named = ", ".join(tr("“{word}”", word=word) for word in words)
        more = len({one.word for one in self.draft.remaining}) - len(words)
        if more:
            named = tr("{named}; {more} more are named next", named=named, more=more)
        self.remaining.setText(
            tr(
                "Withheld in one place, and still to be read in another: {named}.",
                named=named,
            )
        )
        for widget in (self.remaining, self.everywhere, self.stay):
            widget.setVisible(bool(words))
        self.view.show_pdf(content, file_name="preview.pdf", title=tr("The copy as it will be released"))

    def _refused(self, error: UserError) -> None:
        self.draft = None
        self.view.notice.refuse(error)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.texts, 1)
        column.addWidget(Columns((self.ground, self.note)))
        column.addWidget(ActsLine((self.words, self.item, self.part)))
        column.addWidget(self.told)
        column.addWidget(Words(tr("Withheld"), role="muted"))
        column.addWidget(self.list)
        column.addWidget(self.remaining)
        column.addWidget(ActsLine((self.back, self.everywhere, self.stay)))
        for widget in (self.remaining, self.everywhere, self.stay):
            widget.hide()
        self.texts.setMinimumHeight(_TEXTS_HEIGHT)
        self.view.setMinimumHeight(_HEIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # Beside each other they are compared; in a narrow window the copy stands beneath, and nothing scrolls sideways.
        whole.addWidget(Columns((left, self.view), least=_WIDTH))


def _named(draft: ReleaseDraft) -> list[str]:
    """The words that are told, and answered, at one time."""
    return list(dict.fromkeys(one.word for one in draft.remaining))[:_TOLD]


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
