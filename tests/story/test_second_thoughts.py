"""People think again: they edit what they wrote, put spoken words into writing, take a confirmation back."""

from datetime import timedelta

from bot.core.model import Until
from tests.story.harness import DAY, HOUR, MINUTE, StoryOffice


async def _reports(office: StoryOffice) -> list[tuple[str, int | None, bool]]:
    """(text, percent, whether it is a later version) of each report on VB1 of Lan's unit."""
    a = await office.assignment(office.lan)
    kept = await office.run(lambda work: work.reports.of_assignment(a.id))
    return [(report.text, report.percent, report.revises is not None) for report in kept]


# Edits


async def test_an_edited_report_is_a_new_version_of_it(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("60%, còn 2 xã")
    await office.let_pass(HOUR)
    await office.lan.edit(said, "65%, còn 1 xã")
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (65, "65%, còn 1 xã")
    assert await _reports(office) == [("60%, còn 2 xã", 60, False), ("65%, còn 1 xã", 65, True)]
    assert office.lan.received() == ["directive", "reported", "reported"]
    assert "65%" in office.lan.last.text
    assert [event.text for event in await office.events() if event.what == "revised"] == ["65%, còn 1 xã"]


async def test_an_edit_that_takes_the_percentage_away_takes_it_back(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("40%")
    said = await office.lan.say("90%")
    await office.lan.edit(said, "còn 2 xã")
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (40, "còn 2 xã")


async def test_an_edit_of_an_earlier_report_does_not_hide_the_later_one(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("đang rà soát")
    await office.lan.say("80%")
    await office.lan.edit(said, "đã rà soát, được 30%")
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (80, "80%")


async def test_an_edit_is_never_an_act(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("còn một xã")
    await office.lan.edit(said, "xong")
    assert await office.status(office.lan) == "acknowledged"
    assert (await office.standing(office.lan))["last_report"] == "xong"
    assert office.lan.received() == ["directive", "reported", "reported"]


async def test_an_edit_that_changes_no_word_is_passed_over(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("60%")
    await office.lan.edit(said, "60%")
    assert office.lan.received() == ["directive", "reported"]
    assert len(await _reports(office)) == 1


async def test_of_a_message_that_was_no_report_an_edit_changes_nothing(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("đã nhận")
    await office.lan.edit(said, "đã nhận nhé")
    assert office.lan.received() == ["directive", "acknowledged"]
    await office.lan.edit(said, "đã nhận, xin lùi thời hạn 3 ngày")
    assert office.lan.received() == ["directive", "acknowledged", "answer"]
    assert await _reports(office) == []


async def test_an_edit_after_the_confirmation_is_kept(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("90%")
    await office.lan.say("xong")
    await office.lan.say("đồng ý")
    await office.lan.edit(said, "95%")
    assert await office.status(office.lan) == "confirmed"
    assert (await office.standing(office.lan))["percent"] == 90
    assert ("95%", 95, True) in await _reports(office)


async def test_an_edited_obstacle_is_passed_on_again(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    said = await office.lan.say("chưa có kinh phí")
    await office.lan.edit(said, "chưa có kinh phí, đề nghị bổ sung 200 triệu")
    assert (await office.standing(office.lan))["obstacle"] == "chưa có kinh phí, đề nghị bổ sung 200 triệu"
    assert office.clerk.received() == ["obstacle", "obstacle"]
    assert "200 triệu" in office.clerk.last.text


async def test_the_words_in_doubt_may_be_edited_before_it_is_said_what_they_are_about(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    said = await office.lan.say("60%")
    await office.lan.edit(said, "70%")
    await office.lan.choose("VB1 – 12/CT-UBND")
    assert (await office.standing(office.lan, "VB1"))["percent"] == 70


async def test_nobody_edits_the_report_of_a_unit_that_is_theirs_no_longer(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("60%")
    office.ends_posts_of(office.lan)
    await office.lan.edit(said, "100%")
    assert await _reports(office) == [("60%", 60, False)]


async def test_a_stranger_may_edit_in_silence(office: StoryOffice) -> None:
    stranger = office.stranger()
    said = await stranger.say("xin chào")
    await stranger.edit(said, "xin chào quý cơ quan")
    assert len(stranger.screen) == 1


# Spoken words


async def test_of_a_voice_message_the_words_are_asked_for(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.speak()
    a = await office.assignment(office.lan)
    assert await office.evidence(office.lan) == ["voice.ogg"]
    assert a.last_report == office.words.spoken_only()
    assert "bằng chữ" in office.lan.last.text
    await office.lan.say("60%, còn hai xã")
    standing = await office.standing(office.lan)
    assert (standing["percent"], standing["last_report"]) == (60, "60%, còn hai xã")
    assert await _reports(office) == [(office.words.spoken_only(), None, False), ("60%, còn hai xã", 60, True)]
    await office.lan.say("80%")
    assert (await _reports(office))[-1] == ("80%", 80, False)


async def test_after_a_voice_message_an_act_is_still_an_act(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.speak()
    await office.lan.say("xong")
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_a_spoken_obstacle_pauses_the_nudges_and_is_put_in_words_later(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.speak()
    assert office.clerk.received() == ["obstacle"]
    await office.lan.say("thiếu cán bộ chuyên môn")
    assert (await office.standing(office.lan))["obstacle"] == "thiếu cán bộ chuyên môn"
    assert office.clerk.received() == ["obstacle", "obstacle"]


async def test_a_voice_message_in_doubt_is_kept_over_the_question(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.speak()
    await office.lan.choose("VB2 – 13/CT-UBND")
    assert "bằng chữ" in office.lan.last.text
    await office.lan.say("xong một nửa, 50%")
    assert (await office.standing(office.lan, "VB2"))["percent"] == 50


# Taking a confirmation back


async def _confirmed(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_a_confirmation_can_be_taken_back(office: StoryOffice) -> None:
    await _confirmed(office)
    await office.lan.choose("Mở lại")
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["confirmed_at"]) == ("acknowledged", None)
    assert office.lan.last.title == "🔄 Đã mở lại"
    assert ("reopened", "Nguyễn Thị Lan") in await office.history()
    assert standing["next_steps"][0]["what"] == "nudge"
    await office.lan.say("xong")
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_the_words_take_it_back_too(office: StoryOffice) -> None:
    await _confirmed(office)
    await office.lan.say("xin mở lại ạ")
    assert await office.status(office.lan) == "acknowledged"
    await office.lan.say("mở lại")
    assert await office.status(office.lan) == "acknowledged"


async def test_the_words_alone_ask_which_when_several_were_confirmed(office: StoryOffice) -> None:
    for number in ("12/CT-UBND", "13/CT-UBND"):
        await office.issue(number, to=office.lan)
        await office.lan.say("xong")
        await office.lan.say("đồng ý")
        await office.let_pass(MINUTE)
    await office.lan.say("mở lại")
    assert office.lan.options == ["VB2 – 13/CT-UBND", "VB1 – 12/CT-UBND"]
    await office.lan.choose("VB1 – 12/CT-UBND")
    assert await office.status(office.lan, "VB1") == "acknowledged"
    assert await office.status(office.lan, "VB2") == "confirmed"


async def test_after_a_day_it_stands(office: StoryOffice) -> None:
    await _confirmed(office)
    payload = f"reopen:{(await office.assignment(office.lan)).id}"
    await office.let_pass(DAY - timedelta(seconds=1))
    if office.channel.capabilities.buttons:
        assert office.lan.newest("directive").options == ["Toàn văn", "Mở lại"]
    await office.let_pass(timedelta(seconds=1))
    if office.channel.capabilities.buttons:
        assert office.lan.newest("directive").options == ["Toàn văn"]
    await office.lan.press(payload)
    assert await office.status(office.lan) == "confirmed"
    assert "24 giờ" in office.lan.last.text


async def test_typing_the_number_once_more_takes_nothing_back(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan)
    await buttonless.lan.choose("Đã tiếp nhận")
    await buttonless.lan.choose("Xác nhận hoàn thành")
    await buttonless.lan.say("1")
    assert await buttonless.status(buttonless.lan) == "confirmed"
    await buttonless.lan.say("1")
    assert await buttonless.status(buttonless.lan) == "confirmed"


async def test_what_was_only_to_be_acknowledged_is_not_taken_back(office: StoryOffice) -> None:
    await office.issue(to=office.lan, until=Until.ACK)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.say("mở lại")
    assert (await office.assignment(office.lan)).is_settled
    assert office.lan.last.text == office.words.nothing_to_reopen()


async def test_somebody_else_cannot_take_it_back(office: StoryOffice) -> None:
    await _confirmed(office)
    payload = f"reopen:{(await office.assignment(office.lan)).id}"
    await office.minh.press(payload)
    assert await office.status(office.lan) == "confirmed"
    assert office.minh.last.text == office.words.not_the_head()
