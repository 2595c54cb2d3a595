"""Who can decide, nearest first, and why the others cannot (Authority rule 7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.rules.authority.holders import exercising
from app.rules.authority.instruments import Office, OfficeId, PersonId
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from app.rules.authority.resolution import resolve
from app.rules.authority.verdicts import Standing, Verdict
from app.rules.authority.wording import refuse_matter

_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """What one office could do. ``person`` is the holder asked about, None when nobody holds the office."""

    office: Office
    person: PersonId | None
    verdict: Verdict

    @property
    def can(self) -> bool:
        return not self.verdict.refused

    @property
    def why(self) -> str:
        """In a sentence: under what it can, or why it cannot."""
        return self.verdict.message


@dataclass(frozen=True, slots=True)
class Candidate:
    """An office that could decide, with the holder who would and what the decision would be worth."""

    office: Office
    person: PersonId
    verdict: Verdict

    @property
    def outcome(self) -> Standing:
        return self.verdict.outcome


def nearness(near: OfficeId, register: Register) -> Callable[[Office], tuple[int, int, str, OfficeId]]:
    """A sort key: up the line of superiors from ``near``, then by steps in the organisation, then by name."""
    line = register.line_of(near)
    up = {office: steps for steps, office in enumerate(line)}

    def key(office: Office) -> tuple[int, int, str, OfficeId]:
        if office.id in up:
            return 0, up[office.id], office.name, office.id
        for down, above in enumerate(register.line_of(office.id)):
            if above in up:
                return 1, down + up[above], office.name, office.id
        return 1, _FAR, office.name, office.id

    return key


def answer_for(office: Office, matter: Matter, register: Register) -> OfficeAnswer:
    """What ``office`` could do at the instant of the matter, by the holder who could do most."""
    holders = exercising(office.id, matter.at, register)
    if not holders:
        refusal = refuse_matter("authority.no_holder", matter, office.id, register)
        verdict = Verdict(outcome=Standing.REFUSED, message=refusal.message, refusals=(refusal,))
        return OfficeAnswer(office, None, verdict)
    answers = [
        OfficeAnswer(office, holder.person, resolve(matter.put_to(office.id, holder.person), register))
        for holder in holders
    ]
    return min(answers, key=lambda answer: answer.verdict.outcome.rank)


def explain_offices(matter: Matter, register: Register, *, near: OfficeId) -> tuple[OfficeAnswer, ...]:
    """Every office, nearest to ``near`` first, with what it could do or why it cannot (Authority rule 7)."""
    offices: Sequence[Office] = sorted(register.all_offices(), key=nearness(near, register))
    return tuple(answer_for(office, matter, register) for office in offices)


def who_can_decide(matter: Matter, register: Register, *, near: OfficeId) -> tuple[Candidate, ...]:
    """Offices that could decide ``matter`` at its instant, nearest to ``near`` first.

    Nearness: up the line of superiors first, then by steps in the organisation, then by name. An office without a
    present holder is left out (Authority rules 3 and 5), and so is one whose holder wrote or assessed the report
    (rule 6). An office and a person in ``matter`` are not looked at.
    """
    return tuple(
        Candidate(answer.office, answer.person, answer.verdict)
        for answer in explain_offices(matter, register, near=near)
        if answer.can and answer.person is not None
    )
