"""What stands on the axis, of whatever kind: drawn, gone to with the keys, and listed in the table alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.reading.outside.event_names import event_named
from app.reading.timeline.density import Bucket
from app.reading.timeline.marks import Lane, Mark
from app.reading.timeline.singles import SingleEvent
from app.rules.timeline import Level, following, span_words
from language import plural, tr

TAB_OF = {
    Lane.PHASE: "overview",
    Lane.EVENTS: "events",
    Lane.SIGNALS: "signals",
    Lane.EVIDENCE: "evidence",
    Lane.REPORTS: "reports",
    Lane.DECISIONS: "reports",
    Lane.RESPONSES: "reports",
    Lane.ATROCITIES: "background",
    Lane.UN: "background",
}
"""The tab of the country file in which what stands on a lane is kept."""


# Made by the hundred at each step of a pan: a plain class is twice as quick to make as a frozen one.
@dataclass(slots=True, eq=False)
class Thing:
    """One thing on a lane, from the day ``first`` to before ``after``, both as ordinals; see :class:`Mark`.

    ``ident`` is what it is known by when the axis is drawn anew. ``bucket`` is set on events that are counted by a span of
    ``level``, ``mark`` and ``event`` on what stands for itself.
    """

    lane: Lane
    ident: str
    first: int
    after: int
    known: int | None = None
    mark: Mark | None = None
    event: SingleEvent | None = None
    bucket: Bucket | None = None
    level: Level | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        if self.mark is not None:
            return self.mark.title
        if self.event is not None:
            return self.event.sides
        if self.bucket is not None and self.level is not None:
            number = self.bucket.events
            return plural("{count:,} event", "{count:,} events", number)
        return ""

    @property
    def when(self) -> str:
        """Its days, in words."""
        if self.bucket is not None and self.level is not None:
            return span_words(self.bucket.first, self.level)
        source = self.mark or self.event
        if source is None:
            return ""
        first = source.first.isoformat()
        if source.last is None:
            return tr("{first}, goes on", first=first)
        return (
            first
            if source.last == source.first
            else tr("{first} to {last}", first=first, last=source.last.isoformat())
        )

    @property
    def known_words(self) -> str:
        """The day on which the ministry knew of it, where that was another one."""
        known = self.mark.known_on if self.mark else None
        return known.isoformat() if known else ""

    @property
    def number(self) -> str:
        """What it is called by, where that says more than its title."""
        if self.event is not None:
            return " ".join(part for part in event_named(self.event.dataset, self.event.key) if part)
        if self.mark is None or self.mark.lane is Lane.PHASE or self.mark.key == self.mark.title:
            return ""
        return self.mark.key

    @property
    def says(self) -> str:
        """What it is, in a sentence or two."""
        if self.mark is not None:
            return self.mark.says
        if self.event is not None:
            return _event_says(self.event)
        return _bucket_says(self.bucket) if self.bucket is not None else ""

    @property
    def words(self) -> str:
        """All of it, for the line beneath the axis and the tip at the pointer."""
        head = " ".join(part for part in (self.number, self.title) if part)
        said = tr(
            "{lane}, {when}: {head}. {says}", lane=self.lane.label, when=self.when, head=head, says=self.says
        )
        if self.known_words:
            said += " " + tr("Known here on {known_words}.", known_words=self.known_words)
        return said


def thing_of(mark: Mark, today: int) -> Thing:
    """A mark on the axis; what goes on is drawn up to today."""
    first = mark.first.toordinal()
    # A change of phase holds until the next one, which has its first day.
    after = (
        max(today, first) + 1 if mark.last is None else mark.last.toordinal() + (mark.lane is not Lane.PHASE)
    )
    known = mark.known_on.toordinal() if mark.known_on else None
    return Thing(
        mark.lane, f"{mark.lane}/{mark.key}/{first}", first, max(after, first + 1), known=known, mark=mark
    )


def things_of_buckets(buckets: Iterable[Bucket], level: Level) -> list[Thing]:
    """Events counted by spans, on the axis."""
    lane = Lane.EVENTS
    return [
        Thing(
            lane,
            f"{level}/{bucket.first.toordinal()}",
            bucket.first.toordinal(),
            following(bucket.first, level).toordinal(),
            bucket=bucket,
            level=level,
        )
        for bucket in buckets
    ]


def things_of_events(events: Iterable[SingleEvent]) -> list[Thing]:
    """Single events, on the axis."""
    return [
        Thing(
            Lane.EVENTS,
            f"event/{event.seq}",
            event.first.toordinal(),
            event.last.toordinal() + 1,
            event=event,
        )
        for event in events
    ]


def _event_says(event: SingleEvent) -> str:
    kind = event.kind.label + (tr(", directed at civilians") if event.against else "")
    dead = (
        tr("number of deaths not given")
        if event.deaths is None
        else tr("{deaths:,} dead", deaths=event.deaths)
    )
    return ". ".join(part for part in (kind, event.where, dead) if part) + "."


def _bucket_says(bucket: Bucket) -> str:
    return tr(
        "{against:,} directed at civilians, {combat:,} combat, {other:,} other; {deaths:,} dead, "
        "{civilian_deaths:,} of them civilians.",
        against=bucket.against,
        combat=bucket.combat,
        other=bucket.other,
        deaths=bucket.deaths,
        civilian_deaths=bucket.civilian_deaths,
    )
