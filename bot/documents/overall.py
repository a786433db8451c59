"""The day by which all addressees must have acted."""

import re
from collections.abc import Iterator, Sequence

from bot.documents.deadlines import find_deadline
from bot.documents.duties import SENTENCE_ENDS
from bot.documents.folding import fold
from bot.documents.parts import TEXT, Part, trimmed
from bot.documents.reading import Deadline, DirectiveText, Duty

_BODIES = r"(?:co quan|don vi|phong|ban|bo phan|to chuc|to|khoa)"
_EVERYBODY = re.compile(
    r"(?:(?:thu truong|lanh dao|nguoi dung dau|truong|quy) )*(?:(?:tat ca )?(?:cac|moi|toan the)) "
    rf"{_BODIES}(?:[, ]+(?:va )?(?:{_BODIES}|truc thuoc|lien quan|chuyen mon|nghiep vu|thuoc so|(?:neu )?tren))*"
)
_ORDERS = re.compile(r"\b(?:bao cao|hoan thanh|gui|nop|thuc hien|trien khai|xong|thoi han|han chot|han cuoi)\b")
_STATES = re.compile(
    r"\b(?:co hieu luc|het hieu luc|tinh den|can cu|da (?:hoan thanh|thuc hien|bao cao|gui|trien khai))\b"
)
_TERM = re.compile(r"^\W*(?:thoi han|thoi gian|han chot|han cuoi)[^:]{0,40}:")


def deadlines_for_all(
    main: Sequence[Part], duties: Sequence[Duty], *, dated: str | None, year: int | None
) -> tuple[Deadline, ...]:
    """Days that paragraphs without a number give to nobody by name: "Báo cáo gửi về Sở trước ngày 20/5/2026".

    `dated`: the directive's own day; an earlier one is something that has been.
    """
    own = [duty.task for duty in duties if not _is_for_all(duty)]
    found = (
        _deadline(sentence, year)
        for part in main
        if part.level == TEXT
        for sentence in map(trimmed, SENTENCE_ENDS.split(part.text))
        if not any(task in sentence for task in own)
    )
    return tuple(one for one in found if one and one.date and not (dated and one.date < dated))


def _deadline(sentence: str, year: int | None) -> Deadline | None:
    folded = fold(sentence)
    if _STATES.search(folded) or not _ORDERS.search(folded):
        return None
    term = _TERM.match(folded)
    return find_deadline(sentence[term.end() :], year, bare=True) if term else find_deadline(sentence, year)


def overall_deadline(directive: DirectiveText) -> tuple[str, str | None] | None:
    """Give the day (ISO) and the time ("17:00") or None by which all addressees must have acted.

    It is the earliest dated deadline that is given to no unit by name. A recurring, relative or vague one is no such
    day.
    """
    # A day without a time lasts until it ends.
    return min(_dated(directive), key=lambda each: (each[0], each[1] or "24:00"), default=None)


def _dated(directive: DirectiveText) -> Iterator[tuple[str, str | None]]:
    ordered = (duty.deadline for duty in directive.duties if _is_for_all(duty))
    for deadline in (*ordered, *directive.deadlines_for_all):
        if deadline is not None and deadline.date is not None:
            yield deadline.date, deadline.time


def _is_for_all(duty: Duty) -> bool:
    """Whether it names nobody, or everybody: "thủ trưởng các đơn vị"."""
    return all(_EVERYBODY.fullmatch(fold(unit).strip()) for unit in duty.units)
