"""Action plans: the levers that are left, and of each phase its measures, whom they protect, and warnings."""

from reportlab.platypus import Flowable

from app.documents.plans import PlanPaper, PlanSheet
from reports.blocks import Block, Heading, Section, Text
from reports.brief_plans import levers_table, measures_table
from reports.styles import ANNEX, DANGER, MUTED, STRONG
from reports.typesetting import Run
from reports.words import NOT_ON_FILE, phase_words


def plans_story(page: PlanPaper) -> list[Flowable]:
    """Where the country stands, the levers, then plan by plan."""
    stands: list[Block] = [Text(f"Phase of the country: {phase_words(page.phase)}.", STRONG)]
    if page.without:
        named = ", ".join(phase_words(phase).lower() for phase in page.without)
        stands.append(Text(f"No plan is agreed for: {named}."))
    levers: list[Block] = [Text(page.ready or NOT_ON_FILE)]
    story: list[Flowable] = [
        Section("Phase", stands, key="phase"),
        Section("Levers", levers, key="levers"),
        *([levers_table(page.levers)] if page.levers else []),
    ]
    for plan in page.plans:
        story += _plan(plan)
    if not page.plans:
        story.append(Section("Plans", [Text(NOT_ON_FILE)], key="plans"))
    return story


def _plan(plan: PlanSheet) -> list[Flowable]:
    key = f"plan-{plan.number}"
    facts: list[Block] = [
        Text([Run(f"{plan.number}, version {plan.version}. ", bold=True), Run(plan.standing)])
    ]
    if plan.current:
        facts.append(Text("This is the plan of the phase in which the country stands.", STRONG))
    if plan.rationale:
        facts.append(Text(plan.rationale))
    if plan.context:
        facts.append(Text(plan.context))
    facts += [Text(f"Opened {one}", MUTED) for one in plan.opened]
    story: list[Flowable] = [
        Heading(phase_words(plan.phase), ANNEX, key=key),
        Section("Plan", facts, key=f"{key}-facts", level=1),
        measures_table(plan.measures) if plan.measures else Text("It has no measures.", MUTED),
        Section(
            "Protection",
            [Text(one) for one in plan.protects]
            or [Text([Run("No measure of this plan protects those at risk.", bold=True, colour=DANGER)])],
            key=f"{key}-protection",
            level=1,
        ),
    ]
    if plan.checks:
        story.append(
            Section("Equal treatment", [Text(one) for one in plan.checks], key=f"{key}-checks", level=1)
        )
    warned = [Text(one) for one in plan.warnings] or [Text("None.")]
    return [*story, Section("Warnings", warned, key=f"{key}-warnings", level=1)]
