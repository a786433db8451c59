"""A duty that comes again: each period is nudged, reported and closed on its own, until the clerk ends the series."""

from datetime import date, datetime

from bot.core.duties import Every, NewDuty, Recurrence
from bot.core.model import Deadline
from bot.services.series import end_series
from tests.story.harness import VIETNAM, StoryOffice

MONTHLY = NewDuty(
    text="Báo cáo tháng", leads=("STC",), supports=("SYT",), repeats=Recurrence(every=Every.MONTH, day=15)
)
ONCE = NewDuty(text="Lập dự toán", leads=("STC",), due=Deadline(on=date(2024, 7, 10)))


def at(day: int, month: int, hour: int = 8) -> datetime:
    return datetime(2024, month, day, hour, 0, tzinfo=VIETNAM)


async def issued(office: StoryOffice, *more: NewDuty) -> None:
    await office.issue(to=[office.lan, office.minh, office.hanh], duties=[MONTHLY, *more])


async def periods(office: StoryOffice) -> list[tuple[str, str]]:
    """Of Lan's recurring duty: when each is due, and how it stands."""
    a = await office.assignment(office.lan)
    shares = await office.run(lambda work: work.duties.shares([a.id])[a.id])
    now = office.clock.now()
    return [
        (
            share.due.on.strftime("%d/%m"),
            ("late " if share.is_late(now) else "") + ("open" if share.is_open else "done"),
        )
        for share in shares
        if share.due and share.number == 1
    ]


async def closes(office: StoryOffice) -> None:
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")


async def test_the_first_period_is_open_at_once(office: StoryOffice) -> None:
    await issued(office)
    assert "1. Báo cáo tháng; đơn vị chủ trì (phối hợp: Sở Y tế); hạn: ngày 15 hằng tháng. Đang mở: kỳ 15/07/2024." in (
        office.lan.last.lines
    )
    assert await periods(office) == [("15/07", "open")]
    assert (await office.standing(office.lan))["due"] == "2024-07-15"


async def test_each_period_is_closed_on_its_own_and_the_next_opens_in_its_time(office: StoryOffice) -> None:
    await issued(office)
    await office.travel_to(at(8, 7))
    await closes(office)
    assert "Kỳ tiếp theo bắt đầu 17:00 ngày 15/07/2024, hạn 15/08/2024." in office.lan.last.lines
    assert await office.status(office.lan) == "acknowledged"
    assert await periods(office) == [("15/07", "done")]
    nudges = len(office.lan.received("nudge"))
    await office.travel_to(at(15, 7, 16))
    assert len(office.lan.received("nudge")) == nudges  # nothing is asked for before it opens
    await office.travel_to(at(16, 7))
    assert await periods(office) == [("15/07", "done"), ("15/08", "open")]
    await office.travel_to(at(15, 8, 9))
    assert "🔔 ĐẾN HẠN HÔM NAY: văn bản số 12/CT-UBND" in office.lan.titles("nudge")


async def test_a_second_yes_does_not_close_the_next_period(buttoned: StoryOffice) -> None:
    office = buttoned  # without buttons a number means the newest menu
    await issued(office)
    await office.lan.say("VB1.1 xong")
    asked = office.lan.last
    await office.lan.choose("✔️ Đồng ý", on=asked)
    await office.lan.choose("✔️ Đồng ý", on=asked)
    assert "Không có kỳ nào đang mở; kỳ tiếp theo hạn 15/08/2024." in office.lan.last.text
    await office.travel_to(at(16, 7))
    await office.lan.choose("✔️ Đồng ý", on=asked)
    assert await periods(office) == [("15/07", "done"), ("15/08", "open")]


