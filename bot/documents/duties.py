"""Orders: who is to do what by when, as far as plain rules see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents.citations import without_footnote_marks
from bot.documents.deadlines import find_deadline
from bot.documents.folding import LOWER, UPPER, fold
from bot.documents.parts import ARTICLE, DASH, TEXT, Part, leaf, trimmed
from bot.documents.reading import Deadline, Duty
from bot.documents.units import before_verb, short, split_units, starts_with_unit

_SECTION_WITHOUT_ORDERS = re.compile(
    r"^(?:muc dich|muc tieu|yeu cau|quan diem|danh gia|tinh hinh|ket qua|ton tai|han che|nguyen nhan|can cu|thuc trang|"
    r"dac diem|su can thiet|pham vi|doi tuong|thanh phan|dia diem|khai quat|bai hoc|thuan loi|kho khan|uu diem)\b"
)
_NOT_AN_ORDER = re.compile(
    r"^(?:ve |viec |noi dung\b|thoi gian\b(?! bao cao)|dia diem\b|thanh phan\b|yeu cau chung|muc dich|muc tieu"
    r"|kinh phi\b|tai lieu\b|"
    r"chu tri (?:cuoc )?hop|ban hanh kem|phe duyet|cong nhan|quyet dinh nay|nghi quyet nay|ke hoach nay|chi thi nay co|"
    r"den het\b|trong (?:nam|quy|thang) \d.{0,40}(?:dat|giai ngan)|nguyen nhan|ton tai|han che|ket qua\b|so lieu"
    r"|quy dinh ve|"
    r"dieu khoan|hinh thuc|nguon\b|don vi (?:tinh|chu tri|phoi hop|thuc hien)|dien thoai|email|luu y:)"
)
_EFFECT = re.compile(r"\bco hieu luc\b|\bhet hieu luc\b|\bbai bo\b")
_ARTICLE_ORDERS = re.compile(
    r"\b(?:chiu trach nhiem|co trach nhiem|can cu quyet dinh|to chuc thuc hien|to chuc trien khai|giao|yeu cau"
    r"|phoi hop)\b"
)
_FACTS = {"GM"}  # types whose parts mostly state facts: only a part that names who acts is an order
_ATTRIBUTE = re.compile(
    r"^(?:don vi |co quan |bo phan )?(?P<what>chu tri(?: thuc hien)?|phoi hop(?: thuc hien)?|thuc hien|phu trach"
    r"|thoi gian(?: thuc hien| hoan thanh)?|"
    r"thoi han(?: hoan thanh| thuc hien)?|han hoan thanh|tien do|hoan thanh|lanh dao phu trach|nguoi thuc hien"
    r"|san pham|kinh phi)\s*:\s*(?P<value>.*)$"
)
_INLINE = re.compile(
    r"\b(?:don vi |co quan )(?P<what>chu tri(?: thuc hien)?|phoi hop(?: thuc hien)?"
    r"|thuc hien)\s*:\s*(?P<value>[^.;]{2,300})"
)
_INLINE_TIME = re.compile(
    r"\b(?:thoi gian(?: thuc hien| hoan thanh)?|thoi han(?: hoan thanh)?|han hoan thanh"
    r"|tien do)\s*:\s*(?P<value>[^.;]{2,120})"
)
_LABEL = re.compile(
    r"^(?:chuan bi|to chuc thuc hien|(?:che do|thoi gian|thoi han) bao cao|bao cao|phan cong|trach nhiem)\s*:\s*"
)
_LEADS = re.compile(r"^\s*(?:,\s*)?(?:chiu trach nhiem\s+)?(?:la (?:don vi|co quan) )?chu tri\b")
_WITH = re.compile(r"\b(?:phoi hop|ket hop)(?: chat che| chat| tot| thuong xuyen)? (?:voi|cung)\s+")
_TO_WHOM = rf"\s+(?:cho\s+)?(?=[{UPPER}]|các |cac )"
_CHARGED = re.compile(r"\s*(?:[Gg]iao|[Cc]hỉ đạo|[Yy]êu cầu|[Đđ]ề nghị|[Cc]hi dao|[Yy]eu cau|[Dd]e nghi)" + _TO_WHOM)
_GIVEN = re.compile(r"(?:^|\s)[Gg]iao" + _TO_WHOM)
SENTENCE_ENDS = re.compile(rf"(?<=[{LOWER}\d)])\.\s+(?=[{UPPER}])")
_CLOSING = re.compile(
    r"(?:nghiem tuc|khan truong|to chuc|quan tam|phoi hop|chu dong|tich cuc)?[, ]*(?:trien khai|thuc hien|chi dao"
    r"|quan triet)[, ]*(?:to chuc )?(?:trien khai )?"
    r"(?:thuc hien)?(?: nghiem tuc| nghiem| tot)?(?: cac noi dung(?: tren| neu tren)?| (?:chi thi|ke hoach"
    r"|thong bao|cong van|cong dien) nay)?$"
)
_HELP = re.compile(r"\bvuong mac\b|\blien he\b|\bde biet\b|\bbiet, thuc hien\b|\btran trong\b|\bnhan duoc cong dien\b")
_AS_FOLLOWS = re.compile(r"(?:nhu sau|sau day|sau|yeu cau|chi thi|chi dao|de nghi|ket luan)$")


@dataclass(frozen=True, slots=True)
class _Attributes:
    """What lines such as "Đơn vị chủ trì: ..." say about the part above them."""

    lead: str | None = None
    acting: str | None = None
    coordinating: str | None = None
    time: str | None = None


def duties(main: Sequence[Part], annex: Sequence[Part], kind: str | None, year: int | None) -> tuple[Duty, ...]:
    """List the orders of a directive of type `kind`; in an annex only those that name who acts."""
    found = [*_ordered(list(main), kind, year), *_ordered(list(annex), "annex", year)]
    return tuple(duty for duty in found if duty.task)


def _ordered(found: list[Part], kind: str | None, year: int | None) -> Iterator[Duty]:
    above: dict[int, Part] = {}
    silent: int | None = None  # the level of a section that holds no orders
    numbered = any(part.level < DASH for part in found)
    for at, part in enumerate(found):
        if part.level == TEXT:
            yield from _table(part, year)
            if not numbered or (kind != "annex" and _is_charge(part)):
                yield from _sentences(part, year, alone=not numbered)
            continue
        above = {level: each for level, each in above.items() if level < part.level}
        if silent is not None and part.level <= silent:
            silent = None
        if silent is None and _SECTION_WITHOUT_ORDERS.match(fold(part.text)) and not _is_leaf(found, at):
            silent = part.level
        if silent is None and part.rows:
            yield from _table(part, year)
        elif silent is None and _is_leaf(found, at) and not _is_attribute(part):
            yield from _leaf(part, above, _attributes(found, at), kind, year)
        above[part.level] = part


def _is_attribute(part: Part) -> bool:
    return part.level >= DASH and bool(_ATTRIBUTE.match(fold(part.text)))


def _is_leaf(found: list[Part], at: int) -> bool:
    """Whether the part holds no smaller ones but lines that say who does it and by when."""
    return leaf(found, at) or _is_attribute(found[at + 1])


def _attributes(found: list[Part], at: int) -> _Attributes:
    texts: dict[str, str] = {}
    for part in found[at + 1 : at + 12]:
        match = _ATTRIBUTE.match(fold(part.text)) if part.level >= DASH else None
        if not match:
            break
        texts.setdefault(_what(match["what"]), part.text[match.start("value") :])
    return _Attributes(**{name: trimmed(text) for name, text in texts.items() if name})


def _what(label: str) -> str:
    """Name the attribute behind a folded label."""
    if label.startswith("chu tri"):
        return "lead"
    if label.startswith("phoi hop"):
        return "coordinating"
    if label.startswith(("thoi", "han", "tien do", "hoan thanh")):
        return "time"
    return "acting" if label.startswith(("thuc hien", "phu trach", "nguoi")) else ""


def _leaf(
    part: Part, above: dict[int, Part], attributes: _Attributes, kind: str | None, year: int | None
) -> Iterator[Duty]:
    text = trimmed(without_footnote_marks(part.text))
    label = _LABEL.match(fold(text))
    if label and len(text) > label.end():
        text = text[label.end() :]
    attributes = _inline(text, attributes)
    named = bool(before_verb(text)) or attributes != _Attributes()
    if not _is_order(part, text, kind, named=named or _is_charged_above(above)):
        return
    units, lead, coordinating = _who(text)
    if attributes.lead or attributes.acting:
        lead = attributes.lead
        units = split_units(attributes.lead or attributes.acting or "")
        coordinating = (
            tuple(map(trimmed, (attributes.coordinating or "").split(";"))) if attributes.coordinating else ()
        )
    if not units:
        units = _units_above(above)
    deadline = find_deadline(attributes.time, year, bare=True) if attributes.time else find_deadline(text, year)
    yield Duty(task=text, units=units, lead=lead, coordinating=coordinating, deadline=deadline)


def _inline(text: str, attributes: _Attributes) -> _Attributes:
    """Add what "Đơn vị chủ trì: ...; thời gian: ..." says inside the text itself."""
    folded = fold(text)
    texts = {
        _what(match["what"]): trimmed(text[match.start("value") : match.end("value")])
        for match in _INLINE.finditer(folded)
    }
    time = _INLINE_TIME.search(folded)
    return _Attributes(
        lead=attributes.lead or texts.get("lead"),
        acting=attributes.acting or texts.get("acting"),
        coordinating=attributes.coordinating or texts.get("coordinating"),
        time=attributes.time or (trimmed(text[time.start("value") : time.end("value")]) if time else None),
    )


def _is_order(part: Part, text: str, kind: str | None, *, named: bool) -> bool:
    folded = fold(text)
    if _EFFECT.search(folded) or _NOT_AN_ORDER.match(folded) or len(folded) < 8 or text.endswith(":"):
        return False
    if kind == "annex" or kind in _FACTS:
        return named
    if part.level == ARTICLE or kind in {"QĐ", "NQ"}:
        return named and (part.level > ARTICLE or bool(_ARTICLE_ORDERS.search(folded)))
    return not (text.isupper() and len(text) < 120)


def _is_charged_above(above: dict[int, Part]) -> bool:
    """Whether the nearest heading says "X có nhiệm vụ:" or the like."""
    nearest = above[max(above)].text if above else ""
    return starts_with_unit(nearest) and bool(re.search(r"\b(?:nhiem vu|trach nhiem)\b", fold(nearest)))


def _units_above(above: dict[int, Part]) -> tuple[str, ...]:
    """Give the units that the nearest heading names."""
    for level in sorted(above, reverse=True):
        text = above[level].text
        if starts_with_unit(text):
            return split_units(before_verb(text) or text.rstrip(" :"))
        if _CHARGED.match(text):
            return _who(text)[0]
    return ()


def _who(text: str) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Read who acts, who leads and who helps from a sentence."""
    rest = _behind_charge(text)
    names = before_verb(rest)
    if not names:
        return (), None, ()
    units = tuple(map(short, split_units(names)))
    behind = fold(rest[rest.index(names) + len(names) :] if names in rest else "")
    lead = units[0] if units and _LEADS.match(behind) else None
    return units, lead, _coordinating(rest)


