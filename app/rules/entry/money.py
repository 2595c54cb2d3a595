"""Amounts of money: decimal, with a currency, never converted."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.refusals import BadInput
from app.rules.entry.numbers import plain_digits
from app.rules.entry.texts import shown
from language import tr
from language.numbers import amount as money_words

_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGEST = Decimal("1e15")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217 code), with at most two decimals."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """As people read it, in the language spoken; what is kept is the amount and the currency."""
        return money_words(self.amount, self.currency, cents=True)


def parse_money(amount: str, currency: str, *, field: str = "cost") -> Money:
    """Money from what a person typed: ``125000.50``, ``125,000.50``, ``125 000,50``.

    Raises:
        BadInput: not a number, negative, more than two decimals, out of range, or no currency code.
    """
    typed = shown(amount, 40)
    try:
        value = Decimal(plain_digits(amount, places=2))
    except InvalidOperation:
        raise BadInput(
            field,
            tr("“{typed}” is not an amount of money.", typed=typed),
            remedy=tr("Type digits with a point, as in 125000.50."),
        ) from None
    if not value.is_finite() or value < 0 or value >= _LARGEST:
        raise BadInput(
            field,
            tr("{typed} cannot be an amount of money here.", typed=typed),
            remedy=tr("Give an amount from 0 up to less than 1,000,000,000,000,000."),
        )
    if value != value.quantize(Decimal("0.01")):
        raise BadInput(
            field,
            tr("{typed} has more than two decimals.", typed=typed),
            remedy=tr("Round the amount to two decimals."),
        )
    code = currency.strip().upper()
    if not _CURRENCY.fullmatch(code):
        raise BadInput(
            field,
            tr("The amount {typed} has no currency.", typed=typed),
            remedy=tr("Give the three-letter code, as in EUR."),
        )
    # Plus nothing: a nought has no sign.
    return Money(value.quantize(Decimal("0.01")) + 0, code)
