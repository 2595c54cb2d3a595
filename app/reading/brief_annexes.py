"""Annexes of a brief: indicators, timeline, levers, instruments relied on, extract of the ledger."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import data
from app.reading.brief_options import Bench, candidates
from app.reading.brief_plans import levers_in_words, plan_in_words
from app.reading.ledger_lines import lines_about
from app.reading.limits import limits_in_words
from app.reading.matters import assessed_phase
from app.reading.reference import framework_at
from app.reading.settings import read_settings
from app.reading.standing import fresh_risk_assessment
from app.rules.authority.verdicts import Verdict
from app.rules.dates import day_in
from db.countries import CountryFile
from db.evidence import EvidenceItem
from db.reports import Option

TIMELINE_LENGTH = 40
LEDGER_LENGTH = 40


def annexes_of(bench: Bench, options: Sequence[Option]) -> data.Annexes:
    """Annexes A to G as everything stands now."""
    session, report = bench.session, bench.report
    today = day_in(bench.at, read_settings(session).time_zone)
    phase = assessed_phase(session, report.id) or report.proposed_phase
    file = session.scalars(sa.select(CountryFile).where(CountryFile.country == report.country)).one()
    return data.Annexes(
        indicators=_indicators(bench),
        indicators_note="Paraphrase of the UN Framework of Analysis (A/70/741-S/2016/71).",
        events_note="No event data set has been imported for this country.",
        timeline=_timeline(session, report.country),
        levers=levers_in_words(session, file, today),
        action_plan=plan_in_words(session, report, phase, today),
        rights_assessment=file.impact_assessment,
        instruments=_chains(bench, options),
        ledger=tuple(
            data.LedgerRow(
                number=line.number,
                at=line.at,
                who=line.who,
                action=line.action,
                subject=line.subject,
                reason=line.reason,
                hash=line.hash,
            )
            for line in lines_about(session, report.number, limit=LEDGER_LENGTH)
        ),
    )


def _indicators(bench: Bench) -> tuple[data.IndicatorRow, ...]:
    assessment = fresh_risk_assessment(bench.session, bench.report.country, bench.at)
    if assessment is None:
        return ()
    framework = framework_at(bench.session, assessment.framework_version)
    factors = {str(factor.number): factor for factor in framework}
    rows = []
    for rating in assessment.ratings:
        factor = factors.get(str(rating["factor"]))
        if factor is None:
            continue
        meanings = {indicator.code: indicator for indicator in factor.indicators}
        for code in rating.get("indicators", ()):
            indicator = meanings.get(code)
            if indicator is not None:
                rows.append(
                    data.IndicatorRow(
                        factor=str(factor.number),
                        factor_title=factor.title,
                        number=code,
                        indicator=indicator.meaning,
                        seen=rating.get("note", ""),
                        confidence=assessment.confidence,
                        trend=rating.get("trend", ""),
                        confirmed=indicator.confirmed,
                    )
                )
    return tuple(rows)


def _timeline(session: Session, country: str) -> tuple[data.TimelineRow, ...]:
    newest = session.scalars(
        sa.select(EvidenceItem)
        .where(EvidenceItem.country == country)
        .order_by(EvidenceItem.occurred_on.desc(), EvidenceItem.number.desc())
        .limit(TIMELINE_LENGTH)
    ).all()
    return tuple(
        data.TimelineRow(item.occurred_on, item.precision, item.title, item.caution)
        for item in reversed(newest)
    )


def _chains(bench: Bench, options: Sequence[Option]) -> tuple[data.InstrumentChain, ...]:
    """One chain for each office and instrument, with the options that it serves."""
    served: dict[tuple[str, str], tuple[Verdict, list[int]]] = {}
    for option in options:
        for candidate in candidates(bench, option):
            if candidate.verdict.instrument is None:
                continue
            key = (candidate.office.name, candidate.verdict.instrument.number)
            served.setdefault(key, (candidate.verdict, []))[1].append(option.ordinal)
    return tuple(
        data.InstrumentChain(
            office=office, options=tuple(numbers), links=tuple(reversed(_links(bench, verdict)))
        )
        for (office, _), (verdict, numbers) in served.items()
    )


def _links(bench: Bench, verdict: Verdict) -> list[data.InstrumentLink]:
    offices = bench.offices
    return [
        data.InstrumentLink(
            number=link.instrument.number,
            kind=link.instrument.kind.value,
            delegator=offices.office_name(link.instrument.delegator) if link.instrument.delegator else "",
            delegate=offices.office_name(link.instrument.delegate),
            signed=link.instrument.signed_at.date(),
            valid_from=link.instrument.valid_from,
            valid_until=link.instrument.valid_until,
            limits=limits_in_words(link.instrument, offices),
        )
        for link in verdict.chain
    ]
