"""Departments are known by their names, as people type them: capitals and blanks around a name make no other department."""

from collections.abc import Collection


def same_department(one: str, other: str) -> bool:
    """Whether two names differ in nothing but capitals and outer blanks."""
    return _key(one) == _key(other)


def as_known(typed: str, *known: Collection[str]) -> str:
    """The known department that is meant, as it is written there; what nobody knows stays as it was typed, without outer blanks.

    ``known``: names by precedence; the first collection that has it decides. Where one has several spellings, the very one that was
    typed is taken, or else the first in order.
    """
    name = typed.strip()
    for names in known:
        if name in names:
            return name
        meant = sorted(one for one in names if same_department(one, name))
        if meant:
            return meant[0]
    return name


def not_consulted(wanted: Collection[str], consulted: Collection[str]) -> frozenset[str]:
    """Those that are to be consulted and have not been."""
    done = {_key(one) for one in consulted}
    return frozenset(one for one in wanted if _key(one) not in done)


def offered(*known: Collection[str]) -> list[str]:
    """All that are known, each once and in the spelling that has precedence, in order of the alphabet."""
    found: dict[str, str] = {}
    for names in known:
        for one in sorted(names):
            found.setdefault(_key(one), one)
    return sorted(found.values(), key=str.casefold)


def _key(name: str) -> str:
    return name.strip().casefold()
