"""What people and texts throw at us: markup, formulas, nothing at all, and far too much."""

from bot.core.messages import FileIn
from bot.core.model import Role
from tests.story.harness import DAY, MONDAY_MORNING, Message, Part, StoryOffice

NASTY = "<b>&amp; *_`[x](http://y) =HYPERLINK(\"z\") 'q' {0} %s \\n"


async def test_markup_and_formulas_appear_literally(office: StoryOffice) -> None:
    office.adds_unit("LA", f"Đơn vị {NASTY}")
    head = office.adds(Part(name=f"Lê {NASTY} Tư", unit="LA", role=Role.HEAD, title="=1+1"))
    await office.issue(f"12{NASTY}/CT", to=head, subject=NASTY, text=f"Nội dung {NASTY}")
    card = head.screen[0]
    assert card.title == f"📄 VĂN BẢN số 12{NASTY}/CT"
    assert card.text.count(NASTY) == 5
    await head.say(f"báo cáo {NASTY}")
    assert f"báo cáo {NASTY.strip()}" in head.last.text
    await head.choose("Vướng mắc")
    await head.say(f"vướng {NASTY}")
    assert f"vướng {NASTY.strip()}" in office.clerk.last.lines
    assert f"=1+1 Lê {NASTY} Tư" in office.clerk.last.text


async def test_nothing_said_shows_how_things_stand(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    seen = len(office.lan.screen)
    for said in ("", " ", "\n\n", "\u200b", "\ufeff"):
        await office.lan.say(said)
    unread = "" if office.channel.capabilities.files else office.words.nothing_to_read()
    for message in office.lan.screen[seen:]:
        assert message.title == "Văn bản số 12/CT-UBND (VB1)" or message.text == unread
    assert await office.status(office.lan) == "delivered"


async def test_a_sign_alone_is_asked_back(office: StoryOffice) -> None:
    """A report would acknowledge, and a thumb is an answer to nothing."""
    await office.issue(to=office.lan)
    for said in ("👍", "🙏🙏", "❤️"):
        await office.lan.say(said)
        assert (await office.standing(office.lan))["last_report"] is None
        assert office.lan.options[0] == "Đã tiếp nhận"
    assert await office.status(office.lan) == "delivered"


async def test_nothing_said_while_a_report_is_asked_for_does_not_count_as_one(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Báo cáo tiến độ")
    await office.lan.say("")
    assert office.lan.received("reported") == []
    await office.lan.say("60%")
    assert (await office.standing(office.lan))["percent"] == 60


async def test_nothing_said_while_an_obstacle_is_asked_for_does_not_count_as_one(office: StoryOffice) -> None:
    """Bug: a sticker became an obstacle without a word, and the clerk was told so."""
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.say("")
    assert office.clerk.received() == []
    await office.lan.say("chưa có kinh phí")
    assert office.clerk.received() == ["obstacle"]


async def test_a_file_that_the_channel_keeps_back_is_said_to_be_unread(buttonless: StoryOffice) -> None:
    """On Zalo a file came as nothing, and the bot asked which directive it was about."""
    await buttonless.issue("12/CT-UBND", to=buttonless.lan)
    await buttonless.issue("13/CT-UBND", to=buttonless.lan)
    await buttonless.lan.say("VB1 báo cáo tiến độ")
    await buttonless.lan.say("")
    assert buttonless.lan.last.text.startswith("Không đọc được nội dung vừa gửi")
    assert buttonless.lan.last.text.endswith("hoặc gửi ảnh chụp.")
    await buttonless.lan.say("60%")  # what was asked is asked still
    assert (await buttonless.standing(buttonless.lan))["percent"] == 60


async def test_ten_thousand_characters_are_kept_and_answered_briefly(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    report = "Đã làm việc với xã. " * 500
    await office.lan.say(report)
    assert (await office.standing(office.lan))["last_report"] == report.strip()
    assert office.lan.last.kind == "reported"
    assert len(office.lan.last.text) < 1000


async def test_a_long_obstacle_goes_to_the_clerk_in_full(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    obstacle = "Thiếu vốn. " * 900
    await office.lan.choose("Vướng mắc")
    await office.lan.say(obstacle)
    assert obstacle.strip() in office.clerk.last.text
    assert len(office.lan.last.text) < 1000


async def test_ten_thousand_characters_from_a_stranger(office: StoryOffice) -> None:
    stranger = office.stranger()
    await stranger.say("x" * 10_000)
    await stranger.say("/start " + "A" * 10_000)
    assert [message.text for message in stranger.screen] == [office.told_to_strangers, office.words.wrong_code()]


async def test_ten_thousand_characters_in_doubt_are_kept(office: StoryOffice) -> None:
    await office.issue("1/KH", to=office.lan)
    await office.issue("2/KH", to=office.lan)
    await office.lan.say("Đã làm. " * 1250)
    await office.lan.choose("VB1 – 1/KH")
    assert (await office.standing(office.lan, "VB1"))["last_report"] == ("Đã làm. " * 1250).strip()


async def test_a_long_handle_is_not_repeated_in_full(office: StoryOffice) -> None:
    await office.director.say("/tonghop " + "x" * 10_000)
    assert len(office.director.last.text) < 300


async def test_a_reply_to_a_message_that_we_do_not_know_is_plain_text(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    gone = Message(id="m999", text="", at=MONDAY_MORNING)
    await office.lan.say("60%", reply_to=gone)
    assert (await office.standing(office.lan))["percent"] == 60


async def test_a_nameless_file_of_unknown_size_is_evidence(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("", files=[FileIn(remote_id="r", name="", mime="", size=None)])
    assert office.lan.received() == ["directive", "reported"]


async def test_thirty_open_directives_can_be_listed(office: StoryOffice) -> None:
    for n in range(30):
        await office.issue(f"{n}/KH", to=office.lan)
    await office.lan.say("/viec")
    while "VB30 – 29/KH" not in office.lan.options:  # a page at a time
        await office.lan.choose("Trang sau")
    await office.lan.choose("VB30 – 29/KH")
    assert office.lan.last.title == "Văn bản số 29/KH (VB30)"


async def test_blank_reports_do_not_hide_an_older_one_from_the_nudges(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("60%")
    await office.lan.send_file("anh.jpg")
    await office.let_pass(10 * DAY)
    assert "60%" in office.lan.newest("nudge").text
