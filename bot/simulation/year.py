"""What is going to happen in the year: who comes, is away and leaves, and what is done at the terminal."""

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from bot.core.calendar import Calendar
from bot.core.clock import Clock
from bot.core.making import replace
from bot.core.messages import Incoming
from bot.core.model import DirectiveId, Role
from bot.core.stores import UnitOfWork
from bot.documents.recipients import RecipientRow
from bot.simulation import office
from bot.simulation.channel import Shown, SimulatedChannel
from bot.simulation.office import Course, Place, Size
from bot.simulation.people import DAY, TEMPERS, Agenda, Resident, Temper, World


@dataclass(order=True, frozen=True, slots=True)
class Order:
    """What somebody at the terminal will do; `after` gets what came of it."""

    at: datetime
    nth: int
    service: Callable[[UnitOfWork], Any] = field(compare=False)
    after: Callable[[Any], None] = field(compare=False)


class Year:
    """The people and the orders of one simulated time."""

    def __init__(
        self,
        size: Size,
        seed: int,
        channel: SimulatedChannel,
        clock: Clock,
        calendar: Calendar,
        *,
        ends: datetime,
    ) -> None:
        self.agenda = Agenda()
        self.directives: Sequence[DirectiveId] = ()  # issued so far
        self._size = size
        self._seed = seed
        self._clock = clock
        self._calendar = calendar
        self._ends = ends
        codes = [office.unit_code(n) for n in range(1, size.units + 1)]
        self._world = World(channel=channel, agenda=self.agenda, calendar=calendar, clock=clock, units=codes)
        self._people: dict[str, Resident] = {}
        self._orders: list[Order] = []
        self._numbers = iter(range(10**6, 10**9))
        self._tempers = self._dice("tempers")
        channel.on_arrival = self._arrives

    def _dice(self, what: str) -> Random:
        return Random(f"{self._seed}/{what}")

    def _arrives(self, address: str, shown: Shown) -> None:
        if somebody := self._people.get(address):
            somebody.sees(shown)

    # What is done at the terminal

    @property
    def next_at(self) -> datetime | None:
        """When something happens next."""
        ordered = self._orders[0].at if self._orders else None
        return min((at for at in (self.agenda.next_at, ordered) if at), default=None)

    @property
    def due_order(self) -> Order | None:
        """What is to be done now."""
        first = next(iter(self._orders), None)
        return first if first and first.at <= self._clock.now() else None

    def is_done(self, order: Order) -> None:
        """It was carried out, or refused."""
        self._orders.remove(order)

    def _order(self, at: datetime, service: Callable[[UnitOfWork], Any], after: Callable[[Any], None]) -> None:
        if at < self._ends:
            insort(self._orders, Order(at, next(self._numbers), service, after))

    # Who is there

    def moves_in(self) -> list[RecipientRow]:
        """Everybody of the first day; what becomes of them and of the directives is arranged."""
        dice, now = self._dice("office"), self._clock.now()
        everybody = list(office.places(self._size, dice))
        for place in everybody:
            self._settle_in(place, now)
        for course in office.courses(self._size, now, self._calendar, dice):
            self._order(course.at, partial(office.issue, course=course), partial(self._issued, course))
        return [place.row(nth) for nth, place in enumerate(everybody, start=2)]

    def _settle_in(self, place: Place, at: datetime) -> None:
        """Somebody takes up a post: most of them open the bot at once, some later, a few never."""
        temper = self._temper(place.role)
        somebody = self._people[str(place.number)] = Resident(
            self._world,
            name=place.name,
            unit=place.unit,
            role=place.role,
            number=place.number,
            temper=temper,
            random=self._dice(f"person {place.number}"),
        )
        luck = somebody.random.random()
        above = place.role in {Role.CLERK, Role.DIRECTOR, Role.ADMIN}
        if above or luck < 0.9:
            self.agenda.add(at + timedelta(minutes=1), somebody.starts)
        elif luck < 0.96:
            self.agenda.add(at + somebody.random.uniform(1, 40) * DAY, somebody.starts)
        self._year_of(somebody, place, at)

    def _temper(self, role: Role) -> Temper:
        if role in {Role.HEAD, Role.DEPUTY, Role.OFFICER}:
            return self._tempers.choices(list(TEMPERS), list(TEMPERS.values()))[0]
        return Temper(name="at the desk", ignores=0.5)

    def _year_of(self, somebody: Resident, place: Place, at: datetime) -> None:
        temper, dice = somebody.temper, somebody.random
        left = self._ends - at
        for _ in range(temper.leave):
            begins, lasts = at + dice.random() * left, timedelta(days=dice.randint(1, 21))
            self.agenda.add(begins, partial(self._goes_on_leave, somebody, lasts))
        if place.role is Role.HEAD and temper.goes:
            self.agenda.add(at + dice.uniform(0.1, 0.95) * left, partial(self._goes, somebody, place))
        if place.role is Role.HEAD and temper.changes:
            self.agenda.add(at + dice.uniform(0.1, 0.95) * left, partial(self._changes, somebody, place))
        if place.role is Role.DIRECTOR:
            for month in range(int(left / timedelta(days=30))):
                self.agenda.add(at + (month + dice.random()) * 30 * DAY, partial(self._asks, somebody))

    def _asks(self, director: Resident) -> list[Incoming]:
        if not self.directives:
            return []
        return director.says(f"/tonghop VB{director.random.choice(self.directives)}")

    def _goes_on_leave(self, somebody: Resident, lasts: timedelta) -> list[Incoming]:
        last_on = self._calendar.today(self._clock.now() + lasts)

        def left(is_away: Any) -> None:
            if is_away:
                somebody.away_until = self._calendar.opening(last_on + timedelta(days=1))

        now = self._clock.now()
        self._order(now, partial(office.go_on_leave, name=somebody.name, unit=somebody.unit, last_on=last_on), left)
        return []

    def _goes(self, somebody: Resident, place: Place) -> list[Incoming]:
        """They leave, and somebody new heads the unit."""
        number = next(self._numbers)
        new = replace(place, name=f"{place.name.rpartition(' (')[0] or place.name} ({number})", number=number)
        somebody.is_gone = True
        now = self._clock.now()
        self._order(
            now,
            partial(office.take_over_rows, rows=[new.row()]),
            lambda _done: self._settle_in(new, self._clock.now() + somebody.random.uniform(0, 6) * DAY),
        )
        return []

    def _changes(self, somebody: Resident, place: Place) -> list[Incoming]:
        """They head another unit, whose head takes theirs."""
        heads = [one for one in self._people.values() if one.role is Role.HEAD and not one.is_gone]
        other = somebody.random.choice(heads)
        if other is somebody or somebody.is_gone or other.unit == somebody.unit:
            return []
        named = f"Đơn vị {other.unit[1:]}"
        mine = replace(place, unit=other.unit, unit_name=named, parent=None, name=somebody.name, number=somebody.number)
        theirs = replace(
            place, unit=somebody.unit, unit_name=f"Đơn vị {somebody.unit[1:]}", name=other.name, number=other.number
        )
        somebody.unit, other.unit = other.unit, somebody.unit
        rows = [mine.row(2), theirs.row(3)]
        self._order(self._clock.now(), partial(office.take_over_rows, rows=rows), lambda _done: None)
        return []

    def _issued(self, course: Course, directive_id: DirectiveId) -> None:
        now = self._clock.now()

        def later(days: float | None, service: Callable[[UnitOfWork], Any]) -> None:
            if days is not None:
                self._order(now + timedelta(days=days), service, lambda _done: None)

        later(course.amended, partial(office.amend, directive_id=directive_id, amendment=course.amendment))
        later(course.paused, partial(office.pause, directive_id=directive_id))
        later(course.resumed, partial(office.resume, directive_id=directive_id))
        later(course.withdrawn, partial(office.withdraw, directive_id=directive_id))
