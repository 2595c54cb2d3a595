"""The decision record: who decided what, under which instruments, recorded and confirmed by whom."""

from dataclasses import replace

from app.documents.cover import document_hash
from reports.words import grouped_hash
from tests.briefs.samples.record import sample_record
from tests.reports.reading_back import pages, text
from tests.reports.record_paper import record_paper, record_pdf

RECORD = sample_record()
PDF = record_pdf(RECORD)


def test_marking_and_reference_stand_on_every_page() -> None:
    for page in pages(PDF):
        assert page.startswith("OFFICIAL: SENSITIVE EW-2021-0042 decision record")
        assert page.endswith("OFFICIAL: SENSITIVE")


def test_it_says_what_was_asked_shown_decided_and_by_whom() -> None:
    shown = text(PDF)
    parts = [
        "To authorise targeted sanctions and cross-border aid.",
        "Version 3",
        grouped_hash("5e" * 32),
        "S. Weber, Head, Sanctions Unit",
        "shown in the program",
        "handed on paper, copy 2",
        "not acknowledged",
        "D-2021-0017 Option 2: Authorised",
        "Not yet in force: a second signature is owed",
        "Monday 1 November 2021, 11:12 Europe/Brussels (10:12 UTC)",
        "in the program by the decider",
        "The commanders are those of 2017",
        "EUR 180,000.00",
        "Owed by Permanent Secretary.",
        "S-2016-0001",
        "D-2020-0014",
        "ceiling EUR 500,000.00 a decision",
        "D-2021-0018 Option 3: Declined",
        "from the signed paper by L. Marek, Registry",
        "confirmed by J. Brandt",
        "R. Dahl, Minister for Foreign Affairs",
        "Option 1, take no action; monitor: not put to decision.",
        "Asia Desk (T. Lindqvist)",
        "Proof from the ledger",
        "18240",
        grouped_hash("1a" * 32),
        grouped_hash(document_hash(record_paper(RECORD))),
        "Ledger 18260",
    ]
    position = 0
    for part in parts:
        found = shown.find(part, position)
        assert found >= 0, part
        position = found


def test_a_paper_record_that_nobody_confirmed_says_so() -> None:
    unconfirmed = replace(RECORD.decisions[1], confirmed_by=None, confirmed_at=None)
    shown = text(record_pdf(replace(RECORD, decisions=(unconfirmed,))))
    assert "not yet confirmed by a second person" in shown


def test_a_demonstration_is_stamped() -> None:
    assert all("DEMO" in page for page in pages(record_pdf(replace(RECORD, demo=True))))


def test_a_record_without_decisions_prints() -> None:
    bare = replace(
        RECORD, decisions=(), briefs=(), receipts=(), ledger=(), ledger_head=None, dissent=(), asked=""
    )
    shown = text(record_pdf(bare))
    assert "No receipt is on record." in shown
    assert "None recorded." in shown
