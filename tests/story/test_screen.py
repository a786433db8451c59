"""What stands on the head's screen stays true."""

from collections.abc import Coroutine
from typing import Any

from bot.core.messages import Act, Fate, Outcome, payload
from bot.core.model import DirectiveId, Kind, Role
from bot.services.dispatching import claim_deliveries, record_outcomes
from tests.story.harness import DAY, HOUR, IN_HAND, Part, StoryOffice


async def test_the_directives_message_shows_where_it_stands_after_each_act(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    lan, card = buttoned.lan, buttoned.lan.screen[0]
    assert card.lines[-1].startswith("Tình trạng: chưa tiếp nhận.")
    await lan.choose("Đã tiếp nhận", on=card)
    assert card.lines[-1] == "✅ Đã tiếp nhận lúc 08:00 ngày 01/07/2024 (Nguyễn Thị Lan)."
    assert card.options == IN_HAND
    await lan.say("60%")
    assert card.lines[-1] == "📝 Tiến độ: 60%."
    await lan.choose("Vướng mắc", on=card)
    await lan.say("chưa có kinh phí")
    assert any(line.startswith("⚠️") for line in card.lines)
    await lan.choose("Xác nhận hoàn thành", on=card)
    await lan.choose("Đồng ý")
    assert card.lines[-1] == "🏁 Đã xác nhận hoàn thành lúc 08:00 ngày 01/07/2024 (Nguyễn Thị Lan)."
    assert card.options == ["Toàn văn", "Mở lại"]
    assert card.title == "📄 VĂN BẢN số 12/CT-UBND"


async def test_the_heads_message_shows_what_the_deputy_did(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.deputy.say("đã nhận")
    assert buttoned.lan.received() == ["directive"]
    assert "(Phạm Văn Dũng)" in buttoned.lan.last.lines[-1]
    assert buttoned.lan.options == IN_HAND


async def test_only_the_newest_nudge_has_buttons(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(3 * DAY)
    nudges = [message for message in buttoned.lan.screen if message.kind == "nudge"]
    assert [message.options for message in nudges] == [
        [],
        [],
        ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn", "Nhắc lại sau"],
    ]


async def test_the_newest_nudges_buttons_are_those_of_the_state(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(2 * DAY)
    await buttoned.lan.choose("Đã tiếp nhận")
    nudges = [message for message in buttoned.lan.screen if message.kind == "nudge"]
    assert [message.options for message in nudges] == [
        [],
        [*IN_HAND, "Nhắc lại sau"],
    ]
    await buttoned.lan.choose("Xác nhận hoàn thành", on=nudges[1])
    await buttoned.lan.choose("Đồng ý")
    assert [message.options for message in nudges] == [[], []]


async def _a_nudge_crosses(office: StoryOffice, happens: Coroutine[Any, Any, object]) -> None:
    """It is on its way while something happens that changes which buttons fit."""
    await office.issue(to=office.lan)
    with office.nothing_is_sent():
        await office.let_pass(DAY)
        [claim] = await office.run(claim_deliveries, office.channel.name, 10)
        message_id = await office.channel.send(claim.address, claim.outgoing)
        await happens
        sent = Outcome(delivery_id=claim.id, fate=Fate.SENT, at=office.clock.now(), message_id=message_id)
        await office.run(record_outcomes, [sent])
    await office.deliver()


async def test_a_nudge_that_crossed_the_answer_gets_the_right_buttons(buttoned: StoryOffice) -> None:
    await _a_nudge_crosses(buttoned, buttoned.lan.say("đã nhận"))
    assert buttoned.lan.newest("nudge").options == [*IN_HAND, "Nhắc lại sau"]


async def test_a_nudge_that_crossed_the_withdrawal_loses_its_buttons(buttoned: StoryOffice) -> None:
    await _a_nudge_crosses(buttoned, buttoned.withdraw())
    assert buttoned.lan.newest("nudge").options == []


async def test_a_nudge_edits_no_more_than_it_must(buttoned: StoryOffice) -> None:
    """Bug: each nudge edited the directive's message too, to the very text that it had."""
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(3 * DAY)
    assert [message.edits for message in buttoned.lan.screen] == [0, 1, 1, 0]
    assert buttoned.channel.needless_edits == 0


async def test_nothing_is_edited_where_nothing_can_be(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan)
    before = buttonless.lan.screen[0].text
    await buttonless.let_pass(2 * DAY)
    await buttonless.lan.say("1")
    await buttonless.lan.say("60%")
    await buttonless.withdraw()
    assert buttonless.lan.screen[0].text == before
    assert [message.edits for message in buttonless.lan.screen] == [0] * len(buttonless.lan.screen)
    queued = await buttonless.run(lambda work: work.deliveries.of_directive(DirectiveId(1)))
    assert Kind.EDIT not in {delivery.kind for delivery in queued}


async def test_a_nudge_replies_to_the_directives_message(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    assert office.lan.newest("nudge").reply_to == office.lan.screen[0].id


async def test_a_receipt_has_no_buttons_since_they_stand_above(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.choose("Đã tiếp nhận")
    assert buttoned.lan.last.choices == ()


async def test_a_former_account_is_not_edited_after_the_other_took_over(buttoned: StoryOffice) -> None:
    """Whatever was shown there stays; what is new is for the new account."""
    await buttoned.issue(to=buttoned.lan)
    new_phone = buttoned.stranger("lan-2")
    await new_phone.say(f"/start {await buttoned.invite(buttoned.lan)}")
    await new_phone.say("60%")
    assert new_phone.screen[1].lines[-1] == "📝 Tiến độ: 60%."


async def test_the_successor_gets_what_is_open(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.say("30%")
    buttoned.ends_posts_of(buttoned.lan)
    new = buttoned.adds(Part(name="Hồ Thị Yến", unit="STC", role=Role.HEAD, title="Giám đốc", joined=False))
    await new.say(f"/start {await buttoned.invite(new)}")
    assert new.received() == ["answer", "directive"]
    assert new.last.lines[-1] == "📝 Tiến độ: 30%."
    await buttoned.let_pass(HOUR)
    await new.press(payload(Act.ACKNOWLEDGE, 1))
    assert "(Nguyễn Thị Lan)" in new.last.text
