"""The instrument of delegation and the register: every limit, the chain, who holds what, as of a day."""

from datetime import date

from app.actions.outside.documents import PrintDocument, print_document
from tests.documents.support import PRINTER, DocumentDesk
from tests.reports.reading_back import text


def test_an_instrument_has_its_limits_its_chain_to_the_law_and_lines_to_sign_on(desk: DocumentDesk) -> None:
    shown = text(desk.printed("instrument", "d-003").content)
    order = [
        "D-003",
        "gives Director-General, Political Affairs",
        "Limits",
        "no ceiling",
        "Chain",
        "D-002",
        "D-001",
    ]
    places = [shown.index(part) for part in order]
    assert places == sorted(places)
    assert "The law to Minister for Foreign Affairs" in shown
    assert "Signature, Permanent Secretary" in shown
    assert "Standing: in force." in shown


def test_an_instrument_before_its_time_reaches_nothing(desk: DocumentDesk) -> None:
    shown = text(desk.printed("instrument", "D-003", on=date(2015, 1, 1)).content)
    assert "Standing: not yet in force." in shown
    assert "nothing can be decided under it" in shown


def test_the_register_has_every_instrument_signed_by_the_day_with_its_holder_and_standing(
    desk: DocumentDesk,
) -> None:
    now = text(desk.printed("register").content)
    assert now.index("D-001") < now.index("D-002") < now.index("D-010")
    assert "Helena Marsh" in now
    later = text(desk.printed("register", on=date(2026, 8, 1)).content)
    assert "Revoked revoked 2026-02-01" in later
    assert "Expired" in later
    early = text(desk.printed("register", on=date(2025, 12, 1)).content)
    assert "D-003" in early
    assert "D-013" not in early


def test_an_instrument_that_is_not_there_is_refused_with_a_way_to_find_it(desk: DocumentDesk) -> None:
    request = PrintDocument(kind="instrument", subject="D-999", printer=PRINTER)
    assert "register" in (
        desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, request)).remedy or ""
    )


def test_an_administrator_prints_the_register_but_no_casework(desk: DocumentDesk) -> None:
    assert desk.printed("register", who="P-ADM").copy_number == 1
    request = PrintDocument(kind="watchlist", printer=PRINTER)
    assert (
        desk.ministry.refusal(lambda: desk.ministry.draw("P-ADM", print_document, request)).rule
        == "role.content"
    )
