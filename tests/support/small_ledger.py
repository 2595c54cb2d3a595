"""A small database whose ledger holds a bit of everything: signatures, retired keys, notes, a brief, an identity."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.actor import TOCSIN, Actor
from db.countries import CountryFile
from db.delegations import Instrument, InstrumentConfirmation, Revocation
from db.engine import create_database
from db.evidence import Attachment, LegalHold, Source
from db.identities import seal_identity
from db.ledger.entries import public_text
from db.ministry import Setting
from db.people import Account, Office, Person, RetiredKey
from db.reports import Brief, Report
from db.store import Store
from db.vocabulary import InstrumentKind, Reliability, ReportStatus, Role, SourceKind, Urgency
from db.work import Work
from tests.support.filling import migrate_as_before

KEY = bytes(range(32))
START = datetime(2026, 1, 15, 9, tzinfo=UTC)
IDENTITY = "U Kyaw Thu, schoolteacher, Rathedaung"


class TickingClock:
    """Gives a later instant each time it is asked."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=7)
        return self.at


@dataclass(frozen=True)
class Small:
    """The store, who acts in it, and the rows that tests ask for."""

    store: Store
    amina: Actor
    jonas: Actor
    protected_source: str
    held_source: str
    report: str
    brief_sha256: str


def build_small(folder: Path) -> Small:
    """A new database in a new folder."""
    folder.mkdir()
    engine = create_database(folder, KEY)
    migrate_as_before(engine)
    store = Store(engine, clock=TickingClock())
    amina, jonas = (_person(store, name) for name in ("Amina Okoro", "Jonas Berg"))
    _instruments(store, amina)
    jonas = _new_key(store, jonas)
    protected, held = _sources(store, jonas)
    report, brief = _brief(store, amina)
    with store.work(jonas) as work:
        work.act("instrument.confirm", signed=True)
        instrument = work.session.query(Instrument).first()
        assert instrument is not None
        assert jonas.person_id is not None
        work.add(
            InstrumentConfirmation(
                instrument_id=instrument.id, person_id=jonas.person_id, confirmed_at=work.at
            )
        )
        work.note("brief.read", "briefs", brief, topic="EW-2026-0001")
        work.commit()
    return Small(store, amina, jonas, protected, held, report, brief)


def _person(store: Store, name: str) -> Actor:
    key = Ed25519PrivateKey.generate()
    with store.work(TOCSIN) as work:
        work.act("person.add")
        person = work.add(Person(name=name))
        account = Account(
            person_id=person.id, login=name[:5].lower(), roles=["analyst"], public_key=public_text(key)
        )
        work.add(account)
        work.commit()
    return Actor(account.id, person.id, name, frozenset({Role.ANALYST, Role.AUDITOR}), key)


def _instruments(store: Store, actor: Actor) -> None:
    with store.work(actor) as work:
        work.act("office.add", reason="The ministry’s own order, “Règlement” no. 4 \\ b")
        minister = work.add(Office(name="Minister"))
        director = work.add(Office(name="Director", superior_id=minister.id))
        work.act("instrument.record", office_id=minister.id, signed=True)
        work.add(_instrument("D-001", InstrumentKind.STATUTE, None, minister.id))
        last = work.add(_instrument("D-002", InstrumentKind.DELEGATION, minister.id, director.id))
        work.act("instrument.revoke", reason="No longer needed.", signed=True)
        assert actor.person_id is not None
        work.add(
            Revocation(
                instrument_id=last.id,
                person_id=actor.person_id,
                revoked_at=work.at,
                reason="No longer needed.",
            )
        )
        work.commit()


def _instrument(number: str, kind: InstrumentKind, delegator: str | None, delegate: str) -> Instrument:
    return Instrument(
        number=number,
        kind=kind,
        delegator_id=delegator,
        delegate_id=delegate,
        powers=["VE-1", "VE-2"],
        signed_at=START,
        valid_from=START,
    )


def _new_key(store: Store, actor: Actor) -> Actor:
    key = Ed25519PrivateKey.generate()
    with store.work(actor) as work:
        work.act("account.key", reason="The passphrase was lost.")
        account = work.get(Account, actor.account_id)
        assert account is not None
        work.add(RetiredKey(account_id=account.id, public_key=account.public_key, retired_at=work.at))
        account.public_key = public_text(key)
        work.commit()
    return replace(actor, signing_key=key)


def _sources(store: Store, actor: Actor) -> tuple[str, str]:
    with store.work(actor) as work:
        work.act("source.add", topic="MMR")
        protected, held = (
            work.add(Source(name=name, kind=SourceKind.PERSON, reliability=Reliability.B, protected=True))
            for name in ("Falcon", "Heron")
        )
        for source in (protected, held):
            seal_identity(work, source.id, IDENTITY)
        work.act("source.hold")
        work.add(LegalHold(source_id=held.id, reason="Case 14/2026 before the court.", placed_at=work.at))
        work.commit()
    return protected.id, held.id


def _brief(store: Store, actor: Actor) -> tuple[str, str]:
    assert actor.person_id is not None
    with store.work(actor) as work:
        work.act("setting.change")
        setting = work.add(Setting(key="ministry", value='"Ministry of Foreign Affairs"'))
        setting.value = '"Ministry of External Relations"'
        work.act("country.open", topic="MMR")
        work.add(
            CountryFile(
                country="MMR",
                opened_at=work.at,
                opened_by_id=actor.person_id,
                next_review_on=date(2026, 4, 15),
                groups_at_risk="Rohingya; ရိုဟင်ဂျာ",
            )
        )
        report = _report(work, actor.person_id)
        head, data, pdf = work.head, '{"schema":"tocsin.brief/1"}', b"%PDF-1.7 brief"
        work.act("brief.freeze", topic=report.number)
        brief = work.add(
            Brief(
                report_id=report.id,
                version=1,
                data=data,
                data_sha256=hashlib.sha256(data.encode()).hexdigest(),
                pdf=pdf,
                pdf_sha256=hashlib.sha256(pdf).hexdigest(),
                frozen_at=work.at,
                frozen_by_id=actor.person_id,
                head_number=head.number,
                head_hash=head.hash,
            )
        )
        work.act("attachment.add")
        content = b"scan"
        work.add(
            Attachment(
                sha256=hashlib.sha256(content).hexdigest(),
                name="scan.pdf",
                media_type="application/pdf",
                size=len(content),
                content=content,
                added_at=work.at,
            )
        )
        work.commit()
    return report.id, brief.data_sha256


def _report(work: Work, author: str) -> Report:
    work.act("report.draft", topic="EW-2026-0001")
    report = work.add(
        Report(
            number="EW-2026-0001",
            country="MMR",
            title="Rakhine State",
            author_id=author,
            created_at=work.at,
            status=ReportStatus.DRAFT,
            status_since=work.at,
            marking="OFFICIAL",
        )
    )
    report.urgency = Urgency.IMMEDIATE
    report.summary = "Clearance operations spread to a third township."
    report.caveats = ["EYES ONLY"]
    work.save()
    return report
