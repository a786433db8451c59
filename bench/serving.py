"""The local Bot API server from the side of whoever measures: start it, set it, ask it."""

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TOKEN = "1:bench"  # noqa: S105 - of no bot
_LOOK_S = 0.002


class Server:
    """A running `bench/server.py`; one at a time uses it."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def _ask(self, what: str, asked: object = None) -> Any:
        self._connection.request("POST", f"/control/{what}", b"" if asked is None else json.dumps(asked).encode())
        return json.loads(self._connection.getresponse().read())

    def reset(self, **behaviour: float | None) -> None:
        """Forget everything; `Behaviour` of bench/server.py."""
        self._ask("reset", behaviour)

    def press(self, button: str, count: int, over_s: float) -> None:
        self._ask("press", {"button": button, "count": count, "over_s": over_s})

    def counts(self) -> dict[str, Any]:
        counts: dict[str, Any] = self._ask("counts")
        return counts

    def presses(self) -> dict[str, dict[str, float]]:
        """`pressed_at` and `answered_at` by the press."""
        presses: dict[str, dict[str, float]] = self._ask("presses")
        return presses

    def messages(self) -> list[tuple[int, str]]:
        """Chat and first line, in the order of arrival."""
        return [(chat, line) for chat, line in self._ask("messages")]


@contextmanager
def serving() -> Iterator[Server]:
    """A server of its own, which ends when this is left, or with this process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.server"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin  # noqa: S101 - a pipe
    assert process.stdout  # noqa: S101 - a pipe
    try:
        yield Server(int(process.stdout.readline()))
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()


def until(happened: Callable[[], bool], within_s: float, *, every_s: float = _LOOK_S) -> None:
    """Wait for it. Raises TimeoutError."""
    give_up_at = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > give_up_at:
            raise TimeoutError(f"not within {within_s:g} s")
        time.sleep(every_s)
