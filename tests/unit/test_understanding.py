"""What people in Vietnamese offices type, and what the bot makes of it."""

import random
import time
import unicodedata
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.messages import Act
from handlers.understanding import Said, understand

ACTS: dict[Act, tuple[str, ...]] = {
    Act.ACKNOWLEDGE: (
        "Đã tiếp nhận",
        "đã nhận",
        "da nhan",
        "da nhan nhe",
        "ĐÃ NHẬN",
        "Đã nhận.",
        "✅ Đã nhận!!!",
        "đã nhận ạ",
        "dạ đã nhận",
        "Dạ em đã nhận ạ",
        "e đã nhận a ạ",
        "dạ em nhận được rồi ạ",
        "Dạ vâng em nhận được rồi anh ạ",
        "da em nhan duoc roi a",
        "nhận được rồi",
        "nhận đc rồi",
        "nhan dc r",
        "nhận rồi",
        "nhận rồi nhé",
        "nhận r nha chị",
        "em nhận rồi cô ạ",
        "nhan roi co a",
        "em nhận rồi thầy nhé",
        "Tôi đã nhận",
        "Tôi đã nhận được văn bản này",
        "đã nhận được văn bản",
        "đã nhận đủ văn bản ạ",
        "đã nhận vb",
        "đã nhận cv này rồi ạ",
        "Công văn em nhận được rồi ạ",
        "xin nhận nhiệm vụ",
        "tiếp nhận",
        "đã tiếp nhận văn bản",
        "xác nhận đã nhận",
        "Xác nhận đã nhận được chỉ đạo",
        "rõ",
        "Rõ!",
        "Rõ ạ, cảm ơn anh",
        "đã rõ",
        "đã rõ, thưa đồng chí",
        "da ro",
        "rõ rồi",
        "dạ rõ sếp",
        "em hiểu rồi ạ",
        "Em nắm được rồi ạ",
        "Đơn vị đã nhận",
        "chúng tôi đã nhận được",
        "Bên em nhận rồi ạ",
        "ok đã nhận",
        "vâng ạ, em nhận rồi",
        "Đã nhận.\nTrân trọng cảm ơn!",
        "Đ/c ơi, em nhận rồi",
        "Báo cáo anh, em nhận được rồi ạ",
        "Dạ báo cáo đồng chí, đơn vị đã nhận",
        "đã nhân",  # a mark forgotten
        "Ðã nhận",  # the letter of an old font
        "đã \u200bnh\u00adận",
        "1. ✅ Đã tiếp nhận",
    ),
    Act.CONFIRM: (
        "xong",
        "Xong",
        "xong.",
        "xong ạ",
        "xong rồi",
        "xong roi",
        "xong r ạ",
        "đã xong",
        "da xong nhe",
        "dạ em xong rồi ạ",
        "Em làm xong rồi anh ạ",
        "xong hết rồi ạ",
        "xong việc rồi",
        "hoàn thành",
        "đã hoàn thành",
        "DA HOAN THANH",
        "Đã hoàn thành nhiệm vụ ạ",
        "đơn vị đã hoàn thành",
        "đã hoàn tất",
        "xác nhận hoàn thành",
        "Xác nhận hoàn thành",
        "🏁 Xác nhận hoàn thành",
        "xin xác nhận đã hoàn thành",
        "ok xong",
        "Báo cáo sếp, em xong rồi ạ",
        "2) 🏁 Xác nhận hoàn thành",
    ),
    Act.REPORT: (
        "báo cáo",
        "bao cao",
        "Báo cáo tiến độ",
        "📝 Báo cáo tiến độ",
        "em xin báo cáo ạ",
        "bc tiến độ",
        "báo cáo anh ạ",
    ),
    Act.OBSTACLE: (
        "Vướng mắc",
        "⚠️ vướng mắc",
        "vuong mac",
        "khó khăn",
        "có vướng mắc ạ",
        "dạ em đang vướng anh ạ",
        "đơn vị gặp khó khăn",
        "khó khăn, vướng mắc",
    ),
    Act.FULL_TEXT: (
        "Toàn văn",
        "📎 Toàn văn",
        "toan van",
        "cho em xem toàn văn ạ",
        "xem văn bản",
        "cho xin toàn văn",
        "xem lại vb",
    ),
    Act.AGREE: (
        "Đồng ý",
        "✔️ Đồng ý",
        "dong y",
        "dạ đồng ý ạ",
        "ok đồng ý",
        "em nhất trí ạ",
        "hoàn toàn nhất trí",
        "có",
        "dạ có ạ",
        "co a",
    ),
    Act.BACK: ("Quay lại", "quay lai", "không", "dạ không ạ", "ko", "k ạ", "chưa", "dạ chưa ạ", "thôi", "thôi em nhé"),
}

