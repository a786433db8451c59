"""Time passes, and the office follows up."""

from datetime import date, datetime, timedelta

import pytest

from bot.core.errors import NotSent, Refused, Unknown
from bot.core.model import Role, Until, Urgency
from bot.core.policy import FollowUp
from bot.core.spans import Span
from tests.story.harness import A_DAY, DAY, HOUR, MINUTE, VIETNAM, Part, Somebody, StoryOffice
from tests.story.leave import goes_on_leave


def _when(person: Somebody, *kinds: str) -> list[str]:
    """`"Tue 02/07 08:00 ⏰ …"` for each message of these kinds."""
    return [
        f"{message.at.astimezone(VIETNAM):%a %d/%m %H:%M} {message.title.partition(': ')[0]}"
        for message in person.screen
        if message.kind in kinds
    ]


def _at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2024, 7, day, hour, minute, tzinfo=VIETNAM)


async def test_a_silent_head_is_nudged_and_then_those_above_hear_of_it(office: StoryOffice) -> None:
    lan = office.head_of("Sở Tài chính")
    follow_up = FollowUp(ack_within=A_DAY, ack_every=A_DAY, escalate_after=2)
    await office.issue("12/CT-UBND", to=lan, follow_up=follow_up)
    await office.let_pass(3 * DAY)
    assert lan.received() == ["directive", "nudge", "nudge"]
    assert (office.deputy.received(), office.clerk.received()) == (["escalation"], ["escalation"])
    assert office.director.received() == []
    await office.let_pass(6 * DAY)
    assert office.director.received() == ["escalation"]
    assert (office.deputy.received(), office.clerk.received()) == (["escalation"], ["escalation"])


# The head is reminded


async def test_silence_is_asked_about_every_working_day(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.travel_to(_at(9, 7))
    assert _when(buttoned.lan, "nudge") == [
        "Tue 02/07 08:00 ⏰ NHẮC LẦN 1",
        "Wed 03/07 08:00 ⏰ NHẮC LẦN 2",
        "Thu 04/07 08:00 ⏰ NHẮC LẦN 3",
        "Mon 08/07 08:00 ⏰ NHẮC LẦN 4",  # on Friday the deputy and the clerk heard of it
    ]


async def test_before_the_deadline_it_counts_down(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 17))
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.travel_to(_at(17, 12))
    assert buttoned.lan.titles("nudge") == [
        "🔔 SẮP ĐẾN HẠN (còn 7 ngày làm việc): văn bản số 12/CT-UBND",
        "🔔 SẮP ĐẾN HẠN (còn 3 ngày làm việc): văn bản số 12/CT-UBND",
        "🔔 SẮP ĐẾN HẠN (còn 1 ngày làm việc): văn bản số 12/CT-UBND",
        "🔔 ĐẾN HẠN HÔM NAY: văn bản số 12/CT-UBND",
    ]
    assert [moment[:15] for moment in _when(buttoned.lan, "nudge")] == [
        "Mon 08/07 07:30",
        "Fri 12/07 07:30",
        "Tue 16/07 07:30",
        "Wed 17/07 07:30",
    ]


async def test_overdue_says_by_how_many_days(buttoned: StoryOffice) -> None:
    alone = FollowUp(before_due=(), escalate_after=99, escalate_late=Span(days=99))  # nobody else hears of it
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 3), follow_up=alone)
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.travel_to(_at(9, 7))
    assert buttoned.lan.titles("nudge") == [
        "⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND – quá hạn 1 ngày",
        "⏰ NHẮC LẦN 2: văn bản số 12/CT-UBND – quá hạn 2 ngày",
        "⏰ NHẮC LẦN 3: văn bản số 12/CT-UBND – quá hạn 5 ngày",
    ]


async def test_overdue_slows_down_and_never_ends(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 1))
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.let_pass(200 * DAY)
    moments = [message.at for message in buttoned.lan.screen if message.kind == "nudge"]
    last, before = moments[-1], moments[-2]
    assert (last - before).days in {9, 10, 11}  # seven working days
    assert buttoned.clock.now() - last < timedelta(days=11)


async def test_a_deadline_in_the_past_is_overdue_from_the_start(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 6, 20))
    await buttoned.let_pass(DAY)
    assert buttoned.lan.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND – quá hạn 12 ngày"]


