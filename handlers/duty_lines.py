"""Duties as a clerk types them, one a line: text; lead unit; supporting units; date or recurrence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from bot.core.duties import LONGEST_DUTY, MOST_DUTIES, NewDuty, Recurrence
from bot.core.model import Deadline, Unit
from bot.documents.folding import clean, fold, squeeze
from bot.documents.recurrence import recurrence_in
from handlers import fields

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.):]\s+")
_REMOVES = re.compile(r"\s*(?:xoa|bo|delete|remove)\s+(?:nhiem vu\s+|duty\s+)?(\d{1,2})\s*\.?\s*")
_LABEL = re.compile(
    r"\s*(?:(?P<leads>(?:don vi )?chu tri|lead(?: unit)?)"
    r"|(?P<supports>(?:don vi )?phoi hop|support(?:ing)?(?: units?)?)"
    r"|(?P<due>(?:thoi )?han(?: hoan thanh)?|due|deadline))(?:\s*(?P<colon>:)\s*|\s+)"
)
_COMMA = re.compile(r",\s*(?=(?:don vi )?(?:chu tri|phoi hop)\b|(?:thoi )?han\b|lead\b|support|due\b|deadline\b)")


@dataclass(frozen=True, slots=True)
class BadLine:
    """The first line that was not understood, and what of it."""

    line: str
    field: str  # "text", "units", "due", "number" or "many"
    what: str = ""


@dataclass
class _Parts:
    text: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)


def duties_in(
    text: str, known: Sequence[NewDuty], units: Sequence[Unit], zone: tzinfo
) -> tuple[NewDuty, ...] | BadLine:
    """The duties once these lines are taken over: a number corrects that one, `xóa 2` takes it out, others are added.

    "không" takes all of them out.
    """
    if fields.is_no_due(text):
        return ()
    changed: dict[int, NewDuty | None] = dict(enumerate(known, start=1))
    for line in filter(None, (squeeze(line) for line in clean(text).splitlines())):
        removed = _REMOVES.fullmatch(fold(line))
        if removed:
            if int(removed[1]) not in changed:
                return BadLine(line, "number")
            changed[int(removed[1])] = None
            continue
        numbered = _NUMBER.match(line)
        made = duty_in(line[numbered.end() :] if numbered else line, units, zone)
        if isinstance(made, BadLine):
            return made
        place = int(numbered[1]) if numbered else 0
        changed[place if place in changed else max(changed, default=0) + 1] = made
    left = tuple(duty for _, duty in sorted(changed.items()) if duty)
    return left if len(left) <= MOST_DUTIES else BadLine(str(len(left)), "many")


def duty_in(line: str, units: Sequence[Unit], zone: tzinfo) -> NewDuty | BadLine:
    """One line without its number."""
    parts = _parted(line, units, zone)
    words = "; ".join(parts.text).strip(" ;")
    if not 3 <= len(words) <= LONGEST_DUTY:
        return BadLine(line, "text")
    codes: dict[str, tuple[str, ...]] = {}
    for role in ("leads", "supports"):
        named = fields.units_in(parts.named.get(role, ""), units) if parts.named.get(role) else fields.Units()
        if named.unknown:
            return BadLine(line, "units", ", ".join(named.unknown))
        codes[role] = named.codes
    when = when_in(parts.named.get("due", ""), zone)
    if when is False:
        return BadLine(line, "due", parts.named["due"])
    supports = tuple(code for code in codes["supports"] if code not in codes["leads"])
    return NewDuty(
        text=words,
        leads=codes["leads"],
        supports=supports,
        due=when if isinstance(when, Deadline) else None,
        repeats=when if isinstance(when, Recurrence) else None,
    )


def when_in(text: str, zone: tzinfo) -> Deadline | Recurrence | bool | None:
    """A deadline, or a row of them; None for none, False for what is neither."""
    if not text.strip() or fields.is_no_due(text):
        return None
    return recurrence_in(text) or fields.due_in(text, zone) or False


def _parted(line: str, units: Sequence[Unit], zone: tzinfo) -> _Parts:
    parts = _Parts()
    for part in (piece for one in line.split(";") for piece in _at_commas(one, units, zone)):
        label = _label_of(part, units, zone)
        if label:
            parts.named.setdefault(*label)
        elif part.strip():
            parts.text.append(part.strip())
    return parts


def _at_commas(part: str, units: Sequence[Unit], zone: tzinfo) -> list[str]:
    """The same cut before "…, phối hợp VP", where that says who or when; else in one piece."""
    cuts = list(_COMMA.finditer(fold(part)))
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(part)]
    pieces = [part[start:end] for start, end in zip(starts, ends, strict=True)]
    return pieces if all(_label_of(piece, units, zone) for piece in pieces[1:]) else [part]


def _label_of(part: str, units: Sequence[Unit], zone: tzinfo) -> tuple[str, str] | None:
    """Which field it is and what stands in it. Without a colon only where that can be read: "hạn chế" is no date."""
    label = _LABEL.match(fold(part))
    if label is None:
        return None
    name = next(name for name in ("leads", "supports", "due") if label[name])
    value = part[label.end() :].strip(" .")
    if label["colon"] or (name == "due" and when_in(value, zone)):
        return name, value
    is_units = name != "due" and value and not fields.units_in(value, units).unknown
    return (name, value) if is_units else None
