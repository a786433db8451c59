"""/start: how people come in."""

import re
import unicodedata

from bot.core.errors import ExpiredCode, InviteProblem, SomeoneElses, TooManyTries, UsedCode, WrongCode
from bot.core.matter import Matter
from bot.core.messages import Incoming, Manner
from bot.core.model import Kind, Role, State
from bot.core.stores import UnitOfWork
from bot.documents.folding import fold
from bot.documents.recipients import phone_in
from bot.services.handing_over import hand_over_on_joining
from bot.services.joining import (
    ALARM_AN_HOUR,
    Joined,
    code_in,
    is_given_out,
    join_by_code,
    join_by_phone,
    join_vouched,
    note_wrong,
)
from bot.services.looking import reader_at, voice
from bot.services.sending import answer, send_notice
from handlers.commands import tell_tasks

_HELLO = re.compile(r"(em |da |kinh |xin )*(chao|hello|hi|alo)\b[^0-9]{0,25}")


def on_start(work: UnitOfWork, incoming: Incoming, code: str) -> None:
    """`/start CODE`, or `/start` by an account that is known or vouched for."""
    try:
        joined = (
            join_by_code(work, incoming.channel, incoming.address, code, account=incoming.name)
            if code
            else join_vouched(work, incoming.channel, incoming.address, account=incoming.name)
        )
    except InviteProblem as problem:
        _refuse(work, incoming, problem)
        return
    if joined is None:
        on_stranger(work, incoming)
    else:
        welcome(work, incoming, joined)


def on_phone(work: UnitOfWork, incoming: Incoming) -> None:
    """Somebody shared their own phone number."""
    words = voice(work, reader_at(work, incoming.channel, incoming.address))
    try:
        joined = join_by_phone(
            work, incoming.channel, incoming.address, phone_in(incoming.phone) or "", account=incoming.name
        )
    except SomeoneElses:
        answer(work, incoming, words.someone_elses_code(), manner=[Manner.ENDS_ASKING])
        return
    if joined:
        welcome(work, incoming, joined)
    else:
        answer(work, incoming, words.unknown_phone(), manner=[Manner.ENDS_ASKING])


def on_stranger(work: UnitOfWork, incoming: Incoming) -> None:
    """Somebody whom we do not know: a code lets them in, however it is written; else how to come in."""
    if code := code_in(unicodedata.normalize("NFC", incoming.text)):
        on_start(work, incoming, code)
        return
    may_share_phone = work.rules.capabilities[incoming.channel].vouches_phones
    manner = [Manner.ASKS_PHONE] if may_share_phone else []
    answer(work, incoming, voice(work, None).stranger(may_share_phone=may_share_phone), manner=manner)


def only_knocks(text: str) -> bool:
    """Whether a first message wants nothing but to come in: a code, or a hello."""
    return code_in(unicodedata.normalize("NFC", text)) is not None or _HELLO.fullmatch(fold(text).strip()) is not None


def says_code(work: UnitOfWork, incoming: Incoming) -> str | None:
    """The code that somebody known says alone, which is nothing to report; None for all else."""
    if incoming.press is not None or incoming.files:
        return None
    code = code_in(unicodedata.normalize("NFC", incoming.text))
    return code if code and is_given_out(work, code) else None


def welcome(work: UnitOfWork, incoming: Incoming, joined: Joined) -> None:
    """Greet by name, title and unit; what is open follows: the directives, or where those are here a list of them."""
    words = voice(work, joined.person, work.rules.capabilities[incoming.channel])
    greet = words.greeting if joined.news else words.still_known
    may_have_asked = work.rules.capabilities[incoming.channel].vouches_phones
    manner = [Manner.ENDS_ASKING] if may_have_asked else []
    text = greet(joined.person, joined.posts, len(joined.open_matters))
    text += f"\n{words.code_kept(joined.code_is_for)}" if joined.code_is_for else ""
    answer(work, incoming, text, manner=manner)
    others = [matter for matter in joined.open_matters if not _is_on_its_way(work, incoming, matter)]
    if joined.news and others:
        tell_tasks(work, incoming, others, words)
    if joined.news:
        hand_over_on_joining(work, joined.person.id)


def _is_on_its_way(work: UnitOfWork, incoming: Incoming, matter: Matter) -> bool:
    """Whether the directive's own message comes right behind: not to a deputy, and not a second time."""
    return any(
        d.kind is Kind.DIRECTIVE
        and d.state is State.QUEUED
        and (d.channel, d.address) == (incoming.channel, incoming.address)
        for d in work.deliveries.live(matter.assignment.id)
    )


def _refuse(work: UnitOfWork, incoming: Incoming, problem: InviteProblem) -> None:
    words = voice(work, reader_at(work, incoming.channel, incoming.address))
    if isinstance(problem, WrongCode) and note_wrong(work, incoming.channel, incoming.address):
        for post in work.recipients.posts(work.today, roles={Role.ADMIN}):
            send_notice(work, post.person, voice(work, post.person).guessing_alarm(ALARM_AN_HOUR))
    answers = {
        WrongCode: words.wrong_code,
        UsedCode: words.used_code,
        ExpiredCode: words.expired_code,
        SomeoneElses: words.someone_elses_code,
        TooManyTries: words.too_many_tries,
    }
    answer(work, incoming, answers[type(problem)]())