ASSENTS = (
    *("ok", "OK", "Ok.", "ok em", "ok anh nhé", "oke", "okie chị", "okê", "ô kê", "👍 ok", "ok, cảm ơn em"),
    *("vâng", "vang", "Vâng ạ", "dạ", "da", "Dạ anh", "dạ vâng", "dạ vâng ạ", "vâng thưa đồng chí", "ừ", "uh em"),
    *("được", "dạ được ạ", "đc", "được rồi", "dc nhe", "xác nhận", "em xác nhận ạ"),
)

WORDS = (
    *(
        "chưa xong",
        "chua xong",
        "gần xong",
        "sắp xong ạ",
        "xong 2/3 việc",
        "xong bước 1",
        "xong phần rà soát",
        "không xong",
    ),
    *("chưa nhận được", "không nhận được", "em chưa nhận được văn bản", "chua nhan", "chưa hoàn thành", "chưa rõ"),
    *("đã nhận nhưng chưa làm được", "đã nhận, đang triển khai", "khi nào xong em báo", "bao giờ xong?", "xong chưa"),
    *("Đ/c Lan đã nhận", "chị Hoa nhận rồi", "Lan xong rồi", "mai xong", "hôm nay xong", "tối xong", "chiều em xong ạ"),
    *(
        "1 tuần nữa xong",
        "còn 3 xã",
        "3 xã xong",
        "ngày 15/8 xong",
        "12/5",
        "1,5",
        "1/2",
        "1-2",
        "1 2",
        "2.1",
        "1 việc",
    ),
    *("1 xong", "còn 1", "vắng 1", "thừa 1", "ảnh 1", "sở 1", "đơn vị 1", "0912345678", "một", "¼", "1?"),
    *("dn", "abc", "rồi", "rồi ạ", "ạ", "em", "anh ơi", "thưa anh", "cảm ơn anh", "kính thưa đồng chí", "này", "số"),
    *("không rõ", "không đồng ý", "chưa đồng ý", "không có", "khong co", "không vướng mắc gì", "hết vướng mắc"),
    *("đã nhắn", "đã xem", "nhận xong", "xong đâu", "đồng ý một phần", "được không", "ok?", "đã nhận?", "rõ chưa"),
    *(
        "ok thôi",
        "vâng thôi ạ",
        "đừng",
        "dung",
        "đông",
        "tôi",
        "văn bản",
        "đã gửi báo cáo",
        "báo cáo hoàn thành tuần sau",
    ),
    *(
        "báo cáo anh em đang làm",
        "báo cáo xong sẽ gửi",
        "báo cáo anh đồng ý",
        "khô khan",
        "đang đông y viện",
        "2. xong",
    ),
    *("vb 12/UBND đã nhận", "vb 12-CT đã nhận", "vb số 12", "đã nhận vb số 12/SNV-VP", "/", "/1 2", "/ viec", "//viec"),
    *("👍", "👌🏼🙏", "...", "?", "!", "", "   ", "❤️"),
    "Em đã nhận được văn bản và đang chỉ đạo các phòng thực hiện, dự kiến tuần sau báo cáo",
    " ".join(["đã nhận"] * 20),
    "xong\nnhưng còn thiếu chữ ký",
)

NUMBERS = {
    **dict.fromkeys(("1", "1.", "(1)", "1)", " 1 ", "1 ạ", "dạ 1 ạ", "em chọn 1", "số 1", "so 1", "chọn số 1 nhé"), 1),
    **dict.fromkeys(("1️⃣", "１", "①", "01", "#1", "1 👍", "ok 1", "1 rồi", "phương án 1", "anh chọn mục 1", "1!"), 1),
    "2": 2,
    "3 nhé anh": 3,
    "12": 12,
    "0": 0,
    "60": 60,
    "2024": 2024,
    "thưa đ/c 4": 4,
}

