"""A head hands a directive to somebody of the unit: who gets what, who may do what, and how it comes back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.errors import Unknown
from bot.core.model import Role
from bot.core.stores import UnitOfWork
from tests.story.harness import DAY, HOUR, MINUTE, Part, Somebody, StoryOffice
from tests.story.leave import goes_on_leave

FOR_AN_OFFICER = ["Báo cáo tiến độ", "Vướng mắc", "Toàn văn"]
BINH = Part(name="Trần Văn Bình", unit="STC", role=Role.OFFICER, title="Chuyên viên")


async def in_hand(office: StoryOffice, part: Part = BINH) -> Somebody:
    """The directive is acknowledged by Lan, whose unit has an officer."""
    binh = office.adds(part)
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    return binh


async def handed(office: StoryOffice, part: Part = BINH) -> Somebody:
    binh = await in_hand(office, part)
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose(part.name)
    return binh


# Handing it over


async def test_the_people_of_the_unit_are_listed_by_full_name(office: StoryOffice) -> None:
    await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    assert office.lan.options == ["Phạm Văn Dũng", "Trần Văn Bình", "Mời người mới"]
    assert "• Trần Văn Bình – Chuyên viên" in office.lan.last.text


async def test_the_delegate_gets_the_directive_and_the_head_a_receipt(office: StoryOffice) -> None:
    binh = await handed(office)
    assert binh.titles() == ["📄 VĂN BẢN số 12/CT-UBND", "👥 GIAO THỰC HIỆN: văn bản số 12/CT-UBND"]
    assert binh.screen[0].options == FOR_AN_OFFICER
    assert "Đồng chí Nguyễn Thị Lan giao đồng chí thực hiện văn bản này." in binh.last.text
    assert office.lan.last.title == "👥 Đã giao người thực hiện"
    assert "mỗi tuần báo đồng chí tình hình một lần" in office.lan.last.text
    assert ("delegated", "Nguyễn Thị Lan") in await office.history()
    assert (await office.standing(office.lan))["delegate"] == "Trần Văn Bình"


async def test_it_is_handed_by_a_word_too(office: StoryOffice) -> None:
    await in_hand(office)
    await office.lan.say("giao việc")
    assert office.lan.last.title == "👥 Giao người thực hiện"
    await office.lan.say("VB1 2")
    assert office.lan.last.title == "👥 Đã giao người thực hiện"


async def test_it_is_taken_back_by_a_word_and_no_report_is_made_of_it(office: StoryOffice) -> None:
    await handed(office)
    await office.lan.say("thu lại việc giao")
    assert office.lan.last.title == "👥 Đã thu lại việc giao đồng chí Trần Văn Bình."
    standing = await office.standing(office.lan)
    assert (standing["delegate"], standing["last_report"]) == (None, None)


async def test_whoever_hands_over_before_the_receipt_is_told_what_comes_first(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("giao việc")
    assert "Mời chọn ✅ Đã tiếp nhận, hoặc nhắn “đã nhận”, rồi giao người thực hiện." in office.lan.last.text
    assert office.lan.options[0] == "Đã tiếp nhận"
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"


async def test_the_nudges_go_to_the_delegate_at_the_same_pace(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.let_pass(7 * DAY)
    assert (len(binh.received("nudge")), office.lan.received("nudge")) == (0, [])
    await office.let_pass(4 * DAY)  # seven working days, as for a head
    assert binh.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"]
    assert binh.newest("nudge").options == [*FOR_AN_OFFICER, "Nhắc lại sau"]
    assert "báo cáo kết quả để thủ trưởng xác nhận" in binh.newest("nudge").text
    assert office.lan.received("nudge") == []
    assert (await office.standing(office.lan))["nudges"] == 1


async def test_a_delegate_reports_and_the_head_confirms(office: StoryOffice) -> None:
    binh = await handed(office)
    await binh.say("60%, còn 2 xã")
    assert binh.last.title == "📝 Đã ghi nhận tiến độ"
    assert ("reported", "Trần Văn Bình (thay Nguyễn Thị Lan)") in await office.history()
    assert (await office.standing(office.lan))["percent"] == 60
    await binh.say("100%, đã xong")
    assert office.lan.last.title == "👥 NGƯỜI THỰC HIỆN BÁO XONG: văn bản số 12/CT-UBND"
    assert "Trần Văn Bình báo đã xong: 100%, đã xong" in office.lan.last.text
    await office.lan.choose("Xác nhận hoàn thành")
    await office.lan.choose("Đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_the_confirmation_is_not_the_delegates(office: StoryOffice) -> None:
    binh = await handed(office)
    for said in ("xong", "VB1 xong", "mở lại"):
        await binh.say(said, reply_to=binh.screen[0])
        assert "Việc này do đồng chí Giám đốc Nguyễn Thị Lan quyết định." in binh.last.text, said
    for act in ("confirm:1", "agree:1", "extend:1", "decline:1", "delegate:1", "handback:1", "handnew:1"):
        await binh.press(act)
        assert "Việc này do đồng chí Giám đốc Nguyễn Thị Lan quyết định." in binh.last.text, act
    assert await office.status(office.lan) == "acknowledged"
    assert ("refused_try", "Trần Văn Bình") in await office.history()


async def test_the_confirmation_is_the_delegates_where_the_office_says_so(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, delegates_confirm=True)
    binh = await handed(office)
    await binh.say("xong", reply_to=binh.screen[0])
    await binh.choose("Đồng ý")
    assert await office.status(office.lan) == "confirmed"
    assert ("confirmed", "Trần Văn Bình (thay Nguyễn Thị Lan)") in await office.history()
    await binh.say("mở lại")
    assert await office.status(office.lan) == "acknowledged"


async def test_a_deputy_may_do_all_that_the_head_may(office: StoryOffice) -> None:
    await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Phạm Văn Dũng")
    assert "Xác nhận hoàn thành" in office.deputy.options
    await office.deputy.choose("Xác nhận hoàn thành")
    await office.deputy.choose("Đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_an_obstacle_of_the_delegate_is_told_to_the_clerk_and_the_head(office: StoryOffice) -> None:
    binh = await handed(office)
    await binh.choose("Vướng mắc")
    await binh.say("thiếu kinh phí")
    assert office.clerk.received() == ["obstacle"]
    assert office.lan.last.title == "⚠️ NGƯỜI THỰC HIỆN GẶP VƯỚNG MẮC: văn bản số 12/CT-UBND"


async def test_the_tasks_of_a_delegate(office: StoryOffice) -> None:
    binh = office.adds(BINH)
    await binh.say("/viec")
    assert binh.last.text == office.words.nothing_open()
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Trần Văn Bình")
    await binh.say("/viec")
    assert "Đang giao: Trần Văn Bình." in binh.last.text
    assert binh.last.options == FOR_AN_OFFICER
    await binh.say("/trogiup")
    assert "báo cáo 100%, thủ trưởng được báo để xác nhận" in binh.last.text
    assert "🏁" not in binh.last.text


# Every week


async def test_the_head_hears_once_a_week_what_was_reported(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.let_pass(7 * DAY)
    assert office.lan.last.title == "👥 TÌNH HÌNH VIỆC ĐÃ GIAO"
    assert "VB1 (văn bản số 12/CT-UBND): Trần Văn Bình chưa báo cáo." in office.lan.last.text
    await binh.say("40%, đang làm")
    await office.let_pass(7 * DAY)
    weekly = [message for message in office.lan.screen if message.title == "👥 TÌNH HÌNH VIỆC ĐÃ GIAO"]
    assert len(weekly) == 2
    assert "Trần Văn Bình báo cáo 40%" in weekly[1].text
    assert all(8 <= message.at.astimezone(office.now.tzinfo).hour < 17 for message in weekly)


async def test_one_weekly_line_for_all_that_is_handed_out(office: StoryOffice) -> None:
    await handed(office)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.let_pass(2 * DAY)
    await office.lan.say("giao việc", reply_to=office.lan.newest("directive"))
    await office.lan.choose("Trần Văn Bình")
    await office.let_pass(7 * DAY)
    weekly = [message for message in office.lan.screen if message.title == "👥 TÌNH HÌNH VIỆC ĐÃ GIAO"]
    assert len(weekly) == 1
    assert "VB1" in weekly[0].text
    assert "VB2" in weekly[0].text


async def test_nothing_is_told_of_what_is_settled(office: StoryOffice) -> None:
    await handed(office)
    await office.lan.say("xong", reply_to=office.lan.newest("directive"))
    await office.lan.choose("Đồng ý")
    before = len(office.lan.screen)
    await office.let_pass(30 * DAY)
    assert len(office.lan.screen) == before
    assert await office.run(lambda work: work.delegations.in_force(work.today)) == []


# Taking it back, and giving it to another


async def test_the_head_takes_it_back(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.lan.choose("Giao người thực hiện")
    assert office.lan.options == ["Phạm Văn Dũng", "Mời người mới", "Thu lại việc giao"]
    await office.lan.choose("Thu lại việc giao")
    assert office.lan.last.title == "👥 Đã thu lại việc giao đồng chí Trần Văn Bình."
    assert binh.last.title == "👥 THÔI GIAO THỰC HIỆN: văn bản số 12/CT-UBND"
    await binh.say("60%", reply_to=binh.screen[0])
    assert binh.last.text == office.words.not_the_head()
    await office.let_pass(14 * DAY)
    assert (binh.received("nudge"), office.lan.received("nudge")) == ([], ["nudge"])


async def test_the_head_gives_it_to_another(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Phạm Văn Dũng")
    assert binh.last.title == "👥 THÔI GIAO THỰC HIỆN: văn bản số 12/CT-UBND"
    assert office.deputy.titles() == ["📄 VĂN BẢN số 12/CT-UBND", "👥 GIAO THỰC HIỆN: văn bản số 12/CT-UBND"]
    await office.let_pass(11 * DAY)
    assert (binh.received("nudge"), office.deputy.received("nudge")) == ([], ["nudge"])


async def test_handing_it_twice_changes_nothing(buttoned: StoryOffice) -> None:
    binh = await handed(buttoned)
    before = len(binh.screen)
    assert binh.person
    await buttoned.lan.press(f"handto:1:{binh.person.id}")
    assert "đang được giao thực hiện văn bản" in buttoned.lan.last.text
    assert len(binh.screen) == before


@pytest.mark.parametrize("whom", ["minh", "clerk", "director", "lan"])
async def test_only_somebody_of_the_unit_can_be_given_it(buttoned: StoryOffice, whom: str) -> None:
    await in_hand(buttoned)
    somebody: Somebody = getattr(buttoned, whom)
    assert somebody.person
    await buttoned.lan.press(f"handto:1:{somebody.person.id}")
    assert buttoned.lan.last.title != "👥 Đã giao người thực hiện"
    for odd in ("handto:1:999999999999", "handto:1:0", "handto:1", "handto:99:1"):
        await buttoned.lan.press(odd)
        assert buttoned.lan.last.title != "👥 Đã giao người thực hiện", odd
    assert await buttoned.run(lambda work: work.delegations.in_force(work.today)) == []


async def test_before_it_is_acknowledged_there_is_nothing_to_hand_over(buttoned: StoryOffice) -> None:
    binh = buttoned.adds(BINH)
    await buttoned.issue(to=buttoned.lan)
    assert binh.person
    await buttoned.lan.press(f"handto:1:{binh.person.id}")
    assert binh.received() == []
    await buttoned.lan.press("delegate:1")
    assert buttoned.lan.last.lines[-1].startswith("Đơn vị chưa xác nhận tiếp nhận")


# Somebody new


async def test_somebody_new_is_invited(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Mời người mới")
    await office.lan.say("đang làm rồi nhé")
    assert office.lan.last.text == office.words.no_name()
    await office.lan.say("Lý Thị Mơ, Chuyên viên")
    receipt, invitation = office.lan.screen[-2:]
    assert receipt.title == "👥 Đã giao người thực hiện"
    assert "chưa tham gia hệ thống" in receipt.text
    assert "Kính gửi đồng chí Chuyên viên Lý Thị Mơ, Sở Tài chính." in invitation.text
    assert office.clerk.last.title == "🔗 Thêm người: Chuyên viên Lý Thị Mơ, Sở Tài chính"
    code = invitation.text.partition("/start ")[2].partition("”")[0]
    mo = office.stranger("mo")
    await mo.say(f"/start {code}")
    assert mo.titles()[1:] == ["📄 VĂN BẢN số 12/CT-UBND", "👥 GIAO THỰC HIỆN: văn bản số 12/CT-UBND"]
    assert "Đồng chí Nguyễn Thị Lan giao đồng chí thực hiện" in mo.last.text
    await mo.say("30%")
    assert ("reported", "Lý Thị Mơ (thay Nguyễn Thị Lan)") in await office.history()
    await office.let_pass(14 * DAY)
    assert (office.lan.received("nudge"), mo.received("nudge")) == ([], ["nudge"])


@pytest.mark.parametrize("words", ["ĐÃ NHẬN", "Đồng Ý", "XONG RỒI", "BÁO CÁO TIẾN ĐỘ", "CẢM ƠN", "Xin Chào"])
async def test_an_answer_in_capitals_is_nobodys_name(office: StoryOffice, words: str) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Mời người mới")
    before = await office.run(lambda work: work.recipients.posts(work.today))
    await office.lan.say(words)
    assert await office.run(lambda work: work.recipients.posts(work.today)) == before
    assert (await office.assignment(office.lan)).confirmed_at is None


async def test_until_they_join_the_head_is_nudged(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Mời người mới")
    await office.lan.say("Lý Thị Mơ")
    await office.let_pass(14 * DAY)
    assert office.lan.received("nudge") == ["nudge"]
    assert (await office.standing(office.lan))["reachable"] is True


async def test_the_clerk_undoes_somebody_new(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Mời người mới")
    await office.lan.say("Lý Thị Mơ, Chuyên viên")
    code = office.lan.last.text.partition("/start ")[2].partition("”")[0]
    await office.clerk.choose("Hủy việc thêm người")
    assert office.clerk.last.text.startswith("Đã hủy việc thêm Lý Thị Mơ")
    assert office.lan.last.title == "👥 CẦN GIAO NGƯỜI KHÁC THỰC HIỆN: văn bản số 12/CT-UBND"
    mo = office.stranger("mo")
    await mo.say(f"/start {code}")
    assert mo.last.text == office.words.expired_code()
    await office.clerk.choose("Hủy việc thêm người")
    assert office.clerk.last.text.startswith("Trước đó đã hủy")


async def test_a_clerk_undoes_no_post_that_no_head_has_made(buttoned: StoryOffice) -> None:
    before = await buttoned.run(lambda work: work.recipients.posts(work.today))
    for post in before:
        await buttoned.clerk.press(f"undopost:{post.id}")
        assert buttoned.clerk.last.text == buttoned.words.not_understood()
    assert await buttoned.run(lambda work: work.recipients.posts(work.today)) == before


async def test_a_name_that_the_unit_knows_is_that_person(office: StoryOffice) -> None:
    binh = await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Mời người mới")
    await office.lan.say("trần văn bình, chuyên viên")
    assert binh.received() == ["directive", "answer"]
    assert office.clerk.received() == []


async def test_another_button_leaves_the_question_for_a_name(office: StoryOffice) -> None:
    await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Mời người mới")
    await office.lan.choose("Báo cáo tiến độ")
    await office.lan.say("Đã Rà Soát Xong")
    assert office.lan.last.title == "📝 Đã ghi nhận tiến độ"


# No rule is skipped


async def test_the_delegate_added_later_skipping_a_rule(buttoned: StoryOffice) -> None:
    """Away, out of reach, already answered, quiet hours: all that holds for a head holds for whoever acts for them."""
    binh = await handed(buttoned)
    await buttoned.run(goes_on_leave, binh)
    await buttoned.let_pass(11 * DAY)
    assert (binh.received("nudge"), buttoned.lan.received("nudge")) == ([], ["nudge"])
    await buttoned.run(_is_back, binh)
    await buttoned.let_pass(9 * DAY)
    assert (binh.received("nudge"), buttoned.lan.received("nudge")) == (["nudge"], ["nudge"])
    await binh.say("50%")
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(9 * DAY)  # a nudge waits in the outbox, and is answered before it goes
        assert binh.person
    await binh.say("70%")
    nudged = [message for message in [*binh.screen, *buttoned.lan.screen] if message.kind == "nudge"]
    assert len(nudged) == 2
    await buttoned.let_pass(30 * DAY)
    every = [message for message in [*binh.screen, *buttoned.lan.screen] if message.kind == "nudge"]
    hours = {message.at.astimezone(buttoned.now.tzinfo) for message in every}
    assert all(at.weekday() < 5 and 7 <= at.hour < 17 for at in hours)
    counted = (await buttoned.standing(buttoned.lan))["nudges"]
    assert [message.title.split()[3].rstrip(":") for message in sorted(every, key=lambda m: m.at)] == [
        str(n + 1) for n in range(counted)
    ]


async def test_the_cap_and_the_digest_are_the_delegates(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, daily_cap=1)
    binh = office.adds(BINH)
    for number in ("12/CT-UBND", "13/CT-UBND"):
        await office.issue(number, to=office.lan)
        await office.lan.say("đã nhận", reply_to=office.lan.newest("directive"))
        await office.lan.say("giao việc", reply_to=office.lan.newest("directive"))
        await office.lan.choose("Trần Văn Bình")
    await office.let_pass(11 * DAY)
    assert [title for title in binh.titles() if title.startswith("🗓 VIỆC CẦN XỬ LÝ")] != []
    assert [title for title in office.lan.titles() if title.startswith(("🗓", "⏰"))] == []
    assert (binh.received("nudge"), (await office.standing(office.lan))["nudges"]) == ([], 1)
    await binh.choose("VB2 – 13/CT-UBND")
    assert binh.last.options == FOR_AN_OFFICER


async def test_a_delegate_may_ask_to_be_reminded_later(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.let_pass(11 * DAY)
    await binh.choose("Nhắc lại sau")
    assert "VB1" in binh.last.text
    assert binh.last.text != office.words.not_the_head()


def _is_back(work: UnitOfWork, person: Somebody) -> None:
    for one in work.delegations.in_force(work.today):
        if one.assignment_id is None:
            work.delegations.end(one.id, work.now)


async def test_a_delegate_who_blocks_the_bot_and_the_head_is_told_at_once(office: StoryOffice) -> None:
    binh = await handed(office)
    await binh.block()
    assert office.lan.last.title == "👥 CẦN GIAO NGƯỜI KHÁC THỰC HIỆN: văn bản số 12/CT-UBND"
    assert "đã chặn tin nhắn" in office.lan.last.text
    await office.let_pass(11 * DAY)
    assert office.lan.received("nudge") == ["nudge"]
    await binh.come_back()
    await office.let_pass(10 * DAY)
    assert (office.lan.received("nudge"), binh.received("nudge")) == (["nudge"], ["nudge"])


async def test_a_delegate_found_out_of_reach_when_the_nudge_is_sent(office: StoryOffice) -> None:
    binh = await handed(office)
    binh.block_unnoticed()
    await office.let_pass(21 * DAY)
    assert "👥 CẦN GIAO NGƯỜI KHÁC THỰC HIỆN: văn bản số 12/CT-UBND" in office.lan.titles()
    assert office.lan.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"]  # the refused one does not count


async def test_a_delegate_who_leaves_the_unit(office: StoryOffice) -> None:
    binh = await handed(office)
    office.ends_posts_of(binh)
    await office.let_pass(11 * DAY)
    assert (binh.received("nudge"), office.lan.received("nudge")) == ([], ["nudge"])
    await binh.say("60%", reply_to=binh.screen[0])
    assert binh.last.text in {office.words.not_the_head(), office.words.not_understood()}


async def test_the_head_is_not_surprised_by_the_ladder(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.let_pass(40 * DAY)
    told = next(message for message in office.lan.screen if "CHẬM PHẢN HỒI" in message.title)
    assert told.title == "👥 NGƯỜI THỰC HIỆN CHẬM PHẢN HỒI: văn bản số 12/CT-UBND"
    first = next(message for message in office.clerk.screen if message.kind == "escalation")
    assert told.at <= first.at
    assert office.deputy.received("escalation") != []
    assert len(binh.received("nudge")) >= 3


async def test_a_delegate_who_is_the_deputy_hears_of_no_own_silence(office: StoryOffice) -> None:
    await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Phạm Văn Dũng")
    await office.let_pass(40 * DAY)
    assert office.deputy.received("escalation") == []
    assert office.clerk.received("escalation") != []


async def test_after_all_is_reported_the_head_is_asked(office: StoryOffice) -> None:
    binh = await handed(office)
    await binh.say("100%")
    await office.let_pass(14 * DAY)
    assert (binh.received("nudge"), office.lan.received("nudge")) == ([], ["nudge"])


# What it shows


async def test_it_is_shown_who_gets_the_nudges_and_why(buttoned: StoryOffice) -> None:
    binh = await handed(buttoned)
    standing = await buttoned.standing(buttoned.lan)
    nudge = next(step for step in standing["next_steps"] if step["what"] == "nudge")
    assert nudge["to"] == "Trần Văn Bình"
    assert nudge["why"].endswith("it goes to Trần Văn Bình, to whom the head has handed it")
    assert ("delegated", "Trần Văn Bình") in [(e["what"], e["text"]) for e in standing["history"]]
    await buttoned.let_pass(11 * DAY)
    sent = [d for d in (await buttoned.standing(buttoned.lan))["deliveries"] if d["kind"] == "nudge"]
    assert len(sent) == 1
    assert binh.received("nudge") == ["nudge"]


async def test_the_card_of_the_head_says_who_has_it(buttoned: StoryOffice) -> None:
    await handed(buttoned)
    assert "👥 Người thực hiện: Trần Văn Bình." in buttoned.lan.newest("directive").text


async def test_a_directive_that_is_withdrawn_or_amended_is_told_to_the_delegate(office: StoryOffice) -> None:
    binh = await handed(office)
    await office.amend(due=date(2024, 8, 30))
    assert binh.last.title == "✏️ ĐIỀU CHỈNH: văn bản số 12/CT-UBND"
    assert office.lan.last.title == "✏️ ĐIỀU CHỈNH: văn bản số 12/CT-UBND"
    await office.withdraw()
    assert binh.last.title == office.lan.last.title == "🛑 THU HỒI: văn bản số 12/CT-UBND"
    await office.let_pass(30 * DAY)
    assert binh.last.title == "🛑 THU HỒI: văn bản số 12/CT-UBND"


async def test_a_few_minutes_after_it_all_holds_on_the_audit_chain(buttoned: StoryOffice) -> None:
    await handed(buttoned)
    await buttoned.let_pass(HOUR + timedelta(minutes=1))
    _, broken = await buttoned.run(lambda work: work.events.verify())
    assert broken is None


# Doubt


async def test_a_doubtful_directive_is_sent_to_the_delegate_again(office: StoryOffice) -> None:
    """The head's own act came in the same moment; it shows nothing of what the delegate has got."""
    binh = await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    with office.nothing_is_sent():
        await office.lan.choose("Trần Văn Bình")
    office.channel.fails_for(binh.address, Unknown("no answer"))
    await office.deliver()
    office.channel.fails_for(binh.address, None)
    await office.let_pass(2 * MINUTE)
    assert "📄 VĂN BẢN số 12/CT-UBND (gửi lại)" in binh.titles()


async def test_a_doubtful_directive_has_arrived_where_the_delegate_reports(office: StoryOffice) -> None:
    binh = await in_hand(office)
    await office.lan.choose("Giao người thực hiện")
    with office.nothing_is_sent():
        await office.lan.choose("Trần Văn Bình")
    office.channel.fails_for(binh.address, Unknown("no answer"))
    await office.deliver()
    office.channel.fails_for(binh.address, None)
    await binh.say("10%")
    await office.let_pass(10 * MINUTE)
    assert "📄 VĂN BẢN số 12/CT-UBND (gửi lại)" not in binh.titles()
