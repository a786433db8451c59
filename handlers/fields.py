"""What a clerk types for one field of a draft: understood, or None so that it is asked again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.core.model import Deadline, Unit, Urgency
from bot.documents.folding import clean, fold, key, squeeze
from bot.services.issuing import FIRST_YEAR, LAST_YEAR

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})(?!\d)")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_IN_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})\s({'|'.join(_MONTHS)})[a-z]{{0,6}},?\s(\d{{4}})(?!\d)")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s?(?::|h|g|gio)\s?(\d{2})?(?!\d)")
_NUMBER = re.compile(r"(?:\d[\w.]{0,20})?(?:/\d{4})?/[^\W\d_][\w.&\-/–]{0,90}")
_WORD_FOR_NUMBER = re.compile(r"(?:so|number|no)\b[\s:.…]*")
_ABOUT = re.compile(r"^(?:v\s?/\s?v|trich yeu|ve viec|subject|re(?=\s?:))\b\s*[:.]?\s*")
_URGENCIES = {
    "thuong": Urgency.THUONG,
    "binhthuong": Urgency.THUONG,
    "khongkhan": Urgency.THUONG,
    "khong": Urgency.THUONG,
    "khan": Urgency.KHAN,
    "thuongkhan": Urgency.THUONG_KHAN,
    "hoatoc": Urgency.HOA_TOC,
    "normal": Urgency.THUONG,
    "noturgent": Urgency.THUONG,
    "urgent": Urgency.KHAN,
    "veryurgent": Urgency.THUONG_KHAN,
    "mosturgent": Urgency.HOA_TOC,
}
_EVERYBODY = {"tatca", "all", "toanbo", "tatcadonvi", "tatcacacdonvi", "everyone", "everybody", "allunits"}


@dataclass(frozen=True, slots=True)
class Units:
    """The units that were named; `unknown` has what is neither a code nor a name."""

    everyone: bool = False
    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def goes_back(text: str) -> bool:
    """Whether somebody leaves a question without an answer."""
    return key(text) in {"quaylai", "trolai", "thoi", "huy", "back", "goback", "cancel"}


def number_in(text: str) -> str | None:
    """`"124/SNN-VP"`; `"/SNN-VP"` while it is blank."""
    plain = squeeze(clean(text))
    word = _WORD_FOR_NUMBER.match(fold(plain))
    plain = plain[word.end() if word else 0 :].lstrip("…. ").replace(" ", "")
    return plain if len(plain) <= 128 and _NUMBER.fullmatch(plain) else None


def subject_in(text: str) -> str | None:
    """The subject without its `V/v`, on one line, of 5 to 1000 characters."""
    plain = squeeze(clean(text))
    found = _ABOUT.match(fold(plain))
    plain = plain[found.end() :] if found else plain
    return plain if 5 <= len(plain) <= 1000 else None


def units_in(text: str, units: Sequence[Unit]) -> Units:
    """Codes with commas, semicolons or white space between, names with commas, semicolons or lines; or "tất cả"."""
    if key(text) in _EVERYBODY:
        return Units(everyone=True)
    codes: list[str] = []
    unknown: list[str] = []
    parts = [part.strip(" .") for part in re.split(r"[,;\n]+", clean(text))]
    while parts:
        taken, named = _named_first(parts, units)
        if not named:
            named, odd = _codes_in(parts[0], units)
            unknown += odd
        codes += named
        del parts[:taken]
    return Units(codes=tuple(dict.fromkeys(codes)), unknown=tuple(dict.fromkeys(unknown)))


def _named_first(parts: Sequence[str], units: Sequence[Unit]) -> tuple[int, list[str]]:
    """How many parts the first name takes (names have commas, too), and its unit; 1 and none where it is no name."""
    most = 1 + max((unit.name.count(",") + unit.name.count(";") for unit in units), default=0)
    for taken in range(min(most, len(parts)), 0, -1):
        name = key("".join(parts[:taken]))
        named = [unit.code for unit in units if name and key(unit.name) == name]
        if len(named) == 1:  # where two have the same name, their codes tell which
            return taken, named
    return 1, []


def _codes_in(part: str, units: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """The codes, and what is none: the part as a whole where no code stands in it."""
    known = {unit.code.lower(): unit.code for unit in units}
    words = [word for word in (word.strip(" .") for word in part.split()) if word and fold(word) not in {"va", "and"}]
    codes = [known[word.lower()] for word in words if word.lower() in known]
    odd = [word for word in words if word.lower() not in known]
    return codes, odd if codes else [squeeze(part)] if odd else []


def due_in(text: str, zone: tzinfo) -> Deadline | None:
    """A day, or with an hour its instant."""
    text = _in_numbers(text)
    day, hour = _day(text), _hour(text)
    if day is None or _left_over(text):
        return None
    if hour is None:
        return Deadline(on=day)
    return Deadline(on=day, at=datetime.combine(day, hour, zone).astimezone(UTC))


def days_in(text: str) -> list[date]:
    """Every day that is named, in order: `01/08/2026 - 10/08/2026`; none where a number there is no whole day."""
    text = _in_numbers(text)
    found = [_day(one[0]) for one in _DAY.finditer(text)]
    left_over = any(sign.isdigit() for sign in _DAY.sub(" ", text))
    return [] if left_over else [day for day in found if day] if all(found) else []


def is_no_due(text: str) -> bool:
    """Whether somebody says that there is no deadline."""
    return key(text) in {"khong", "ko", "khongco", "khongcothoihan", "khongthoihan", "none", "no", "nodeadline"}


def when_in(text: str, zone: tzinfo, now: datetime) -> datetime | None:
    """The instant meant, aware UTC; an hour alone is today's, or tomorrow's once it has passed."""
    text = _in_numbers(text)
    day, hour = _day(text), _hour(text)
    if hour is None or _left_over(text):
        return None
    if day:
        return datetime.combine(day, hour, zone).astimezone(UTC)
    today = now.astimezone(zone).date()
    coming = datetime.combine(today, hour, zone)
    if coming <= now:
        coming = datetime.combine(today + timedelta(days=1), hour, zone)
    return coming.astimezone(UTC)


def urgency_in(text: str) -> Urgency | None:
    """One of the four."""
    return _URGENCIES.get(key(text))


def _in_numbers(text: str) -> str:
    """`"20 April 2026"` as `"20/4/2026"`."""
    return _IN_WORDS.sub(lambda found: f"{found[1]}/{_MONTHS[found[2]]}/{found[3]}", fold(text))


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _hour(text: str) -> time | None:
    found = _HOUR.search(_DAY.sub(" ", fold(text)))
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None


def _left_over(text: str) -> bool:
    """Whether digits stand there that are neither the day nor the hour: "20/04" is no whole day."""
    rest = _HOUR.sub(" ", _DAY.sub(" ", fold(text), count=1), count=1)
    return any(sign.isdigit() for sign in rest)
