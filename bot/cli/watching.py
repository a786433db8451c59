"""`directive publish --watch`: how a directive gets on its way out, whichever process sends it."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

from bot.adapters.database.office import DatabaseOffice
from bot.adapters.database.safekeeping import is_in_use
from bot.core.broadcast import Broadcast, clock_like
from bot.core.model import Directive
from bot.services.counting import count_broadcast

_LOOK_S = 1.0
_LOOKS_BETWEEN_LINES = 5  # where lines stay, as in a file
_NOBODY_SENDS = "Nothing is being sent: no `dondoc run` works on this database; start `dondoc run`."


def watch_line(handle: str, told: Broadcast) -> str:
    """`VB1 [####......] 120/300 sent, 29.8/s, about 0:07 left, refused 1, unknown 2, not reachable 3`."""
    full, empty = told.cells
    parts = [f"{told.sent}/{told.total} sent"]
    if not told.is_over:
        parts.append(f"{told.rate:.1f}/s")
        parts.append("waiting" if told.left_s is None else f"about {clock_like(told.left_s)} left")
    counts = {
        "refused": told.refused,
        "unknown": told.unknown,
        "no longer wanted": told.dropped,
        "not reachable": told.unreachable,
    }
    parts += [f"{name} {count}" for name, count in counts.items() if count]
    return f"{handle} [{'#' * full}{'.' * empty}] {', '.join(parts)}"


def watch(office: DatabaseOffice, directive: Directive, database_url: str) -> None:
    """Until every first send has an outcome, or Ctrl-C, which ends the watching alone."""
    screen = _Screen(sys.stderr)
    try:
        follow(
            lambda: office.run_now(count_broadcast, directive),
            lambda: is_in_use(database_url),
            lambda told, *, last: screen.show(watch_line(directive.handle, told), last=last),
            screen.say,
            lambda: time.sleep(_LOOK_S),
        )
    except KeyboardInterrupt:
        screen.say(f"No longer watching; {directive.handle} goes on. See `dondoc directive show {directive.handle}`.")


def follow(
    look: Callable[[], Broadcast],
    is_anybody_sending: Callable[[], bool],
    show: Callable[..., None],
    say: Callable[[str], None],
    pause: Callable[[], None],
) -> None:
    """The loop of it. That nobody sends is said once, and again after somebody did."""
    said = False
    while not (told := look()).is_over:
        if told.recent == 0 and not is_anybody_sending():
            if not said:
                say(_NOBODY_SENDS)
            said = True
        else:
            said = False
        show(told, last=False)
        pause()
    show(told, last=True)


class _Screen:
    """A line that changes in its place; where that cannot be, a new line now and then."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._in_place = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._open = False  # whether the cursor stands behind the changing line
        self._looks = 0
        self._before = ""

    def show(self, line: str, *, last: bool) -> None:
        """How it stands now."""
        if self._in_place:
            room = max(shutil.get_terminal_size().columns - 1, 20)
            self._write(f"\r\x1b[K{line if last else line[:room]}")
            self._open = True
            if last:
                self._end_line()
            return
        due = self._looks % _LOOKS_BETWEEN_LINES == 0
        self._looks += 1
        if last or (due and line != self._before):
            self._write(f"{line}\n")
            self._before = line

    def say(self, line: str) -> None:
        """A line that stays."""
        self._end_line()
        self._write(f"{line}\n")

    def _end_line(self) -> None:
        if self._open:
            self._write("\n")
        self._open = False

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