PERCENTS = {
    "60%": 60,
    "60 %": 60,
    "60％": 60,
    "60 phần trăm": 60,
    "60 PHAN TRAM": 60,
    "60\u00a0%": 60,
    "được 60 % rồi ạ": 60,
    "đã xong 60%": 60,
    "xong 100%": 100,
    "100%": 100,
    "100% ạ": 100,
    "hoàn thành 100 %": 100,
    "0%": 0,
    "12,5%": 12,
    "12.5 %": 12,
    "99,9%": 99,
    "100,5%": None,
    "150%": None,
    "1000%": None,
    "1.000%": None,
    "99999%": None,
    "được 60 pt": None,
    "60 phần": None,
    "%": None,
    "khoảng 50-60%": 60,
    "đạt 60%, cuối tháng phấn đấu đạt 100%": 60,
    "xong 80% khối lượng, giải ngân 45%": 80,
    "đã xong 60%, còn 40%": 60,
    "còn lại 40%, đã xong 60%": 60,
    "còn 40%": None,
    "con khoang 40%": None,
    "thiếu 5%": None,
    "tăng từ 40% lên 60%": 60,
    "40% -> 60%": 60,
    "từ 40% đến 60%": 60,
    "từ 40%": 40,
    "60% đến nay": 60,
    "vượt 150%, giải ngân 70%": 70,
    "Tổng hợp 63/105 xã, đạt 60%": 60,
}

HANDLES: dict[str, Said] = {
    "VB17": Said(handle=17),
    "vb 17": Said(handle=17),
    "VB17:": Said(handle=17),
    "#VB17": Said(handle=17),
    "[VB017]": Said(handle=17),
    "VB１７": Said(handle=17),
    "VB17 ạ": Said(handle=17, text="ạ"),
    "VB1 1": Said(handle=1, number=1, text="1"),
    "VB1: 2.": Said(handle=1, number=2, text="2."),
    "vb 1 1": Said(handle=1, number=1, text="1"),
    "VB1.1": Said(handle=1, number=1, text="1"),
    "vb1 em chọn 1 ạ": Said(handle=1, number=1, text="em chọn 1 ạ"),
    "1 VB17": Said(handle=17, number=1, text="1"),
    "VB17 xong": Said(handle=17, act=Act.CONFIRM, text="xong"),
    "VB17: xong": Said(handle=17, act=Act.CONFIRM, text="xong"),
    "VB17 - đã nhận": Said(handle=17, act=Act.ACKNOWLEDGE, text="đã nhận"),
    "- VB17: đã nhận": Said(handle=17, act=Act.ACKNOWLEDGE, text="đã nhận"),
    "VB17-xong": Said(handle=17, act=Act.CONFIRM, text="xong"),
    "vb.17 xong": Said(handle=17, act=Act.CONFIRM, text="xong"),
    "VB17 ok": Said(handle=17, act=Act.ACKNOWLEDGE, is_assent=True, text="ok"),
    "VB17 1. Đã tiếp nhận": Said(handle=17, act=Act.ACKNOWLEDGE, text="1. Đã tiếp nhận"),
    "dạ VB17 xong ạ": Said(handle=17, act=Act.CONFIRM, text="dạ xong ạ"),
    "xong VB17": Said(handle=17, act=Act.CONFIRM, text="xong"),
    "em xong vb 17 rồi ạ": Said(handle=17, act=Act.CONFIRM, text="em xong rồi ạ"),
    "đã nhận (VB17)": Said(handle=17, act=Act.ACKNOWLEDGE, text="đã nhận"),
    "VB1 60% xong phần rà soát": Said(handle=1, percent=60, text="60% xong phần rà soát"),
    "VB1: 60%": Said(handle=1, percent=60, text="60%"),
    "VB1 chưa xong": Said(handle=1, text="chưa xong"),
    "Dạ VB1 còn 3 xã": Said(handle=1, text="Dạ còn 3 xã"),
    "VB1 chờ kết quả của VB2, 60%": Said(handle=1, percent=60, text="chờ kết quả của VB2, 60%"),
    # What only looks like a handle, or names two
    "vb 60%": Said(percent=60, text="vb 60%"),
    "VB60 phần trăm": Said(percent=60, text="VB60 phần trăm"),
    "vb 17/SNV-VP": Said(text="vb 17/SNV-VP"),
    "VB17/UBND xong": Said(text="VB17/UBND xong"),
    "VB12-CT/TW đã nhận": Said(text="VB12-CT/TW đã nhận"),
    "vb số 17": Said(text="vb số 17"),
    "VB0 xong": Said(text="VB0 xong"),
    "VB12345678901 xong": Said(text="VB12345678901 xong"),
    "abvb17 xong": Said(text="abvb17 xong"),
    "chưa xong VB17": Said(text="chưa xong VB17"),
    "chờ VB2, 60%": Said(percent=60, text="chờ VB2, 60%"),
    "VB1, VB2 xong": Said(text="VB1, VB2 xong"),
    "VB1 và VB2 đã nhận": Said(text="VB1 và VB2 đã nhận"),
    "VB1 xong VB2": Said(text="VB1 xong VB2"),
    "xong VB1 và VB2": Said(text="xong VB1 và VB2"),
    "VB1 VB2": Said(text="VB1 VB2"),
}

