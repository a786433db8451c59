"""/viec, /tonghop and /trogiup, and who may ask for them."""

from datetime import date, datetime

from bot.core.model import Role
from tests.story.harness import DAY, VIETNAM, Part, StoryOffice


async def test_viec_lists_the_worst_first(office: StoryOffice) -> None:
    await office.issue("1/KH", to=office.lan)
    await office.issue("2/KH", to=office.lan, due=date(2024, 7, 20))
    await office.issue("3/KH", to=office.lan, due=date(2024, 6, 20))
    await office.issue("4/KH", to=office.lan, due=date(2024, 6, 10))
    await office.lan.say("/viec")
    assert office.lan.options == ["VB4 – 4/KH", "VB3 – 3/KH", "VB2 – 2/KH", "VB1 – 1/KH"]
    listed = office.lan.last.text
    assert listed.index("VB4") < listed.index("VB3") < listed.index("VB2") < listed.index("VB1")
    assert "quá hạn 21 ngày" in listed


async def test_one_open_is_shown_at_once_with_its_choices(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 7, 20))
    await office.lan.say("/viec")
    assert office.lan.last.title == "Văn bản số 12/CT-UBND (VB1)"
    assert "20/07/2024" in office.lan.last.text
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"


async def test_viec_however_it_is_written(office: StoryOffice) -> None:
    for command in ("/viec", "/VIEC", "/việc", "/tasks", "/viec@dondoc_bot"):
        await office.lan.say(command)
    assert [message.text for message in office.lan.screen] == [office.words.nothing_open()] * 5


async def test_viec_leaves_out_what_is_settled(office: StoryOffice) -> None:
    await office.issue("1/KH", to=office.lan)
    await office.issue("2/KH", to=office.lan)
    await office.withdraw("VB1")
    await office.lan.say("/viec")
    assert office.lan.last.title == "Văn bản số 2/KH (VB2)"


async def test_a_deputy_sees_the_same_list(office: StoryOffice) -> None:
    await office.issue("1/KH", to=office.lan)
    await office.issue("2/KH", to=office.lan)
    await office.deputy.say("/viec")
    assert office.deputy.options == ["VB1 – 1/KH", "VB2 – 2/KH"]


# Directors


async def test_tonghop_counts_what_is_open(office: StoryOffice) -> None:
    await office.issue("1/KH", to=[office.lan, office.minh, office.hanh])
    await office.issue("2/KH", to=office.lan)
    await office.lan.say("VB1 đã nhận")
    await office.director.say("/tonghop")
    assert office.director.last.kind == "summary"
    assert "1/3" in office.director.last.text
    assert "0/1" in office.director.last.text
    assert office.director.options == ["VB1", "VB2", "Chưa tiếp nhận"]


async def test_tonghop_of_one_shows_it_unit_by_unit(office: StoryOffice) -> None:
    await office.issue("1/KH", to=[office.lan, office.minh])
    await office.lan.say("60%")
    for asked in ("/tonghop VB1", "/tonghop vb1", "/tonghop 1/KH", "/summary VB1"):
        await office.director.say(asked)
        assert office.director.last.kind == "summary"
        assert office.director.last.lines[1] == "Văn bản số 1/KH (VB1)"
        assert [line for line in office.director.last.lines if "Sở Tài chính" in line and "60%" in line]
        assert [line for line in office.director.last.lines if "Sở Xây dựng" in line and "chưa tiếp nhận" in line]


async def test_tonghop_by_a_number_that_is_still_blank(office: StoryOffice) -> None:
    await office.issue("/SNN-VP", to=office.lan)
    for asked in ("/tonghop /SNN-VP", "/tonghop …/SNN-VP"):
        await office.director.say(asked)
        assert office.director.last.lines[1] == "Văn bản số …/SNN-VP (VB1)"


async def test_tonghop_of_what_there_is_not(office: StoryOffice) -> None:
    await office.director.say("/tonghop VB7")
    assert office.director.last.text == office.words.no_such_directive("VB7")
    await office.director.say("/tonghop")
    assert office.director.last.text == office.words.no_directives()


async def test_a_director_opens_one_of_the_list(office: StoryOffice) -> None:
    """Bug: without buttons a director could not choose at all, since numbers were only for heads."""
    await office.issue("1/KH", to=office.lan)
    await office.issue("2/KH", to=office.lan)
    await office.director.say("/tonghop")
    await office.director.choose("📊 VB2")
    assert office.director.last.lines[1] == "Văn bản số 2/KH (VB2)"


