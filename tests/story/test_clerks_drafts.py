"""A clerk hands in a directive in chat: a draft first, then what the clerk decides."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.core.errors import NotSent, Refused
from bot.core.messages import FileIn
from bot.core.model import Reach, Role
from bot.services.drafting import issue_due
from tests.story.harness import DAY, MINUTE, VIETNAM, FakeChannel, Part, Somebody, StoryOffice

PAPER = """ỦY BAN NHÂN DÂN TỈNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:      /UBND-VP
V/v rà soát thủ tục hành chính quý II năm 2024

ngày 01 tháng 7 năm 2024

Kính gửi: Sở Tài chính; Sở Xây dựng.

Chủ tịch UBND tỉnh yêu cầu các đơn vị:

1. Rà soát toàn bộ hồ sơ quá hạn, báo cáo trước ngày 20/7/2024.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
SECRET = PAPER.replace("Số:", "MẬT\n\nSố:").replace("rà soát", "phương án zxqv")


async def _sends(person: Somebody, name: str, content: bytes, size: int | None = None) -> None:
    person.office.channel.files[f"remote-{name}"] = content
    await person.say("", files=[FileIn(remote_id=f"remote-{name}", name=name, mime="text/plain", size=size)])


async def _edits(person: Somebody, field: str, answer: str) -> None:
    await person.choose("✏️ Sửa")
    await person.choose(field)
    await person.say(answer)


