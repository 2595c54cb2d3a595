"""The background of the country files on the stage: registers filled from public documents."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.actions.countries.actor_relations import RecordRelation, RelationFacts, record_relation
from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.countries.mechanisms import MechanismFacts, RecordMechanism, record_mechanism
from app.actions.countries.past_atrocities import AtrocityFacts, RecordAtrocity, record_atrocity
from app.actions.countries.perpetrators import PerpetratorFacts, RecordPerpetrator, record_perpetrator
from app.actions.countries.special_procedures import ProcedureFacts, RecordProcedure, record_procedure
from app.actions.countries.structures import (
    AnswerQuestion,
    RecordTreatyStatus,
    answer_question,
    record_treaty_status,
)
from app.actions.countries.universal_reviews import (
    RecordUniversalReview,
    ReviewFacts,
    record_universal_review,
)
from app.demo.stage import Stage
from app.demo.tables import FOLDER
from app.rules.entry.dates import parse_partial_date
from db.evidence import EvidenceItem
from db.vocabulary import Crime
from db.vocabulary.background import (
    Accountability,
    ChecklistReply,
    IdentityKind,
    MechanismBody,
    MechanismKind,
    PerpetratorKind,
    ProcedureKind,
    RelationKind,
    TreatyStanding,
)

Row = dict[str, Any]


def fill_background(stage: Stage, country: str) -> None:
    """Enter everything that the script has on a country, today."""
    table = _script()[country]
    analyst = stage.as_person("analyst")
    known: dict[str, str] = {}
    for row in table.get("groups", ()):
        group = GroupFacts(**_coded(row, identity=IdentityKind, aliases=tuple))
        known[group.name] = analyst.do(record_group, RecordGroup(country=country, group=group)).entry_id
    for row in table.get("perpetrators", ()):
        actor = PerpetratorFacts(**_coded(row, kind=PerpetratorKind, aliases=tuple))
        request = RecordPerpetrator(country=country, perpetrator=actor)
        known[actor.name] = analyst.do(record_perpetrator, request).entry_id
    for row in table.get("relations", ()):
        _relate(stage, country, row, known)
    for row in table.get("atrocities", ()):
        facts = _coded(row, began=_day, ended=_day, crimes=_crimes, accountability=Accountability)
        analyst.do(record_atrocity, RecordAtrocity(country=country, atrocity=AtrocityFacts(**facts)))
    _structures(stage, country, table)
    _mechanisms(stage, country, table)


def _relate(stage: Stage, country: str, row: Row, known: Mapping[str, str]) -> None:
    facts = _coded(row, kind=RelationKind)
    who, whom = facts.pop("who"), facts.pop("whom")
    facts["evidence"] = _numbers(stage, facts.pop("evidence", ()))
    relation = RelationFacts(from_id=known[who], to_id=known[whom], **facts)
    stage.as_person("analyst").do(record_relation, RecordRelation(country=country, relation=relation))


def _structures(stage: Stage, country: str, table: Mapping[str, Any]) -> None:
    analyst = stage.as_person("analyst")
    for row in table.get("answers", ()):
        analyst.do(answer_question, AnswerQuestion(country=country, **_coded(row, reply=ChecklistReply)))
    for row in table.get("treaties", ()):
        # Looked up on the day of the play: the facts were the same then.
        status: Row = {"source_on": stage.clock.at.date()} | _coded(row, standing=TreatyStanding)
        analyst.do(record_treaty_status, RecordTreatyStatus(country=country, **status))


def _mechanisms(stage: Stage, country: str, table: Mapping[str, Any]) -> None:
    analyst = stage.as_person("analyst")
    for row in table.get("mechanisms", ()):
        mechanism = MechanismFacts(**_coded(row, body=MechanismBody, kind=MechanismKind, since=_day))
        analyst.do(record_mechanism, RecordMechanism(country=country, mechanism=mechanism))
    for row in table.get("reviews", ()):
        review = ReviewFacts(**_coded(row, review_on=_day))
        analyst.do(record_universal_review, RecordUniversalReview(country=country, review=review))
    for row in table.get("procedures", ()):
        procedure = ProcedureFacts(**_coded(row, kind=ProcedureKind))
        analyst.do(record_procedure, RecordProcedure(country=country, procedure=procedure))


def _coded(row: Row, **readers: Callable[[Any], Any]) -> Row:
    """The row, with the named fields read from what TOML can say."""
    return row | {name: read(row[name]) for name, read in readers.items() if name in row}


def _day(typed: str) -> Any:
    return parse_partial_date(typed, "background.toml")


def _crimes(codes: list[str]) -> tuple[Crime, ...]:
    return tuple(Crime(code) for code in codes)


def _numbers(stage: Stage, keys: list[str] | tuple[()]) -> tuple[str, ...]:
    with stage.store.read() as session:
        return tuple(
            session.scalars(
                sa.select(EvidenceItem.number)
                .where(EvidenceItem.id.in_([stage.evidence[key] for key in keys]))
                .order_by(EvidenceItem.number)
            )
        )


@cache
def _script() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "background.toml").read_text("utf-8"))
