"""Documents of one kind bound in one file, under one cover."""

from dataclasses import dataclass

from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class Bound:
    """One document of a volume: what it is about, and its hash."""

    subject: str
    hash: str


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume's cover and its contents in order; what each says stands in the documents themselves."""

    cover: Cover
    contents: tuple[Bound, ...]
