"""An amount of money in one currency."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.rules.entry.money import Money, parse_money
from language import tr
from language.numbers import number
from ui.fields.amending import amend_line
from ui.fields.form_field import FormField
from ui.widgets.choice_box import ChoiceBox

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "NOK", "SEK", "DKK", "CAD", "AUD", "NZD", "JPY", "ZAR")


class MoneyField(FormField[Money | None]):
    """Amount and three-letter currency; empty is no amount. Any code can be typed, the usual ones are offered."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        currencies: Sequence[str] = CURRENCIES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._amount = QLineEdit()
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._amount.setPlaceholderText(number(0, ".2f"))
        self._currency = ChoiceBox()
        self._currency.setEditable(True)
        self._currency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._currency.addItems(list(currencies))
        self._currency.setAccessibleName(tr("{label}: currency", label=label))
        self._amount.textChanged.connect(self._edited)
        self._currency.currentTextChanged.connect(self._edited)
        self._put(self._amount, self._currency)

    @property
    def editor(self) -> QLineEdit:
        return self._amount

    def is_empty(self) -> bool:
        return not self._amount.text().strip()

    def value(self) -> Money | None:
        if self.is_empty():
            return None
        return parse_money(self._amount.text(), self._currency.currentText(), field=self.name)

    def set_value(self, value: Money | None) -> None:
        self._amount.setText(number(value.amount, ".2f") if value else "")
        if value:
            self._currency.setCurrentText(value.currency)

    def typed(self) -> dict[str, str]:
        return {"amount": self._amount.text(), "currency": self._currency.currentText()}

    def bring_back(self, typed: dict[str, str]) -> None:
        amend_line(self._amount, typed["amount"])
        self._currency.setCurrentText(typed["currency"])

    def typed_words(self) -> str:
        return "" if self.is_empty() else f"{self._amount.text().strip()} {self._currency.currentText()}"
