"""Whatever people do, in whatever order: the shortest way to anything that does not hold is found by itself.

Every act that a button can carry, by every kind of person, shown to them or not; words of all sorts; time, a network
that comes and goes, a process that dies while it sends, and a clerk who changes course.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.core.amending import Amendment
from bot.core.errors import BadInput
from bot.core.messages import Act, payload
from bot.core.model import Assignment, Deadline, Role, Status, Until, Urgency
from bot.core.stores import UnitOfWork
from bot.services.changing import amend_directive
from bot.services.dispatching import claim_deliveries, record_outcomes, take_over
from bot.services.issuing import withdraw_directive
from bot.services.pausing import pause_directive, resume_directive
from bot.simulation.invariants import Witness
from bot.simulation.report import Tally
from tests.story.harness import BUTTONED, Building, Part, Somebody, StoryOffice

P = ParamSpec("P")
T = TypeVar("T")

OF_THE_UNIT = ("lan", "deputy", "officer")
ABOVE = ("director", "clerk", "admin")
OUTSIDE = ("minh", "stranger")
ON_A_UNIT = [  # the number behind them is an assignment's
    *(
        Act.ACKNOWLEDGE,
        Act.REPORT,
        Act.OBSTACLE,
        Act.CONFIRM,
        Act.AGREE,
        Act.BACK,
        Act.FULL_TEXT,
        Act.EXTEND,
        Act.DECLINE,
    ),
    *(Act.REOPEN, Act.OPEN, Act.DELEGATE, Act.HAND_BACK, Act.SNOOZE),
    *(Act.TO_ANOTHER, Act.UPHOLD, Act.TAKE_BACK, Act.ACCEPT, Act.RETURN, Act.CLEAR, Act.PHONED, Act.NOT_PHONED),
]
ON_A_WISH = [Act.GRANT_TIME, Act.REFUSE_TIME]
ON_A_DIRECTIVE = [Act.PAUSE, Act.RESUME, Act.RECALL, Act.SUMMARY, Act.URGE]
WORDS = [
    *(
        "đã nhận",
        "xong",
        "đồng ý",
        "quay lại",
        "Đã làm được 60%",
        "Đã làm 100%",
        "Còn vướng mặt bằng",
        "/viec",
        "/tonghop",
    ),
    *("5 ngày vì còn chờ số liệu", "xin gia hạn 3 ngày vì thiếu người", "Nguyễn Văn Trực", "SXD", "1", "2"),
]
NEVER_AGAIN = frozenset({Status.WITHDRAWN})


class WatchedOffice(StoryOffice):
    """The same, with somebody who looks at every message."""

    witness: Witness

    @property
    def engine(self) -> Any:
        return self.database.engine

    def look(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a service finds."""
        return self.database.run_now(service, *args, **kwargs)

    async def deliver(self) -> None:
        while self._sends and (claims := await self.run(claim_deliveries, self.channel.name, 30)):
            self.witness.sees_claims(claims)
            outcomes = []
            for claim in claims:
                shown = self.channel._last_id
                outcomes.append(await self._dispatchers[0].attempt(claim))
                if self.channel._last_id > shown:
                    self.witness.sees_arrival(claim)
            await self.run(record_outcomes, outcomes)
        assert self.channel.complaints == []

    async def dies_while_sending(self) -> None:
        """What was claimed is on nobody's screen, and nobody knows."""
        await self.run(claim_deliveries, self.channel.name, 30)
        await self.run(take_over)


