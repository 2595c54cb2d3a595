"""What the warning stands on."""

from dataclasses import replace
from datetime import date

from app.briefs.data import (
    EvidenceRow,
)
from db.vocabulary import (
    Credibility,
    DatePrecision,
    Reliability,
    SourceKind,
)
from tests.briefs.samples.common import OPEN, SENSITIVE, at


def evidence_row(  # noqa: PLR0917 - a row of a table
    number: int, item: str, day: str, known: str, source: SourceKind, grade: str
) -> EvidenceRow:
    return EvidenceRow(
        number,
        item,
        date.fromisoformat(day),
        DatePrecision.DAY,
        at(known, "08:30"),
        source,
        reliability=Reliability(grade[0]),
        credibility=Credibility(grade[1]),
        marking=OPEN,
    )


EVIDENCE = (
    replace(
        evidence_row(
            1,
            "Special Rapporteur warns the General Assembly of troops and heavy weapons massing in the north",
            "2021-10-22",
            "2021-10-22",
            SourceKind.UN_BODY,
            "A2",
        ),
        place="New York",
    ),
    replace(
        evidence_row(
            2,
            "Artillery fire sets Thantlang alight; the town is empty",
            "2021-10-29",
            "2021-10-29",
            SourceKind.NGO,
            "B2",
        ),
        place="Chin State (ချင်းပြည်နယ်)",
        violation="attack on civilian objects",
        caution="Two accounts differ on the number of houses",
    ),
    replace(
        evidence_row(
            3,
            "Convoys of 40 and 55 vehicles seen on the Kalay road",
            "2021-10-19",
            "2021-10-21",
            SourceKind.PERSON,
            "C3",
        ),
        source="protected source",
        marking=SENSITIVE,
    ),
    replace(
        evidence_row(
            4,
            "Independent mechanism finds that crimes against humanity have likely been committed since February",
            "2021-07-05",
            "2021-07-05",
            SourceKind.UN_BODY,
            "A2",
        ),
        source="A/HRC/48/18, para. 30",
    ),
    evidence_row(
        5,
        "Aid agencies denied access to Mindat for the third month",
        "2021-10-12",
        "2021-10-15",
        SourceKind.POST,
        "B2",
    ),
)
