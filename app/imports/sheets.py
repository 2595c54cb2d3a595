"""What every file of rows is to the formats and the engine, however it is stored."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

from app.imports.faults import Fault

Cells = list[str]
Line = tuple[int, Cells | Fault]
"""Number of the line on which a row begins, and its cells as text; a fault where the row cannot be told apart."""

TOP_ROWS = 30
"""How many rows a format sees before it says whether it knows the sheet."""

MOST_COLUMNS = 2_000
MOST_CHARACTERS = 131_072
"""Of one cell. Longer ones are nearly always a quotation mark that was never closed."""


class Sheet(Protocol):
    """An open file of rows. Read once from its beginning to its end; never wholly in memory.

    ``top``: the first :data:`TOP_ROWS` rows, their line numbers with them, without the rows that cannot be read.
    ``size``: bytes of the file. ``described``: how it was read, such as “UTF-8, commas”; kept with the batch.
    ``name``: the name of the file, without its folder.
    """

    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def described(self) -> str: ...
    @property
    def top(self) -> Sequence[tuple[int, Cells]]: ...

    def lines(self) -> Iterator[Line]:
        """Every row from the first on, those of ``top`` among them; rows with nothing in them are left out.

        Raises:
            BadInput: the file as a whole cannot be read any further; names the line.
        """
        ...

    def done(self) -> int:
        """Bytes read so far, for progress against ``size``."""
        ...

    def sha256(self) -> str:
        """SHA-256 of the bytes that were read, in hex. Asked for when :meth:`lines` has come to its end.

        Raises:
            BadInput: the file was changed, cut or removed while it was read.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
