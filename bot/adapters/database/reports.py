"""Reports with their versions, and the files that came with them, in tables."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.adapters.database.tables import evidence, reports
from bot.core.messages import FileIn
from bot.core.model import AssignmentId
from bot.core.records import Report
from bot.core.stores import NewReport, Reports


def _report(row: Row[Any]) -> Report:
    return Report(
        id=row.id,
        assignment_id=row.assignment_id,
        person_id=row.person_id,
        at=row.at,
        kind=row.kind,
        text=row.text,
        percent=row.percent,
        said_in=row.said_in,
        revises=row.revises,
        duty=row.duty,
    )


# Made once: to put a query together costs more than to run it.
_OF_ASSIGNMENT = select(reports).where(reports.c.assignment_id == bindparam("of")).order_by(reports.c.id)


class SqlReports(Reports):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, new: NewReport) -> int:
        values = asdict(new)
        key = self._db.execute(insert(reports).values(values)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        return int(key[0])

    def said_in(self, channel: str, said_in: str) -> Report | None:
        same = (reports.c.channel == channel) & (reports.c.said_in == said_in)
        row = self._db.execute(select(reports).where(same).order_by(reports.c.id.desc()).limit(1)).first()
        return _report(row) if row else None

    def about_duty(self, report_id: int, duty: int | None) -> None:
        same = (reports.c.id == report_id) | (reports.c.revises == report_id)
        self._db.execute(update(reports).where(same).values(duty=duty))

    def of_assignment(self, assignment_id: AssignmentId) -> list[Report]:
        return [_report(row) for row in self._db.execute(_OF_ASSIGNMENT, {"of": assignment_id})]

    def evidence_of(self, report_id: int) -> list[FileIn]:
        columns = (evidence.c.remote_id, evidence.c.name, evidence.c.mime, evidence.c.size)
        query = select(*columns).where(evidence.c.report_id == report_id).order_by(evidence.c.id)
        return [
            FileIn(remote_id=row.remote_id, name=row.name, mime=row.mime, size=row.size)
            for row in self._db.execute(query)
        ]

    def add_evidence(self, report_id: int, channel: str, file: FileIn, at: datetime) -> None:
        values = {
            "report_id": report_id,
            "channel": channel,
            "remote_id": file.remote_id,
            "name": file.name,
            "mime": file.mime,
            "size": file.size,
            "state": "waiting",
            "try_at": at,
        }
        self._db.execute(insert(evidence).values(values))

    def waiting_evidence(self, now: datetime, limit: int) -> list[tuple[int, str, FileIn, int]]:
        query = (
            select(*(column for column in evidence.c if column.name != "content"))
            .where(evidence.c.state == "waiting", evidence.c.try_at <= now)
            .order_by(evidence.c.id)
            .limit(limit)
        )
        return [
            (
                row.id,
                row.channel,
                FileIn(remote_id=row.remote_id, name=row.name, mime=row.mime, size=row.size),
                row.attempts,
            )
            for row in self._db.execute(query)
        ]

    def keep_evidence(self, evidence_id: int, content: bytes) -> None:
        values = {"content": content, "size": len(content), "state": "kept"}
        self._db.execute(update(evidence).where(evidence.c.id == evidence_id).values(values))

    def put_off_evidence(self, evidence_id: int, until: datetime | None) -> None:
        values: dict[str, Any] = {"attempts": evidence.c.attempts + 1}
        values |= {"try_at": until} if until else {"state": "lost"}
        self._db.execute(update(evidence).where(evidence.c.id == evidence_id).values(values))