async def test_a_pasted_text_becomes_a_draft_and_goes_out_when_pressed(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    draft = office.clerk.last
    assert draft.title == "📋 BẢN NHÁP 1: văn bản số …/UBND-VP"
    assert "V/v rà soát thủ tục hành chính quý II năm 2024" in draft.lines
    assert "Công văn, ngày 01/07/2024" in draft.text
    assert "Thời hạn: 20/07/2024" in draft.lines
    assert "Nơi nhận: 2 đơn vị: Sở Tài chính; Sở Xây dựng" in draft.lines
    assert draft.options == ["Phát hành", "Sửa", "Hẹn giờ", "Bỏ bản nháp"]
    assert office.lan.received() == []
    await office.clerk.choose("📤 Phát hành")
    assert office.clerk.last.title == "📤 Đã phát hành văn bản số …/UBND-VP (VB1)"
    assert office.lan.titles() == ["📄 VĂN BẢN số …/UBND-VP"]
    assert office.minh.received() == ["directive"]
    assert office.hanh.received() == []
    assert (await office.history())[0] == ("issued", "Đỗ Thị Hoa")


async def test_pressed_twice_it_is_one_directive(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    draft = office.clerk.last
    await office.clerk.choose("📤 Phát hành", on=draft)
    if draft.choices:
        await office.clerk.choose("📤 Phát hành", on=draft)
    else:
        await office.clerk.say("1")
    assert "Đã phát hành lúc 08:00" in office.clerk.last.text
    assert "VB1" in office.clerk.last.text
    assert len(await office.run(lambda work: work.directives.all())) == 1


async def test_the_buttons_are_called_as_the_contract_says(buttoned: StoryOffice) -> None:
    await buttoned.clerk.say(PAPER)
    labels = [choice.label for choice in buttoned.clerk.last.choices]
    assert labels == ["📤 Phát hành", "✏️ Sửa", "🕖 Hẹn giờ", "🗑 Bỏ bản nháp"]


async def test_who_is_unreachable_is_said_with_the_reason(office: StoryOffice) -> None:
    office.adds_unit("SNV", "Sở Nội vụ")
    office.adds_unit("STP", "Sở Tư pháp")
    office.adds(Part(name="Vũ Thị Mai", unit="SNV", role=Role.HEAD, title="Giám đốc", joined=False))
    await office.clerk.say(PAPER.replace("Sở Tài chính;", "Sở Nội vụ; Sở Tư pháp;"))
    assert "Sở Nội vụ (Vũ Thị Mai, chưa tham gia)" in office.clerk.last.text
    assert "Sở Tư pháp (chưa có thủ trưởng)" in office.clerk.last.text


async def test_what_matches_no_unit_keeps_it_from_going_out(office: StoryOffice) -> None:
    await office.clerk.say(PAPER.replace("Sở Xây dựng", "Sở Du lịch vũ trụ"))
    assert "Chưa rõ là đơn vị nào: Sở Du lịch vũ trụ" in office.clerk.last.lines
    await office.clerk.choose("📤 Phát hành")
    assert "chưa rõ đơn vị nhận (Sở Du lịch vũ trụ)" in office.clerk.last.text
    assert office.lan.received() == []
    await _edits(office.clerk, "Đơn vị nhận", "stc, SYT")
    assert "Nơi nhận: 2 đơn vị: Sở Tài chính; Sở Y tế" in office.clerk.last.lines
    await office.clerk.choose("📤 Phát hành")
    assert office.hanh.received() == ["directive"]


async def test_without_a_subject_it_does_not_go_out(office: StoryOffice) -> None:
    await office.clerk.say(PAPER.replace("V/v rà soát thủ tục hành chính quý II năm 2024\n", ""))
    await office.clerk.choose("📤 Phát hành")
    assert "chưa có trích yếu" in office.clerk.last.text
    await _edits(office.clerk, "Trích yếu", "V/v kiểm kê tài sản công")
    assert "V/v kiểm kê tài sản công" in office.clerk.last.lines


@pytest.mark.parametrize(
    ("field", "wrong", "right", "shown"),
    [
        ("Số văn bản", "không biết", "Số: 124/UBND-VP", "📋 BẢN NHÁP 1: văn bản số 124/UBND-VP"),
        ("Trích yếu", "V/v", "V/v kiểm kê tài sản", "V/v kiểm kê tài sản"),
        ("Đơn vị nhận", "ABC, STC", "tất cả", "Nơi nhận: tất cả 3 đơn vị"),
        ("Thời hạn", "cuối tháng", "22/07/2024 17:00", "Thời hạn: 17:00 ngày 22/07/2024"),
        ("Thời hạn", "31/02/2024", "không", "Thời hạn: không ghi trong văn bản"),
        ("Thời hạn", "20/7", "01/06/2024", "Thời hạn: 01/06/2024 (đã qua)"),
        ("Độ khẩn", "gấp lắm", "hoa toc", "Độ khẩn: hỏa tốc"),
    ],
)
async def test_a_field_is_asked_for_and_asked_again(
    office: StoryOffice, field: str, wrong: str, right: str, shown: str
) -> None:
    await office.clerk.say(PAPER)
    await _edits(office.clerk, field, wrong)
    assert "quay lại" in office.clerk.last.text
    await office.clerk.say(right)
    assert shown in office.clerk.last.lines
    assert office.clerk.last.options == ["Phát hành", "Sửa", "Hẹn giờ", "Bỏ bản nháp"]


async def test_one_may_go_back_from_a_question(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    await _edits(office.clerk, "Thời hạn", "quay lại")
    assert "Thời hạn: 20/07/2024" in office.clerk.last.lines
    await office.clerk.say("22/07/2024")
    assert office.clerk.last.text == office.words.not_understood()


async def test_a_dropped_draft_is_gone(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    draft = office.clerk.last
    await office.clerk.choose("🗑 Bỏ bản nháp", on=draft)
    assert office.clerk.last.title.startswith("🗑 Đã bỏ bản nháp 1")
    await office.clerk.press("issue:1")
    assert "Đã bỏ bản nháp" in office.clerk.last.text
    assert office.lan.received() == []


async def test_an_admin_may_act_on_a_clerks_draft_and_the_clerk_is_told(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    await office.admin.say("/vanban")
    await office.admin.choose("📋 Bản nháp 1")
    await office.admin.choose("📤 Phát hành")
    assert office.lan.received() == ["directive"]
    assert office.clerk.last.title == "📤 Đã phát hành văn bản số …/UBND-VP (VB1)"
    assert "Người phát hành: Ngô Văn Tài" in office.clerk.last.text


async def test_nobody_else_may_act_on_a_draft(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    for person in (office.lan, office.director):
        for payload in ("issue:1", "edit:1", "discard:1", "due:1", "schedule:1", "draft:1", "invite:0", "takeover:1"):
            await person.press(payload)
            assert person.last.text == office.words.not_the_head()
    assert await office.run(lambda work: work.directives.all()) == []


async def test_other_words_from_a_clerk_are_answered_politely(office: StoryOffice) -> None:
    for said in ("xin chào", "Kính gửi anh, ngày mai em nghỉ"):
        await office.clerk.say(said)
        assert office.clerk.last.text == office.words.not_understood()


@pytest.mark.parametrize(
    "paper",
    [
        "Số: 12/VP-TH\nV/v nộp báo cáo quý II\n\nKính gửi: Sở Tài chính.\n\nĐề nghị nộp trước ngày 20/7/2024.",
        "Số: 12/VP-TH\nV/v nộp báo cáo quý II\n\nĐề nghị Sở Tài chính nộp ngay.",
        "Số 12/VP-TH\nV/v nộp báo cáo quý II\nKính gửi: Sở Tài chính",
    ],
)
async def test_a_short_directive_without_a_national_heading_is_a_draft(office: StoryOffice, paper: str) -> None:
    await office.clerk.say(paper)
    assert office.clerk.last.title == "📋 BẢN NHÁP 1: văn bản số 12/VP-TH"
    assert "V/v nộp báo cáo quý II" in office.clerk.last.lines


@pytest.mark.parametrize(
    "said",
    [
        "Số 12/VP-TH đã gửi chưa? Kính gửi anh xem lại giúp em",
        "Số: 0912 345 678",
        "V/v nộp báo cáo quý II",
        "Kính gửi anh Hùng, văn bản số 12/VP-TH em đã chuyển",
    ],
)
async def test_a_short_message_about_a_directive_is_none(office: StoryOffice, said: str) -> None:
    await office.clerk.say(said)
    assert office.clerk.last.text == office.words.not_understood()


async def test_a_head_who_pastes_a_directive_makes_no_draft(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say(PAPER)
    assert await office.run(lambda work: work.drafts.open()) == []
    assert office.lan.last.kind == "reported"


async def test_what_a_client_cuts_in_two_is_one_draft(office: StoryOffice) -> None:
    head, tail = PAPER.split("Nơi nhận:")
    await office.clerk.say(head + "Nội dung dài. " * 200)
    await office.clerk.say("2. Phần tiếp theo.\n\nNơi nhận:\n" + tail)
    [draft] = await office.run(lambda work: work.drafts.open())
    assert "2. Phần tiếp theo." in draft.text
    assert draft.subject == "rà soát thủ tục hành chính quý II năm 2024"


# Files


async def test_a_text_file_becomes_a_draft(office: StoryOffice) -> None:
    await _sends(office.clerk, "van-ban.txt", PAPER.encode())
    await office.clerk.choose("📤 Phát hành")
    assert office.lan.received() == ["directive"]
    assert await office.run(lambda work: work.directives.file(work.directives.all()[0].id)) == PAPER.encode()


@pytest.mark.parametrize("name", ["van-ban.docx", "van-ban.pdf", "anh.jpg"])
async def test_a_wrong_kind_of_file_gets_one_clear_sentence(office: StoryOffice, name: str) -> None:
    await _sends(office.clerk, name, b"PK")
    assert office.clerk.titles() == [office.words.wrong_kind_of_file(name)]


async def test_a_file_that_is_too_large_or_no_text_is_refused(office: StoryOffice) -> None:
    await _sends(office.clerk, "a.txt", b"x", size=2_000_000)
    await _sends(office.clerk, "b.txt", b"x" * 2_000_000)
    await _sends(office.clerk, "c.txt", b"\x00\x01\x02")
    assert "quá lớn" in office.clerk.screen[0].text
    assert office.clerk.screen[1].text == office.words.file_lost("b.txt", 1)
    assert "không phải là văn bản thuần" in office.clerk.screen[2].text
    assert await office.run(lambda work: work.drafts.open()) == []


async def test_a_download_that_fails_is_tried_again(office: StoryOffice) -> None:
    office.channel.download_fails = [NotSent("no network")] * 3
    await _sends(office.clerk, "van-ban.txt", PAPER.encode())
    assert office.clerk.last.text == office.words.file_on_its_way("van-ban.txt")
    await office.let_pass(5 * MINUTE)
    assert office.clerk.last.title.startswith("📋 BẢN NHÁP 1")
    assert len(office.clerk.screen) == 2


async def test_a_file_that_is_gone_is_given_up(office: StoryOffice) -> None:
    office.channel.download_fails = [Refused("the file is gone")]
    await _sends(office.clerk, "van-ban.txt", PAPER.encode())
    assert office.clerk.titles() == [office.words.file_lost("van-ban.txt", 1)]


async def test_a_death_between_download_and_handling_loses_nothing(buttoned: StoryOffice) -> None:
    class Died(BaseException):
        pass

    real = buttoned.database.run

    async def dies(service: object, *args: object, **kwargs: object) -> object:
        if getattr(service, "__name__", "") == "on_fetched":
            raise Died
        return await real(service, *args, **kwargs)  # type: ignore[arg-type]

    buttoned.database.run = dies  # type: ignore[assignment]
    with pytest.raises(Died):
        await _sends(buttoned.clerk, "van-ban.txt", PAPER.encode())
    buttoned.database.run = real  # type: ignore[method-assign]
    assert buttoned.clerk.screen == []
    await buttoned.tick()
    assert [title.partition(":")[0] for title in buttoned.clerk.titles()] == ["📋 BẢN NHÁP 1"]


# Secrets


def _stored(office: StoryOffice) -> bytes:
    path = Path(office.database.engine.url.database or "")
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


@pytest.mark.parametrize("who", ["clerk", "lan", "stranger"])
async def test_a_secret_text_is_refused_before_anything_of_it_is_stored(office: StoryOffice, who: str) -> None:
    person = office.stranger() if who == "stranger" else getattr(office, who)
    await person.say(SECRET)
    assert person.titles() == [office.words.secret()]
    assert b"zxqv" not in _stored(office)
    assert await office.run(lambda work: work.drafts.open()) == []


async def test_a_secret_file_is_looked_at_in_memory_alone(office: StoryOffice) -> None:
    await _sends(office.clerk, "van-ban.txt", SECRET.encode())
    assert office.clerk.titles() == [office.words.secret()]
    assert b"zxqv" not in _stored(office)


async def test_the_rest_of_a_long_secret_text_is_not_kept_either(office: StoryOffice) -> None:
    await office.clerk.say(SECRET + "Nội dung. " * 300)
    await office.clerk.say("Phần còn lại wvut của văn bản.")
    assert office.clerk.titles() == [office.words.secret()] * 2
    assert b"wvut" not in _stored(office)


# At a set time


async def test_a_draft_goes_out_at_the_time_that_was_set(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    await office.clerk.choose("🕖 Hẹn giờ")
    await office.clerk.say("hôm qua")
    assert "thời điểm đã qua" in office.clerk.last.text
    await office.clerk.say("02/07/2024 09:30")
    assert "Sẽ tự phát hành lúc 09:30 ngày 02/07/2024" in office.clerk.last.text
    await office.let_pass(DAY)
    assert office.lan.received() == []
    await office.let_pass(timedelta(hours=2))
    assert office.lan.received() == ["directive"]
    assert office.lan.screen[0].at.astimezone(VIETNAM) == datetime(2024, 7, 2, 9, 30, tzinfo=VIETNAM)
    assert office.clerk.last.title == "📤 Đã phát hành văn bản số …/UBND-VP (VB1)"
    assert await office.run(issue_due) == 0


async def test_an_hour_alone_is_the_next_one(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    await office.clerk.choose("🕖 Hẹn giờ")
    await office.clerk.say("7h30")
    assert "Sẽ tự phát hành lúc 07:30 ngày 02/07/2024" in office.clerk.last.text


async def test_a_clerk_who_has_left_issues_nothing(office: StoryOffice) -> None:
    await office.clerk.say(PAPER)
    await office.clerk.choose("🕖 Hẹn giờ")
    await office.clerk.say("15:00")
    office.ends_posts_of(office.clerk)
    await office.let_pass(DAY)
    assert office.lan.received() == []
    [draft] = await office.run(lambda work: work.drafts.open())
    assert draft.issue_at is None


async def test_whoever_lost_the_account_meanwhile_gets_nothing_from_a_file(office: StoryOffice) -> None:
    office.channel.download_fails = [NotSent("no network")]
    await _sends(office.clerk, "van-ban.txt", PAPER.encode())
    await office.run(
        lambda work: work.recipients.set_reach(
            work.recipients.contact(FakeChannel.name, office.clerk.address).id,  # type: ignore[union-attr]
            Reach.REPLACED,
        )
    )
    await office.let_pass(DAY)
    assert await office.run(lambda work: work.drafts.open()) == []
