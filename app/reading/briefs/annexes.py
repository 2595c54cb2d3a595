"""Annexes of a brief: indicators, timeline, levers, instruments relied on, extract of the ledger."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import annexes
from app.reading.authority.limits import limits_in_words
from app.reading.authority.matters import assessed_phase
from app.reading.briefs.events import event_annex
from app.reading.briefs.options import Bench, candidates
from app.reading.briefs.plans import lever_rows, levers_in_words, observations, plan_in_words, plan_rows
from app.reading.briefs.risk import indicator_rows
from app.reading.countries.access_log import REPORT_LOOK
from app.reading.engagement.annex import rights_annex, rights_sheet
from app.reading.ledger.lines import lines_about
from app.reading.ministry.settings import ministry_day, read_settings
from app.reading.plans.levers import lever_views
from app.reading.plans.plans import agreed_plan
from app.rules.authority.verdicts import Verdict
from app.rules.entry.dates import day_in
from db.countries import CountryFile
from db.evidence import EvidenceItem
from db.reports import Option
from language import tr

TIMELINE_LENGTH = 40
LEDGER_LENGTH = 40


def annexes_of(bench: Bench, options: Sequence[Option], cited: Sequence[EvidenceItem]) -> annexes.Annexes:
    """Annexes A to G as everything stands now; ``cited`` is the evidence of part 5 in its order."""
    session, report = bench.session, bench.report
    today = day_in(bench.at, read_settings(session).time_zone)
    phase = assessed_phase(session, report.id) or report.proposed_phase
    file = session.scalars(sa.select(CountryFile).where(CountryFile.country == report.country)).one()
    levers = lever_views(session, report.country, today)
    plan = agreed_plan(session, report.country, phase, today)
    events = event_annex(session, report, bench.at)
    return annexes.Annexes(
        indicators=indicator_rows(
            session,
            report.country,
            bench.at,
            {item.number: place for place, item in enumerate(cited, start=1)},
        ),
        indicators_note=tr("Paraphrase of the UN Framework of Analysis (A/70/741-S/2016/71)."),
        events=events.rows,
        events_note=events.note,
        event_picture=events.picture,
        timeline=_timeline(session, report.country),
        levers=levers_in_words(session, file, levers, today),
        lever_rows=lever_rows(levers),
        action_plan=plan_in_words(session, plan, phase),
        plan_rows=plan_rows(session, plan),
        observations=observations(session, report, plan),
        rights_assessment=rights_annex(session, file, bench.at),
        rights=rights_sheet(session, file),
        instruments=_chains(bench, options),
        ledger=tuple(
            annexes.LedgerRow(
                number=line.number,
                at=line.at,
                who=line.who,
                action=line.action,
                subject=line.subject,
                reason=line.reason,
                hash=line.hash,
            )
            # Who only looked at the report would crowd out what was done with it.
            for line in lines_about(session, report.number, limit=LEDGER_LENGTH, without=[REPORT_LOOK])
        ),
    )


def _timeline(session: Session, country: str) -> tuple[annexes.TimelineRow, ...]:
    newest = session.scalars(
        sa.select(EvidenceItem)
        .where(EvidenceItem.country == country)
        .order_by(EvidenceItem.occurred_on.desc(), EvidenceItem.number.desc())
        .limit(TIMELINE_LENGTH)
    ).all()
    return tuple(
        annexes.TimelineRow(item.occurred_on, item.precision, item.title, item.caution)
        for item in reversed(newest)
    )


def _chains(bench: Bench, options: Sequence[Option]) -> tuple[annexes.InstrumentChain, ...]:
    """One chain for each office and instrument, with the options that it serves."""
    served: dict[tuple[str, str], tuple[Verdict, list[int]]] = {}
    for option in options:
        for candidate in candidates(bench, option):
            if candidate.verdict.instrument is None:
                continue
            key = (candidate.office.name, candidate.verdict.instrument.number)
            served.setdefault(key, (candidate.verdict, []))[1].append(option.ordinal)
    return tuple(
        annexes.InstrumentChain(
            office=office, options=tuple(numbers), links=tuple(reversed(_links(bench, verdict)))
        )
        for (office, _), (verdict, numbers) in served.items()
    )


def _links(bench: Bench, verdict: Verdict) -> list[annexes.InstrumentLink]:
    offices = bench.offices
    return [
        annexes.InstrumentLink(
            number=link.instrument.number,
            kind=link.instrument.kind.value,
            delegator=offices.office_name(link.instrument.delegator) if link.instrument.delegator else "",
            delegate=offices.office_name(link.instrument.delegate),
            signed=ministry_day(bench.session, link.instrument.signed_at),
            valid_from=link.instrument.valid_from,
            valid_until=link.instrument.valid_until,
            limits=limits_in_words(link.instrument, offices),
        )
        for link in verdict.chain
    ]
