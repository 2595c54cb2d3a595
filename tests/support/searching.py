"""Searches of a made-up ministry, as one of its people makes them."""

from datetime import date

from app.reading.search.found import Found, Hit
from app.reading.search.searching import read_query, search
from db.actor import Actor
from db.store import Store
from db.vocabulary.finding import ThingKind
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)


def found(ministry: Ministry, typed: str, who: str = "P-AN1") -> Found:
    return found_in(ministry.store, typed, ministry.actors[who])


def found_in(store: Store, typed: str, actor: Actor) -> Found:
    with store.read() as session:
        return search(session, actor, read_query(session, typed), today=TODAY)


def hits(ministry: Ministry, typed: str, kind: ThingKind, who: str = "P-AN1") -> list[Hit]:
    return [hit for hit in found(ministry, typed, who).hits if hit.kind is kind]
