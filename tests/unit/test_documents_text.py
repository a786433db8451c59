import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.errors import UnreadableDocument
from bot.documents.text import MAX_BYTES, decode

unhurried = settings(deadline=None)  # how long a busy machine takes proves nothing

SENTENCE = "Sở Nội vụ đề nghị các đơn vị báo cáo.\nTrân trọng./.\n"


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        b"\xff\xfe" + SENTENCE.encode("utf-16-le"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.replace("\n", "\r\n").encode(),
        SENTENCE.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", SENTENCE).encode(),
        SENTENCE.replace(" ", "\u00a0").replace("Sở", "S\u200bở").encode(),
    ],
)
def test_every_unicode_form_of_a_text_reads_the_same(data: bytes) -> None:
    assert decode(data, "chi-thi.txt") == SENTENCE


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "không có nội dung"),
        (b"\xef\xbb\xbf \r\n\t ", "a.txt", "không có nội dung"),
        (b"x" * (MAX_BYTES + 1), "a.md", "tối đa 1 MB"),
        (b"PK\x03\x04rest", "a.txt", "Word (.docx)"),
        (b"%PDF-1.7", "a.txt", "PDF"),
        (b"\x00\x01\x02abc", "a.txt", "không phải là văn bản thuần"),
        (SENTENCE.encode("utf-16-le"), "a.txt", "UTF-8"),  # without a byte order mark nobody can tell
        ("Sở Nội vụ".encode("cp1258", "ignore") + b"\xec\xd0", "a.txt", "Windows-1258"),
        (b"\xff\xfea", "a.txt", "UTF-8"),  # half a character
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc".encode(), "a.txt", "TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc".encode(), "a.txt", "VNI"),
        (SENTENCE.encode(), "a.docx", ".txt và .md"),
        (SENTENCE.encode(), "anh.jpg", ".txt và .md"),
        (SENTENCE.encode(), "khong-duoi", ".txt và .md"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        decode(data, name)
    sentence = str(refusal.value)
    assert says in sentence
    assert name in sentence
    assert "hãy" in sentence
    assert sentence.endswith(".")


def test_foreign_words_in_a_vietnamese_text_are_no_legacy_font() -> None:
    text = "Đoàn công tác thăm Köln, Zürich, Malmö, Genève, Besançon, Łódź, São Paulo và Đà Nẵng, Cần Thơ, Thủ Đức."
    assert decode(text.encode(), "a.txt") == text


@unhurried
@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_refusal(data: bytes) -> None:
    try:
        assert decode(data, "a.txt").strip()
    except UnreadableDocument as refusal:
        assert str(refusal).startswith("Tệp “a.txt”")  # noqa: PT017 - either way is right
