"""When a person last said something on each channel."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.database.types import UtcTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("heard_at", UtcTime(), nullable=True))
