"""What the demonstration says, read from ``resources/demo``: the ministry, the evidence, the reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from app.actions.evidence.displacements import Movement
from app.content import DraftContent, OptionContent
from app.demo.tables import FOLDER, Table, ministry_table, table_of
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength, Trend
from app.rules.risk.scenarios import Scenario
from db.vocabulary import (
    Confidence,
    ConsultationReply,
    Credibility,
    Crime,
    DatePrecision,
    Phase,
    Reliability,
    SourceKind,
    Urgency,
)
from db.vocabulary.evidence import DisplacementManner

LESSONS = FOLDER / "lessons.csv"
"""General lessons and model bodies, as rows of the ministry's own table of mechanisms."""

_TAKEN_FROM = (
    "Entered for the demonstration, in our own words, after C. Jacob, Mainstreaming Atrocity Prevention (ELAC, Oxford, "
    "November 2022), or the document that it cites"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedSource:
    """Where evidence comes from."""

    key: str
    name: str
    kind: SourceKind
    reliability: Reliability
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedItem:
    """A fact of the timeline. ``rows`` are the rows that it stands for, such as ``Myanmar 2017-08``."""

    key: str
    rows: tuple[str, ...]
    country: str
    source: str
    title: str
    wording: str
    summary: str
    occurred: date
    until: date | None
    precision: DatePrecision
    reported: date | None
    received: datetime
    place: str
    credibility: Credibility
    violations: tuple[str, ...]
    groups: str
    caution: str
    citation: str
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedOption:
    """An option: what it says, who was consulted with which reply and note, what is on record before it."""

    key: str
    content: OptionContent
    lead: str
    consulted: tuple[tuple[str, ConsultationReply, str], ...]
    preconditions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Someone asked for another reading; an empty text says that they have none."""

    person: str
    text: str = ""
    would_change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the assessor judges of a report."""

    phase: Phase
    phase_reason: str = ""
    confidence: Confidence
    confidence_reason: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedAssumption:
    """What an assessment takes for granted, and when it is to be tested."""

    key: str
    text: str
    if_wrong: str
    retest_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedRisk:
    """A risk assessment: a rating of every factor, what may happen, and the judgement over all.

    Evidence in the ratings is named by its key in the script.
    """

    overview: str
    confidence: Confidence
    confidence_reason: str
    ratings: tuple[FactorRating, ...]
    from_whom: str
    scenarios: tuple[Scenario, ...]
    assumptions: tuple[ScriptedAssumption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedReport:
    """An early-warning report with everything that is written about it before it is escalated."""

    key: str
    country: str
    content: DraftContent
    evidence: tuple[str, ...]
    judged: Judged
    asked: tuple[Asked, ...]
    options: tuple[ScriptedOption, ...]
    risk: ScriptedRisk


@cache
def sources() -> tuple[ScriptedSource, ...]:
    """The sources of the evidence."""
    return tuple(
        ScriptedSource(
            key=row["key"],
            name=row["name"],
            kind=SourceKind(row["kind"]),
            reliability=Reliability(row["reliability"]),
            notes=row.get("notes", ""),
        )
        for row in table_of("evidence")["sources"]
    )


@cache
def items() -> tuple[ScriptedItem, ...]:
    """The facts of the timeline, case by case."""
    return tuple(_item(row) for row in table_of("evidence")["items"])


@cache
def report(key: str) -> ScriptedReport:
    """A report by the name of its file."""
    table = table_of(key)
    fields = dict(table["report"])
    country, evidence = fields.pop("country"), tuple(fields.pop("evidence"))
    fields |= {
        "urgency": Urgency(fields["urgency"]),
        "proposed_phase": Phase(fields["proposed_phase"]),
        "crimes": tuple(Crime(code) for code in fields["crimes"]),
        "confidence": Confidence(fields["confidence"]),
        "indicators": tuple(fields["indicators"]),
    }
    judged = table["assessment"]
    return ScriptedReport(
        key=key,
        country=country,
        content=DraftContent(**fields),
        evidence=evidence,
        judged=Judged(
            phase=Phase(judged["phase"]),
            phase_reason=judged.get("phase_reason", ""),
            confidence=Confidence(judged["confidence"]),
            confidence_reason=judged["confidence_reason"],
            note=judged["note"],
        ),
        asked=tuple(Asked(**row) for row in table["asked"]),
        options=tuple(_option(row) for row in table["options"]),
        risk=_risk(table["risk"]),
    )


def _item(row: Table) -> ScriptedItem:
    return ScriptedItem(
        key=row["key"],
        rows=tuple(row["row"]),
        country=row["country"],
        source=row["source"],
        title=row["title"],
        wording=f"{_TAKEN_FROM}: {row['fact']}",
        summary=row["summary"],
        occurred=row["occurred"],
        until=row.get("until"),
        precision=DatePrecision(row.get("precision", "day")),
        reported=row.get("reported"),
        received=row["received"],
        place=row.get("place", ""),
        credibility=Credibility(row["credibility"]),
        violations=tuple(row.get("violations", ())),
        groups=row.get("groups", ""),
        caution=row.get("caution", ""),
        citation=row.get("citation", ""),
        movements=tuple(
            Movement(**(movement | {"manner": DisplacementManner(movement["manner"])}))
            for movement in row.get("movements", ())
        ),
    )


def _option(row: Table) -> ScriptedOption:
    fields = dict(row)
    key, lead = fields.pop("key"), fields.pop("lead", "")
    consulted = tuple(
        (department, ConsultationReply(reply), note)
        for department, reply, note in fields.pop("consulted", ())
    )
    preconditions = fields.pop("preconditions", {})
    return ScriptedOption(
        key=key,
        content=OptionContent(
            **{"tool": None, "currency": ministry_table()["ministry"]["currency"]} | fields
        ),
        lead=lead,
        consulted=consulted,
        preconditions=preconditions,
    )


def _risk(table: Table) -> ScriptedRisk:
    """A later assessment names only what it rates otherwise than the one before."""
    before = report(table["same_as"]).risk.ratings if "same_as" in table else ()
    ratings = {rating.factor: rating for rating in before}
    for factor, rating, trend, indicators, note, *evidence in table["ratings"]:
        ratings[factor] = FactorRating(
            factor=factor,
            rating=Rating(rating),
            trend=Trend(trend),
            indicators=tuple(map(_indicator, indicators)),
            evidence=tuple(evidence[0]) if evidence else (),
            note=note,
        )
    return ScriptedRisk(
        overview=table["overview"],
        confidence=Confidence(table["confidence"]),
        confidence_reason=table["confidence_reason"],
        ratings=tuple(ratings[factor] for factor in sorted(ratings)),
        from_whom=table.get("from_whom", ""),
        scenarios=tuple(_scenario(row) for row in table.get("scenarios", ())),
        assumptions=tuple(ScriptedAssumption(**row) for row in table.get("assumptions", ())),
    )


def _indicator(written: str) -> IndicatorRating:
    """An indicator as ``7.3 strong`` (seen, and how strongly), ``7.3`` (seen) or ``7.3 not_seen``."""
    code, _, said = written.partition(" ")
    if said in {Finding.NOT_SEEN, Finding.UNKNOWN}:
        return IndicatorRating(code=code, finding=Finding(said))
    return IndicatorRating(code=code, finding=Finding.SEEN, strength=Strength(said) if said else None)


def _scenario(row: Table) -> Scenario:
    return Scenario(**{**row, "signposts": tuple(row.get("signposts", ()))})
