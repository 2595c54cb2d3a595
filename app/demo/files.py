"""Country files on the stage: opened, described, reviewed, moved between phases."""

from dataclasses import fields, replace

import sqlalchemy as sa

from app.actions.countries.country_files import (
    Axes,
    ChangePhase,
    Description,
    EditCountryFile,
    OpenCountryFile,
    RecordReview,
    change_phase,
    edit_country_file,
    open_country_file,
    record_review,
)
from app.demo.stage import Stage
from db.countries import CountryFile


def open_file(stage: Stage, country: str, axes: Axes, reason: str) -> None:
    """Open the file of a country."""
    request = OpenCountryFile(country=country, reason=reason, axes=axes)
    stage.as_person("focal_point").do(open_country_file, request)


def describe(stage: Stage, country: str, **parts: str) -> None:
    """Write parts of a file's description; the others stay."""
    with stage.store.read() as session:
        row = session.scalars(sa.select(CountryFile).where(CountryFile.country == country)).one()
        known = {part.name: getattr(row, part.name) for part in fields(Description)}
        version = row.ledger_entry
    request = EditCountryFile(
        country=country, based_on=version, description=replace(Description(**known), **parts)
    )
    stage.as_person("analyst").do(edit_country_file, request)


def set_axes(stage: Stage, country: str, axes: Axes, reason: str) -> None:
    """Move the file on its three axes, from today on."""
    request = ChangePhase(country=country, axes=axes, effective_on=stage.clock.at.date(), reason=reason)
    stage.as_person("focal_point").do(change_phase, request)


def review_file(stage: Stage, country: str, findings: str) -> None:
    """Record a review of the file."""
    stage.as_person("analyst").do(record_review, RecordReview(country=country, findings=findings))
