"""Text to Telegram's HTML, long text to parts, choices to rows."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.adapters.splitting import clean, split_text, utf16_length
from bot.adapters.telegram.markup import LONGEST_TEXT, keyboard, to_html
from bot.core.model import Choice

FAMILY = "👨\u200d👩\u200d👧"
FLAG = "🇻🇳"


def rows(*labels: str) -> list[list[str]]:
    markup = keyboard([Choice(label, f"ack:{number}") for number, label in enumerate(labels)])
    return [] if markup is None else [[button["text"] for button in row] for row in markup["inline_keyboard"]]


def without_space(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("📄 VĂN BẢN số 12\nNội dung", "<b>📄 VĂN BẢN số 12</b>\nNội dung"),
        ("Sở A & B <C>\n1 < 2 && 3 > 2", "<b>Sở A &amp; B &lt;C&gt;</b>\n1 &lt; 2 &amp;&amp; 3 &gt; 2"),
        ("&amp; <b>x</b>", "<b>&amp;amp; &lt;b&gt;x&lt;/b&gt;</b>"),
        ("'trích' \"dẫn\"", "<b>'trích' \"dẫn\"</b>"),
        ("\nkhông có tiêu đề", "\nkhông có tiêu đề"),
        ("", ""),
        ("nửa \ud83d cặp\0", "<b>nửa \ufffd cặp</b>"),
    ],
)
def test_the_first_line_is_bold_and_nothing_is_taken_for_markup(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize("text", ["Kính chào quý vị. Xin phép rời nhóm.", "Ba câu! Một đoạn? Để đọc.\n\nĐoạn sau"])
def test_a_paragraph_is_no_title(text: str) -> None:
    assert to_html(text) == text


def test_a_part_that_goes_on_has_no_title() -> None:
    assert to_html("a & b\nc", title=False) == "a &amp; b\nc"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\t ", []),
        ("vừa đúng", ["vừa đúng"]),
        ("đoạn một dài\n\nđoạn hai dài", ["đoạn một dài", "đoạn hai dài"]),
        ("dòng thứ nhất\ndòng hai", ["dòng thứ nhất", "dòng hai"]),
        ("Một câu đây. Câu thứ hai", ["Một câu đây.", "Câu thứ hai"]),
        ("bốn năm sáu bảy tám chín", ["bốn năm sáu bảy tám", "chín"]),
        ("x" * 25, ["x" * 20, "x" * 5]),
        ("một " + "y" * 25, ["một", "y" * 20, "y" * 5]),
        ("x" * 19 + FLAG, ["x" * 19, FLAG]),
        ("x" * 15 + FAMILY, ["x" * 15, FAMILY]),
        ("x" * 19 + "ê\u0323\u0301", ["x" * 19, "ê\u0323\u0301"]),
        (FLAG * 6, [FLAG * 5, FLAG]),
        ("😀" * 11, ["😀" * 10, "😀"]),
    ],
)
def test_a_long_text_is_cut_where_it_reads_best(text: str, parts: list[str]) -> None:
    assert split_text(text, limit=20) == parts


def test_a_paragraph_near_the_start_makes_no_tiny_message() -> None:
    assert split_text("đầu\n\n" + "chữ " * 6, limit=20) == ["đầu\n\nchữ chữ chữ chữ", "chữ chữ"]


def test_the_platforms_longest_text_is_one_message() -> None:
    assert split_text("a" * 4096, LONGEST_TEXT) == ["a" * 4096]
    assert [utf16_length(part) for part in split_text("😀" * 2049, LONGEST_TEXT)] == [4096, 2]


def test_marks_without_end_are_cut_all_the_same() -> None:
    assert "".join(split_text("\u0301" * 50, limit=20)) == "\u0301" * 50


def test_a_limit_below_one_emoji_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        split_text("a", limit=1)


@given(
    st.text(st.one_of(st.characters(), st.sampled_from(" \n.!;&<😀\u0301\u200d🇻🇳"))),
    st.integers(min_value=2, max_value=40),
)
@example("a\u2028b" * 9, 3)
def test_parts_fit_are_never_blank_and_lose_only_white_space(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert all(part.strip() and part == part.strip() for part in parts)
    assert all(utf16_length(part) <= limit for part in parts)
    assert without_space("".join(parts)) == without_space(clean(text))


@given(st.text(st.sampled_from(" \nabcđê.!?"), max_size=200), st.integers(min_value=10, max_value=60))
def test_words_that_fit_are_never_torn(text: str, limit: int) -> None:
    words = [word for part in split_text(text, limit) for word in part.split()]
    if all(len(word) <= limit for word in text.split()):
        assert words == text.split()


@given(st.lists(st.sampled_from([FLAG, FAMILY, "ê\u0323", "👍🏽", "⚠️", "a"])), st.integers(min_value=8, max_value=30))
def test_what_people_see_as_one_character_stays_whole(pieces: list[str], limit: int) -> None:
    parts = split_text("".join(pieces), limit)
    assert "".join(parts) == "".join(pieces)
    for part in parts:
        assert not unicodedata.category(part[0]).startswith("M")
        assert part[0] != "\u200d"
        assert part[-1] != "\u200d"
        assert sum(character in FLAG for character in part) % 2 == 0


def test_short_labels_share_a_row_and_long_ones_stand_alone_in_the_given_order() -> None:
    assert rows("✅ Đã tiếp nhận", "⚠️ Vướng mắc", "↩️ Không thuộc nhiệm vụ đơn vị", "📎 Toàn văn") == [
        ["✅ Đã tiếp nhận", "⚠️ Vướng mắc"],
        ["↩️ Không thuộc nhiệm vụ đơn vị"],
        ["📎 Toàn văn"],
    ]
    assert rows("📝 Báo cáo tiến độ", "🏁 Xác nhận hoàn thành", "✔️ Đồng ý", "Quay lại", "⏰ Nhắc lại") == [
        ["📝 Báo cáo tiến độ"],
        ["🏁 Xác nhận hoàn thành"],
        ["✔️ Đồng ý", "Quay lại"],
        ["⏰ Nhắc lại"],
    ]


def test_decomposed_letters_count_as_they_look() -> None:
    label = unicodedata.normalize("NFD", "Đã tiếp nhận")
    assert rows(label, "Vướng mắc") == [[label, "Vướng mắc"]]


def test_no_choices_make_no_keyboard() -> None:
    assert keyboard([]) is None
