"""Directors: `📣 Đôn đốc ngay`, the summaries narrowed by button, and lists too long for one message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.model import Kind, Role, State, Urgency
from bot.texts.common import length
from tests.story.harness import DAY, HOUR, MINUTE, MONDAY_MORNING, VIETNAM, Message, Part, Somebody, StoryOffice

VICE = Part(name="Bùi Thị Oanh", unit="UBND", role=Role.DIRECTOR, title="Phó Chủ tịch")
NIGHT = datetime(2024, 7, 2, 22, 0, tzinfo=VIETNAM)


async def previews(director: Somebody, handle: str = "VB1") -> Message:
    """The director asks for one directive, and whom `📣` would reach."""
    await director.say(f"/tonghop {handle}")
    await director.choose("Đôn đốc ngay")
    return director.last


def lines_with(message: Message, sign: str) -> list[str]:
    """The units that are listed under this sign, by name."""
    units = [line for line in message.lines if line.startswith(f"{sign} ") and "Đôn đốc ngay:" not in line]
    return [line[2:].partition(" (")[0] for line in units]


# Whom, and the question


async def test_it_shows_whom_and_when_last_nudged_and_asks(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh, office.hanh], due=date(2024, 7, 20))
    await office.lan.say("60%")
    await office.hanh.say("đã nhận")
    await office.hanh.say("xong")
    await office.hanh.choose("Đồng ý")
    await office.let_pass(DAY + 2 * HOUR)
    shown = await previews(office.director)
    assert shown.title == "📣 Đôn đốc ngay: văn bản số 12/CT-UBND (VB1)"
    lan = next(line for line in shown.lines if "Sở Tài chính" in line)
    assert "Giám đốc Nguyễn Thị Lan" in lan
    assert "60%" in lan
    assert lan.endswith("chưa nhắc")
    minh = next(line for line in shown.lines if "Sở Xây dựng" in line)
    assert "chưa tiếp nhận" in minh
    assert minh.endswith("nhắc gần nhất 08:00 02/07")
    assert "Sở Y tế" not in shown.text
    assert shown.options == ["Đồng ý", "Quay lại"]
    assert office.words.ask_urging(silent=False) in shown.text


async def test_on_agreement_each_open_head_is_nudged_by_order(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 20))
    await office.lan.say("60%")
    await previews(office.director)
    await office.director.choose("Đồng ý")
    assert office.director.last.title == "📣 Đã đôn đốc 2 đơn vị"
    assert office.minh.last.title == "⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"
    assert office.lan.last.title == "🔔 SẮP ĐẾN HẠN (còn 14 ngày làm việc): văn bản số 12/CT-UBND"
    for head in (office.lan, office.minh):
        assert "Theo chỉ đạo của đồng chí Chủ tịch Trần Văn Quang" in head.last.text
        assert (await office.standing(head))["nudges"] == 1
    assert "Đã tiếp nhận" in office.minh.options
    assert [(e.what, e.who, e.channel) for e in await office.events() if e.what == "nudge"] == [
        ("nudge", "Trần Văn Quang", "chat")
    ] * 2


async def test_the_count_goes_on_from_the_nudges_before(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 6, 28))
    await office.let_pass(HOUR + DAY)
    before = (await office.standing(office.lan))["nudges"]
    assert before
    await office.let_pass(2 * HOUR)
    await previews(office.director)
    await office.director.choose("Đồng ý")
    assert office.lan.last.title == f"⏰ NHẮC LẦN {before + 1}: văn bản số 12/CT-UBND – quá hạn 4 ngày"
    assert (await office.standing(office.lan))["nudges"] == before + 1


async def test_going_back_sends_nothing(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await previews(office.director)
    await office.director.choose("Quay lại")
    assert office.director.last.title == "Chưa gửi tin nhắc nào."
    assert office.lan.received() == ["directive"]


@pytest.mark.parametrize(("said", "nudged"), [("đồng ý", 1), ("Vâng", 1), ("quay lại", 0), ("thôi", 0)])
async def test_the_question_is_answered_in_words_too(office: StoryOffice, said: str, nudged: int) -> None:
    await office.issue(to=office.lan)
    await previews(office.director)
    await office.director.say(said)
    assert office.lan.received("nudge") == ["nudge"] * nudged
    await office.director.say("đồng ý")  # nothing is asked any more
    assert office.director.last.text == office.words.not_understood()


async def test_outside_hours_it_goes_at_once_and_without_sound(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.travel_to(NIGHT)
    shown = await previews(office.director)
    assert office.words.ask_urging(silent=True) in shown.text
    await office.director.choose("Đồng ý")
    assert office.lan.last.kind == "nudge"
    assert (office.lan.last.at, office.lan.last.silent) == (NIGHT, True)


async def test_in_hours_it_makes_a_sound_and_so_does_hoa_toc_at_night(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await previews(office.director)
    await office.director.choose("Đồng ý")
    assert (office.lan.last.kind, office.lan.last.silent) == ("nudge", False)
    await office.issue("2/CĐ", to=office.minh, urgency=Urgency.HOA_TOC)
    await office.minh.say("đã nhận")
    await office.travel_to(NIGHT)
    await previews(office.director, "VB2")
    await office.director.choose("Đồng ý")
    assert (office.minh.last.kind, office.minh.last.at, office.minh.last.silent) == ("nudge", NIGHT, False)


async def test_who_cannot_be_reached_is_named_and_goes_on_the_call_sheet(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.minh.block()
    shown = await previews(office.director)
    assert (lines_with(shown, "📣"), lines_with(shown, "📞")) == (["Sở Tài chính"], ["Sở Xây dựng"])
    assert "đã chặn tin nhắn" in shown.text
    await office.director.choose("Đồng ý")
    assert "Đã đưa vào danh sách gọi điện: Sở Xây dựng." in office.director.last.lines
    assert office.lan.received("nudge") == ["nudge"]
    assert office.clerk.received("escalation") == ["escalation"]
    assert "Sở Xây dựng" in office.clerk.newest("escalation").text
    assert ("call_sheet", "Trần Văn Quang") in await office.history()


async def test_only_units_to_ring_are_not_promised_a_nudge(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.block()
    shown = await previews(office.director)
    assert office.words.ask_calling() in shown.text
    for _ in range(2):
        await office.director.choose("Đồng ý")
    assert office.clerk.received("escalation") == ["escalation"]


# Twice, late, by several, by others


async def test_pressing_twice_nudges_once(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    shown = await previews(office.director)
    await office.director.choose("Đồng ý", on=shown)
    await office.director.choose("Đồng ý", on=shown)
    assert office.lan.received("nudge") == office.minh.received("nudge") == ["nudge"]
    assert lines_with(office.director.last, "⏸") == ["Sở Tài chính", "Sở Xây dựng"]
    assert office.director.last.options == []
    assert office.words.nobody_to_urge() in office.director.last.text


async def test_two_directors_at_once_nudge_once(office: StoryOffice) -> None:
    vice = office.adds(VICE)
    await office.issue(to=office.lan)
    await previews(office.director)
    await previews(vice)
    await office.director.choose("Đồng ý")
    await vice.choose("Đồng ý")
    assert office.lan.received("nudge") == ["nudge"]
    assert vice.last.title == "📣 Không nhắc thêm đơn vị nào"
    assert "Vừa được nhắc nên không nhắc lại: Sở Tài chính." in vice.last.lines


async def test_after_an_hour_a_head_may_be_nudged_again(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for wait in (59 * MINUTE, MINUTE):
        await previews(office.director)
        if "Đồng ý" in office.director.last.options:
            await office.director.choose("Đồng ý")
        await office.let_pass(wait)
    assert office.lan.received("nudge") == ["nudge"]
    await previews(office.director)
    await office.director.choose("Đồng ý")
    assert [title.partition(":")[0] for title in office.lan.titles("nudge")] == ["⏰ NHẮC LẦN 1", "⏰ NHẮC LẦN 2"]


async def test_an_old_button_shows_the_present_list_and_asks_again(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    old = await previews(buttoned.director)
    await buttoned.let_pass(MINUTE)
    await buttoned.lan.say("xong")
    await buttoned.lan.choose("Đồng ý")
    await previews(buttoned.director)
    await buttoned.director.choose("Đồng ý", on=old)
    assert buttoned.director.last.title == buttoned.words.look_again()
    assert lines_with(buttoned.director.last, "📣") == ["Sở Xây dựng"]
    assert buttoned.minh.received("nudge") == []
    await buttoned.director.choose("Đồng ý")
    assert (buttoned.lan.received("nudge"), buttoned.minh.received("nudge")) == ([], ["nudge"])


async def test_an_hour_later_a_yes_is_no_longer_an_answer(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    shown = await previews(office.director)
    await office.let_pass(HOUR)
    await office.director.say("đồng ý")
    assert office.director.last.text == office.words.not_understood()
    await office.director.choose("Đồng ý", on=shown)
    assert office.director.last.title == office.words.look_again()
    assert office.lan.received("nudge") == []


async def test_ok_of_a_director_who_also_heads_a_unit_is_about_their_own_directive(office: StoryOffice) -> None:
    lan = office.adds(replace(VICE, name=office.lan.name))
    await office.issue("1/KH", to=office.minh)
    await previews(lan)
    await office.issue("2/KH", to=office.deputy)
    await lan.say("ok em")
    assert office.minh.received("nudge") == []
    assert await office.status(office.deputy, "VB2") == "acknowledged"


async def test_a_button_about_another_directive_is_not_taken_for_this_one(buttoned: StoryOffice) -> None:
    await buttoned.issue("1/KH", to=buttoned.lan)
    await buttoned.issue("2/KH", to=buttoned.minh)
    first = await previews(buttoned.director, "VB1")
    await previews(buttoned.director, "VB2")
    await buttoned.director.choose("Đồng ý", on=first)
    assert buttoned.director.last.lines[2].endswith("1/KH (VB1)")
    assert buttoned.lan.received("nudge") == buttoned.minh.received("nudge") == []


async def test_who_answered_after_the_list_was_shown_is_left_in_peace(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh, office.hanh])
    await previews(office.director)
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    await office.minh.say("đã nhận")
    await office.director.choose("Đồng ý")
    assert office.director.last.title == "📣 Đã đôn đốc 1 đơn vị"
    assert "Đã nhắc: Sở Y tế." in office.director.last.lines
    assert "Vừa phản hồi nên không nhắc nữa: Sở Tài chính; Sở Xây dựng." in office.director.last.lines
    received = [head.received("nudge") for head in (office.lan, office.minh, office.hanh)]
    assert received == [[], [], ["nudge"]]


async def test_who_answers_before_it_is_sent_is_left_in_peace(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await previews(office.director)
    with office.nothing_is_sent():
        await office.director.choose("Đồng ý")
        await office.let_pass(MINUTE)
        await office.lan.say("đã nhận")
    await office.deliver()
    assert (office.lan.received("nudge"), office.minh.received("nudge")) == ([], ["nudge"])
    told = await office.standing(office.lan)
    assert told["nudges"] == 0
    assert [d["state"] for d in told["deliveries"] if d["kind"] == "nudge"] == ["dropped"]


async def test_when_all_have_confirmed_nothing_is_asked(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    shown = await previews(office.director)
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    await office.director.choose("Đồng ý", on=shown)
    assert "Vừa phản hồi nên không nhắc nữa: Sở Tài chính." in office.director.last.lines
    await office.director.press("urge:1")
    assert office.director.last.text.endswith("không gửi tin nhắc nào.")
    await office.director.say("/tonghop VB1")
    assert "Đôn đốc ngay" not in office.director.last.options
    assert office.lan.received("nudge") == []


async def test_of_a_withdrawn_directive_nobody_is_nudged(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await previews(office.director)
    await office.withdraw()
    await office.director.choose("Đồng ý", on=office.director.screen[-1])
    assert office.lan.received("nudge") == []
    await office.director.press("urge:1")
    assert "Văn bản đã được thu hồi" in office.director.last.text


async def test_somebody_elses_button_is_refused(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await previews(office.director)
    agreed = await _payload_of(office, "urgeyes")
    for person in (office.lan, office.clerk, office.admin):
        for payload in ("urge:1", "urge:1:0", "urgeno:1", agreed):
            await person.press(payload)
            assert person.last.text == office.words.not_the_head()
    assert office.lan.received("nudge") == []


async def _payload_of(office: StoryOffice, act: str) -> str:
    """Of the newest button of this kind that the director was shown."""
    contact = office.director.person
    assert contact
    menus = await office.run(
        lambda work: work.talk.menus(work.recipients.contacts(contact.id)[0].id),
    )
    return next(c.payload for menu in menus for c in menu.choices if c.payload.startswith(f"{act}:"))


async def test_clerks_see_the_summary_without_it(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.clerk.say("/vanban VB1")
    assert office.clerk.last.options[0] == "Đơn vị chưa tiếp nhận"
    assert "Đôn đốc ngay" not in office.clerk.last.options


async def test_a_director_reaches_only_the_units_below(office: StoryOffice) -> None:
    office.adds_unit("KHOI", "Khối kinh tế")
    office.adds_unit("SCT", "Sở Công thương", parent="KHOI")
    below = office.adds(Part(name="Tạ Văn Kiên", unit="SCT", role=Role.HEAD, title="Giám đốc"))
    vice = office.adds(replace(VICE, unit="KHOI"))
    await office.issue("1/KH", to=[below, office.lan])
    await office.issue("2/KH", to=office.lan)
    shown = await previews(vice)
    assert lines_with(shown, "📣") == ["Sở Công thương"]
    await vice.choose("Đồng ý")
    assert (below.received("nudge"), office.lan.received("nudge")) == (["nudge"], [])
    await vice.press("urge:2")  # which went to none of their units
    assert vice.last.text == office.words.not_the_head()


async def test_forged_numbers_do_no_harm(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    for payload in ("urge:99", "urgeyes:99:1", "urgeyes:1", "urgeyes:1:7", "urge:1:99", "summary:1:9", "overview:9"):
        await buttoned.director.press(payload)
    for payload in ("summary:1:2:3:4", "ack:1:2", "urge:", "overview:1:2:3"):
        await buttoned.director.press(payload)
        assert buttoned.director.last.text == buttoned.words.not_understood()
    assert buttoned.lan.received("nudge") == []


# The bot's own pace goes on from there


async def test_the_next_nudge_counts_from_the_one_by_hand(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(6 * HOUR)  # 14:00; the bot would nudge at 08:00 tomorrow
    await previews(office.director)
    await office.director.choose("Đồng ý")
    await office.travel_to(MONDAY_MORNING + DAY + 5 * HOUR)
    assert office.lan.received("nudge") == ["nudge"]
    await office.travel_to(MONDAY_MORNING + DAY + 6 * HOUR)
    assert office.lan.titles("nudge")[1:] == ["⏰ NHẮC LẦN 2: văn bản số 12/CT-UBND"]


async def test_the_director_who_ordered_it_is_not_told_of_silence_in_the_next_minute(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(3 * DAY + HOUR)
    assert len(office.lan.received("nudge")) == 3
    await previews(office.director)
    await office.director.choose("Đồng ý")
    await office.let_pass(5 * HOUR)
    assert office.clerk.received("escalation") == []
    await office.let_pass(DAY)
    assert office.clerk.received("escalation") == ["escalation"]
    assert office.director.received("escalation") == []


async def test_one_that_waited_for_the_network_is_replaced_and_not_followed(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    with office.nothing_is_sent():
        await office.let_pass(DAY + 2 * HOUR)
        await office.director.press("urge:1")
        await office.director.press(await _queued_payload(office))
    await office.deliver()
    assert office.lan.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"]
    assert "Theo chỉ đạo" in office.lan.newest("nudge").text
    assert (await office.standing(office.lan))["nudges"] == 1


async def _queued_payload(office: StoryOffice) -> str:
    """The agreement in the preview that still waits to be sent."""
    waiting = await office.run(lambda work: work.deliveries.claimable("chat", work.now, 100))
    facts = [d.facts for d in waiting if d.kind is Kind.ANSWER and d.state is State.QUEUED]
    return next(str(p) for f in facts for _, p in f["choices"] if p.startswith("urgeyes:"))


async def test_a_directive_still_on_its_way_is_no_reason_to_nudge(office: StoryOffice) -> None:
    with office.nothing_is_sent():
        await office.issue(to=[office.lan])
        await office.director.press("urge:1")
    await office.deliver()
    assert lines_with(office.director.last, "📨") == ["Sở Tài chính"]
    assert office.director.last.options == []


# Narrowed by button


async def test_tonghop_is_narrowed_to_directives_with_such_units(office: StoryOffice) -> None:
    await office.issue("1/KH", to=[office.lan, office.minh], due=date(2024, 6, 20))
    await office.issue("2/KH", to=[office.lan, office.minh])
    await office.issue("3/KH", to=office.hanh)
    for handle in ("VB1", "VB2"):
        await office.lan.say(f"{handle} đã nhận")
    await office.hanh.say("đã nhận")
    await office.hanh.choose("Vướng mắc")
    await office.hanh.say("thiếu kinh phí")
    await office.director.say("/tonghop")
    assert office.director.options == ["VB1", "VB2", "VB3", "Chưa tiếp nhận", "Quá hạn", "Có vướng mắc"]
    await office.director.choose("Chưa tiếp nhận")
    assert office.director.last.lines[1] == "Văn bản có đơn vị chưa tiếp nhận: 2"
    assert office.director.last.lines.count("Đơn vị chưa tiếp nhận: 1") == 2
    assert office.director.options == ["VB1", "VB2", "Tất cả", "Quá hạn", "Có vướng mắc"]
    await office.director.choose("Quá hạn")
    assert office.director.options[:1] == ["VB1"]
    assert "Đơn vị quá hạn: 2" in office.director.last.lines
    await office.director.choose("Có vướng mắc")
    assert office.director.options[:1] == ["VB3"]
    await office.director.choose("Tất cả")
    assert office.director.options[:3] == ["VB1", "VB2", "VB3"]


async def test_one_directive_is_narrowed_to_units_that_stand_so(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh, office.hanh], due=date(2024, 7, 20))
    await office.lan.say("đã nhận")
    await office.minh.say("xong")
    await office.minh.choose("Đồng ý")
    await office.director.say("/tonghop VB1")
    offered = ["Đơn vị chưa tiếp nhận", "Đôn đốc ngay", "Đang thực hiện", "Hoàn thành"]
    assert office.director.last.options == offered
    await office.director.choose("Đang thực hiện")
    assert _units(office.director.last) == ["Sở Tài chính"]
    assert "Tiếp nhận: 2/3 đơn vị" in office.director.last.lines
    await office.director.choose("Hoàn thành")
    assert _units(office.director.last) == ["Sở Xây dựng"]
    await office.director.choose("Tất cả")
    assert _units(office.director.last) == ["Sở Tài chính", "Sở Xây dựng", "Sở Y tế"]
    await office.director.press("summary:1:5")  # a button from when somebody had an obstacle
    assert _units(office.director.last) == []
    assert office.words.narrowed_to(5, 0) in office.director.last.text  # type: ignore[arg-type]


def _units(message: Message) -> list[str]:
    return [line[2:].partition(":")[0] for line in message.lines if line[:1] in "✅🏁⏳🛑" and line[:1]]


async def test_where_none_stands_so_no_gap_is_left(office: StoryOffice) -> None:
    await office.issue(to=[office.lan], due=date(2024, 7, 20))
    await office.director.press("summary:1:5")  # a button from when somebody had an obstacle
    assert "Hiện không có đơn vị đang vướng mắc." in office.director.last.text
    assert "\n\n\n" not in office.director.last.text


@pytest.mark.parametrize("said", ["VB1", "vb1 thế nào rồi?"])
async def test_a_handle_alone_shows_that_directive(office: StoryOffice, said: str) -> None:
    await office.issue(to=[office.lan], due=date(2024, 7, 20))
    for one in (office.director, office.clerk):
        await one.say(said)
        assert "Văn bản số 12/CT-UBND (VB1)" in one.last.text
        assert "📊 TỔNG HỢP" in one.last.text
    await office.director.say("VB9")
    assert office.director.last.text == office.words.no_such_directive("VB9")


async def test_clerks_narrow_it_too(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.lan.say("đã nhận")
    await office.clerk.say("/vanban VB1")
    await office.clerk.choose("Đang thực hiện")
    assert _units(office.clerk.last) == ["Sở Tài chính"]
    await office.clerk.press("overview:0")
    assert office.clerk.last.text == office.words.not_the_head()


# Lists too long for one message


def _fits(office: StoryOffice, message: Message) -> bool:
    """A message as the channel takes it: with its buttons, or with its menu in words."""
    return length(message.text) <= office.channel.capabilities.longest_text and len(message.choices) <= 100


SUBJECT = (
    "tăng cường kỷ luật, kỷ cương hành chính và quản lý, sử dụng ngân sách nhà nước trong các cơ quan, đơn vị " * 2
)


async def many_directives(office: StoryOffice, count: int, to: Somebody | Sequence[Somebody]) -> None:
    with office.nothing_is_sent():
        for n in range(1, count + 1):
            await office.issue(f"{n}/KH-UBND", to=to, subject=SUBJECT)
    await office.deliver()


async def test_150_directives_come_in_pages(office: StoryOffice) -> None:
    await many_directives(office, 150, office.lan)
    await office.director.say("/tonghop")
    seen: list[str] = []
    while True:
        shown = office.director.last
        assert _fits(office, shown)
        assert shown.lines[1] == "Số văn bản đang theo dõi: 150"
        seen += [option for option in shown.options if option.startswith("VB")]
        if "Trang sau" not in shown.options:
            break
        await office.director.choose("Trang sau", on=shown)
    assert seen == [f"VB{n}" for n in range(1, 151)]
    await office.director.choose("Trang trước")
    assert "Trang sau" in office.director.options
    await office.director.choose("Chưa tiếp nhận")
    assert _fits(office, office.director.last)
    assert office.director.last.lines[1] == "Văn bản có đơn vị chưa tiếp nhận: 150"
    await office.director.choose("Trang sau")
    assert office.director.last.lines[1] == "Văn bản có đơn vị chưa tiếp nhận: 150"
    await office.director.press("overview:0:99999")
    assert "VB150" in office.director.options


async def test_a_head_with_150_open_directives_turns_pages(office: StoryOffice) -> None:
    await many_directives(office, 150, office.lan)
    await office.lan.say("/viec")
    seen: list[str] = []
    while True:
        shown = office.lan.last
        assert _fits(office, shown)
        assert shown.title == "🗂 Văn bản cần xử lý: 150"
        seen += [option for option in shown.options if option.startswith("VB")]
        if "Trang sau" not in shown.options:
            break
        await office.lan.choose("Trang sau", on=shown)
    assert len(seen) == len(set(seen)) == 150
    await office.lan.choose("VB150 – 150/KH-UBND")
    assert office.lan.last.lines[0] == "Văn bản số 150/KH-UBND (VB150)"
    await office.director.press("tasks:1")
    assert office.director.last.text == office.words.not_the_head()


async def test_asked_which_of_150_is_meant_the_rest_is_counted(office: StoryOffice) -> None:
    await many_directives(office, 150, office.lan)
    await office.lan.say("60% rồi ạ")
    offered = [option for option in office.lan.last.options if option.startswith("VB")]
    assert _fits(office, office.lan.last)
    assert office.words.and_others(150 - len(offered)) in office.lan.last.text
    await office.lan.choose(offered[1])
    assert office.lan.last.kind == "reported"


async def test_a_directive_to_120_units_comes_in_pages(office: StoryOffice) -> None:
    heads = []
    for n in range(120):
        name = f"Trung tâm Dịch vụ nông nghiệp và Phát triển nông thôn khu vực {n:03}"
        office.adds_unit(f"T{n:03}", name)
        heads.append(office.adds(Part(name=f"Lò Văn A{n:03}", unit=f"T{n:03}", role=Role.HEAD, title="Giám đốc")))
    await office.issue(to=heads)
    for asked, sign in (("", "⏳ Tr"), ("Đơn vị chưa tiếp nhận", "• Tr"), ("Đôn đốc ngay", "📣 Tr")):
        await office.director.say("/tonghop VB1")
        if asked:
            await office.director.choose(asked)
        seen: list[str] = []
        while True:
            shown = office.director.last
            assert _fits(office, shown)
            seen += [line for line in shown.lines if line.startswith(sign)]
            if "Trang sau" not in shown.options:
                break
            await office.director.choose("Trang sau", on=shown)
        assert len(seen) == len(set(seen)) == 120
    await office.director.choose("Đồng ý")
    assert office.director.last.title == "📣 Đã đôn đốc 120 đơn vị"
    assert _fits(office, office.director.last)
    assert all(head.received("nudge") == ["nudge"] for head in heads)
