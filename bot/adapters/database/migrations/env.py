"""Run by alembic: migrate on the connection that it was handed."""

from alembic import context

import bot.adapters.database.clerk_tables  # noqa: F401 - so that all tables are known
from bot.adapters.database.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
