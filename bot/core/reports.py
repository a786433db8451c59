"""What the reports about an assignment say together, an edited one as it was last put."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far along a unit says it is."""

    text: str | None = None  # the last words; a report may come without any
    at: datetime | None = None  # when it was made, or last edited
    percent: int | None = None  # the last one that was given
    by_duty: bool = False  # it was given for one duty alone


def newest_versions(reports: Iterable[Report]) -> list[Report]:
    """Each report once, as it was last put, in the order in which they were first made. Takes them oldest first."""
    by_first: dict[int, Report] = {}
    for report in reports:
        by_first[report.revises or report.id] = report
    return list(by_first.values())


def standing(reports: Iterable[Report]) -> Standing:
    """What the progress reports come to."""
    progress = [report for report in newest_versions(reports) if report.kind == "progress"]
    if not progress:
        return Standing()
    measured = [report for report in progress if report.percent is not None]
    texts = [report.text for report in progress if report.text]
    return Standing(
        text=texts[-1] if texts else "",
        at=progress[-1].at,
        percent=measured[-1].percent if measured else None,
        by_duty=bool(measured and measured[-1].duty),
    )


def is_last(report: Report, reports: Iterable[Report]) -> bool:
    """Whether no other one of its kind was made after it."""
    same = [one for one in newest_versions(reports) if one.kind == report.kind]
    return bool(same) and (same[-1].revises or same[-1].id) == (report.revises or report.id)
