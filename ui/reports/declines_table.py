"""What was declined, by whom and why, as a table: in the list of reports, and in a country file."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from app.reading.reports.declines import Decline
from app.rules.reports.outcomes import IDLE, RULED_OUT
from language import tr
from language.phrases import headed
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class DeclinesTable(TableView[Decline]):
    """Enter opens the decision on its report (``decision_key``). ``zone`` is asked each time, because settings may change it.

    ``of_one``: in the file of a country, which is not named again.
    """

    def __init__(self, zone: Callable[[], ZoneInfo], *, of_one: bool = False, longest: int = 0) -> None:
        countries = (
            () if of_one else (Column[Decline](tr("Country"), lambda one: one.country_name, width=110),)
        )
        super().__init__(
            (
                Column[Decline](
                    tr("Day"), lambda one: one.at.astimezone(zone()).date().isoformat(), width=96
                ),
                *countries,
                Column[Decline](tr("What"), what_words, width=220),
                Column[Decline](tr("By"), lambda one: f"{one.person}, {one.office}", width=180),
                Column[Decline](tr("Reason"), reason_words, stretch=True),
                Column[Decline](tr("Report"), lambda one: one.report, width=120),
            ),
            name=tr("What was declined or ruled out"),
            whole=True,
            longest=longest,
        )


def heading_words(rows: Sequence[Decline]) -> str:
    """What stands in the table: that taking no action was ruled out declines nothing."""
    ruled_out = [one.rules_out for one in rows]
    if rows and all(ruled_out):
        return tr("What was ruled out")
    return tr("What was declined or ruled out") if any(ruled_out) else tr("What was declined")


def decision_key(one: Decline) -> str:
    """Where the page of reports has it."""
    return f"{one.report}/decision/{one.number}"


def what_words(one: Decline) -> str:
    """The option; of a warning on which no action was to be taken, the whole warning. That something was to be done is told apart."""
    if one.rules_out:
        return headed(tr(RULED_OUT), one.title)
    return headed(tr(IDLE), one.title) if one.idle else one.what


def reason_words(one: Decline) -> str:
    """The reason as it was given; of a whole warning without one of its own, those that its options were declined for."""
    if one.of_options:
        return tr("Reasons of its options: {reasons}", reasons=" · ".join(one.of_options))
    return one.reason or tr("No reason is on record.")
