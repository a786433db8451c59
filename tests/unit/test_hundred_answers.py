"""A hundred things that heads really type, and what each is taken for: an act, a number, a report, or a question back.

What is not clear is asked. Only the plain word that it is done opens the question before a confirmation.
"""

import pytest

from bot.core.messages import Act
from handlers.unclear import is_unclear
from handlers.understanding import understand

RECEIVED, DONE, ASSENT, ASK, REPORT = "received", "done", "assent", "ask", "report"

HUNDRED: dict[str, str | int] = {
    # Received, in all the ways in which it is written
    "đã nhận": RECEIVED,
    "da nhan": RECEIVED,
    "da nhan nhe": RECEIVED,
    "ĐÃ NHẬN": RECEIVED,
    "Đã nhận ạ": RECEIVED,
    "da nhan roi nhe a": RECEIVED,
    "đã nhận vb": RECEIVED,
    "da nhan dc vb roi": RECEIVED,
    "nhan r": RECEIVED,
    "nhận đủ rồi nhé": RECEIVED,
    "đã nhận!!!": RECEIVED,
    "đã nhận 👍👍": RECEIVED,
    "da nhan😊": RECEIVED,
    "✅ Đã tiếp nhận": RECEIVED,
    "1. Đã tiếp nhận": RECEIVED,
    "Ok, đã nhận được văn bản": RECEIVED,
    "Dạ em nhận được rồi ạ": RECEIVED,
    "a nhận rồi": RECEIVED,
    "anh nhận được rồi em ơi": RECEIVED,
    "Cô đã nhận được thông báo ạ": RECEIVED,
    "đơn vị đã nhận": RECEIVED,
    "Đã nhận. Cảm ơn em": RECEIVED,
    "Đã nhận thông tin, cảm ơn đồng chí": RECEIVED,
    "dạ rõ": RECEIVED,
    "đã nắm": RECEIVED,
    "noted": RECEIVED,
    "received, thanks": RECEIVED,
    "vb1 da nhan": RECEIVED,
    # Yes, which is receipt unless the one question is open
    "ok": ASSENT,
    "ok em": ASSENT,
    "ok e": ASSENT,
    "okê em nhé": ASSENT,
    "okla": ASSENT,
    "ok sếp": ASSENT,
    "ok 👍": ASSENT,
    "vâng ạ": ASSENT,
    "dạ vâng": ASSENT,
    "ừ": ASSENT,
    "uhm": ASSENT,
    # Done: the one question follows
    "xong": DONE,
    "xong roi": DONE,
    "xong r": DONE,
    "Xong!": DONE,
    "xong😀": DONE,
    "da xong": DONE,
    "đã xong ạ": DONE,
    "em làm xong rồi": DONE,
    "hoan thanh roi a": DONE,
    "đã hoàn thành đúng hạn": DONE,
    "xong hết rồi nha": DONE,
    "Báo cáo anh, đã xong": DONE,
    "ok xong": DONE,
    "done": DONE,
    "xong vb1": DONE,
    # Other choices
    "vuong mac": Act.OBSTACLE,
    "có vướng mắc": Act.OBSTACLE,
    "bc": Act.REPORT,
    "toàn văn": Act.FULL_TEXT,
    "cho xem vb": Act.FULL_TEXT,
    "mở lại": Act.REOPEN,
    "xin gia hạn": Act.EXTEND,
    "nhắc lại sau": Act.SNOOZE,
    "ko phai viec cua don vi": Act.DECLINE,
    "đồng ý": Act.AGREE,
    "chưa": Act.BACK,
    # Numbers of a menu
    "1": 1,
    "1.": 1,
    "1 nhé": 1,
    "dạ 1 ạ": 1,
    "số 1": 1,
    "chọn 2": 2,
    "VB1 1": 1,
    "Vb1: 2": 2,
    "1 👍": 1,
    # How far along it is: a report, whatever words of an act stand in it
    "60%": REPORT,
    "60 phan tram roi em": REPORT,
    "xong 80%": REPORT,
    "hoàn thành 100%": REPORT,
    "chưa xong": REPORT,
    "ko xong dc": REPORT,
    "sắp xong": REPORT,
    "mai xong": REPORT,
    "xong phần 1": REPORT,
    "xong 1 nửa": REPORT,
    "đang làm": REPORT,
    "dang lam nhe": REPORT,
    "Đã nhận và đang thực hiện": REPORT,
    "nhận rồi, tuần sau báo cáo": REPORT,
    "đã hoàn thành và gửi báo cáo": REPORT,
    "đang vướng mặt bằng": REPORT,
    "ok để mai": REPORT,
    "tối gửi": REPORT,
    # Not clear
    "👍": ASK,
    "🙏": ASK,
    ":)": ASK,
    "alo": ASK,
    "em ơi": ASK,
    "cảm ơn em": ASK,
    "dn": ASK,
    "ai đấy?": ASK,
    "đã nhận chưa?": ASK,
    "xong chưa em": ASK,
    "ok?": ASK,
    "chưa nhận được": ASK,
    "chua nhan dc file": ASK,
    "không nhận được văn bản": ASK,
    "1 đã nhận": ASK,
    "2 xong": ASK,
    "1 2": ASK,
    "1 hoặc 2": ASK,
}


def _taken_for(text: str) -> str | int:
    said = understand(text)
    if said.number is not None:
        return said.number
    if said.is_assent:
        return ASSENT
    if said.act is not None:
        return {Act.ACKNOWLEDGE: RECEIVED, Act.CONFIRM: DONE}.get(said.act, said.act)
    return ASK if is_unclear(said) else REPORT


def test_there_are_a_hundred() -> None:
    assert len(HUNDRED) >= 100


@pytest.mark.parametrize(("text", "expected"), HUNDRED.items(), ids=HUNDRED.keys())
def test_each_is_taken_for_what_it_says(text: str, expected: str | int) -> None:
    assert _taken_for(text) == expected


@pytest.mark.parametrize("before", ["", "dạ ", "Dạ thưa anh, ", "vâng "])
@pytest.mark.parametrize("text", [text for text, meant in HUNDRED.items() if meant in {REPORT, ASK}])
def test_courtesy_makes_no_confirmation_of_what_is_none(text: str, before: str) -> None:
    assert understand(f"{before}{text}").act is not Act.CONFIRM
