"""Risk assessments, their ratings and the assumptions of a past day."""

from collections.abc import Iterator

from app.reading.countries.file_rows import recorded_rows
from app.reading.risk.risk_assessments import RiskAssessmentView, factors_of, risk_assessments_in
from app.reading.then.tables import Then, ThenRow, ThenTable, iso
from app.rules.risk.ratings import FactorRating
from db.assessments import Assumption, AssumptionTest
from db.vocabulary import words
from language import tr
from language.lists import listed


def risk_then(then: Then) -> tuple[ThenTable, ...]:
    """The assessments, the ratings of those in force, and what was assumed and tested."""
    views = risk_assessments_in(then.rows)
    return (
        ThenTable(
            title=tr("Risk assessments"),
            columns=(tr("Number"), tr("Completed"), tr("Framework"), tr("Author")),
            stretch=2,
            rows=tuple(_assessment(then, view) for view in views),
        ),
        *(_ratings(then, view) for view in _in_force(views)),
        ThenTable(
            title=tr("Assumptions"),
            columns=(tr("Number"), tr("Assumption"), tr("Test again"), tr("Last test")),
            stretch=1,
            rows=tuple(_assumptions(then)),
        ),
    )


def _in_force(views: tuple[RiskAssessmentView, ...]) -> Iterator[RiskAssessmentView]:
    """Of each framework the assessment that was completed last."""
    newest: dict[str, RiskAssessmentView] = {}
    done = [(view.completed_at, view.number, view) for view in views if view.completed_at is not None]
    for _, _, view in sorted(done, key=lambda each: each[:2]):
        newest[view.framework] = view
    yield from newest.values()


def _assessment(then: Then, view: RiskAssessmentView) -> ThenRow:
    return ThenRow(
        key=view.assessment_id,
        cells=(view.number, then.day(view.completed_at) or tr("Draft"), view.framework_title, view.author),
        facts=(
            (tr("Overview"), view.overview),
            (tr("Confidence"), words(view.confidence) if view.confidence else ""),
            (tr("Who is at risk"), listed((view.at_risk, ", ".join(view.groups_at_risk)))),
            (tr("From whom"), listed((view.from_whom, ", ".join(view.actors)))),
            (tr("Crimes"), ", ".join(words(crime) for crime in view.crimes)),
        ),
    )


def _ratings(then: Then, view: RiskAssessmentView) -> ThenTable:
    rows = []
    for factor in factors_of(then.session, view):
        rating = view.rating(factor.number)
        rows.append(
            ThenRow(
                key=str(factor.number),
                cells=(f"{factor.number}. {factor.title}", *_rated(rating)),
                facts=((tr("Note"), rating.note if rating else ""),),
            )
        )
    return ThenTable(
        title=tr("Factors of {number}, in force that day", number=view.number),
        columns=(tr("Factor"), tr("Rating"), tr("Trend")),
        stretch=0,
        rows=tuple(rows),
    )


def _rated(rating: FactorRating | None) -> tuple[str, str]:
    if rating is None or rating.rating is None:
        return tr("Not judged"), ""
    return words(rating.rating), words(rating.trend) if rating.trend else ""


def _assumptions(then: Then) -> Iterator[ThenRow]:
    stated = then.rows.of(Assumption)
    tests = recorded_rows(
        then.session, AssumptionTest, then.rows.until, "assumption_id", [row.id for row in stated]
    )
    for row in stated:
        mine = sorted(
            (test for test in tests if test.assumption_id == row.id), key=lambda test: test.ledger_entry
        )
        last = mine[-1] if mine else None
        due = last.next_retest_on if last is not None else row.retest_on
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.text, iso(due), words(last.result) if last else tr("Not tested")),
            facts=((tr("If it is wrong"), row.if_wrong), (tr("Found"), last.finding if last else "")),
        )
