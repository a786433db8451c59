"""The story of one directive, from the file to the last confirmation, played by the people of a sample office.

It is played against the whole bot through the sandbox, printed as it happens, and checked at its end.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from importlib.resources import files
from zoneinfo import ZoneInfo

from bot.core.model import Kind, State, Urgency
from bot.core.ports import Office
from bot.core.stores import UnitOfWork
from bot.documents.directive import read_directive
from bot.documents.recipients import read_recipients
from bot.sandbox.journey import Journey
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage
from bot.services.importing import import_recipients
from bot.services.issuing import Draft, issue_directive
from bot.services.joining import make_invites
from bot.services.summarising import summary_json

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BEGINS = datetime(2026, 4, 6, 8, 0, tzinfo=ZONE)  # a Monday; Giỗ Tổ, 30/4 and 1/5 lie ahead

_DIRECTOR, _CLERK = 7001, 7002
_LAN, _MINH, _HANH, _THANG, _VINH, _MAI, _SON, _TAI, _DINH, _BICH, _KHOI = range(7101, 7112)
_NEVER_JOINS = "Vy Thị Xuân"


@dataclass(slots=True, kw_only=True)
class Story:
    """One playing of it. `tell` gets the transcript line by line."""

    office: Office
    journey: Journey
    tell: Callable[[str], None]
    _people: dict[int, SandboxPerson] = field(default_factory=dict)
    _told: set[tuple[int, int]] = field(default_factory=set)
    _shown_whole: set[str] = field(default_factory=set)

    async def play(self) -> list[str]:
        """Play it to the end; what does not hold then, as sentences (none when all is well)."""
        for chapter in (
            self._people_join,
            self._it_goes_out,
            self._they_answer,
            self._the_silent_one,
            self._to_the_end,
        ):
            await chapter()
        await self._final_summary()
        broken = await self.office.run(broken_promises) + self._sent_twice() + self.journey.sandbox.complaints
        self.tell("")
        self.tell("Kiểm tra cuối: " + ("mọi cam kết đều giữ đúng." if not broken else "; ".join(broken)))
        return broken

    # The chapters

    async def _people_join(self) -> None:
        self._chapter("Văn thư nhập danh sách và phát mã mời; thủ trưởng các đơn vị tham gia")
        rows = read_recipients(_sample("recipients.csv"), "recipients.csv")
        imported = await self.office.run(import_recipients, rows)
        self.tell(f"        Nhập danh sách: {imported.count('added')} dòng mới.")
        invites = {one.post.person.full_name: one.code for one in await self.office.run(make_invites, unit_code=None)}
        for row in rows:
            if row.telegram_id:
                self._people[row.telegram_id] = self.journey.sandbox.person(row.full_name, user_id=row.telegram_id)
        for number, person in self._people.items():
            # The heads come by their codes, the others by accounts that the file vouches for.
            person.start(invites[person.name] if number >= _LAN else None)
        await self._step("08:05")
        self._people[_DINH].block()
        self._say(_DINH, "chặn bot")
        await self._step("08:10")

    async def _it_goes_out(self) -> None:
        self._chapter("Văn thư phát hành văn bản (số còn để trống, ngày chưa điền, không thời hạn)")
        content = _sample("van-ban.txt")
        read = read_directive(content.decode())
        draft = Draft(
            number=read.number,
            issuer=read.issuer,
            kind=read.type,
            dated=read.date,
            subject=read.subject or "",
            urgency=Urgency.THUONG,
            text=content.decode(),
            file_name="van-ban.txt",
            file=content,
            due=None,
        )
        await self._step("08:30")
        issued = await self.office.run(issue_directive, draft, codes=None, by="Lương Thu Hà")
        missing = ", ".join(f"{a.unit.name} ({a.reason})" for a in issued.unreachable)
        self.tell(f"        {issued.directive.handle}: giao {issued.assignments} đơn vị; chưa liên lạc được: {missing}")
        await self._settle()

    async def _they_answer(self) -> None:
        self._chapter("Các đơn vị tiếp nhận và báo cáo")
        for at, number in (("08:41", _LAN), ("08:50", _MINH), ("09:02", _HANH), ("09:15", _THANG), ("10:05", _VINH)):
            await self._step(at)
            await self._press(number, "✅ Đã tiếp nhận")
        await self._step("10:20")
        await self._type(_SON, "Dạ, đã nhận ạ")
        await self._step("13:40")
        await self._type(_BICH, "da nhan")
        for at, number in (("14:00", _MAI), ("14:10", _TAI)):
            await self._step(at)
            await self._press(number, "✅ Đã tiếp nhận")
        await self._travel(2026, 4, 8, 9, 30)
        await self._reply(_HANH, "60%, đã đối chiếu xong 9/15 nhiệm vụ")
        await self._travel(2026, 4, 8, 15, 0)
        await self._press(_TAI, "⚠️ Vướng mắc")
        await self._type(
            _TAI, "Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp"
        )

    async def _the_silent_one(self) -> None:
        self._chapter("Trung tâm Khuyến nông im lặng; văn thư được báo")
        await self._travel(2026, 4, 10, 9, 0)
        await self._type(_DIRECTOR, "/tonghop VB1")
        await self._press(_DIRECTOR, "❓ Đơn vị chưa tiếp nhận")
        await self._travel(2026, 4, 10, 9, 40)
        await self._press(_KHOI, "✅ Đã tiếp nhận")
        await self._reply(_KHOI, "20%, đơn vị xin lỗi vì phản hồi chậm")

    async def _to_the_end(self) -> None:
        self._chapter("Hoàn thành")
        await self._travel(2026, 4, 13, 10, 0)
        for number in (_LAN, _MINH, _THANG):
            await self._confirm(number)
        await self._travel(2026, 4, 16, 14, 30)
        await self._confirm_with_document(_HANH, "Báo cáo số 45/BC-KHTC")
        await self._travel(2026, 4, 20, 9, 0)
        for number in (_VINH, _MAI):
            await self._confirm(number)
        await self._travel(2026, 4, 22, 10, 0)
        await self._type(_SON, "xong")
        await self._press(_SON, "✔️ Đồng ý")
        await self._travel(2026, 4, 28, 9, 0)
        await self._reply(_TAI, "100%, phần mềm đã đồng bộ")
        await self._confirm(_TAI)
        await self._confirm(_BICH)
        await self._travel(2026, 4, 29, 9, 0)
        await self._type(_DIRECTOR, "/tonghop VB1")
        await self._press(_DIRECTOR, "📣 Đôn đốc ngay")
        await self._press(_DIRECTOR, "✔️ Đồng ý")
        await self._travel(2026, 5, 5, 9, 0)
        await self._confirm(_KHOI)
        await self._press(_LAN, "📎 Toàn văn")
        await self._type(_DIRECTOR, "/tonghop")

    async def _final_summary(self) -> None:
        self._chapter("Kết quả")
        told = await self.office.run(summary_json, "VB1")
        directive = told["directives"][0]
        counts = ", ".join(f"{name} {n}" for name, n in directive["status"].items() if n)
        self.tell(f"        {directive['total']} đơn vị: {counts}; unreachable {directive['unreachable']}")
        for unit in directive["units"]:
            reached = "" if unit["reachable"] else " (chưa liên lạc được)"
            self.tell(f"        {unit['name']}: {unit['status']}, nhắc {unit['nudges']} lần{reached}")

    # What people do

    async def _press(self, number: int, label: str) -> None:
        self._say(number, f"bấm {label}")
        self._people[number].press(label)
        await self._settle()

    async def _type(self, number: int, text: str) -> None:
        self._people[number].say(text)
        await self._settle()

    async def _reply(self, number: int, text: str) -> None:
        person = self._people[number]
        card = next(message for message in person.received if message.text.startswith("📄"))
        person.say(text, reply_to=card)
        await self._settle()

    async def _confirm(self, number: int) -> None:
        await self._press(number, "🏁 Xác nhận hoàn thành")
        await self._press(number, "✔️ Đồng ý")

    async def _confirm_with_document(self, number: int, document: str) -> None:
        await self._press(number, "🏁 Xác nhận hoàn thành")
        await self._type(number, document)
        await self._press(number, "✔️ Đồng ý")

    # Time, and telling

    async def _step(self, hour: str) -> None:
        today = self.journey.clock.now().astimezone(ZONE)
        await self._travel_to(datetime.combine(today.date(), time.fromisoformat(hour), ZONE))

    async def _travel(self, *moment: int) -> None:
        await self._travel_to(datetime(*moment, tzinfo=ZONE))  # type: ignore[misc, arg-type]

    async def _travel_to(self, moment: datetime) -> None:
        await self.journey.travel_to(moment, at_each_stop=self._tell_news)

    async def _settle(self) -> None:
        await self.journey.settle()
        self._tell_news()

    def _chapter(self, title: str) -> None:
        self.tell("")
        self.tell(f"## {title}")

    def _say(self, number: int, what: str) -> None:
        self.tell(f"{self._now()}  {self._people[number].name} {what}")

    def _now(self) -> str:
        return f"{self.journey.clock.now().astimezone(ZONE):%d/%m %H:%M}"

    def _tell_news(self) -> None:
        """Everything that has appeared on anybody's screen, person by person, so that the order is always the same."""
        for person in self._people.values():
            for message in person.chat:
                if (person.id, message.message_id) not in self._told:
                    self._told.add((person.id, message.message_id))
                    self._tell_message(person, message)

    def _tell_message(self, person: SandboxPerson, message: ChatMessage) -> None:
        at = f"{message.sent_at.astimezone(ZONE):%d/%m %H:%M}"
        if not message.from_bot:
            said = "/start (mã mời)" if message.text.startswith("/start ") else message.words
            self.tell(f"{at}  {person.name}: {said}")
            return
        first, *rest = message.words.split("\n")
        file = f" [tệp {message.file.name}]" if message.file else ""
        self.tell(f"{at}  → {person.name}: {first}{file}")
        # What many heads get, and who joined, is shown whole once; what else a director or a clerk reads, every time.
        joined = first.startswith("🔗")
        sort = "🔗" if joined else " ".join(first.split()[:2])
        if (joined or person.id >= _LAN) and sort in self._shown_whole:
            return
        self._shown_whole.add(sort)
        for line in [*rest, *(f"[{label}]" for label in message.labels())]:
            self.tell(f"            {line}".rstrip())

    def _sent_twice(self) -> list[str]:
        """A directive stands once on each screen, and every nudge has a number of its own."""
        broken = []
        for person in self._people.values():
            firsts = [m.words.split("\n")[0] for m in person.received if m.words[:1] in {"📄", "⏰", "🔔"}]
            broken += [f"{person.name} has {first!r} twice" for first in {f for f in firsts if firsts.count(f) > 1}]
        return broken


def broken_promises(work: UnitOfWork) -> list[str]:
    """What should always hold, looked up in the rows."""
    broken = []
    calendar = work.rules.calendar
    for directive in work.directives.all():
        for a in work.assignments.of_directive(directive.id):
            if not a.is_settled and a.next_step_at is None:
                broken.append(f"assignment {a.id} is open and has no next step")
            for d in work.deliveries.of_assignment(a.id):
                if d.state is not State.SENT or d.sent_at is None or d.kind not in {Kind.NUDGE, Kind.ESCALATION}:
                    continue
                if not calendar.is_open(d.sent_at):
                    broken.append(f"{d.kind} {d.id} was sent outside working hours")
                if d.kind is Kind.NUDGE and a.done_at and d.sent_at > a.done_at:
                    broken.append(f"nudge {d.id} was sent after the confirmation")
    _, breach = work.events.verify()
    if breach:
        broken.append(f"the audit chain is broken at event {breach.seq} of chain {breach.chain}")
    return broken


def _sample(name: str) -> bytes:
    return (files("bot.sandbox") / "sample" / name).read_bytes()
