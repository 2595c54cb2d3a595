"""Judging a choice: what is decided, on what, and whether authority covers it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.reading.authority.limits import limits_in_words
from app.reading.authority.matters import later_windows, matter_of, without_conditions
from app.reading.reports.standing import live_options
from app.refusals import Refused
from app.rules.authority.register import Register
from app.rules.authority.resolution import resolve
from app.rules.authority.verdicts import Verdict
from db.ledger.entries import instant_text
from db.reports import Escalation, Option, Report
from db.vocabulary import Outcome
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is decided on one option.

    A decline and a deferral need a reason, a deferral a date; taking no action needs a date on which it
    is looked at again (S-29). ``instruction`` is what the decider was told from above, if anything:
    then ``own_judgement`` says that the decision is nevertheless the decider's own (Authority rule 20).
    """

    option_id: str
    outcome: Outcome
    reason: str = ""
    defer_until: date | None = None
    review_on: date | None = None
    instruction: str = ""
    own_judgement: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """What a decision answers and how it came to be: by whom, in which office, when, and on what paper.

    ``brief_id``: the version that was before the decider.
    """

    report: Report
    escalation: Escalation
    brief_id: str
    office_id: str
    person_id: str
    decided_at: datetime
    scan_id: str | None = None
    printed_hash: str = ""

    @property
    def on_paper(self) -> bool:
        """Whether the decision was signed on paper and recorded by staff."""
        return self.scan_id is not None


def judge(work: Work, docket: Docket, option: Option, choice: Choice, offices: Register) -> Verdict:
    """The verdict of authority on a choice; raises where it refuses.

    Taking no action is decided by an office that could act: one with authority over at least one other
    option of the report. An office that could not act can only refer.

    Raises:
        Refused: ``authority.*`` or ``authority.no_action``.
    """
    if option.tool is not None:
        matter = matter_of(
            work.session,
            docket.report,
            option,
            docket.decided_at,
            escalation=docket.escalation,
            instruction=bool(choice.instruction.strip()),
            own_judgement=choice.own_judgement,
        ).put_to(docket.office_id, docket.person_id)
        acts = choice.outcome is Outcome.AUTHORISE
        judged = resolve(matter, offices) if acts else without_conditions(matter, offices)
        judged.require()
        if acts:
            # A paper dated before what was decided since does not split a cost either (Authority rule 13).
            for prior in later_windows(work.session, matter.tool, matter.country, matter.at):
                resolve(replace(matter, prior=prior), offices).require()
        return judged
    refused: Verdict | None = None
    for other in live_options(work.session, docket.report.id):
        if other.tool is None:
            continue
        matter = matter_of(
            work.session, docket.report, other, docket.decided_at, escalation=docket.escalation
        ).put_to(docket.office_id, docket.person_id)
        judged = without_conditions(matter, offices)
        if not judged.refused:
            return judged
        refused = judged
    reason = refused.message if refused else tr("The report has no other option.")
    raise Refused(
        "authority.no_action",
        tr("Taking no action is decided by an office that could act. {reason}", reason=reason),
        remedy=tr("Refer the report to an office with authority over one of its options."),
    )


def chain_record(judged: Verdict, offices: Register) -> list[dict[str, Any]]:
    """The instruments relied on, as they stood, so that a decision carries its own authority.

    The deciding instrument comes first, original authority last.
    """
    return [
        {
            "instrument_id": link.instrument.id,
            "number": link.instrument.number,
            "kind": link.instrument.kind.value,
            "delegator": offices.office_name(link.instrument.delegator) if link.instrument.delegator else "",
            "delegate": offices.office_name(link.office),
            "signed_at": instant_text(link.instrument.signed_at),
            "valid_from": instant_text(link.instrument.valid_from),
            "valid_until": instant_text(link.instrument.valid_until) if link.instrument.valid_until else "",
            "limits": list(limits_in_words(link.instrument, offices)),
        }
        for link in (judged.chain or judged.examined)
    ]
