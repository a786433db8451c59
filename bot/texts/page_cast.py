"""Who and what the samples of the page are about, for `bot/texts/page.py` and its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ParamSpec
from zoneinfo import ZoneInfo

from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Capabilities
from bot.core.model import (
    Addressee,
    Assignment,
    AssignmentId,
    Deadline,
    Directive,
    DirectiveId,
    FollowUpCopy,
    Person,
    PersonId,
    Post,
    Role,
    Status,
    Unit,
    UnitId,
    Until,
    Urgency,
)
from bot.core.policy import Do, Step, Why
from bot.texts.words import Words, words_in

P = ParamSpec("P")

ROOM = 4096  # characters of one message on Telegram

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = Calendar(ZONE, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))


@dataclass(frozen=True, slots=True)
class Sample:
    """What one method says in one case."""

    method: str
    case: str
    text: str
    about: tuple[object, ...] = ()  # what it was given


def at(text: str) -> datetime:
    """`"2026-04-06 08:30"` on the office's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


# Who and what the samples are about. 6 April 2026 is a Monday.

HEAD_OFFICE = Unit(id=UnitId(1), code="SNN", name="Sở Nông nghiệp và Môi trường")
OFFICE = Unit(id=UnitId(2), code="VP", name="Văn phòng Sở", parent_id=HEAD_OFFICE.id)
FORESTRY = Unit(id=UnitId(3), code="CCKL", name="Chi cục Kiểm lâm", parent_id=HEAD_OFFICE.id)
IRRIGATION = Unit(id=UnitId(4), code="CCTL", name="Chi cục Thủy lợi", parent_id=HEAD_OFFICE.id)
WATER = Unit(id=UnitId(5), code="TTNS", name="Trung tâm Nước sạch nông thôn", parent_id=HEAD_OFFICE.id)


def post_of(number: int, name: str, unit: Unit, role: Role, title: str | None, phone: str | None = None) -> Post:
    """Somebody in a post of a unit."""
    person = Person(id=PersonId(number), full_name=name, phone=phone)
    return Post(id=number, person=person, unit=unit, role=role, title=title, from_on=date(2026, 1, 1))


LAN = post_of(1, "Nguyễn Thị Lan", OFFICE, Role.HEAD, "Chánh Văn phòng", "0912000101")
TAI = post_of(2, "Hứa Văn Tài", FORESTRY, Role.HEAD, "Chi cục trưởng", "0912000108")
DINH = post_of(3, "Dương Công Định", IRRIGATION, Role.HEAD, "Chi cục trưởng", "0912000109")
DIRECTOR = post_of(4, "Vi Quốc Trung", HEAD_OFFICE, Role.DIRECTOR, "Giám đốc Sở")
CLERK = post_of(5, "Lương Thu Hà", HEAD_OFFICE, Role.CLERK, None)

DIRECTIVE = Directive(
    id=DirectiveId(1),
    number="124/SNN-VP",
    issuer="Sở Nông nghiệp và Môi trường",
    kind="CV",
    dated="2026-04-06",
    subject="rà soát, chấn chỉnh việc tiếp nhận và giải quyết thủ tục hành chính quý II năm 2026",
    urgency=Urgency.THUONG,
    text=(
        "Giám đốc Sở đề nghị thủ trưởng các phòng, đơn vị triển khai các nội dung sau:\n\n"
        "1. Rà soát toàn bộ hồ sơ quá hạn, nêu rõ nguyên nhân và người phụ trách.\n\n"
        "2. Báo cáo kết quả về Văn phòng Sở trước ngày 20/4/2026 để tổng hợp./."
    ),
    file_name="124-SNN-VP.docx",
    due=Deadline(on=date(2026, 4, 20)),
    until=Until.CONFIRM,
    follow_up=FollowUpCopy("{}"),
    issued_at=at("2026-04-06 08:30"),
)
ASSIGNMENT = Assignment(
    id=AssignmentId(1),
    directive_id=DIRECTIVE.id,
    unit_id=OFFICE.id,
    status=Status.DELIVERED,
    until=Until.CONFIRM,
    issued_at=DIRECTIVE.issued_at,
    due=DIRECTIVE.due,
    original_due=DIRECTIVE.due,
    due_at=at("2026-04-20 17:00"),
    delivered_at=DIRECTIVE.issued_at,
)
SILENT = Matter(assignment=ASSIGNMENT, directive=DIRECTIVE, addressee=Addressee(unit=OFFICE, post=LAN, contact=None))


