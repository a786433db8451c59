"""Whether a short message is nothing but a phrase, with words of courtesy around it; in whatever language."""

from collections.abc import Sequence

Item = frozenset[str]
"""The words that a word as typed may stand for; empty for one that no table knows."""


def stands_alone(items: Sequence[Item], phrase: Sequence[str], around: frozenset[str]) -> bool:
    """Whether the phrase stands there in order, with nothing but the words of `around` before, within and after."""
    left = iter(phrase)
    wanted = next(left, None)
    for item in items:
        if wanted in item:
            wanted = next(left, None)
        elif not item & around:
            return False
    return wanted is None
