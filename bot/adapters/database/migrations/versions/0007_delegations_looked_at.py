"""When a delegation is to be looked at again: it begins, ends, or its head is to hear of it."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.database.types import UtcTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("look_at", UtcTime(), nullable=True))
    op.create_index(op.f("ix_delegations_look_at"), "delegations", ["look_at"])
