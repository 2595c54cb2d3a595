"""The reference tables as they are kept: which version is in use, who made it, and what it holds."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current, reference_kind, risk_frameworks
from app.reference.frameworks import is_own
from app.reference.registry import REFERENCE_KINDS
from db.ministry import ReferenceVersion
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """One table. ``version`` 0, and ``shipped``, is the one that came with the program.

    ``own``: the ministry loaded it; none came with the program.
    """

    kind: str
    title: str
    file_name: str
    items: int
    version: int
    shipped: bool
    made_at: datetime | None
    made_by: str
    note: str
    own: bool = False

    @property
    def standing(self) -> str:
        """Which version is in use, in words."""
        if self.version == 0:
            return tr("as shipped")
        return (
            tr("version {version}, as shipped", version=self.version)
            if self.shipped
            else tr("version {version} of the ministry", version=self.version)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceContent:
    """What a table holds: the text of its file, and where that is a table, its headings and rows."""

    title: str
    file_name: str
    text: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def reference_lines(session: Session) -> tuple[ReferenceLine, ...]:
    """Every table, in the order in which the settings list them, then the frameworks that the ministry loaded."""
    newest: dict[str, ReferenceVersion] = {
        row.kind: row
        for row in session.scalars(sa.select(ReferenceVersion).order_by(ReferenceVersion.version))
    }
    lines = []
    own = [one.kind for one in risk_frameworks(session) if is_own(one.kind.code)]
    for kind in (*REFERENCE_KINDS.values(), *own):
        row = newest.get(kind.code)
        lines.append(
            ReferenceLine(
                kind=kind.code,
                title=tr(kind.title),
                file_name=kind.file_name,
                items=len(current(session, kind.code)),
                version=row.version if row else 0,
                shipped=row.shipped if row else True,
                made_at=row.made_at if row else None,
                made_by=person_named(session, row.made_by_id).name if row else "",
                note=row.note if row else "",
                own=is_own(kind.code),
            )
        )
    return tuple(lines)


def reference_content(session: Session, kind: str) -> ReferenceContent:
    """The table in use, as its file would be written.

    Raises:
        KeyError: no such table.
    """
    table = reference_kind(session, kind)
    if table is None:
        raise KeyError(kind)
    text = table.dump(current(session, kind))
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    if table.file_name.endswith(".csv"):
        lines = [line for line in io.StringIO(text, newline="") if not line.startswith("#")]
        headings, *found = (tuple(row) for row in csv.reader(lines))
        rows = tuple(found)
    return ReferenceContent(
        title=tr(table.title), file_name=table.file_name, text=text, headings=headings, rows=rows
    )
