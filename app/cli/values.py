"""What is typed at the command line, as values: instants, days, amounts, codes."""

from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.refusals import BadInput
from app.rules.entry.dates import parse_date, parse_instant
from app.rules.entry.money import Money, parse_money
from app.rules.entry.texts import fold

Code = TypeVar("Code", bound=StrEnum)


def instant_of(typed: str, field: str, zone: str) -> datetime:
    """An instant with its offset, or the beginning of a day in the ministry's time zone.

    Raises:
        BadInput: neither.
    """
    if "T" in typed.strip().upper():
        return parse_instant(typed, field)
    return datetime.combine(parse_date(typed, field), time(), ZoneInfo(zone))


def money_of(typed: str, field: str) -> Money:
    """An amount with its currency: ``125000.50 USD`` or ``USD 125,000.50``.

    Raises:
        BadInput: not an amount, or without a currency.
    """
    words = typed.replace(",", "").split()
    codes = [word for word in words if word.isalpha()]
    amounts = [word for word in words if not word.isalpha()]
    if len(codes) > 1 or len(amounts) != 1:
        raise BadInput(
            field,
            f"“{typed.strip()[:40]}” is not an amount of money.",
            remedy="Write it as in “125000.50 EUR”.",
        )
    return parse_money(amounts[0], codes[0] if codes else "", field=field)


def code_of(kind: type[Code], typed: str, field: str) -> Code:
    """The code meant: ``violence_escalation``, ``violence-escalation`` and ``Violence escalation`` are the same.

    Raises:
        BadInput: none of them; the remedy lists them.
    """
    wanted = fold(typed)
    for code in kind:
        if wanted == fold(code.value):
            return code
    raise BadInput(
        field,
        f"“{typed.strip()[:40]}” is not a {field} that Tocsin knows.",
        remedy=f"Use one of: {', '.join(code.value for code in kind)}.",
    )


def by_option(typed: Sequence[str], field: str) -> tuple[dict[int, str], str]:
    """Texts for single options, typed ``2:text``, and the text for all others, typed without a number.

    Raises:
        BadInput: two texts for the same.
    """
    single: dict[int, str] = {}
    general: list[str] = []
    for item in typed:
        number, colon, text = item.partition(":")
        if colon and number.strip().isdecimal():
            if int(number) in single:
                raise BadInput(
                    field, f"Option {int(number)} has two of --{field}.", remedy="Leave one of them out."
                )
            single[int(number)] = text.strip()
        else:
            general.append(item)
    if len(general) > 1:
        raise BadInput(
            field,
            f"--{field} is given {len(general)} times without saying for which option.",
            remedy=f"Put the option’s number before each, as in --{field} “2:…”.",
        )
    return single, general[0] if general else ""
