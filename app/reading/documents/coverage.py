"""The coverage page, gathered from the register of delegations."""

from itertools import groupby

from sqlalchemy.orm import Session

from app.documents import coverage as page
from app.reading.authority.authority import CoverageCell, coverage, phase_at
from app.reading.documents.asked import Asked, cover_of
from app.reading.ministry.reference import current_countries


def coverage_page(session: Session, asked: Asked) -> page.CoveragePage:
    """Every tool in every phase of the country that is asked for, on the day.

    Raises:
        BadInput: no such country.
    """
    country = current_countries(session).find(asked.subject)
    at = asked.at(session)
    found = coverage(session, country.alpha3, at)
    return page.CoveragePage(
        cover=cover_of(session, asked, country.name, topic=country.alpha3),
        country=country.alpha3,
        country_phase=phase_at(session, country.alpha3, at),
        rows=tuple(_row(list(cells)) for _, cells in groupby(found.cells, key=lambda cell: cell.tool)),
    )


def _row(cells: list[CoverageCell]) -> page.CoverageRow:
    return page.CoverageRow(
        tool=cells[0].tool,
        name=cells[0].tool_name,
        phase=cells[0].tool_phase,
        cells=tuple(
            page.CoverageCell(
                phase=cell.phase,
                out_of_phase=cell.out_of_phase,
                offices=tuple(
                    page.CoveringOffice(
                        office=one.office,
                        instrument=one.instrument,
                        ceilings=one.ceilings,
                        second_signature=one.second_signature,
                        emergency_only=one.emergency_only,
                    )
                    for one in cell.offices
                ),
            )
            for cell in cells
        ),
    )
