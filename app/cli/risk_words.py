"""Risk assessments in words for a terminal."""

from collections.abc import Iterator, Sequence

from app.cli.plain import moment
from app.cli.tables import pairs, table
from app.reading.outside.rankings import RankingView
from app.reading.risk.assumptions import AssumptionView
from app.reading.risk.risk_comparison import RiskComparison
from app.reading.risk.risk_picture import RiskPicture
from app.rules.entry.dates import day_in
from app.rules.risk.quarters import QuarterStanding
from app.rules.risk.rating_changes import Change, counts
from app.rules.risk.ratings import FactorRating
from app.rules.risk.scenarios import Scenario
from db.vocabulary import words

_LAST_QUARTERS = 8


def shown(picture: RiskPicture, zone: str) -> str:
    """The picture of a country: one part beneath another, those with nothing in them left out."""
    level = words(picture.risk_level).lower() if picture.risk_level else "not set"
    parts = [
        (f"{picture.country_name} ({picture.country}), {picture.day.isoformat()}: risk level {level}", " "),
        ("Assessment in force", _assessment(picture, zone)),
        ("Factors", _factors(picture)),
        ("Scenarios", _scenarios(picture.assessment.scenarios if picture.assessment else ())),
        ("Quarters", _quarters(picture.quarters)),
        ("Rankings beside it: they decide nothing", _rankings(picture.rankings)),
        ("Where a ranking diverges", "\n".join(one.said for one in picture.divergences)),
        ("Assumptions", "\n".join(_assumptions(picture))),
    ]
    return "\n\n".join(f"{title}\n{text}".strip() for title, text in parts if text)


def compared(found: RiskComparison, zone: str) -> str:
    """Two assessments: the factors that changed with their indicators, and the others by name."""
    rows = [
        (
            f"{row.change.factor}. {row.factor.title}",
            _rated(row.change.then),
            _rated(row.change.now),
            f"{row.change.change.arrow} {row.change.change.label}",
            f"{row.change.evidence_then} → {row.change.evidence_now}",
        )
        for row in found.rows
    ]
    when = [f"{one.number}, {moment(one.completed_at, zone)}" for one in (found.then, found.now)]
    lines = [" and ".join(when), table(("Factor", "Then", "Now", "Change", "Evidence"), rows)]
    if found.versions_differ:
        lines.append("The text of the framework changed between the two.")
    changed = [
        (one.code, f"{one.change.arrow} {one.change.label}", meanings[one.code])
        for row in found.rows
        for meanings in ({each.code: each.meaning for each in row.factor.indicators},)
        for one in row.change.indicators
        if one.change not in {Change.SAME, Change.NOT_JUDGED}
    ]
    if changed:
        lines.append(table(("Indicator", "Change", ""), changed))
    return "\n\n".join(lines)


def _assessment(picture: RiskPicture, zone: str) -> str:
    view = picture.assessment
    if view is None:
        return "None is completed."
    return pairs(
        [
            ("Number", f"{view.number} by {view.author}"),
            ("Framework", view.framework_title),
            ("Completed", day_in(view.completed_at, zone).isoformat() if view.completed_at else ""),
            ("At risk", "; ".join(filter(None, (view.at_risk, ", ".join(view.groups_at_risk))))),
            ("From whom", "; ".join(filter(None, (view.from_whom, ", ".join(view.actors))))),
            (
                "Crimes",
                "undetermined" if view.crimes_undetermined else ", ".join(words(one) for one in view.crimes),
            ),
            ("Overview", view.overview),
            ("Confidence", f"{words(view.confidence)}. {view.confidence_reason}" if view.confidence else ""),
            (
                "Factors",
                ", ".join(
                    f"{count} {words(rating).lower()}" for rating, count in counts(view.ratings) if count
                ),
            ),
        ]
    )


def _factors(picture: RiskPicture) -> str:
    if picture.assessment is None:
        return ""
    rows = []
    for factor in picture.factors:
        rated = picture.assessment.rating(factor.number)
        seen = ", ".join(one.code for one in rated.seen) if rated else ""
        evidence = str(len(rated.all_evidence)) if rated else "0"
        rows.append((str(factor.number), _rated(rated), seen, evidence, factor.title))
    return table(("", "Rating", "Seen", "Evidence", "Factor"), rows)


def _rated(rated: FactorRating | None) -> str:
    if rated is None or rated.rating is None:
        return "not rated"
    return (
        f"{words(rated.rating).lower()}, {'trend unknown' if rated.trend == 'unknown' else rated.trend.value}"
    )


def _scenarios(scenarios: Sequence[Scenario]) -> str:
    rows = []
    for one in scenarios:
        window = " to ".join(day.isoformat() if day else "…" for day in (one.window_from, one.window_until))
        likelihood = f"{one.likelihood} ({one.likelihood_range})" if one.likelihood_range else one.likelihood
        rows.append((one.name, likelihood, "" if window == "… to …" else window, one.pathway))
    return table(("Scenario", "How likely", "Window", "What would lead there"), rows) if rows else ""


def _quarters(quarters: Sequence[QuarterStanding]) -> str:
    return "\n".join(
        f"{one.quarter}  {one.state.label}{f' on {one.completed_on.isoformat()}' if one.completed_on else ''}"
        for one in quarters[-_LAST_QUARTERS:]
    )


def _rankings(rankings: Sequence[RankingView]) -> str:
    rows = [
        (one.title, one.measure, one.period, f"{one.rank} of {one.of}", one.grade, one.batch)
        for one in rankings
    ]
    return table(("List", "Measure", "Period", "Place", "Grade", "Import"), rows) if rows else ""


def _assumptions(picture: RiskPicture) -> Iterator[str]:
    for one in picture.assumptions:
        yield f"{one.number}  {_standing(one, picture)}  {one.text}"


def _standing(one: AssumptionView, picture: RiskPicture) -> str:
    if one.retest_on is None:
        return words(one.last_result) if one.last_result else ""
    when = one.retest_on.isoformat()
    return f"OVERDUE since {when}" if one.overdue(picture.day) else f"test on {when}"
