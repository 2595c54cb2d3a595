"""The inquiry dossier: who knew what when, under each person; documents by hash; decisions, refusals and proofs."""

import pytest
import sqlalchemy as sa

from app.actions.reports.briefs import HandBrief, OpenBrief, hand_brief, open_brief
from app.actions.reports.decisions import decide
from app.actions.reports.signatures import SignSecond, sign_second
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from db.ledger.entries import entry_hash, ledger
from db.reports import Brief, Option, Report
from db.vocabulary import ReceiptManner
from reports.words import grouped_hash
from tests.documents.support import DocumentDesk
from tests.reports.reading_back import text
from tests.support.carrying import Prepared, authorise, decided, deciding, decline, escalated
from tests.support.ministry import Ministry
from tests.support.remembering import remembered


@pytest.fixture
def carried(desk: DocumentDesk) -> DocumentDesk:
    """A report shown to two people and handed to a third; one act refused, one option authorised, two declined."""
    _carried(desk.ministry, desk.report)
    return desk


@remembered
def _carried(ministry: Ministry, number: str) -> None:
    with ministry.store.read() as session:
        report = session.scalars(sa.select(Report).where(Report.number == number)).one()
        options = session.scalars(
            sa.select(Option.id).where(Option.report_id == report.id).order_by(Option.ordinal)
        ).all()
        case = Prepared(report.id, tuple(options))
    sent = escalated(ministry, case, "head_sanctions", "P-SAN", "P-MIN")
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id))
    handed = HandBrief(
        brief_id=sent.brief_id,
        person_id=ministry.people["P-PS"],
        manner=ReceiptManner.HANDED_ON_PAPER,
        copy_number=4,
    )
    ministry.do("P-FP", hand_brief, handed)
    first, second, none = case.options
    ministry.refused(
        "P-SAN", decide, deciding(ministry, "head_sanctions", case, authorise(first), authorise(second))
    )
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(first))
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    ministry.do("P-PS", sign_second, signing)
    decided(ministry, "P-MIN", "minister", case, decline(second), decline(none))


def gathered(desk: DocumentDesk, kind: str, subject: str) -> Dossier:
    with desk.ministry.store.read() as session:
        found = gather(session, Asked(kind_of(kind), subject, desk.ministry.clock(), "Lucía Ferrer"))
    assert isinstance(found, Dossier)
    return found


def test_each_recipient_has_what_reached_them_and_what_they_did_in_order(carried: DocumentDesk) -> None:
    known = {
        one.name: [moment.what for moment in one.moments]
        for one in gathered(carried, "dossier", carried.report).recipients
    }
    assert known["Helena Marsh"][:2] == [
        "Opened version 1 of the brief and had it before them.",
        "Read version 1 of the brief again.",
    ]
    assert known["Helena Marsh"][2].endswith("declined, on version 1 of the brief.")
    assert known["Peter Osei"][0] == ("Was handed version 1 of the brief on paper, copy 4, by Lucía Ferrer.")
    assert known["Peter Osei"][1].startswith("Gave the second signature to D-")
    assert known["Sanna Virtanen"][0].startswith(
        "The report came to Head, Sanctions Unit with version 1 of the brief, to be decided by "
    )
    sanctions = known["Sanna Virtanen"]
    assert sanctions[1] == "Opened version 1 of the brief and had it before them."
    assert sanctions[2].endswith("authorised, on version 1 of the brief.")
    assert sanctions[3] == "Acknowledged for Head, Sanctions Unit that the report was received."


def test_what_was_refused_stands_there_with_its_rule_and_what_was_shown_with_its_hashes(
    carried: DocumentDesk,
) -> None:
    found = gathered(carried, "dossier", carried.report)
    (refused,) = found.refused
    assert (refused.who, refused.what) == ("Sanna Virtanen", "decide")
    assert refused.rule.startswith("authority.")
    (brief,) = found.cases[0].documents
    with carried.ministry.store.read() as session:
        stored = session.scalars(sa.select(Brief)).one()
    assert (brief.sha256, brief.data) == (stored.pdf_sha256, stored.data_sha256)
    assert [(one.person, one.how) for one in brief.showings] == [
        ("Sanna Virtanen", "opened in the program"),
        ("Helena Marsh", "opened in the program"),
        ("Peter Osei", "handed on paper, copy 4"),
    ]


def test_its_proofs_are_the_hashes_of_the_chain_and_a_signature_that_can_be_checked(
    carried: DocumentDesk,
) -> None:
    found = gathered(carried, "dossier", carried.report)
    with carried.ministry.store.read() as session:
        rows = {row.number: row for row in session.execute(sa.select(ledger))}
    for one in found.proof:
        assert one.hash == entry_hash(rows[one.number].previous, rows[one.number].body)
    assert found.seal is not None
    assert rows[found.seal.number].signature == found.seal.signature
    numbers = {moment.entry for recipient in found.recipients for moment in recipient.moments}
    assert numbers <= {one.number for one in found.proof}


def test_on_paper_the_chronology_comes_first_and_the_chain_of_instruments_with_reasons_follows(
    carried: DocumentDesk,
) -> None:
    shown = text(carried.printed("dossier", carried.report.lower()).content)
    order = [
        "Who knew what when",
        "Submitted the report.",
        "What was known when",
        "documents and decisions",
        "handed on paper, copy 4",
        "D-001",
        "Not now.",
        "Dissent",
        "Refused attempts",
        "authority.",
        "Proof from the ledger",
        "How to check this without Tocsin",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    found = gathered(carried, "dossier", carried.report)
    assert found.seal is not None
    assert found.seal.signature in shown.replace(" ", "")
    assert grouped_hash(found.proof[0].hash).replace(" ", "") in shown.replace(" ", "")


def test_copies_that_left_before_are_listed_in_the_next(carried: DocumentDesk) -> None:
    first = carried.printed("dossier", carried.report)
    copies = [
        one for one in gathered(carried, "dossier", carried.report).cases[0].documents if "copy" in one.title
    ]
    assert [(one.title, one.sha256) for one in copies] == [("Inquiry dossier, copy 1", first.sha256)]


def test_a_country_brings_every_report_and_everything_received_on_it(carried: DocumentDesk) -> None:
    found = gathered(carried, "country-dossier", "Myanmar")
    assert [case.number for case in found.cases] == [carried.report]
    assert len(found.facts) >= 1
    assert found.facts[0].cited_by == (carried.report,)
    topics = {entry.action.partition(".")[0] for entry in found.proof}
    assert {"country", "evidence", "report", "decision"} <= topics
