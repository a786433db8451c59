"""A head who reads English among colleagues who read Vietnamese, on channels with buttons and without."""

import re
from datetime import date

import pytest
from sqlalchemy import text

from bot.core.messages import Act, payload
from handlers.commands import menu_for
from jobs.presenting import outdated
from tests.story.harness import BUTTONLESS, DAY, Building, Message, Somebody, StoryOffice

_VIETNAMESE = re.compile(r"[^\W\d_]*[À-ỹĐđ][^\W\d_]*")
_SUBJECT = "tăng cường quản lý ngân sách"


def own_words(message: Message) -> str:
    """What the bot says in a message, without the names and texts that it hands on."""
    words = message.text
    for data in (
        *("Nguyễn Thị Lan", "Đỗ Thị Hoa", "Trần Văn Quang", "Giám đốc", "Sở Tài chính", "Ủy ban nhân dân tỉnh"),
        *("Đề nghị các đơn vị triển khai thực hiện.", "Số: 12/CT-UBND", _SUBJECT, "V/v", "Tiếng Việt", "tỉnh"),
    ):
        words = words.replace(data, "")
    return " ".join([words, *message.options])


def is_english(message: Message) -> bool:
    return not _VIETNAMESE.search(own_words(message).replace("Tiếng Việt", ""))


async def speaks_english(person: Somebody) -> None:
    await person.say("/language en")
    assert person.last.title.startswith("🌐 From now on messages to you are in English.")


def kept(office: StoryOffice) -> list[tuple[str, str]]:
    """The choices of language on record."""
    query = text("SELECT who, text FROM events WHERE what = 'language' ORDER BY id")
    with office.database.engine.connect() as connection:
        return [(who, language) for who, language in connection.execute(query)]


# Choosing


async def test_everybody_may_choose_by_button(office: StoryOffice) -> None:
    for person in (office.lan, office.director, office.clerk, office.admin):
        await person.say("/ngonngu")
        assert person.options == ["Tiếng Việt", "English"]
        await person.choose("English")
        assert person.last.title.startswith("🌐 From now on")
    assert kept(office)[0] == ("Nguyễn Thị Lan", "en")
    assert len(kept(office)) == 4


@pytest.mark.parametrize("word", ["en", "EN", "english", "English", "tiếng anh", "tieng anh"])
async def test_a_language_behind_the_command_is_chosen_at_once(office: StoryOffice, word: str) -> None:
    await office.lan.say(f"/ngonngu {word}")
    assert office.lan.last.title.startswith("🌐 From now on")


async def test_back_to_vietnamese(office: StoryOffice) -> None:
    await speaks_english(office.lan)
    await office.lan.say("/language vi")
    assert office.lan.last.title.startswith("🌐 Từ nay tin nhắn gửi đến bằng Tiếng Việt.")
    await office.lan.say("/ngonngu vi")
    assert kept(office) == [("Nguyễn Thị Lan", "en"), ("Nguyễn Thị Lan", "vi")]  # the second time changes nothing


async def test_an_unknown_language_or_button_is_asked_again(office: StoryOffice) -> None:
    await office.lan.say("/language klingon")
    assert office.lan.options == ["Tiếng Việt", "English"]
    await office.lan.press(payload(Act.LANGUAGE, 7))
    assert office.lan.last.title == "🌐 NGÔN NGỮ"
    assert kept(office) == []


async def test_a_stranger_is_told_how_to_come_in(office: StoryOffice) -> None:
    stranger = office.stranger()
    await stranger.say("/language en")
    assert stranger.last.text == office.told_to_strangers


async def test_the_menu_of_commands_changes_at_once(office: StoryOffice) -> None:
    def offered() -> dict[str, list[str]]:
        menus = office.database.run_now(outdated, office.channel.name, menu_for)
        return {address: [word for word, _ in menu] for address, menu in menus}

    assert offered()["lan"] == ["viec", "uyquyen", "trogiup", "ngonngu"]
    await speaks_english(office.lan)
    assert offered()["lan"] == ["tasks", "authorise", "help", "language"]
    assert offered()["minh"] == ["viec", "uyquyen", "trogiup", "ngonngu"]


# The loop


