"""What an amendment changes: handed to the service, and told to those whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Deadline, ExtensionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What is to be different from now on; what is None or empty stays as it is."""

    subject: str | None = None
    text: str | None = None
    file_name: str | None = None  # with `text`
    file: bytes | None = None  # with `text`
    sets_due: bool = False  # `due` counts, also where it is None: no deadline any more
    due: Deadline | None = None
    add: Sequence[str] = ()  # codes of units
    drop: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self.subject is None and self.text is None and not (self.sets_due or self.add or self.drop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became different, as one unit sees it."""

    subject_before: str | None = None  # None: the same
    text_changed: bool = False
    due_changed: bool = False
    due_before: Deadline | None = None
    added: tuple[str, ...] = ()  # names of units
    dropped: tuple[str, ...] = ()
    wish: ExtensionState | None = None  # what became of the unit's wish for more time, which the deadline has closed

    @property
    def rewritten(self) -> bool:
        """Whether what has to be carried out reads differently."""
        return self.text_changed or self.subject_before is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderless:
    """A duty that loses its lead: no unit leads it any more, so that nobody can close it, or the text says so."""

    number: int
    text: str
    led_by: tuple[str, ...]  # codes of the units that led it
