"""Places that were shown, to go back to and forward again."""

from typing import NamedTuple

_LONGEST = 100


class _Step(NamedTuple):
    """A place in the order of all: ``number`` is its own, also where the same page and key were shown before."""

    page: str
    key: str
    number: int


class PastPlaces:
    """Page and key of each, in their order, and which of them is shown."""

    def __init__(self) -> None:
        self._past: list[_Step] = []
        self._place = -1
        self._steps = 0
        self.came_back = False
        """Whether the place that is shown was come to by going back, or forward again."""

    @property
    def here(self) -> tuple[str, str]:
        """Page and key that are shown; two empty words before the first."""
        return self._past[self._place][:2] if self._past else ("", "")

    @property
    def step(self) -> int:
        """The number of the place that is shown: of two visits to one key each has its own; 0 before the first."""
        return self._past[self._place].number if self._past else 0

    @property
    def last(self) -> tuple[str, str]:
        """Page and key that were shown before; two empty words where there is nothing to go back to."""
        return self._past[self._place - 1][:2] if self.before else ("", "")

    @property
    def before(self) -> bool:
        """Whether there is a place to go back to."""
        return self._place > 0

    @property
    def after(self) -> bool:
        """Whether the user went back from a place."""
        return self._place < len(self._past) - 1

    def add(self, page: str, key: str) -> None:
        """Show a place; what lay ahead is forgotten."""
        self.came_back = False
        if self.here != (page, key):
            self._steps += 1
            self._past = [*self._past[: self._place + 1], _Step(page, key, self._steps)][-_LONGEST:]
            self._place = len(self._past) - 1

    def stand(self, key: str) -> None:
        """Something else of the page is shown by now than what was come to."""
        if self._past:
            self._past[self._place] = self._past[self._place]._replace(key=key)

    def fold(self, key: str) -> bool:
        """What was just come to shows what ``key`` names. Where that was shown before it, it is no place of its own: true then."""
        same = self.before and self.last == (self.here[0], key)
        if same:
            self.stand(key)
            del self._past[self._place - 1]
            self._place -= 1
        return same

    def back(self) -> None:
        """To the place before, where there is one."""
        self._place -= self.before
        self.came_back = True

    def forward(self) -> None:
        """To the place after, where there is one."""
        self._place += self.after
        self.came_back = True

    def join(self) -> None:
        """What is shown by now may be what stands before or after it on the way: it is one place then, and no step leads to itself."""
        if self.after and self._past[self._place + 1][:2] == self.here:
            del self._past[self._place + 1]
        if self.before and self.last == self.here:
            del self._past[self._place - 1]
            self._place -= 1
