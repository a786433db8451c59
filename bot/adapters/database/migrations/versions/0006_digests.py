"""How many messages somebody has had today is asked before each nudge; how often a nudge was put off in a row."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("snoozes", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_deliveries_person", "deliveries", ["person_id", "sent_at"])
