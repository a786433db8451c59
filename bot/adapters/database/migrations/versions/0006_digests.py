"""How many messages somebody has had today is asked before each nudge."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_deliveries_person", "deliveries", ["person_id", "sent_at"])
