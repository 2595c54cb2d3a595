"""What the options of a report lack before it can be escalated, and the place on the page where each is added.

A place is one of the constants below, followed by the option's number where one option is meant; a number alone is that of an
option to revise.
"""

from collections.abc import Sequence

from app.reading.reports.options import OptionView
from app.rules.reports.completeness import Missing
from app.rules.reports.submission import (
    OptionFacts,
    hides_humanitarian_effect,
    missing_in_option,
    missing_options,
)
from language import tr

DISSENT = "dissent"
AN_OPTION = "an option"
NO_ACTION = "no action"
RECOMMEND = "a recommendation"
CONSULT = "consult on "
RECORD = "record "
WHO_PAYS = "who pays "


def lacking(options: Sequence[OptionFacts]) -> list[tuple[str, str]]:
    """What is missing, each with the place where it is added; what one option lacks stands in one line."""
    responds = any(not one.no_action for one in options)
    found = [
        (words, AN_OPTION if not responds and number == 0 else NO_ACTION)
        for number, words in enumerate(missing_options(options))
    ]
    for one in options:
        parts = missing_in_option(one)
        if parts:
            said = tr("option {number}: {parts}", number=one.ordinal, parts=", ".join(parts))
            asked = one.consulted == 0 and len(parts) == 1 and not one.no_action
            found.append((said, f"{CONSULT}{one.ordinal}" if asked else str(one.ordinal)))
    return found


def also_in_brief(options: Sequence[OptionFacts]) -> set[tuple[str, str]]:
    """Code and place of what the rule on briefs would name once more, by :func:`lacking` named already."""
    return {
        ("option.humanitarian", f"options/{one.ordinal}") for one in options if hides_humanitarian_effect(one)
    }


def owed_to_decide(options: Sequence[OptionView]) -> list[tuple[str, str]]:
    """What has to be on record before an option can be authorised (Authority rule 10), and what nobody can authorise at all."""
    found = []
    for option in options:
        if option.no_action or option.dropped_at is not None or not option.tool:
            continue
        owed = [one for one in option.preconditions if not one.recorded]
        for one in owed:
            said = tr("option {number}: {parts}", number=option.ordinal, parts=one.label)
            found.append((said, f"{RECORD}{option.ordinal} {one.code}"))
        # Who can decide depends on what it costs.
        judged = option.cost is not None and not owed
        if judged and not option.others and not any(mine.may_authorise for mine in option.mine):
            said = tr("option {number}: its card says what stands in the way", number=option.ordinal)
            found.append((said, ""))
    return found


def place_in_brief(one: Missing, preparing: bool) -> str:
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
    return number or AN_OPTION