async def test_one_head_reads_english_and_the_others_vietnamese(office: StoryOffice) -> None:
    lan, minh = office.lan, office.minh
    await speaks_english(lan)
    await office.issue(to=[lan, minh], due=date(2024, 7, 10))
    assert lan.last.title == "📄 DIRECTIVE No. 12/CT-UBND"
    assert lan.last.options == ["Received", "Obstacle", "Not our task", "Full text"]
    assert "Deadline: 10 July 2024" in lan.last.lines
    assert minh.last.title == "📄 VĂN BẢN số 12/CT-UBND"
    assert minh.last.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]

    await office.let_pass(DAY)
    assert lan.last.title.startswith("⏰ REMINDER 1: directive No. 12/CT-UBND")
    assert minh.last.title.startswith("⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND")

    await lan.choose("Received")
    assert lan.last.title == "✅ Receipt recorded"
    await lan.say("60 percent, 8 of 12 communes")
    assert lan.last.title == "📝 Progress recorded"
    assert "Completed so far: 60%." in lan.last.lines
    await lan.say("/tasks")
    assert lan.last.title == "Directive No. 12/CT-UBND (VB1)"
    await lan.say("done, thanks")
    assert lan.last.title == "🏁 Confirm completion"
    assert lan.last.options == ["Agree", "Back"]
    assert await office.status(lan) == "acknowledged"
    await lan.say("no")
    assert lan.last.title == "Completion has not been confirmed."
    await lan.say("done")
    await lan.say("yes")
    assert lan.last.title == "🏁 Completion recorded"
    assert await office.status(lan) == "confirmed"
    assert all(is_english(message) for message in lan.screen[1:])

    await office.director.say("/tonghop VB1")
    assert office.director.last.title == "📊 TỔNG HỢP"
    await minh.choose("Đã tiếp nhận")
    assert minh.last.title == "✅ Đã ghi nhận việc tiếp nhận"


async def test_a_notice_to_several_is_written_in_each_ones_language(office: StoryOffice) -> None:
    await speaks_english(office.minh)
    await office.issue(to=[office.lan, office.minh])
    await office.withdraw()
    assert office.lan.last.title == "🛑 THU HỒI: văn bản số 12/CT-UBND"
    assert office.minh.last.title == "🛑 WITHDRAWN: directive No. 12/CT-UBND"


async def test_an_obstacle_reaches_an_english_clerk_in_english(office: StoryOffice) -> None:
    await speaks_english(office.clerk)
    await office.issue(to=office.lan)
    await office.lan.choose("Vướng mắc")
    await office.lan.say("thiếu kinh phí")
    assert office.lan.last.title == "⚠️ Đã ghi nhận vướng mắc"
    assert office.clerk.last.title == "⚠️ OBSTACLE: directive No. 12/CT-UBND"
    assert "thiếu kinh phí" in office.clerk.last.lines


async def test_a_silent_head_is_escalated_to_an_english_director_in_english(office: StoryOffice) -> None:
    await speaks_english(office.director)
    await office.issue(to=office.lan)
    await office.let_pass(11 * DAY)
    title = next(message.title for message in office.director.screen if message.title.startswith("🔺"))
    assert title == "🔺 AWAITING RESPONSE: directive No. 12/CT-UBND"
    await office.director.say("/summary")
    assert office.director.last.title == "📊 SUMMARY"
    assert all(title.startswith("⏰ NHẮC") for title in office.lan.titles("nudge"))


# By order


async def test_an_english_director_has_a_vietnamese_and_an_english_head_reminded(office: StoryOffice) -> None:
    await speaks_english(office.director)
    await speaks_english(office.minh)
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 20))
    await office.director.say("/summary VB1")
    assert "Remind now" in office.director.options
    await office.director.choose("Remind now")
    shown = office.director.last
    assert shown.title == "📣 Remind now: directive No. 12/CT-UBND (VB1)"
    assert shown.options == ["Agree", "Back"]
    assert "Sở Tài chính (Giám đốc Nguyễn Thị Lan): not yet acknowledged; not yet reminded" in shown.text
    await office.director.choose("Agree")
    assert office.director.last.title == "📣 2 units reminded"
    assert "Theo chỉ đạo của đồng chí Chủ tịch Trần Văn Quang" in office.lan.last.text
    assert "Đã tiếp nhận" in office.lan.options
    assert "On the instruction of Chủ tịch Trần Văn Quang: please respond" in office.minh.last.text
    assert "Received" in office.minh.options


@pytest.mark.parametrize(
    ("typed", "title"),
    [("agree", "📣 1 unit reminded"), ("yes", "📣 1 unit reminded"), ("back", "No reminder has been")],
)
async def test_the_question_is_answered_in_english_words(office: StoryOffice, typed: str, title: str) -> None:
    await speaks_english(office.director)
    await office.issue(to=office.lan)
    await office.director.say("/summary VB1")
    await office.director.choose("Remind now")
    await office.director.say(typed)
    assert office.director.last.title.startswith(title)


async def test_what_narrows_a_list_is_in_the_directors_language(office: StoryOffice) -> None:
    await speaks_english(office.director)
    await office.issue(to=[office.lan, office.minh])
    await office.lan.say("đã nhận")
    await office.director.say("/summary VB1")
    await office.director.choose("In progress")
    assert "Showing 1 unit with work in progress." in office.director.last.lines
    await office.director.choose("All")
    assert not _VIETNAMESE.search(" ".join(office.director.options))


# Switching in the middle


