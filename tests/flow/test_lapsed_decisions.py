"""What is said of a decision that came to have no effect: one that acted for a while is not told as one that never did."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    confirm_record,
)
from app.actions.reports.responses import EndResponse, OnResponse, complete_response, start_response
from app.actions.reports.signatures import RefuseSecondSignature, refuse_second_signature
from app.briefs.decision_record import decode_record, encode_record
from app.documents.after_action import AfterAction
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.inquiry.answers import answer_to
from app.reading.reports.decided import decided_by_report
from app.reading.reports.decision_record import decision_record
from app.reading.reports.options import option_views
from app.reading.reports.report import report_view
from app.reading.reports.responses import response_views
from app.rules.reports.outcomes import LAPSES, Lapse
from db.reports import Report
from db.vocabulary import DecisionEffect
from reports.documents.frame import render_document
from tests.reports.reading_back import text
from tests.reports.record_paper import record_pdf
from tests.support.carrying import (
    Prepared,
)
from tests.support.incomplete import WINDOW, emergency, emergency_on_paper, sanctions, window_ends
from tests.support.ministry import Ministry
from ui.reports.outcome_words import outcome_said
from ui.reports.standing_words import stands_said

UTC = ZoneInfo("UTC")


def not_ratified(ministry: Ministry) -> Prepared:
    case, _ = emergency(ministry)
    window_ends(ministry)
    return case


def completed_and_not_ratified(ministry: Ministry) -> Prepared:
    case, _ = emergency(ministry)
    with ministry.store.read() as session:
        (response,) = response_views(session, case.report_id, ministry.actors["P-DG1"], ministry.clock.at)
    ministry.do("P-DG1", start_response, OnResponse(response_id=response.response_id))
    done = EndResponse(response_id=response.response_id, words="All families are out.")
    ministry.do("P-DG1", complete_response, done)
    window_ends(ministry)
    return case


def signature_refused(ministry: Ministry) -> Prepared:
    case, signing = sanctions(ministry)
    refusing = RefuseSecondSignature(
        decision_id=signing.decision_id, office_id=signing.office_id, reason="A wrong list."
    )
    ministry.do("P-PS", refuse_second_signature, refusing)
    return case


def confirmed_too_late(ministry: Ministry) -> Prepared:
    case, decision_id = emergency_on_paper(ministry)
    window_ends(ministry)
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    return case


NEVER = "never took effect"
NO_MORE = "no longer in effect"


@pytest.mark.parametrize(
    ("made", "lapse", "card", "why"),
    [
        (
            not_ratified,
            Lapse.NOT_RATIFIED,
            "It is no longer in effect; its response was halted on 18 January 2026.",
            "not ratified in time",
        ),
        (
            completed_and_not_ratified,
            Lapse.NOT_RATIFIED,
            "It is no longer in effect; its response was completed on 15 January 2026.",
            "not ratified in time",
        ),
        (
            signature_refused,
            Lapse.SIGNATURE_REFUSED,
            "It never took effect.",
            "the second signature was refused",
        ),
        (confirmed_too_late, Lapse.NOT_COMPLETE, "It never took effect.", "before it was complete"),
    ],
)
def test_what_acted_is_no_longer_in_effect_and_what_never_did_never_took_effect(
    ministry: Ministry,
    made: Callable[[Ministry], Prepared],
    lapse: Lapse,
    card: str,
    why: str,
) -> None:
    words = NO_MORE if lapse is Lapse.NOT_RATIFIED else NEVER
    case = made(ministry)
    at, reader = ministry.clock.at, ministry.actors["P-FP"]
    with ministry.store.read() as session:
        report = report_view(session, case.report_id, reader, at)
        responses = response_views(session, case.report_id, reader, at)
        record = decision_record(session, case.report_id, at)
        number = session.get_one(Report, case.report_id).number
        dossier = gather(session, Asked(kind_of("dossier"), number, at, "Lucía Ferrer"))
        review = gather(session, Asked(kind_of("after-action"), number, at, "Lucía Ferrer"))
        could, put, attempts = (answer_to(session, one, "MMR", at, number) for one in (3, 4, 16))
    (decision,) = report.decisions
    assert decision.effect is DecisionEffect.LAPSED

    page = outcome_said(report, UTC)
    ended = f"1 measure {'is ' if words == NO_MORE else ''}{words}"
    assert page.headline == f"{ended}; the rest is still to be decided"
    assert page.lines[0].what.startswith(f"{words.capitalize()}: option ")
    response = next((one for one in responses if one.decision == decision.number), None)
    assert stands_said(decision, response, UTC) == card

    assert [one.lapse for one in record.decisions] == [lapse]
    assert decode_record(encode_record(record)) == record
    printed = text(record_pdf(replace(record, ledger=())))
    assert words in printed.lower()
    assert why in printed
    assert "Owed by" not in printed, "nothing is owed any more"
    assert "Not given by" in printed

    assert isinstance(dossier, Dossier)
    told = [moment.what for one in dossier.recipients for moment in one.moments]
    (ended,) = [one for one in told if why in one]
    assert (NEVER in ended) is (words == NEVER)
    if decision.ratifying_office:
        (row,) = [one for one in attempts.rows if decision.number in one.cells[3]]
        assert (NEVER in row.cells[4]) is (words == NEVER)

    assert isinstance(review, AfterAction)
    assert [one.standing for one in review.done] == [LAPSES[lapse]]
    assert why in text(render_document(review))
    for answer in (could, put):
        assert any(
            f"({decision.number})" in cell and why in cell for row in answer.rows for cell in row.cells
        )


def test_a_record_confirmed_after_its_window_is_not_said_to_act_before_the_lapse_is_noted(
    ministry: Ministry,
) -> None:
    case, decision_id = emergency_on_paper(ministry)
    ministry.clock.at += WINDOW

    def told() -> str:
        with ministry.store.read() as session:
            report = report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
        return stands_said(report.decisions[0], None, UTC)

    assert "when a second person has compared" in told(), "until then nobody says what was decided"
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    assert told() == "It never took effect."


def test_out_of_its_window_a_decision_is_told_alike_before_it_is_noted_and_after(ministry: Ministry) -> None:
    case, _ = emergency(ministry)
    reader = ministry.actors["P-FP"]

    def told() -> tuple[str, str]:
        at = ministry.clock.at
        with ministry.store.read() as session:
            option = option_views(session, case.report_id, reader, at)[0].decided
            return option.partition(" ")[2], decided_by_report(session, [case.report_id], at)[
                case.report_id
            ].words

    assert told() == ("authorised", "1 authorised")
    ministry.clock.at += WINDOW
    before = told()
    window_ends(ministry)
    assert before == told() == (NO_MORE, "1 lapsed")
