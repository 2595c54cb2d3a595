"""An empty database in memory that is asked before there is a real one, so that statements are put together by then."""

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from db import entities
from db.engine import share_compiled

_VIEWS = {"decision_standing": ("decision_id", "standing")}


def empty_database() -> sa.Engine:
    """All tables by name and columns, with nothing that guards them; dispose of it on the thread that asked for it."""
    engine = sa.create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, hide_parameters=True)
    tables = {table.name: tuple(table.columns.keys()) for table in entities.Base.metadata.tables.values()}
    with engine.connect() as connection:
        for name, columns in (tables | _VIEWS).items():
            listed = ", ".join(f'"{column}"' for column in columns)
            connection.exec_driver_sql(f'CREATE TABLE "{name}" ({listed})')
        connection.commit()
    share_compiled(engine)
    return engine
