"""The line that the log gets for a batch of sends: counts, never a message."""

import logging

import pytest

from bot.core.messages import Fate
from bot.core.model import LANES, Kind
from jobs.batches import Batches
from tests.unit.test_albums import Watch

SEND_S = 0.125


class Sending:
    """A channel's batches, and the lines they write."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, logger="jobs.batches")
        self._caplog = caplog
        self.watch = Watch()
        self.batches = Batches("telegram", self.watch)  # type: ignore[arg-type]  # a clock for waits alone

    @property
    def lines(self) -> list[str]:
        return self._caplog.messages

    def sends(self, *fates: Fate, kind: Kind = Kind.DIRECTIVE) -> None:
        for fate in fates:
            self.watch.at_s += SEND_S
            self.batches.add(LANES[kind], fate, SEND_S)


@pytest.fixture
def sending(caplog: pytest.LogCaptureFixture) -> Sending:
    return Sending(caplog)


def test_a_batch_is_one_line(sending: Sending) -> None:
    sending.sends(Fate.SENT, Fate.SENT, Fate.NOT_SENT, Fate.REFUSED, Fate.UNKNOWN)
    sending.sends(Fate.SENT, kind=Kind.ANSWER)
    sending.batches.tell(quiet=False)
    assert sending.lines == []
    sending.watch.at_s += 1
    sending.batches.tell(quiet=True)
    sending.batches.tell(quiet=True)
    assert sending.lines == [
        "telegram: 3 sent, 1 not sent, 1 refused, 1 unknown (answers 1, directives 5) in 0.8 s",
    ]


def test_what_follows_within_a_second_is_the_same_batch(sending: Sending) -> None:
    for _ in range(7):
        sending.sends(Fate.SENT)
        sending.batches.tell(quiet=True)
    assert sending.lines == []
    sending.sends(Fate.SENT)
    sending.batches.tell(quiet=True)
    assert sending.lines == ["telegram: 8 sent, 0 not sent, 0 refused, 0 unknown (directives 8) in 1.0 s"]


def test_a_long_one_is_told_in_parts_of_ten_seconds(sending: Sending) -> None:
    for _ in range(200):
        sending.sends(Fate.SENT)
        sending.batches.tell(quiet=False)
    assert [line.split(" sent")[0] for line in sending.lines] == ["telegram: 80", "telegram: 80"]


def test_the_end_tells_what_is_left_and_silence_tells_nothing(sending: Sending) -> None:
    sending.batches.tell(quiet=True, last=True)
    assert sending.lines == []
    sending.sends(Fate.SENT)
    sending.batches.tell(quiet=True, last=True)
    assert len(sending.lines) == 1
