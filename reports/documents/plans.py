"""Action plans: the levers that are left, and of each phase its measures, whom they protect, and warnings."""

from reportlab.platypus import Flowable

from app.documents.plans import PlanPaper, PlanSheet
from language import tr
from reports.blocks import Block, Heading, Section, Text
from reports.brief_plans import levers_table, measures_table
from reports.styles import ANNEX, DANGER, MUTED, STRONG
from reports.typesetting import Run
from reports.words import NOT_ON_FILE, phase_words


def plans_story(page: PlanPaper) -> list[Flowable]:
    """Where the country stands, the levers, then plan by plan."""
    stands: list[Block] = [Text(tr("Phase of the country: {phase}.", phase=phase_words(page.phase)), STRONG)]
    if page.without:
        named = ", ".join(phase_words(phase).lower() for phase in page.without)
        stands.append(Text(tr("No plan is agreed for: {named}.", named=named)))
    if page.counted:
        stands.append(Text(page.counted))
    levers: list[Block] = [Text(page.ready or tr(NOT_ON_FILE))]
    story: list[Flowable] = [
        Section(tr("Phase"), stands, key="phase"),
        Section(tr("Levers"), levers, key="levers"),
        *([levers_table(page.levers)] if page.levers else []),
    ]
    for plan in page.plans:
        story += _plan(plan)
    if not page.plans:
        story.append(Section(tr("Plans"), [Text(tr(NOT_ON_FILE))], key="plans"))
    return story


def _plan(plan: PlanSheet) -> list[Flowable]:
    key = f"plan-{plan.number}"
    facts: list[Block] = [
        Text(
            [
                Run(
                    tr("{plan_number}, version {version}. ", plan_number=plan.number, version=plan.version),
                    bold=True,
                ),
                Run(plan.standing),
            ]
        )
    ]
    if plan.current:
        facts.append(Text(tr("This is the plan of the phase in which the country stands."), STRONG))
    if plan.rationale:
        facts.append(Text(plan.rationale))
    if plan.context:
        facts.append(Text(plan.context))
    facts += [Text(tr("Opened {one}", one=one), MUTED) for one in plan.opened]
    story: list[Flowable] = [
        Heading(phase_words(plan.phase), ANNEX, key=key),
        Section(tr("Plan"), facts, key=f"{key}-facts", level=1),
        measures_table(plan.measures) if plan.measures else Text(tr("It has no measures."), MUTED),
        Section(
            tr("Protection"),
            [Text(one) for one in plan.protects]
            or [Text([Run(tr("No measure of this plan protects those at risk."), bold=True, colour=DANGER)])],
            key=f"{key}-protection",
            level=1,
        ),
    ]
    if plan.checks:
        story.append(
            Section(tr("Equal treatment"), [Text(one) for one in plan.checks], key=f"{key}-checks", level=1)
        )
    warned = [Text(one) for one in plan.warnings] or [Text(tr("None."))]
    return [*story, Section(tr("Warnings"), warned, key=f"{key}-warnings", level=1)]
