"""Who is there, which directives come, and how their course changes: all of it chosen before the year begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from bot.core.amending import Amendment
from bot.core.calendar import Calendar
from bot.core.delegating import Standing
from bot.core.duties import Every, NewDuty, Recurrence
from bot.core.making import replace
from bot.core.model import Deadline, DirectiveId, Role, Until, Urgency
from bot.core.stores import UnitOfWork
from bot.documents.recipients import RecipientRow
from bot.services.answering import Actor
from bot.services.changing import amend_directive
from bot.services.delegating import whom
from bot.services.importing import import_recipients
from bot.services.issuing import Draft, issue_directive, withdraw_directive
from bot.services.pausing import pause_directive, resume_directive
from bot.services.standing_in import authorise, head_of_unit
from bot.simulation.channel import NAME

CLERK = "Đỗ Thị Hoa"
_TOP, _DESK = ("UBND", "Ủy ban nhân dân tỉnh"), ("VP", "Văn phòng")
_URGENCIES = {Urgency.THUONG: 72, Urgency.KHAN: 15, Urgency.THUONG_KHAN: 8, Urgency.HOA_TOC: 5}
_SUBJECTS = ("tăng cường quản lý ngân sách", "rà soát thủ tục hành chính", "phòng, chống mưa bão", "báo cáo quý")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Of an office and of the time that is simulated."""

    units: int
    directives: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A post as the recipients' file gives it; `number` is that of the account."""

    unit: str
    unit_name: str
    parent: str | None
    role: Role
    name: str
    number: int

    def row(self, nth: int = 2) -> RecipientRow:
        """In the file."""
        return RecipientRow(
            row=nth,
            unit_code=self.unit,
            unit_name=self.unit_name,
            parent_code=self.parent,
            full_name=self.name,
            title=None,
            role=self.role,
            phone=None,
            telegram_id=self.number,
            zalo_id=None,
        )


def unit_code(n: int) -> str:
    """`"D007"`."""
    return f"D{n:03}"


