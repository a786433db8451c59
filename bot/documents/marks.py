"""Secrecy and urgency marks: words standing on their own, not the same words inside a sentence.

A secrecy mark that is missed sends a state secret over the internet; one seen by mistake costs a clerk a look. So
every doubt in this module is decided in favour of the mark.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from bot.documents.folding import clean, fold

SECRECY = {"tuyetmat": "TUYỆT MẬT", "toimat": "TỐI MẬT", "mat": "MẬT"}  # highest first
URGENCY = {"hoatoc": "HỎA TỐC", "thuongkhan": "THƯỢNG KHẨN", "khan": "KHẨN"}

HEADER_CHARS = 4000  # the letterhead of a page run together into one line is far shorter

# Letters of other alphabets that look the same, and a zero for O: scans and copied web pages have them.
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТХУаеорсухΑΒΕΗΙΚΜΝΟΡΤΥΧᎪᎷᎢꓮꓟꓔᴀᴍᴛмт", "ABEKMHOPCTXYaeopcyxABEHIKMNOPTYXAMTAMTAMTmt"
)
# Letters on a coloured square or disc, and those that flags are made of.
_LOOKALIKES |= {first + n: 65 + n for first in (0x1F150, 0x1F170, 0x1F1E6) for n in range(26)}
_FILLERS = dict.fromkeys([0x115F, 0x1160, 0x3164, 0xFFA0])  # letters that print nothing
_BACKWARDS = re.compile("\u202e([^\u202c\u202e\n]{1,200})")
_ZERO_FOR_O = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])")
_TAGS = re.compile(r"<(?!br\b)/?[a-z][^<>]{0,200}>", re.IGNORECASE)
_LINES = re.compile(r"\n|<br\s*/?>|\x0b|\x85|\u2029", re.IGNORECASE)
_COLUMNS = re.compile(r"[|¦\u2500-\u257f\t]+|\s{2,}")
_MARK = "tuyetmat|toimat|mat|hoatoc|thuongkhan|khan"
_ALONE = re.compile(
    r"(?:dau|capdo|mucdo|do|mucdobaomat|dobaomat|mucdomat|domat|mucdokhan|dokhan|tailieu|vanban|hoso)?"
    rf"(?:{_MARK}|hengio|banso|ban|so|b)*(?:{_MARK})(?:{_MARK}|hengio|banso|so|b)*"
)
_LIST_ENTRY = re.compile(r"\s*(?:[-–—+*•]\s.*[;,.]|\d{1,2}[.)]\s.*)\s*$")  # "- Tối mật;" names a degree
_WITHIN = re.compile(_MARK)
_LONGEST = 80  # letters of a line that is nothing but marks, labels and a copy number

_LABEL = re.compile(
    r"\b(?:do|dau)\s+(?:bao\s+)?(?:mat|khan)[\s*_]*[:=\-–][\W_]*"
    r"(tuyet\s*mat|toi\s*mat|mat|hoa\s*toc|thuong\s*khan|khan)\b"
)
_INLINE = re.compile(r"(?<!\w)(tuyet +mat|toi +mat|mat|hoa +toc|thuong +khan|khan)(?!\w)")
_BODY = re.compile(r"\bkinh gui\b|\bnoi nhan\b|(?:^|\n)\s*(?:can cu|thuc hien|phuc dap|dieu 1\b|1\.|i\.)")
_BEFORE_A_MARK = re.compile(r"(?:^|[\n*_()\[\]<>.:;,]|[-–—=]{2,}|\w*\d[\w/.\-]*|/[a-z0-9\-]+|\b(?:khan|toc|nam))\s*$")
_AFTER_A_MARK = re.compile(
    r"\s*(?:$|[\n*_()\[\]<>.:;,]|[-–—=]{2,}|\d|so\s*:|v/v\b|ve viec\b|cong hoa\b|doc lap\b|kinh gui\b|ban so\b"
    r"|hoa toc\b|thuong khan\b|khan\b|chi thi\b|thong bao\b|quyet dinh\b|ke hoach\b|cong dien\b|giay moi\b"
    r"|cong van\b|bao cao\b|to trinh\b|huong dan\b|nghi quyet\b)"
)
_AFTER_A_NUMBER = re.compile(r"\bso\s*:?\s*\S*/\S+\s*$")
# "BÍ MẬT", "BẢO MẬT", "CƠ MẬT", "ĐỘ MẬT", "TÀI LIỆU MẬT", "VĂN BẢN MẬT", "GIẢI MẬT", "THÔNG TIN MẬT", "HỒ SƠ MẬT"
_MAKES_A_PHRASE = {"bí", "bảo", "cơ", "độ", "liệu", "bản", "giải", "tin", "sơ", "ong", "túi", "sỏi"}


def secrecy_of(text: str) -> str | None:
    """Find the highest secrecy mark in `text`: "TUYỆT MẬT", "TỐI MẬT" or "MẬT"; None when it bears none."""
    return marks_of(text)[0]


def marks_of(text: str) -> tuple[str | None, str | None]:
    """Find the highest secrecy and the highest urgency mark in `text`."""
    found = set(_found(_plain(text)))
    secrecy = next((mark for letters, mark in SECRECY.items() if letters in found), None)
    return secrecy, next((mark for letters, mark in URGENCY.items() if letters in found), None)


def is_mark(line: str) -> bool:
    """Whether `line` says nothing but a secrecy or urgency mark."""
    return bool(_marks_alone(_plain(line)))


def without_marks(text: str) -> str:
    """Give a letterhead that was run together without the marks inside it; every other place stays where it was."""
    found = [match.span() for match in _inline(text, fold(text))]
    for start, end in found:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _plain(text: str) -> str:
    text = _BACKWARDS.sub(lambda shown: shown[1][::-1], html.unescape(text).translate(_FILLERS))
    text = unicodedata.normalize("NFKC", clean(text)).translate(_LOOKALIKES)
    return _TAGS.sub("|", _ZERO_FOR_O.sub("O", text))


def _found(text: str) -> Iterator[str]:
    """Each mark in `text` as plain letters: "toimat"."""
    above = ""
    for line in _LINES.split(text):
        if line and not _ends_a_sentence_from(above, line):
            yield from _marks_alone(line)
            cells = _COLUMNS.split(line)
            for cell in cells if len(cells) > 1 else []:
                yield from _marks_alone(cell)
        above = line
    folded = fold(text)
    for match in _LABEL.finditer(folded):
        if _vowels_fit(text[match.start(1) : match.end(1)]):
            yield re.sub(r"\s", "", match[1])
    for match in _inline(text, folded):
        yield match[0].replace(" ", "")


def _marks_alone(segment: str) -> list[str]:
    """Find the marks in a line or cell that says nothing else, its letters spaced out or decorated as they may be."""
    letters = "".join(islice(filter(str.isalpha, segment), _LONGEST + 1))
    if not 3 <= len(letters) <= _LONGEST or not _ALONE.fullmatch(fold(letters)):
        return []
    if not letters.isupper() and _LIST_ENTRY.match(segment):
        return []
    return [match[0] for match in _WITHIN.finditer(fold(letters)) if _vowels_fit(letters[match.start() : match.end()])]


def _vowels_fit(letters: str) -> bool:
    """Whether the marks on the letters may be those of the word: "Mặt" and "mất" are other words.

    In capitals every reading is taken: scans lose and change marks, and no other word stands alone like that.
    """
    if letters.isupper():
        return True
    last = letters.rstrip()[-4:].lower()
    return not fold(last).endswith("mat") or last[-2] in "aâạậ"


def _ends_a_sentence_from(above: str, line: str) -> bool:
    """Whether `line` is only the last word of a sentence wrapped by hand: "... bí" above "mật."."""
    line, above = line.strip(), above.strip()
    if not above:
        return False
    if line.islower() and line.endswith((".", ";", ",", "/")):
        return not above.endswith((".", ";", ":", "/"))
    return above.lower().endswith((" bí", " bảo")) and fold(line).startswith("mat")


def _inline(text: str, folded: str) -> list[re.Match[str]]:
    """Find the marks in capitals inside a letterhead whose lines were run together."""
    found = []
    for match in _INLINE.finditer(folded, 0, _header_end(folded)):
        words = text[match.start() : match.end()]
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
        bracketed = before.endswith(("(", "[")) and after.startswith((")", "]"))
        if bracketed or (_looks_like_a_mark(words, before) and _stands_apart(before, after)):
            found.append(match)
    return found


def _header_end(folded: str) -> int:
    body = _BODY.search(folded, 0, HEADER_CHARS)
    return body.start() if body else min(len(folded), HEADER_CHARS)


def _looks_like_a_mark(words: str, before: str) -> bool:
    return words.isupper() or (words[0].isupper() and bool(_AFTER_A_NUMBER.search(fold(before))))


def _stands_apart(before: str, after: str) -> bool:
    """Whether the words around a mark belong to something else: not "BÍ MẬT NHÀ NƯỚC", not "MẬT MÃ"."""
    last = before.lower().split()[-1:]
    if last and last[0] in _MAKES_A_PHRASE:
        return False
    if _AFTER_A_MARK.match(fold(after)):
        return True
    follows = after.split()[:1]
    next_is_capital = bool(follows) and follows[0].isupper() and len(follows[0]) > 1
    return bool(_BEFORE_A_MARK.search(fold(before))) and not next_is_capital
