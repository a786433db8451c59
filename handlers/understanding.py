"""What a typed message says: an act, a menu's number, a percentage, a command, or just words (CONTRACT section 5).

A message is an act only if nothing but that act's words and courtesy stand in it; one word more, a percentage or a
question mark make it a report. Marks may be left out, all or some of them, but a wrong one is another word: "tối" is
not "tôi", "nhắn" is not "nhận". Every rule looks at each character a fixed number of times at most.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from bot.core.making import replace
from bot.core.messages import Act
from handlers import english
from handlers.letters import UNSEEN, fits, without_marks
from handlers.percentages import percent_in
from handlers.phrases import Item, stands_alone

_MOST_TOKENS = 24  # of the beginning of a message; no act is nearly as long
_MOST_BEFORE_HANDLE = 8  # words of courtesy

# The words, as they are spelt with all their marks. Two words that belong together stand as such.

_YES = frozenset(
    {
        "ok",
        "oke",
        "okie",
        "okay",
        "oki",
        "okê",
        "ô kê",
        "okela",
        "okla",
        "okk",
        "uhm",
        "vâng",
        "vg",
        "dạ",
        "ừ",
        "ừm",
        "uh",
        "um",
        "uk",
    }
)
_ADDRESS = frozenset(
    {
        *("anh", "chị", "cô", "thầy", "bác", "chú", "ông", "bà", "sếp", "bạn", "các", "đ/c"),
        *("đồng chí", "thủ trưởng", "lãnh đạo", "giám đốc"),
    }
)
_COURTESY = frozenset(
    {
        *_YES,
        *_ADDRESS,
        *("ạ", "a", "ah", "ak", "c", "e", "em", "cháu", "tôi", "mình", "đã", "rồi", "nhé", "nhe", "nha", "nhá", "nhen"),
        *("nghen", "ơi", "xin", "thưa", "kính", "cảm ơn", "cám ơn", "trân trọng"),
    }
)
_WE = frozenset({"chúng tôi", "chúng em", "chúng mình", "bên em", "bọn em", "tụi em", "đơn vị"})
_DUTIES = frozenset({"việc", "nhiệm vụ", "công việc"})
_PAPERS = frozenset(
    {
        *("vb", "cv", "tin", "file", "văn bản", "công văn", "chỉ thị", "thông báo", "kế hoạch", "công điện"),
        *("tài liệu", "thông tin", "tin nhắn", "nội dung", "chỉ đạo"),
    }
)
_THIS = frozenset({"này", "trên"})  # courtesy only right after a paper or a duty: "nay" alone is today
_PICKING = frozenset({"số", "chọn", "bấm", "mục", "phương án"})

_AND = frozenset({"và", "với", "cùng"})

_ALIASES = {
    "đc": "được",
    "đựơc": "được",
    "bc": "báo cáo",
    **dict.fromkeys(("r", "rùi", "ròi"), "rồi"),
    **dict.fromkeys(("k", "ko", "kg", "khg", "hông"), "không"),
}

_ACTS: Mapping[Act, tuple[str, ...]] = {
    Act.ACKNOWLEDGE: (
        *("nhận", "nhận được", "nhận đủ", "nhận được đủ", "có nhận", "có nhận được", "tiếp nhận"),
        *("xác nhận nhận", "xác nhận nhận được", "xác nhận tiếp nhận", "rõ", "nghe rõ", "hiểu", "hiểu rõ"),
        *("nắm", "nắm được", "nắm rõ"),
    ),
    Act.REPORT: ("báo cáo", "báo cáo tiến độ", "báo tiến độ"),
    Act.OBSTACLE: (
        *("vướng mắc", "khó khăn", "vướng", "khó khăn vướng mắc", "vướng mắc khó khăn", "có vướng mắc", "có khó khăn"),
        *("gặp vướng mắc", "gặp khó khăn", "đang vướng", "đang vướng mắc", "báo vướng mắc", "báo cáo vướng mắc"),
        *("báo cáo khó khăn", "có khó khăn vướng mắc"),
    ),
    Act.CONFIRM: (
        *("xong", "xong hết", "làm xong", "thực hiện xong", "xử lý xong", "hoàn thành", "hoàn thành xong", "hoàn tất"),
        *("xác nhận xong", "xác nhận hoàn thành", "hoàn thành đúng hạn", "hoàn thành trước hạn"),
    ),
    Act.FULL_TEXT: (
        *("toàn văn", "xem toàn văn", "gửi toàn văn", "cho toàn văn", "cho xem toàn văn", "đọc toàn văn"),
        *("xem văn bản", "cho xem văn bản", "xem lại văn bản", "đọc văn bản", "xem vb", "cho xem vb", "xem lại vb"),
    ),
    Act.REOPEN: ("mở lại", "đề nghị mở lại", "cho mở lại"),
    Act.EXTEND: ("gia hạn", "xin gia hạn", "đề nghị gia hạn", "cho gia hạn", "xin thêm thời gian"),
    Act.DECLINE: (
        *("không thuộc nhiệm vụ", "không thuộc nhiệm vụ đơn vị", "không phải nhiệm vụ đơn vị"),
        *("không phải việc đơn vị", "không thuộc đơn vị", "không phải việc của đơn vị"),
        *("không phải nhiệm vụ của đơn vị", "không thuộc nhiệm vụ của đơn vị"),
    ),
    Act.DELEGATE: (
        *("giao việc", "giao người thực hiện", "giao người", "giao người khác", "đổi người thực hiện"),
        *("phân công", "phân công người thực hiện"),
    ),
    Act.HAND_BACK: ("thu lại việc giao", "thu lại việc", "thu hồi việc giao", "lấy lại việc giao", "không giao nữa"),
    Act.SNOOZE: ("nhắc lại sau", "nhắc sau", "đề nghị nhắc lại sau", "cho nhắc lại sau"),
    # Not "đúng": without its mark it is also "đừng" and "dừng", the opposite.
    Act.AGREE: ("đồng ý", "có", "nhất trí", "hoàn toàn đồng ý", "hoàn toàn nhất trí"),
    Act.BACK: ("quay lại", "trở lại", "không", "chưa", "thôi"),
}
_ASSENTS = ("được", "xác nhận")  # so do the words of `_YES` alone
_NO_ACTS = ("không có", "ok thôi", "vâng thôi")  # "co" might be "cô"; "ok thôi" is as good as "ok"
_LABELS: Mapping[Act, str] = {
    Act.ACKNOWLEDGE: "đã tiếp nhận",
    Act.REPORT: "báo cáo tiến độ",
    Act.OBSTACLE: "vướng mắc",
    Act.CONFIRM: "xác nhận hoàn thành",
    Act.FULL_TEXT: "toàn văn",
    Act.AGREE: "đồng ý",
    Act.BACK: "quay lại",
    Act.REOPEN: "mở lại",
    Act.EXTEND: "xin gia hạn",
    Act.SNOOZE: "nhắc lại sau",
    Act.DECLINE: "không thuộc nhiệm vụ đơn vị",
    Act.DELEGATE: "giao người thực hiện",
    Act.HAND_BACK: "thu lại việc giao",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody wrote. With neither act, number nor command it is words: a report, or the answer to a question."""

    handle: int | None = None  # 17 for "VB17 …"; also for "xong VB17", where the rest is an act or a number
    number: int | None = None  # of a menu, alone but for courtesy
    act: Act | None = None
    is_assent: bool = False  # ok, vâng, dạ, được: `act` is ACKNOWLEDGE, but where a question is open it means AGREE
    percent: int | None = None  # 0 to 100, whole; what "12,5%" has after the comma is cut off
    command: str | None = None  # "viec" for "/viec" and "/Việc@bot"
    argument: str = ""  # what stands behind the command
    text: str = ""  # NFC, trimmed, without the handle