def places(size: Size, random: Random) -> Iterator[Place]:
    """Everybody: directors and clerks above, then head, deputy and officer of each unit, some of them missing."""
    numbers = iter(range(1000, 1_000_000))

    def place(unit: tuple[str, str], parent: str | None, role: Role, name: str) -> Place:
        return Place(unit=unit[0], unit_name=unit[1], parent=parent, role=role, name=name, number=next(numbers))

    yield place(_TOP, None, Role.DIRECTOR, "Trần Văn Quang")
    yield place(_TOP, None, Role.DIRECTOR, "Lý Thị Thanh")
    yield place(_DESK, _TOP[0], Role.CLERK, CLERK)
    yield place(_DESK, _TOP[0], Role.CLERK, "Bùi Văn Sơn")
    yield place(_DESK, _TOP[0], Role.ADMIN, "Ngô Văn Tài")
    branches = max(size.units // 25, 1)
    for n in range(1, size.units + 1):
        unit = (unit_code(n), f"Đơn vị {n:03}")
        parent = _TOP[0] if n <= branches else random.choice([_TOP[0], unit_code(random.randint(1, branches))])
        if n <= branches:
            yield place(unit, parent, Role.DIRECTOR, f"Lãnh đạo {n:03}")
        if random.random() < 0.96:
            yield place(unit, parent, Role.HEAD, f"Thủ trưởng {n:03}")
        if random.random() < 0.6:
            yield place(unit, parent, Role.DEPUTY, f"Cấp phó {n:03}")
        yield place(unit, parent, Role.OFFICER, f"Chuyên viên {n:03}")


def take_over_rows(work: UnitOfWork, rows: list[RecipientRow]) -> None:
    """Through the door that clerks use."""
    import_recipients(work, rows, by=CLERK)


def go_on_leave(work: UnitOfWork, name: str, unit: str, last_on: date) -> bool:
    """A dated absence of a head, with somebody of the unit who stands in; False where that cannot be."""
    found = work.recipients.unit(unit)
    assert found  # noqa: S101 - units stay
    head = head_of_unit(work, found.id)
    others = whom(work, found.id)
    if head is None or head.full_name != name or not others:
        return False
    by = Actor(person=head, channel=NAME)
    to = others[0].person.id
    done = authorise(work, found.id, by, to, from_on=work.today, last_on=last_on)
    return done.outcome is Standing.MADE


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What happens to one directive, and when, by days after it is issued."""

    at: datetime
    draft: Draft
    codes: list[str] | None
    amended: float | None
    amendment: Amendment
    paused: float | None
    resumed: float | None
    withdrawn: float | None


def courses(size: Size, begins: datetime, calendar: Calendar, random: Random) -> list[Course]:
    """The directives of the year, by time."""
    found = [_course(n, size, begins, calendar, random) for n in range(1, size.directives + 1)]
    return sorted(found, key=lambda course: course.at)


def _course(n: int, size: Size, begins: datetime, calendar: Calendar, random: Random) -> Course:
    at = begins + random.uniform(0, 0.9) * timedelta(days=size.days)
    if random.random() < 0.85:
        at = calendar.next_open(at)
    on = calendar.today(at)
    subject = f"{random.choice(_SUBJECTS)} ({n})"
    text = f"Số: {n}/CT-UBND\nV/v {subject}\n\nĐề nghị các đơn vị triển khai thực hiện." + " Nội dung." * (
        random.choice((0, 0, 0, 700))
    )
    codes = _codes(size, random)
    draft = Draft(
        number=f"{n}/CT-UBND",
        issuer="Ủy ban nhân dân tỉnh",
        kind="CT",
        dated=on.isoformat(),
        subject=subject,
        urgency=random.choices(list(_URGENCIES), list(_URGENCIES.values()))[0],
        text=text,
        file_name="chi-thi.txt",
        file=text.encode(),
        due=_due(on, calendar, random),
        until=Until.ACK if random.random() < 0.12 else Until.CONFIRM,
    )
    if draft.until is Until.CONFIRM and random.random() < 0.2:
        draft = replace(draft, duties=_duties(on, codes or [unit_code(1)], calendar, random))
    paused = random.uniform(1, 40) if random.random() < 0.12 else None
    return Course(
        at=at,
        draft=draft,
        codes=codes,
        amended=random.uniform(0, 40) if random.random() < 0.3 else None,
        amendment=_amendment(on, text, size, calendar, random),
        paused=paused,
        resumed=paused + random.uniform(0.5, 25) if paused and random.random() < 0.9 else None,
        withdrawn=random.uniform(0, 60) if random.random() < 0.08 else None,
    )


def _codes(size: Size, random: Random) -> list[str] | None:
    """All units, or some."""
    if random.random() < 0.5:
        return None
    most = max(size.units // 2, 1)
    return [unit_code(n) for n in sorted(random.sample(range(1, size.units + 1), random.randint(1, most)))]


def _duties(on: date, codes: list[str], calendar: Calendar, random: Random) -> tuple[NewDuty, ...]:
    """For everybody, for some who lead and some who support, and one that comes again each month."""
    leads = random.sample(codes, min(len(codes), random.randint(1, 3)))
    supports = [code for code in random.sample(codes, min(len(codes), 2)) if code not in leads]
    duties = [
        NewDuty(text="rà soát, báo cáo kết quả thực hiện", due=_due(on, calendar, random)),
        NewDuty(text="chủ trì tổng hợp", leads=tuple(leads), supports=tuple(supports), due=_due(on, calendar, random)),
    ]
    if random.random() < 0.3:
        duties.append(
            NewDuty(text="báo cáo định kỳ", leads=tuple(leads), repeats=Recurrence(every=Every.MONTH, day=15))
        )
    return tuple(duties)


def _due(on: date, calendar: Calendar, random: Random) -> Deadline | None:
    if random.random() < 0.15:
        return None
    day = on + timedelta(days=random.randint(-2, 60))
    if random.random() < 0.8:
        return Deadline(on=day)
    hour = datetime.combine(day, time(random.randint(8, 19)), calendar.zone)
    return Deadline(on=day, at=hour)


def _amendment(on: date, text: str, size: Size, calendar: Calendar, random: Random) -> Amendment:
    change = Amendment(subject=f"nội dung điều chỉnh {random.randint(1, 99)}")
    luck = random.random()
    if luck < 0.4:
        change = Amendment(sets_due=True, due=_due(on + timedelta(days=20), calendar, random))
    elif luck < 0.7:
        again = f"{text}\nBổ sung."
        change = Amendment(text=again, file_name="thay-the.txt", file=again.encode())
    elif luck < 0.9:
        change = Amendment(add=[unit_code(random.randint(1, size.units))])
    if random.random() < 0.2:
        change = replace(change, drop=[unit_code(random.randint(1, size.units))])
    return change


def issue(work: UnitOfWork, course: Course) -> DirectiveId:
    """The clerk publishes it."""
    codes = course.codes
    return issue_directive(work, course.draft, codes=codes, by=CLERK).directive.id


def amend(work: UnitOfWork, directive_id: DirectiveId, amendment: Amendment) -> None:
    """The clerk amends it; what cannot be amended (any more) stays as it is."""
    amend_directive(work, f"VB{directive_id}", amendment, by=CLERK)


def pause(work: UnitOfWork, directive_id: DirectiveId) -> None:
    """The clerk pauses it."""
    pause_directive(work, f"VB{directive_id}", by=CLERK)


def resume(work: UnitOfWork, directive_id: DirectiveId) -> None:
    """The clerk resumes it."""
    resume_directive(work, f"VB{directive_id}", by=CLERK)


def withdraw(work: UnitOfWork, directive_id: DirectiveId) -> None:
    """The clerk withdraws it."""
    withdraw_directive(work, f"VB{directive_id}", reason="Ban hành nhầm", by=CLERK)
