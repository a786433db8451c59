"""Times by which requests must be through. Few ever pass theirs, so that a timer for each would be made for nothing."""

import asyncio

_EVERY_S = 0.1  # how much later than asked a request may end


class TimeLimits:
    """Tasks and their times, looked at together a few times a second. A task has one at a time."""

    __slots__ = ("_due", "_looking_in", "_passed")

    def __init__(self) -> None:
        self._due: dict[asyncio.Task[object], tuple[float, int]] = {}  # and how often others had cancelled it before
        self._passed: dict[asyncio.Task[object], int] = {}  # of those whose time is over: the same
        self._looking_in: asyncio.AbstractEventLoop | None = None

    def begin(self, within_s: float) -> asyncio.Task[object]:
        """The running task is cancelled when so many seconds are over and it has not come to `end`."""
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task  # noqa: S101 - a coroutine runs in one
        self._due[task] = loop.time() + within_s, task.cancelling()
        if self._looking_in is not loop:
            self._looking_in = loop
            loop.call_later(_EVERY_S, self._look, loop)
        return task

    def end(self, task: asyncio.Task[object]) -> None:
        """It is through, or has failed."""
        self._due.pop(task, None)
        if self._passed.pop(task, None) is not None:
            task.uncancel()  # somebody in between made another error of our cancellation

    def have_passed(self, task: asyncio.Task[object]) -> bool:
        """Whether a cancellation that just came is ours alone; it is taken back then. Ask once, before `end`.

        It is not where others cancelled it in the same turn, before us or after: the task hears of all of them once.
        """
        before = self._passed.pop(task, None)
        return before is not None and task.uncancel() <= before

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for task in [task for task, (at, _) in self._due.items() if at <= now]:
            _, self._passed[task] = self._due.pop(task)
            task.cancel()
        self._looking_in = loop if self._due else None
        if self._due:
            loop.call_later(_EVERY_S, self._look, loop)
