"""What options, and the brief with them, still lack, each with the place of the panel where it is added."""

from collections.abc import Sequence

from app.reading.reports.options import OptionView
from app.rules.reports.completeness import Missing
from app.rules.reports.submission import OptionFacts, missing_in_option, missing_options
from language import tr

DISSENT = "dissent"
OPTION, NO_ACTION, RECOMMEND, CONSULT, RECORD, WHO_PAYS = (
    "an option",
    "no action",
    "a recommendation",
    "consult on ",
    "record ",
    "who pays ",
)
"""Places where what is missing is added; a number alone is that of an option to revise."""


def by_option(options: Sequence[OptionFacts]) -> list[tuple[str, str]]:
    """What is missing, each with the place where it is added; what one option lacks stands in one line."""
    responds = any(not one.no_action for one in options)
    found = [
        (words, OPTION if not responds and number == 0 else NO_ACTION)
        for number, words in enumerate(missing_options(options))
    ]
    for one in options:
        parts = missing_in_option(one)
        if parts:
            said = tr("option {number}: {parts}", number=one.ordinal, parts=", ".join(parts))
            asked = one.consulted == 0 and len(parts) == 1 and not one.no_action
            found.append((said, f"{CONSULT}{one.ordinal}" if asked else str(one.ordinal)))
    return found


def owed_first(options: Sequence[OptionView]) -> list[tuple[str, str]]:
    """What has to be on record before an option can be authorised (Authority rule 10), and what nobody can authorise at all."""
    found = []
    for option in options:
        if option.no_action or option.dropped_at is not None or not option.tool or option.cost is None:
            # Who can decide depends on what it costs.
            continue
        owed = [one for one in option.preconditions if not one.recorded]
        for one in owed:
            said = tr("option {number}: {parts}", number=option.ordinal, parts=one.label)
            found.append((said, f"{RECORD}{option.ordinal} {one.code}"))
        if not owed and not option.others and not any(mine.may_authorise for mine in option.mine):
            nobody = tr("no office can yet; its card says what stands in the way")
            found.append((tr("option {number}: {parts}", number=option.ordinal, parts=nobody), ""))
    return found


def later_place(one: Missing, preparing: bool) -> str:
    """Where a part that the brief would lack is added; ``options/2`` is what the rule calls the second option."""
    if one.code == DISSENT:
        return DISSENT
    kind, _, number = one.where.partition("/")
    if preparing and one.code == "recommendations":
        return RECOMMEND
    if not preparing or kind != "options":
        return ""
    if one.code == "option.who_pays":
        return f"{WHO_PAYS}{number}"
    return number or OPTION
