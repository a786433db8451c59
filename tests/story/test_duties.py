"""One directive, many duties: each head sees theirs first, reports and closes them one by one or all at once."""

from datetime import date, datetime

import pytest

from bot.core.duties import NewDuty
from bot.core.messages import Act, payload
from bot.core.model import Deadline, Role
from bot.services.duties import mark_of
from bot.services.looking import look
from tests.story.harness import DAY, HOUR, VIETNAM, Part, StoryOffice


def on(day: int, month: int = 7) -> Deadline:
    return Deadline(on=date(2024, month, day))


REVIEW = NewDuty(text="Rà soát danh mục", leads=("STC",), supports=("SYT",), due=on(12))
BUDGET = NewDuty(text="Lập dự toán", leads=("STC",), due=on(19))
DESIGN = NewDuty(text="Thẩm định thiết kế", leads=("SXD",), supports=("STC",), due=on(26))
DUTIES = [REVIEW, BUDGET, DESIGN]


async def issued(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh, office.hanh], due=date(2024, 7, 31), duties=DUTIES)


async def whats(office: StoryOffice, what: str) -> list[tuple[str, object]]:
    return [(event.who, event.facts.get("duty")) for event in await office.events() if event.what == what]


# The message


async def test_each_head_sees_theirs_first_and_then_the_rest(office: StoryOffice) -> None:
    await issued(office)
    lines = office.lan.last.lines
    at = lines.index("📌 NHIỆM VỤ CỦA ĐƠN VỊ: 3")
    assert lines[at + 1 : at + 4] == [
        "1. Rà soát danh mục; đơn vị chủ trì (phối hợp: Sở Y tế); hạn: 12/07/2024.",
        "2. Lập dự toán; đơn vị chủ trì; hạn: 19/07/2024.",
        "3. Thẩm định thiết kế; đơn vị phối hợp (chủ trì: Sở Xây dựng); hạn: 26/07/2024.",
    ]
    assert "Nhiệm vụ khác trong văn bản:" not in lines
    assert "Thời hạn: 12/07/2024" in lines
    lines = office.minh.last.lines
    at = lines.index("📌 NHIỆM VỤ CỦA ĐƠN VỊ: 1")
    assert lines[at + 1 : at + 5] == [
        "3. Thẩm định thiết kế; đơn vị chủ trì (phối hợp: Sở Tài chính); hạn: 26/07/2024.",
        "Nhiệm vụ khác trong văn bản:",
        "1. Rà soát danh mục – Sở Tài chính",
        "2. Lập dự toán – Sở Tài chính",
    ]
    assert "1. Rà soát danh mục; đơn vị phối hợp (chủ trì: Sở Tài chính); hạn: 12/07/2024." in office.hanh.last.lines


async def test_the_deadline_of_a_unit_is_that_of_its_earliest_open_duty(office: StoryOffice) -> None:
    await issued(office)
    assert [(await office.standing(one))["due"] for one in (office.lan, office.minh, office.hanh)] == [
        *("2024-07-12", "2024-07-26", "2024-07-12")
    ]
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    standing = await office.standing(office.lan)
    assert (standing["due"], standing["original_due"], standing["status"]) == (
        *("2024-07-19", "2024-07-19", "acknowledged"),
    )


async def test_a_duty_without_a_date_takes_the_directives_and_without_a_lead_everybody_has_it(
    office: StoryOffice,
) -> None:
    everybody = NewDuty(text="Báo cáo kết quả")
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 31), duties=[everybody])
    for head in (office.lan, office.minh):
        assert "1. Báo cáo kết quả; mọi đơn vị thực hiện; hạn: 31/07/2024." in head.last.lines
        assert (await office.standing(head))["due"] == "2024-07-31"


async def test_a_unit_without_a_duty_has_the_directive_as_ever(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.hanh], due=date(2024, 7, 31), duties=[BUDGET])
    assert "📌 Đơn vị thực hiện chung văn bản này." in office.hanh.last.lines
    assert (await office.standing(office.hanh))["due"] == "2024-07-31"
    await office.hanh.say("xong")
    await office.hanh.choose("✔️ Đồng ý")
    assert await office.status(office.hanh) == "confirmed"


