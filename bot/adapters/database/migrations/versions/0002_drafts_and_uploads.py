"""Drafts, clerks' files and lists of recipients."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.database.types import LongInteger, String, Text, only

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", String(length=16), nullable=False),
        sa.Column("number", String(length=128), nullable=True),
        sa.Column("issuer", Text(), nullable=True),
        sa.Column("kind", String(length=16), nullable=True),
        sa.Column("dated", String(length=10), nullable=True),
        sa.Column("subject", Text(), nullable=True),
        sa.Column("urgency", String(length=16), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.Column("file_name", Text(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_instant", sa.DateTime(timezone=True), nullable=True),
        sa.Column("everyone", sa.Boolean(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("unmatched", sa.JSON(), nullable=False),
        sa.Column("pasted", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issue_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issue_by", sa.Integer(), nullable=True),
        sa.Column("directive_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name=op.f("fk_drafts_directive_id")),
        sa.ForeignKeyConstraint(["issue_by"], ["people.id"], name=op.f("fk_drafts_issue_by")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index("ix_drafts_open", ["issue_at"], unique=False, **only("state = 'open'"))

    op.create_table(
        "recipient_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", String(length=16), nullable=False),
        sa.Column("shown", String(length=64), nullable=False),
        sa.Column("held", sa.JSON(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recipient_files_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient_files")),
    )
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", String(length=16), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("channel", String(length=16), nullable=False),
        sa.Column("address", String(length=128), nullable=False),
        sa.Column("message_id", String(length=64), nullable=True),
        sa.Column("remote_id", Text(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("mime", String(length=128), nullable=False),
        sa.Column("size", LongInteger, nullable=True),
        sa.Column("state", String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", Text(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_uploads_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.create_index("ix_uploads_waiting", ["try_at"], unique=False, **only("state = 'waiting'"))
