"""A brief that comes back filled: matched to what was frozen, told in words, and recorded for a second person."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.reports.escalations import Escalate, escalate
from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.briefs.filled_form import read_form
from app.perform import perform
from db.decisions import Decision
from db.engine import DATABASE
from db.reports import Brief
from db.vocabulary import DecisionEffect
from reports.printer import PdfPrinter
from tests.cli.conftest import PASSPHRASE, Desk, _give_vault, actions, opened
from tests.reports.form_filling import covered, filled, with_stamp
from tests.support.carrying import open_file, prepared
from tests.support.ministry import Ministry, copy_of

RECORDER = "p-rec"
SECOND = "p-hr"
FIELDS = {
    "recommendation-1-agree": "/Yes",
    "recommendation-2-not-agree": "/Yes",
    "signer-office": "Minister for Foreign Affairs",
    "signer-name": "Helena Marsh",
    "signed-date": "2026-01-15",
    "signed-time": "09:00",
    "reason": "The second one would cut off aid.",
}


@pytest.fixture(scope="module")
def built(
    built_ministry: tuple[Ministry, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str, bytes, Ministry]:
    """A case whose brief is really printed; the report's number and the brief's bytes."""
    plain = tmp_path_factory.mktemp("plain")
    with copy_of(*built_ministry, plain) as ministry:
        case = prepared(ministry, open_file(ministry), "VE-2", "VE-3")
        request = Escalate(
            report_id=case.report_id, office_id=ministry.offices["minister"], printer=PdfPrinter()
        )
        sent = ministry.do("P-FP", escalate, request)
        with ministry.store.read() as session:
            pdf = session.scalars(sa.select(Brief.pdf).where(Brief.id == sent.brief_id)).one()
    folder = tmp_path_factory.mktemp("built") / "case"
    _give_vault(ministry, plain / DATABASE, folder)
    return folder, sent.report.number, pdf, ministry


@pytest.fixture
def desk(built: tuple[Path, str, bytes, Ministry], tmp_path: Path) -> Desk:
    shutil.copytree(built[0], tmp_path / "case")
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    secret.chmod(0o600)
    return Desk(tmp_path / "case", secret, built[1])


@pytest.fixture
def pdf(built: tuple[Path, str, bytes, Ministry]) -> bytes:
    return built[2]


def saved(desk: Desk, content: bytes) -> str:
    path = desk.folder.parent / "signed.pdf"
    path.write_bytes(content)
    return str(path)


def test_a_filled_form_is_told_and_nothing_is_recorded(desk: Desk, pdf: bytes) -> None:
    before = actions(desk)
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, filled(pdf, FIELDS)), "--json")
    assert done.status == 0
    form = done.data["form"]
    assert (form["report_number"], form["version"]) == (desk.number, 1)
    assert [(one["option"], one["outcome"]) for one in form["choices"]] == [(1, "authorise"), (2, "decline")]
    assert (form["signer"], form["office"]) == ("Helena Marsh", "Minister for Foreign Affairs")
    assert form["problems"] == form["contradictions"] == []
    assert done.data["recorded"] == []
    assert actions(desk) == before
    told = desk.signed_in(RECORDER, "decision", "read", saved(desk, filled(pdf, FIELDS)))
    assert "Nothing is recorded." in told.out


def test_a_recorded_form_has_no_effect_until_a_second_person_confirms_it(
    desk: Desk, pdf: bytes, built: tuple[Path, str, bytes, Ministry]
) -> None:
    content = filled(pdf, FIELDS)
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--record", "--json")
    assert done.status == 0
    assert [(one["option"], one["outcome"], one["effect"]) for one in done.data["recorded"]] == [
        (1, "authorise", "pending_confirmation"),
        (2, "decline", "pending_confirmation"),  # nobody may say that it was declined before
    ]
    assert "decision.scan" in actions(desk)
    with opened(desk) as store:
        with store.read() as session:
            rows = session.scalars(sa.select(Decision).order_by(Decision.number)).all()
            assert all(row.on_paper and row.scan_id for row in rows)
            first = rows[0].id
        actors = built[3].actors
        confirmed = perform(store, actors["P-FP"], confirm_record, ConfirmRecord(decision_id=first))
    assert confirmed.effect is DecisionEffect.IN_FORCE


def test_a_second_person_confirms_the_record_and_who_typed_it_does_not(desk: Desk, pdf: bytes) -> None:
    form = saved(desk, filled(pdf, FIELDS))
    recorded = desk.signed_in(RECORDER, "decision", "read", form, "--record", "--json")
    first, second = (one["number"] for one in recorded.data["recorded"])
    own = desk.signed_in(RECORDER, "decision", "confirm", first)
    assert own.status == 1
    assert "paper.second_person" in own.err
    assert desk.signed_in(SECOND, "decision", "confirm", "D-1999-0001").status == 2
    done = desk.signed_in(SECOND, "decision", "confirm", first.lower(), "--json")
    assert done.data == {
        "decision": first,
        "effect": "in_force",
        "report": desk.number,
        "status": "escalated",
    }
    told = desk.signed_in(SECOND, "decision", "confirm", second)
    assert f"The record of {second} is confirmed: declined." in told.out
    again = desk.signed_in(SECOND, "decision", "refuse", second, "--reason", "It was not ticked.")
    assert (again.status, "paper.confirmed" in again.err) == (1, True)
    assert "decision.confirm" in actions(desk)


def test_a_second_person_refuses_the_record_and_the_same_form_is_recorded_anew(
    desk: Desk, pdf: bytes
) -> None:
    content = filled(pdf, FIELDS)
    recorded = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--record", "--json")
    numbers = [one["number"] for one in recorded.data["recorded"]]
    refusing = ("decision", "refuse", numbers[0], "--reason", "The paper says no.", "--json")
    own = desk.signed_in(RECORDER, *refusing)
    assert own.status == 1
    assert "paper.second_person" in own.err + own.out
    unknown = desk.signed_in(SECOND, "decision", "refuse", "D-1999-0001", "--reason", "x")
    assert unknown.status == 2
    done = desk.signed_in(SECOND, *refusing)
    assert done.data == {
        "decision": numbers[0],
        "effect": "record_refused",
        "report": desk.number,
        "status": "escalated",
    }
    told = desk.signed_in(SECOND, "decision", "refuse", numbers[1], "--reason", "It was not ticked.")
    assert f"The record of {numbers[1]} is refused" in told.out
    again = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--record", "--json")
    assert [one["effect"] for one in again.data["recorded"]] == ["pending_confirmation"] * 2
    assert "decision.refuse_record" in actions(desk)


def test_a_form_whose_brief_is_unknown_is_refused(desk: Desk, pdf: bytes) -> None:
    stranger = with_stamp(filled(pdf, FIELDS), _hash_of(pdf), "0" * 64)
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, stranger), "--json")
    assert done.status == 1
    assert done.data["error"]["rule"] == "form.unknown"


def test_a_form_whose_pages_were_altered_is_refused_with_the_page(desk: Desk, pdf: bytes) -> None:
    altered = covered(filled(pdf, FIELDS), 0)
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, altered), "--record", "--json")
    assert done.status == 1
    assert done.data["error"]["rule"] == "form.altered"
    assert "pages that differ: 1." in done.data["error"]["message"]


def test_a_stamp_that_names_another_report_is_refused(desk: Desk, pdf: bytes) -> None:
    other = with_stamp(filled(pdf, FIELDS), desk.number, "EW-1999-0001")
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, other), "--json")
    assert done.data["error"]["rule"] == "form.altered"


def test_an_empty_form_is_refused(desk: Desk, pdf: bytes) -> None:
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, pdf), "--json")
    assert done.data["error"]["rule"] == "form.empty"


def test_boxes_that_exclude_each_other_are_told_and_not_recorded(desk: Desk, pdf: bytes) -> None:
    content = filled(pdf, FIELDS | {"recommendation-1-not-agree": "/Yes"})
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--json")
    assert done.data["form"]["contradictions"] == [
        "Boxes that exclude each other are ticked, recommendation 1: Agree, Not agree."
    ]
    refused = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--record", "--json")
    assert refused.status == 2
    assert "contradicts itself" in refused.data["error"]["message"]


def test_what_a_form_leaves_open_is_said_by_whoever_records_it(desk: Desk, pdf: bytes) -> None:
    content = filled(pdf, FIELDS | {"signer-office": "Cabinet", "signed-time": "noon", "signer-name": ""})
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--json")
    assert len(done.data["form"]["problems"]) == 3
    assert desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--record").status == 2
    said = (
        *("--office", "Minister for Foreign Affairs", "--person", "Helena Marsh"),
        *("--signed", "2026-01-15T09:00Z"),
    )
    again = desk.signed_in(RECORDER, "decision", "read", saved(desk, content), "--record", "--json", *said)
    assert len(again.data["recorded"]) == 2


def test_a_wish_to_discuss_and_a_note_decide_nothing(desk: Desk, pdf: bytes) -> None:
    ticks = {"recommendation-1-discuss": "/Yes", "recommendation-2-noted": "/Yes"}
    done = desk.signed_in(RECORDER, "decision", "read", saved(desk, filled(pdf, ticks)), "--json")
    form = done.data["form"]
    assert form["choices"] == []
    assert len(form["notes"]) == 2
    assert any("decides nothing" in problem for problem in form["problems"])


def test_an_administrator_reads_no_form(desk: Desk, pdf: bytes) -> None:
    done = desk.signed_in("p-adm", "decision", "read", saved(desk, filled(pdf, FIELDS)), "--json")
    assert done.data["error"]["rule"] == "role.content"


def _hash_of(pdf: bytes) -> str:
    return read_form(pdf).stamp.brief_hash.upper()
