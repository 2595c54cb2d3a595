"""What the history was narrowed to at each step of the way, and what a key asks for."""

from ui.frame import Frame
from ui.history.by_key import DONE_ON, OF_SHOWN, kind_of, narrow
from ui.history.filter_line import FilterLine, FilterStands

_LONGEST = 100
"""Steps of the way of which it is known what they were narrowed to."""


class WayBack:
    """From a brief, its entry or another day one goes on where one left the list, and where a key was visited twice, each time with
    what was asked for then."""

    def __init__(self, frame: Frame, asked: FilterLine) -> None:
        self._frame = frame
        self._asked = asked
        self._step = 0
        self._left: dict[int, FilterStands] = {}

    def arrive(self, key: str, before: str) -> bool:
        """Narrow the list to what ``key`` names, after the page showed what ``before`` names; whether it is as somebody left it.

        Who comes back has what they had asked for, and who comes by the entry of the page to where they are has it still. What
        somebody looked for before would hide what another key names, and seem to say that there is no more.
        """
        kind = kind_of(key)
        # Who comes by its entry to where they are makes no step that could be gone back from.
        stands = (self._frame.step, key) == (self._step, before) and key in ("", self._asked.topic.text())
        stood = self._stood(self._frame.step)
        if stood is not None:
            self._asked.bring_back(stood)
            return True
        came_back = self._frame.came_back and (kind in OF_SHOWN or key == before)
        if not came_back and (not stands or kind in (*OF_SHOWN, DONE_ON)):
            narrow(self._asked, key)
        return False

    def _stood(self, step: int) -> FilterStands | None:
        if step == self._step:
            return None
        self._left[self._step] = self._asked.as_it_stands()
        self._left = dict(list(self._left.items())[-_LONGEST:])
        self._step = step
        return self._left.pop(step, None) if self._frame.came_back else None
