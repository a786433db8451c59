"""The family tree of what can go wrong.

Every message says what, which and what now. `DondocError` and below may be shown at a terminal as they are; the chat
gets a line from `bot/texts` instead.
"""

from datetime import timedelta


class DondocError(Exception):
    """Anything the office itself can say no to."""


class BadInput(DondocError):
    """What was handed in cannot be used; the message names the place and the mend. Exit code 2."""


class NotFound(BadInput):
    """There is no such directive, unit or person."""


class SecretDirective(BadInput):
    """The text carries a secrecy mark and must not be stored or sent by this bot."""


class AlreadyRunning(DondocError):
    """A second process wants to run on the same database."""


class NotTheHead(DondocError):
    """Somebody acts for a unit without being its head or deputy."""


class ForTheHead(NotTheHead):
    """A delegate wants to do what only the head or the deputy may."""


class InviteProblem(DondocError):
    """A code that does not let anyone in."""


class WrongCode(InviteProblem):
    """No such code was ever given out."""


class UsedCode(InviteProblem):
    """The code has let somebody in already."""


class ExpiredCode(InviteProblem):
    """The code's time is over."""


class SomeoneElses(InviteProblem):
    """The account that presents the code belongs to another person."""


class TooManyTries(InviteProblem):
    """The account has guessed too often within the hour."""


class ChannelError(DondocError):
    """A message did not surely arrive."""


class NotSent(ChannelError):
    """Surely not delivered: never connected, or told to wait. It is tried again."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Refused(ChannelError):
    """Refused for good: trying again changes nothing."""

    def __init__(self, reason: str, *, unreachable: bool = False) -> None:
        super().__init__(reason)
        self.unreachable = unreachable  # the person, not the message, is the cause


class Unknown(ChannelError):
    """Written, and no answer came: it may have arrived."""


class CredentialsRefused(NotSent):
    """The channel does not take our token; everything waits until it does."""