async def test_the_nudge_names_the_duties(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    await office.travel_to(datetime(2024, 7, 3, 17, 0, tzinfo=VIETNAM))
    nudge = office.lan.newest("nudge")
    assert nudge.title == "🔔 SẮP ĐẾN HẠN (còn 7 ngày làm việc): văn bản số 12/CT-UBND"
    assert "• Nhiệm vụ 1: Rà soát danh mục; hạn 12/07/2024." in nudge.lines


async def test_a_later_duty_is_nudged_on_its_own_days_while_an_earlier_one_is_late(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    await office.travel_to(datetime(2024, 7, 19, 7, 0, tzinfo=VIETNAM))
    before = len(office.lan.received("nudge"))
    await office.travel_to(datetime(2024, 7, 19, 7, 40, tzinfo=VIETNAM))  # the day of the second
    assert len(office.lan.received("nudge")) == before + 1
    assert office.lan.last.title.endswith("– quá hạn 7 ngày")
    assert "• Nhiệm vụ 2: Lập dự toán; hạn 19/07/2024." in office.lan.last.lines


async def test_viec_shows_the_open_duties(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("/viec")
    assert "• Nhiệm vụ 2: Lập dự toán; hạn 19/07/2024." in office.lan.last.lines
    assert not any("Nhiệm vụ 3" in line for line in office.lan.last.lines)  # led by others: not asked of this unit


# Reports


async def test_a_report_on_one_duty_by_its_number(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.2 60%, còn hai mục")
    assert office.lan.last.title == "📝 Đã ghi nhận tiến độ"
    assert "Nhiệm vụ 2: Lập dự toán" in office.lan.last.lines
    assert "Nội dung: 60%, còn hai mục" in office.lan.last.lines
    assert (await office.standing(office.lan))["percent"] == 30  # of the two that the unit leads
    assert await whats(office, "reported") == [("Nguyễn Thị Lan", 2)]


async def test_the_number_may_stand_behind_or_inside(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("Kính báo cáo VB1.2 đạt 60%")
    assert (await office.standing(office.lan))["last_report"] == "Kính báo cáo VB1.2 đạt 60%"
    assert await whats(office, "reported") == [("Nguyễn Thị Lan", 2)]
    await office.lan.say("đã xong VB1.1")
    await office.lan.choose("✔️ Đồng ý")
    assert await whats(office, "duty_closed") == [("Nguyễn Thị Lan", 1)]


async def test_a_report_on_one_duty_by_a_reply(office: StoryOffice) -> None:
    await issued(office)
    card = office.lan.newest("directive")
    await office.lan.say("2: 60%", reply_to=card)
    assert await whats(office, "reported") == [("Nguyễn Thị Lan", 2)]
    await office.lan.say("nhiệm vụ 1 mới bắt đầu", reply_to=card)
    assert (await whats(office, "reported"))[1] == ("Nguyễn Thị Lan", 1)


async def test_the_button_asks_which_duty_the_report_is_about(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("📝 Báo cáo tiến độ")
    assert office.lan.last.options == [
        *(
            "Nhiệm vụ 1: Rà soát danh mục",
            "Nhiệm vụ 2: Lập dự toán",
            "Nhiệm vụ 3: Thẩm định thiết kế",
            "Tất cả nhiệm vụ",
        )
    ]
    await office.lan.choose("Nhiệm vụ 2: Lập dự toán")
    await office.lan.say("70%")
    assert await whats(office, "reported") == [("Nguyễn Thị Lan", 2)]


async def test_a_report_that_names_no_duty_is_kept_and_may_be_put_to_one(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("60%")
    assert "Báo cáo được ghi cho cả văn bản. Nếu chỉ về một nhiệm vụ, mời chọn:" in office.lan.last.text
    assert (await office.standing(office.lan))["percent"] == 60
    await office.lan.choose("Nhiệm vụ 2: Lập dự toán")
    assert office.lan.last.title == "📝 Đã ghi báo cáo vào nhiệm vụ 2"
    assert (await office.standing(office.lan))["percent"] == 30


async def test_an_edited_report_stays_with_its_duty(office: StoryOffice) -> None:
    await issued(office)
    said = await office.lan.say("VB1.2 60%")
    await office.lan.edit(said, "VB1.2 80%")
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (40, "80%")
    await office.lan.edit(said, "VB1.9 70%")  # there is none: it stays where it was
    assert (await office.standing(office.lan))["percent"] == 35
    await office.lan.edit(said, "VB1.1 50%")
    mine = await office.assignment(office.lan)
    reports = await office.run(lambda work: work.reports.of_assignment(mine.id))
    assert {report.duty for report in reports} == {1}


async def test_a_duty_of_another_unit_is_not_reported_on(office: StoryOffice) -> None:
    await issued(office)
    await office.minh.say("VB1.1 60%")
    assert "Nhiệm vụ này không giao cho đơn vị; đơn vị không phải báo cáo." in office.minh.last.lines
    await office.minh.say("VB1.9 60%")
    assert "Văn bản này không có nhiệm vụ 9." in office.minh.last.text
    assert await whats(office, "reported") == []


async def test_only_the_number_shows_what_can_be_done(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.2")
    assert office.lan.last.options == ["Báo cáo tiến độ", "Xác nhận hoàn thành"]
    await office.lan.choose("Xác nhận hoàn thành")
    await office.lan.choose("✔️ Đồng ý")
    assert await whats(office, "duty_closed") == [("Nguyễn Thị Lan", 2)]


async def test_a_percentage_right_behind_the_handle_is_no_duty(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.60%")
    assert (await office.standing(office.lan))["percent"] == 60


async def test_a_number_on_a_directive_without_duties_is_what_it_was(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("2: 60%")
    assert (await office.standing(office.lan))["last_report"] == "2: 60%"


# Closing


async def test_duties_are_closed_one_by_one_and_the_last_one_confirms(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("🏁 Xác nhận hoàn thành")
    assert office.lan.last.options == ["Nhiệm vụ 1: Rà soát danh mục", "Nhiệm vụ 2: Lập dự toán", "Tất cả nhiệm vụ"]
    await office.lan.choose("Nhiệm vụ 1: Rà soát danh mục")
    assert office.lan.last.options == ["Đồng ý", "Quay lại"]
    await office.lan.choose("✔️ Đồng ý")
    assert office.lan.last.title == "🏁 Đã ghi nhận hoàn thành"
    assert "Nhiệm vụ còn lại: 2. Thời hạn gần nhất: 19/07/2024." in office.lan.last.lines
    assert await office.status(office.lan) == "acknowledged"
    await office.lan.say("xong")  # the last one: nothing to choose from
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "confirmed"
    assert await whats(office, "duty_closed") == [("Nguyễn Thị Lan", 1), ("Nguyễn Thị Lan", 2)]
    assert await office.status(office.hanh) == "delivered"  # whoever helps confirms its own part
    assert office.lan.newest("directive").text.count("🏁 Đã xong") == 2 * office.channel.capabilities.edits


async def test_all_at_once(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("xong")
    await office.lan.choose("Tất cả nhiệm vụ")
    assert "• Nhiệm vụ 2: Lập dự toán; hạn 19/07/2024." in office.lan.last.lines
    await office.lan.choose("✔️ Đồng ý")
    assert await office.status(office.lan) == "confirmed"
    assert (await office.standing(office.lan))["due"] == "2024-07-19"


async def test_going_back_closes_nothing(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("Quay lại")
    await office.lan.say("ok")
    assert await whats(office, "duty_closed") == []


async def test_a_second_yes_changes_nothing(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.1 xong")
    asked = office.lan.last
    await office.lan.choose("✔️ Đồng ý", on=asked)
    await office.lan.choose("✔️ Đồng ý", on=asked)
    assert await whats(office, "duty_closed") == [("Nguyễn Thị Lan", 1)]
    assert await office.status(office.lan) == "acknowledged"


async def test_a_duty_closed_by_mistake_is_opened_again_within_a_day(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    await office.let_pass(HOUR)
    await office.lan.choose("🔄 Mở lại")
    assert office.lan.last.title == "🔄 Đã mở lại"
    assert (await office.standing(office.lan))["due"] == "2024-07-12"
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    reopening = office.lan.last
    await office.let_pass(DAY + HOUR)
    await office.lan.choose("🔄 Mở lại", on=reopening)
    assert (await office.standing(office.lan))["due"] == "2024-07-19"


async def test_the_words_alone_open_the_duty_that_was_closed_last(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    await office.lan.say("mở lại")
    assert office.lan.last.title == "🔄 Đã mở lại"
    assert await whats(office, "duty_reopened") == [("Nguyễn Thị Lan", 1)]
    await office.lan.say("mở lại")
    assert "Không" in office.lan.last.text or "không" in office.lan.last.text
    assert len(await whats(office, "duty_reopened")) == 1


async def test_who_hears_of_lateness_is_told_which_duty(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.hanh], due=date(2024, 7, 31), duties=[REVIEW, BUDGET])
    await office.lan.choose("Đã tiếp nhận")
    await office.hanh.say("xong")
    await office.hanh.choose("✔️ Đồng ý")
    await office.travel_to(datetime(2024, 7, 24, 17, 0, tzinfo=VIETNAM))
    told = office.director.newest("escalation")
    assert told.title.startswith("🔺 QUÁ HẠN")
    assert "nhiệm vụ 1, hạn 12/07/2024" in told.text


async def test_the_record_has_each_duty_as_it_was_given(office: StoryOffice) -> None:
    await issued(office)
    given = [event for event in await office.events() if event.what == "duty_given"]
    assert [event.text for event in given] == ["1. Rà soát danh mục", "2. Lập dự toán", "3. Thẩm định thiết kế"]
    assert given[0].facts == {"duty": 1, "lead": "STC", "supporting": "SYT", "due": "2024-07-12"}


async def test_a_confirmation_taken_back_opens_what_it_closed(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    await office.let_pass(HOUR)
    await office.lan.say("VB1.2 xong")
    await office.lan.choose("✔️ Đồng ý")
    assert await office.status(office.lan) == "confirmed"
    await office.lan.say("mở lại")
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["due"]) == ("acknowledged", "2024-07-19")


async def test_late_by_one_duty_is_late(office: StoryOffice) -> None:
    await issued(office)
    await office.travel_to(datetime(2024, 7, 15, 8, 0, tzinfo=VIETNAM))
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    split = await office.split()
    assert split["running_in_time"] == 2  # Lan's second duty and Minh's are not due yet
    await office.lan.say("xong")
    await office.lan.choose("✔️ Đồng ý")
    split = await office.split()
    assert (split["done_late"], split["done_on_time"]) == (1, 0)


# Lead and support


async def test_a_unit_that_only_helps_confirms_its_part_and_closes_no_duty(office: StoryOffice) -> None:
    await issued(office)
    await office.hanh.say("VB1.1 xong")
    assert "Chỉ đơn vị chủ trì xác nhận hoàn thành nhiệm vụ này" in office.hanh.last.text
    await office.hanh.say("xong")
    assert "đã hoàn thành phần phối hợp của mình" in office.hanh.last.text
    await office.hanh.choose("✔️ Đồng ý")
    assert await office.status(office.hanh) == "confirmed"
    assert await office.status(office.lan) == "delivered"
    assert await whats(office, "duty_closed") == []
    assert await whats(office, "part_closed") == [("Lê Thị Hạnh", 1)]


@pytest.mark.parametrize("whose", ["hanh", "lan"])
async def test_a_forged_yes_of_a_supporting_unit_closes_nothing(buttoned: StoryOffice, whose: str) -> None:
    office = buttoned
    await issued(office)
    mine = await office.assignment(office.hanh if whose == "hanh" else office.lan)
    matter = await office.run(look, mine.id)
    assert matter
    assert matter.duties
    share = matter.duties.of(1)[:1]
    await office.hanh.press(payload(Act.DUTY_AGREE, mine.id, 1, mark_of(share)))
    assert await whats(office, "duty_closed") == []
    assert await whats(office, "part_closed") == []
    assert await office.status(office.hanh) == "delivered"
    refused = await whats(office, "duty_refused" if whose == "hanh" else "refused_try")
    assert len(refused) == 1


async def test_in_english(office: StoryOffice) -> None:
    await office.lan.say("/language English")
    await issued(office)
    assert "1. Rà soát danh mục; lead unit (supporting: Sở Y tế); due 12 July 2024." in office.lan.last.lines
    await office.lan.say("duty 2: 60%")
    assert "Duty 2: Lập dự toán" in office.lan.last.lines
    await office.lan.say("VB1.2 done")
    assert office.lan.last.title == "🏁 Confirm completion"
    await office.lan.say("yes")
    assert "Duties left: 1. The nearest deadline: 12 July 2024." in office.lan.last.lines


# Whom the head has named


async def test_a_delegate_reports_on_duties_and_closes_none(office: StoryOffice) -> None:
    binh = office.adds(Part(name="Trần Văn Bình", unit="STC", role=Role.OFFICER, title="Chuyên viên"))
    await issued(office)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Trần Văn Bình")
    assert "1. Rà soát danh mục; đơn vị chủ trì (phối hợp: Sở Y tế); hạn: 12/07/2024." in binh.screen[0].lines
    await binh.say("VB1.2 60%")
    await binh.choose("📝 Báo cáo tiến độ")
    await binh.choose("Nhiệm vụ 1: Rà soát danh mục")
    await binh.say("80%")
    acting = "Trần Văn Bình (thay Nguyễn Thị Lan)"
    assert await whats(office, "reported") == [(acting, 2), (acting, 1)]
    await binh.say("VB1.2")
    assert binh.last.options == ["Báo cáo tiến độ"]
    await binh.say("VB1.2 xong")
    mine = await office.assignment(office.lan)
    matter = await office.run(look, mine.id)
    assert matter
    assert matter.duties
    await binh.press(payload(Act.DUTY_AGREE, mine.id, 2, mark_of(matter.duties.closable(2))))
    assert await whats(office, "duty_closed") == []
    await office.lan.say("VB1.2 xong")
    await office.lan.choose("✔️ Đồng ý")
    assert await whats(office, "duty_closed") == [("Nguyễn Thị Lan", 2)]


# Beside the duties


async def test_more_time_is_for_the_duty_that_is_due_first(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("xin gia hạn 16/07/2024, chờ số liệu")
    await office.director.choose("✔️ Chấp thuận gia hạn")
    assert (await office.standing(office.lan))["due"] == "2024-07-16"
    assert (await office.standing(office.hanh))["due"] == "2024-07-12"
    mine = await office.assignment(office.lan)
    duties = await office.run(lambda work: work.duties.shares([mine.id])[mine.id])
    assert [share.due for share in duties if share.leads] == [on(16), on(19)]


async def test_a_new_deadline_of_the_directive_moves_only_duties_without_one_of_their_own(office: StoryOffice) -> None:
    free = NewDuty(text="Báo cáo kết quả", leads=("SYT",))
    await office.issue(to=[office.lan, office.hanh], due=date(2024, 7, 31), duties=[REVIEW, free])
    done = await office.amend(due=date(2024, 8, 9))
    assert (done.affected, done.untouched) == (1, 1)
    assert (await office.standing(office.hanh))["due"] == "2024-08-09"
    assert (await office.standing(office.lan))["due"] == "2024-07-12"


async def test_a_unit_that_takes_over_has_the_duties(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.hanh], due=date(2024, 7, 31), duties=[BUDGET])
    await office.lan.choose("↩️ Không thuộc nhiệm vụ đơn vị")
    await office.lan.say("Việc của Sở Xây dựng")
    await office.clerk.choose("➡️ Chuyển đơn vị khác")
    await office.clerk.say("SXD")
    assert "1. Lập dự toán; đơn vị chủ trì; hạn: 19/07/2024." in office.minh.newest("directive").lines
    assert (await office.standing(office.minh))["due"] == "2024-07-19"
    await office.minh.say("VB1.1 xong")
    await office.minh.choose("✔️ Đồng ý")
    assert await office.status(office.minh) == "confirmed"


async def test_bug_more_time_for_a_duty_closed_meanwhile_was_given_to_the_next_one(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("xin gia hạn 16/07/2024, chờ số liệu")
    await office.lan.say("VB1.1 xong")
    await office.lan.choose("✔️ Đồng ý")
    assert (await office.assignment(office.lan)).extension is None
    await office.director.choose("✔️ Chấp thuận gia hạn")
    assert (await office.standing(office.lan))["due"] == "2024-07-19"
    await office.travel_to(datetime(2024, 7, 19, 16, 0, tzinfo=VIETNAM))
    assert "nudge" in office.lan.received()


async def test_more_time_for_one_duty_is_still_to_be_decided_when_another_is_closed(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("xin gia hạn 22/07/2024, chờ số liệu")
    await office.lan.say("VB1.2 xong")
    await office.lan.choose("✔️ Đồng ý")
    await office.director.choose("✔️ Chấp thuận gia hạn")
    assert (await office.standing(office.lan))["due"] == "2024-07-22"


async def test_bug_a_time_of_day_was_taken_for_the_number_of_a_duty(office: StoryOffice) -> None:
    await issued(office)
    await office.lan.say("2:30 chiều nay họp rà soát")
    assert "Nội dung: 2:30 chiều nay họp rà soát" in office.lan.last.lines
    await office.lan.say("2:60%")
    a = await office.assignment(office.lan)
    shares = await office.run(lambda work: work.duties.shares([a.id])[a.id])
    assert [share.percent for share in shares if share.number == 2] == [60]