async def test_without_a_deadline_progress_is_asked_for_at_intervals(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.let_pass(22 * DAY)
    assert _when(buttoned.lan, "nudge") == ["Wed 10/07 08:00 ⏰ NHẮC LẦN 1", "Fri 19/07 08:00 ⏰ NHẮC LẦN 2"]


async def test_a_report_holds_the_next_nudge_back(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 1))
    await buttoned.travel_to(_at(2, 9))
    told = len(buttoned.lan.received("nudge"))
    await buttoned.lan.say("60%")
    await buttoned.travel_to(_at(5, 8, 59))
    assert len(buttoned.lan.received("nudge")) == told
    await buttoned.travel_to(_at(5, 9))
    assert len(buttoned.lan.received("nudge")) == told + 1


async def test_an_obstacle_holds_the_next_nudge_back(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(DAY)
    await buttoned.lan.choose("Vướng mắc")
    await buttoned.lan.say("chưa có kinh phí")
    await buttoned.travel_to(_at(5, 7, 59))
    assert buttoned.lan.received("nudge") == ["nudge"]
    await buttoned.travel_to(_at(5, 8))
    assert buttoned.lan.received("nudge") == ["nudge", "nudge"]
    assert buttoned.director.received() == []


async def test_acknowledging_slows_the_nudges_and_only_confirming_ends_them(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.let_pass(8 * DAY)
    assert buttoned.lan.received("nudge") == []
    await buttoned.let_pass(DAY)
    assert buttoned.lan.received("nudge") == ["nudge"]
    await buttoned.lan.say("xong")
    await buttoned.lan.choose("Đồng ý")
    await buttoned.let_pass(60 * DAY)
    assert buttoned.lan.received("nudge") == ["nudge"]


async def test_the_number_in_a_nudge_is_that_of_the_summary(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 5))
    for _ in range(12):
        await buttoned.let_pass(DAY)
        nudges = buttoned.lan.received("nudge")
        assert (await buttoned.standing(buttoned.lan))["nudges"] == len(nudges)
    numbered = [title for title in buttoned.lan.titles("nudge") if title.startswith("⏰")]
    assert f"⏰ NHẮC LẦN {len(nudges)}:" in numbered[-1]


async def test_a_receipt_ends_it_where_no_more_is_asked(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, until=Until.ACK, due=date(2024, 7, 3))
    await buttoned.let_pass(DAY)
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.let_pass(60 * DAY)
    assert buttoned.lan.received() == ["directive", "nudge", "acknowledged"]
    assert buttoned.director.received() == []


# Hours


async def test_nothing_is_nudged_outside_hours(buttoned: StoryOffice) -> None:
    await buttoned.travel_to(_at(1, 20))
    await buttoned.issue(to=[buttoned.lan, buttoned.minh], due=date(2024, 7, 4))
    await buttoned.let_pass(30 * DAY)
    calendar = buttoned.database.rules.calendar
    for person in (buttoned.lan, buttoned.minh, buttoned.director):
        followed_up = [m for m in person.screen if m.kind in {"nudge", "escalation"}]
        assert followed_up != []
        assert [m.title for m in followed_up if not calendar.is_open(m.at)] == []
        assert [m.title for m in followed_up if m.silent] == []


async def test_hoa_toc_is_followed_up_by_night(buttoned: StoryOffice) -> None:
    await buttoned.travel_to(_at(1, 22))
    await buttoned.issue(to=buttoned.lan, urgency=Urgency.HOA_TOC)
    await buttoned.let_pass(2 * HOUR)
    assert _when(buttoned.lan, "nudge") == [
        "Mon 01/07 22:30 ⏰ NHẮC LẦN 1",
        "Mon 01/07 23:00 ⏰ NHẮC LẦN 2",
        "Mon 01/07 23:30 ⏰ NHẮC LẦN 3",
    ]
    assert _when(buttoned.clerk, "escalation") == ["Tue 02/07 00:00 🔺 CHẬM PHẢN HỒI"]
    assert [message.silent for message in buttoned.lan.screen] == [False] * 4
    await buttoned.let_pass(2 * HOUR)
    assert _when(buttoned.director, "escalation") == ["Tue 02/07 02:00 🔺 CHẬM PHẢN HỒI"]


@pytest.mark.parametrize(
    ("urgency", "first"),
    [(Urgency.KHAN, "Tue 02/07 10:30"), (Urgency.THUONG_KHAN, "Tue 02/07 08:30")],
)
async def test_urgency_counts_open_hours(buttoned: StoryOffice, urgency: Urgency, first: str) -> None:
    await buttoned.travel_to(_at(1, 16))
    await buttoned.issue(to=buttoned.lan, urgency=urgency)
    await buttoned.let_pass(DAY)
    assert _when(buttoned.lan, "nudge")[0][:15] == first


async def test_the_time_of_day_waits_for_the_opening(buttoned: StoryOffice) -> None:
    await buttoned.travel_to(_at(5, 20))  # a Friday evening
    await buttoned.issue(to=buttoned.lan)
    await buttoned.travel_to(_at(9, 12))
    assert _when(buttoned.lan, "nudge") == ["Tue 09/07 07:30 ⏰ NHẮC LẦN 1"]


# Who stands above


async def test_late_units_of_one_directive_are_one_message(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh, buttoned.hanh])
    await buttoned.hanh.say("đã nhận")
    await buttoned.let_pass(4 * DAY)
    assert buttoned.clerk.titles() == ["🔺 CHẬM PHẢN HỒI: văn bản số 12/CT-UBND"]
    told = buttoned.clerk.last.text
    for named in ("Sở Tài chính (Giám đốc Nguyễn Thị Lan)", "Sở Xây dựng (Giám đốc Trần Văn Minh)"):
        assert named in told
    assert "gửi lúc 08:00 01/07" in told
    assert "đã nhắc 3 lần, gần nhất 08:00 04/07" in told
    assert "Sở Y tế" not in told


