"""An office to tell stories about: a database in a temporary file, a clock that travels, a channel without a network.

A story is told from where people sit: they `say` and `choose`, time passes, and they read what they `received`.
Everything between is the real thing: what people say goes through the inbox and the conversation, what the bot says
through the outbox and the recording of outcomes. Only the chat platform is a fake, and it complains of whatever a real
one would not take.
"""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, event

from bot.adapters.clock import TravellingClock
from bot.adapters.database.engine import open_database, upgrade
from bot.adapters.database.office import DatabaseOffice
from bot.app import UPLOADS
from bot.core.amending import Amendment
from bot.core.calendar import Calendar
from bot.core.duties import NewDuty
from bot.core.errors import ChannelError, Refused
from bot.core.hours import parse_hours, parse_working_days
from bot.core.messages import Capabilities, FileIn, FileOut, Happening, Incoming, Outgoing
from bot.core.model import Assignment, Choice, Deadline, Directive, Person, Reach, Role, Unit, Until, Urgency
from bot.core.policy import FollowUp, Pace
from bot.core.ports import Channel, Profile, PushState, PushTarget, RawUpdate
from bot.core.records import Event
from bot.core.rules import Rules
from bot.core.spans import Span
from bot.core.stores import UnitOfWork
from bot.services.changing import Amended, amend_directive
from bot.services.dispatching import claim_deliveries, record_outcomes
from bot.services.drafting import issue_due
from bot.services.following import follow_up_due, next_instant
from bot.services.issuing import Draft, issue_directive, withdraw_directive
from bot.services.joining import make_invites
from bot.services.looking import voice
from bot.services.menus import plain
from bot.services.pausing import pause_directive, resume_directive
from bot.services.summarising import show_json
from bot.services.tending import tend_delegations
from bot.texts.words import Words
from handlers.conversation import handle
from jobs.albums import heard
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace as SendingPace
from jobs.reception import store_updates, waiting
from jobs.screening import Screen
from jobs.uploads import fetch_due
from tests.postgres import Postgres

P = ParamSpec("P")
T = TypeVar("T")

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
A_DAY = Span(days=1)  # a working day, for policies

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY_MORNING = datetime(2024, 7, 1, 8, 0, tzinfo=VIETNAM)  # in open hours, in a week without holidays
OFFICE_HOURS = Calendar(VIETNAM, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))

USUAL = FollowUp()
PACE = Pace(
    {
        Urgency.THUONG: USUAL,
        Urgency.KHAN: replace(USUAL, ack_within=Span.parse("PT4H"), ack_every=Span.parse("PT4H")),
        Urgency.THUONG_KHAN: replace(USUAL, ack_within=Span.parse("PT2H"), ack_every=Span.parse("PT2H")),
        Urgency.HOA_TOC: replace(
            USUAL, ack_within=Span.parse("PT30M"), ack_every=Span.parse("PT30M"), ignores_hours=True
        ),
    }
)

BUTTONED = Capabilities(buttons=True, edits=True, files=True, longest_text=4096, replies=True, vouches_phones=True)
BUTTONLESS = Capabilities(buttons=False, edits=False, files=False, longest_text=1900)
BUTTONLESS_WITH_FILES = replace(BUTTONLESS, files=True)


# The screen

_KINDS = (  # by the first line, as CONTRACT section 5 fixes it
    ("📄 VĂN BẢN", "directive"),
    ("📎 Toàn văn", "full text"),
    ("⏰ NHẮC LẦN", "nudge"),
    ("🔔 SẮP ĐẾN HẠN", "nudge"),
    ("🔔 ĐẾN HẠN HÔM NAY", "nudge"),
    ("🔺 ", "escalation"),
    ("⚠️ VƯỚNG MẮC: ", "obstacle"),
    ("🛑 THU HỒI: ", "withdrawal"),
    ("✏️ ĐIỀU CHỈNH: ", "amendment"),
    ("⏳ XIN GIA HẠN: ", "extension asked"),
    ("⏳ KẾT QUẢ GIA HẠN: ", "extension decided"),
    ("↩️ ĐỀ NGHỊ CHUYỂN: ", "declined"),
    ("↩️ TRẢ LẠI: ", "returned"),
    ("🏁 CHỜ XÁC NHẬN: ", "to accept"),
    ("✅ Đã ghi nhận việc tiếp nhận", "acknowledged"),
    ("📝 Đã ghi nhận tiến độ", "reported"),
    ("⚠️ Đã ghi nhận vướng mắc", "obstacle noted"),
    ("🏁 Đã ghi nhận hoàn thành", "confirmed"),
    ("📊 TỔNG HỢP", "summary"),
    ("🗓 VIỆC CẦN XỬ LÝ", "digest"),
)
IN_HAND = [  # what a head can choose after acknowledging, before the first report
    "Báo cáo tiến độ",
    "Xác nhận hoàn thành",
    "Vướng mắc",
    "Xin gia hạn",
    "Giao người thực hiện",
    "Không thuộc nhiệm vụ đơn vị",
    "Toàn văn",
]
_MENU = re.compile(r"\n\n(?:(VB\d+):\n)?(1\. .+(?:\n\d+\. .+)*)\Z")
_ENTRY = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)