async def test_a_late_period_stays_late_and_the_next_opens_beside_it(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    await office.travel_to(at(6, 8))
    assert await periods(office) == [("15/07", "late open"), ("15/08", "open")]
    assert (await office.standing(office.lan))["due"] == "2024-07-15"
    split = await office.split()
    assert split["running_late"] == 2  # Lan's, and Hạnh's part in it
    await office.travel_to(at(6, 8, 9))
    nudges = len(office.lan.received("nudge"))
    await office.travel_to(at(15, 8, 9))
    assert len(office.lan.received("nudge")) > nudges  # the days before the second one's own deadline
    assert any("kỳ đến hạn 15/08/2024" in line for line in office.lan.newest("nudge").lines)
    await closes(office)
    assert await periods(office) == [("15/07", "late done"), ("15/08", "open")]
    assert (await office.standing(office.lan))["due"] == "2024-08-15"


async def test_missed_periods_after_a_long_sleep_are_all_there_and_nudged_once(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    office.clock.travel_to(at(20, 11))  # nothing ran for four months
    before = len(office.lan.received("nudge"))
    await office.settle()
    assert await periods(office) == [
        ("15/07", "late open"),
        ("15/08", "late open"),
        ("13/09", "late open"),  # the 15th is a Sunday
        ("15/10", "late open"),
        ("15/11", "late open"),
        ("13/12", "open"),
    ]
    assert len(office.lan.received("nudge")) == before + 1
    opened = [str(event.facts["period"]) for event in await office.events() if event.what == "period_opened"]
    assert "".join(sorted(opened)) == "2233445566"  # of the lead unit, and of the one that helps


async def test_periods_are_closed_the_earliest_first_or_all_at_once(office: StoryOffice) -> None:
    await issued(office)
    await office.travel_to(at(20, 9))
    await closes(office)
    assert [standing for _, standing in await periods(office)][:2] == ["late done", "late open"]
    await office.lan.say("xong")
    await office.lan.choose("✔️ Đồng ý")
    assert [standing for _, standing in await periods(office)] == ["late done", "late done", "late done", "done"]
    assert await office.status(office.lan) == "acknowledged"


async def test_the_clerk_ends_the_series_in_chat(office: StoryOffice) -> None:
    await issued(office)
    await office.travel_to(at(8, 7))
    await closes(office)
    await office.travel_to(at(20, 7))
    await office.clerk.say("/vanban VB1")
    await office.clerk.choose("🔚 Kết thúc định kỳ")
    assert "1. Báo cáo tháng (ngày 15 hằng tháng)" in office.clerk.last.lines
    await office.clerk.choose("✔️ Đồng ý")
    assert office.clerk.last.title.startswith("🔚 Đã kết thúc nhiệm vụ định kỳ")
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["due"]) == ("confirmed", "2024-07-15")
    assert office.lan.last.title == "🔚 KẾT THÚC ĐỊNH KỲ: văn bản số 12/CT-UBND"
    assert await periods(office) == [("15/07", "done")]
    hanh = await office.standing(office.hanh)
    assert hanh["status"] == "delivered"  # its part of the first period is overdue and still to be done
    assert (await office.split())["done_on_time"] == 1
    nudges = len(office.lan.received("nudge"))
    await office.travel_to(at(20, 9))
    assert len(office.lan.received("nudge")) == nudges


async def test_what_is_overdue_is_still_to_be_done_after_the_end(office: StoryOffice) -> None:
    await issued(office)
    await office.travel_to(at(20, 7))
    ended = await office.run(end_series, "VB1")
    assert (ended.finished, ended.late) == (0, 2)
    assert await periods(office) == [("15/07", "late open")]
    await closes(office)
    assert await office.status(office.lan) == "confirmed"
    assert (await office.split())["done_late"] == 1


async def test_whoever_has_closed_nothing_is_freed_by_the_end(office: StoryOffice) -> None:
    await issued(office)
    ended = await office.run(end_series, "VB1")
    assert (ended.finished, ended.late) == (2, 0)
    assert await office.status(office.lan) == "withdrawn"
    assert await office.status(office.minh) != "withdrawn"  # had no duty of its own


async def test_other_duties_go_on_after_the_end(office: StoryOffice) -> None:
    await issued(office, ONCE)
    await closes(office)
    await office.run(end_series, "VB1", number=1)
    assert await office.status(office.lan) == "acknowledged"
    await office.lan.say("xong")
    await office.lan.choose("✔️ Đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_the_clerk_sees_the_coming_periods(office: StoryOffice) -> None:
    await issued(office)
    await office.clerk.say("/vanban VB1")
    await office.clerk.choose("🔭 Các bước tới")
    assert "Nhiệm vụ 1, các kỳ tới: 15/08/2024, 13/09/2024, 15/10/2024" in office.clerk.last.text


async def test_a_unit_that_is_added_later_begins_with_the_period_that_runs(office: StoryOffice) -> None:
    everybody = NewDuty(text="Báo cáo tuần", repeats=Recurrence(every=Every.WEEK, day=5))
    await office.issue(to=office.lan, duties=[everybody])
    await office.travel_to(at(17, 7))
    await office.amend(add=["SXD"])
    assert (await office.standing(office.minh))["due"] == "2024-07-19"
    assert (await office.standing(office.lan))["due"] == "2024-07-05"


async def test_the_director_sees_how_many_are_done_and_how_often_one_was_late(office: StoryOffice) -> None:
    await issued(office, ONCE)
    await office.travel_to(at(20, 7))
    await office.lan.say("xong")
    await office.lan.choose("Tất cả nhiệm vụ")
    await office.lan.choose("✔️ Đồng ý")
    await office.director.say("/tonghop VB1")
    line = next(line for line in office.director.last.lines if line.startswith("✅ Sở Tài chính"))
    assert "xong 1/2 nhiệm vụ, 2 lượt quá hạn" in line
    assert "nhiệm vụ" not in next(line for line in office.director.last.lines if "Sở Xây dựng" in line)


async def test_json_has_the_duties(office: StoryOffice) -> None:
    await issued(office, ONCE)
    await office.lan.say("VB1.1 40%")
    await office.lan.say("VB1.2 xong")
    await office.lan.choose("✔️ Đồng ý")
    standing = await office.standing(office.lan)
    [monthly, once] = standing["duties"]
    assert monthly == {
        "number": 1,
        "text": "Báo cáo tháng",
        "role": "lead",
        "repeats": {"every": "month", "day": 15, "month": 1},
        "ended_at": None,
        "periods": [
            {
                "period": 1,
                "due": "2024-07-15",
                "original_due": "2024-07-15",
                "percent": 40,
                "closed_at": None,
                "late": False,
            }
        ],
        "coming": ["2024-08-15", "2024-09-13", "2024-10-15"],
    }
    assert (once["number"], once["role"], once["repeats"], once["coming"]) == (2, "lead", None, [])
    assert once["periods"][0]["closed_at"]
    assert (await office.standing(office.hanh))["duties"][0]["role"] == "supporting"
    assert (await office.standing(office.minh))["duties"] == []


async def test_bug_a_unit_that_rests_until_the_next_period_was_nudged_by_hand(office: StoryOffice) -> None:
    await issued(office)
    await closes(office)
    await office.director.say("/tonghop VB1")
    await office.director.choose("📣 Đôn đốc ngay")
    assert "Sở Tài chính" not in office.director.last.text


async def test_bug_a_unit_that_is_given_it_again_had_all_periods_since_open_and_late(office: StoryOffice) -> None:
    await issued(office)
    await closes(office)
    await office.amend(drop=("STC",))
    await office.travel_to(at(20, 10))
    await office.amend(add=("STC",))
    assert await periods(office) == [("15/07", "done"), ("15/11", "open")]
    assert (await office.standing(office.lan))["due"] == "2024-11-15"


async def test_a_unit_that_is_given_it_again_at_once_goes_on_with_its_period(office: StoryOffice) -> None:
    await issued(office)
    await office.amend(drop=("STC",))
    await office.amend(add=("STC",))
    assert await periods(office) == [("15/07", "open")]
