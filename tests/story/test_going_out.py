"""The clerk who has issued a directive sees it go out, in the message that said so."""

from datetime import timedelta

from bot.core.errors import NotSent, Refused, Unknown
from bot.core.model import Kind, Role, State
from bot.services.dispatching import claim_deliveries, give_back, record_outcomes
from tests.story.harness import DAY, HOUR, MINUTE, Message, Part, StoryOffice

PAPER = """ỦY BAN NHÂN DÂN TỈNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/UBND-VP
V/v rà soát thủ tục hành chính

Kính gửi: Sở Tài chính; Sở Xây dựng; Sở Y tế.

1. Rà soát toàn bộ hồ sơ quá hạn.

Nơi nhận:
- Như trên.
"""
THREE, SECOND = timedelta(seconds=3), timedelta(seconds=1)


async def _issues(office: StoryOffice) -> Message:
    """The clerk publishes; the message that says so."""
    await office.clerk.say(PAPER)
    await office.clerk.choose("📤 Phát hành")
    return office.clerk.last


def _bar(message: Message) -> str:
    return next((line for line in message.lines if line[0:1] in {"▓", "░"}), "")


async def _send(office: StoryOffice, most: int) -> None:
    """Let no more than so many messages out."""
    claims = await office.run(claim_deliveries, office.channel.name, most)
    await office.run(record_outcomes, [await office._dispatchers[0].attempt(claim) for claim in claims])


async def test_a_small_office_sees_the_result_and_nothing_before(buttoned: StoryOffice) -> None:
    told = await _issues(buttoned)
    assert (_bar(told), told.edits) == ("", 0)
    await buttoned.let_pass(2 * SECOND)
    assert told.edits == 0
    await buttoned.let_pass(SECOND)
    assert _bar(told) == "▓▓▓▓▓▓▓▓▓▓ 3/3"
    assert told.edits == 1
    assert told.title.startswith("📤 Đã phát hành văn bản số 15/UBND-VP")
    await buttoned.let_pass(HOUR)
    assert told.edits == 1
    assert buttoned.clerk.last is told
    assert buttoned.channel.needless_edits == 0


async def test_it_shows_rate_and_rest_while_the_network_is_slow(buttoned: StoryOffice) -> None:
    told = await _has_begun(buttoned)
    buttoned.clock.travel_to(buttoned.clock.now() + THREE)
    await _send(buttoned, 1)  # the edit goes ahead of what still waits
    assert _bar(told) == "▓▓▓░░░░░░░ 1/3"
    assert "Đang gửi 0,3 tin/giây, còn khoảng 6 giây." in told.text
    await _send(buttoned, 1)
    buttoned.clock.travel_to(buttoned.clock.now() + 2 * SECOND)
    assert (_bar(told), told.edits) == ("▓▓▓░░░░░░░ 1/3", 1)
    buttoned.clock.travel_to(buttoned.clock.now() + SECOND)
    await _send(buttoned, 1)
    assert (_bar(told), told.edits) == ("▓▓▓▓▓▓░░░░ 2/3", 2)
    await buttoned.let_pass(MINUTE)
    assert (_bar(told), told.edits) == ("▓▓▓▓▓▓▓▓▓▓ 3/3", 3)
    assert "Đã gửi 3/3 đơn vị." in told.text


async def _has_begun(office: StoryOffice) -> Message:
    """The clerk has published, and one head of three has it."""
    await office.clerk.say(PAPER)
    with office.nothing_is_sent():
        await office.clerk.choose("📤 Phát hành")
    await _send(office, 2)
    return office.clerk.last


async def test_after_a_restart_it_goes_on(buttoned: StoryOffice) -> None:
    told = await _has_begun(buttoned)
    buttoned.clock.travel_to(buttoned.clock.now() + THREE)
    [edit] = await buttoned.run(claim_deliveries, buttoned.channel.name, 1)
    assert edit.kind is Kind.EDIT
    await buttoned.run(give_back, [edit.id])  # as a process does that is stopped
    await buttoned.let_pass(MINUTE)
    assert _bar(told) == "▓▓▓▓▓▓▓▓▓▓ 3/3"
    assert buttoned.clerk.last is told
    waiting = await buttoned.run(lambda work: work.deliveries.count(State.QUEUED))
    assert waiting == 0


async def test_where_nothing_moves_it_waits_in_peace_and_after_a_day_says_what_is_left(buttoned: StoryOffice) -> None:
    buttoned.channel.fails_for(buttoned.minh.address, NotSent("no connection"))
    told = await _issues(buttoned)
    await buttoned.let_pass(10 * MINUTE)
    assert _bar(told) == "▓▓▓▓▓▓░░░░ 2/3"
    assert "Đang chờ gửi tiếp." in told.text
    edits = told.edits
    assert edits == 4  # slower and slower, then that it waits
    for _ in range(3):
        buttoned.clock.travel_to(buttoned.clock.now() + DAY)
        await buttoned.settle()
    assert told.edits == edits + 1
    assert "Còn chờ gửi: 1." in told.text