class Following(RuleBasedStateMachine):
    """One directive with one unit, and a second unit for whom it is none of their business."""

    building: Building

    def __init__(self) -> None:
        super().__init__()
        self._opened = self.building.office(BUTTONED)
        plain = self._opened.__enter__()
        self.office = WatchedOffice(plain.database, [plain.channel], plain.clock)
        self.office.witness = Witness(self.office, plain.database.rules, Tally())
        self._loop = asyncio.new_event_loop()
        self.people: dict[str, Somebody] = {}
        self.before: Assignment | None = None

    def _do(self, doing: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(doing)

    def teardown(self) -> None:
        self._loop.close()
        self._opened.__exit__(None, None, None)

    @initialize(
        urgency=st.sampled_from(list(Urgency)),
        due_in=st.sampled_from([None, -1, 2, 10]),
        until=st.sampled_from(list(Until)),
        acceptance=st.booleans(),
    )
    def a_directive_is_issued(self, urgency: Urgency, due_in: int | None, until: Until, acceptance: bool) -> None:  # noqa: FBT001
        office = self.office
        object.__setattr__(office.database.rules, "acceptance", acceptance)
        officer = Part(name="Vũ Thị Mai", unit="STC", role=Role.OFFICER, title="Chuyên viên")
        named = {name: getattr(office, name) for name in ("lan", "deputy", "minh", "director", "clerk", "admin")}
        self.people = named | {"officer": office.adds(officer), "stranger": office.stranger()}
        due = (office.now + timedelta(days=due_in)).date() if due_in else None
        self._do(office.issue(to=office.lan, due=due, urgency=urgency, until=until))

    @property
    def assignment(self) -> Assignment:
        found = self.office.look(lambda work: work.assignments.get_many([1]))  # type: ignore[list-item]
        return found[0]

    # What people do

    @rule(who=st.sampled_from(OF_THE_UNIT + ABOVE), act=st.sampled_from(ON_A_UNIT))
    def presses(self, who: str, act: Act) -> None:
        self._do(self.people[who].press(payload(act, 1)))

    @rule(who=st.sampled_from(OF_THE_UNIT), act=st.sampled_from([Act.ACKNOWLEDGE, Act.REPORT, Act.CONFIRM]))
    def does_the_usual(self, who: str, act: Act) -> None:
        """The ways that lead somewhere, oftener than chance alone would find them."""
        self._do(self.people[who].press(payload(act, 1)))
        words = {Act.REPORT: "Đã làm được 60%", Act.CONFIRM: "đồng ý"}.get(act)
        if words:
            self._do(self.people[who].say(words))

    @rule(who=st.sampled_from(("director", "clerk")), act=st.sampled_from(ON_A_WISH), number=st.integers(1, 2))
    def decides_on_time(self, who: str, act: Act, number: int) -> None:
        self._do(self.people[who].press(payload(act, number)))

    @rule(who=st.sampled_from(ABOVE), act=st.sampled_from(ON_A_DIRECTIVE))
    def asks_about_the_directive(self, who: str, act: Act) -> None:
        self._do(self.people[who].press(payload(act, 1)))

    @rule(who=st.sampled_from(OF_THE_UNIT + ABOVE), words=st.sampled_from(WORDS))
    def says(self, who: str, words: str) -> None:
        self._do(self.people[who].say(words))

    @rule(who=st.sampled_from(OF_THE_UNIT + ABOVE))
    def chooses_what_is_offered(self, who: str) -> None:
        """The last button of the newest menu: agreeing, a person to hand it to, a wait."""
        shown = next((m for m in reversed(self.people[who].screen) if m.choices), None)
        if shown:
            self._do(self.people[who].press(shown.choices[-1].payload, on=shown))

    @rule(who=st.sampled_from(OUTSIDE), act=st.sampled_from(ON_A_UNIT), words=st.sampled_from(WORDS))
    def somebody_else_tries(self, who: str, act: Act, words: str) -> None:
        before = self.assignment
        self._do(self.people[who].press(payload(act, 1)))
        self._do(self.people[who].say(f"VB1 {words}"))
        assert self.assignment == before

    @rule(who=st.sampled_from(("lan", "deputy")))
    def blocks(self, who: str) -> None:
        self._do(self.people[who].block())

    @rule(who=st.sampled_from(("lan", "deputy")))
    def comes_back(self, who: str) -> None:
        self._do(self.people[who].come_back())

    # What the office does

    @rule(days=st.sampled_from([None, 1, 15]))
    def amends_the_deadline(self, days: int | None) -> None:
        due = Deadline(on=(self.office.now + timedelta(days=days)).date()) if days else None
        self._at_the_terminal(amend_directive, "VB1", Amendment(sets_due=True, due=due))

    @rule()
    def amends_the_text(self) -> None:
        self._at_the_terminal(amend_directive, "VB1", Amendment(text="Nội dung mới", file_name="a.txt", file=b"a"))

    @rule()
    def pauses(self) -> None:
        self._at_the_terminal(pause_directive, "VB1")

    @rule()
    def resumes(self) -> None:
        self._at_the_terminal(resume_directive, "VB1")

    @precondition(lambda self: self.assignment.status is Status.CONFIRMED)
    @rule()
    def withdraws(self) -> None:
        self._at_the_terminal(withdraw_directive, "VB1", reason="Ban hành nhầm")

    def _at_the_terminal(
        self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        try:
            self._do(self.office.run(service, *args, **kwargs))
        except BadInput:  # as they are told
            return
        self._do(self.office.deliver())

    # What nobody does

    @rule(hours=st.sampled_from([1, 5, 20, 24, 80, 200]))
    def time_passes(self, hours: int) -> None:
        self._do(self.office.let_pass(timedelta(hours=hours)))

    @rule()
    def the_network_goes(self) -> None:
        self.office._sends = False

    @rule()
    def the_network_comes_back(self) -> None:
        self.office._sends = True
        self._do(self.office.settle())

    @rule()
    def the_process_dies(self) -> None:
        self._do(self.office.dies_while_sending())

    # What holds

    @invariant()
    def all_that_the_simulator_looks_at(self) -> None:
        if self.office._sends and self.people:
            self._do(self.office.settle())
            self.office.witness.look_at_everything()

    @invariant()
    def what_is_over_stays_over(self) -> None:
        if not self.people:
            return
        now, before = self.assignment, self.before
        self.before = now
        if before and before.status in NEVER_AGAIN:
            assert now.status is before.status
        if before and before.nudges > now.nudges:  # one that was never on a screen is counted back
            assert before.nudges - now.nudges <= 1
        assert (now.acknowledged_at is None) <= (now.status not in {Status.ACKNOWLEDGED, Status.CONFIRMED})


def test_whatever_happens_in_whatever_order(building: Building) -> None:
    machine = type("TheMachine", (Following,), {"building": building})
    quick = settings(
        max_examples=15,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(machine, settings=quick)
