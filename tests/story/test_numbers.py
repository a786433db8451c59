"""Numbers instead of buttons: never another act than the one that was shown."""

from bot.core.errors import Unknown
from bot.core.model import Urgency
from bot.services.dispatching import claim_deliveries, take_over
from tests.story.harness import DAY, IN_HAND, StoryOffice


async def test_a_bare_number_means_the_last_menu(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("1")
    assert office.lan.received() == ["directive", "acknowledged"]
    await office.lan.say("2")
    assert office.lan.last.title == "🏁 Xác nhận hoàn thành"


async def test_the_numbers_stand_in_the_order_of_the_buttons(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan)
    assert buttonless.lan.last.lines[-6:] == [
        "",
        "VB1:",
        "1. Đã tiếp nhận",
        "2. Vướng mắc",
        "3. Không thuộc nhiệm vụ đơn vị",
        "4. Toàn văn",
    ]


async def test_receipts_and_nudges_repeat_the_menu(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan)
    await buttonless.let_pass(DAY)
    before = ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn", "Nhắc lại sau"]
    assert (buttonless.lan.last.handle, buttonless.lan.last.options) == ("VB1", before)
    await buttonless.lan.say("1")
    assert (buttonless.lan.last.handle, buttonless.lan.last.options) == ("VB1", IN_HAND)
    await buttonless.lan.say("50%")
    after = [one for one in IN_HAND if one != "Không thuộc nhiệm vụ đơn vị"]
    assert (buttonless.lan.last.handle, buttonless.lan.last.options) == ("VB1", after)


async def test_a_handle_says_whose_menu(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("VB1 1")
    assert await office.status(office.lan, "VB1") == "acknowledged"
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_with_several_unanswered_it_asks_back(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("1")
    assert office.lan.options == ["VB1 – 12/CT-UBND", "VB2 – 13/CT-UBND"]
    assert await office.status(office.lan, "VB1") == "delivered"
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_after_picking_one_of_several_a_number_means_that_one(office: StoryOffice) -> None:
    """Bug: it asked back again and again, so that without buttons nothing could be chosen by numbers alone."""
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("1")
    await office.lan.say("2")
    assert office.lan.last.title == "Văn bản số 13/CT-UBND (VB2)"
    await office.lan.say("1")
    assert await office.status(office.lan, "VB2") == "acknowledged"
    assert await office.status(office.lan, "VB1") == "delivered"


async def test_a_newer_menu_of_another_directive_makes_it_doubtful_again(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan, urgency=Urgency.KHAN)  # nudged apart, not in one digest
    await office.issue("13/CT-UBND", to=office.lan, urgency=Urgency.KHAN)
    await office.lan.say("/viec")
    await office.lan.choose("VB1 – 12/CT-UBND")
    await office.let_pass(DAY)
    await office.lan.say("1")
    assert office.lan.options == ["VB1 – 12/CT-UBND", "VB2 – 13/CT-UBND"]


async def test_an_unknown_number_is_asked_about(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for number in ("0", "5", "9", "60", "999999999"):
        await office.lan.say(number)
        assert office.lan.last.kind == "answer"
        assert office.lan.last.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]
    assert await office.status(office.lan) == "delivered"
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"


async def test_an_unknown_number_in_a_list_is_asked_about(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("/viec")
    await office.lan.say("7")
    assert office.lan.last.options == ["VB1 – 12/CT-UBND", "VB2 – 13/CT-UBND"]


async def test_an_old_number_is_never_another_act(office: StoryOffice) -> None:
    """The deputy has answered; on the head's screen 1 still says "Đã tiếp nhận", and must not become a report."""
    await office.issue(to=office.lan)
    with office.nothing_is_sent():
        await office.deputy.say("đã nhận")
        await office.lan.say("VB1 1")
    await office.deliver()
    assert office.lan.last.title == "Văn bản số 12/CT-UBND (VB1)"
    assert "Phạm Văn Dũng" in office.lan.last.text


async def test_a_number_in_reply_to_an_old_message_means_what_stood_there(buttonless: StoryOffice) -> None:
    """Bug: it was looked up in the newest menu, where 2 had become "Xác nhận hoàn thành"."""
    await buttonless.issue(to=buttonless.lan)
    old = buttonless.lan.screen[0]
    await buttonless.lan.say("1")
    await buttonless.lan.say("2", reply_to=old)
    assert buttonless.lan.last.title == "⚠️ Vướng mắc"
    await buttonless.lan.say("1", reply_to=old)
    assert "08:00 ngày 01/07/2024" in buttonless.lan.last.text


async def test_a_number_in_reply_says_whose_menu(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("1", reply_to=office.lan.screen[0])
    assert await office.status(office.lan, "VB1") == "acknowledged"
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_pressing_twice_by_number_is_harmless(buttonless: StoryOffice) -> None:
    """Both were typed before the receipt came."""
    await buttonless.issue(to=buttonless.lan)
    with buttonless.nothing_is_sent():
        await buttonless.lan.say("1")
        await buttonless.lan.say("1")
    await buttonless.deliver()
    assert buttonless.lan.received() == ["directive", "acknowledged", "answer"]
    assert [what for what, _ in await buttonless.history()] == ["issued", "delivered", "acknowledged"]


async def test_a_deputy_who_was_shown_no_menu_is_shown_one(office: StoryOffice) -> None:
    """Bug: "VB1 1" of a deputy was answered with "you have many", although one was named."""
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.deputy.say("VB1 1")
    assert office.deputy.last.title == "Văn bản số 12/CT-UBND (VB1)"
    assert office.deputy.last.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]
    await office.deputy.say("1")
    assert await office.status(office.lan, "VB1") == "acknowledged"


async def test_a_number_with_one_open_and_no_menu_shows_that_one(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.deputy.say("1")
    assert office.deputy.last.title == "Văn bản số 12/CT-UBND (VB1)"


async def test_a_number_with_nothing_open_is_answered_politely(office: StoryOffice) -> None:
    await office.lan.say("1")
    assert office.lan.last.text == office.words.nothing_open()


async def test_a_number_with_courtesy_is_a_number(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("dạ em chọn số 1 ạ")
    assert office.lan.last.kind == "acknowledged"


async def test_a_menus_line_typed_as_it_stands_is_what_it_says(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("1. Đã tiếp nhận")
    assert office.lan.last.kind == "acknowledged"


async def test_a_question_about_another_directive_makes_a_number_doubtful(office: StoryOffice) -> None:
    """Asked for a report on VB1, and meanwhile VB2 came: 1 is neither the one nor the other for sure."""
    await office.issue("12/CT-UBND", to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Báo cáo tiến độ")
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("1")
    assert office.lan.options == ["VB1 – 12/CT-UBND", "VB2 – 13/CT-UBND"]
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_a_number_after_a_menu_that_may_have_arrived_is_asked_about(buttonless: StoryOffice) -> None:
    """Bug: the menu of a message of unknown fate was not known, so that "Quay lại" became the act that was 2 before."""
    await buttonless.issue(to=buttonless.lan)
    await buttonless.lan.say("1")
    buttonless.channel.fails_next(Unknown("no answer came"), arrives=True)
    await buttonless.lan.say("xong")
    assert buttonless.lan.last.options == ["Đồng ý", "Quay lại"]
    for typed in ("2", "VB1 2", "1"):
        await buttonless.lan.say(typed)
        assert buttonless.lan.last.title == "Văn bản số 12/CT-UBND (VB1)"
        assert buttonless.lan.last.options == IN_HAND
        buttonless.channel.fails_next(Unknown("no answer came"), arrives=True)
        await buttonless.lan.say("xong")
    assert await buttonless.status(buttonless.lan) == "acknowledged"


async def test_a_number_while_a_menu_is_on_its_way_is_asked_about(buttonless: StoryOffice) -> None:
    """The message is on the screen at once; that it is there we hear only when the platform answers."""
    await buttonless.issue(to=buttonless.lan)
    await buttonless.lan.say("1")
    with buttonless.nothing_is_sent():
        await buttonless.lan.say("xong")
        assert len(await buttonless.run(claim_deliveries, buttonless.channel.name, 10)) == 1
        await buttonless.lan.say("1")
    await buttonless.run(take_over)
    await buttonless.deliver()
    assert buttonless.lan.last.title == "Văn bản số 12/CT-UBND (VB1)"
    assert await buttonless.status(buttonless.lan) == "acknowledged"


async def test_a_number_that_means_the_same_in_both_menus_is_not_asked_about(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan)
    buttonless.channel.fails_next(Unknown("no answer came"), arrives=True)
    await buttonless.let_pass(DAY)
    assert buttonless.lan.last.kind == "nudge"
    await buttonless.lan.say("1")
    assert await buttonless.status(buttonless.lan) == "acknowledged"


async def test_the_words_of_a_choice_are_that_choice_for_directors_and_clerks_too(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.director.say("/tonghop VB1")
    await office.director.say("Đôn đốc ngay")
    assert office.director.last.title.startswith("📣 Đôn đốc ngay")
    await office.clerk.say("/vanban VB1")
    await office.clerk.say("tam dung nhac.")
    assert office.clerk.last.title.startswith("⏸ Tạm dừng nhắc")


async def test_the_words_of_no_choice_in_sight_stay_words(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.say("tạm dừng nhắc")
    assert office.lan.last.kind == "reported"
    await office.clerk.say("tạm dừng nhắc")
    assert office.clerk.last.kind == "answer"