def _behind_charge(text: str) -> str:
    """Give what follows "Giao", "Chỉ đạo" or "Thủ tướng Chính phủ giao": the words that begin with who must act."""
    giver = before_verb(text)
    start = len(giver) if giver else 0
    match = _CHARGED.match(text, start) or (_GIVEN.search(text[:250]) if giver is None else None)
    if not match:
        return text
    return text[match.end() : match.end() + 1].upper() + text[match.end() + 1 :]


def _coordinating(text: str) -> tuple[str, ...]:
    match = _WITH.search(fold(text))
    if not match:
        return ()
    rest = text[match.end() :]
    names = before_verb(rest[:1].upper() + rest[1:])
    return tuple(map(short, split_units(rest[: len(names)]))) if names else ()


def _is_charge(part: Part) -> bool:
    return bool(_GIVEN.search(part.text[:200]))


def _sentences(part: Part, year: int | None, *, alone: bool) -> Iterator[Duty]:
    """Find the ordering sentences of a paragraph; `alone`: the text has no numbered parts, so any order counts."""
    for sentence in SENTENCE_ENDS.split(part.text):
        text = trimmed(without_footnote_marks(sentence))
        folded = fold(text)
        given = _GIVEN.search(text[:250])
        charged = given or (_CHARGED.search(text[:250]) if alone else None)
        if not charged or text.endswith(":") or _AS_FOLLOWS.search(folded) or _HELP.search(folded):
            continue
        behind = text[charged.end() :]
        names = before_verb(behind[:1].upper() + behind[1:])
        if names is None or (not given and _CLOSING.search(folded)):
            continue
        starts_late = charged.start() > 0 and not starts_with_unit(text)
        clause = _clause(text, charged.start()) if starts_late else text
        units, lead, coordinating = _who(clause)
        yield Duty(task=clause, units=units, lead=lead, coordinating=coordinating, deadline=find_deadline(clause, year))


