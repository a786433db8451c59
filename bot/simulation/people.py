"""People: when they answer, how, and what becomes of them."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

from bot.core.calendar import Calendar
from bot.core.clock import Clock
from bot.core.messages import Act, Happening, Incoming, parse_payload
from bot.core.model import Role
from bot.simulation.channel import NAME, Shown, SimulatedChannel

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_SLOT = 15 * MINUTE  # people do things at such times, so that some happen together
_AT_NIGHT = range(14, 23)  # hours UTC, from 21:00 to 06:00 in Vietnam, when they do so on the hour
Deed = Callable[[], list[Incoming]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Temper:
    """How somebody deals with what the bot sends."""

    name: str
    answers_in: timedelta = 3 * HOUR  # on average
    ignores: float = 0.05  # of the messages
    works: timedelta = 9 * DAY  # on average, from one sign to the next
    twice: float = 0.02  # does the same thing again at once
    blocks: float = 0.0  # the bot, after a message
    leave: int = 0  # times a year
    goes: int = 0  # leaves the office so many times a year; somebody else comes
    changes: int = 0  # takes over another unit


TEMPERS: Mapping[Temper, int] = {  # how many of a hundred
    Temper(name="prompt", answers_in=HOUR, ignores=0.0, works=6 * DAY): 28,
    Temper(name="late", answers_in=30 * HOUR, ignores=0.3, works=25 * DAY): 20,
    Temper(name="silent", answers_in=50 * HOUR, ignores=0.93, works=40 * DAY): 10,
    Temper(name="away", answers_in=5 * HOUR, leave=3): 12,
    Temper(name="blocking", answers_in=10 * HOUR, blocks=0.04): 8,
    Temper(name="leaving", answers_in=8 * HOUR, goes=1): 9,
    Temper(name="changing posts", answers_in=5 * HOUR, changes=1): 4,
    Temper(name="answering twice", answers_in=2 * HOUR, twice=0.8): 9,
}

# What somebody chooses where it is offered, by weight; what is not named here is tried now and then.
_USUAL = 0.15
_ONE_BY_ONE = 0.9  # how often
WEIGHTS: Mapping[Act, float] = {
    Act.ACKNOWLEDGE: 14,
    Act.REPORT: 4,
    Act.CONFIRM: 4,
    Act.OBSTACLE: 0.7,
    Act.EXTEND: 0.8,
    Act.DECLINE: 0.4,
    Act.FULL_TEXT: 0.4,
    Act.REOPEN: 0.1,
    Act.AGREE: 9,
    Act.BACK: 0.5,
    Act.GRANT_TIME: 3,
    Act.REFUSE_TIME: 1,
    Act.ACCEPT: 4,
    Act.RETURN: 1,
    Act.TO_ANOTHER: 2,
    Act.UPHOLD: 2,
    Act.TAKE_BACK: 1,
    Act.CLEAR: 3,
    Act.PHONED: 1,
    Act.NOT_PHONED: 1,
    Act.RESUME: 2,
    Act.URGE: 3,
    Act.URGE_AGREED: 8,
    Act.DUTY_REPORT: 2,
    Act.DUTY_CLOSE: 4,
    Act.DUTY_AGREE: 9,
    Act.DUTY_REOPEN: 0.1,
    Act.DUTY_ABOUT: 5,
    Act.END_SERIES: 0.3,
    Act.DELEGATE: 0.6,
    Act.HAND_TO: 6,
    Act.HAND_BACK: 0.3,
    Act.SNOOZE: 0.8,
    Act.SNOOZE_FOR: 5,
    Act.UNLINK: 0,  # everybody is who they say they are
}
_AT_ONCE = frozenset(  # somebody is in the middle of it
    {
        Act.AGREE,
        Act.DUTY_AGREE,
        Act.DUTY_ABOUT,
        Act.HAND_TO,
        Act.SNOOZE_FOR,
        Act.URGE_AGREED,
        Act.URGE,
        Act.CHANGE_AGREED,
    }
)
_FIRST = frozenset({Act.ACKNOWLEDGE})


def words_after(act: Act, random: Random, units: list[str]) -> str:
    """What somebody writes once the bot has asked for it; empty where it asks for nothing."""
    days = random.randint(2, 15)
    return {
        Act.REPORT: f"Đã triển khai được {random.randint(1, 9)}0%, đang tiếp tục thực hiện",
        Act.DUTY_REPORT: f"Nhiệm vụ này đã đạt {random.randint(1, 9)}0%",
        Act.OBSTACLE: "Chưa được bố trí kinh phí nên chưa thể triển khai",
        Act.EXTEND: f"{days} ngày vì còn chờ số liệu của cơ sở",
        Act.DECLINE: "Nội dung này thuộc chức năng của đơn vị khác",
        Act.REFUSE_TIME: "Việc gấp, đề nghị giữ nguyên thời hạn",
        Act.TO_ANOTHER: random.choice(units),
        Act.UPHOLD: "Nhiệm vụ đúng chức năng của đơn vị, đề nghị thực hiện",
        Act.RETURN: "Đề nghị bổ sung số liệu của quý trước",
        Act.PHONED: "Nguyễn Văn Trực",
        Act.RECALL: "Ban hành nhầm",
    }.get(act, "")


@dataclass(order=True, slots=True)
class _Planned:
    at: datetime
    nth: int
    deed: Deed = field(compare=False)


class Agenda:
    """What people are going to do, by time."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._numbers = count()

    def add(self, at: datetime, deed: Deed) -> None:
        """Somebody will do this then."""
        slot = HOUR if at.astimezone(UTC).hour in _AT_NIGHT else _SLOT
        over = (at - at.min.replace(tzinfo=at.tzinfo)) % slot
        heapq.heappush(self._planned, _Planned(at + (slot - over if over else timedelta(0)), next(self._numbers), deed))

    @property
    def next_at(self) -> datetime | None:
        """When somebody does something next."""
        return self._planned[0].at if self._planned else None

    def take(self, now: datetime) -> list[Incoming]:
        """What is said by now."""
        said: list[Incoming] = []
        while self._planned and self._planned[0].at <= now:
            said += heapq.heappop(self._planned).deed()
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What all people share."""

    channel: SimulatedChannel
    agenda: Agenda
    calendar: Calendar
    clock: Clock
    units: list[str]  # codes


class Resident:
    """Somebody with an account."""

    def __init__(
        self, world: World, *, name: str, unit: str, role: Role, number: int, temper: Temper, random: Random
    ) -> None:
        self.world = world
        self.name = name
        self.unit = unit
        self.role = role
        self.number = number  # of the account
        self.temper = temper
        self.random = random
        self.away_until: datetime | None = None
        self.is_gone = False
        self._planned: set[tuple[int, bool]] = set()
        self._urgent: set[int] = set()  # what came as hỏa tốc

    @property
    def address(self) -> str:
        """Of the account."""
        return str(self.number)

    # What they see

    def sees(self, shown: Shown) -> None:
        """A message has come, or an old one looks different now."""
        self._may_block()
        if self.is_gone or not shown.choices:
            return
        acts = [parsed for choice in shown.choices if (parsed := parse_payload(choice.payload))]
        acts = [parsed for parsed in acts if WEIGHTS.get(parsed[0], _USUAL)]
        for subject in {parsed[1]: None for parsed in acts}:
            offered = {parsed[0] for parsed in acts if parsed[1] == subject}
            if "HỎA TỐC" in shown.title:
                self._urgent.add(subject)
            self._may_answer(offered, subject)

    def _may_answer(self, offered: set[Act], subject: int) -> None:
        at_once = bool(offered & _AT_ONCE)
        key = (subject, at_once)
        ignores = self.temper.ignores * (0.3 if subject in self._urgent else 1)  # that people do take seriously
        if key in self._planned or (not at_once and self.random.random() < ignores):
            return
        busy = any(now for _, now in self._planned)
        self._planned.add(key)
        if at_once:  # of two lists to agree to most people finish one before they take up the other
            wait = HOUR if busy and self.random.random() < _ONE_BY_ONE else 2 * MINUTE
        elif offered & _FIRST or self.role in {Role.DIRECTOR, Role.CLERK, Role.ADMIN}:
            wait = self.random.expovariate(1) * self.temper.answers_in
        else:
            wait = self.random.expovariate(1) * self.temper.works
        if subject in self._urgent:
            wait = min(wait, self.random.random() * 6 * HOUR)
        at = self.world.clock.now() + wait
        if not at_once and subject not in self._urgent and self.random.random() < 0.9:  # the others do it at night
            at = self.world.calendar.next_open(at)
        self.world.agenda.add(at, lambda: self._answer(key))

    def _may_block(self) -> None:
        if self.temper.blocks and self.random.random() < self.temper.blocks:
            self.world.channel.blocked.add(self.address)
            now = self.world.clock.now()
            if self.random.random() < 0.5:  # else the platform tells when something is sent
                self.world.agenda.add(now + MINUTE, lambda: [self._says(happened=Happening.LEFT)])
            self.world.agenda.add(now + self.random.uniform(0.2, 20) * DAY, self._comes_back)

    def _comes_back(self) -> list[Incoming]:
        if self.is_gone or self.address not in self.world.channel.blocked:
            return []
        self.world.channel.blocked.discard(self.address)
        if self.random.random() < 0.5:
            return [self._says(happened=Happening.RETURNED)]
        return self.starts()

    # What they do

    def starts(self) -> list[Incoming]:
        """Open the bot."""
        return [] if self.is_gone else [self._says(text="/start")]

    def says(self, text: str) -> list[Incoming]:
        """Write to the bot."""
        return [] if self.is_gone or self.is_blocking else [self._says(text=text)]

    @property
    def is_blocking(self) -> bool:
        """Whether the bot cannot write to them."""
        return self.address in self.world.channel.blocked

    def _answer(self, key: tuple[int, bool]) -> list[Incoming]:
        self._planned.discard(key)
        if self.is_gone or self.is_blocking:
            return []
        now = self.world.clock.now()
        if self.away_until and now < self.away_until:
            self._planned.add(key)
            self.world.agenda.add(self.away_until + self.random.uniform(0, 2) * DAY, lambda: self._answer(key))
            return []
        return self._choose(*key)

    def _choose(self, subject: int, at_once: bool) -> list[Incoming]:  # noqa: FBT001 - the two are a key
        shown = self._newest_about(subject, at_once=at_once)
        if shown is None:
            return []
        offered = {c.payload: parsed[0] for c in shown.choices if (parsed := parse_payload(c.payload))}
        offered = {one: act for one, act in offered.items() if parse_payload(one)[1] == subject}  # type: ignore[index]
        weights = [WEIGHTS.get(act, _USUAL) for act in offered.values()]
        chosen = self.random.choices(list(offered), weights)[0]
        act = offered[chosen]
        if act is Act.REPORT and self.random.random() < 0.4:  # a reply does as well
            return [self._says(text=words_after(act, self.random, self.world.units), reply_to=shown.id)]
        said = [self._says(press=chosen, message_id=shown.id)]
        if self.random.random() < self.temper.twice:
            said.append(self._says(press=chosen, message_id=shown.id))
        if words := words_after(act, self.random, self.world.units):
            self.world.agenda.add(self.world.clock.now() + MINUTE, lambda: self.says(words))
        return said

    def _newest_about(self, subject: int, *, at_once: bool) -> Shown | None:
        screen = self.world.channel.screens.get(self.address, {})
        for shown in reversed(screen.values()):
            parsed = [parse_payload(choice.payload) for choice in shown.choices]
            offered = {one[0] for one in parsed if one and one[1] == subject}
            if offered and bool(offered & _AT_ONCE) == at_once:
                return shown
        return None

    def _says(
        self,
        *,
        text: str = "",
        press: str | None = None,
        message_id: str | None = None,
        reply_to: str | None = None,
        happened: Happening | None = None,
    ) -> Incoming:
        channel = self.world.channel
        return Incoming(
            channel=NAME,
            address=self.address,
            key=channel.new_key(),
            text=text,
            press=press,
            message_id=message_id or channel.new_message_id(),
            reply_to=reply_to,
            happened=happened,
        )
