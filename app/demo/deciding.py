"""From the open brief to the last signature: how offices read, decide, refer, sign, ratify and record."""

from collections.abc import Mapping
from datetime import date

from app.actions.reports.briefs import (
    AcknowledgeReceipt,
    HandBrief,
    OpenBrief,
    ShownBrief,
    acknowledge_receipt,
    hand_brief,
    open_brief,
)
from app.actions.reports.decisions import Decide, Decided, decide
from app.actions.reports.escalations import Acknowledge, Escalated, Refer, acknowledge, refer, refer_up
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    RecordPaperDecision,
    confirm_record,
    record_paper_decision,
)
from app.actions.reports.signatures import Ratify, SignSecond, ratify, sign_second
from app.demo.paper import signed_paper
from app.demo.stage import Stage
from app.demo.told import Kind
from app.demo.warned import Warned
from app.reading.reports.trail import escalations_of
from db.vocabulary import DecisionEffect, Outcome

_WAITS = {
    DecisionEffect.PENDING_SECOND_SIGNATURE: "It waits for a second signature and has no effect until then.",
    DecisionEffect.PENDING_RATIFICATION: "It acts at once, and lapses unless it is ratified in time.",
    DecisionEffect.PENDING_CONFIRMATION: "It waits until a second person has confirmed the record.",
}


def authorise(warned: Warned, key: str, *, review_on: date | None = None) -> Choice:
    """Yes to an option; for taking no action with the date on which it is looked at again."""
    return Choice(option_id=warned.options[key], outcome=Outcome.AUTHORISE, review_on=review_on)


def decline(warned: Warned, key: str, reason: str) -> Choice:
    """No to an option, with a reason."""
    return Choice(option_id=warned.options[key], outcome=Outcome.DECLINE, reason=reason)


def read_brief(stage: Stage, warned: Warned, who: str, office: str) -> ShownBrief:
    """Open the frozen brief in the program; that is recorded as a receipt."""
    request = OpenBrief(brief_id=warned.brief.brief_id, office_id=stage.offices[office])
    return stage.as_person(who).do(open_brief, request)


def receive(stage: Stage, warned: Warned, who: str, office: str) -> None:
    """Open the brief and acknowledge it for the addressed office."""
    read_brief(stage, warned, who, office)
    stage.as_person(who).do(acknowledge, Acknowledge(report_id=warned.report_id))
    words = f"{stage.cast[who].name} opens the brief and acknowledges it for {stage.office_name(office)}."
    stage.tell(warned.number, Kind.STEP, words)


def hand_paper(stage: Stage, warned: Warned, who: str, office: str, *, copy: int) -> str:
    """Hand a printed copy to a person, and give back the receipt."""
    request = HandBrief(
        brief_id=warned.brief.brief_id,
        person_id=stage.as_person(who).person_id,
        office_id=stage.offices[office],
        copy_number=copy,
    )
    receipt = stage.as_person("recorder").do(hand_brief, request)
    words = f"{stage.cast['recorder'].name} hands paper copy {copy} of the brief to {stage.cast[who].name}."
    stage.tell(warned.number, Kind.STEP, words)
    return receipt.receipt_id


def have_received(stage: Stage, who: str, receipt_id: str) -> None:
    """Say that one has the paper."""
    stage.as_person(who).do(acknowledge_receipt, AcknowledgeReceipt(receipt_id=receipt_id))


def decide_as(
    stage: Stage, warned: Warned, who: str, office: str, choices: Mapping[str, Choice]
) -> dict[str, Decided]:
    """Decide options in one's office."""
    request = Decide(
        report_id=warned.report_id, office_id=stage.offices[office], choices=tuple(choices.values())
    )
    made = stage.as_person(who).do(decide, request)
    by = f"{stage.cast[who].name}, {stage.office_name(office)},"
    return _remember(stage, warned, by, choices, made)


def hand_on(stage: Stage, warned: Warned, who: str, office: str, reason: str) -> None:
    """Refer the report to another office, as the addressed one."""
    request = Refer(report_id=warned.report_id, office_id=stage.offices[office], reason=reason)
    _referred(
        stage, warned, office, stage.as_person(who).do(refer, request), f"{stage.cast[who].name} refers it"
    )


def hand_up(stage: Stage, warned: Warned, office: str, reason: str) -> None:
    """Refer the report upward as the focal point, after its clock ran out."""
    request = Refer(report_id=warned.report_id, office_id=stage.offices[office], reason=reason)
    sent = stage.as_person("focal_point").do(refer_up, request)
    _referred(stage, warned, office, sent, f"{stage.cast['focal_point'].name} refers it upward")