def understand(text: str) -> Said:
    """Read what somebody typed. Never raises; `understand(said.text).text == said.text`."""
    text = unicodedata.normalize("NFC", text.translate(UNSEEN)).strip()
    plain = without_marks(text)
    if command := _COMMAND.match(plain):
        return Said(command=command[1], argument=text[command.end() :].strip(), text=text)
    tokens = list(islice(_tokens(text, plain), _MOST_TOKENS))
    handles = [token for token in tokens if token.handle is not None]
    rest = [token for token in tokens if token.handle is None]
    said = _short(rest, plain) if len(tokens) < _MOST_TOKENS else Said()
    handle = _meant(tokens, handles, alone=said != Said())
    if handle:
        text = _without(text, handle)
    if len(handles) > bool(handle):  # another directive is spoken of
        said = Said()
    return replace(said, handle=handle.handle if handle else None, percent=percent_in(without_marks(text)), text=text)


# Words


def _tables() -> Iterator[str]:
    for phrases in _ACTS.values():
        yield from phrases
    for group in (
        _COURTESY,
        _WE,
        _DUTIES,
        _PAPERS,
        _THIS,
        _PICKING,
        _AND,
        _ALIASES,
        _ASSENTS,
        _NO_ACTS,
        _LABELS.values(),
    ):
        yield from group


