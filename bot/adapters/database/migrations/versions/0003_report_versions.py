"""Versions of reports: which message a report was said in, and which report an edit of it revises."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.database.types import String, only

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("said_in", String(length=224), nullable=True))
        batch_op.add_column(sa.Column("revises", sa.Integer(), nullable=True))
        batch_op.create_index(
            "ix_reports_said_in",
            ["channel", "said_in"],
            unique=False,
            **only("said_in IS NOT NULL"),
        )
