"""Markings, offices and instants of the samples."""

from datetime import UTC, datetime

from app.briefs.data import (
    BriefMarking,
    RequiredAuthority,
)

SENSITIVE = BriefMarking("OFFICIAL: SENSITIVE", level="os", ground="#1F4E79", ink="#FFFFFF")
OPEN = BriefMarking("OFFICIAL", level="o", ground="#5A626B", ink="#FFFFFF")

DIRECTOR = RequiredAuthority("Director-General, Political Affairs", ("D-2020-0011", "S-2016-0001"))
SANCTIONS = RequiredAuthority(
    "Head, Sanctions Unit", ("D-2020-0014",), second_signature="Permanent Secretary"
)
MINISTER = RequiredAuthority("Minister for Foreign Affairs", minister_personally=True)


def at(day: str, time: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}:00").replace(tzinfo=UTC)
