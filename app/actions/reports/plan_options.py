"""Options of a report taken from an agreed action plan (S-36): prefilled, and edited like any other."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from app.actions.common import find, today_of
from app.actions.reports.options import AddOption, OptionKept, add_option
from app.content import OptionContent
from app.reading.countries.file_rows import LiveRows
from app.reading.pseudonyms import protected_names
from app.refusals import BadInput, Refused
from app.rules.entry.pseudonyms import veiled
from app.rules.entry.texts import LINE_LENGTH
from db.actor import Actor
from db.groups import GroupAtRisk
from db.plans import ActionPlan, MeasureGroup, PlanMeasure
from db.reports import Option, Report
from db.vocabulary.plans import PlanState
from db.work import Work
from language import Wording, mark, tr

_TARGETS = Wording(
    {
        "perpetrator": mark("Those responsible"),
        "victim": mark("Those at risk"),
        "context": mark("The conditions in the country"),
    }
)
REVIEW_AFTER = timedelta(days=90)
"""When the result of an option is looked at where the plan's own day is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOptionsFromPlan:
    """Measures of an agreed plan to be put forward as options of a report."""

    report_id: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionsTaken:
    """The options that were added, in the order of the measures."""

    options: tuple[OptionKept, ...]


def take_options_from_plan(work: Work, actor: Actor, request: TakeOptionsFromPlan) -> OptionsTaken:
    """Add an option for each measure, as the plan words it, to be edited. A measure is taken once.

    Options go into a brief, which leaves the program: a protected group has its pseudonym there (S-17, S-61).

    Raises:
        Refused: ``flow.prepare_options.*``; ``plan.not_agreed``; ``plan.other_country``; ``plan.taken``, when an
            option of the report was taken from the measure already.
        BadInput: no measure, no such measure, or one in own words, for which no office holds a power.
    """
    report = find(work, Report, request.report_id, "report")
    if not request.measures:
        raise BadInput("measures", tr("No measure is chosen."), remedy=tr("Tick the measures to take."))
    taken = []
    for measure_id in dict.fromkeys(request.measures):
        measure = _takeable(work, report, measure_id)
        content = _content(work, measure, report.country)
        kept = add_option(work, actor, AddOption(report_id=report.id, content=content, measure_id=measure.id))
        taken.append(kept)
    return OptionsTaken(options=tuple(taken))


def _takeable(work: Work, report: Report, measure_id: str) -> PlanMeasure:
    measure = find(work, PlanMeasure, measure_id, "measure")
    plan = find(work, ActionPlan, measure.plan_id, "plan")
    if plan.state is not PlanState.AGREED or measure.dropped_at is not None:
        raise Refused(
            "plan.not_agreed",
            tr("{plan_number} is not an agreed plan that holds.", plan_number=plan.number),
            remedy=tr("Take measures from an agreed plan."),
        )
    if plan.country != report.country:
        raise Refused(
            "plan.other_country",
            tr("{plan_number} is the plan of another country.", plan_number=plan.number),
            remedy=tr("Take measures from a plan of the report’s country."),
        )
    if measure.tool is None:
        raise BadInput(
            "measures",
            tr(
                "“{measure}” names no tool of the toolbox, so that no office holds the power to decide it.",
                measure=measure.title,
            ),
            remedy=tr("Add an option by hand, and choose the tool that comes nearest."),
        )
    already = sa.select(Option).where(
        Option.report_id == report.id, Option.measure_id == measure.id, Option.dropped_at.is_(None)
    )
    if work.session.scalars(already).first() is not None:
        raise Refused(
            "plan.taken",
            tr("“{measure}” is among the options already.", measure=measure.title),
            remedy=tr("Revise that option instead."),
        )
    return measure


def _content(work: Work, measure: PlanMeasure, country: str) -> OptionContent:
    today = today_of(work)
    names = protected_names(LiveRows(work.session, country))
    registered = work.all(
        sa.select(GroupAtRisk.name)
        .join(MeasureGroup, MeasureGroup.group_id == GroupAtRisk.id)
        .where(MeasureGroup.measure_id == measure.id, MeasureGroup.removed_at.is_(None))
        .order_by(GroupAtRisk.name)
    )
    meant = ", ".join(veiled(name, names) for name in (*registered, *measure.groups))
    return OptionContent(
        tool=measure.tool,
        title=veiled(measure.title, names),
        mechanisms=veiled(measure.mechanisms, names),
        scope=veiled(measure.scope, names),
        target=meant[:LINE_LENGTH] or _TARGETS[measure.target.value],
        lead_office_id=measure.owner_office_id,
        cost="" if measure.cost_amount is None else format(measure.cost_amount, "f"),
        currency=measure.cost_currency or "",
        who_pays=veiled(measure.who_pays, names),
        expected_outcome=veiled(measure.expected_outcome, names),
        lead_time=measure.lead_time,
        harm_to_civilians=veiled(measure.harm_to_civilians, names),
        humanitarian_effect=veiled(measure.humanitarian_effect, names),
        partners=veiled(measure.partners, names),
        review_on=measure.review_on if measure.review_on > today else today + REVIEW_AFTER,
    )
