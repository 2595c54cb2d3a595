"""From the names and codes of a file to countries. What does not resolve is remembered, never guessed."""

from app.imports.cells import Memo
from app.reference.countries import CountryTable
from app.refusals import BadInput

MOST_UNRESOLVED = 1_000
"""Different unresolved places that are listed by name; a file with more has the wrong column mapped."""


class Places:
    """The countries that one import knows, and what it met that is none of them."""

    def __init__(self, countries: CountryTable) -> None:
        self._countries = countries
        self._unresolved: dict[str, None] = {}

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Names with their codes, as they came, in the order in which they were met."""
        return tuple(self._unresolved)

    def country(self, name: str, code: str = "", scheme: str = "") -> str:
        """The alpha-3 code of a place; empty where nothing fits exactly, and then it is listed.

        ``scheme`` says what ``code`` is: ``gw`` (Gleditsch and Ward), ``cow`` (Correlates of War), ``sftg`` (State
        Failure Task Force), ``iso`` (alpha-2, alpha-3 or numeric). A code that resolves goes before the name.
        """
        found = self._by_code(code.strip(), scheme) or self._by_name(name.strip())
        if not found and (name.strip() or code.strip()):
            self._list(
                " ".join(part for part in (name.strip(), f"({code.strip()})" if code.strip() else "") if part)
            )
        return found

    def memo(self, scheme: str) -> Memo[str]:
        """:meth:`country` remembered by ``name\0code``, for files in which the same places come again and again."""

        def read(both: str) -> str:
            name, _, code = both.partition("\0")
            return self.country(name, code, scheme)

        return Memo(read)

    def _by_code(self, code: str, scheme: str) -> str:
        if not code or scheme != "iso":
            return ""
        return self._found(code.zfill(3) if code.isdecimal() else code)

    def _by_name(self, name: str) -> str:
        return self._found(name) if name else ""

    def _found(self, text: str) -> str:
        try:
            return self._countries.find(text).alpha3
        except BadInput:
            return ""

    def _list(self, place: str) -> None:
        if len(self._unresolved) < MOST_UNRESOLVED:
            self._unresolved.setdefault(place)