COMMANDS = {
    "/viec": ("viec", ""),
    "/VIEC": ("viec", ""),
    "/việc": ("viec", ""),
    "/tổnghợp VB1": ("tonghop", "VB1"),
    "/tonghop VB1": ("tonghop", "VB1"),
    "/tasks.": ("tasks", ""),
    "  /start  ABCD-efgh ": ("start", "ABCD-efgh"),
    "/start@dondoc_bot CODE": ("start", "CODE"),
    "/start\nCODE": ("start", "CODE"),
    "/summary VB1 60%": ("summary", "VB1 60%"),
}

ALL_ACTS = [(text, act) for act, texts in ACTS.items() for text in texts]


# The table


def test_the_table_is_long_enough() -> None:
    assert len(ALL_ACTS) + len(ASSENTS) + len(WORDS) + len(NUMBERS) + len(PERCENTS) + len(HANDLES) > 300


@pytest.mark.parametrize(("text", "act"), ALL_ACTS)
def test_nothing_but_an_act_is_that_act(text: str, act: Act) -> None:
    assert understand(text) == Said(act=act, text=understand(text).text)


@pytest.mark.parametrize("text", ASSENTS)
def test_an_assent_acknowledges_where_nothing_was_asked(text: str) -> None:
    assert understand(text) == Said(act=Act.ACKNOWLEDGE, is_assent=True, text=text)


@pytest.mark.parametrize("text", WORDS)
def test_anything_more_is_only_words(text: str) -> None:
    assert understand(text) == Said(text=text.strip())


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_bare_number_is_a_menus(text: str, number: int) -> None:
    assert understand(text) == Said(number=number, text=text.strip())


@pytest.mark.parametrize(("text", "percent"), PERCENTS.items())
def test_a_percentage_makes_a_report(text: str, percent: int | None) -> None:
    assert understand(text) == Said(percent=percent, text=text)


@pytest.mark.parametrize(("text", "said"), HANDLES.items())
def test_a_handle_says_which_directive(text: str, said: Said) -> None:
    assert understand(text) == said


@pytest.mark.parametrize(("text", "command"), COMMANDS.items())
def test_a_command_comes_with_its_argument(text: str, command: tuple[str, str]) -> None:
    assert understand(text) == Said(command=command[0], argument=command[1], text=text.strip())


# What holds for all of it

AROUND = st.sampled_from(
    ["", " ", "  ", "\n", "!", "...", "👍 ", " ✅", "“", "(", " – ", "\ufeff", "\u200b", "*", "🙏🏼"]
)
acts = st.sampled_from(ALL_ACTS)


def without_marks(text: str) -> str:
    stripped = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return stripped.replace("đ", "d").replace("Đ", "D")


