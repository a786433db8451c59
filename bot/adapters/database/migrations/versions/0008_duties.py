"""Numbered duties of a directive, and each unit's share in their periods."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.database.types import String, Text, UtcTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("directives", schema=None) as batch_op:
        batch_op.add_column(sa.Column("duties", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rests_until", UtcTime(), nullable=True))
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("duty", sa.Integer(), nullable=True))
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("duties", sa.JSON(), nullable=True))
    op.create_table(
        "duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("directive_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_instant", UtcTime(), nullable=True),
        sa.Column("every", String(length=16), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("leads", sa.JSON(), nullable=False),
        sa.Column("supports", sa.JSON(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name=op.f("fk_duties_directive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duties")),
        sa.UniqueConstraint("directive_id", "number", name=op.f("uq_duties_directive_id_number")),
    )
    op.create_table(
        "duty_shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("period_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_instant", UtcTime(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("original_due_instant", UtcTime(), nullable=True),
        sa.Column("due_at", UtcTime(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_duty_shares_assignment_id")),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_duty_shares_closed_by")),
        sa.ForeignKeyConstraint(["duty_id"], ["duties.id"], name=op.f("fk_duty_shares_duty_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_shares")),
        sa.UniqueConstraint("duty_id", "assignment_id", "nth", name=op.f("uq_duty_shares_duty_id_assignment_id_nth")),
    )
    op.create_index(op.f("ix_duty_shares_assignment_id"), "duty_shares", ["assignment_id"])