async def test_two_directives_are_two_messages(buttoned: StoryOffice) -> None:
    await buttoned.issue("12/CT-UBND", to=buttoned.lan)
    await buttoned.issue("13/CT-UBND", to=buttoned.lan)
    await buttoned.let_pass(4 * DAY)
    assert buttoned.clerk.received() == ["escalation", "escalation"]


async def test_for_lateness_the_title_says_how_late(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 2))
    await buttoned.travel_to(_at(9))
    for person in (buttoned.deputy, buttoned.clerk, buttoned.director):
        assert person.last.title.startswith("🔺 QUÁ HẠN ")
        assert person.last.title.endswith("NGÀY: văn bản số 12/CT-UBND")


async def test_it_is_repeated_weekly_while_nobody_answers(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(28 * DAY)
    for person in (buttoned.deputy, buttoned.clerk):
        assert [moment[:15] for moment in _when(person, "escalation")] == ["Fri 05/07 08:00"]
    assert [moment[:15] for moment in _when(buttoned.director, "escalation")] == ["Thu 11/07 08:00", "Mon 22/07 08:00"]


async def test_a_sign_of_the_head_starts_the_count_anew(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(3 * DAY)
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.let_pass(14 * DAY)
    assert buttoned.director.received() == []


async def test_the_nearest_director_hears_of_it_and_no_other(buttoned: StoryOffice) -> None:
    buttoned.adds_unit("KHOI", "Khối kinh tế")
    buttoned.adds_unit("SCT", "Sở Công thương", parent="KHOI")
    below = buttoned.adds(Part(name="Tạ Văn Kiên", unit="SCT", role=Role.HEAD, title="Giám đốc"))
    vice = buttoned.adds(Part(name="Bùi Thị Oanh", unit="KHOI", role=Role.DIRECTOR, title="Phó Chủ tịch"))
    await buttoned.issue(to=[below, buttoned.lan])
    await buttoned.let_pass(10 * DAY)
    assert (vice.received(), buttoned.director.received()) == (["escalation"], ["escalation"])
    assert ("Sở Công thương" in vice.last.text, "Sở Tài chính" in vice.last.text) == (True, False)
    assert ("Sở Công thương" in buttoned.director.last.text, "Sở Tài chính" in buttoned.director.last.text) == (
        False,
        True,
    )


async def test_an_escalation_is_dropped_when_all_have_answered_meanwhile(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(3 * DAY)
    buttoned.channel.fails_for(buttoned.clerk.address, NotSent("no connection"))
    await buttoned.let_pass(DAY)
    await buttoned.lan.choose("Đã tiếp nhận")
    buttoned.channel.fails_for(buttoned.clerk.address, None)
    await buttoned.let_pass(HOUR)
    assert (buttoned.clerk.received(), buttoned.deputy.received()) == ([], ["escalation"])


async def test_an_escalation_names_those_that_are_still_silent(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    await buttoned.let_pass(3 * DAY)
    buttoned.channel.fails_for(buttoned.clerk.address, NotSent("no connection"))
    await buttoned.let_pass(DAY)
    await buttoned.lan.choose("Đã tiếp nhận")
    buttoned.channel.fails_for(buttoned.clerk.address, None)
    await buttoned.let_pass(HOUR)
    assert buttoned.clerk.received() == ["escalation"]
    assert ("Sở Tài chính" in buttoned.clerk.last.text, "Sở Xây dựng" in buttoned.clerk.last.text) == (False, True)


async def test_where_nobody_stands_below_the_director_hears_at_once(buttoned: StoryOffice) -> None:
    for person in (buttoned.deputy, buttoned.clerk, buttoned.admin):
        buttoned.ends_posts_of(person)
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(4 * DAY)
    assert _when(buttoned.director, "escalation") == ["Fri 05/07 08:00 🔺 CHẬM PHẢN HỒI"]


async def test_the_absent_person_asked(buttoned: StoryOffice) -> None:
    """Whoever is on leave, or is not reached, is passed over: the next one hears; if all are away, the clerk rings."""
    await buttoned.deputy.block()
    await buttoned.clerk.block()
    await buttoned.admin.block()
    await buttoned.issue(to=buttoned.lan)
    await buttoned.run(goes_on_leave, buttoned.director)
    await buttoned.let_pass(4 * DAY)
    assert (buttoned.director.received(), buttoned.deputy.received(), buttoned.clerk.received()) == ([], [], [])
    assert ("call_sheet", "hệ thống") in await buttoned.history()
    await buttoned.clerk.unblock()
    await buttoned.let_pass(14 * DAY)
    assert buttoned.director.received() == []
    assert buttoned.clerk.received("escalation") != []


# Who cannot be reached


async def test_who_joins_late_is_followed_up_from_then_on(buttoned: StoryOffice) -> None:
    buttoned.adds_unit("SNV", "Sở Nội vụ")
    mai = buttoned.adds(Part(name="Vũ Thị Mai", unit="SNV", role=Role.HEAD, title="Giám đốc", joined=False))
    await buttoned.issue(to=mai)
    await buttoned.let_pass(DAY)
    assert buttoned.clerk.received() == ["escalation"]
    assert "Sở Nội vụ" in buttoned.clerk.last.text
    assert "Vũ Thị Mai" in buttoned.clerk.last.text
    assert buttoned.clerk.last.title == "🔺 CHẬM PHẢN HỒI: văn bản số 12/CT-UBND"
    await mai.say(f"/start {await buttoned.invite(mai)}")
    assert mai.received() == ["answer", "directive"]
    await buttoned.let_pass(DAY)
    assert mai.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"]
    await buttoned.let_pass(7 * DAY)
    _, silence = [m for m in buttoned.clerk.screen if m.title.startswith("🔺")]
    assert "không liên lạc được" not in silence.text  # the first rung, no call sheet any more


async def test_a_unit_without_anybody_is_on_the_call_sheet(buttoned: StoryOffice) -> None:
    for person in (buttoned.lan, buttoned.deputy):
        buttoned.ends_posts_of(person)
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    await buttoned.let_pass(DAY)
    assert buttoned.clerk.received() == ["escalation"]
    assert "Sở Tài chính" in buttoned.clerk.last.text


async def test_a_directive_that_is_refused_marks_the_head_and_the_clerk_rings(buttoned: StoryOffice) -> None:
    buttoned.lan.block_unnoticed()
    await buttoned.issue(to=buttoned.lan)
    standing = await buttoned.standing(buttoned.lan)
    assert (standing["status"], standing["reachable"]) == ("issued", False)
    assert standing["deliveries"][0]["state"] == "refused"
    await buttoned.let_pass(DAY)
    assert buttoned.clerk.received() == ["escalation"]
    assert buttoned.lan.received() == []


async def test_blocked_after_the_directive_the_nudges_end_and_the_clerk_rings(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.block()
    assert (await buttoned.standing(buttoned.lan))["reachable"] is False
    await buttoned.let_pass(3 * DAY)
    assert (await buttoned.standing(buttoned.lan))["nudges"] == 0
    assert buttoned.clerk.received() == ["escalation"]


async def test_a_nudge_that_is_refused_does_not_count(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(DAY)
    buttoned.lan.block_unnoticed()
    await buttoned.let_pass(DAY)
    standing = await buttoned.standing(buttoned.lan)
    assert (standing["nudges"], standing["reachable"]) == (1, False)


async def test_back_again_the_nudges_go_on_and_the_call_sheet_ends(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.block()
    await buttoned.let_pass(2 * DAY)
    await buttoned.lan.come_back()
    assert (await buttoned.standing(buttoned.lan))["reachable"] is True
    sheets = len(buttoned.clerk.received())
    await buttoned.settle()
    assert buttoned.lan.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"]
    await buttoned.let_pass(14 * DAY)
    [silence] = buttoned.clerk.screen[sheets:]
    assert "không liên lạc được" not in silence.text  # the first rung, no call sheet any more


async def test_whoever_was_blocked_and_missed_it_gets_it_when_back(buttoned: StoryOffice) -> None:
    await buttoned.lan.block()
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.come_back()
    assert buttoned.lan.received() == ["answer", "directive"]
    assert await buttoned.status(buttoned.lan) == "delivered"


async def test_a_message_that_is_refused_for_itself_blames_nobody(buttoned: StoryOffice) -> None:
    buttoned.channel.fails_next(Refused("Bad Request: message is too long"))
    await buttoned.issue(to=buttoned.lan)
    assert (await buttoned.standing(buttoned.lan))["reachable"] is True


# What the network does


async def test_a_nudge_whose_head_has_answered_meanwhile_is_dropped(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(DAY)
        await buttoned.lan.say("đã nhận")
    await buttoned.deliver()
    assert buttoned.lan.received() == ["directive", "acknowledged"]
    standing = await buttoned.standing(buttoned.lan)
    assert standing["nudges"] == 0
    assert [d["state"] for d in standing["deliveries"] if d["kind"] == "nudge"] == ["dropped"]


async def test_a_nudge_that_may_have_arrived_is_not_sent_again(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    buttoned.channel.fails_next(Unknown("no answer came"), arrives=True)
    await buttoned.let_pass(DAY + HOUR)
    assert buttoned.lan.received() == ["directive", "nudge"]
    assert (await buttoned.standing(buttoned.lan))["nudges"] == 1


async def test_an_escalation_that_may_have_arrived_is_sent_again_and_says_so(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(3 * DAY)
    buttoned.ends_posts_of(buttoned.deputy)
    buttoned.channel.fails_next(Unknown("no answer came"), arrives=True)
    await buttoned.let_pass(DAY + HOUR)
    first, again = buttoned.clerk.titles()
    assert first == "🔺 CHẬM PHẢN HỒI: văn bản số 12/CT-UBND"
    assert again == "🔺 CHẬM PHẢN HỒI: văn bản số 12/CT-UBND (gửi lại)"


async def test_what_was_surely_not_sent_goes_out_once(buttoned: StoryOffice) -> None:
    buttoned.channel.fails_next(NotSent("no connection"), times=5)
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(HOUR)
    assert buttoned.lan.titles() == ["📄 VĂN BẢN số 12/CT-UBND"]
    assert await buttoned.status(buttoned.lan) == "delivered"


async def test_told_to_wait_it_waits_so_long(buttoned: StoryOffice) -> None:
    buttoned.channel.fails_next(NotSent("Too Many Requests", retry_after=timedelta(minutes=7)))
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(6 * MINUTE)
    assert buttoned.lan.received() == []
    await buttoned.let_pass(MINUTE)
    assert buttoned.lan.received() == ["directive"]


async def test_a_week_without_a_network_brings_one_nudge_not_seven(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(7 * DAY)
    await buttoned.let_pass(HOUR)
    assert buttoned.lan.received("nudge") == ["nudge"]
    assert (await buttoned.standing(buttoned.lan))["nudges"] == 1


async def test_a_week_of_downtime_brings_one_nudge_not_seven(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    buttoned.clock.travel_to(_at(8, 9))
    await buttoned.settle()
    await buttoned.settle()
    assert _when(buttoned.lan, "nudge") == ["Mon 08/07 09:00 ⏰ NHẮC LẦN 1"]
    assert buttoned.director.received() == []


async def test_waking_up_at_night_nothing_is_sent_before_the_morning(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    buttoned.clock.travel_to(_at(6, 23))  # a Saturday
    await buttoned.travel_to(_at(8, 7, 29))
    assert buttoned.lan.received() == ["directive"]
    await buttoned.travel_to(_at(8, 7, 30))
    assert buttoned.lan.received() == ["directive", "nudge"]


# The preview


async def test_the_preview_says_what_then_happens(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 10))
    preview = (await buttoned.standing(buttoned.lan))["next_steps"]
    await buttoned.let_pass(12 * DAY)
    what = {"nudge": "nudge", "escalation": "escalate"}
    seen = [
        (f"{message.at:%Y-%m-%dT%H:%M:%SZ}", what[message.kind])
        for person in (buttoned.lan, buttoned.clerk, buttoned.director)
        for message in person.screen
        if message.kind in what
    ]
    assert sorted((step["at"], step["what"]) for step in preview) == sorted(seen)[: len(preview)]


async def test_a_long_story_satisfies_the_audit(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 5))
    await office.lan.say("60%")
    await office.minh.block()
    await office.let_pass(20 * DAY)
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    checked, broken = await office.run(lambda work: work.events.verify())
    assert (checked > 10, broken) == (True, None)
