"""Times by which requests must be through. A timer for each would cost a tenth of what a request does."""

import asyncio
import math

_EVERY_S = 0.1  # how much later than asked a request may end


class Deadlines:
    """Tasks and their times, looked at together a few times a second. A task has one at a time."""

    __slots__ = ("_cancelling", "_due", "_looking")

    def __init__(self) -> None:
        self._due: dict[asyncio.Task[object], float] = {}
        self._cancelling: dict[asyncio.Task[object], int] = {}  # of those whose time has passed: by others, before
        self._looking = False

    def begin(self, within_s: float) -> asyncio.Task[object]:
        """The running task is cancelled when so many seconds are over and it has not come to `end`."""
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task  # noqa: S101 - a coroutine runs in one
        self._due[task] = loop.time() + within_s
        if not self._looking:
            self._looking = True
            loop.call_later(_EVERY_S, self._look, loop)
        return task

    def end(self, task: asyncio.Task[object]) -> None:
        """It is through, or has failed."""
        self._due.pop(task, None)
        self._cancelling.pop(task, None)

    def have_passed(self, task: asyncio.Task[object]) -> bool:
        """Whether a cancellation that just came is ours alone; it is taken back then. Ask once, before `end`."""
        before = self._cancelling.pop(task, math.inf)
        return before < math.inf and task.uncancel() <= before

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for task in [task for task, at in self._due.items() if at <= now]:
            del self._due[task]
            self._cancelling[task] = task.cancelling()
            task.cancel()
        self._looking = bool(self._due)
        if self._looking:
            loop.call_later(_EVERY_S, self._look, loop)
