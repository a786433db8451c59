"""The tables of what clerks send in, beside those in tables.py."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, LargeBinary, Table

from bot.adapters.database.tables import metadata, own_id, reference
from bot.adapters.database.types import LongInteger, String, Text, UtcTime, partly

drafts = Table(
    "drafts",
    metadata,
    own_id(),
    reference("person_id", "people"),
    Column("state", String(16), nullable=False),  # open, issued, dropped
    Column("number", String(128)),
    Column("issuer", Text),
    Column("kind", String(16)),
    Column("dated", String(10)),
    Column("subject", Text),
    Column("urgency", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("due_on", Date),
    Column("due_instant", UtcTime),
    Column("everyone", Boolean, nullable=False),
    Column("codes", JSON, nullable=False),
    Column("unmatched", JSON, nullable=False),
    Column("duties", JSON),  # none in drafts that are older than they
    Column("pasted", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("issue_at", UtcTime),
    reference("issue_by", "people", nullable=True),
    reference("directive_id", "directives", nullable=True),
)
Index("ix_drafts_open", drafts.c.issue_at, **partly(drafts.c.state == "open"))

uploads = Table(
    "uploads",
    metadata,
    own_id(),
    Column("kind", String(16), nullable=False),  # directive, recipients
    reference("contact_id", "contacts"),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("message_id", String(64)),
    Column("remote_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", String(128), nullable=False),
    Column("size", LongInteger),
    Column("state", String(16), nullable=False),  # waiting, done, failed
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("try_at", UtcTime, nullable=False),
    Column("reason", Text),
)
Index("ix_uploads_waiting", uploads.c.try_at, **partly(uploads.c.state == "waiting"))

recipient_files = Table(
    "recipient_files",
    metadata,
    own_id(),
    reference("person_id", "people"),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("state", String(16), nullable=False),  # shown, waiting, done, dropped
    Column("shown", String(64), nullable=False),  # digest of the verdicts
    Column("held", JSON, nullable=False),  # rows that wait for an admin
    Column("sent_at", UtcTime, nullable=False),
)