async def test_the_result_names_who_has_not_got_it(buttoned: StoryOffice) -> None:
    buttoned.adds_unit("SNV", "Sở Nội vụ")
    buttoned.adds(Part(name="Vũ Văn Nam", unit="SNV", role=Role.HEAD, title="Giám đốc", joined=False))
    buttoned.minh.block_unnoticed()
    buttoned.channel.fails_for(buttoned.hanh.address, Unknown("no answer"))
    await buttoned.clerk.say(PAPER.replace("Sở Y tế.", "Sở Y tế; Sở Nội vụ."))
    await buttoned.clerk.choose("📤 Phát hành")
    told = buttoned.clerk.last
    await buttoned.let_pass(THREE)
    assert _bar(told) == "▓▓▓▓▓▓▓▓▓▓ 1/3"
    assert told.lines[-2] == (
        "Đã gửi 1/3 đơn vị. Bị từ chối: 1; chưa rõ đã nhận: 1. Tin chưa rõ được tự gửi lại. "
        "Chưa liên lạc được: 1. Đề nghị gọi điện: /goidien"
    )


async def test_it_speaks_the_clerks_language(buttoned: StoryOffice) -> None:
    await buttoned.clerk.say("/language")
    await buttoned.clerk.choose("English")
    await buttoned.clerk.say(PAPER)
    await buttoned.clerk.choose("📤 Issue")
    told = buttoned.clerk.last
    await buttoned.let_pass(THREE)
    assert told.lines[-2:] == ["Sent to 3 of 3 units.", "▓▓▓▓▓▓▓▓▓▓ 3/3"]


async def test_where_nothing_can_be_edited_the_result_is_a_message_of_its_own(buttonless: StoryOffice) -> None:
    told = await _issues(buttonless)
    before = len(buttonless.clerk.screen)
    await buttonless.let_pass(HOUR)
    assert told.edits == 0
    [result] = buttonless.clerk.screen[before:]
    assert result.title == "📤 Kết quả gửi văn bản số 15/UBND-VP (VB1)"
    assert _bar(result) == "▓▓▓▓▓▓▓▓▓▓ 3/3"


async def test_a_deleted_message_gives_way_to_one_at_the_end(buttoned: StoryOffice) -> None:
    told = await _has_begun(buttoned)
    buttoned.clock.travel_to(buttoned.clock.now() + THREE)
    buttoned.channel.fails_next(Refused("message to edit not found"))
    await _send(buttoned, 1)
    await buttoned.let_pass(MINUTE)
    assert told.edits == 0
    assert buttoned.clerk.last.title == "📤 Kết quả gửi văn bản số 15/UBND-VP (VB1)"


async def test_where_nobody_can_be_reached_there_is_nothing_to_watch(buttoned: StoryOffice) -> None:
    for head in (buttoned.lan, buttoned.minh, buttoned.hanh):
        await head.block()
    told = await _issues(buttoned)
    await buttoned.let_pass(MINUTE)
    assert told.edits == 0


async def test_a_withdrawal_is_not_told_to_the_clerk_as_to_somebody_who_had_it(buttoned: StoryOffice) -> None:
    await _issues(buttoned)
    await buttoned.let_pass(MINUTE)
    before = len(buttoned.clerk.screen)
    await buttoned.withdraw()
    assert len(buttoned.clerk.screen) == before


async def test_whoever_may_not_have_it_after_three_attempts_is_on_the_call_sheet(buttoned: StoryOffice) -> None:
    buttoned.channel.fails_for(buttoned.lan.address, Unknown("no answer"))
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    await buttoned.clerk.say("/goidien")
    assert "Nguyễn Thị Lan" not in buttoned.clerk.last.text  # it is being sent again by itself
    await buttoned.let_pass(10 * MINUTE)
    await buttoned.clerk.say("/goidien")
    sheet = buttoned.clerk.last.text
    assert "• Sở Tài chính: Giám đốc Nguyễn Thị Lan, chưa có số điện thoại (chưa rõ đã nhận)" in sheet
    assert "mở ứng dụng xem đã nhận được văn bản chưa" in sheet
    assert "Sở Xây dựng" not in sheet
    buttoned.channel.fails_for(buttoned.lan.address, None)
    await buttoned.lan.say("đã nhận")
    await buttoned.clerk.say("/goidien")
    assert "Nguyễn Thị Lan" not in buttoned.clerk.last.text
