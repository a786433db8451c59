"""The tables. Names follow the glossary; every time is aware UTC, every day a day of the office."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    false,
    literal_column,
)

from bot.adapters.database.types import LongInteger, String, Text, UtcTime, partly

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def own_id() -> Column[int]:
    """The number of a row."""
    return Column("id", Integer, primary_key=True)


def reference(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    """The number of a row of another table."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


units = Table(
    "units",
    metadata,
    own_id(),
    Column("code", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    reference("parent_id", "units", nullable=True),
)

people = Table(
    "people",
    metadata,
    own_id(),
    Column("full_name", Text, nullable=False),
    Column("phone", String(32), unique=True),
    Column("language", String(8), nullable=False, server_default="vi"),
)

posts = Table(
    "posts",
    metadata,
    own_id(),
    reference("person_id", "people", index=True),
    reference("unit_id", "units", index=True),
    Column("role", String(16), nullable=False),
    Column("title", Text),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

contacts = Table(
    "contacts",
    metadata,
    own_id(),
    reference("person_id", "people", index=True),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("proof", String(16), nullable=False),
    Column("reach", String(16), nullable=False),
    Column("joined_at", UtcTime),
    Column("heard_at", UtcTime),
    UniqueConstraint("channel", "address"),
)

invites = Table(
    "invites",
    metadata,
    own_id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    reference("person_id", "people", index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("used_at", UtcTime),
    Column("used_by", String(160)),  # channel and address
)

wrong_codes = Table(
    "wrong_codes",
    metadata,
    own_id(),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("at", UtcTime, nullable=False, index=True),
)

directives = Table(
    "directives",
    metadata,
    own_id(),
    Column("number", String(128), index=True),
    Column("issuer", Text),
    Column("kind", String(16)),
    Column("dated", String(10)),
    Column("subject", Text, nullable=False),
    Column("urgency", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("due_on", Date),
    Column("due_instant", UtcTime),
    Column("until", String(8), nullable=False),
    Column("follow_up", Text, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("withdrawn_reason", Text),
    Column("paused_at", UtcTime),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("duties", Integer, nullable=False, server_default="0"),  # how many are numbered in it
)

assignments = Table(
    "assignments",
    metadata,
    own_id(),
    reference("directive_id", "directives"),
    reference("unit_id", "units", index=True),
    Column("status", String(16), nullable=False),
    Column("until", String(8), nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("due_on", Date),
    Column("due_instant", UtcTime),
    Column("original_due_on", Date),
    Column("original_due_instant", UtcTime),
    Column("due_at", UtcTime),
    Column("delivered_at", UtcTime),
    Column("acknowledged_at", UtcTime),
    reference("acknowledged_by", "people", nullable=True),
    Column("taken_by_phone", Text),
    Column("confirmed_at", UtcTime),
    reference("confirmed_by", "people", nullable=True),
    Column("percent", Integer),
    Column("last_report", Text),
    Column("last_report_at", UtcTime),
    Column("obstacle", Text),
    Column("obstacle_at", UtcTime),
    Column("last_sign_at", UtcTime),
    Column("nudges", Integer, nullable=False, server_default="0"),
    Column("nudges_since_sign", Integer, nullable=False, server_default="0"),
    Column("overdue_nudges", Integer, nullable=False, server_default="0"),
    Column("last_nudged_at", UtcTime),
    Column("last_escalated_at", UtcTime),
    Column("escalations", Integer, nullable=False, server_default="0"),
    Column("last_call_sheet_at", UtcTime),
    Column("extension", String(16)),  # asked, granted, refused
    Column("acceptance", String(16)),  # waiting, accepted, returned
    Column("waiting_since", UtcTime),
    Column("last_reminded_at", UtcTime),
    Column("snoozed_until", UtcTime),
    Column("snoozes", Integer, nullable=False, server_default="0"),
    Column("paused_at", UtcTime),
    Column("rests_until", UtcTime),
    Column("next_step_at", UtcTime),
    Column("changes", Integer, nullable=False, server_default="0", onupdate=literal_column("changes + 1")),
    UniqueConstraint("directive_id", "unit_id"),
)
Index("ix_assignments_next_step", assignments.c.next_step_at, **partly(assignments.c.next_step_at.is_not(None)))

reports = Table(
    "reports",
    metadata,
    own_id(),
    reference("assignment_id", "assignments", index=True),
    reference("person_id", "people"),
    Column("at", UtcTime, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("kind", String(16), nullable=False),  # progress, obstacle, result, declined
    Column("percent", Integer),
    Column("text", Text, nullable=False),
    Column("said_in", String(224)),  # the account and its message or album
    Column("revises", Integer),  # the id of the first version; a later one is what an edit of the message said
    Column("duty", Integer),  # the number of the duty that it is about
)
Index("ix_reports_said_in", reports.c.channel, reports.c.said_in, **partly(reports.c.said_in.is_not(None)))

evidence = Table(
    "evidence",
    metadata,
    own_id(),
    reference("report_id", "reports", index=True),
    Column("channel", String(16), nullable=False),
    Column("remote_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", String(128), nullable=False),
    Column("size", LongInteger),
    Column("content", LargeBinary),
    Column("state", String(16), nullable=False),  # waiting, kept, lost
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("try_at", UtcTime, nullable=False),
)

duties = Table(
    "duties",
    metadata,
    own_id(),
    reference("directive_id", "directives"),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("due_on", Date),
    Column("due_instant", UtcTime),
    Column("every", String(16)),  # week, month, quarter, year: it comes again
    Column("day", Integer),
    Column("month", Integer),
    Column("leads", JSON, nullable=False),  # ids of units; none: every unit
    Column("supports", JSON, nullable=False),
    Column("ended_at", UtcTime),
    UniqueConstraint("directive_id", "number"),
)

duty_shares = Table(
    "duty_shares",
    metadata,
    own_id(),
    reference("duty_id", "duties"),
    reference("assignment_id", "assignments", index=True),
    Column("leads", Boolean, nullable=False),
    Column("nth", Integer, nullable=False),  # period
    Column("period_on", Date),
    Column("due_on", Date),
    Column("due_instant", UtcTime),
    Column("original_due_on", Date),
    Column("original_due_instant", UtcTime),
    Column("due_at", UtcTime),
    Column("percent", Integer),
    Column("closed_at", UtcTime),
    reference("closed_by", "people", nullable=True),
    UniqueConstraint("duty_id", "assignment_id", "nth"),
)

extensions = Table(
    "extensions",
    metadata,
    own_id(),
    reference("assignment_id", "assignments", index=True),
    Column("asked_at", UtcTime, nullable=False),
    reference("asked_by", "people"),
    Column("wanted_on", Date, nullable=False),
    Column("wanted_instant", UtcTime),
    Column("reason", Text, nullable=False),
    Column("before_on", Date),
    Column("before_instant", UtcTime),
    Column("decided_at", UtcTime),
    reference("decided_by", "people", nullable=True),
    Column("granted", Boolean),
    Column("answer", Text),
)

delegations = Table(
    "delegations",
    metadata,
    own_id(),
    reference("unit_id", "units", index=True),
    reference("assignment_id", "assignments", nullable=True, index=True),  # none: all that the unit has
    reference("from_person", "people"),
    reference("to_person", "people", index=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    Column("made_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("look_at", UtcTime, index=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    own_id(),
    Column("kind", String(16), nullable=False),
    Column("lane", Integer, nullable=False),
    reference("person_id", "people", nullable=True),
    reference("contact_id", "contacts", nullable=True),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    reference("directive_id", "directives", nullable=True, index=True),
    reference("assignment_id", "assignments", nullable=True, index=True),
    Column("facts", JSON, nullable=False),
    Column("dedupe_key", String(128), unique=True),
    Column("state", String(16), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("lease_until", UtcTime),  # wall time
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("sent_at", UtcTime),
    Column("message_id", String(64)),
    Column("menu", JSON),  # the choices that this message shows
    Column("reason", Text),
    Column("repeat", Boolean, nullable=False, server_default=false()),
)
Index("ix_deliveries_due", deliveries.c.state, deliveries.c.lane, deliveries.c.id)
Index("ix_deliveries_person", deliveries.c.person_id, deliveries.c.sent_at)
Index("ix_deliveries_message", deliveries.c.channel, deliveries.c.address, deliveries.c.message_id)

delivery_subjects = Table(
    "delivery_subjects",
    metadata,
    Column("delivery_id", Integer, ForeignKey("deliveries.id"), primary_key=True),
    Column("assignment_id", Integer, ForeignKey("assignments.id"), primary_key=True, index=True),
)

menus = Table(
    "menus",
    metadata,
    own_id(),  # the order in which they were shown, where the time is the same
    reference("contact_id", "contacts"),
    Column("about", Integer, nullable=False),  # an assignment's id; 0 for a list of several
    Column("choices", JSON, nullable=False),
    Column("shown_at", UtcTime, nullable=False),
    Column("answered", Boolean, nullable=False),
    UniqueConstraint("contact_id", "about"),
)

questions = Table(
    "questions",
    metadata,
    Column("contact_id", Integer, ForeignKey("contacts.id"), primary_key=True),
    Column("about", String(16), nullable=False),
    reference("assignment_id", "assignments", nullable=True),
    Column("facts", JSON, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    own_id(),
    Column("source", String(64), nullable=False),
    Column("key", String(64), nullable=False),
    Column("raw", Text, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, done, failed
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text),
    UniqueConstraint("source", "key"),
)
Index("ix_inbox_waiting", inbox.c.id, **partly(inbox.c.state == "waiting"))

events = Table(
    "events",
    metadata,
    own_id(),
    Column("chain", Integer, nullable=False),  # the directive's id; 0 for what belongs to no directive
    Column("seq", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("what", String(32), nullable=False),
    Column("who", Text, nullable=False),
    reference("person_id", "people", nullable=True),
    Column("channel", String(16)),
    reference("assignment_id", "assignments", nullable=True, index=True),
    Column("text", Text),
    Column("facts", JSON, nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("chain", "seq"),
)

chains = Table(
    "chains",
    metadata,
    Column("chain", Integer, primary_key=True, autoincrement=False),
    Column("length", Integer, nullable=False),  # events
    Column("head", String(64), nullable=False),  # digest of the newest event
    Column("seal", String(64), nullable=False),  # keyed digest of the two, so that a cut tail shows
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
