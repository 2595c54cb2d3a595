"""Numbers as people type them."""

from app.refusals import BadInput
from app.rules.entry.texts import required_line, shown
from language import tr


def parse_number(text: str, field: str, *, whole: bool) -> float:
    """The number that is typed: with a point for decimals, without signs for thousands; ``whole`` ones as ``int``.

    Raises:
        BadInput: nothing is typed, or it is no such number.
    """
    line = required_line(text, field)
    try:
        number = int(line) if whole else float(line)
    except ValueError:
        number = float("nan")
    if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - what is not a number differs from itself
        wanted = tr("a whole number, as in 24") if whole else tr("a number, as in 0.01")
        raise BadInput(
            field,
            tr("{line} is not {wanted}.", line=shown(line), wanted=wanted),
            remedy=tr("Type {wanted}.", wanted=wanted),
        )
    return number
