"""What is decided on one option: a row of radio buttons."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from db.vocabulary import Outcome
from language import mark, said
from language.phrases import headed
from ui.fields.form_field import FormField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain


class OutcomeField(FormField[Outcome | None]):
    """One of the outcomes, or none yet. ``words`` names each for this option, and ``of`` the option to who does not see it above."""

    def __init__(
        self, label: str, words: Mapping[Outcome, str], *, of: str, none: str = mark("Not yet")
    ) -> None:
        super().__init__(label, name="decision", required=True)
        self._group = QButtonGroup(self)
        self._buttons: dict[Outcome | None, QRadioButton] = {}
        held = self._held = QWidget()
        line = FlowLayout(held, gap=8)
        for outcome, named in ((None, said(none)), *words.items()):
            button = QRadioButton(plain(named))
            button.setAccessibleName(headed(f"{label}, {of}", named))
            self._group.addButton(button)
            self._buttons[outcome] = button
            line.addWidget(button)
        self._buttons[None].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self._put(held)
        self._let_tab_come_to(self._buttons[None])

    def button(self, outcome: Outcome | None) -> QRadioButton:
        """The button of an outcome."""
        return self._buttons[outcome]

    def allow(self, outcome: Outcome, *, allowed: bool) -> None:
        """Let an outcome be chosen or not; one that may not be chosen any more is given up."""
        button = self._buttons[outcome]
        if not allowed and button.isChecked():
            self._buttons[None].setChecked(True)
        button.setEnabled(allowed)

    def is_empty(self) -> bool:
        return False

    def value(self) -> Outcome | None:
        return next((outcome for outcome, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: Outcome | None) -> None:
        self._buttons[value].setChecked(True)

    chosen = True

    def typed(self) -> str | None:
        value = self.value()
        return None if value is None else value.value

    def bring_back(self, typed: str | None) -> None:
        """Choose the outcome again, unless it may not be chosen any more."""
        outcome = None if typed is None else Outcome(typed)
        if outcome is None or self._buttons[outcome].isEnabled():
            self.set_value(outcome)

    def typed_words(self) -> str:
        return "" if self.value() is None else self._buttons[self.value()].text().replace("&&", "&")

    def _toggled(self, button: QRadioButton, checked: bool) -> None:
        if checked:
            self._let_tab_come_to(button)
            self._edited()

    def _let_tab_come_to(self, chosen: QRadioButton) -> None:
        """Qt lets Tab come to what was pressed last, not to what was chosen by the program: an arrow there would choose anew."""
        for button in self._buttons.values():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus
            )
        self._held.setFocusProxy(chosen)
        self._label.setBuddy(chosen)
