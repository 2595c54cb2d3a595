"""Every refusal of authority by its stable code, and how far each obstacle is from success."""

from collections.abc import Iterable, Mapping

from app.rules.authority.obstacles import OBSTACLES
from app.rules.authority.paperwork import PAPERWORK
from app.rules.authority.refusal import Refusal, Rule
from language import tr

RULES: Mapping[str, Rule] = {rule.code: rule for rule in OBSTACLES + PAPERWORK}
"""Every refusal of authority by its code."""

# A chain can owe the same thing at several links; six bits keep up to 63 of a lesser obstacle below one of a greater.
WEIGHTS: Mapping[str, int] = {rule.code: 1 << (6 * place) for place, rule in enumerate(reversed(OBSTACLES))}
"""How far each obstacle is from success. Sums compare as the sorted obstacles do, greatest first."""


def greatest(codes: Iterable[str]) -> str:
    """The greatest obstacle of several."""
    return max(codes, key=WEIGHTS.__getitem__)


def refusal(code: str, words: Mapping[str, str]) -> Refusal:
    """The refusal under ``code``, its braces filled in from ``words``."""
    rule = RULES[code]
    message = tr(rule.message, **words)
    return Refusal(
        code,
        rule.number,
        message[0].upper() + message[1:],
        tr(rule.remedy, **words),
        tr(rule.unasked or rule.remedy, **words),
    )