def _clause(text: str, at: int) -> str:
    """Give the clause that holds the order, without the occasion before it: "Về nội dung trên, ..."."""
    comma = text.rfind(", ", 0, at)
    return text[comma + 2 :] if comma >= 0 else text


def _table(part: Part, year: int | None) -> Iterator[Duty]:
    """Read a table of tasks: one duty a row."""
    if len(part.rows) < 2:
        return
    columns = _columns(part.rows[0])
    if "task" not in columns or not {"lead", "acting", "time"} & columns.keys():
        return
    for row in part.rows[1:]:
        cell = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        if not cell["task"] or not (cell.get("lead") or cell.get("acting") or cell.get("time")):
            continue
        acting = cell.get("lead") or cell.get("acting") or ""
        yield Duty(
            task=trimmed(cell["task"]),
            units=split_units(acting),
            lead=trimmed(cell["lead"]) if cell.get("lead") else None,
            coordinating=split_units(cell.get("coordinating", "")),
            deadline=_cell_deadline(cell.get("time", ""), year) or find_deadline(cell["task"], year),
        )


def _cell_deadline(text: str, year: int | None) -> Deadline | None:
    return find_deadline(text, year, bare=True) if text else None


def _columns(header: list[str]) -> dict[str, int]:
    """Find the columns of a table by their headings."""
    found: dict[str, int] = {}
    for place, cell in enumerate(map(fold, header)):
        if "phoi hop" in cell:
            found.setdefault("coordinating", place)
        elif "chu tri" in cell:
            found.setdefault("lead", place)
        elif re.search(r"thoi (?:han|gian)|hoan thanh|tien do|\bhan\b", cell):
            found.setdefault("time", place)
        elif re.search(r"noi dung|nhiem vu|cong viec|\bviec\b", cell):
            found.setdefault("task", place)
        elif re.search(r"don vi|thuc hien|co quan|phu trach|bo phan", cell):
            found.setdefault("acting", place)
    return found


