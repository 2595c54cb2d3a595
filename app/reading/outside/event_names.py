"""What an imported event is called: by its data set, and by its number in that."""

import re

from db.vocabulary.imports import DataSet
from language import tr

_MADE = re.compile(r"[0-9a-f]{32}")
"""A key that the program made of what tells an event apart: no file has such a number, and nobody reads it."""


def event_named(dataset: DataSet, key: str) -> tuple[str, str]:
    """The data set in words and the number of the event in it; empty where its file gave none.

    A list of somebody's own is known by its title, which stands before the number in its keys.
    """
    title, between, number = key.partition("|")
    if dataset is not DataSet.OTHER_EVENTS or not between:
        return dataset.label, key
    named = tr("{dataset}, {title}", dataset=dataset.label, title=title)
    return named, "" if _MADE.fullmatch(number) else number
