"""What is neither an act nor a statement: it is asked back, and nothing is recorded.

A report acknowledges, so that "chưa nhận được" or a thumb must not become one. Whoever is unsure what was meant asks.
"""

import re
import unicodedata

from bot.core.messages import Act
from handlers.understanding import Said, is_courtesy, understand

_WORDS = re.compile(r"[^\W_]+")
_OR = frozenset({"và", "va", "hoặc", "hoac", "hay", "and", "or", "số", "so", "mục", "muc"})
_GREETINGS = frozenset(
    {
        *("alo", "a lô", "lô", "lo", "chào", "chao", "hi", "hello", "hey", "hihi", "haha", "hehe", "hi hi", "test"),
        *("tks", "thanks", "thank", "thanh", "kiu", "cảm", "cam", "ơn", "on", "gì", "gi", "đấy", "day", "đó", "do"),
        *("ai", "vậy", "vay", "thế", "the", "hả", "ha", "hở", "gửi", "gui"),
    }
)
_DENIALS = frozenset({"chưa", "chua", "không", "khong", "ko", "k", "kg", "chẳng", "not", "didn", "haven"})
_SHORTEST = 3  # letters; one word that is no longer says nothing that we would understand


def is_unclear(said: Said) -> bool:
    """Whether it says nothing that could be recorded: signs alone, a greeting, a question, several numbers."""
    if said.act is not None or said.number is not None or said.percent is not None:
        return False
    words = _WORDS.findall(unicodedata.normalize("NFC", said.text).lower())
    if not words:
        return bool(said.text)
    return (
        _is_number_or_several(words)
        or _asks_or_denies(said.text, words)
        or all(word in _GREETINGS or is_courtesy(word) for word in words)
        or (len(words) == 1 and len(words[0]) <= _SHORTEST)
    )


def is_wordless(said: Said) -> bool:
    """Whether it is signs alone: a thumb is an answer to nothing."""
    return bool(said.text) and not _WORDS.search(said.text)


def _is_number_or_several(words: list[str]) -> bool:
    """`1, 2`, `1 hoặc 2`; `2 xong`, which is the second choice or two things done."""
    numbers = [word for word in words if word.isdigit()]
    rest = [word for word in words if not word.isdigit()]
    if not numbers:
        return False
    if all(word in _OR or is_courtesy(word) for word in rest):
        return True
    return len(numbers) == 1 and words[0] == numbers[0] and understand(" ".join(rest)).act is not None


def _asks_or_denies(text: str, words: list[str]) -> bool:
    """`đã nhận chưa?`, `xong chưa em`, `chưa nhận được`: not the act, and no report of how far along it is."""
    if text.rstrip().endswith("?"):
        return understand(text.rstrip("? \n")).act is not None or _without_denial(words) is not None
    meant = _without_denial(words)
    return meant is Act.ACKNOWLEDGE or (meant is not None and _ends_asking(words))


def _without_denial(words: list[str]) -> Act | None:
    kept = [word for word in words if word not in _DENIALS]
    return understand(" ".join(kept)).act if kept and len(kept) < len(words) else None


def _ends_asking(words: list[str]) -> bool:
    """`… chưa`, with nothing but courtesy behind it."""
    last = max(place for place, word in enumerate(words) if word in _DENIALS)
    return last > 0 and all(is_courtesy(word) for word in words[last + 1 :])
