"""From a long text to several messages, cut where it reads best."""

import re
import unicodedata

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…;])|(?<=[.!?…;][)\]\"”’]))\s")
_WORD_END = re.compile(r"\s")

JOINER = "\u200d"
_FLAG_HALVES = "".join(map(chr, range(0x1F1E6, 0x1F200)))  # two of them are one flag


def clean(text: str) -> str:
    """The text without what cannot be stored or sent: NUL goes, half a surrogate pair becomes U+FFFD."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def utf16_length(text: str) -> int:
    """UTF-16 code units: never fewer than code points, so a limit kept in these is kept whichever the server counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, limit: int) -> list[str]:
    """Parts of at most `limit` UTF-16 units, in order; none is blank, so blank text gives no parts.

    Cuts where a paragraph ends, else a line, a sentence, a word, else between two characters as people see them. Lost
    are only the white space at the cuts and at both ends (the server trims these too). Raises ValueError for a limit
    below 2, since one emoji takes two units.
    """
    if limit < 2:
        raise ValueError(f"A part holds at least 2 UTF-16 units; {limit} is too small.")
    rest = clean(text).strip()
    if len(rest) <= limit // 2:
        return [rest] if rest else []
    parts = []
    while rest:
        end = _cut(rest, _most(rest, limit))
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return parts


def _most(text: str, limit: int) -> int:
    """How many characters from the start fit into `limit` UTF-16 units."""
    if len(text) <= limit // 2 or utf16_length(text) <= limit:
        return len(text)
    units = 0
    for at, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return at
    return len(text)


def _cut(text: str, most: int) -> int:
    """Where the part of at most `most` characters ends. `text` starts with no white space."""
    if most >= len(text):
        return len(text)
    for end in (_PARAGRAPH_END, _LINE_END, _SENTENCE_END):
        # A cut in the first half would make more and shorter messages than the text needs.
        if (at := _last(end, text, most)) >= max(most // 2, 1):
            return at
    return _last(_WORD_END, text, most) or _between_graphemes(text, most)


def _last(end: re.Pattern[str], text: str, most: int) -> int:
    """Where the last match starts that leaves at most `most` characters before it; 0 for none."""
    return max((at for match in end.finditer(text, 0, most + 2) if (at := match.start()) <= most), default=0)


def _between_graphemes(text: str, most: int) -> int:
    """The last place up to `most` that tears no accent from its letter and no joined emoji apart."""
    at = most
    while at > 0 and _sticks(text, at):
        at -= 1
    return at or most


def _sticks(text: str, at: int) -> bool:
    """Whether the characters before and at `at` are shown as one."""
    before, after = text[at - 1], text[at]
    if JOINER in (before, after) or extends(after):
        return True
    if before not in _FLAG_HALVES or after not in _FLAG_HALVES:
        return False
    halves = at - len(text[:at].rstrip(_FLAG_HALVES))
    return halves % 2 == 1


def extends(character: str) -> bool:
    """A mark, a variation selector, a skin tone or an emoji tag."""
    return (
        unicodedata.category(character).startswith("M")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )
