"""Things of the case that have what is asked for, by kind.

Where very many match, the newest are looked at and said to be some of more: a list of ten thousand helps nobody, and is
not waited for.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.reading.search.asked import Asked
from app.reading.search.coding import labels_found
from app.reading.search.found import MANY, Group
from app.reading.search.hit_words import hit_of, told_of
from app.reading.search.matching import Seen, files_named, matching, of_kind, whole_titles
from app.reading.search.order import each_once, rank, readings_among, unexplained_among
from app.reading.search.places import placed
from app.reference.countries import CountryTable
from db.vocabulary.finding import ThingKind

LOOKED_AT = 300
"""Things that are looked at before they are looked at kind by kind."""

_NOT_THINGS = frozenset({ThingKind.EVENT, ThingKind.HISTORY, ThingKind.ACT})
_EVERY_THING = frozenset(ThingKind) - _NOT_THINGS


def things_found(session: Session, asked: Asked, table: CountryTable, each: int) -> list[Group]:
    """At most ``each`` of a kind, in the order of ``rank``; what was only read stands after what was handed over,
    and where it is asked why, what was decided without a reason after what was decided for one."""
    kinds = [kind for kind in ThingKind if kind in asked.kinds - _NOT_THINGS]
    narrowed = [] if len(kinds) == len(_EVERY_THING) else kinds
    if not kinds:
        return []
    seen = matching(session, asked, narrowed, LOOKED_AT + 1)
    if len(seen) > LOOKED_AT:
        by_kind = {kind: of_kind(session, asked, kind, MANY + 1) for kind in kinds}
        for one in whole_titles(session, asked, narrowed):
            # Of a kind that is not asked for nothing is shown.
            if one.kind in by_kind and all(one.id != other.id for other in by_kind[one.kind]):
                by_kind[one.kind].append(one)
    else:
        by_kind = {kind: [one for one in seen if one.kind is kind] for kind in kinds}
    if asked.query.measures:
        by_kind = {kind: [one for one in found if not one.acts] for kind, found in by_kind.items()}
    if ThingKind.FILE in by_kind:
        by_kind[ThingKind.FILE] = files_named(session, asked.query, table, by_kind[ThingKind.FILE])
    shown: dict[ThingKind, list[Seen]] = {}
    more: dict[ThingKind, bool] = {}
    only_read = readings_among(session, by_kind.get(ThingKind.BRIEF, ()))
    # Who asks why is answered by a reason.
    last = only_read
    if asked.query.why:
        last = only_read | unexplained_among(session, by_kind.get(ThingKind.DECISION, ()))
    for kind, found in by_kind.items():
        ordered = each_once(sorted(found, key=lambda one: (one.subject_id in last, *rank(one))))
        shown[kind], more[kind] = ordered[:each], len(ordered) > each
    places = placed(
        session, [(one.id, one.subject, one.subject_id) for part in shown.values() for one in part]
    )
    decisions = [one.subject_id for one in shown.get(ThingKind.DECISION, ())]
    places |= told_of(session, {key: places[key] for key in decisions})
    coded = labels_found(session, asked.query, [one.subject_id for one in shown.get(ThingKind.EVIDENCE, ())])
    return [
        Group(
            kind=kind,
            hits=tuple(
                replace(
                    hit_of(kind, places[one.subject_id], asked.query, table, coded.get(one.subject_id, "")),
                    whole=one.whole,
                    unexplained=kind is ThingKind.DECISION and one.subject_id in last,
                )
                for one in part
            ),
            more=more[kind],
        )
        for kind, part in shown.items()
        if part
    ]
