"""A unit says that a directive is not its task, and the clerk decides."""

from tests.story.harness import DAY, StoryOffice

REASON = "nội dung này thuộc Sở Xây dựng"


async def declines(office: StoryOffice) -> None:
    await office.lan.choose("Không thuộc nhiệm vụ đơn vị")
    await office.lan.say(REASON)


async def test_the_clerk_hears_of_it_and_the_head_is_left_in_peace(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await declines(office)
    assert office.lan.last.title == "↩️ Đã gửi đề nghị chuyển nhiệm vụ"
    assert office.clerk.titles() == ["↩️ ĐỀ NGHỊ CHUYỂN: văn bản số 12/CT-UBND"]
    assert f"Lý do: {REASON}" in office.clerk.last.text
    assert await office.status(office.lan) == "declined"
    await office.let_pass(4 * DAY)
    assert office.lan.received("nudge") == []
    assert office.director.received() == []
    assert office.clerk.received("declined") == ["declined"] * 5  # reminded every working day


async def test_it_is_passed_on_to_another_unit(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await declines(office)
    await office.clerk.choose("Chuyển đơn vị khác")
    await office.clerk.say("SXD")
    assert office.clerk.last.title == "➡️ Đã chuyển cho Sở Xây dựng; hai đơn vị đã được báo."
    assert office.lan.last.title == "🛑 THU HỒI: văn bản số 12/CT-UBND"
    assert "Sở Xây dựng" in office.lan.last.text
    assert office.minh.titles() == ["📄 VĂN BẢN số 12/CT-UBND"]
    assert (await office.status(office.lan), await office.status(office.minh)) == ("withdrawn", "delivered")
    await office.minh.choose("Đã tiếp nhận")
    assert await office.status(office.minh) == "acknowledged"
    await office.let_pass(3 * DAY)
    assert (office.lan.received("nudge"), office.clerk.received("declined")) == ([], ["declined"])


async def test_a_wrong_code_and_a_unit_that_has_it_are_asked_again(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await declines(office)
    await office.clerk.choose("Chuyển đơn vị khác")
    for code in ("SXDD", "SXD"):
        await office.clerk.say(code)
        assert office.clerk.last.title.startswith(f"Đơn vị {code} ")
    await office.clerk.say("syt")
    assert office.hanh.received() == ["directive"]


async def test_it_is_upheld_with_a_word(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await declines(office)
    await office.clerk.choose("Giữ nguyên giao")
    await office.clerk.say("Sở Tài chính chủ trì")
    assert office.lan.last.title == "↩️ TRẢ LẠI: văn bản số 12/CT-UBND"
    assert "Ý kiến: Sở Tài chính chủ trì" in office.lan.last.text
    assert await office.status(office.lan) == "delivered"
    await office.let_pass(DAY)
    assert office.lan.received("nudge") == ["nudge"]


async def test_the_summary_counts_it_beside_those_that_go_on(office: StoryOffice) -> None:
    # "Tiếp nhận: 0/1" above a list of two left one unit unexplained.
    await office.issue(to=[office.lan, office.minh])
    await declines(office)
    await office.director.say("/tonghop VB1")
    assert "Tiếp nhận: 0/1 đơn vị" in office.director.last.text
    assert "• Đề nghị chuyển đơn vị khác, chờ quyết định: 1" in office.director.last.text


async def test_what_comes_back_offers_what_can_be_done_now(office: StoryOffice) -> None:
    # The menu shown last was that of a declined task, so that on a channel without buttons "1" meant the full text.
    await office.issue(to=office.lan)
    await declines(office)
    await office.clerk.choose("Giữ nguyên giao")
    await office.clerk.say("vẫn là đơn vị")
    assert office.lan.last.options[0] == "Đã tiếp nhận"
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"


async def test_declined_after_the_receipt_it_comes_back_acknowledged(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await declines(office)
    await office.clerk.choose("Giữ nguyên giao")
    await office.clerk.say("vẫn là đơn vị")
    assert await office.status(office.lan) == "acknowledged"


async def test_it_is_taken_back(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await declines(office)
    await office.clerk.choose("Rút")
    assert office.lan.last.title == "🛑 THU HỒI: văn bản số 12/CT-UBND"
    assert await office.status(office.lan) == "withdrawn"
    standing = await office.standing(office.lan)
    assert standing["next_steps"] == []


async def test_whoever_has_reported_has_taken_it_on(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("20%")
    assert "Không thuộc nhiệm vụ đơn vị" not in office.lan.options
    await office.lan.say("không thuộc nhiệm vụ đơn vị")
    assert await office.status(office.lan) == "acknowledged"
    assert office.clerk.received() == []


async def test_pressed_twice_it_says_how_it_stands(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await declines(office)
    await office.clerk.choose("Rút")
    before = office.lan.received()
    for payload in ("takeback:1", "uphold:1", "handon:1"):
        await office.clerk.press(payload)
        assert office.clerk.last.title == "Không có gì thay đổi."
    assert office.lan.received() == before


async def test_who_may_not_decide_is_refused_and_recorded(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await declines(office)
    for person in (office.lan, office.minh, office.director):
        await person.press("takeback:1")
        assert person.last.text == office.words.not_the_head()
    assert await office.status(office.lan) == "declined"
    assert [what for what, _ in await office.history()].count("refused_try") == 3


async def test_the_split_leaves_a_declined_one_out(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await declines(office)
    await office.director.say("/tonghop VB1")
    assert "↩️ Sở Tài chính: đề nghị chuyển đơn vị khác" in office.director.last.text
