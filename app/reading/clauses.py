"""Conditions that many statements share are put together once."""

from collections.abc import Callable
from functools import cache, wraps

import sqlalchemy as sa

Condition = sa.ColumnElement[bool]


def put_together_once(build: Callable[[], Condition]) -> Callable[[], Condition]:
    """A condition that is asked for again and again: to put it together takes longer than the database takes to answer."""

    @cache
    @wraps(build)
    def built() -> Condition:
        condition = build()
        # Compiling completes what a condition holds of other statements: a statement would else be compiled before and after.
        condition.compile()
        return condition

    return built