def _vocabulary() -> dict[str, list[str]]:
    """Each known word below its plain spelling."""
    words: dict[str, list[str]] = {}
    for word in sorted({word for phrase in _tables() for word in phrase.split(" ")}):
        words.setdefault(without_marks(word), []).append(word)
    return words


_KNOWN = _vocabulary()
_PAIRS = frozenset(
    pair for pair in (*_COURTESY, *_WE, *_DUTIES, *_PAPERS, *_PICKING, *_ALIASES.values()) if " " in pair
)


def _item(typed: str) -> Item:
    typed = unicodedata.normalize("NFC", typed).lower()
    known = _KNOWN.get(without_marks(typed), [])
    spelt = [typed] if typed in known else [word for word in known if fits(typed, word)]
    return frozenset(_ALIASES.get(word, word) for word in spelt)


def _items(typed: Iterable[str]) -> list[Item]:
    """The words in order, with those that belong together as one, and without "này" after what it points at."""
    items: list[Item] = []
    for item in (_item(word) for word in typed):
        pairs = frozenset(f"{a} {b}" for a in items[-1] for b in item) & _PAIRS if items else frozenset()
        if pairs:
            items[-1] = pairs
        elif not (item & _THIS and items and items[-1] & (_DUTIES | _PAPERS)):
            items.append(item)
    return items


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(next(iter(item)) for item in _items(text.split(" ")))


# Acts


def _phrases() -> Iterator[tuple[tuple[str, ...], Act | None]]:
    for act, phrases in _ACTS.items():
        for text in phrases:
            yield _phrase(text), act
    for text in _NO_ACTS:
        yield _phrase(text), None


_BY_LENGTH = sorted(_phrases(), key=lambda pair: len(pair[0]), reverse=True)
_ASSENTING = tuple(_phrase(text) for text in _ASSENTS)
_LABELLED = {_phrase(text): act for act, text in _LABELS.items()}
_AROUND = {
    Act.ACKNOWLEDGE: _COURTESY | _WE | _PAPERS | _DUTIES,
    Act.CONFIRM: _COURTESY | _WE | _DUTIES,
    Act.REPORT: _COURTESY,
    Act.OBSTACLE: _COURTESY | _WE,
    Act.REOPEN: _COURTESY | _WE | _PAPERS | _DUTIES,
}


def _act(items: Sequence[Item]) -> Act | None:
    for phrase, act in _BY_LENGTH:
        if stands_alone(items, phrase, _AROUND.get(act, _COURTESY) if act else _COURTESY):
            return act
    return None


def is_courtesy(word: str) -> bool:
    """Whether it says nothing by itself: "em", "nhé", "ạ"."""
    return bool(_item(word) & _COURTESY)


def _reported(items: Sequence[Item]) -> Act | None:
    """The receipt or the end that follows the polite opening "Báo cáo anh, …"; what else is reported is a report."""
    for place, (item, following) in enumerate(pairwise(items), 1):
        if "báo cáo" in item and following & _ADDRESS:
            act = _act(items[place:])
            return act if act in {Act.ACKNOWLEDGE, Act.CONFIRM} else None
        if not item & _COURTESY:
            return None
    return None


def _assents(items: Sequence[Item]) -> bool:
    if any(item & _YES for item in items) and all(item & _COURTESY for item in items):
        return True
    return any(stands_alone(items, phrase, _COURTESY) for phrase in _ASSENTING)


