"""What comes where a name was asked for and is nobody's: thanks, a greeting, a nod, signs or numbers alone.

The words stand with all their marks. One typed without marks may be them; one with another mark is another word, so
that "Vàng Anh" and "Trần Trọng" are names. Only what says nothing else is refused: "Ơn", "Cảm" and "Nguyễn Văn Ơn" are
names, and so are words of address alone ("Anh", "Em").
"""

import re
import unicodedata
from collections.abc import Sequence

from handlers.letters import spells

_WORDS = re.compile(r"[^\W\d_]+")


def _phrases(*listed: str) -> tuple[tuple[str, ...], ...]:
    """Each phrase as its words."""
    return tuple(tuple(phrase.split()) for line in listed for phrase in line.split(","))


_SAYS_NOTHING = _phrases(
    "cảm ơn, cám ơn, cảm tạ, xin lỗi, trân trọng, kính gửi, chào, alo, a lô",
    "vâng, dạ, ừ, ừm, uhm, uh, uk, ok, oke, okê, ô kê, okay, okie, test, được rồi",
    "hello, hi, hey, thank, thanks, thank you, tks, thx, good morning, yes, sorry",
)
_AROUND = _phrases(
    "anh, chị, cô, thầy, bác, chú, ông, bà, sếp, bạn, em, cháu, tôi, mình, các",
    "đồng chí, thủ trưởng, lãnh đạo, giám đốc, văn thư, mọi người, cả nhà, quý, đơn vị",
    "ạ, a, ah, nhé, nhe, nha, nhá, rồi, đã, xin, kính, rất, nhiều, lắm, trước, được",
    "và, very, much, so, you, all, sir, madam, dear, there, for, the, a lot",
)
_NEEDS_MARKS = ("trân", "trọng")  # without them, as surname and name: "TRAN TRONG"


def is_nobodys(text: str) -> bool:
    """Whether nothing but courtesy stands there, or no word at all."""
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    said_nothing = not words
    while words:
        if taken := _begins(words, _SAYS_NOTHING):
            said_nothing = True
        elif not (taken := _begins(words, _AROUND)):
            return False
        del words[:taken]
    return said_nothing


def _begins(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> int:
    """How many words the longest phrase takes with which they begin; 0 for none."""
    fitting = (p for p in phrases if len(p) <= len(words) and all(map(spells, words, p)) and not _is_a_name(words, p))
    return max(map(len, fitting), default=0)


def _is_a_name(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return phrase == _NEEDS_MARKS and " ".join(words[:2]).isascii()
