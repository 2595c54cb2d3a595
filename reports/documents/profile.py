"""The country profile: where it stands, the three signs, the assessment, and the registers of the file."""

from reportlab.platypus import Flowable

from app.briefs.codes import Confidence
from app.briefs.data import PhaseHistory
from app.documents.profile import Assessment, CountryProfile, Part
from language import Wording, mark, tr
from reports.blocks import Block, Section, Text
from reports.charts import PhaseStrip, sign_cards
from reports.documents.past import past_day
from reports.grid import Cell, Grid
from reports.styles import BODY, MUTED, STRONG
from reports.typesetting import Run
from reports.words import (
    NOT_ON_FILE,
    ONGOING,
    RISK_LEVELS,
    heads,
    instant,
    phase_words,
    plain_day,
)

_SURE = Wording(
    {
        Confidence.LOW: mark("Low confidence"),
        Confidence.MODERATE: mark("Moderate confidence"),
        Confidence.HIGH: mark("High confidence"),
    }
)
_LATEST = 6
"""Changes of phase on the strip and below it."""
_SHARES = {
    "groups": (84, 90, 60, 180),
    "perpetrators": (130, 84, 200),
    "past": (160, 60, 120, 74),
    "treaties": (100, 84, 56, 174),
    "mechanisms": (206, 92, 58, 58),
    "levers": (190, 112, 52, 60),
    "plans": (150, 116, 84, 64),
    "engagement": (200, 84, 74, 56),
    "reports": (190, 76, 60, 88),
    "evidence": (200, 56, 112, 46),
}
"""Of the width, for each register's columns."""


def profile_story(page: CountryProfile) -> list[Flowable]:
    """Everything, in the order in which a reader in a hurry asks."""
    return [
        *past_day(page.until, page.cover.zone),
        _standing(page),
        Section(tr("Signs of early onset"), _signs(page), key="signs"),
        _judged(page.assessment),
        *_indicators(page),
        *(
            [Section(tr("Background"), [Text(page.background)], key="background")]
            if page.background.strip()
            else []
        ),
        *(_part(part) for part in page.parts),
    ]


def _standing(page: CountryProfile) -> Block:
    phases = page.phases
    now = phases.changes[-1].phase if phases.changes else None
    standing = tr(
        "{phase}. Risk level: {level}; atrocities ongoing: {ongoing}.",
        phase=phase_words(now),
        level=RISK_LEVELS[phases.risk_level] if phases.risk_level else tr("not set"),
        ongoing=ONGOING[phases.ongoing] if phases.ongoing else tr("not said"),
    )
    blocks: list[Block] = [Text(standing, STRONG)]
    if phases.changes:
        shown = phases.changes[-_LATEST:]
        blocks.append(PhaseStrip(shown, page.until or page.cover.made_at, page.cover.zone))
        blocks.append(_changes(phases, page.cover.zone))
    region = f"{page.region}. " if page.region else ""
    review = tr("Next review {day}.", day=plain_day(page.next_review))
    blocks.append(Text(f"{region}{review}", MUTED))
    if page.flag:
        blocks.append(Text([Run(tr("Baseline flag: "), bold=True), Run(page.flag)]))
    return Section(tr("Phase"), blocks, key="phase")


def _changes(phases: PhaseHistory, zone: str) -> Block:
    rows: list[tuple[Cell, ...]] = [
        (
            instant(change.at, zone)[:10],
            Text(phase_words(change.phase), STRONG),
            f"{change.why} ({change.who})",
        )
        for change in reversed(phases.changes[-_LATEST:])
    ]
    return Grid((56, 96, 262), rows)


def _signs(page: CountryProfile) -> list[Block]:
    blocks = sign_cards(page.signs)
    if page.signs_from:
        blocks.append(
            Text(
                tr(
                    "Measured on {signs_from}. Months without data are crosses, never calm.",
                    signs_from=page.signs_from,
                ),
                MUTED,
            )
        )
    return blocks


def _judged(found: Assessment | None) -> Block:
    if found is None:
        return Section(tr("Risk assessment"), [Text(tr("No assessment is complete."))], key="assessment")
    blocks: list[Block] = [Text(found.overview)]
    if found.confidence is not None:
        sure = _SURE[found.confidence]
        # For translators: after how sure somebody is stands why.
        why = tr(": {reason}", reason=found.confidence_reason) if found.confidence_reason else "."
        blocks.append(Text([Run(sure, bold=True), Run(why)]))
    for label, said in (
        (tr("At risk"), found.at_risk),
        (tr("From whom"), found.from_whom),
        (tr("Crimes"), ", ".join(found.crimes)),
    ):
        if said:
            blocks.append(Text([heads(label), Run(said)]))
    blocks += [Text([heads(tr("Scenario")), Run(scenario)]) for scenario in found.scenarios]
    by = tr(
        "{found_number}, {framework}, {author}, completed {completed_on}.",
        found_number=found.number,
        framework=found.framework,
        author=found.author,
        completed_on=plain_day(found.completed_on),
    )
    return Section(tr("Risk assessment"), [*blocks, Text(by, MUTED)], key="assessment")


def _indicators(page: CountryProfile) -> list[Block]:
    if not page.indicators:
        return []
    rows: list[tuple[Cell, ...]] = [
        (Text(row.number, STRONG), row.indicator, row.seen, row.trend) for row in page.indicators
    ]
    header = (tr("Indicator"), tr("What was seen"), tr("Trend"))
    return [
        Grid(
            (56, 186, 186, 66),
            rows,
            header=header,
            label=tr("Seen"),
            key="indicators",
            styles=(STRONG, *(BODY,) * 3),
        )
    ]


def _part(part: Part) -> Block:
    if not part.rows:
        return Section(part.title, [Text(tr(NOT_ON_FILE), MUTED)], key=part.key)
    blocks: list[Block] = [Grid(_SHARES[part.key], part.rows, header=part.columns)]
    if part.more:
        blocks.append(Text(tr("{more:,} more stand in the file.", more=part.more), MUTED))
    return Section(part.title, blocks, key=part.key)
