"""A request as the resolver sees it: looked up once, then asked of many links."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from app.rules.authority.instruments import InstrumentId, OfficeId, PersonId, Tool
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from db.vocabulary import Phase, Urgency

SPLITTING_WINDOW = timedelta(days=30)
"""Authority rule 13: how long decisions count together. The instant exactly 30 days ago no longer counts."""


class Question:
    """One matter before one office, with what follows from it for every link.

    ``person`` is None when no one in particular is asked about. ``presume`` takes the conditions of instruments as
    met: for coverage, and for asking whether an office held a power, where no decision is being taken.
    """

    __slots__ = (
        "_spent",
        "acting",
        "emergency",
        "matter",
        "office",
        "out_of_phase",
        "person",
        "presume",
        "register",
        "tool",
    )

    def __init__(
        self,
        matter: Matter,
        tool: Tool,
        register: Register,
        *,
        office: OfficeId,
        person: PersonId | None,
        acting: bool,
        presume: bool = False,
    ) -> None:
        self.matter = matter
        self.tool = tool
        self.register = register
        self.office = office
        self.person = person
        self.acting = acting
        self.presume = presume
        # Authority rule 9; a file without a phase is before the first.
        self.out_of_phase = tool.phase.rank > (0 if matter.phase is None else matter.phase.rank)
        # Authority rule 12
        self.emergency = matter.phase is Phase.IMMINENT_RISK and matter.urgency is Urgency.IMMEDIATE
        self._spent: Mapping[InstrumentId, Mapping[str, Decimal]] | None = None

    def spent(self, instrument: InstrumentId) -> Mapping[str, Decimal]:
        """What was authorised in the 30 days before for the same tool and country, by currency (Authority rule 13).

        A decision counts under every instrument that it rested on: the one it was made under and those above it.
        So neither a delegate nor two delegates side by side escape the ceiling of the office that empowered them.
        """
        if self._spent is None:
            self._spent = _spent(self.matter)
        return self._spent.get(instrument, _NOTHING)


_NOTHING: Mapping[str, Decimal] = {}


def _spent(matter: Matter) -> Mapping[InstrumentId, Mapping[str, Decimal]]:
    since = matter.at - SPLITTING_WINDOW
    sums: dict[InstrumentId, dict[str, Decimal]] = {}
    for prior in matter.prior:
        if prior.tool != matter.tool or prior.country != matter.country or not prior.cost.amount:
            continue
        if since < prior.decided_at <= matter.at:
            for instrument in prior.chain | {prior.instrument}:
                by_currency = sums.setdefault(instrument, {})
                currency = prior.cost.currency
                by_currency[currency] = by_currency.get(currency, Decimal(0)) + prior.cost.amount
    return sums
