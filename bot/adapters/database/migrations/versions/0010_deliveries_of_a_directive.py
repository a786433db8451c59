"""The messages about a directive, found without looking at all others."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_deliveries_directive_id"), "deliveries", ["directive_id"])