async def test_a_message_that_is_edited_later_stays_in_its_language(buttoned: StoryOffice) -> None:
    office, lan = buttoned, buttoned.lan
    await office.issue(to=lan)
    card = lan.last
    await speaks_english(lan)
    await lan.choose("Đã tiếp nhận", on=card)
    assert lan.last.title == "✅ Receipt recorded"
    assert card.edits  # and the channel has not complained of another first line
    assert card.title == "📄 VĂN BẢN số 12/CT-UBND"
    assert card.options[0] == "Báo cáo tiến độ"


async def test_the_other_way_round(buttoned: StoryOffice) -> None:
    office, lan = buttoned, buttoned.lan
    await speaks_english(lan)
    await office.issue(to=lan)
    card = lan.last
    await lan.say("/ngonngu vi")
    await lan.choose("Received", on=card)
    assert lan.last.title == "✅ Đã ghi nhận việc tiếp nhận"
    assert card.title == "📄 DIRECTIVE No. 12/CT-UBND"
    assert card.options[0] == "Report progress"
    await office.let_pass(10 * DAY)
    assert lan.newest("nudge").options[0] == "Báo cáo tiến độ"


async def test_a_switch_does_not_answer_an_open_question(office: StoryOffice) -> None:
    lan = office.lan
    await office.issue(to=lan)
    await lan.choose("Đã tiếp nhận")
    await lan.choose("Xác nhận hoàn thành")
    await lan.say("/language en")
    await lan.say("yes")
    assert lan.last.title == "🏁 Completion recorded"


async def test_what_is_recorded_of_a_voice_message_is_the_offices_language(office: StoryOffice) -> None:
    await speaks_english(office.lan)
    await office.issue(to=office.lan)
    await office.lan.speak(reply_to=office.lan.last)
    assert "voice message has been kept" in office.lan.last.text
    assert (await office.assignment(office.lan)).last_report == office.words.spoken_only()


# Without buttons


async def test_numbers_in_english_on_a_channel_without_buttons(building: Building) -> None:
    with building.office(BUTTONLESS) as office:
        lan = office.lan
        await lan.say("/ngonngu")
        assert lan.last.text.endswith("1. Tiếng Việt\n2. English")
        await lan.say("2")
        assert lan.last.title.startswith("🌐 From now on")
        await office.issue(to=[lan, office.minh])
        assert lan.last.text.endswith("VB1:\n1. Received\n2. Obstacle\n3. Not our task\n4. Full text")
        assert office.minh.last.text.endswith(
            "VB1:\n1. Đã tiếp nhận\n2. Vướng mắc\n3. Không thuộc nhiệm vụ đơn vị\n4. Toàn văn"
        )
        await lan.say("1 please")
        assert lan.last.title == "✅ Receipt recorded"
        assert lan.last.text.endswith(
            "3. Obstacle\n4. Ask for more time\n5. Hand to somebody\n6. Not our task\n7. Full text"
        )
        await lan.say("2. Confirm completion")
        assert lan.last.text.endswith("VB1:\n1. Agree\n2. Back")
        await lan.say("1. Agree")
        assert lan.last.title == "🏁 Completion recorded"


# Clerks

PAPER = """ỦY BAN NHÂN DÂN TỈNH

Số:      /UBND-VP
V/v rà soát thủ tục hành chính quý II năm 2024

Kính gửi: Sở Tài chính; Sở Xây dựng.

Chủ tịch UBND tỉnh yêu cầu các đơn vị rà soát toàn bộ hồ sơ quá hạn.

CHỦ TỊCH"""


async def test_a_clerk_works_on_a_draft_in_english(office: StoryOffice) -> None:
    clerk = office.clerk
    await speaks_english(clerk)
    await clerk.say(PAPER)
    assert clerk.last.title.startswith("📋 DRAFT 1: directive No. …/UBND-VP")
    assert clerk.last.options == ["Issue", "Edit", "Schedule", "Discard draft"]
    await clerk.choose("Edit")
    assert clerk.last.options == ["Number", "Subject", "Addressees", "Deadline", "Urgency", "Duties", "Back"]
    await clerk.choose("Deadline")
    await clerk.say("20 July 2024")
    assert "Deadline: 20 July 2024" in clerk.last.lines
    await clerk.say("/directives")
    assert "Draft 1" in clerk.options


async def test_the_verdicts_on_a_list_are_in_the_senders_language(office: StoryOffice) -> None:
    clerk = office.clerk
    await speaks_english(clerk)
    rows = "ma_don_vi,ten_don_vi,ho_ten,vai_tro\nSTC,Sở Tài chính,,thu_truong\n"
    office.channel.files["remote-danh-sach.csv"] = rows.encode()
    await clerk.send_file("danh-sach.csv")
    assert clerk.last.title == "📑 List “danh-sach.csv”: 1 row"
    assert "• Row 2, error: The column ho_ten (full_name) is empty; please fill it in." in clerk.last.lines
    office.channel.files["remote-rong.csv"] = b""
    await clerk.send_file("rong.csv")
    assert clerk.last.title.startswith("The file “rong.csv” has no rows;")
