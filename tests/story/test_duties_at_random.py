"""Heads, a clerk and the clock do with duties what they like; what has to hold holds after each step."""

import random
from datetime import timedelta

import pytest

from bot.core.duties import Every, NewDuty, Recurrence, asked_of, next_period
from bot.core.errors import BadInput
from bot.core.model import Deadline, Status
from bot.core.stores import UnitOfWork
from bot.services.series import end_series
from tests.story.harness import Somebody, StoryOffice

CODES = ("STC", "SXD", "SYT")
ROWS = (
    Recurrence(every=Every.WEEK, day=5),
    Recurrence(every=Every.MONTH, day=15),
    Recurrence(every=Every.QUARTER, day=31, month=3),
)


def any_duty(dice: random.Random, office: StoryOffice) -> NewDuty:
    named = dice.sample(CODES, dice.randint(0, 3))
    leads = tuple(named[:1])
    row = dice.choice([None, None, *ROWS])
    due = Deadline(on=(office.now + timedelta(days=dice.randint(1, 60))).date()) if dice.random() < 0.7 else None
    return NewDuty(text=f"việc {dice.random()}", leads=leads, supports=tuple(named[1:]), due=due, repeats=row)


async def something(dice: random.Random, office: StoryOffice, head: Somebody) -> None:
    number = dice.randint(1, 4)
    said = dice.choice(
        [
            *("đã nhận", "60%", f"VB1.{number} 30%", f"VB1.{number} xong", "xong", "mở lại", f"VB1.{number} mở lại"),
            *(
                f"VB1.{number}",
                "đồng ý",
                "đồng ý",
                "quay lại",
                "vướng mắc",
                "xin gia hạn 5 ngày, chờ kinh phí",
                "2",
                "1",
            ),
        ]
    )
    act = dice.random()
    if act < 0.65:
        await head.say(said)
        if dice.random() < 0.6:
            await head.say("đồng ý")
    elif act < 0.9:
        await office.let_pass(timedelta(hours=dice.choice([1, 5, 30, 24 * 9])))
    elif act < 0.95:
        office.clock.travel_to(office.clock.now() + timedelta(days=dice.randint(5, 70)))  # nothing ran meanwhile
        await office.settle()
    elif act < 0.97:
        try:
            await office.run(end_series, "VB1", number=number)
        except BadInput:
            return
        await office.deliver()
    elif "Chấp thuận gia hạn" in office.director.options:
        await office.director.choose("✔️ Chấp thuận gia hạn")


def look_round(work: UnitOfWork) -> None:
    """What has to hold at any moment."""
    duties = {duty.number: duty for duty in work.duties.of_directive(work.directives.find("VB1")[0].id)}
    for a in work.assignments.of_directive(work.directives.find("VB1")[0].id):
        shares = work.duties.shares([a.id]).get(a.id, [])
        asked = asked_of(shares)
        still_open = [share for share in asked if share.is_open]
        series = [n for n in {share.number for share in asked} if duties[n].goes_on]
        for number in {share.number for share in shares}:
            row = [share for share in shares if share.number == number]
            assert [share.nth for share in row] == list(range(1, len(row) + 1))
            days = [share.period_on for share in row if share.period_on]
            assert days == sorted(set(days))
        if a.status is Status.CONFIRMED:
            assert not still_open
            assert not series
            continue
        if a.status is Status.WITHDRAWN:
            assert not any(share.closed_at for share in asked)
            continue
        assert a.next_step_at is not None
        assert still_open or series or not shares
        if still_open:
            assert a.due_at == min((share.due_at for share in still_open if share.due_at), default=None)
        for number in series:
            last = max((share for share in asked if share.number == number), key=lambda share: share.nth)
            rule = duties[number].repeats
            assert rule
            following = next_period(rule, last, work.rules.calendar)
            assert following.opens_at > work.now
            assert a.next_step_at <= following.opens_at
    assert work.events.verify()[1] is None


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_happens_duties_and_assignments_agree(office: StoryOffice, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    heads = [office.lan, office.minh, office.hanh]
    await office.issue(
        to=heads,
        due=(office.now + timedelta(days=40)).date() if dice.random() < 0.5 else None,
        duties=[any_duty(dice, office) for _ in range(dice.randint(1, 4))],
    )
    for _ in range(50):
        await something(dice, office, dice.choice(heads))
        await office.run(look_round)
        await office.split()
