"""Alembic's entry: runs on the connection that the program hands over; there is no other way in.

A Tocsin database is encrypted, so no address in a configuration file could open it.
"""

from alembic import context

from db.entities import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    # One transaction for all: an upgrade that fails leaves the database as it was.
    transaction_per_migration=False,
    render_as_batch=False,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
