"""The cast of the store tests: an office on a real database, its people, and clocks that obey."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.adapters.clock import TravellingClock
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.database.tables import metadata
from bot.adapters.holidays import days_of
from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.matter import Matter
from bot.core.messages import Capabilities, Claim, Fate, Outcome
from bot.core.model import (
    Assignment,
    AssignmentId,
    Contact,
    Deadline,
    Delivery,
    DeliveryId,
    Directive,
    Kind,
    Person,
    Post,
    Reach,
    Role,
    Unit,
    Until,
    Urgency,
)
from bot.core.policy import FollowUp, Pace
from bot.core.rules import Rules
from bot.core.stores import NewDirective, UnitOfWork
from bot.documents.recipients import RecipientRow
from bot.services.dispatching import claim_deliveries, record_outcomes
from bot.services.issuing import Draft, Issued, issue_directive
from bot.services.looking import look

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)  # Wednesday, 09:00 in Hanoi: the office is open
TODAY = date(2026, 3, 4)
WALL = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)  # wall time has nothing to do with office time
SECRET = b"a key for tests, kept outside the database"
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # for what is peculiar to one of them
ON_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CHAT = "telegram"


class TwoClocks(TravellingClock):
    """Office time and wall time, each moved by hand."""

    def __init__(self) -> None:
        super().__init__(MORNING)
        self._wall = WALL

    def wall(self) -> datetime:
        return self._wall

    def let_wall_pass(self, span: timedelta) -> None:
        self._wall += span

    def let_pass(self, span: timedelta) -> None:
        self.travel_to(self.now() + span)


def rules(**changes: Any) -> Rules:
    """The Vietnamese office hours and holidays, one channel, a short text limit as Telegram has it."""
    calendar = Calendar(HANOI, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"), days_of("VN"))
    paces = {urgency: FollowUp(ignores_hours=urgency is Urgency.HOA_TOC) for urgency in Urgency}
    made = Rules(
        calendar=calendar,
        pace=Pace(paces),
        capabilities={CHAT: Capabilities(buttons=True, edits=True, files=True, longest_text=4096)},
        secret=SECRET,
        organisation="Sở Nông nghiệp",
    )
    return replace(made, **changes)


def new_directive(**changes: Any) -> NewDirective:
    """A directive as a store takes it."""
    made = NewDirective(
        number="12/CT-UBND",
        issuer="UBND tỉnh",
        kind="CT",
        dated="2026-03-03",
        subject="Rà soát thủ tục",
        urgency=Urgency.THUONG,
        text="Toàn văn.",
        file_name="van-ban.txt",
        file=b"To\xc3\xa0n v\xc4\x83n.",
        due=None,
        until=Until.CONFIRM,
        follow_up="{}",
        issued_at=MORNING,
    )
    return replace(made, **changes)


def draft(**changes: Any) -> Draft:
    """A directive as a clerk hands it in."""
    text = "Số: 12/CT-UBND\nV/v rà soát thủ tục hành chính\n\nCác đơn vị rà soát và báo cáo."
    made = Draft(
        number="12/CT-UBND",
        issuer="UBND tỉnh",
        kind="CT",
        dated="2026-03-03",
        subject="Rà soát thủ tục hành chính",
        urgency=Urgency.THUONG,
        text=text,
        file_name="van-ban.txt",
        file=text.encode(),
        due=None,
    )
    return replace(made, **changes)


def row(number: int, unit: str, name: str, role: str = "head", **changes: Any) -> RecipientRow:
    """One row of a recipients' file."""
    made = RecipientRow(
        row=number,
        unit_code=unit,
        unit_name=f"Phòng {unit}",
        parent_code=None,
        full_name=name,
        title=None,
        role=role,
        phone=None,
        telegram_id=None,
        zalo_id=None,
    )
    return replace(made, **changes)