def changed(matter: Matter, **changes: Any) -> Matter:
    """The same with other facts in the assignment."""
    return replace(matter, assignment=replace(matter.assignment, **changes))


def about(matter: Matter = SILENT, **changes: Any) -> Matter:
    """The same with other facts in the directive."""
    return replace(matter, directive=replace(matter.directive, **changes))


def addressed(matter: Matter, post: Post | None, unit: Unit, reason: str | None = None) -> Matter:
    """The same for another unit."""
    return replace(matter, addressee=Addressee(unit=unit, post=post, contact=None, reason=reason))


def out_of_reach_as(matter: Matter, reason: str) -> Matter:
    """The same where nothing reaches the head, and why."""
    return replace(matter, addressee=replace(matter.addressee, reason=reason))


ACKNOWLEDGED = replace(
    changed(SILENT, status=Status.ACKNOWLEDGED, acknowledged_at=at("2026-04-06 08:41")),
    acknowledged_by="Nguyễn Thị Lan",
)
REPORTED = changed(ACKNOWLEDGED, percent=60, last_report="còn 2 xã", last_report_at=at("2026-04-08 09:30"))
WORDS_ONLY = changed(REPORTED, percent=None)
STUCK = changed(REPORTED, obstacle="phần mềm một cửa chưa đồng bộ hồ sơ", obstacle_at=at("2026-04-09 15:00"))
CONFIRMED = replace(
    changed(REPORTED, status=Status.CONFIRMED, confirmed_at=at("2026-04-17 10:00")), confirmed_by="Nguyễn Thị Lan"
)
WITHDRAWN = changed(SILENT, status=Status.WITHDRAWN)
RECEIPT_ONLY = changed(about(ACKNOWLEDGED, until=Until.ACK), until=Until.ACK)
NO_DEADLINE = changed(about(due=None), due=None, due_at=None)
TO_THE_HOUR = changed(
    SILENT, due=Deadline(on=date(2026, 4, 20), at=at("2026-04-20 10:00")), due_at=at("2026-04-20 10:00")
)
NUDGED = changed(SILENT, nudges=3, last_nudged_at=at("2026-04-09 08:30"))
FORESTRY_LATE = addressed(changed(STUCK, nudges=5, last_nudged_at=at("2026-04-21 07:30")), TAI, FORESTRY)
BLOCKED = addressed(changed(SILENT, reachable=False), DINH, IRRIGATION, "blocked")
NOBODY = addressed(changed(SILENT, reachable=False, delivered_at=None), None, WATER, "no_head")
OTHER = about(
    SILENT, id=DirectiveId(2), number="/SNN-VP", dated="2026-04", subject="Triển khai kế hoạch trồng rừng năm 2026"
)
LONG = about(
    id=DirectiveId(3),
    number="15/CĐ-UBND",
    subject="ứng phó với mưa lớn, lũ quét và sạt lở đất trên địa bàn tỉnh; rà soát các khu dân cư ven suối, "
    "các hồ chứa xung yếu và phương án sơ tán người dân đến nơi an toàn trước mùa mưa bão năm 2026",
)

IN_TIME, THE_DAY, LATE = at("2026-04-15 07:30"), at("2026-04-20 07:30"), at("2026-04-22 07:30")


def then(matter: Matter, what: Do, why: Why) -> Matter:
    """The same with what comes next."""
    return replace(matter, next_step=Step(what=what, at=at("2026-04-15 07:30"), why=why))


def words_of(
    language: str, address: str = "dong-chi", contact: str = "", organisation: str = HEAD_OFFICE.name
) -> Words:
    """The words of an office."""
    return words_in(language, calendar=CALENDAR, address=address, contact=contact, organisation=organisation)


def like(voice: Words, **changes: str) -> Words:
    """The same words with another way of address, or for another office."""
    return words_of(voice.language, **changes)


def on_plain(voice: Words) -> Words:
    """The same words on a channel that carries texts alone."""
    return words_in(
        voice.language,
        calendar=CALENDAR,
        address="dong-chi",
        contact="",
        organisation=HEAD_OFFICE.name,
        can=Capabilities(buttons=False, edits=False, files=False, longest_text=1900),
    )


def say(case: str, method: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> Sample:
    """A sample."""
    return Sample(method.__name__, case, method(*args, **kwargs), args)
