"""The sheet of invitations: a slip a person, a code for each channel."""

from datetime import UTC, datetime
from html.parser import HTMLParser

from bot.core.inviting import Way
from bot.core.making import replace
from bot.core.model import Post
from bot.documents.invitation_sheet import Slip, sheet_of
from bot.texts import page_cast as cast
from bot.texts.words import words_in

WORDS = words_in(
    None, calendar=cast.CALENDAR, address="dong-chi", organisation="Sở <b>N&N</b>", contact="Văn phòng, 0205 3 812 345"
)
UNTIL = datetime(2026, 4, 20, 1, tzinfo=UTC)
LINK = "https://t.me/dondoc_bot?start=ABCD2345EFGH"
TELEGRAM = Way(channel="telegram", code="ABCD2345EFGH", bot="dondoc_bot", link=LINK)
ZALO = Way(channel="zalo", code="JKMN6789PQRS", bot="Bot Đôn Đốc", link=None)


class _Reader(HTMLParser):
    """Each slip's words; tags that stay open, or close what is not open, are an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.slips: list[list[str]] = []
        self.pictures = 0
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.slips.append([])
        self.pictures += tag == "svg"
        if tag not in {"meta", "wbr"}:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "path"

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.slips and "article" in self._open and data.strip():
            self.slips[-1].append(data.strip())


def slip(*ways: Way, has: tuple[str, ...] = (), post: Post = cast.LAN) -> Slip:
    return Slip(words=WORDS, post=post, ways=ways, has=has, expires_at=UNTIL)


def read(*slips: Slip) -> _Reader:
    return _Reader(sheet_of(slips, title=WORDS.slip_title(), language="vi"))


def test_each_has_what_each_channel_takes() -> None:
    sheet = read(slip(TELEGRAM, ZALO), slip(ZALO, has=("telegram",)))
    both, only_zalo = ["\n".join(words) for words in sheet.slips]
    assert sheet.pictures == 1
    assert "ABCD2345EFGH" in both
    assert "tìm @dondoc_bot trong Telegram, nhắn mã:" in both
    assert "Tìm “Bot Đôn Đốc” trong Zalo, nhắn mã:\nJKMN6789PQRS" in both
    assert "Mỗi kênh một mã, dùng một lần" in both
    assert "đang nhận văn bản qua Telegram. Mời đồng chí kết nối thêm Zalo để dự phòng." in only_zalo
    assert "Mã dùng một lần, dành riêng cho đồng chí, có hiệu lực đến 08:00 ngày 20/04/2026." in only_zalo
    assert "Cần hỗ trợ: Văn phòng, 0205 3 812 345." in only_zalo


def test_what_people_wrote_stays_text() -> None:
    person = replace(cast.LAN.person, full_name="<script>alert(1)</script>")
    [words] = read(slip(TELEGRAM, post=replace(cast.LAN, person=person))).slips
    assert words[0] == "Sở <b>N&N</b>"
    assert "<script>alert(1)</script>" in words[2]


def test_a_link_too_long_for_a_picture_stands_in_words() -> None:
    sheet = read(slip(replace(TELEGRAM, link=LINK + "x" * 80)))
    assert sheet.pictures == 0
    assert any("start=ABCD2345EFGHxxx" in words for words in sheet.slips[0])


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = sheet_of([slip(TELEGRAM, ZALO)], title="x", language="vi")
    assert "<script" not in text
    assert "url(" not in text
    assert "src=" not in text
