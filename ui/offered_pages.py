"""Pages by name, in the order in which they were offered; one is made when it is first asked for."""

from collections.abc import Callable, Iterator, Mapping

from ui.page import Page


class OfferedPages(Mapping[str, Page]):
    """``added`` is called with each page that was made."""

    def __init__(self, added: Callable[[Page], None]) -> None:
        self._offered: dict[str, Callable[[], Page]] = {}
        self._made: dict[str, Page] = {}
        self._added = added

    def offer(self, name: str, make: Callable[[], Page]) -> None:
        """Offer a page."""
        self._offered[name] = make

    def make(self, name: str) -> Page:
        """The page, made now unless it is."""
        if name not in self._made:
            page = self._made[name] = self._offered[name]()
            self._added(page)
        return self._made[name]

    def made(self, name: str) -> Page | None:
        """A page if it was made."""
        return self._made.get(name)

    @property
    def unsaved(self) -> bool:
        """Whether one that was made holds something that would be lost, and does not say so itself."""
        return any(page.unsaved for page in self._made.values())

    def __getitem__(self, name: str) -> Page:
        return self.make(name)

    def __contains__(self, name: object) -> bool:
        return name in self._offered

    def __iter__(self) -> Iterator[str]:
        return iter(self._offered)

    def __len__(self) -> int:
        return len(self._offered)