@pytest.mark.parametrize(("text", "act"), ALL_ACTS)
def test_an_act_is_known_without_marks_in_capitals_and_decomposed(text: str, act: Act) -> None:
    for form in (without_marks(text), text.upper(), without_marks(text.upper()), unicodedata.normalize("NFD", text)):
        assert (understand(form).act, understand(form).is_assent) == (act, False)


@given(acts, AROUND, AROUND, st.randoms(use_true_random=False))
def test_an_act_is_known_with_some_marks_any_case_and_any_signs_around(
    case: tuple[str, Act], before: str, after: str, luck: random.Random
) -> None:
    text, act = case
    marked = "".join(
        char for char in unicodedata.normalize("NFD", text) if not (0x300 <= ord(char) < 0x370 and luck.random() < 0.5)
    )
    mixed = "".join(char.upper() if luck.random() < 0.5 else char for char in marked)
    assert understand(f"{before}{mixed}{after}").act is act


@pytest.mark.parametrize("more", ["nhưng", "Lan", "60%", "tuần sau", "?", "xã", "2/3", "phòng", "chờ", "sẽ", "gần"])
def test_one_word_more_is_no_act(more: str) -> None:
    for text, _ in ALL_ACTS:
        for longer in (f"{text} {more}", f"{more} {text}"):
            assert (understand(longer).act, understand(longer).number) == (None, None), longer


@pytest.mark.parametrize("text", [text for act in (Act.ACKNOWLEDGE, Act.CONFIRM) for text in ACTS[act]])
def test_a_denial_is_never_the_act(text: str) -> None:
    for denial in ("chưa", "không", "ko", "chua", "khong", "chẳng", "đừng"):
        for denied in (f"{denial} {text}", f"{text} {denial}", text.replace(" ", f" {denial} ", 1)):
            assert understand(denied).act is None or denied == text, denied


PIECES = st.sampled_from(
    [
        *(
            "VB17",
            "VB2",
            "vb",
            "vb 3",
            "12/UBND",
            "1",
            "2",
            "60%",
            "phần",
            "trăm",
            "còn",
            "từ",
            "lên",
            "/viec",
            "@",
            "đ/c",
        ),
        *(
            "đã",
            "ĐÃ",
            "nhận",
            "xong",
            "ạ",
            "dạ",
            "và",
            "ok",
            "İ",
            "ß",
            "½",
            "🔔",
            ".",
            ":",
            "-",
            "/",
            "%",
            "?",
            ",",
            "(",
            ")",
        ),
        *(" ", " ", " ", "\n", "\u0301", "\u200b", "\ufeff", "\ufe0f\u20e3"),
    ]
)
anything = st.text() | st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)


@given(anything)
def test_it_never_fails_and_what_is_left_reads_as_itself(text: str) -> None:
    said = understand(text)
    assert said.text == said.text.strip()
    again = understand(said.text)
    assert again.text == said.text
    assert said.percent is None or 0 <= said.percent <= 100
    assert said.handle is None or 0 < said.handle < 10**9
    assert said.number is None or said.act is None
    assert not said.is_assent or said.act is Act.ACKNOWLEDGE
    assert understand(text.translate({0x200B: "", 0xFEFF: ""})) == said
    if said.handle is not None and again.command is None:
        assert [getattr(again, field.name) for field in fields(Said)][1:] == [
            getattr(said, field.name) for field in fields(Said)
        ][1:]


@given(anything)
def test_composed_and_decomposed_say_the_same(text: str) -> None:
    assert understand(unicodedata.normalize("NFD", text)) == understand(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1 ",
            "1.",
            "1,1",
            "60%",
            "60 phần ",
            "phan ",
            "%",
            "còn ",
            "từ ",
            "vb",
            "vb1 ",
            "VB1-",
            "vb1-" + "a" * 20,
        ),
        *(" ", "\n", "đã nhận ", "dạ ", "đ/c", "/a", "\u0301", "ơ\u0323", "👍"),
    ],
)
def test_a_very_long_message_takes_no_time(piece: str) -> None:
    started = time.perf_counter()
    understand(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5  # about a tenth of a second; a rule that backtracks would take hours
