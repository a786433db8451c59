"""Something stands in the way."""

from bot.core.model import Role
from tests.story.harness import DAY, Somebody, StoryOffice


async def _reports_an_obstacle(head: Somebody, words: str = "chưa có kinh phí") -> None:
    await head.choose("⚠️ Vướng mắc")
    await head.say(words)


async def test_the_clerk_is_told_who_says_what(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    assert office.clerk.received() == ["obstacle"]
    notice = office.clerk.last
    assert notice.lines[:2] == ["⚠️ VƯỚNG MẮC: văn bản số 12/CT-UBND", "V/v tăng cường quản lý ngân sách"]
    assert "Sở Tài chính" in notice.text
    assert "Giám đốc Nguyễn Thị Lan" in notice.text
    assert "chưa có kinh phí" in notice.lines
    assert office.director.received() == []


async def test_the_head_hears_who_was_told_and_when_the_next_reminder_comes(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    assert office.lan.last.title == "⚠️ Vướng mắc"
    await office.lan.say("chưa có kinh phí")
    assert office.lan.last.kind == "obstacle noted"
    assert "Đỗ Thị Hoa" in office.lan.last.text
    assert "08:00 ngày 04/07/2024" in office.lan.last.text


async def test_the_nudges_pause_and_go_on(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    await office.let_pass(3 * DAY)
    assert office.lan.titles("nudge") == ["⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"]
    assert office.lan.newest("nudge").at == office.clock.now()


async def test_an_obstacle_is_no_acknowledgment(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    assert await office.status(office.lan) == "delivered"
    assert office.lan.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]
    assert (await office.standing(office.lan))["obstacle"] == "chưa có kinh phí"


async def test_a_report_closes_it(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    await office.lan.say("đã có kinh phí, được 20%")
    standing = await office.standing(office.lan)
    assert (standing["obstacle"], standing["percent"]) == (None, 20)


async def test_a_word_alone_asks_what_it_is(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("vuong mac")
    assert office.lan.last.title == "⚠️ Vướng mắc"
    await office.lan.say("thiếu người")
    assert (await office.standing(office.lan))["obstacle"] == "thiếu người"


async def test_a_photo_can_show_it(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.send_file("sat-lo.jpg", "đường sạt lở")
    assert office.lan.received("obstacle noted") == ["obstacle noted"]
    assert await office.evidence(office.lan) == ["sat-lo.jpg"]


async def test_a_percentage_in_it_does_not_make_it_a_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.say("mới giải ngân được 20% kinh phí")
    assert office.lan.received() == ["directive", "answer", "obstacle noted"]


async def test_with_nobody_in_the_office_the_director_is_told(office: StoryOffice) -> None:
    office.ends_posts_of(office.clerk)
    office.ends_posts_of(office.admin)
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    assert office.director.received() == ["obstacle"]
    assert "Trần Văn Quang" in office.lan.last.text


async def test_without_a_clerk_the_admin_is_told(office: StoryOffice) -> None:
    office.ends_posts_of(office.clerk)
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    assert (office.admin.received(), office.director.received()) == (["obstacle"], [])


async def test_with_nobody_to_tell_the_head_hears_whom_to_ask(office: StoryOffice) -> None:
    for person in (office.clerk, office.admin, office.director):
        office.ends_posts_of(person)
    await office.issue(to=office.lan)
    await _reports_an_obstacle(office.lan)
    assert "văn thư cơ quan" in office.lan.last.text
    assert Role.CLERK not in {post.role for post in await office.run(lambda work: work.recipients.posts(work.today))}


async def test_a_settled_one_has_no_obstacles(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.withdraw()
    await office.lan.say("chưa có kinh phí", reply_to=office.lan.screen[0])
    assert office.clerk.received() == []
    assert "thu hồi" in office.lan.last.text