# "để báo cáo UBND tỉnh" is what the issuer will do with it; "báo cáo UBND huyện bố trí kinh phí" asks for a decision.
_PURPOSE = re.compile(r"\b(?:de|nham|phuc vu)(?: tong hop)?(?:,| va)? ?$")
_REPORT_BODY = re.compile(r"^[^,.;()]{2,120}?(?=[,.;()]|$)")
_REPORT_END = re.compile(
    r"\s(?:truoc|cham nhat|muon nhat|dinh ky|hang|trong|de|ket qua|bang|qua|theo|kem|ngay|xem|va bao|va gui"
    r"|cho y kien|tinh hinh|tien do|ve|bo tri|"
    r"phe duyet|quyet dinh|chi dao|giai quyet|thong qua|biet|nhung|khi|neu|vao|tai)\b"
)
_ASKS = re.compile(r"^\s*(?:bo tri|xem xet|phe duyet|quyet dinh|cho y kien|chi dao|giai quyet|ban hanh|thong qua)")


def report_to(found: Sequence[Duty]) -> str | None:
    """Find who receives the reports that the duties order: the first that is named."""
    for duty in found:
        body = _reported_to(duty.task)
        if body:
            return body
    return None


def _reported_to(text: str) -> str | None:
    folded = fold(text)
    for match in re.finditer(r"\bbao cao\b|\bgui\b", folded):
        before = folded[: match.start()]
        if _PURPOSE.search(before[-40:]):
            continue
        rest, plain = text[match.end() :], folded[match.end() :]
        towards = re.match(r"(?:(?!\bde\b)[^.;(]){0,120}?\s(?:ve|gui|cho)\s+", plain)
        direct = re.match(r"\s+", plain)
        for start in (direct, towards):
            if start is None or not starts_with_unit(rest[start.end() :]):
                continue
            name, after = _report_name(rest[start.end() :])
            if _ASKS.match(fold(after)) and "tham quyen" not in before and "vuong mac" not in before:
                continue
            return name
    return None


def _report_name(text: str) -> tuple[str, str]:
    """Cut a body's name off the words after it."""
    whole = _REPORT_BODY.match(text)
    name = whole[0] if whole else text
    ends = (match.start() for match in _REPORT_END.finditer(fold(name)) if name[match.start() + 1].islower())
    stop = next(ends, len(name))
    return name[:stop].strip(), text[stop:]
