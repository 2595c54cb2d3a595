"""Which land of the map is which country of the ministry's table."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries, current_crosswalk
from app.world.atlas import Atlas, countries_of


@dataclass(frozen=True, slots=True)
class WorldNames:
    """``countries``: the alpha-3 code of a land by its place in the atlas; ``names``: what each country is called."""

    countries: Mapping[int, str]
    names: Mapping[str, str]


def world_names(session: Session, atlas: Atlas) -> WorldNames:
    """The lands of the atlas, resolved by the tables in use."""
    names = {country.alpha3: country.name for country in current_countries(session)}
    return WorldNames(countries_of(atlas, current_crosswalk(session)), names)
