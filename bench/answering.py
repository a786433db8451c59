"""Heads press ✅ while a broadcast runs at the limit: how long until the spinner stops, until the receipt is there."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from bench.delivering import RATE
from bench.figures import LATENCY_S, Figure, Setup, percentile
from bot.sandbox import Change, SandboxPerson, What
from tests.faults.stage import Stage, dice, staging, until

COMMAND = "python -m bench answering"
ACKNOWLEDGE = "✅ Đã tiếp nhận"
RECEIPT = "✅ Đã ghi nhận việc tiếp nhận"
PRESSES = 100
EVERY_S = 0.1


async def measure(setup: Setup) -> AsyncIterator[Figure]:
    chance = dice(2)
    with tempfile.TemporaryDirectory() as folder:
        async with staging(Path(folder), rate_per_s=RATE, latency=lambda: chance.uniform(*LATENCY_S)) as stage:
            stage.enter(setup.heads)
            await stage.run()
            stage.publish()
            watch = Watch(stage)
            for person in stage.sandbox.people[: min(PRESSES, setup.heads)]:
                await until(lambda person=person: stage.copies(person), within_s=600)  # type: ignore[misc]
                watch.press(person)
                await asyncio.sleep(EVERY_S)
            await until(lambda: len(watch.receipts) == len(watch.pressed), within_s=600)
            running = sum(not stage.copies(person) for person in stage.sandbox.people)
            refused = sum(one.outcome == 429 for one in stage.sandbox.requests)
            for name, taken in (("answer", watch.answers()), ("receipt", watch.receipts_s())):
                for share in (0.5, 0.99):
                    yield Figure(
                        name=f"press_to_{name}_p{share * 100:.0f}_s",
                        value=percentile(taken, share),
                        unit="s",
                        more={"presses": len(taken), "still_to_deliver": running, "answers_429": refused},
                        command=COMMAND,
                    )


class Watch:
    """Who pressed when, and when what came back; seconds of the sandbox's clock."""

    def __init__(self, stage: Stage) -> None:
        self._sandbox = stage.sandbox
        self.pressed: dict[int, tuple[float, str]] = {}
        self.receipts: dict[int, float] = {}
        stage.sandbox.on_change(self._saw)

    def press(self, person: SandboxPerson) -> None:
        begun = self._sandbox.clock.monotonic()
        self.pressed[person.id] = (begun, person.press(ACKNOWLEDGE))

    def _saw(self, change: Change) -> None:
        if change.what is What.SENT and change.message and change.message.words.startswith(RECEIPT):
            self.receipts.setdefault(change.chat_id, self._sandbox.clock.monotonic())

    def answers(self) -> list[float]:
        """From each press to the answerCallbackQuery that stopped its spinner."""
        answered = {
            one.params["callback_query_id"]: one.decided
            for one in self._sandbox.requests
            if one.method == "answerCallbackQuery" and one.decided is not None
        }
        return [answered[query] - begun for begun, query in self.pressed.values() if query in answered]

    def receipts_s(self) -> list[float]:
        """From each press to its receipt."""
        return [self.receipts[person_id] - begun for person_id, (begun, _) in self.pressed.items()]
