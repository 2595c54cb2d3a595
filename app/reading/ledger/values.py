"""Values of the ledger as people read them: names for identifiers, words for codes, the ministry's time for instants."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import read_settings
from db.finding.tables import THINGS
from db.reports import Brief, Report
from language import tr
from language.codes import coded

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_ALPHA3 = re.compile(r"[A-Z]{3}")


def under_one_another(instruments: Iterable[str]) -> str:
    """``DEL-3, under DEL-2, under STA-1``: each instrument with the one that it rests on."""
    said = ""
    for one in instruments:
        said = tr("{instrument}, under {above}", instrument=said, above=one) if said else one
    return said


class Said:
    """Puts values into words, looking each name up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._zone = ZoneInfo(read_settings(session).time_zone)
        self._names: dict[str, str] = {}

    def value(self, field: str, value: Any) -> str:
        """A value of a field: whoever or whatever an identifier means, a code in plain words, an instant as read here."""
        if isinstance(value, str):
            if field.endswith("_id"):
                return self._name(value)
            if _INSTANT.fullmatch(value):
                return f"{datetime.fromisoformat(value).astimezone(self._zone):%Y-%m-%d %H:%M %Z}"
            if field == "country" and _ALPHA3.fullmatch(value):
                return current_countries(self._session).name(value)
            if _CODE.fullmatch(value):
                return coded(value)[:1].lower() + coded(value)[1:]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return ", ".join(self.value(field, item) for item in value)
        if field == "chain" and isinstance(value, list):
            links = [link.get("instrument_id") for link in value if isinstance(link, dict)]
            return under_one_another(self._name(link) for link in links if link)
        return in_words(value)

    def _name(self, row_id: str) -> str:
        if row_id not in self._names:
            asked = sa.select(THINGS.c.number, THINGS.c.title).where(
                THINGS.c.subject.in_(_NAMED), THINGS.c.subject_id == row_id
            )
            found = self._session.execute(asked).first()
            self._names[row_id] = " ".join(filter(None, found)) if found else self._brief(row_id) or row_id
        return self._names[row_id]

    def _brief(self, row_id: str) -> str:
        asked = sa.select(Report.number, Brief.version).join(Report, Report.id == Brief.report_id)
        found = self._session.execute(asked.where(Brief.id == row_id)).one_or_none()
        return (
            tr("{found_number}, brief version {version}", found_number=found.number, version=found.version)
            if found
            else ""
        )


_NAMED = (
    "people",
    "offices",
    "instruments",
    "reports",
    "options",
    "decisions",
    "evidence_items",
    "sources",
    "risk_assessments",
    "action_plans",
    "plan_measures",
    "groups_at_risk",
    "perpetrators",
    "responses",
    "signals",
    "levers",
)


def in_words(value: Any) -> str:
    """A value of a state as a line of text; nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return str(value)
