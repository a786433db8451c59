"""Comparing Vietnamese words whatever their case, tone marks and spacing."""

import re
import unicodedata

# Seen in scans and in pasted text; they print nothing, and one inside a word hides it from every rule.
_INVISIBLE = dict.fromkeys([0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
_WIDE = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
# For character classes: a range such as À-Ỹ would take in the small letters too.
_LETTERS = [chr(code) for code in (*range(0x41, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
UPPER = "".join(filter(str.isupper, _LETTERS))
LOWER = "".join(filter(str.islower, _LETTERS))

_SPACES = re.compile(r"\s+")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


class _Plain(dict[int, str]):
    """Each character's plain lower-case letter, worked out once."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = plain = {"đ": "d"}.get(base.lower()[0], base.lower()[0])
        return plain


_PLAIN = _Plain()


def fold(text: str) -> str:
    """Lower case without marks, one character for each of `text`: a place found here is the same place there."""
    return text.translate(_PLAIN)


def clean(text: str) -> str:
    """Give `text` in NFC, without invisible characters and odd spaces, with a line feed as its only line end."""
    text = unicodedata.normalize("NFC", text.translate({**_INVISIBLE, **_WIDE}))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n")


def squeeze(text: str) -> str:
    """`text` with each run of white space made one space, and none at the edges."""
    return _SPACES.sub(" ", text).strip()


def key(text: str) -> str:
    """Strip a label for comparison: "Mã đơn vị" and "ma_don_vi" are both "madonvi"."""
    return _NOT_A_LETTER_OR_DIGIT.sub("", fold(unicodedata.normalize("NFC", text)))
