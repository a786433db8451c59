"""What goes in and out of a conversation, the same for every channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import AssignmentId, Choice, ContactId, Delivery, DeliveryId, Kind


class Act(StrEnum):
    """What a button does. The values stand in buttons already sent: renaming one makes those buttons unknown."""

    ACKNOWLEDGE = "ack"
    REPORT = "report"
    OBSTACLE = "obstacle"
    CONFIRM = "confirm"  # asks the one question
    AGREE = "agree"  # answers it: yes
    BACK = "back"  # answers it: no
    FULL_TEXT = "text"
    EXTEND = "extend"  # asks for more time
    DECLINE = "decline"  # it is not this unit's task
    DELEGATE = "delegate"  # asks who is to carry it out
    HAND_TO = "handto"
    HAND_TO_NEW = "handnew"  # to somebody who is in no list yet
    HAND_BACK = "handback"  # the head takes it in hand again
    SNOOZE = "later"  # asks how much later to be reminded
    SNOOZE_FOR = "laterby"  # answers it: the assignment, and the place of the wait among snoozing.WAITS
    REOPEN = "reopen"  # takes a confirmation back
    OPEN = "open"  # show this assignment with its buttons
    SUMMARY = "summary"  # of one directive, for a director
    LANGUAGE = "language"  # to be spoken to in; the number is its place among the languages
    NOT_YET = "notyet"  # the units that have not acknowledged, for a director
    OVERVIEW = "overview"  # of all open directives; the number is a summary.Showing
    URGE = "urge"  # the directive's units, by hand: shows whom, and asks
    URGE_AGREED = "urgeyes"
    URGE_BACK = "urgeno"
    TASKS = "tasks"  # a page of what is open for a head
    DIGEST = "digest"  # a page of a morning's digest; the number is that of its delivery

    # A head, about one duty of an assignment: its number behind the assignment's, 0 for all that are open.
    DUTY_REPORT = "dreport"  # asks for the report
    DUTY_CLOSE = "dclose"  # asks the one question
    DUTY_AGREE = "dagree"  # answers it: yes; last what exactly was asked
    DUTY_REOPEN = "dreopen"  # last the share
    DUTY_ABOUT = "dabout"  # a report is about that duty; last the report

    # Whoever decides or rings. The number is that of an extension,
    GRANT_TIME = "givetime"
    REFUSE_TIME = "notime"
    # an assignment,
    TO_ANOTHER = "handon"
    UPHOLD = "uphold"
    TAKE_BACK = "takeback"
    ACCEPT = "accept"
    RETURN = "return"
    CLEAR = "clear"  # an obstacle
    PHONED = "phoned"
    NOT_PHONED = "notphoned"

    # Clerks and admins. The number is that of a draft,
    DRAFT = "draft"  # show it as it stands
    ISSUE = "issue"
    EDIT = "edit"
    SCHEDULE = "schedule"
    DISCARD = "discard"
    SET_NUMBER = "number"
    SET_SUBJECT = "subject"
    SET_UNITS = "units"
    SET_DUE = "due"
    SET_URGENCY = "urgency"
    SET_DUTIES = "duties"
    # a list of recipients,
    TAKE_OVER = "takeover"
    LEAVE = "leave"
    GRANT = "grant"
    DENY = "deny"
    # a page of a list,
    DIRECTIVES = "directives"
    RECIPIENTS = "recipients"
    UNINVITED = "uninvited"
    CALLS = "calls"
    # a directive that was issued,
    STEPS = "steps"  # what is to come
    PAUSE = "pause"
    RESUME = "resume"
    RECALL = "recall"  # withdraw it
    END_SERIES = "endseries"  # its recurring duties
    NEW_DUE = "newdue"
    CHANGE_AGREED = "chgyes"  # answers the one question behind the five above
    CHANGE_BACK = "chgno"
    # a unit (0: all who have not joined), 0 (all who lack a channel), a joining.
    INVITE = "invite"
    ADD_CHANNEL = "addchannel"
    UNLINK = "unlink"
    # a post that a head has made for somebody new.
    UNDO_POST = "undopost"

    # Who stands in for a head on leave. The number is that of a unit (0: all of one's own), a delegation.
    AUTHORISE = "authorise"
    STAND_IN = "standin"
    END_STANDING = "endstandin"


LARGEST_ID = 2**31 - 1  # of any row, on every database of ours; a joining's number is larger, and looked up by us
NUMBERS = {  # how many may stand behind an act; one behind all others
    Act.SNOOZE_FOR: 2,  # assignment, wait
    Act.SUMMARY: 3,  # directive, summary.Showing, page
    Act.NOT_YET: 2,  # directive, page
    Act.OVERVIEW: 2,  # summary.Showing, page
    Act.URGE: 2,  # directive, page
    Act.DUTY_REPORT: 2,
    Act.DUTY_CLOSE: 2,
    Act.DUTY_AGREE: 3,
    Act.DUTY_REOPEN: 3,
    Act.DUTY_ABOUT: 3,
    Act.URGE_AGREED: 2,  # directive, what was shown
    Act.DIGEST: 2,  # delivery, page
    Act.STEPS: 2,  # directive, page
    Act.CHANGE_AGREED: 2,  # directive, what was asked
    Act.HAND_TO: 2,  # assignment, person
    Act.STAND_IN: 2,  # unit, person
}


def payload(act: Act, number: int, *more: int) -> str:
    """`"ack:1042"`, `"summary:12:2:0"`.

    Raises ValueError over 64 bytes (source: Telegram Bot API, InlineKeyboardButton.callback_data), and for more numbers
    than the act has.
    """
    if more and 1 + len(more) > NUMBERS.get(act, 1):
        raise ValueError(f"{act} takes {NUMBERS.get(act, 1)} numbers; {1 + len(more)} were given.")
    text = ":".join([act, str(number), *map(str, more)]) if more else f"{act}:{number}"
    if len(text.encode()) > 64:
        raise ValueError(f"A button's payload holds 64 bytes; {text!r} is longer.")
    return text


_ACTS = {str(act): act for act in Act}


def parse_payload(text: str) -> tuple[Act, int, *tuple[int, ...]] | None:
    """The act and its numbers in a payload; None for anything else, since a client may send what it likes."""
    name, *written = text.split(":")
    act = _ACTS.get(name)
    if act is None or not 1 <= len(written) <= NUMBERS.get(act, 1):
        return None
    if not all(number.isascii() and number.isdigit() and len(number) <= 18 for number in written):
        return None
    first, *more = (int(number) for number in written)
    if first > LARGEST_ID and act is not Act.UNLINK:
        return None
    return act, first, *more


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOut:
    """A file to send."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIn:
    """A file that somebody sent: how the channel finds it again."""

    remote_id: str
    name: str
    mime: str
    size: int | None = None  # bytes
    voice: bool = False  # words that were spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message as the channel is to send it. `text` is plain; the adapter escapes it for its own markup."""

    text: str  # the first line is the title
    choices: tuple[Choice, ...] = ()  # buttons, one a row unless they are short
    reply_to: str | None = None  # the channel's message id, in the same chat
    file: FileOut | None = None  # then `text` is its caption
    silent: bool = False
    edits: str | None = None  # the message id that this text replaces; None sends a new message
    keeps_text: bool = False  # with `edits`: only the buttons change
    asks_phone: str = ""  # the words on a button that shares one's own phone number
    ends_asking: bool = False  # takes that offer away again
    leaves: bool = False  # the bot leaves the chat afterwards; without `text` it does so silently
    broadcast: bool = False  # one of many that go out together, which a platform may ask money for