def _short(tokens: Sequence["_Token"], plain: str) -> Said:
    """The act or the number that a short message is, its handle aside."""
    if any(token.plain in {"%", "?"} for token in tokens):
        return Said()
    items = _items(token.typed for token in tokens if token.number is None)
    numbers = [token.number for token in tokens if token.number is not None]
    if len(numbers) > 1:
        return Said()
    if numbers:
        words = [token.typed for token in tokens if token.number is None]
        picked = all(item & (_COURTESY | _PICKING) for item in items) or english.picks(words)
        return Said(number=numbers[0]) if picked else Said(act=_labelled(tokens, items, plain))
    act = _act(items) or _reported(items)
    if act is None and _assents(items):
        return Said(act=Act.ACKNOWLEDGE, is_assent=True)
    if act is None:
        act, assents = english.act_of([token.typed for token in tokens])
        return Said(act=act, is_assent=assents)
    return Said(act=act)


def _labelled(tokens: Sequence["_Token"], items: Sequence[Item], plain: str) -> Act | None:
    """The act of a menu's line typed as it stands: "1. Đã tiếp nhận". The words count, since a number grows old."""
    first = tokens[0]
    if first.number is None or not _AFTER_NUMBER.match(plain, first.end):
        return None
    for phrase, act in _LABELLED.items():
        if len(phrase) == len(items) and all(word in item for word, item in zip(phrase, items, strict=True)):
            return act
    return english.labelled([token.typed for token in tokens[1:]])


# Tokens and handles

_COMMAND = re.compile(r"/([a-z][a-z0-9_]{0,31})(?:@[a-z0-9_]{1,64})?[.,;:!]?(?=\s|\Z)")
_TOKEN = re.compile(
    r"vb(?P<joined>[0-9]{1,9})(?![^\W_])(?!/[^\W_]|-[^\W_]{1,20}/|\s{0,3}(?:%|phan\s{1,3}tram|per\s?cent))"
    r"|vb[\s.#-]{1,3}(?P<apart>[0-9]{1,9})(?![^\W_])(?!/|-[^\W\d_]|[.,][0-9]|\s{0,3}(?:%|phan\s{1,3}tram|per\s?cent))"
    r"|d/c(?![^\W_])|[^\W_]+|[%?]"
)
_NUMBER = re.compile("[0-9]{1,9}")
_AFTER_NUMBER = re.compile("[\ufe0f\u20e3.):]")
_BEFORE_HANDLE = " \t\n([{<#\"'“‘-–—•*"
_AFTER_HANDLE = " \t\n.,:;)]}>\"'”’-–—"


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a number, a handle, or one of the signs that change the meaning."""

    typed: str
    plain: str
    start: int
    end: int
    handle: int | None
    number: int | None


def _tokens(text: str, plain: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(plain):
        start, end = found.span()
        handle = int(found["joined"] or found["apart"] or 0) or None
        number = int(found[0]) if _NUMBER.fullmatch(found[0]) else None
        yield _Token(text[start:end], found[0], start, end, handle, number)


def _meant(tokens: Sequence[_Token], handles: Sequence[_Token], *, alone: bool) -> _Token | None:
    """The handle of the directive that the message is about: the first one, at the beginning or beside a whole answer.

    None for "VB1, VB2 xong" and "xong VB1 VB2", since one answer cannot be meant for both: the bot has to ask.
    """
    if len(handles) == 1 and (alone or _leads(tokens, handles[0])):
        return handles[0]
    if len(handles) > 1 and not alone and _leads(tokens, handles[0]):
        between = tokens[tokens.index(handles[0]) + 1 : tokens.index(handles[1])]
        if not all(item & (_COURTESY | _AND) for item in _items(token.typed for token in between)):
            return handles[0]
    return None


def _leads(tokens: Sequence[_Token], handle: _Token) -> bool:
    """Whether nothing but courtesy stands before the handle."""
    before = tokens[: tokens.index(handle)]
    return len(before) <= _MOST_BEFORE_HANDLE and all(item & _COURTESY for item in _items(t.typed for t in before))


def _without(text: str, handle: _Token) -> str:
    before = text[: handle.start].rstrip(_BEFORE_HANDLE).strip()
    after = text[handle.end :].lstrip(_AFTER_HANDLE).strip()
    return f"{before} {after}" if before and after else before or after
