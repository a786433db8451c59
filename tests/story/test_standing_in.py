"""While a head is away somebody of the unit gets what goes to the head; dated, shown, ended early."""

from datetime import date, datetime

import pytest

from bot.core.model import Role
from tests.story.harness import DAY, VIETNAM, Part, Somebody, StoryOffice

BINH = Part(name="Trần Văn Bình", unit="STC", role=Role.OFFICER, title="Chuyên viên")
FROM_TODAY, FROM_WEDNESDAY = "01/07/2024 - 05/07/2024", "03/07/2024 - 05/07/2024"
BEGINS, OVER = "👥 ỦY QUYỀN: từ 01/07/2024 đến hết 05/07/2024", "👥 HẾT ỦY QUYỀN: Sở Tài chính"


async def authorises(
    office: StoryOffice, days: str = FROM_TODAY, *, name: str = "Phạm Văn Dũng", by: Somebody | None = None
) -> None:
    head = by or office.lan
    await head.say("/uyquyen" if by is None or by is office.lan else "/uyquyen STC")
    if head is office.lan:
        await head.choose("Ủy quyền khi vắng mặt")
    await head.choose(name)
    await head.say(days)


def _at(day: int, hour: int = 8) -> datetime:
    return datetime(2024, 7, day, hour, tzinfo=VIETNAM)


async def test_a_head_names_a_deputy_for_some_days(office: StoryOffice) -> None:
    await authorises(office)
    assert office.lan.last.title == "👥 Đã ghi nhận ủy quyền"
    assert "Phạm Văn Dũng thay Nguyễn Thị Lan, từ 01/07/2024 đến hết 05/07/2024" in office.lan.last.text
    assert office.deputy.titles() == [BEGINS, BEGINS]  # that it is so, and what is open now that it begins
    assert office.clerk.titles() == [BEGINS]
    await office.lan.say("/uyquyen")
    assert "Phạm Văn Dũng thay Nguyễn Thị Lan" in office.lan.last.text
    assert office.lan.options == ["Kết thúc ủy quyền: Phạm Văn Dũng", "Ủy quyền khi vắng mặt"]


async def test_directives_and_nudges_go_to_who_stands_in_and_back_again(office: StoryOffice) -> None:
    await authorises(office)
    await office.issue(to=office.lan)
    assert (office.lan.received("directive"), office.deputy.received("directive")) == ([], ["directive"])
    await office.let_pass(2 * DAY)
    assert (office.lan.received("nudge"), office.deputy.received("nudge")) == ([], ["nudge"] * 2)
    await office.deputy.choose("Đã tiếp nhận")
    assert ("acknowledged", "Phạm Văn Dũng (thay Nguyễn Thị Lan)") in await office.history()
    await office.travel_to(_at(8))
    assert OVER in office.lan.titles()
    assert office.lan.received("directive") == ["directive"]  # which they have not seen
    assert office.deputy.last.title == OVER
    await office.travel_to(_at(15))
    assert (office.lan.received("nudge"), office.deputy.received("nudge")) == (["nudge"], ["nudge"] * 2)


async def test_an_officer_who_stands_in_reports_and_leaves_the_confirmation(office: StoryOffice) -> None:
    binh = office.adds(BINH)
    await authorises(office, name="Trần Văn Bình")
    await office.issue(to=office.lan)
    assert binh.newest("directive").options == ["Đã tiếp nhận", "Vướng mắc", "Toàn văn"]
    await binh.choose("Đã tiếp nhận")
    await binh.say("60%")
    assert (await office.standing(office.lan))["percent"] == 60
    await binh.say("xong", reply_to=binh.newest("directive"))
    assert "Việc này do đồng chí Giám đốc Nguyễn Thị Lan quyết định." in binh.last.text
    await binh.say("/viec")
    assert binh.last.options == ["Báo cáo tiến độ", "Vướng mắc", "Toàn văn"]


async def test_what_is_open_is_listed_when_it_begins(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 8, 1))
    await office.lan.choose("Đã tiếp nhận")
    await authorises(office, FROM_WEDNESDAY)
    assert len(office.deputy.screen) == 1
    await office.travel_to(_at(3))
    begins = office.deputy.last
    assert begins.at.astimezone(VIETNAM) == datetime(2024, 7, 3, 7, 30, tzinfo=VIETNAM)
    assert "• VB1: văn bản số 12/CT-UBND" in begins.text
    assert "đã tiếp nhận, thời hạn 01/08/2024" in begins.text
    await office.deputy.choose("VB1 – 12/CT-UBND")
    assert "Xác nhận hoàn thành" in office.deputy.options


async def test_it_ends_early(office: StoryOffice) -> None:
    await authorises(office)
    await office.issue(to=office.lan)
    await office.lan.say("/uyquyen")
    await office.lan.choose("Kết thúc ủy quyền: Phạm Văn Dũng")
    assert OVER in office.lan.titles()
    assert office.deputy.last.title == OVER
    assert "directive" in office.lan.received()
    old = next(m for m in office.lan.screen if "Kết thúc ủy quyền: Phạm Văn Dũng" in m.options)
    await office.lan.choose("Kết thúc ủy quyền: Phạm Văn Dũng", on=old)
    await office.let_pass(2 * DAY)
    assert (office.lan.received("nudge"), office.deputy.received("nudge")) == (["nudge"] * 2, [])


async def test_one_that_has_not_begun_ends_without_a_word_of_what_is_open(office: StoryOffice) -> None:
    await authorises(office, FROM_WEDNESDAY)
    await office.lan.say("/uyquyen")
    await office.lan.choose("Kết thúc ủy quyền: Phạm Văn Dũng")
    assert OVER not in office.lan.titles()
    await office.travel_to(_at(9))
    assert [title for title in office.deputy.titles() if title.startswith("👥 ỦY QUYỀN")] == [
        "👥 ỦY QUYỀN: từ 03/07/2024 đến hết 05/07/2024"
    ]


