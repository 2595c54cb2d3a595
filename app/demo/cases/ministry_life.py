"""What happens in the ministry itself: lessons entered, an instrument revoked, people who come and go."""

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from app.actions.ministry.delegations import (
    ConfirmInstrument,
    RevokeInstrument,
    confirm_instrument,
    revoke_instrument,
)
from app.actions.ministry.offices import Appoint, EndHolding, appoint, end_holding
from app.actions.ministry.people import DeclareConflict, RecordTraining, declare_conflict, record_training
from app.actions.ministry.reference_tables import SaveReferenceVersion, save_reference_version
from app.demo.paper import signed_paper
from app.demo.reporting import add_sources
from app.demo.script import LESSONS
from app.demo.stage import Stage
from app.demo.tables import ministry_table
from app.reference.mechanisms import MECHANISMS
from db.people import Holding
from db.vocabulary import HoldingKind


def prepare(stage: Stage) -> None:
    """Enter sources, and general lessons as the ministry's own version of the table of mechanisms."""
    stage.move_to("2017-01-16 09:00")
    add_sources(stage)
    lessons = MECHANISMS.parse(LESSONS.read_bytes(), LESSONS.name)
    request = SaveReferenceVersion(
        kind=MECHANISMS.code,
        content=MECHANISMS.dump((*MECHANISMS.shipped(), *lessons)),
        note="General lessons, mandates and model bodies after C. Jacob, Mainstreaming Atrocity Prevention (2022), with their cautions.",
    )
    stage.as_person("focal_point").do(save_reference_version, request)
    _train(stage)


def _train(stage: Stage) -> None:
    """Two who decide are trained; the certificate of one has expired when the last report reaches him."""
    for key, expires_on in (("director_general_before", None), ("permanent_secretary", date(2020, 1, 10))):
        request = RecordTraining(
            person_id=stage.cast[key].person_id or "",
            course="Deciding on early warnings (invented for the demonstration)",
            completed_on=date(2017, 1, 10),
            expires_on=expires_on,
        )
        stage.as_person("focal_point").do(record_training, request)


def revoke(stage: Stage) -> None:
    """The Director-General takes a delegation back; what was done under it stands."""
    stage.move_to("2018-02-01 09:00")
    signer = stage.as_person("director_general_before")
    request = RevokeInstrument(
        instrument_id=stage.instruments["D-011"],
        reason="Routine promotion of human rights goes back to the Human Rights Division.",
        signed_at=stage.clock.at,
        effective_at=stage.clock.at,
        signed_by_id=signer.person_id,
        document=signed_paper(
            "D-011_revoked.pdf", ("Revocation of instrument D-011", f"Signed by {signer.actor.name}")
        ),
    )
    stage.as_person("recorder").do(revoke_instrument, request)


def new_director(stage: Stage) -> None:
    """A new Director-General confirms what the predecessor delegated; the personal D-010 falls with her."""
    stage.move_to("2020-02-24 09:00")
    office = stage.offices["dg_political"]
    leaves = datetime(2020, 3, 2, tzinfo=UTC)
    with stage.store.read() as session:
        held = session.scalars(sa.select(Holding).where(Holding.office_id == office)).one()
    admin = stage.as_person("admin")
    admin.do(
        end_holding,
        EndHolding(holding_id=held.id, based_on=held.ledger_entry, ends_at=leaves, reason="Posted abroad."),
    )
    _enter_later(stage, "director_general")
    stage.move_to(leaves + timedelta(hours=9))
    for number in ("D-004", "D-005"):
        request = ConfirmInstrument(instrument_id=stage.instruments[number])
        stage.as_person("director_general").do(confirm_instrument, request)


def acting_head(stage: Stage) -> None:
    """Someone acts as head of the Human Rights Division for five weeks; D-012 excludes acting holders."""
    stage.move_to("2021-07-30 16:00")
    _enter_later(stage, "human_rights_acting")


def conflict_of_interest(stage: Stage) -> None:
    """The ambassador is offered the chair of a telecom company there: from now on she decides nothing on Myanmar."""
    stage.move_to("2022-09-05 09:00")
    ambassador = stage.as_person("ambassador")
    request = DeclareConflict(
        person_id=ambassador.person_id,
        country="MMR",
        statement="I am offered the chair of a telecom company in Yangon, to be taken up when I leave the service "
        "(invented for the demonstration).",
    )
    ambassador.do(declare_conflict, request)


def _enter_later(stage: Stage, person: str) -> None:
    row = next(row for row in ministry_table()["later_holdings"] if row["person"] == person)
    request = Appoint(
        office_id=stage.offices[row["office"]],
        person_id=stage.as_person(person).person_id,
        kind=HoldingKind(row.get("kind", "substantive")),
        starts_at=row["from"],
        ends_at=row.get("to"),
    )
    stage.as_person("admin").do(appoint, request)
