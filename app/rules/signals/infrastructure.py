"""Sign (b): attacks on what civilians live by (S-13).

Counted are evidence items coded with a violation of infrastructure, and events whose notes tell of such an attack
(`app.rules.signals.lexicon`). An event that an evidence item cites counts once, with the item's codes. The month's
number is tested against the months before as the number of one-sided deaths is: the predictive tail of a negative
binomial (`app.rules.signals.tails.count_tail`), with a minimum count.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from app.rules.signals.facts import EventFact
from app.rules.signals.lexicon import Lexicon
from app.rules.signals.months import Month, month_of
from app.rules.signals.settings import SignalSettings
from app.rules.signals.spreading import by_month
from app.rules.signals.tails import LEAST_USUAL_COUNT, CountTail, against_usual, count_tail
from app.rules.signals.verdicts import Verdict
from language import plural, tr
from language.codes import coded


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedItem:
    """An evidence item as sign (b) reads it. ``violations`` are its codes; ``cites`` the keys of events it stands on."""

    key: str
    day: date
    violations: frozenset[str]
    cites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """An attack on infrastructure: ``key`` of the item or event, its month, and the kinds (codes of violations)."""

    key: str
    month: Month
    kinds: frozenset[str]
    coded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InfrastructureSign:
    """Sign (b) of a month. ``by_kind`` counts an attack under each of its kinds; ``series`` is for the chart."""

    month: Month
    verdict: Verdict
    attacks: tuple[Attack, ...]
    by_kind: dict[str, int]
    series: tuple[tuple[Month, int], ...]
    ratio: float
    least: int
    level: float
    tail: CountTail | None
    words: str


def attacks_on_infrastructure(
    facts: Iterable[EventFact], items: Iterable[CodedItem], lexicon: Lexicon, codes: AbstractSet[str]
) -> tuple[Attack, ...]:
    """The attacks in events and evidence, in order of time. ``codes`` are the violations of infrastructure.

    An event of several months is booked to the month in which most of its days lie.
    """
    found: list[Attack] = []
    cited: set[str] = set()
    for item in items:
        kinds = item.violations & codes
        if kinds:
            found.append(Attack(key=item.key, month=month_of(item.day), kinds=kinds, coded=True))
            cited |= item.cites
    told = (attack_of(fact, lexicon) for fact in facts if fact.key not in cited)
    found.extend(attack for attack in told if attack is not None)
    return tuple(sorted(found, key=lambda attack: (attack.month, attack.key)))


def attack_of(fact: EventFact, lexicon: Lexicon) -> Attack | None:
    """The attack of which an event's notes tell, if they do."""
    kinds = lexicon.kinds_attacked(fact.notes, fact.subkind)
    if not kinds:
        return None
    [month] = (month for month, share in by_month(fact, 1).items() if share)
    return Attack(key=fact.key, month=month, kinds=kinds, coded=False)


def infrastructure_sign(
    attacks: Iterable[Attack], month: Month, begins: Month, settings: SignalSettings
) -> InfrastructureSign:
    """Sign (b) of a month. ``begins`` is the first month that the data cover: no baseline reaches further back."""
    known = tuple(attacks)
    counts = Counter(attack.month for attack in known)
    first = max(begins, month.plus(-settings.baseline_months))
    baseline = [counts[first.plus(step)] for step in range(max(0, month.since(first)))]
    now = tuple(attack for attack in known if attack.month == month)
    tail = count_tail(len(now), baseline) if len(baseline) >= settings.baseline_least else None
    if len(now) < settings.infrastructure_least:
        verdict = Verdict.TOO_FEW
    elif tail is None:
        verdict = Verdict.SHORT_BASELINE
    else:
        verdict = Verdict.FIRES if tail.p <= settings.infrastructure_p else Verdict.QUIET
    by_kind = Counter(kind for attack in now for kind in attack.kinds)
    return InfrastructureSign(
        month=month,
        verdict=verdict,
        attacks=now,
        by_kind=dict(sorted(by_kind.items())),
        series=tuple((first.plus(step), number) for step, number in enumerate([*baseline, len(now)])),
        ratio=len(now) / tail.mean if tail else 0.0,
        least=settings.infrastructure_least,
        level=settings.infrastructure_p,
        tail=tail,
        words=_words(by_kind, len(now), verdict, tail, settings),
    )


def _words(
    by_kind: Counter[str], number: int, verdict: Verdict, tail: CountTail | None, settings: SignalSettings
) -> str:
    kinds = ", ".join(f"{coded(kind).lower()} {count}" for kind, count in sorted(by_kind.items()))
    seen = plural(
        "{count} attack on civilian infrastructure", "{count} attacks on civilian infrastructure", number
    )
    if kinds:
        seen = tr("{attacks} ({kinds})", attacks=seen, kinds=kinds)
    if verdict is Verdict.TOO_FEW:
        return tr(
            "{seen}: too few to judge (fewer than {infrastructure_least}).",
            seen=seen,
            infrastructure_least=settings.infrastructure_least,
        )
    if tail is None:
        return tr(
            "{seen}: no baseline to judge by (fewer than {baseline_least} months of data before).",
            seen=seen,
            baseline_least=settings.baseline_least,
        )
    return tr(
        "{seen}; usual in the {months} months before: {usual}. {formula}.",
        seen=seen,
        months=tail.months,
        usual=against_usual(
            tr("{mean:.1f} a month", mean=tail.mean),
            number / tail.mean,
            told=tail.mean >= LEAST_USUAL_COUNT,
        ),
        formula=tail.formula,
    )