async def test_what_is_missing_is_asked(office: StoryOffice) -> None:
    await authorises(office, "tuần sau")
    assert office.lan.last.title == "👥 Ủy quyền cho đồng chí Phạm Văn Dũng"
    await office.lan.say("từ 03/07/2024")
    assert office.lan.last.title == "👥 Ủy quyền cho đồng chí Phạm Văn Dũng từ 03/07/2024"
    await office.lan.say("01/07/2024")
    assert "ngày kết thúc phải từ ngày bắt đầu trở đi" in office.lan.last.text
    await office.lan.say(FROM_WEDNESDAY)
    assert office.lan.last.title == "👥 Đã ghi nhận ủy quyền"


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ("01/06/2024 - 05/06/2024", "thời gian đã qua"),
        ("05/07/2024 - 03/07/2024", "ngày kết thúc phải từ ngày bắt đầu"),
        ("01/07/2024 - 31/12/2025", "dài hơn một năm"),
    ],
)
async def test_odd_days_are_asked_again(buttoned: StoryOffice, days: str, why: str) -> None:
    await authorises(buttoned, days)
    assert why in buttoned.lan.last.text
    await buttoned.lan.say("quay lại")
    assert buttoned.lan.last.text == buttoned.words.left_as_it_is()


async def test_two_do_not_stand_in_at_once(buttoned: StoryOffice) -> None:
    buttoned.adds(BINH)
    await authorises(buttoned)
    await authorises(buttoned, FROM_WEDNESDAY, name="Trần Văn Bình")
    assert "trùng ủy quyền đã có (Phạm Văn Dũng thay Nguyễn Thị Lan" in buttoned.lan.last.text


async def test_a_clerk_writes_it_down_for_a_unit(office: StoryOffice) -> None:
    await authorises(office, by=office.clerk)
    assert office.clerk.last.title == "👥 Đã ghi nhận ủy quyền"
    assert "Người nhập: Đỗ Thị Hoa." in office.lan.last.text
    assert office.deputy.titles() == [BEGINS, BEGINS]
    await office.clerk.say("/uyquyen")
    assert "Sở Tài chính: Phạm Văn Dũng thay Nguyễn Thị Lan" in office.clerk.last.text
    await office.clerk.choose("Kết thúc ủy quyền: Phạm Văn Dũng – STC")
    assert office.lan.last.title == OVER


async def test_a_unit_with_nobody_to_name(buttoned: StoryOffice) -> None:
    await buttoned.minh.say("/uyquyen")
    await buttoned.minh.choose("Ủy quyền khi vắng mặt")
    assert buttoned.minh.last.text.startswith("Sở Xây dựng chưa có cấp phó hoặc chuyên viên")


@pytest.mark.parametrize("payload", ["authorise:3", "standin:3:5", "standin:3:4", "standin:3:999999999999999999"])
async def test_nobody_stands_in_by_a_forged_press(buttoned: StoryOffice, payload: str) -> None:
    for person in (buttoned.minh, buttoned.director):
        await person.press(payload)
        assert person.last.text == buttoned.words.not_the_head()
    await authorises(buttoned)
    one = await buttoned.run(lambda work: work.delegations.in_force(work.today))
    for person in (buttoned.minh, buttoned.director, buttoned.hanh):
        await person.press(f"endstandin:{one[0].id}")
        assert person.last.text == buttoned.words.not_the_head()
    await buttoned.lan.press("endstandin:99")
    assert buttoned.lan.last.text == buttoned.words.not_the_head()
    assert await buttoned.run(lambda work: work.delegations.in_force(work.today)) == one


async def test_who_stands_in_and_is_out_of_reach_leaves_it_to_the_head(office: StoryOffice) -> None:
    await authorises(office)
    await office.deputy.block()
    await office.issue(to=office.lan)
    assert office.lan.received("directive") == ["directive"]
    await office.let_pass(DAY)
    assert office.lan.received("nudge") == ["nudge"]


async def test_a_head_on_leave_is_passed_over_by_the_weekly_line(office: StoryOffice) -> None:
    """What a head hears of a delegate, whoever stands in for them hears."""
    binh = office.adds(BINH)
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Trần Văn Bình")
    await authorises(office, "01/07/2024 - 20/07/2024")
    await binh.say("100%")
    assert office.deputy.last.title == "👥 NGƯỜI THỰC HIỆN BÁO XONG: văn bản số 12/CT-UBND"
    await office.travel_to(_at(8, 9))
    assert office.deputy.last.title == "👥 TÌNH HÌNH VIỆC ĐÃ GIAO"


async def test_who_leaves_the_unit_stands_in_no_more(buttoned: StoryOffice) -> None:
    await authorises(buttoned)
    buttoned.ends_posts_of(buttoned.deputy)
    await buttoned.issue(to=buttoned.lan)
    assert buttoned.lan.received("directive") == ["directive"]
    await buttoned.deputy.press("ack:1")
    assert await buttoned.status(buttoned.lan) == "delivered"
    await buttoned.travel_to(_at(9))
    assert await buttoned.run(lambda work: work.delegations.in_force(work.today)) == []


async def test_it_is_shown_who_stands_in(buttoned: StoryOffice) -> None:
    await authorises(buttoned)
    await buttoned.issue(to=buttoned.lan)
    standing = await buttoned.standing(buttoned.lan)
    assert standing["stand_in"] == "Phạm Văn Dũng"
    assert standing["next_steps"][0]["to"] == "Phạm Văn Dũng"
    assert standing["next_steps"][0]["why"].endswith("it goes to Phạm Văn Dũng, who stands in for the head")
