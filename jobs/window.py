"""How many requests may be under way: as many as make sending faster. What lies beyond only waits in some queue."""

LEAST, MOST = 32, 256
_STEP = 0.25  # for each answer
_OWN_TURN_S = 0.002  # what our own process may add to a round trip
_CROWDED = 2.0  # an answer that takes so many times the shortest has waited behind others


def most_at(rate_per_s: float) -> int:
    """Never more than this: enough for round trips of a quarter of a second."""
    return int(min(max(rate_per_s / 4, LEAST), MOST))


class Window:
    """Grows while answers come as fast as they can, shrinks while they wait behind each other. Seconds throughout."""

    def __init__(self, rate_per_s: float) -> None:
        self._most = float(most_at(rate_per_s))
        self._size = float(LEAST)
        self._shortest_s = float("inf")

    @property
    def size(self) -> int:
        """Requests that may be under way."""
        return int(self._size)

    def answered(self, took_s: float) -> None:
        """A request is over, after a round trip of so long."""
        self._shortest_s = min(self._shortest_s, took_s)
        crowded = took_s > _CROWDED * self._shortest_s + _OWN_TURN_S
        self._size = max(self._size - _STEP, LEAST) if crowded else min(self._size + _STEP, self._most)