@dataclass(kw_only=True)
class Message:
    """A message of the bot on somebody's screen, as it looks now."""

    id: str
    text: str
    choices: tuple[Choice, ...] = ()  # its buttons
    reply_to: str | None = None
    file: FileOut | None = None
    silent: bool = False
    at: datetime
    edits: int = 0

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def kind(self) -> str:
        """What the first line says that it is; an `"answer"` is anything without a first line of its own."""
        return next((kind for beginning, kind in _KINDS if self.text.startswith(beginning)), "answer")

    @property
    def options(self) -> list[str]:
        """What can be chosen, buttons or numbered words alike, without the signs in front."""
        if self.choices:
            return [plain(choice.label) for choice in self.choices]
        menu = _MENU.search(self.text)
        return [words for _, words in _ENTRY.findall(menu[2])] if menu else []

    @property
    def handle(self) -> str | None:
        """`"VB1"` before the numbered words."""
        menu = _MENU.search(self.text)
        return menu[1] if menu else None


class FakeChannel(Channel):
    """A chat platform in memory. What a real one would refuse to take stands in `complaints`."""

    name = "chat"
    source = "chat:1"

    def __init__(self, capabilities: Capabilities, clock: TravellingClock, name: str = "chat") -> None:
        self.name, self.source = name, f"{name}:1"
        self.capabilities = capabilities
        self.is_down: ChannelError | None = None  # how everything ends while the platform is away
        self.chats: dict[str, list[Message]] = {}
        self.complaints: list[str] = []
        self.needless_edits = 0
        self.left: list[str] = []  # the chats that the bot went away from
        self.asking_phone: set[str] = set()  # where the button for one's own number is shown
        self.files: dict[str, bytes] = {}  # what can be downloaded, by remote id
        self.download_fails: list[ChannelError] = []  # how the next downloads end
        self.sent_at: list[tuple[float, str]] = []  # of each attempt: monotonic seconds, address
        self.greeted: list[str] = []
        self.batches: asyncio.Queue[Sequence[RawUpdate]] = asyncio.Queue()
        self.asked_after: list[str | None] = []  # the key that `updates` was asked to go on from
        self.on_next: Callable[[], None] = lambda: None  # called whenever the next batch is asked for
        self.latency_s = 0.0
        self.on_their_way = 0
        self.gate: asyncio.Event | None = None  # nothing is answered before it opens, then all at once
        self._clock = clock
        self._last_id = 0
        self.mishap: Callable[[], tuple[ChannelError, bool] | None] = lambda: None  # see `fails_next`; by chance
        self._failing: dict[str, ChannelError] = {}
        self._coming: list[tuple[Exception, bool]] = []

    # How it fails

    def fails_next(self, error: Exception, *, times: int = 1, arrives: bool = False) -> None:
        """The next attempts end so; with `arrives` the message is on the screen all the same."""
        self._coming += [(error, arrives)] * times

    def fails_for(self, address: str, error: ChannelError | None) -> None:
        """Every attempt to this account ends so, until it is told None."""
        if error:
            self._failing[address] = error
        else:
            self._failing.pop(address, None)

    # The port

    async def send(self, address: str, message: Outgoing) -> str:
        self.sent_at.append((self._clock.monotonic(), address))
        self._check(message)
        if self.is_down:
            raise self.is_down
        if self.latency_s:
            await asyncio.sleep(self.latency_s)
        if self.gate:
            self.on_their_way += 1
            await self.gate.wait()
        if address in self._failing:
            raise self._failing[address]
        if coming := self._coming.pop(0) if self._coming else self.mishap():
            error, arrives = coming
            if arrives:
                self._show(address, message)
            raise error
        return self._show(address, message)

    async def greet(self, raw: RawUpdate) -> bool:
        self.greeted.append(raw.key)
        said = self.understand(raw)
        return said is not None and said.press is not None

    def screened(self, raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:
        try:
            said = json.loads(raw.raw)
        except ValueError:
            return raw
        if not isinstance(said, dict):
            return raw
        words = [said.get("text", ""), *(file["name"] for file in said.get("files", ()))]
        mark = next((found for one in words if one.strip() and (found := mark_of(one))), None)
        return replace(raw, raw=json.dumps(said | {"text": "", "files": [], "withheld": mark})) if mark else raw

    def understand(self, raw: RawUpdate) -> Incoming | None:
        said = json.loads(raw.raw)
        if said is None:
            return None
        files = tuple(FileIn(**file) for file in said["files"])
        happened = Happening(said["happened"]) if said["happened"] else None
        return Incoming(**said | {"files": files, "happened": happened})

    async def updates(self, after: str | None) -> AsyncIterator[Sequence[RawUpdate]]:
        self.asked_after.append(after)
        while True:
            self.on_next()
            yield await self.batches.get()

    async def download(self, file: FileIn, limit: int) -> bytes:
        if self.download_fails:
            raise self.download_fails.pop(0)
        content = self.files.get(file.remote_id, file.remote_id.encode())
        if len(content) > limit:
            raise Refused("the file is too large")
        return content

    async def identity(self) -> str:
        if self.is_down:
            raise self.is_down
        return "dondoc_bot"

    async def push_to(self, target: PushTarget | None) -> None:
        pass

    async def push_state(self) -> PushState:
        return PushState(url="", waiting=0)

    def read_push(self, body: bytes) -> RawUpdate:  # noqa: ARG002 - the port's
        raise ValueError("nothing is pushed here")

    async def present(self, profile: Profile) -> None:
        pass

    async def offer(self, address: str, commands: Sequence[tuple[str, str]]) -> None:
        pass

    async def close(self) -> None:
        pass

    # Behind the screen

    def new_id(self) -> str:
        """Of a message, whoever wrote it."""
        self._last_id += 1
        return f"m{self._last_id}"

    def written_down(self, incoming: Incoming) -> RawUpdate:
        """The update as it comes from the platform."""
        return RawUpdate(source=self.source, key=incoming.key, raw=json.dumps(asdict(incoming), ensure_ascii=False))

    def _show(self, address: str, message: Outgoing) -> str:
        chat = self.chats.setdefault(address, [])
        if message.asks_phone:
            self.asking_phone.add(address)
        if message.ends_asking:
            self.asking_phone.discard(address)
        if message.leaves:
            self.left.append(address)
            if not message.text:
                return "left"
        if message.edits is None:
            shown = Message(
                id=self.new_id(),
                text=message.text,
                choices=message.choices,
                reply_to=message.reply_to,
                file=message.file,
                silent=message.silent,
                at=self._clock.now(),
            )
            chat.append(shown)
            return shown.id
        old = next((shown for shown in chat if shown.id == message.edits), None)
        if old is None:
            self.complaints.append(f"there is no message {message.edits} to edit")
            return message.edits
        text = old.text if message.keeps_text else message.text
        if (text, message.choices) == (old.text, old.choices):
            self.needless_edits += 1  # platforms say so, and do no harm
            return old.id
        if text.partition("\n")[0] != old.title:
            self.complaints.append(f"an edit that changes the first line: {old.title}")
        old.text, old.choices, old.edits = text, message.choices, old.edits + 1
        return old.id

    def _check(self, message: Outgoing) -> None:
        can = self.capabilities
        if message.edits and not can.edits:
            self.complaints.append(f"an edit on a channel without edits: {message.text[:40]}")
        if message.choices and not can.buttons:
            self.complaints.append(f"buttons on a channel without buttons: {message.text[:40]}")
        if message.file and not can.files:
            self.complaints.append(f"a file on a channel without files: {message.text[:40]}")
        if message.asks_phone and not can.vouches_phones:
            self.complaints.append("a question for the phone on a channel that cannot vouch for it")
        if not (message.text.strip() or message.keeps_text or message.file or message.leaves):
            self.complaints.append("an empty message")


# The people


class Somebody:
    """An account that can talk to the bot; `person` once the office knows whose it is."""

    def __init__(self, office: "StoryOffice", address: str, person: Person | None = None) -> None:
        self.office = office
        self.channel = office.channel
        self.address = address
        self.person = person
        self.units: list[Unit] = []  # where they hold a post

    def on(self, channel: FakeChannel) -> "Somebody":
        """The same person with their account on another channel."""
        account = Somebody(self.office, self.address, self.person)
        account.channel, account.units = channel, self.units
        return account

    @property
    def name(self) -> str:
        assert self.person
        return self.person.full_name

    @property
    def unit(self) -> Unit:
        return self.units[0]

    # What they see

    @property
    def screen(self) -> list[Message]:
        """The bot's messages, the oldest first, as they look now."""
        return self.channel.chats.setdefault(self.address, [])

    @property
    def last(self) -> Message:
        """The newest message."""
        return self.screen[-1]

    def received(self, *kinds: str) -> list[str]:
        """What kinds of messages came, in order: all of them, or only those asked for."""
        return [message.kind for message in self.screen if not kinds or message.kind in kinds]

    def titles(self, *kinds: str) -> list[str]:
        """The first lines of the messages, or of some kinds of them."""
        return [message.title for message in self.screen if not kinds or message.kind in kinds]

    def newest(self, kind: str) -> Message:
        """The last message of a kind."""
        return next(message for message in reversed(self.screen) if message.kind == kind)

    @property
    def options(self) -> list[str]:
        """What can be chosen now: the newest menu on the screen, buttons or numbered words alike."""
        return next((message.options for message in reversed(self.screen) if message.options), [])

    # What they do

    async def say(self, text: str, *, reply_to: Message | None = None, files: Sequence[FileIn] = ()) -> str:
        """Write to the bot, and let it answer; the id of what was written."""
        said = self.writes(text, reply_to=reply_to, files=files)
        await self.office.hear(said)
        return said.message_id or ""

    def writes(self, text: str, *, reply_to: Message | None = None, files: Sequence[FileIn] = ()) -> Incoming:
        """A message on its way to the bot."""
        return Incoming(
            channel=self.channel.name,
            address=self.address,
            key=self.office.new_key(),
            text=text,
            message_id=self.channel.new_id(),
            reply_to=reply_to.id if reply_to else None,
            files=tuple(files),
        )

    async def edit(self, message_id: str, text: str, *, files: Sequence[FileIn] = ()) -> None:
        """Change the words of an earlier message."""
        await self.office.hear(replace(self.writes(text, files=files), message_id=message_id, edited=True))

    async def share_phone(self, phone: str) -> None:
        """Share their own number, which the channel vouches for."""
        await self.office.hear(replace(self.writes(""), phone=phone))

    async def speak(self, *, reply_to: Message | None = None) -> None:
        """Send a voice message."""
        voice_file = FileIn(remote_id="remote-voice", name="voice.ogg", mime="audio/ogg", size=4000, voice=True)
        await self.say("", reply_to=reply_to, files=[voice_file])

    async def send_album(self, *names: str, caption: str = "", reply_to: Message | None = None) -> None:
        """Send several files at once; the words stand under the first one."""
        parts = [
            replace(self.writes(caption if number == 0 else "", reply_to=reply_to, files=[_a_file(name)]), album="a1")
            for number, name in enumerate(names)
        ]
        await self.office.hear_all(parts)

    async def send_file(self, name: str = "ket-qua.pdf", caption: str = "", *, reply_to: Message | None = None) -> str:
        """Send a document or a photo."""
        return await self.say(caption, reply_to=reply_to, files=[_a_file(name)])

    async def choose(self, label: str, *, on: Message | None = None) -> None:
        """Press the button, or where there are none type what stands for it: the handle and the number.

        `on`: a message on the screen; without it the newest one that offers the choice.
        """
        shown = on or next((m for m in reversed(self.screen) if plain(label) in m.options), None)
        assert shown, f"{label!r} is not offered: {self.options}"
        place = shown.options.index(plain(label))
        if shown.choices:
            await self.press(shown.choices[place].payload, on=shown)
        else:
            await self.say(f"{shown.handle or ''} {place + 1}".strip())

    async def press(self, payload: str, *, on: Message | None = None) -> None:
        """Send a button's payload, shown to this person or not: a client may send what it likes."""
        pressed = Incoming(
            channel=self.channel.name,
            address=self.address,
            key=self.office.new_key(),
            press=payload,
            message_id=on.id if on else None,
        )
        await self.office.hear(pressed)

    async def block(self) -> None:
        """Block the bot."""
        self.block_unnoticed()
        name = self.channel.name
        left = Incoming(channel=name, address=self.address, key=self.office.new_key(), happened=Happening.LEFT)
        await self.office.hear(left)

    def block_unnoticed(self) -> None:
        """Block the bot; the platform tells us only when we next send something."""
        refused = Refused("Forbidden: bot was blocked by the user", unreachable=True)
        self.channel.fails_for(self.address, refused)

    async def come_back(self) -> None:
        """Unblock the bot and start it again."""
        self.channel.fails_for(self.address, None)
        await self.say("/start")

    async def unblock(self) -> None:
        """Unblock the bot without a word; the platform tells us."""
        self.channel.fails_for(self.address, None)
        await self.office.hear(replace(self.writes(""), happened=Happening.RETURNED))


# The office


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part in the cast: who, where, and as what."""

    name: str
    unit: str
    role: Role
    title: str
    joined: bool = True


UNITS = (
    ("UBND", "Ủy ban nhân dân tỉnh", None),
    ("VP", "Văn phòng", "UBND"),
    ("STC", "Sở Tài chính", "UBND"),
    ("SXD", "Sở Xây dựng", "UBND"),
    ("SYT", "Sở Y tế", "UBND"),
)
CAST = (
    Part(name="Trần Văn Quang", unit="UBND", role=Role.DIRECTOR, title="Chủ tịch"),
    Part(name="Đỗ Thị Hoa", unit="VP", role=Role.CLERK, title="Văn thư"),
    Part(name="Ngô Văn Tài", unit="VP", role=Role.ADMIN, title="Quản trị"),
    Part(name="Nguyễn Thị Lan", unit="STC", role=Role.HEAD, title="Giám đốc"),
    Part(name="Phạm Văn Dũng", unit="STC", role=Role.DEPUTY, title="Phó Giám đốc"),
    Part(name="Trần Văn Minh", unit="SXD", role=Role.HEAD, title="Giám đốc"),
    Part(name="Lê Thị Hạnh", unit="SYT", role=Role.HEAD, title="Giám đốc"),
)


class StoryOffice:
    """The office, its channel and its people."""

    def __init__(self, database: DatabaseOffice, channels: Sequence[FakeChannel], clock: TravellingClock) -> None:
        self.database = database
        self.channels = {channel.name: channel for channel in channels}
        self.channel = channels[0]
        self.clock = clock
        self._people: dict[str, Somebody] = {}
        self._sends = True
        self._keys = 0
        # The real thing, for turning what the channel says into outcomes.
        self._dispatchers = [
            Dispatcher(database, channel, SendingPace(1000, clock), AsyncBell(), look_again_s=1.0)
            for channel in channels
        ]
        self._screens = {channel.name: Screen(channel, clock) for channel in channels}
        self._load()

    def _load(self) -> None:
        for post in self.database.run_now(lambda work: work.recipients.posts(work.today)):
            name = post.person.full_name
            known = self._people.setdefault(name, Somebody(self, _address(name), post.person))
            if post.unit not in known.units:
                known.units.append(post.unit)

    # The cast

    def somebody(self, full_name: str) -> Somebody:
        return self._people[full_name]

    def head_of(self, unit: str) -> Somebody:
        """The head of the unit with this name."""
        posts = self.database.run_now(lambda work: work.recipients.posts(work.today, roles={Role.HEAD}))
        return self._people[next(post.person.full_name for post in posts if unit == post.unit.name)]

    @property
    def director(self) -> Somebody:
        return self.somebody("Trần Văn Quang")

    @property
    def clerk(self) -> Somebody:
        return self.somebody("Đỗ Thị Hoa")

    @property
    def admin(self) -> Somebody:
        return self.somebody("Ngô Văn Tài")

    @property
    def lan(self) -> Somebody:
        """Head of Sở Tài chính."""
        return self.somebody("Nguyễn Thị Lan")

    @property
    def deputy(self) -> Somebody:
        """Lan's."""
        return self.somebody("Phạm Văn Dũng")

    @property
    def minh(self) -> Somebody:
        """Head of Sở Xây dựng."""
        return self.somebody("Trần Văn Minh")

    @property
    def hanh(self) -> Somebody:
        """Head of Sở Y tế."""
        return self.somebody("Lê Thị Hạnh")

    def stranger(self, address: str = "stranger") -> Somebody:
        """An account that nobody knows."""
        return Somebody(self, address)

    def adds_unit(self, code: str, name: str, parent: str = "UBND") -> None:
        self.database.run_now(_save_unit, code, name, parent)

    def adds(self, part: Part) -> Somebody:
        """Somebody takes up a post, maybe beside another one."""
        self.database.run_now(_save_part, part)
        self._load()
        return self.somebody(part.name)

    def ends_posts_of(self, person: Somebody) -> None:
        """They leave today."""

        def end(work: UnitOfWork) -> None:
            assert person.person
            for post in work.recipients.posts(work.today, person_id=person.person.id):
                work.recipients.end_post(post.id, work.today)

        self.database.run_now(end)

    # What the office does

    async def issue(
        self,
        number: str | None = "12/CT-UBND",
        *,
        to: Somebody | Sequence[Somebody],
        due: date | datetime | None = None,
        subject: str = "tăng cường quản lý ngân sách",
        text: str | None = None,
        urgency: Urgency = Urgency.THUONG,
        until: Until = Until.CONFIRM,
        follow_up: FollowUp | None = None,
        duties: Sequence[NewDuty] = (),
    ) -> Directive:
        """Issue a directive, and send it."""
        body = text or f"Số: {number}\nV/v {subject}\n\nĐề nghị các đơn vị triển khai thực hiện."
        draft = Draft(
            number=number,
            issuer="Ủy ban nhân dân tỉnh",
            kind="CT",
            dated="2024-07-01",
            subject=subject,
            urgency=urgency,
            text=body,
            file_name="chi-thi.txt",
            file=body.encode(),
            due=_deadline(due),
            until=until,
            duties=duties,
        )
        people = [to] if isinstance(to, Somebody) else to
        codes = [unit.code for person in people for unit in person.units]
        issued = await self.run(_issue, draft, codes, follow_up)
        await self.deliver()
        return issued

    async def withdraw(self, handle: str = "VB1", reason: str | None = None) -> None:
        await self.run(withdraw_directive, handle, reason=reason)
        await self.deliver()

    async def amend(self, handle: str = "VB1", **changes: Any) -> Amended:
        """What services.changing takes; `due` a day, an instant, or None for no deadline any more."""
        if "due" in changes:
            changes |= {"sets_due": True, "due": _deadline(changes["due"])}
        if "text" in changes:
            changes |= {"file_name": "thay-the.txt", "file": changes["text"].encode()}
        done = await self.run(amend_directive, handle, Amendment(**changes))
        await self.deliver()
        return done

    async def pause(self, handle: str = "VB1") -> None:
        await self.run(pause_directive, handle)
        await self.deliver()

    async def resume(self, handle: str = "VB1") -> None:
        await self.run(resume_directive, handle)
        await self.deliver()

    async def invite(self, person: Somebody) -> str:
        """A fresh code for this person."""
        made = await self.run(make_invites, unit_code=person.unit.code)
        assert person.person
        return next(invite.code for invite in made if invite.post.person.id == person.person.id)

    # Time

    @property
    def now(self) -> datetime:
        """Office time on the wall clock of the office."""
        return self.clock.now().astimezone(VIETNAM)

    async def let_pass(self, span: timedelta) -> None:
        """Travel, stopping at each stored instant at which something comes due."""
        await self.travel_to(self.clock.now() + span)

    async def travel_to(self, end: datetime) -> None:
        await self.settle()
        while (coming := await self.run(self._next_instant)) and coming <= end:
            self.clock.travel_to(coming)
            await self.settle()
        self.clock.travel_to(end)
        await self.settle()

    async def settle(self) -> None:
        """Tick until nothing more is due at this moment."""
        for _ in range(10):
            await self.tick()
            coming = await self.run(self._next_instant)
            if coming is None or coming > self.clock.now():
                return
        raise AssertionError("something is due and stays due")

    async def tick(self) -> None:
        """Do what has come due, once, as the clock makes the running bot do every second."""
        await self.run(follow_up_due)
        await self.run(tend_delegations)
        await self.run(issue_due)
        await self.fetch()
        await self.deliver()

    def _next_instant(self, work: UnitOfWork) -> datetime | None:
        sending = work.deliveries.next_due_at() if self._sends else None
        stored = (
            next_instant(work),
            work.drafts.next_issue_at(),
            work.uploads.next_try_at(),
            work.delegations.next_look_at(),
        )
        return min((at for at in (sending, *stored) if at), default=None)

    # What goes in and out

    def new_key(self) -> str:
        self._keys += 1
        return str(self._keys)

    async def hear(self, incoming: Incoming) -> None:
        """Take in what somebody said, work on it, and answer."""
        await self.hear_all([incoming])

    async def hear_all(self, incoming: Sequence[Incoming]) -> None:
        """The same for what comes in together."""
        for name, channel in self.channels.items():
            came = [channel.written_down(one) for one in incoming if one.channel == name]
            await self.run(store_updates, self._screens[name].fit(came))
            for one in heard(channel, await self.run(waiting, name)):
                assert not one.unreadable
                await self.run(handle, one.ids, one.incoming)
        await self.fetch()
        await self.deliver()

    async def fetch(self) -> None:
        """Fetch the files that clerks sent, and work on them."""
        await fetch_due(self.database, self.channels, UPLOADS)

    async def deliver(self) -> None:
        """Send what is due, and write down how it went."""
        sent = self._sends
        while sent:
            sent = False
            for dispatcher, channel in zip(self._dispatchers, self.channels.values(), strict=True):
                if claims := await self.run(claim_deliveries, channel.name, 30):
                    outcomes = [await dispatcher.attempt(claim) for claim in claims]
                    await self.run(record_outcomes, outcomes)
                    sent = True
        assert [complaint for channel in self.channels.values() for complaint in channel.complaints] == []

    @contextmanager
    def nothing_is_sent(self) -> Iterator[None]:
        """Messages wait in the outbox, as while the network is down. Deliver, or let time pass, to send them after."""
        self._sends = False
        try:
            yield
        finally:
            self._sends = True

    # What the record says

    @property
    def words(self) -> Words:
        """What the bot says: stories fix what is said when, and the first lines; the wording is the texts' own."""
        return self.database.run_now(voice, None, self.channel.capabilities)

    @property
    def told_to_strangers(self) -> str:
        """How to come in on this channel."""
        return self.words.stranger(may_share_phone=self.channel.capabilities.vouches_phones)

    async def run(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any service, in a transaction of its own."""
        return self.database.run_now(service, *args, **kwargs)

    async def assignment(self, of: Somebody, handle: str = "VB1") -> Assignment:
        """As it is stored."""

        def find(work: UnitOfWork) -> Assignment:
            directive = work.directives.find(handle)[0]
            return next(a for a in work.assignments.of_directive(directive.id) if a.unit_id == of.unit.id)

        return await self.run(find)

    async def evidence(self, of: Somebody, handle: str = "VB1") -> list[str]:
        """The names of the files that came with the unit's reports."""
        about = (await self.assignment(of, handle)).id

        def find(work: UnitOfWork) -> list[str]:
            reports = work.reports.of_assignment(about)
            return [file.name for report in reports for file in work.reports.evidence_of(report.id)]

        return await self.run(find)

    async def standing(self, of: Somebody, handle: str = "VB1") -> dict[str, Any]:
        """What `directive show --json` says of the unit."""
        shown = await self.run(show_json, handle)
        return next(unit for unit in shown["units"] if unit["unit"] == of.unit.code)

    async def split(self, handle: str = "VB1") -> dict[str, int]:
        """The five ways in which the units stand."""
        shown: dict[str, Any] = await self.run(show_json, handle)
        split: dict[str, int] = shown["split"]
        assert sum(split.values()) == shown["total"] - shown["status"]["withdrawn"] - shown["status"]["declined"]
        return split

    async def status(self, of: Somebody, handle: str = "VB1") -> str:
        return str((await self.assignment(of, handle)).status)

    async def history(self, handle: str = "VB1") -> list[tuple[str, str]]:
        """(what, who) of each event of a directive."""
        return [(event_.what, event_.who) for event_ in await self.events(handle)]

    async def events(self, handle: str = "VB1") -> list[Event]:
        return await self.run(lambda work: work.events.of_directive(work.directives.find(handle)[0].id))


def _a_file(name: str) -> FileIn:
    return FileIn(remote_id=f"remote-{name}", name=name, mime="application/pdf", size=1000)


def _address(full_name: str) -> str:
    return full_name.rpartition(" ")[2].lower()


def _deadline(due: date | datetime | None) -> Deadline | None:
    if isinstance(due, datetime):
        return Deadline(on=due.astimezone(VIETNAM).date(), at=due.astimezone(UTC))
    return Deadline(on=due) if due else None


def _issue(work: UnitOfWork, draft: Draft, codes: Sequence[str], follow_up: FollowUp | None) -> Directive:
    if follow_up:
        work.rules = replace(work.rules, pace=Pace({draft.urgency: follow_up}))
    return issue_directive(work, draft, codes=codes).directive


def _save_unit(work: UnitOfWork, code: str, name: str, parent: str | None) -> None:
    above = work.recipients.unit(parent) if parent else None
    work.recipients.save_unit(code, name, above.id if above else None)


def _save_part(work: UnitOfWork, part: Part) -> None:
    unit = work.recipients.unit(part.unit)
    assert unit
    known = next((p.person for p in work.recipients.posts(work.today) if p.person.full_name == part.name), None)
    person = known or work.recipients.add_person(part.name, None)
    work.recipients.add_post(person.id, unit.id, part.role, part.title, work.today)
    if part.joined and not known:
        address, reach = _address(part.name), Reach.REACHABLE
        work.recipients.save_contact(
            person.id, FakeChannel.name, address, proof="invite", reach=reach, joined_at=work.now
        )


# Opening and closing


class Building:
    """Where offices open, one after the other: the same database file, with the cast in it and nothing else, each time.

    One engine serves them all, so that it has to learn each statement only once.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "office.sqlite3"
        self._cast = folder / "cast.sqlite3"
        self._engine = open_database(f"sqlite:///{self._path}")
        event.listen(self._engine, "connect", _never_wait_for_the_disk)
        upgrade(self._engine)
        _move_in(self._engine)
        shutil.copy(self._path, self._cast)

    @contextmanager
    def office(self, capabilities: Capabilities, **others: Capabilities) -> Iterator[StoryOffice]:
        """An office as if it were the first, on a Monday morning; `others`: more channels, by name."""
        named = {FakeChannel.name: capabilities} | others
        self._path.unlink()  # to write over it takes ten times as long: some file systems then wait for the disk
        shutil.copy(self._cast, self._path)
        clock = TravellingClock(MONDAY_MORNING)
        database = _opened(self._engine, named, clock)
        try:
            yield StoryOffice(database, [FakeChannel(able, clock, name) for name, able in named.items()], clock)
        finally:
            database.close()  # gives back the connection, and with the last one goes the write-ahead log


def _opened(engine: Engine, capabilities: Mapping[str, Capabilities], clock: TravellingClock) -> DatabaseOffice:
    rules = Rules(
        calendar=OFFICE_HOURS,
        pace=PACE,
        capabilities=capabilities,
        secret=b"the key of these stories",
        organisation="UBND tỉnh",
    )
    return DatabaseOffice(engine, rules=rules, clock=clock)


def _move_in(engine: Engine) -> None:
    office = _opened(engine, {FakeChannel.name: BUTTONED}, TravellingClock(MONDAY_MORNING))
    for code, name, parent in UNITS:
        office.run_now(_save_unit, code, name, parent)
    for part in CAST:
        office.run_now(_save_part, part)
    office.close()


class PostgresBuilding(Building):
    """The same on PostgreSQL: every office on a copy of the database that has the cast in it."""

    def __init__(self, server: Postgres) -> None:
        self._server = server
        self._furnished = server.fresh()
        _move_in(open_database(self._furnished))

    @contextmanager
    def office(self, capabilities: Capabilities, **others: Capabilities) -> Iterator[StoryOffice]:
        """An office as if it were the first, on a Monday morning; `others`: more channels, by name."""
        named = {FakeChannel.name: capabilities} | others
        url = self._server.copy(self._furnished)
        clock = TravellingClock(MONDAY_MORNING)
        database = _opened(open_database(url), named, clock)
        try:
            yield StoryOffice(database, [FakeChannel(able, clock, name) for name, able in named.items()], clock)
        finally:
            database.close()
            self._server.drop(url)


def _never_wait_for_the_disk(connection: Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # type: ignore[call-overload]  # the driver's own connection
