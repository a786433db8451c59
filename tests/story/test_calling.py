"""Obstacles that are cleared, and units that are rung."""

from datetime import date

from bot.core.model import Role
from tests.story.harness import DAY, HOUR, Part, StoryOffice


async def silent(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(4 * DAY)


# An obstacle is cleared


async def test_a_cleared_obstacle_lets_the_nudges_go_on(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.say("chưa có kinh phí")
    await office.let_pass(HOUR)
    await office.clerk.choose("Đã tháo gỡ")
    assert office.lan.last.title == "✔️ Vướng mắc đã được tháo gỡ: văn bản số 12/CT-UBND"
    assert (await office.standing(office.lan))["obstacle"] is None
    await office.let_pass(DAY)
    assert office.lan.received("nudge") == ["nudge"]
    await office.clerk.press("clear:1")
    assert office.clerk.last.title == "Không có gì thay đổi."
    assert [what for what, _ in await office.history()].count("obstacle_cleared") == 1


async def test_only_who_can_clear_it_says_so(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.say("chưa có kinh phí")
    for person in (office.lan, office.minh):
        await person.press("clear:1")
        assert person.last.text == office.words.not_the_head()
    assert (await office.standing(office.lan))["obstacle"] == "chưa có kinh phí"
    await office.director.press("clear:1")
    assert (await office.standing(office.lan))["obstacle"] is None


# The telephone


async def test_an_acknowledgment_by_phone_has_its_witness(office: StoryOffice) -> None:
    await silent(office)
    await office.clerk.choose("Đã nhận qua điện thoại")
    await office.clerk.say("chị Mơ, văn phòng Sở")
    assert office.clerk.last.title == "📞 Đã ghi nhận qua điện thoại."
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["acknowledged_by"]) == (
        "acknowledged",
        "chị Mơ, văn phòng Sở (điện thoại)",
    )
    [heard] = [event for event in standing["history"] if event["what"] == "acknowledged"]
    assert (heard["who"], heard["channel"], heard["text"]) == (
        office.clerk.name,
        "điện thoại",
        "chị Mơ, văn phòng Sở",
    )
    await office.director.say("/tonghop VB1")
    assert "✅ Sở Tài chính: tiếp nhận qua điện thoại" in office.director.last.text


async def test_reminder_after_acknowledgment(office: StoryOffice) -> None:
    """Whoever has acknowledged, in chat or by phone, is not asked to acknowledge, nor is anybody told of silence."""
    await silent(office)
    await office.clerk.choose("Đã nhận qua điện thoại")
    await office.clerk.say("chị Mơ")
    nudged = office.lan.received("nudge")
    await office.let_pass(6 * DAY)
    assert office.lan.received("nudge") == nudged
    assert office.director.received("escalation") == []
    assert office.clerk.received("escalation") == ["escalation"]


async def test_a_queued_nudge_is_dropped_by_the_call(buttoned: StoryOffice) -> None:
    await silent(buttoned)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(3 * DAY)
        await buttoned.clerk.press("phoned:1")
        await buttoned.clerk.say("chị Mơ")
    nudged = len(buttoned.lan.received("nudge"))
    await buttoned.deliver()
    assert len(buttoned.lan.received("nudge")) == nudged


async def test_who_was_not_reached_comes_again(office: StoryOffice) -> None:
    await silent(office)
    await office.clerk.choose("Gọi chưa được")
    assert office.clerk.last.title == "📵 Đã ghi nhận: gọi chưa được."
    assert ("not_phoned", office.clerk.name) in await office.history()
    assert await office.status(office.lan) == "delivered"
    await office.let_pass(7 * DAY)
    assert office.director.received("escalation") == ["escalation"]


async def test_with_several_units_each_button_names_its_own(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.let_pass(4 * DAY)
    assert set(office.clerk.options) == {
        "Đã nhận qua điện thoại – Sở Tài chính",
        "Gọi chưa được – Sở Tài chính",
        "Đã nhận qua điện thoại – Sở Xây dựng",
        "Gọi chưa được – Sở Xây dựng",
    }
    await office.clerk.choose("Đã nhận qua điện thoại – Sở Xây dựng")
    await office.clerk.say("anh Minh")
    assert (await office.status(office.lan), await office.status(office.minh)) == ("delivered", "acknowledged")


async def test_a_long_name_does_not_push_what_tells_the_buttons_apart_off_a_phone(office: StoryOffice) -> None:
    office.adds_unit("NSVS", "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn")
    xuan = office.adds(Part(name="Vy Thị Xuân", unit="NSVS", role=Role.HEAD, title="Giám đốc"))
    await office.issue(to=[office.lan, xuan])
    await office.let_pass(4 * DAY)
    assert "Gọi chưa được – NSVS" in office.clerk.options
    assert "nông thôn (NSVS, Giám đốc Vy Thị Xuân): " in office.clerk.last.text
    assert all(len(option) <= 40 for option in office.clerk.options)


async def test_the_call_sheet_offers_the_same(office: StoryOffice) -> None:
    await office.lan.block()
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    await office.clerk.choose("Đã nhận qua điện thoại")
    await office.clerk.say("chị Mơ")
    assert await office.status(office.lan) == "acknowledged"


async def test_a_late_unit_that_is_rung_is_heard_from(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 7, 2))
    await office.lan.choose("Đã tiếp nhận")
    await office.let_pass(4 * DAY)
    await office.clerk.choose("Đã nhận qua điện thoại")
    await office.clerk.say("chị Mơ")
    assert ("phoned", office.clerk.name) in await office.history()
    assert (await office.standing(office.lan))["acknowledged_by"] == office.lan.name


async def test_nobody_else_answers_for_a_call(office: StoryOffice) -> None:
    await silent(office)
    for payload in ("phoned:1", "notphoned:1", "phoned:99"):
        await office.minh.press(payload)
        assert office.minh.last.text == office.words.not_the_head()
    assert await office.status(office.lan) == "delivered"


async def test_escalation_months_later(buttoned: StoryOffice) -> None:
    """One that was queued while nothing could be sent is not sent once its unit has answered, however late that is."""
    await buttoned.issue(to=buttoned.lan)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(60 * DAY)
        await buttoned.lan.say("đã nhận")
    await buttoned.deliver()
    await buttoned.let_pass(DAY)
    for person in (buttoned.deputy, buttoned.clerk, buttoned.director):
        assert person.received("escalation") == []


# The call sheet


async def _unreached(office: StoryOffice, directives: int = 1) -> None:
    for n in range(1, directives + 1):
        await office.issue(f"{n}/CT-UBND", to=[office.minh, office.hanh])
    for head in (office.minh, office.hanh):
        await head.block()
    await office.clerk.say("/goidien")


async def test_a_call_is_recorded_on_the_call_sheet(office: StoryOffice) -> None:
    await _unreached(office)
    await office.clerk.choose("Đã nhận qua điện thoại – VB1 – Sở Y tế")
    await office.clerk.say("anh Bình, văn phòng Sở")
    assert office.clerk.last.title == "📞 Đã ghi nhận qua điện thoại."
    assert await office.status(office.hanh) == "acknowledged"
    assert await office.status(office.minh) == "delivered"
    await office.clerk.say("/goidien")
    assert "📞 anh Bình, văn phòng Sở đã nhận" in office.clerk.last.text


async def test_a_call_that_nobody_took_is_recorded_on_the_call_sheet(office: StoryOffice) -> None:
    await _unreached(office)
    await office.clerk.choose("Gọi chưa được – VB1 – Sở Xây dựng")
    assert ("not_phoned", office.clerk.name) in await office.history()
    assert await office.status(office.minh) == "delivered"


async def test_a_long_call_sheet_comes_in_pages(office: StoryOffice) -> None:
    await _unreached(office, directives=7)
    offered: list[str] = []
    for _ in range(20):
        offered += [one for one in office.clerk.options if one.startswith("Gọi chưa được")]
        assert len(office.clerk.last.text) <= office.channel.capabilities.longest_text
        if "Trang sau" not in office.clerk.options:
            break
        await office.clerk.choose("Trang sau")
    units = ("Sở Xây dựng", "Sở Y tế")
    assert offered == [f"Gọi chưa được – VB{n} – {unit}" for unit in units for n in range(1, 8)]


async def test_the_call_sheet_is_for_those_who_may(buttoned: StoryOffice) -> None:
    await _unreached(buttoned)
    await buttoned.lan.press("calls:0")
    assert buttoned.lan.last.text == buttoned.words.not_the_head()


async def test_thanks_have_taken_no_call(office: StoryOffice) -> None:
    await silent(office)
    await office.clerk.choose("Đã nhận qua điện thoại")
    for said in ("CẢM ƠN", "Dạ vâng ạ", "ok em"):
        await office.clerk.say(said)
        assert "họ tên người đã nhận cuộc gọi" in office.clerk.last.text
    assert await office.status(office.lan) == "delivered"
    await office.clerk.say("chị Ơn")
    assert (await office.standing(office.lan))["acknowledged_by"] == "chị Ơn (điện thoại)"
