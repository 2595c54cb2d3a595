"""The country file that a document is about."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.refusals import BadInput
from db.countries import CountryFile
from language import tr


def file_asked_for(session: Session, subject: str) -> tuple[CountryFile, str]:
    """The file of a country that was named in any way, and the name to print.

    Raises:
        BadInput: no such country, or no file is open for it.
    """
    country = current_countries(session).find(subject)
    file = session.scalars(sa.select(CountryFile).where(CountryFile.country == country.alpha3)).one_or_none()
    if file is None:
        raise BadInput(
            "country",
            tr("No country file is open for {country}.", country=country.name),
            remedy=tr("Open the country file first."),
        )
    return file, country.name
