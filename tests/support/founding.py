"""A first set-up as the guide of the first start would fill it in."""

from datetime import UTC, datetime

from app.actions.ministry.found_ministry import (
    FirstOffice,
    FirstPerson,
    Founder,
    FoundMinistry,
    OriginalAuthority,
)
from app.settings import Settings
from db.vault import KdfParameters
from db.vocabulary import Role

FAST = KdfParameters(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "gravel otter pamphlet 41 lantern"
SINCE = datetime(2020, 1, 1, tzinfo=UTC)


def founding(**settings: object) -> FoundMinistry:
    """Lucía Ferrer founds a ministry with a minister and herself as focal point."""
    return FoundMinistry(
        founder=Founder(
            name="Lucía Ferrer",
            login="l.ferrer",
            roles=frozenset({Role.ADMINISTRATOR, Role.FOCAL_POINT}),
        ),
        people=(FirstPerson(key="minister", name="Helena Marsh", title="The Hon."),),
        offices=(
            FirstOffice(
                key="minister",
                name="Minister for Foreign Affairs",
                grade=9,
                holder="minister",
                held_since=SINCE,
            ),
            FirstOffice(key="focal_point", name="R2P Focal Point", superior="minister", holder="founder"),
        ),
        authority=OriginalAuthority(
            office="minister", basis="Foreign Service Act 1980, section 3", since=SINCE
        ),
        settings=Settings(ministry_name="Ministry of External Relations", **settings),  # type: ignore[arg-type]  # the tests name fields that exist
    )
