"""The comparison of a whole country file on two days (question: what changed between them, by what was known on each?)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.reading.comparing.events import compared_events
from app.reading.comparing.lines import NOT_KNOWN, ComparedLine, Topic
from app.reading.comparing.risk import compared_risk
from app.reading.comparing.work import compared_levers, compared_work
from app.reading.countries.country_files import PhaseView
from app.reading.countries.file_on import FileOn, file_on, require_file_then
from app.reading.ministry.reference import current_countries
from app.refusals import BadInput
from app.rules.turns import turn_by_gravity, turn_of, turn_of_count
from db.vocabulary import Ongoing, Phase, RiskLevel, words
from language import tr
from language.numbers import number

_PHASES = (None, *Phase)
_ONGOING = (Ongoing.NO, Ongoing.UNCLEAR, Ongoing.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileComparison:
    """Both days as they were known when each of them ended; what was learned later changes neither."""

    country: str
    country_name: str
    then: date
    now: date
    lines: tuple[ComparedLine, ...]

    @property
    def changed(self) -> int:
        """How many lines differ."""
        return sum(line.turn.changed for line in self.lines)

    def of(self, topic: Topic) -> tuple[ComparedLine, ...]:
        """The lines of one part."""
        return tuple(line for line in self.lines if line.topic is topic)


def compare_file(session: Session, country: str, then: date, now: date, today: date) -> FileComparison:
    """The file of a country on two days.

    Raises:
        BadInput: the days are not in order, one is in the future, or no file was open on one of them.
    """
    if now <= then:
        raise BadInput(
            "second_day",
            tr("The second day is not after the first."),
            remedy=tr("Give the earlier day first."),
        )
    name = current_countries(session).name(country)
    found = []
    for day, field in ((then, "first_day"), (now, "second_day")):
        try:
            one = file_on(session, country, day, today)
            require_file_then(one, name)
        except BadInput as error:
            raise BadInput(field, error.message, remedy=error.remedy) from error
        found.append(one)
    first, second = found
    return FileComparison(
        country=country,
        country_name=name,
        then=then,
        now=now,
        lines=(
            *_standing(first, second),
            *compared_risk(session, first, second),
            *_evidence(first, second),
            *compared_events(session, first, second),
            *compared_levers(session, first, second),
            *compared_work(session, first, second),
        ),
    )


def _standing(then: FileOn, now: FileOn) -> Iterator[ComparedLine]:
    before, after = then.known_then, now.known_then
    phases = _phase(before), _phase(after)
    yield ComparedLine(
        topic=Topic.STANDING,
        what=tr("Phase"),
        then=phases[0],
        now=phases[1],
        turn=turn_by_gravity(before.phase if before else None, after.phase if after else None, _PHASES),
    )
    levels = before.risk_level if before else None, after.risk_level if after else None
    yield ComparedLine(
        topic=Topic.STANDING,
        what=tr("Level of risk"),
        then=words(levels[0]) if levels[0] else tr("not judged"),
        now=words(levels[1]) if levels[1] else tr("not judged"),
        turn=turn_by_gravity(*levels, tuple(RiskLevel)),
    )
    ongoing = before.ongoing if before else None, after.ongoing if after else None
    yield ComparedLine(
        topic=Topic.STANDING,
        what=tr("Atrocities ongoing"),
        then=words(ongoing[0]) if ongoing[0] else tr("not judged"),
        now=words(ongoing[1]) if ongoing[1] else tr("not judged"),
        turn=turn_by_gravity(*ongoing, _ONGOING),
    )
    if then.view is not None and now.view is not None:
        due = then.view.next_review_on, now.view.next_review_on
        yield ComparedLine(
            topic=Topic.STANDING,
            what=tr("Next review"),
            then=_review(due[0], then.on),
            now=_review(due[1], now.on),
            turn=turn_of(*due),
        )


def _phase(change: PhaseView | None) -> str:
    if change is None:
        return tr(NOT_KNOWN)
    return tr(
        "{phase}, from {effective_on}",
        phase=change.phase.label if change.phase else tr("No phase"),
        effective_on=change.effective_on.isoformat(),
    )


def _review(due: date, on: date) -> str:
    return tr("{due}, overdue", due=due.isoformat()) if due < on else due.isoformat()


def _evidence(then: FileOn, now: FileOn) -> Iterator[ComparedLine]:
    for what, counts in (
        (tr("Items on record"), tuple(len(one.evidence) for one in (then, now))),
        (
            tr("Graded A or B, 1 or 2"),
            tuple(sum(_sound(item.grade) for item in one.evidence) for one in (then, now)),
        ),
        (
            tr("With a caution"),
            tuple(sum(bool(item.caution) for item in one.evidence) for one in (then, now)),
        ),
    ):
        yield ComparedLine(
            topic=Topic.EVIDENCE,
            what=what,
            then=number(counts[0]),
            now=number(counts[1]),
            turn=turn_of_count(counts[0], counts[1]),
        )


def _sound(grade: str) -> bool:
    """Whether source and information are both of the two best grades of the Admiralty code."""
    return grade[:1] in {"A", "B"} and grade[1:] in {"1", "2"}
