"""Whoever changes a row says which version of it they had before them: nobody overwrites or settles unread text."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, get_type_hints

import pytest

import app.actions
from app.actions.engagement.triggers import (
    AttachRiskAnnex,
    DecideTriggerEvent,
    ProposeTriggerEvent,
    WithdrawTriggerEvent,
    attach_risk_annex,
    decide_trigger_event,
    propose_trigger_event,
    withdraw_trigger_event,
)
from app.actions.ministry.accounts import ChangeRoles, change_roles
from app.actions.ministry.offices import (
    MoveOffice,
    RegradeOffice,
    RenameOffice,
    move_office,
    regrade_office,
    rename_office,
)
from app.actions.ministry.people import CorrectPerson, correct_person
from app.actions.plans.lessons import CloseLesson, RecordLesson, close_lesson, record_lesson
from app.actions.plans.levers import ReviewLever, WithdrawLever, review_lever, withdraw_lever
from app.actions.reports.options import DropOption, ReviseOption, drop_option, revise_option
from db.engagement.triggers import TriggerEvent
from db.people import Account, Office, Person
from db.reports import Option
from db.vocabulary import Role
from db.vocabulary.engagement import TriggerKind
from tests.support.carrying import open_file, option_content, prepared
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.support.planning import TODAY, lesson_content, lever

ONE_WAY = {
    # What is settled once and has no text that another could have changed meanwhile; a second time is refused by state.
    "ministry.accounts.open_account",
    "ministry.accounts.close_account",
    "ministry.accounts.rotate_key",
    "reports.briefs.acknowledge_receipt",
    "evidence.corroborations.end_corroboration",
    "engagement.messages.end_message",
    "engagement.opportunities.decide_opportunity",
    "engagement.steps.open_step",
    "reports.escalations.acknowledge",
    "reports.escalations.answer_question",
    "reports.escalations.renew_brief",
    "outside.imports.import_file",
    "outside.imports.withdraw_batch",
    "ministry.people.end_conflict",
    "reports.drafting.drop_evidence",
    "reports.responses.start_response",
    "reports.responses.complete_response",
    "evidence.sources.lift_hold",
    # A review is a further statement, with its own words on the ledger.
    "countries.country_files.record_review",
    # Only the author writes an assessment under way, and one person at a time has the case open.
    "risk.divergences.comment_on_divergence",
    "risk.risk_assessments.rate_factors",
    "risk.risk_assessments.complete_risk_assessment",
    "risk.risk_description.describe_risk",
    # A new one, which touches the one that it follows.
    "engagement.impact.start_impact_assessment",
}
"""Use cases that change a row and ask for no version, and why they need none."""


def test_every_use_case_that_changes_a_row_asks_which_version_was_looked_at() -> None:
    without = {
        name for name, request, changes in _use_cases() if changes and "based_on" not in _names(request)
    }
    assert without - ONE_WAY == set(), "asks for no version: give its request based_on, or say here why not"
    known = {name for name, _, _ in _use_cases()}
    assert known >= ONE_WAY, "no such use case any more"


def _names(request: type) -> set[str]:
    return {each.name for each in fields(request)} if is_dataclass(request) else set()


def _use_cases() -> Iterator[tuple[str, type, bool]]:
    """Name, request, and whether its own text changes a row, of every use case."""
    for module in _modules():
        tree = ast.parse(Path(inspect.getfile(module)).read_text(encoding="utf-8"))
        short = module.__name__.removeprefix("app.actions.")
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if [each.arg for each in node.args.args] != ["work", "actor", "request"]:
                continue
            request = get_type_hints(getattr(module, node.name))["request"]
            yield f"{short}.{node.name}", request, "work.save()" in ast.unparse(node)


def _modules() -> Iterator[ModuleType]:
    for found in walk_packages(app.actions.__path__, "app.actions."):
        yield import_module(found.name)


def _engaged(ministry: Ministry) -> list[tuple[str, Any, Any]]:
    event = ProposeTriggerEvent(
        country="MMR", kind=TriggerKind.EXIT, title="Exit", what="We leave.", proposed_on=TODAY
    )
    kept = ministry.do("P-AN1", propose_trigger_event, event)
    key, version = kept.event_id, ministry.version(TriggerEvent, kept.event_id)
    return [
        (
            "P-AN1",
            attach_risk_annex,
            AttachRiskAnnex(event_id=key, based_on=version, text="Who is in danger"),
        ),
        (
            "P-FP",
            decide_trigger_event,
            DecideTriggerEvent(event_id=key, based_on=version, decided_on=TODAY, decided_by="Cabinet"),
        ),
        (
            "P-AN1",
            withdraw_trigger_event,
            WithdrawTriggerEvent(event_id=key, based_on=version, reason="We stay"),
        ),
    ]


def _planned(ministry: Ministry) -> list[tuple[str, Any, Any]]:
    held = lever(ministry)
    lesson = ministry.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=lesson_content()))
    close = CloseLesson(
        lesson_id=lesson.lesson_id, based_on=lesson.version, acted_on="Briefed", closed_on=TODAY
    )
    return [
        ("P-AN1", review_lever, ReviewLever(lever_id=held.lever_id, based_on=held.version, findings="There")),
        ("P-FP", withdraw_lever, WithdrawLever(lever_id=held.lever_id, based_on=held.version, reason="Gone")),
        ("P-FP", close_lesson, close),
    ]


def _organised(ministry: Ministry) -> list[tuple[str, Any, Any]]:
    office, person = ministry.offices["head_sanctions"], ministry.people["P-SAN"]
    grade, version = ministry.row(Office, office).grade, ministry.version(Office, office)
    with ministry.store.read() as session:
        account = session.query(Account).filter_by(person_id=person).one()
    roles = frozenset({Role.AUTHORITY, Role.ANALYST})
    return [
        (
            "P-ADM",
            rename_office,
            RenameOffice(office_id=office, based_on=version, name="Measures", reason="Law"),
        ),
        (
            "P-ADM",
            move_office,
            MoveOffice(office_id=office, based_on=version, superior_id=None, reason="Law"),
        ),
        (
            "P-ADM",
            regrade_office,
            RegradeOffice(office_id=office, based_on=version, department="X", grade=grade, reason="Law"),
        ),
        (
            "P-ADM",
            correct_person,
            CorrectPerson(
                person_id=person,
                based_on=ministry.version(Person, person),
                name="Another",
                title="",
                contact="",
                reason="Married",
            ),
        ),
        (
            "P-ADM",
            change_roles,
            ChangeRoles(account_id=account.id, based_on=account.ledger_entry, roles=roles, reason="Cover"),
        ),
    ]


@pytest.mark.parametrize("build", [_engaged, _planned, _organised])
def test_a_version_that_another_has_changed_since_is_refused_as_stale(ministry: Ministry, build: Any) -> None:
    opened(ministry)
    for who, verb, request in build(ministry):
        older = replace(request, based_on=request.based_on - 1)
        refusal = ministry.refused(who, verb, older)
        assert refusal.rule.endswith(".stale"), verb.__name__
        assert "someone else" in refusal.message
        assert refusal.remedy


def test_an_option_is_not_revised_nor_left_out_on_what_it_said_before(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3")
    option = case.options[0]
    version = ministry.version(Option, option)
    revise = ReviseOption(
        report_id=case.report_id,
        option_id=option,
        based_on=version,
        content=option_content(ministry, "VE-3", cost="1"),
    )
    drop = DropOption(report_id=case.report_id, option_id=option, based_on=version, reason="No more")
    ministry.do("P-FP", revise_option, revise)
    assert ministry.refused("P-FP", revise_option, revise).rule == "option.stale"
    assert ministry.refused("P-FP", drop_option, drop).rule == "option.stale"
    ministry.do("P-FP", drop_option, replace(drop, based_on=ministry.version(Option, option)))
