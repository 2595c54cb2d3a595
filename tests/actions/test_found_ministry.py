"""Founding: everything at once, or nothing."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.ministry.found_ministry import (
    FirstOffice,
    FirstPerson,
    FoundMinistry,
    OriginalAuthority,
    found_ministry,
)
from app.perform import perform
from app.reading.authority.register import register
from app.reading.ministry.settings import read_settings
from app.refusals import BadInput, Refused
from app.rules.authority.holders import exercises
from db.actor import Actor
from db.base import new_id
from db.delegations import Instrument
from db.ledger.entries import ledger
from db.people import Account, Holding, Office, Person
from db.store import Store
from db.vocabulary import InstrumentKind, Role, SubDelegation
from tests.support.founding import founding


@pytest.fixture
def founder() -> Actor:
    return Actor(
        account_id=new_id(),
        person_id=new_id(),
        name="Lucía Ferrer",
        roles=frozenset({Role.ADMINISTRATOR, Role.FOCAL_POINT}),
        signing_key=Ed25519PrivateKey.generate(),
    )


def test_a_ministry_is_founded_whole(store: Store, founder: Actor) -> None:
    founded = perform(store, founder, found_ministry, founding(review_days=60))
    assert founded.account_id == founder.account_id
    assert founded.people["founder"] == founder.person_id
    with store.read() as session:
        assert read_settings(session).review_days == 60
        assert read_settings(session).ministry_name == "Ministry of External Relations"
        instrument = session.scalars(sa.select(Instrument)).one()
        assert (instrument.number, instrument.kind) == ("D-001", InstrumentKind.STATUTE)
        assert instrument.sub_delegation is SubDelegation.YES
        assert instrument.powers is None
        known = register(session)
        assert exercises(founded.people["minister"], founded.offices["minister"], store.clock(), known)
        assert exercises(founder.person_id or "", founded.offices["focal_point"], store.clock(), known)
        # Every entry is the founder's own.
        assert session.scalars(sa.select(ledger.c.person_id).distinct()).all() == [founder.person_id]


def test_a_demonstration_is_stamped_at_its_founding(store: Store, founder: Actor) -> None:
    perform(store, founder, found_ministry, founding(demonstration=True))
    with store.read() as session:
        assert read_settings(session).demonstration


def test_a_second_founding_is_refused(store: Store, founder: Actor) -> None:
    perform(store, founder, found_ministry, founding())
    with pytest.raises(Refused) as caught:
        perform(store, founder, found_ministry, founding())
    assert caught.value.rule == "ministry.founded"


def test_the_founder_is_an_administrator(store: Store, founder: Actor) -> None:
    analyst = replace(founder, roles=frozenset({Role.FOCAL_POINT}))
    with pytest.raises(Refused) as caught:
        perform(store, analyst, found_ministry, founding())
    assert caught.value.rule == "role"


def test_the_founder_records_no_original_authority_of_their_own(store: Store, founder: Actor) -> None:
    request = founding()
    own = replace(request, authority=replace(request.authority, office="focal_point"))
    with pytest.raises(Refused) as caught:
        perform(store, founder, found_ministry, own)
    assert caught.value.rule == "authority.own_delegation"


def broken(**changes: object) -> FoundMinistry:
    return replace(founding(), **changes)  # type: ignore[arg-type]  # replace checks the names


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (broken(offices=()), "offices"),
        (broken(offices=(FirstOffice(key="a", name="A", superior="b"),)), "superior"),
        (broken(offices=(FirstOffice(key="a", name="A", holder="nobody"),)), "holder"),
        (broken(offices=(FirstOffice(key="a", name="A"), FirstOffice(key="a", name="B"))), "office"),
        (broken(people=(FirstPerson(key="founder", name="Other"),)), "person"),
        (
            broken(authority=OriginalAuthority(office="nowhere", basis="Law")),
            "office of the original authority",
        ),
        (broken(settings=replace(founding().settings, time_zone="Mars")), "time zone"),
    ],
)
def test_what_cannot_be_founded_leaves_nothing(
    store: Store, founder: Actor, request_: FoundMinistry, field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        perform(store, founder, found_ministry, request_)
    assert caught.value.field == field
    with store.read() as session:
        for kind in (Person, Account, Office, Holding, Instrument):
            assert session.scalars(sa.select(kind)).all() == []


def test_original_authority_rests_on_a_law(store: Store, founder: Actor) -> None:
    request = broken(authority=OriginalAuthority(office="minister", basis=" "))
    with pytest.raises(Refused) as caught:
        perform(store, founder, found_ministry, request)
    assert caught.value.rule == "authority.paper"
