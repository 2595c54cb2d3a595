"""What a look through the lens finds in a file: one list, each with what it is about and what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.rules.engagement.lens import CORE_AREAS, TRIGGER_KINDS, Lens
from db.vocabulary.engagement import EngagementKind, EngagementStatus, PolicyArea, RiskEffect
from language import tr


class FindingKind(StrEnum):
    """What is wrong or missing; in a list the grave ones come first, each of the two in this order."""

    IMPACT_MISSING = "impact_missing"
    AREA_MISSING = "area_missing"
    GROUP_EXCLUDED = "group_excluded"
    BENCHMARK_BREACHED = "benchmark_breached"
    PROMISE_BROKEN = "promise_broken"
    CONTRADICTION = "contradiction"
    TRIGGER_UNDECIDED = "trigger_undecided"
    ANNEX_WAIVED = "annex_waived"
    RIGHTS_MISSING = "rights_missing"
    UNLINKED = "unlinked"
    EFFECT_UNKNOWN = "effect_unknown"
    REVIEW_OVERDUE = "review_overdue"
    OPPORTUNITY_MISSED = "opportunity_missed"

    @property
    def label(self) -> str:
        return {
            "impact_missing": tr("No signed impact assessment"),
            "area_missing": tr("Effect on rights not judged"),
            "group_excluded": tr("Vulnerable group left out"),
            "benchmark_breached": tr("Benchmark breached"),
            "promise_broken": tr("Promise broken"),
            "contradiction": tr("Contradictory messages"),
            "trigger_undecided": tr("Carried out without a decision"),
            "annex_waived": tr("Risk annex waived"),
            "rights_missing": tr("No rights component"),
            "unlinked": tr("Not counted as prevention"),
            "effect_unknown": tr("Effect on risk not assessed"),
            "review_overdue": tr("Review overdue"),
            "opportunity_missed": tr("Opportunity missed"),
        }[self.value]

    @property
    def grave(self) -> bool:
        """Shown in red: the lens itself is missing, or somebody is left unprotected."""
        return self in {
            FindingKind.IMPACT_MISSING,
            FindingKind.GROUP_EXCLUDED,
            FindingKind.BENCHMARK_BREACHED,
            FindingKind.PROMISE_BROKEN,
            FindingKind.TRIGGER_UNDECIDED,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: about what (a number or a name), in a sentence, and what to do.

    ``step``: which step of a phased engagement it is about, else 0.
    """

    kind: FindingKind
    subject: str
    message: str
    remedy: str
    step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementFacts:
    """An engagement as the rules see it. ``assessed``: a signed impact assessment of it is in force;
    ``trigger_decided``: a trigger event about it is decided."""

    number: str
    title: str
    kind: EngagementKind
    area: PolicyArea
    status: EngagementStatus
    effect: RiskEffect = RiskEffect.NOT_ASSESSED
    risk_factors: tuple[str, ...] = ()
    rights_component: str = ""
    review_on: date
    assessed: bool = False
    trigger_decided: bool = False

    @property
    def live(self) -> bool:
        """Whether it is still there to be looked at."""
        return self.status is not EngagementStatus.ENDED

    @property
    def programme(self) -> bool:
        """Whether it is a programme, which may or may not prevent, rather than an act at a stroke."""
        return self.kind not in TRIGGER_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Programmes that count as prevention, and those that do not, with why (S-38)."""

    counted: tuple[EngagementFacts, ...]
    unlinked: tuple[EngagementFacts, ...]
    raising: tuple[EngagementFacts, ...]


def prevention_tally(engagements: Sequence[EngagementFacts]) -> Tally:
    """Democracy, governance, trade, development and security work counts only where it works on a risk factor.

    What raises the risk is no prevention, whatever it is linked to. Only what is under way counts.
    """
    running = [each for each in engagements if each.programme and each.status is EngagementStatus.UNDER_WAY]
    linked = [each for each in running if each.risk_factors]
    return Tally(
        counted=tuple(each for each in linked if each.effect is not RiskEffect.RAISES),
        unlinked=tuple(each for each in running if not each.risk_factors),
        raising=tuple(each for each in linked if each.effect is RiskEffect.RAISES),
    )


def owed_areas(
    lens: Lens, engagements: Sequence[EngagementFacts], judged: frozenset[PolicyArea]
) -> tuple[PolicyArea, ...]:
    """Policy areas of a high-risk file without an entry on their effect on rights (S-18)."""
    if not lens.high_risk:
        return ()
    touched = {each.area for each in engagements if each.live}
    return tuple(
        area for area in PolicyArea if (area in CORE_AREAS or area in touched) and area not in judged
    )


def owes_impact_assessment(lens: Lens, engagement: EngagementFacts) -> bool:
    """Whether the engagement is a policy that stands without the assessment it needs (S-43)."""
    return lens.owes_impact_assessment and engagement.live and not engagement.assessed


def lacks_rights(engagement: EngagementFacts) -> bool:
    """Whether it is development work without an active part for human rights (S-40)."""
    development = engagement.kind is EngagementKind.AID or engagement.area is PolicyArea.DEVELOPMENT
    return development and engagement.live and not engagement.rights_component.strip()


def engagement_findings(
    lens: Lens, engagements: Sequence[EngagementFacts], judged: frozenset[PolicyArea], today: date
) -> Iterator[Finding]:
    """What the register itself shows."""
    unlinked = prevention_tally(engagements).unlinked
    for each in engagements:
        if owes_impact_assessment(lens, each):
            yield Finding(
                kind=FindingKind.IMPACT_MISSING,
                subject=each.number,
                message=tr(
                    "{number} {title} has no signed human rights impact assessment.",
                    number=each.number,
                    title=each.title,
                ),
                remedy=tr("Write one and have it signed."),
            )
        if (
            each.kind in TRIGGER_KINDS
            and each.status is EngagementStatus.UNDER_WAY
            and not each.trigger_decided
        ):
            yield Finding(
                kind=FindingKind.TRIGGER_UNDECIDED,
                subject=each.number,
                message=tr(
                    "{number} {title} is under way, and no trigger event about it is decided.",
                    number=each.number,
                    title=each.title,
                ),
                remedy=tr("Put the trigger event on record, with its risk annex or waiver."),
            )
        if lacks_rights(each):
            yield Finding(
                kind=FindingKind.RIGHTS_MISSING,
                subject=each.number,
                message=tr(
                    "{number} {title} is development work without a part for human rights.",
                    number=each.number,
                    title=each.title,
                ),
                remedy=tr("Add one, or say in the entry what takes its place."),
            )
        if each in unlinked:
            yield Finding(
                kind=FindingKind.UNLINKED,
                subject=each.number,
                message=tr(
                    "{number} {title} is linked to no risk factor, and is not in the prevention tally.",
                    number=each.number,
                    title=each.title,
                ),
                remedy=tr("Link the factors that it works on, or leave it out of the tally."),
            )
        if each.live and each.effect is RiskEffect.NOT_ASSESSED:
            yield Finding(
                kind=FindingKind.EFFECT_UNKNOWN,
                subject=each.number,
                message=tr(
                    "What {number} {title} does to the risk was never assessed.",
                    number=each.number,
                    title=each.title,
                ),
                remedy=tr("Judge its effect and say why."),
            )
        if each.live and each.review_on <= today:
            yield Finding(
                kind=FindingKind.REVIEW_OVERDUE,
                subject=each.number,
                message=tr(
                    "The review of {number} {title} was due on {review_on}.",
                    number=each.number,
                    title=each.title,
                    review_on=each.review_on.isoformat(),
                ),
                remedy=tr("Look at its effect again and set the next review."),
            )
    for area in owed_areas(lens, engagements, judged):
        yield Finding(
            kind=FindingKind.AREA_MISSING,
            subject=area.label,
            message=tr(
                "The file is at high risk, and the effect of our policy on rights is not judged for: {area}.",
                area=area.label,
            ),
            remedy=tr("Judge it, even where we do nothing there."),
        )


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The grave findings first, then by their kind and by what they are about."""
    kinds = list(FindingKind)
    return tuple(
        sorted(findings, key=lambda each: (not each.kind.grave, kinds.index(each.kind), each.subject))
    )
