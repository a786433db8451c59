"""What several reports come to."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.model import AssignmentId, PersonId
from bot.core.records import Report
from bot.core.reports import Standing, is_last, newest_versions, standing

MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)


def report(
    number: int, text: str, percent: int | None = None, *, of: int | None = None, kind: str = "progress"
) -> Report:
    return Report(
        id=number,
        assignment_id=AssignmentId(1),
        person_id=PersonId(1),
        at=MORNING + timedelta(minutes=number),
        kind=kind,
        text=text,
        percent=percent,
        said_in=None,
        revises=of,
    )


def stands(minute: int, text: str, percent: int | None) -> Standing:
    return Standing(text=text, at=MORNING + timedelta(minutes=minute), percent=percent)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([], Standing()),
        ([report(1, "60%", 60)], stands(1, "60%", 60)),
        ([report(1, "60%", 60), report(2, "còn 2 xã")], stands(2, "còn 2 xã", 60)),
        ([report(1, "60%", 60), report(2, "")], stands(2, "60%", 60)),
        ([report(1, "60%", 60), report(2, "65%", 65, of=1)], stands(2, "65%", 65)),
        ([report(1, "60%", 60), report(2, "còn 2 xã", of=1)], stands(2, "còn 2 xã", None)),
        ([report(1, "30%", 30), report(2, "80%", 80), report(3, "35%", 35, of=1)], stands(2, "80%", 80)),
        ([report(1, "60%", 60), report(2, "thiếu người", kind="obstacle")], stands(1, "60%", 60)),
        ([report(1, "thiếu người", kind="obstacle")], Standing()),
    ],
)
def test_the_last_words_and_the_last_percentage_count_as_they_were_last_put(
    reports: list[Report], expected: Standing
) -> None:
    assert standing(reports) == expected


def test_each_report_counts_once() -> None:
    reports = [report(1, "a"), report(2, "b"), report(3, "a2", of=1), report(4, "a3", of=1)]
    assert [one.text for one in newest_versions(reports)] == ["a3", "b"]


def test_the_last_of_a_kind_is_so_in_all_its_versions() -> None:
    first, second, edited = report(1, "a"), report(2, "b"), report(3, "b2", of=2)
    other = report(4, "c", kind="obstacle")
    reports = [first, second, edited, other]
    assert [is_last(one, reports) for one in reports] == [False, True, True, True]
