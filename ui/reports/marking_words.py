"""The markings that may be entered here, for fields that choose one."""

from app.reading.ministry.reference import current_marking_scheme
from ui.case import Case


def marking_choices(case: Case) -> list[tuple[str, str]]:
    """Levels of the ministry's scheme up to the ceiling of this installation, lowest first."""
    scheme = case.look(current_marking_scheme)
    ceiling = case.settings.ceiling
    highest = scheme.rank(ceiling) if ceiling else len(scheme.levels) - 1
    return [(level.code, level.name) for level in scheme.levels[: highest + 1]]


def caveat_choices(case: Case) -> list[tuple[str, str]]:
    """Handling caveats of the ministry's scheme; none in some schemes."""
    return [(caveat.code, caveat.name) for caveat in case.look(current_marking_scheme).caveats]


def usual_marking(case: Case) -> str:
    """What a new report is marked with unless its author says otherwise."""
    return case.settings.default_marking or marking_choices(case)[0][0]