def sign_beside(stage: Stage, warned: Warned, key: str, who: str, office: str) -> None:
    """Give the second signature that a decision waits for."""
    made = warned.decided[key]
    request = SignSecond(decision_id=made.decision_id, office_id=stage.offices[office])
    now = stage.as_person(who).do(sign_second, request)
    words = f"{stage.cast[who].name}, {stage.office_name(office)}, signs {made.number} as the second person."
    stage.tell(warned.number, Kind.COMPLETED, f"{words} It is {_plain(now.effect)}.")


def ratify_as(stage: Stage, warned: Warned, who: str, *keys: str, reason: str) -> None:
    """Ratify emergency decisions for the office that held the power."""
    for key in keys:
        made = warned.decided[key]
        request = Ratify(decision_id=made.decision_id, reason=reason)
        now = stage.as_person(who).do(ratify, request)
        words = (
            f"{stage.cast[who].name} ratifies {made.number} within its window. It is {_plain(now.effect)}."
        )
        stage.tell(warned.number, Kind.COMPLETED, words)


def sign_on_paper(
    stage: Stage, warned: Warned, who: str, office: str, choices: Mapping[str, Choice], *, signed: str
) -> None:
    """Record what a decider signed on paper at ``signed``, with a scan and the hash printed on the brief."""
    at = stage.instant(signed)
    printed = warned.brief.brief_sha256
    scan = signed_paper(
        f"{warned.number}_signed.pdf",
        (
            f"Scan of the signed brief {warned.number}, version {warned.brief.brief_version}",
            f"Brief {printed[:32]}",
            f"      {printed[32:]}",
            *(f"Option {key}: {choice.outcome}" for key, choice in choices.items()),
            f"Signed: {stage.cast[who].name}, {stage.office_name(office)}",
            f"{at:%d %B %Y, %H:%M} UTC",
        ),
    )
    request = RecordPaperDecision(
        report_id=warned.report_id,
        office_id=stage.offices[office],
        person_id=stage.as_person(who).person_id,
        decided_at=at,
        scan=scan,
        printed_hash=printed,
        choices=tuple(choices.values()),
    )
    made = stage.as_person("recorder").do(record_paper_decision, request)
    by = f"{stage.cast['recorder'].name} records from the signed paper: {stage.cast[who].name}"
    _remember(stage, warned, by, choices, made)


def confirm_paper(stage: Stage, warned: Warned, who: str) -> None:
    """Confirm, as a second person, that everything signed on paper was recorded as it was signed."""
    made = tuple(warned.decided.values())
    effects = [
        stage.as_person(who).do(confirm_record, ConfirmRecord(decision_id=one.decision_id)).effect
        for one in made
    ]
    listed = ", ".join(f"{one.number} ({_plain(effect)})" for one, effect in zip(made, effects, strict=True))
    words = f"{stage.cast[who].name} compares each record with the scan and confirms it: {listed}."
    stage.tell(warned.number, Kind.COMPLETED, words)


def _referred(stage: Stage, warned: Warned, office: str, sent: Escalated, by: str) -> None:
    warned.escalated = sent
    with stage.store.read() as session:
        reason = escalations_of(session, warned.report_id)[-1].reason
    stage.tell(warned.number, Kind.REFERRED, f"{by} to {stage.office_name(office)}: {reason}")


def _remember(
    stage: Stage,
    warned: Warned,
    by: str,
    choices: Mapping[str, Choice],
    made: tuple[Decided, ...],
) -> dict[str, Decided]:
    found = dict(zip(choices, made, strict=True))
    warned.decided |= found
    for key, decided in found.items():
        option = next(option for option in warned.script.options if option.key == key)
        title = option.content.title
        waits = _WAITS.get(decided.effect, "")
        if decided.outcome is Outcome.DECLINE:
            words = f"{by} declines “{title}”, {decided.number}: {choices[key].reason}"
            stage.tell(warned.number, Kind.DECLINED, words)
            if waits:
                stage.tell(warned.number, Kind.WAITED, f"{decided.number} is recorded. {waits}")
            continue
        words = f"{by} authorises “{title}”, {decided.number} under {decided.instrument}."
        stage.tell(warned.number, Kind.WAITED if waits else Kind.STEP, f"{words} {waits}".strip())
    return found


def _plain(effect: DecisionEffect) -> str:
    return effect.value.replace("_", " ")
