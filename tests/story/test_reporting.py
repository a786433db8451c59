"""The head says how far along it is."""

import pytest

from tests.story.harness import DAY, HOUR, StoryOffice


async def test_the_button_asks_and_the_next_message_is_the_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("📝 Báo cáo tiến độ")
    assert office.lan.last.title == "📝 Báo cáo tiến độ"
    said = await office.lan.say("60%, đã rà soát xong 8/12 xã")
    assert office.lan.last.lines[:3] == [
        "📝 Đã ghi nhận tiến độ",
        "Văn bản số 12/CT-UBND (VB1)",
        "V/v tăng cường quản lý ngân sách",
    ]
    assert "60%" in office.lan.last.lines[3]
    assert "60%, đã rà soát xong 8/12 xã" in office.lan.last.text
    assert office.lan.last.reply_to == said
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (60, "60%, đã rà soát xong 8/12 xã")


async def test_a_reply_to_any_message_about_it_is_a_report(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    first, second = office.lan.screen
    await office.lan.say("đã giao phòng Ngân sách", reply_to=second)
    assert (await office.standing(office.lan, "VB2"))["last_report"] == "đã giao phòng Ngân sách"
    receipt = office.lan.last
    await office.lan.say("30 phần trăm", reply_to=receipt)
    assert (await office.standing(office.lan, "VB2"))["percent"] == 30
    await office.lan.say("bắt đầu làm", reply_to=first)
    assert (await office.standing(office.lan, "VB1"))["last_report"] == "bắt đầu làm"


async def test_a_reply_to_a_nudge_is_a_report(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.let_pass(DAY)
    await office.issue("13/CT-UBND", to=office.lan)
    nudge = office.lan.newest("nudge")
    assert nudge.title == "⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"
    await office.lan.say("sắp xong", reply_to=nudge)
    assert (await office.standing(office.lan, "VB1"))["last_report"] == "sắp xong"
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_plain_text_is_a_report_when_one_is_open(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("Đơn vị đang triển khai, dự kiến thứ Sáu xong")
    assert office.lan.received() == ["directive", "reported"]


async def test_a_report_acknowledges_too(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("60%")
    assert await office.status(office.lan) == "acknowledged"
    assert [what for what, _ in await office.history()] == ["issued", "delivered", "reported", "acknowledged"]


async def test_a_percentage_is_kept_until_another_is_told(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("60%")
    await office.lan.say("đang làm tiếp")
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (60, "đang làm tiếp")
    await office.lan.say("còn 2 xã, được 80 phần trăm")
    assert (await office.standing(office.lan))["percent"] == 80


async def test_all_done_by_percentage_is_no_confirmation_but_points_to_it(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("100%")
    assert await office.status(office.lan) == "acknowledged"
    assert "🏁" in office.lan.last.text


async def test_files_are_evidence(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.send_file("bao-cao.pdf", "40%")
    assert office.lan.received() == ["directive", "reported"]
    assert "1 tệp" in office.lan.last.text
    assert await office.evidence(office.lan) == ["bao-cao.pdf"]


async def test_an_album_is_one_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.send_album("anh-1.jpg", "anh-2.jpg", "anh-3.jpg", caption="ảnh hiện trường, 40%")
    assert office.lan.received() == ["directive", "reported"]
    assert "3 tệp" in office.lan.last.text
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (40, "ảnh hiện trường, 40%")
    assert (await office.history()).count(("reported", "Nguyễn Thị Lan")) == 1


async def test_a_late_part_of_an_album_belongs_to_the_same_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.send_album("anh-1.jpg", "anh-2.jpg", caption="40%")
    await office.lan.send_album("anh-3.jpg")
    assert office.lan.received() == ["directive", "reported", "answer"]
    assert office.lan.last.title == "📎 Đã bổ sung 1 tệp vào báo cáo vừa gửi."
    assert await office.evidence(office.lan) == ["anh-1.jpg", "anh-2.jpg", "anh-3.jpg"]
    assert (await office.standing(office.lan))["last_report"] == "40%"


async def test_a_file_whose_caption_is_an_acts_word_is_a_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.send_file("anh.jpg", "xong")
    assert office.lan.received() == ["directive", "reported"]
    assert await office.status(office.lan) == "acknowledged"


async def test_a_handle_says_which(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("VB2 40%")
    assert (await office.standing(office.lan, "VB2"))["percent"] == 40
    assert await office.status(office.lan, "VB1") == "delivered"


async def test_with_several_open_it_asks_which_and_keeps_the_words(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("60%, còn hai xã")
    assert office.lan.received() == ["directive", "directive", "answer"]
    assert office.lan.options == ["VB1 – 12/CT-UBND", "VB2 – 13/CT-UBND"]
    await office.lan.choose("VB2 – 13/CT-UBND")
    assert office.lan.last.kind == "reported"
    standing = await office.standing(office.lan, "VB2")
    assert (standing["percent"], standing["last_report"]) == (60, "60%, còn hai xã")
    assert await office.status(office.lan, "VB1") == "delivered"


async def test_files_are_kept_over_the_question_too(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.send_file("bao-cao.pdf")
    await office.lan.choose("VB1 – 12/CT-UBND")
    assert await office.evidence(office.lan, "VB1") == ["bao-cao.pdf"]


async def test_the_newer_message_takes_the_place_of_the_one_in_doubt(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("60%")
    await office.lan.say("70%")
    await office.lan.choose("VB1 – 12/CT-UBND")
    assert (await office.standing(office.lan, "VB1"))["percent"] == 70
    assert office.lan.received("reported") == ["reported"]


async def test_words_left_in_doubt_are_not_applied_days_later(office: StoryOffice) -> None:
    """Bug: the kept words were reported for whatever was opened next, however much had been said in between."""
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("60%")
    await office.lan.say("VB1 đã nhận")
    await office.let_pass(2 * HOUR)
    await office.lan.say("/viec")
    await office.lan.choose("VB2 – 13/CT-UBND")
    assert office.lan.last.kind == "answer"
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_a_sticker_in_doubt_is_no_empty_report(office: StoryOffice) -> None:
    """Bug: a message without words was kept, and the choice after it reported nothing at all."""
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("")
    if not office.channel.capabilities.files:
        assert office.lan.last.text == office.words.nothing_to_read()
        await office.lan.say("1")
    await office.lan.choose("VB1 – 12/CT-UBND")
    assert office.lan.received("reported") == []
    assert await office.status(office.lan, "VB1") == "delivered"


@pytest.mark.parametrize("words", ["xong", "đã nhận", "báo cáo"])
async def test_the_words_of_an_act_are_that_act_after_the_choice(office: StoryOffice, words: str) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say(words)
    await office.lan.choose("VB1 – 12/CT-UBND")
    titles = {
        "xong": "🏁 Xác nhận hoàn thành",
        "đã nhận": "✅ Đã ghi nhận việc tiếp nhận",
        "báo cáo": "📝 Báo cáo tiến độ",
    }
    assert office.lan.last.title == titles[words]


async def test_with_nothing_open_a_report_has_no_place(office: StoryOffice) -> None:
    await office.lan.say("60%")
    assert office.lan.last.text == office.words.nothing_open()


async def test_after_the_confirmation_it_is_kept_but_changes_nothing(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    card = office.lan.screen[0]
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Xác nhận hoàn thành")
    await office.lan.choose("Đồng ý")
    await office.lan.say("bổ sung số liệu", reply_to=card)
    assert office.lan.last.kind == "reported"
    assert (await office.standing(office.lan))["status"] == "confirmed"


async def test_after_the_withdrawal_it_is_not_taken(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.withdraw()
    await office.lan.say("60%", reply_to=office.lan.screen[0])
    assert "thu hồi" in office.lan.last.lines[-1]
    assert (await office.standing(office.lan))["percent"] is None


async def test_a_deputy_reports_too(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.deputy.say("60%")
    assert office.deputy.received() == ["reported"]
    assert ("reported", "Phạm Văn Dũng") in await office.history()


async def test_other_heads_do_not_hear_of_it(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.lan.say("60%")
    assert office.minh.received() == ["directive"]
