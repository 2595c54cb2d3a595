"""The driver's own connection, for reading fast what is not yet to be trusted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from db.diagnosis import translate


@contextmanager
def driver_connection(connection: sa.Connection) -> Iterator[Any]:
    """The connection below ``connection``, in the same transaction.

    Bytes that are no text come as text that equals no other, so that they are found to differ and do not
    stop the reading. What the driver says of a damaged file is put into words.

    Raises:
        DamagedDatabase: pages of the database cannot be read.
    """
    if not connection.in_transaction():
        # What is read below SQLAlchemy begins no transaction, and what others write meanwhile would look like a fault.
        connection.begin()
    driver: Any = connection.connection.driver_connection
    try:
        with texts_as(driver, _any_text):
            yield driver
    except connection.dialect.loaded_dbapi.Error as error:
        raise translate(error) or error from error


@contextmanager
def texts_as(driver: Any, kind: Callable[[bytes], Any]) -> Iterator[None]:
    """Have the driver hand over texts as ``kind`` for a while."""
    before, driver.text_factory = driver.text_factory, kind
    try:
        yield
    finally:
        driver.text_factory = before


def _any_text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="surrogateescape")