class Happening(StrEnum):
    """What became of a chat, where nobody said anything that the bot would answer."""

    LEFT = "left"  # the account blocked the bot
    RETURNED = "returned"  # the account takes messages again
    IN_GROUP = "in_group"  # `address` is a group
    IN_CHANNEL = "in_channel"  # `address` is a broadcast channel


class Manner(StrEnum):
    """How an answer is given, beside its words and choices. The values are stored."""

    ASKS_PHONE = "asks_phone"  # with the offer to share one's own number
    ENDS_ASKING = "ends_asking"  # which takes that offer away again
    LEAVES = "leaves"  # the chat, once it is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What somebody said or did in a chat with the bot."""

    channel: str
    address: str
    key: str  # unique among what comes in: the channel's own number of it
    name: str = ""  # what the account calls itself; never trusted
    text: str = ""
    press: str | None = None  # the payload of the button
    message_id: str | None = None  # of what was said; of the message with the button for a press
    reply_to: str | None = None  # the message id that it answers
    files: tuple[FileIn, ...] = ()
    album: str | None = None  # what several messages with a file each have in common
    edited: bool = False  # the message was here before, with other words
    phone: str = ""  # the sender's own number, as the channel vouches for it
    happened: Happening | None = None  # nothing was said; the chat itself changed
    withheld: str = ""  # the secrecy mark of what was said; the words themselves were not kept

    @property
    def is_spoken_to_us(self) -> bool:
        """Whether somebody waits for an answer."""
        return self.happened is None and not self.edited

    @property
    def said_in(self) -> str | None:
        """Names the message, or the album, among all of its channel: an edit of it has the same."""
        own = f"album:{self.album}" if self.album else self.message_id
        return f"{self.address}/{own}" if own else None


def together(parts: Sequence[Incoming]) -> Incoming:
    """An album, which comes as a message for each file, as the one thing that was said."""
    first = parts[0]
    return replace(
        first,
        text="\n".join(part.text for part in parts if part.text),
        files=tuple(file for part in parts for file in part.files),
        withheld=next((part.withheld for part in parts if part.withheld), ""),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a channel can do. Services ask for these, never for the channel's name; `files` go both ways."""

    buttons: bool
    edits: bool
    files: bool
    longest_text: int  # characters of one message
    replies: bool = False  # people can answer one certain message, and we hear which
    vouches_phones: bool = False  # people can share their own number, and only their own
    start_link: str = ""  # opens the bot with a code: "https://t.me/{name}?start={code}"; empty: there is no such link


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was read to write a directive; recording its arrival needs it again, if nothing has changed since."""

    delivery: Delivery  # as it was before the claim
    menu: tuple[Choice, ...]
    matter: Matter
    fits: bool  # the whole text is in the message


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A delivery that this process is to send now."""

    id: DeliveryId
    kind: Kind
    channel: str
    address: str
    outgoing: Outgoing
    leaves_by: datetime  # wall time; later its lease may end before the attempt does
    lane: int = 0  # see model.LANES
    kept: Kept | None = None


class Fate(StrEnum):
    """The four outcomes of an attempt (DESIGN section 5)."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an attempt ended."""

    delivery_id: DeliveryId
    fate: Fate
    at: datetime  # office time
    message_id: str | None = None
    reason: str | None = None
    unreachable: bool = False
    retry_at: datetime | None = None  # office time, for NOT_SENT
    kept: Kept | None = None  # as it was claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The choices that a person was last shown: about an assignment, a question about it, or a list of several."""

    contact_id: ContactId
    assignment_id: AssignmentId | None  # None: a list
    choices: tuple[Choice, ...]
    shown_at: datetime
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the bot has asked somebody and still waits for."""

    contact_id: ContactId
    about: Act
    assignment_id: AssignmentId | None
    facts: Mapping[str, Any] = field(default_factory=dict)
