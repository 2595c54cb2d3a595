"""An event of a conflict data set as the signs read it."""

from dataclasses import dataclass
from datetime import date

from db.vocabulary.imports import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """One event. ``key`` names it, so that a finding can cite it.

    ``start`` and ``end`` are the first and last day on which it may have happened. Deaths are whole numbers: ``best``,
    ``low`` and ``high`` of all who died, ``civilians`` of civilians, or none where the data set does not say (ACLED).
    ``violent_to_civilians``: the data set says that civilians were its target (ACLED's ``civilian_targeting``).
    ``subkind`` is the data set's own finer kind (ACLED's ``sub_event_type``), ``notes`` all its text.
    """

    key: str
    start: date
    end: date
    kind: EventKind
    best: int
    civilians: int | None = None
    low: int | None = None
    high: int | None = None
    side_a: str = ""
    side_b: str = ""
    area1: str = ""
    subkind: str = ""
    notes: str = ""
    violent_to_civilians: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"event {self.key} ends before it starts")
        # Written out: a million events are made of a file.
        if (
            self.best < 0
            or (self.civilians is not None and self.civilians < 0)
            or (self.low is not None and self.low < 0)
            or (self.high is not None and self.high < 0)
        ):
            raise ValueError(f"event {self.key} has a negative number of deaths")

    @property
    def days(self) -> int:
        """How many days it may have lasted, at least one."""
        return (self.end - self.start).days + 1

    @property
    def in_one_month(self) -> bool:
        """Whether all its days lie in one month."""
        start, end = self.start, self.end
        return start == end or (start.year == end.year and start.month == end.month)

    @property
    def against_civilians(self) -> bool:
        """Whether its target were civilians: one-sided violence, or said so by the data set."""
        return self.kind is EventKind.ONE_SIDED or self.violent_to_civilians

    @property
    def civilian_deaths(self) -> int:
        """Civilians who died, at most ``best``.

        In an event against civilians everyone who died counts as one, also those whom the data set lists as unknown:
        that is how the kind is defined. Where a data set does not tell civilians from others, the civilian deaths of
        combat are not seen and count as none.
        """
        if self.against_civilians:
            return self.best
        return min(self.civilians or 0, self.best)

    @property
    def one_sided_deaths(self) -> int:
        """Deaths, where the event is violence against civilians; otherwise none."""
        return self.best if self.against_civilians else 0