async def test_who_has_not_acknowledged_is_named(office: StoryOffice) -> None:
    await office.issue("1/KH", to=[office.lan, office.minh, office.hanh])
    await office.lan.say("đã nhận")
    await office.let_pass(DAY)
    await office.director.say("/tonghop VB1")
    await office.director.choose("❓ Đơn vị chưa tiếp nhận")
    assert office.director.last.title == "❓ Đơn vị chưa tiếp nhận văn bản số 1/KH: 2"
    named = [line for line in office.director.last.lines if line.startswith("•")]
    assert [line.partition(":")[0] for line in named] == ["• Sở Xây dựng", "• Sở Y tế"]
    assert "Giám đốc Trần Văn Minh" in named[0]
    assert "đã nhắc 1 lần" in named[0]


async def test_a_number_that_no_list_has_is_answered_politely(office: StoryOffice) -> None:
    await office.issue("1/KH", to=office.lan)
    await office.director.say("/tonghop VB1")
    await office.director.say("5")
    assert office.director.last.text == office.words.not_understood()


async def test_a_director_sees_only_what_is_below(office: StoryOffice) -> None:
    office.adds_unit("KHOI", "Khối kinh tế")
    office.adds_unit("SCT", "Sở Công thương", parent="KHOI")
    below = office.adds(Part(name="Tạ Văn Kiên", unit="SCT", role=Role.HEAD, title="Giám đốc"))
    vice = office.adds(Part(name="Bùi Thị Oanh", unit="KHOI", role=Role.DIRECTOR, title="Phó Chủ tịch"))
    await office.issue("1/KH", to=[below, office.lan])
    await office.issue("2/KH", to=office.lan)
    await vice.say("/tonghop")
    assert vice.options == ["VB1"]
    assert "0/1" in vice.last.text
    await vice.say("/tonghop VB1")
    assert "Sở Công thương" in vice.last.text
    assert "Sở Tài chính" not in vice.last.text
    await vice.say("/tonghop VB2")
    assert vice.last.text == office.words.no_such_directive("VB2")


async def test_the_buttons_of_a_summary_are_the_directors(buttoned: StoryOffice) -> None:
    await buttoned.issue("1/KH", to=buttoned.lan)
    for payload in ("summary:1", "notyet:1"):
        await buttoned.lan.press(payload)
        assert buttoned.lan.last.text == buttoned.words.not_the_head()


# Not for these roles


async def test_what_is_not_for_a_head_gets_one_polite_line_each_time(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for asked in ("/tonghop", "/tonghop VB1", "/trang", "/khongco", "/vanban 1"):
        await office.lan.say(asked)
    assert [message.text for message in office.lan.screen[1:]] == [office.words.not_understood()] * 5
    assert "văn thư cơ quan" in office.lan.last.text


async def test_what_is_not_for_a_director_gets_one_polite_line_each_time(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for said in ("Chào bot", "60%", "đã nhận", "xong", "1", "VB1 1", "/viec"):
        await office.director.say(said)
    assert [message.text for message in office.director.screen] == [office.words.not_understood()] * 7
    await office.director.say("")
    assert len(office.director.screen) == 8


async def test_help_shows_only_what_the_roles_can_do(office: StoryOffice) -> None:
    for person in (office.lan, office.director, office.clerk):
        await person.say("/trogiup")
        await person.say("/help")
    told = [
        ("/viec" in person.last.text, "/tonghop" in person.last.text)
        for person in (office.lan, office.director, office.clerk)
    ]
    assert told == [(True, False), (False, True), (False, False)]


async def test_a_head_who_also_directs_can_do_both(office: StoryOffice) -> None:
    lan = office.adds(Part(name=office.lan.name, unit="UBND", role=Role.DIRECTOR, title="Phó Chủ tịch"))
    await office.issue("1/KH", to=[office.minh])
    await lan.say("/tonghop")
    assert lan.last.kind == "summary"
    await lan.say("/viec")
    assert lan.last.text == office.words.nothing_open()


async def test_answers_come_at_night_without_sound(office: StoryOffice) -> None:
    await office.travel_to(datetime(2024, 7, 1, 22, 0, tzinfo=VIETNAM))
    await office.director.say("/tonghop")
    assert (office.director.last.at, office.director.last.silent) == (office.clock.now(), True)
