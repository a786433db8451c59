"""One person, several channels: what is sent goes by the first that is there, and an answer counts on any."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from bot.core.errors import Refused, Unknown
from bot.core.making import replace
from bot.core.model import Reach, Role, Status
from bot.core.stores import UnitOfWork
from bot.services.joining import make_invites
from bot.services.listing import recipients_json
from tests.story.by_two_ways import SECOND, also_on, only_on
from tests.story.harness import (
    BUTTONED,
    BUTTONLESS,
    DAY,
    MINUTE,
    MONDAY_MORNING,
    Building,
    Part,
    Somebody,
    StoryOffice,
)


@pytest.fixture
def office(building: Building) -> Iterator[StoryOffice]:
    """The first channel has buttons, the second has none. Everybody has joined the first one alone."""
    with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as opened:
        yield opened


# The order


async def test_a_directive_goes_where_the_head_joined_first(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await office.issue(to=office.lan)
    assert (office.lan.received(), second.received()) == (["directive"], [])


async def test_a_directive_goes_where_the_head_spoke_last(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await second.say("/viec")
    await office.issue(to=office.lan)
    assert (office.lan.received(), second.received("directive")) == ([], ["directive"])
    assert second.options[0] == "Đã tiếp nhận"
    await office.lan.say("/viec")
    await office.issue("13/CT-UBND", to=office.lan)
    assert office.lan.received("directive") == ["directive"]


async def test_an_answer_on_one_channel_is_shown_on_the_other(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await office.issue(to=office.lan)
    await second.say("VB1 đã nhận")
    assert await office.status(office.lan) == Status.ACKNOWLEDGED
    assert second.received() == ["acknowledged"]
    assert office.lan.received() == ["directive"]
    assert "Báo cáo tiến độ" in office.lan.last.options
    assert "Đã tiếp nhận" not in office.lan.last.options


async def test_an_old_number_on_the_other_channel_does_nothing_else(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await second.say("/viec")
    await office.issue(to=office.lan)
    await office.lan.say("VB1 đã nhận")
    await second.say("VB1 1")  # "Đã tiếp nhận" there, still
    assert await office.status(office.lan) == Status.ACKNOWLEDGED
    assert [what for what, _ in await office.history()].count("acknowledged") == 1


# Refused, in doubt


@pytest.mark.parametrize("notice", ["unnoticed", "told"])
async def test_refused_on_one_the_same_message_goes_by_the_next_at_once(office: StoryOffice, notice: str) -> None:
    second = also_on(office, office.lan)
    if notice == "told":
        await office.lan.block()
    else:
        office.lan.block_unnoticed()
    await office.issue(to=office.lan)
    assert (office.lan.received(), second.received()) == ([], ["directive"])
    assert "(gửi lại)" not in second.last.title
    assert (await office.standing(office.lan))["reachable"] is True
    await office.lan.come_back()
    assert office.lan.received("directive") == []  # the second has it


async def test_a_nudge_that_goes_by_the_next_counts_once(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await office.issue(to=office.lan)
    office.lan.block_unnoticed()
    await office.let_pass(DAY)
    assert (office.lan.received(), second.received("nudge")) == (["directive"], ["nudge"])
    assert second.last.title.startswith("⏰ NHẮC LẦN 1")
    assert (await office.assignment(office.lan)).nudges == 1
    await office.let_pass(DAY)
    assert second.last.title.startswith("⏰ NHẮC LẦN 2")


async def test_what_waits_for_a_contact_that_has_left_goes_by_the_other(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    with office.nothing_is_sent():
        await office.issue(to=office.lan)
        await office.lan.block()
    await office.deliver()
    assert (office.lan.received(), second.received()) == ([], ["directive"])


async def test_an_escalation_and_a_notice_go_by_the_next_too(office: StoryOffice) -> None:
    director, clerk = also_on(office, office.director), also_on(office, office.clerk)
    await office.issue(to=office.minh)
    office.director.block_unnoticed()
    office.clerk.block_unnoticed()
    await office.minh.say("VB1 vướng mắc")
    await office.minh.say("chưa có kinh phí")
    assert (office.clerk.received(), clerk.received()) == ([], ["obstacle"])
    await office.let_pass(20 * DAY)
    assert office.director.received("escalation") == []
    assert director.received("escalation")


async def test_of_unknown_fate_it_is_repeated_on_the_other_and_says_so(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    office.channel.fails_next(Unknown("no answer"), arrives=True)
    await office.issue(to=office.lan)
    await office.let_pass(MINUTE)
    assert office.lan.received() == ["directive"]
    assert second.titles() == ["📄 VĂN BẢN số 12/CT-UBND (gửi lại)"]


async def test_whoever_has_answered_meanwhile_gets_no_second_copy(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    office.channel.fails_next(Unknown("no answer"), arrives=True)
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.let_pass(10 * MINUTE)
    assert office.lan.received("directive") == ["directive"]
    assert second.received() == []


async def test_nobody_is_rung_for_a_copy_whose_repeat_arrived_elsewhere(office: StoryOffice) -> None:
    also_on(office, office.lan)
    office.channel.fails_next(Unknown("no answer"))
    await office.issue(to=office.lan)
    await office.let_pass(10 * MINUTE)
    await office.clerk.say("/goidien")
    assert "12/CT-UBND" not in office.clerk.last.text


# Silence


async def test_after_two_nudges_without_a_sign_the_other_channel_has_its_turn(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await office.issue(to=office.lan)
    await office.let_pass(8 * DAY)
    turns = sorted((m.at, place) for place, one in enumerate((office.lan, second)) for m in one.screen)
    nudged = [place for at, place in turns if at > MONDAY_MORNING]
    assert nudged[:4] == [0, 0, 1, 1]
    assert second.received("directive") == []


async def test_a_sign_brings_the_nudges_to_where_it_was_given(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await office.issue(to=office.lan, due=(MONDAY_MORNING + 60 * DAY).date())
    await office.let_pass(3 * DAY)
    assert second.received("nudge") == ["nudge"]
    await second.say("VB1 20% đang làm")
    while len(second.received("nudge")) < 3:
        await office.let_pass(DAY)
    assert len(office.lan.received("nudge")) == 2  # those before the sign


# Joining


async def test_a_second_code_adds_the_second_channel_and_keeps_the_first(office: StoryOffice) -> None:
    code = await office.invite(office.lan)
    await office.issue(to=office.lan)
    second = office.stranger("lan").on(office.channels[SECOND])
    await second.say(f"/start {code}")
    contacts = await office.run(_contacts, office.lan)
    assert contacts == [("chat", Reach.REACHABLE), (SECOND, Reach.REACHABLE)]
    assert second.received("directive") == []  # the first has it
    assert "VB1" in second.screen[-1].text  # but it is named


def _contacts(work: UnitOfWork, person: Somebody) -> list[tuple[str, Reach]]:
    assert person.person
    return [(contact.channel, contact.reach) for contact in work.recipients.contacts(person.person.id)]


@pytest.mark.parametrize("written", ["{}", "mã {}", "Mã mời: {}", "/start {}", "start {}", " {} ", "{}."])
@pytest.mark.parametrize("channel", ["chat", SECOND])
async def test_one_code_serves_whichever_channel_says_it_first(office: StoryOffice, written: str, channel: str) -> None:
    made = await office.run(make_invites, unit_code="STC")
    code = made[0].code
    newcomer = office.stranger("new").on(office.channels[channel])
    await newcomer.say(written.format(code))
    assert made[0].post.person.full_name in newcomer.screen[0].text
    late = office.stranger("late").on(office.channels["chat" if channel == SECOND else SECOND])
    await late.say(f"/start {code}")
    assert made[0].post.person.full_name not in late.screen[0].text


async def test_an_invitation_has_a_code_for_each_channel(office: StoryOffice) -> None:
    binh = _nobody_yet(office)
    await office.clerk.say("/moi")
    assert "• Sở Nội vụ: 1 người chưa tham gia" in office.clerk.last.lines
    await office.clerk.choose("📨 SNV")
    [said] = [m.text for m in office.clerk.screen if "nhắn mã" in m.text]
    codes = dict(re.findall(r"^• (\w+): nhắn mã “(\w+)”", said, re.MULTILINE))
    assert list(codes) == ["chat", SECOND]
    assert codes["chat"] != codes[SECOND]
    assert "Mỗi kênh một mã" in said
    for channel, code in codes.items():
        await binh.on(office.channels[channel]).say(code)
    assert await office.run(_contacts, binh) == [("chat", Reach.REACHABLE), (SECOND, Reach.REACHABLE)]


async def test_whoever_lacks_a_channel_is_invited_to_that_one_alone(office: StoryOffice) -> None:
    for person in (office.minh, office.clerk, office.director, office.deputy, office.hanh, office.admin):
        also_on(office, person)
    await office.clerk.say("/moi")
    assert office.clerk.last.title == "📨 MỜI THAM GIA: 1 người còn thiếu kênh"
    assert "• Sở Tài chính: 1 người chưa kết nối second" in office.clerk.last.lines
    await office.clerk.choose("➕ Thêm kênh")
    said = office.clerk.screen[-2].text
    assert "đang nhận văn bản chỉ đạo qua chat. Mời đồng chí kết nối thêm second để dự phòng: nhắn mã" in said
    found = re.search(r"nhắn mã “(\w+)”", said)
    assert found
    await office.lan.on(office.channels[SECOND]).say(found[1])
    assert await office.run(_contacts, office.lan) == [("chat", Reach.REACHABLE), (SECOND, Reach.REACHABLE)]
    await office.clerk.say("/moi")
    assert "đều đã tham gia" in office.clerk.last.text


@pytest.mark.parametrize("written", ["{}", "/start {}", "mã mời {}"])
async def test_the_other_channels_code_is_not_spent_where_one_has_joined(office: StoryOffice, written: str) -> None:
    await office.issue(to=office.lan)
    code = await office.invite(office.lan)
    await office.lan.say(written.format(code))
    assert "Mã vừa gửi chưa dùng đến: để kết nối thêm second" in office.lan.last.text
    assert await office.status(office.lan) == Status.DELIVERED  # it is no report
    second = office.lan.on(office.channels[SECOND])
    await second.say(code)
    assert await office.run(_contacts, office.lan) == [("chat", Reach.REACHABLE), (SECOND, Reach.REACHABLE)]
    await office.lan.say(f"/start {code}")  # both have joined: it is spent
    assert "Mã vừa gửi" not in office.lan.last.text
    late = office.stranger("late").on(office.channels[SECOND])
    await late.say(code)
    assert late.last.text == office.words.used_code()


async def test_somebody_elses_code_is_no_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say(await office.invite(office.minh))
    assert office.lan.last.text == office.words.someone_elses_code()
    assert await office.status(office.lan) == Status.DELIVERED
    await office.lan.say("ABCD2345EFGH")  # nobody's: words like others
    assert (await office.standing(office.lan))["last_report"] == "ABCD2345EFGH"


async def test_all_invites_those_outside_and_the_other_button_those_with_one_channel(office: StoryOffice) -> None:
    _nobody_yet(office)
    await office.clerk.say("/moi")
    await office.clerk.choose("👥 Tất cả")
    assert office.clerk.last.text == office.words.invitations_made(1)
    await office.clerk.press("invite:0")
    assert office.clerk.last.text == office.words.invitations_made(1)
    await office.clerk.press("addchannel:0")
    joined = len(await office.run(lambda work: work.recipients.contacts())) - 1  # the admin's codes are an admin's
    assert office.clerk.last.text == office.words.invitations_made(joined)


async def test_a_channel_that_is_not_in_use_neither_counts_nor_is_invited_to(office: StoryOffice) -> None:
    only_on(office, office.lan)
    office.database.rules = replace(office.database.rules, capabilities={"chat": BUTTONED})
    listed = await office.run(recipients_json)
    [post] = [post for unit in listed for post in unit["posts"] if post["person"] == office.lan.name]
    assert post["reachable"] is False
    assert post["contacts"] == [{"channel": SECOND, "reach": Reach.REACHABLE, "in_use": False}]
    await office.clerk.say("/moi")
    assert "• Sở Tài chính: 1 người" in office.clerk.last.lines
    await office.clerk.choose("📨 STC")
    assert "“/start " in office.clerk.screen[-2].text
    assert SECOND not in office.clerk.screen[-2].text


def _nobody_yet(office: StoryOffice) -> Somebody:
    """A head who has joined nowhere."""
    office.adds_unit("SNV", "Sở Nội vụ")
    return office.adds(Part(name="Lý Văn Bình", unit="SNV", role=Role.HEAD, title="Giám đốc", joined=False))


# The same story, however people are reached


def _everybody(office: StoryOffice, _nth: int, person: Somebody) -> Somebody:
    return person


def _second_alone(office: StoryOffice, _nth: int, person: Somebody) -> Somebody:
    return only_on(office, person)


def _mixed(office: StoryOffice, nth: int, person: Somebody) -> Somebody:
    return only_on(office, person) if nth % 2 else person


async def _story(office: StoryOffice, heads: Sequence[Somebody]) -> dict[str, Any]:
    """One directive to three units; the final state and the record, channels apart."""
    lan, minh, hanh = heads
    await office.issue(to=[lan, minh, hanh], due=(MONDAY_MORNING + 14 * DAY).date())
    await lan.choose("Đã tiếp nhận")
    await office.let_pass(DAY)
    await minh.choose("Vướng mắc")
    await minh.say("chưa có kinh phí")
    await office.let_pass(2 * DAY)
    await lan.say("60% còn 2 xã")
    await hanh.choose("Không thuộc nhiệm vụ đơn vị")
    await hanh.say("việc của Sở Công Thương")
    await lan.choose("Xác nhận hoàn thành")
    await lan.choose("Đồng ý")
    await office.let_pass(20 * DAY)
    await minh.say("VB1 xong")
    await minh.say("đồng ý")
    shown = await office.run(_shown)
    events = [(e.at, e.what, e.who, e.text, dict(e.facts), e.assignment_id) for e in await office.events()]
    return {"shown": shown, "events": sorted(events, key=repr)}  # those of one moment in any order


def _shown(work: UnitOfWork) -> list[tuple[object, ...]]:
    about = work.assignments.of_directive(work.directives.find("VB1")[0].id)
    return [
        (a.unit_id, a.status, a.percent, a.nudges, a.escalations, a.acknowledged_at, a.confirmed_at, a.last_report)
        for a in about
    ]


@pytest.mark.parametrize("placed", [_second_alone, _mixed])
async def test_the_same_story_ends_the_same_on_either_channel(
    building: Building, placed: Callable[[StoryOffice, int, Somebody], Somebody]
) -> None:
    told = []
    for place in (_everybody, placed):
        with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as office:
            heads = [place(office, nth, person) for nth, person in enumerate((office.lan, office.minh, office.hanh))]
            told.append(await _story(office, heads))
    assert told[1]["shown"] == told[0]["shown"]
    assert told[1]["events"] == told[0]["events"]
    assert {what for _, what, *_ in told[0]["events"]} >= {
        "delivered",
        "acknowledged",
        "obstacle",
        "confirmed",
        "nudge",
    }


async def test_a_head_moves_from_one_channel_to_the_other_in_the_middle(building: Building) -> None:
    told = []
    for moves in (False, True):
        with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as office:
            lan = office.lan
            second = also_on(office, lan)
            await office.issue(to=lan, due=(MONDAY_MORNING + 14 * DAY).date())
            await lan.choose("Đã tiếp nhận")
            await office.let_pass(DAY)
            if moves:
                lan, left = second, lan
                await lan.say("VB1 30% đang làm")
                left.block_unnoticed()
            else:
                await lan.say("VB1 30% đang làm")
            await office.let_pass(20 * DAY)
            assert lan.received("nudge")
            await lan.say("VB1 xong")
            await lan.say("đồng ý")
            assert lan.last.kind == "confirmed"
            told.append([(e.what, e.who) for e in await office.events() if e.what != "unreachable"])
            copies = office.lan.received("directive") + second.received("directive")
            assert copies == ["directive"]
    assert told[1] == told[0]


async def test_a_channel_without_a_refusal_is_left_in_peace(office: StoryOffice) -> None:
    """Refused for one message alone, the contact stays; the message goes by the next all the same."""
    second = also_on(office, office.lan)
    office.channel.fails_next(Refused("Bad Request: something about this one"))
    await office.issue(to=office.lan)
    assert second.received() == ["directive"]
    await office.issue("13/CT-UBND", to=office.lan)
    assert office.lan.received() == ["directive"]
