"""The sheet of invitations: a slip a person, a code for each channel."""

import logging
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
import segno
from reportlab.pdfbase.ttfonts import TTFontFile

from bot.core.inviting import Way
from bot.core.making import replace
from bot.core.model import Post
from bot.documents.invitation_sheet import Slip, sheet_of
from bot.documents.recipients import MAX_LENGTH
from bot.texts import page_cast as cast
from bot.texts.words import words_in
from tests.printed import Printed, read_pdf

WORDS = words_in(
    None, calendar=cast.CALENDAR, address="dong-chi", organisation="Sở <b>N&N</b>", contact="Văn phòng, 0205 3 812 345"
)
UNTIL = datetime(2026, 4, 20, 1, tzinfo=UTC)
LINK = "https://t.me/dondoc_bot?start=ABCD2345EFGH"
TELEGRAM = Way(channel="telegram", code="ABCD2345EFGH", bot="dondoc_bot", link=LINK)
ZALO = Way(channel="zalo", code="JKMN6789PQRS", bot="Bot Đôn Đốc", link=None)
VOWELS, TONES = "aăâeêioôơuưy", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
OTHERS = "bcdđghklmnpqrstvxčĕĭŏŭƀñfjwz"  # the consonants, other peoples' letters, foreign ones


def slip(*ways: Way, has: tuple[str, ...] = (), post: Post = cast.LAN) -> Slip:
    return Slip(words=WORDS, post=post, ways=ways, has=has, expires_at=UNTIL)


def named(name: str, *, unit: str = "Sở Tài chính") -> Post:
    return replace(cast.LAN, person=replace(cast.LAN.person, full_name=name), unit=replace(cast.LAN.unit, name=unit))


def ways(number: int) -> list[Way]:
    code = f"ABCD2345EF{number:02}"
    return [replace(TELEGRAM, code=code, link=LINK[:-12] + code), replace(ZALO, code=f"JKMN6789PQ{number:02}")]


def read(*slips: Slip) -> Printed:
    return read_pdf(sheet_of(slips, words=WORDS))


def modules(link: str) -> set[tuple[int, int]]:
    rows = segno.make_qr(link, error="m").matrix
    return {(x, y) for y, row in enumerate(reversed(rows)) for x, dark in enumerate(row) if dark}


def test_each_has_what_each_channel_takes() -> None:
    both = read(slip(TELEGRAM, ZALO)).texts
    assert "Hoặc tìm @dondoc_bot trong Telegram, nhắn mã:\nABCD2345EFGH\n" in both
    assert "Tìm “Bot Đôn Đốc” trong Zalo, nhắn mã:\nJKMN6789PQRS" in both
    assert "Mỗi kênh một mã, dùng một lần" in both
    only_zalo = read(slip(ZALO, has=("telegram",)))
    assert only_zalo.pages[0].pictures == []
    assert "đang nhận văn bản qua Telegram. Mời đồng chí kết nối thêm Zalo để dự phòng." in only_zalo.texts
    assert "Mã dùng một lần, dành riêng cho đồng chí, có hiệu lực đến 08:00 ngày 20/04/2026." in only_zalo.texts
    assert "Cần hỗ trợ: Văn phòng, 0205 3 812 345." in only_zalo.texts


@pytest.mark.parametrize("link", [LINK, LINK + "x" * 300])
def test_the_picture_is_the_link_that_stands_below_it(link: str) -> None:
    [page] = read(slip(replace(TELEGRAM, link=link), ZALO)).pages
    assert page.pictures == [modules(link)]
    assert link in [text.replace(" ", "") for text in page.texts]


def test_no_slip_is_cut_by_the_end_of_a_page() -> None:
    many = [slip(*ways(n), post=named(f"Người thứ {n}", unit="Sở Nội vụ " * (1 + n % 7))) for n in range(60)]
    pages = read(*many).pages
    assert 20 <= len(pages) <= 30
    at = 0
    for page in pages:
        count = len(page.pictures)
        codes = [way.code for n in range(at, at + count) for way in ways(n)]
        names = [f"Người thứ {n}" for n in range(at, at + count)]
        assert [text for text in page.texts if text.startswith(("ABCD", "JKMN"))] == codes
        assert [text[-len(name) :] for name, text in zip(names, _greetings(page.texts), strict=True)] == names
        assert page.pictures == [modules(ways(n)[0].link or "") for n in range(at, at + count)]
        assert page.texts[0] == "Sở <b>N&N</b>"
        assert page.texts[-1].endswith("0205 3 812 345.")
        at += count
    assert at == 60


def _greetings(texts: list[str]) -> list[str]:
    return [text for text in texts if text.startswith("Kính gửi: ")]


def test_names_as_long_as_they_may_be_are_wrapped_and_shown_whole() -> None:
    [page] = read(slip(TELEGRAM, ZALO, post=named("Ễ" * MAX_LENGTH, unit="W" * MAX_LENGTH))).pages
    assert "W" * MAX_LENGTH in [text.replace(" ", "") for text in page.texts]
    assert _greetings(page.texts)[0].count("Ễ") == MAX_LENGTH


def test_what_people_wrote_stays_text() -> None:
    texts = read(slip(TELEGRAM, post=named('<img src="x"/>&amp;', unit="<b>"))).pages[0].texts
    assert texts[0] == "Sở <b>N&N</b>"
    assert texts[2].endswith('<img src="x"/>&amp;')
    assert texts[3] == "<b>"


def test_the_sheet_says_what_it_is_and_in_which_language() -> None:
    english = words_in("en", calendar=cast.CALENDAR, address="dong-chi", organisation="", contact="")
    sheets = [read_pdf(sheet_of([slip(ZALO)], words=words)) for words in (WORDS, english)]
    assert [(sheet.title, sheet.language) for sheet in sheets] == [
        ("Lời mời nhận văn bản chỉ đạo", "vi"),
        ("Invitation to receive directives", "en"),
    ]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_has_every_letter_of_vietnam(weight: str) -> None:
    data = (files("bot.documents") / "fonts" / f"NotoSans-{weight}.ttf").read_bytes()
    known = TTFontFile(BytesIO(data)).charToGlyph
    toned = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
    small = "".join(toned) + OTHERS
    assert len(small) == 12 * 6 + len(OTHERS)
    needed = small + small.upper() + "0123456789“”–…@:/?=_.,;()&'’-"
    assert [letter for letter in needed if ord(letter) not in known] == []


def test_no_code_reaches_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    read(slip(TELEGRAM, ZALO))
    assert [code for code in (TELEGRAM.code, ZALO.code) if code in caplog.text] == []


def test_nothing_of_it_is_imported_before_a_sheet_is_written() -> None:
    program = (
        "import sys, bot.app, bot.cli.inviting\n"
        "print({'reportlab', 'segno', 'PIL'} & set(sys.modules))\n"
        "import bot.documents.invitation_sheet; print('reportlab' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.split() == ["set()", "True"]
