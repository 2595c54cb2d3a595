"""The after-action review: warning, times, what was done and came of it, what was learned, what is left to do."""

from datetime import timedelta

from reportlab.platypus import Flowable

from app.documents.after_action import AfterAction, Done, Learned
from language import plural, tr
from reports.blocks import Block, Heading, Section, Stack, Text
from reports.grid import Cell, Grid
from reports.styles import ANNEX, BODY, DANGER, MUTED, NUMBER, STRONG
from reports.typesetting import Run
from reports.words import heads, instant, instant_words, plain_day

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_TOGETHER = 220.0
"""What was done under one option is not split over pages where it is lower than this."""


def after_action_story(page: AfterAction) -> list[Flowable]:
    """Everything, in the order in which it came about."""
    warned: list[Block] = [
        Text(page.warned or tr("Nothing was stated.")),
        Text([Run(tr("Judged: "), bold=True), Run(page.judged)]),
        Text([Run(tr("Asked: "), bold=True), Run(page.asked or tr("nothing was stated"))]),
        *(Text([Run(tr("Dissent. "), bold=True), Run(one)]) for one in page.dissent),
    ]
    return [
        Section(tr("Warned"), warned, key="warned"),
        Section(tr("Times"), _times(page), key="times"),
        Heading(tr("What was done, and what came of it"), ANNEX, key="done"),
        *(
            [_done(one, f"done-{place}") for place, one in enumerate(page.done)]
            or [Text(tr("Nothing has been decided."), MUTED)]
        ),
        Section(tr("Review"), _review(page), key="review"),
        Heading(tr("Lessons"), ANNEX, key="lessons"),
        *([_lesson(one) for one in page.lessons] or [Text(tr("No lesson stands on this report."), MUTED)]),
        Section(
            tr("Follow-up"),
            [Text(one) for one in page.follow_up] or [Text(tr("Nothing is left to do."))],
            key="follow-up",
        ),
    ]


def _times(page: AfterAction) -> list[Block]:
    first = page.steps[0].at if page.steps else None
    rows: list[tuple[Cell, ...]] = [
        (instant(step.at, page.cover.zone), step.what, _after(step.at - first) if first else "")
        for step in page.steps
    ]
    blocks: list[Block] = [
        Grid(
            (90, 220, 104),
            rows,
            header=(tr("When"), tr("What"), tr("After the first")),
            styles=(BODY, BODY, NUMBER),
        )
    ]
    return [*blocks, *(Text([Run(one, bold=True, colour=DANGER)]) for one in page.lapses)]


def _after(passed: timedelta) -> str:
    """``–``, ``45 min``, ``7 h``, ``12 days``."""
    if not passed:
        return "–"
    if passed < _HOUR:
        return tr("{passed} min", passed=passed // timedelta(minutes=1))
    if passed < 2 * _DAY:
        return f"{passed // _HOUR} h"
    return plural("{count:,} day", "{count:,} days", passed // _DAY)


def _done(one: Done, key: str) -> Block:
    rows: list[tuple[Cell, ...]] = [(Text(tr("Decision"), MUTED), one.decision)]
    if one.standing:
        rows.append((Text(tr("Standing"), MUTED), Text(one.standing.capitalize(), STRONG)))
    if one.expected:
        rows.append((Text(tr("Expected"), MUTED), one.expected))
    if one.response:
        rows.append(
            (
                Text(tr("Response"), MUTED),
                tr("{response}; lead: {lead}", response=one.response, lead=one.lead),
            )
        )
        reported = [Text(said) for said in one.reported] or [Text(tr("nothing was reported"))]
        rows += [
            (Text(tr("Reported"), MUTED), Stack(reported)),
            (Text(tr("Came of it"), MUTED), Text(one.outcome or tr("not stated"), STRONG)),
        ]
    return Section(one.option, [Grid((64, 350), rows)], key=key, level=1, together=_TOGETHER)


def _review(page: AfterAction) -> list[Block]:
    found = page.review
    if found is None:
        return [Text([Run(tr("No review has been made."), bold=True, colour=DANGER)])]
    blocks: list[Block] = [
        Text([Run(tr("Was the warning borne out? "), bold=True), Run(f"{found.borne_out}.")]),
        Text(found.learned),
        *(Text([heads(number), Run(said)]) for number, said in found.outcomes),
    ]
    return [*blocks, Text(f"{found.reviewer}, {instant_words(found.at, page.cover.zone)}.", MUTED)]


def _lesson(one: Learned) -> Block:
    blocks: list[Block] = [
        Text(one.title, STRONG),
        Text(one.happened),
        Text([Run(tr("To do: "), bold=True), Run(one.to_do)]),
    ]
    if one.protected:
        blocks.append(Text([Run(tr("Protected: "), bold=True), Run(one.protected)]))
    if one.not_transferable:
        blocks.append(Text([Run(tr("May not hold elsewhere: "), bold=True), Run(one.not_transferable)]))
    if one.closed_on is not None:
        blocks.append(
            Text(
                tr("Acted on, {closed_on}: {closed}", closed_on=plain_day(one.closed_on), closed=one.closed),
                MUTED,
            )
        )
    return Section(one.number, blocks, key=f"lesson-{one.number}", level=1)