@dataclass(frozen=True, slots=True)
class Cast:
    """Puts people into the office's database, and looks at what became of them."""

    office: DatabaseOffice
    clock: TwoClocks

    def do(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """One transaction."""
        return self.office.run_now(service, *args, **kwargs)

    # People

    def unit(self, code: str, name: str = "", parent: Unit | None = None) -> Unit:
        made: Unit = self.do(
            lambda work: work.recipients.save_unit(code, name or f"Phòng {code}", parent.id if parent else None)
        )
        return made

    def person(self, name: str, phone: str | None = None) -> Person:
        made: Person = self.do(lambda work: work.recipients.add_person(name, phone))
        return made

    def post(
        self, person: Person, unit: Unit, role: Role = Role.HEAD, *, title: str | None = None, from_on: date = TODAY
    ) -> Post:
        def add(work: UnitOfWork) -> Post:
            work.recipients.add_post(person.id, unit.id, role, title, from_on)
            return work.recipients.posts(max(from_on, work.today), person_id=person.id)[-1]

        made: Post = self.do(add)
        return made

    def contact(self, person: Person, address: str, *, reach: Reach = Reach.REACHABLE, channel: str = CHAT) -> Contact:
        made: Contact = self.do(
            lambda work: work.recipients.save_contact(
                person.id, channel, address, proof="invite", reach=reach, joined_at=work.now
            )
        )
        return made

    def head(
        self, code: str, name: str, address: str | None = None, *, parent: Unit | None = None, role: Role = Role.HEAD
    ) -> Person:
        """Somebody in post; with an address they have joined."""
        unit = self.do(lambda work: work.recipients.unit(code)) or self.unit(code, parent=parent)
        person = self.person(name)
        self.post(person, unit, role)
        if address:
            self.contact(person, address)
        return person

    # Directives

    def issue(self, codes: Sequence[str] | None = None, **changes: Any) -> Issued:
        issued: Issued = self.do(issue_directive, draft(**changes), codes=codes, by="Văn thư Hoa")
        return issued

    def directive(self, **changes: Any) -> Directive:
        """A bare row, without assignments."""
        made: Directive = self.do(lambda work: work.directives.add(new_directive(**changes)))
        return made

    def assignment(self, directive: Directive, unit: Unit, due: Deadline | None = None) -> Assignment:
        made: Assignment = self.do(
            lambda work: work.assignments.add(directive, unit.id, due=due, due_at=due.at if due else None)
        )
        return made

    def assignments(self, issued: Issued) -> list[Assignment]:
        found: list[Assignment] = self.do(lambda work: work.assignments.of_directive(issued.directive.id))
        return found

    def look(self, assignment_id: AssignmentId) -> Matter:
        matter: Matter = self.do(look, assignment_id)
        return matter

    def deliveries(self, issued: Issued, kind: Kind | None = None) -> list[Delivery]:
        found: list[Delivery] = self.do(lambda work: work.deliveries.of_directive(issued.directive.id))
        return [d for d in found if kind is None or d.kind is kind]

    def queued(self, address: str) -> list[Delivery]:
        """What waits to be sent to an account, whatever its due time, the oldest first."""
        every = self.every_delivery()
        return [d for d in every if d.address == address and d.state == "queued"]

    def every_delivery(self) -> list[Delivery]:
        def gather(work: UnitOfWork) -> list[Delivery]:
            found: list[Delivery] = []
            while True:
                try:
                    found.append(work.deliveries.get(DeliveryId(len(found) + 1)))
                except KeyError:
                    return found

        made: list[Delivery] = self.do(gather)
        return made

    # Sending

    def claim(self, limit: int = 30) -> list[Claim]:
        claims: list[Claim] = self.do(claim_deliveries, CHAT, limit)
        return claims

    def record(self, claim: Claim | DeliveryId, fate: Fate, **facts: Any) -> None:
        delivery_id = claim.id if isinstance(claim, Claim) else claim
        if fate is Fate.SENT:
            facts.setdefault("message_id", f"m{delivery_id}")
        if isinstance(claim, Claim):
            facts.setdefault("kept", claim.kept)
        self.do(record_outcomes, [Outcome(delivery_id=delivery_id, fate=fate, at=self.clock.now(), **facts)])

    def send_all(self) -> list[Claim]:
        """Everything that is due now goes out."""
        sent: list[Claim] = []
        while claims := self.claim():
            for claim in claims:
                self.record(claim, Fate.SENT)
            sent += claims
        return sent

    def everything_kept(self) -> bytes:
        """All that is in the database: of SQLite the very file with what hangs on it, else every row."""
        engine = self.office.engine
        with engine.begin() as connection:
            rows = [str(row) for table in metadata.sorted_tables for row in connection.execute(select(table))]
        path = Path(engine.url.database or "")
        files = path.parent.glob(f"{path.name}*") if engine.dialect.name == "sqlite" else ()
        return "\n".join(rows).encode() + b"".join(file.read_bytes() for file in files)

    def get(self, delivery_id: DeliveryId) -> Delivery:
        found: Delivery = self.do(lambda work: work.deliveries.get(delivery_id))
        return found
