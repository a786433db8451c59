"""How far along somebody says they are."""

import re

_PERCENT = re.compile(
    r"(?<![0-9.,])([0-9]{1,4})(?:[.,]([0-9]{1,2}))?\s{0,3}(?:%|(?:phan\s{1,3}tram|per\s?cent|pct)(?![^\W_]))"
)
_LEFT = re.compile(r"\b(?:(?:con|thieu)(?:\s(?:lai|khoang|la))*|remaining|missing):?\s?\Z")
_TO_GO = re.compile(
    r"\s{0,3}(?:(?:is|are)\s)?(?:still\s)?(?:left|remain(?:s|ing)?|to go|to do|outstanding|missing)(?![^\W_])"
)
_FROM = re.compile(r"\b(?:tu|from)\s?\Z")
_ON_TO = re.compile(r"\s?(?:->|=>|→|len|den|toi|sang|up to|to)\s?[0-9]")


def percent_in(plain: str) -> int | None:
    """How far along, or None where no number from 0 to 100 says so. `plain` is without marks (`handlers.letters`).

    Of several the first, since plans and parts follow it ("60%, cuối tháng đạt 100%"). What is left ("còn 40%", "40% to
    go") is never meant, and where it rises ("từ 40% lên 60%") the first is not where it stands.
    """
    passed: int | None = None
    for found in _PERCENT.finditer(plain):
        whole = int(found[1])
        before = plain[max(0, found.start() - 24) : found.start()]
        if whole + bool(int(found[2] or 0)) > 100 or _LEFT.search(before) or _TO_GO.match(plain, found.end()):
            continue
        if not (_FROM.search(before) or _ON_TO.match(plain, found.end())):
            return whole
        passed = whole if passed is None else passed
    return passed
