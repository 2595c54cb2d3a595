"""What the map says of each land: its phase where a file is open, in words for those who cannot see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.reading.countries.country_files import CountryLine
from app.world.atlas import Land
from db.vocabulary import Phase
from language import tr
from language.phrases import headed
from ui.theme.phases import phase_label


@dataclass(frozen=True, slots=True)
class Standing:
    """One land as it stands. ``country`` is empty where it has no code, ``filed`` says whether a file is open."""

    country: str
    name: str
    filed: bool
    phase: Phase | None
    words: str


def standings(
    lands: Sequence[Land],
    countries: Mapping[int, str],
    names: Mapping[str, str],
    lines: Sequence[CountryLine],
) -> tuple[Standing, ...]:
    """The standing of each land, in the atlas's order.

    ``countries`` gives the alpha-3 code of a land by its number, ``names`` the country's name in the ministry's table.
    """
    files = {line.country: line for line in lines}
    found = []
    for number, land in enumerate(lands):
        country = countries.get(number, "")
        name, line = names.get(country, land.name), files.get(country)
        if line is not None:
            found.append(Standing(country, name, filed=True, phase=line.phase, words=file_words(line)))
        elif country:
            found.append(
                Standing(
                    country, name, filed=False, phase=None, words=tr("{name}: no country file", name=name)
                )
            )
        else:
            words = tr("{name}: no country code in the data, drawn without a phase", name=name)
            found.append(Standing("", name, filed=False, phase=None, words=words))
    return tuple(found)


def file_words(line: CountryLine) -> str:
    """A country file in one line: ``Myanmar: Imminent risk since 2017-08-25``."""
    if line.phase_since is None:
        return headed(line.name, phase_label(line.phase))
    return tr(
        "{country}: {phase} since {phase_since}",
        country=line.name,
        phase=phase_label(line.phase),
        phase_since=line.phase_since.isoformat(),
    )


def gravest_first(lines: Sequence[CountryLine]) -> list[CountryLine]:
    """Country files in the order in which they are looked at."""
    return sorted(lines, key=lambda line: (-(line.phase.rank if line.phase else 0), line.name))


def summary(lines: Sequence[CountryLine]) -> str:
    """All files by phase in a few sentences, for those who cannot see the map."""
    if not lines:
        return tr("No country file is open.")
    groups = groupby(gravest_first(lines), key=lambda line: line.phase)
    parts = [
        tr(
            "{phase}: {countries}.",
            phase=phase_label(phase),
            countries=", ".join(line.name for line in group),
        )
        for phase, group in groups
    ]
    return " ".join(parts)
