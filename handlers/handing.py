"""`👥`: a head hands a directive to somebody of the unit, invites somebody new, or takes it back."""

import re

from bot.core.delegating import Handing
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import AssignmentId, Choice, PersonId, Post
from bot.documents.folding import clean, squeeze
from bot.services import answering, delegating
from bot.services.menus import choices_for
from handlers.courtesy import is_nobodys
from handlers.desk import Desk
from handlers.fields import goes_back
from handlers.understanding import Said

_LISTED = 30  # people with a button each
_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*(?: [^\W\d_]+(?:['’.-][^\W\d_]+)*){1,5}")
_PHONE = re.compile(
    r"[\s,;:–-]*(?:(?:số )?điện thoại|s?đt|tel|phone)?[\s.:]*(?<![\w+])\+?\d(?:[ .-]?\d){8,11}(?!\w)", re.IGNORECASE
)
_LONGEST_NAME, _LONGEST_TITLE = 60, 80


def ask_whom(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Giao người thực hiện": the people of the unit."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor)
    if not delegating.can_be_handed(matter):
        _not_now(desk, matter)
        return
    now = matter.delegate.id if matter.delegate else None
    every = delegating.whom(desk.work, matter.assignment.unit_id, but=desk.person.id)
    posts = [post for post in every if post.person.id != now][:_LISTED]
    labels, a = desk.words.labels, matter.assignment
    choices = [
        Choice(label, payload(Act.HAND_TO, a.id, post.person.id))
        for label, post in zip(labels_for(posts), posts, strict=True)
    ]
    choices += [Choice(labels.HAND_TO_NEW, payload(Act.HAND_TO_NEW, a.id))]
    choices += [Choice(labels.HAND_BACK, payload(Act.HAND_BACK, a.id))] if matter.delegate else []
    desk.say(desk.words.choose_delegate(matter, posts), choices=choices, matter=matter)


def _not_now(desk: Desk, matter: Matter) -> None:
    """It is not in hand (yet): what has to be done first, with the buttons for it."""
    desk.say(desk.words.not_handed(matter, Handing.NOT_NOW), choices=choices_for(matter, desk.words), matter=matter)


def labels_for(posts: list[Post]) -> list[str]:
    """Full names; with the title where two have the same."""
    names = [post.person.full_name for post in posts]
    return [
        f"{name} – {post.title or post.role}" if names.count(name) > 1 else name
        for name, post in zip(names, posts, strict=True)
    ]


def hand_to(desk: Desk, assignment_id: AssignmentId, person_id: int) -> None:
    """One of them was chosen."""
    _conclude(desk, delegating.hand_to(desk.work, assignment_id, desk.actor, PersonId(person_id)))


def _conclude(desk: Desk, handed: delegating.Handed) -> None:
    matter, words = handed.matter, desk.words
    if handed.outcome is not Handing.HANDED or handed.to is None:
        text = words.not_handed(matter, handed.outcome)
    else:
        text = words.handed(matter, handed.to, handed.unreached, words.next_nudge(matter))
    desk.say(text, choices=choices_for(matter, words), matter=matter, menu_only=True)
    if handed.invite:
        invite = handed.invite
        desk.say(words.invitation(invite.post, invite.ways, invite.has, invite.expires_at))


def ask_new(desk: Desk, assignment_id: AssignmentId) -> None:
    """Somebody who is in no list: the next message is the name."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor)
    if not delegating.can_be_handed(matter):
        _not_now(desk, matter)
        return
    desk.ask(Act.HAND_TO_NEW, None, number=assignment_id)
    desk.say(desk.words.ask_new_delegate(matter), matter=matter)


def named_for(desk: Desk, said: Said) -> AssignmentId | None:
    """What a name was asked for, where the message answers that question."""
    question, heard = desk.question(), desk.incoming
    if question is None or question.about is not Act.HAND_TO_NEW or heard.files or heard.reply_to:
        return None
    is_text = said.text and not said.handle and said.number is None and said.percent is None
    if said.act and not goes_back(said.text):
        return None  # "ĐÃ NHẬN" is nobody's name
    return AssignmentId(int(question.facts["number"])) if is_text else None


def take_name(desk: Desk, assignment_id: AssignmentId, said: Said) -> None:
    """The name has come, or "quay lại"."""
    if goes_back(said.text):
        matter = answering.authorised(desk.work, assignment_id, desk.actor)
        desk.close_question()
        desk.say(desk.words.already(matter), choices=choices_for(matter, desk.words), matter=matter, menu_only=True)
        return
    named = name_in(said.text)
    if named is None:
        answering.authorised(desk.work, assignment_id, desk.actor)
        desk.say(desk.words.no_name())
        return
    desk.close_question()
    _conclude(desk, delegating.hand_to_new(desk.work, assignment_id, desk.actor, *named))


def name_in(text: str) -> tuple[str, str | None] | None:
    """A full name, and the title behind a comma or a dash: `("Trần Văn Bình", "Chuyên viên")`; None for no name.

    Thanks and greetings are nobody's, however they are written: "CẢM ƠN", "Xin Chào Anh".
    A telephone number that people add is left out: it is not part of the title.
    """
    text = _PHONE.sub("", squeeze(clean(text)), count=1)
    name, _, title = re.sub(r"\s+[–-]\s+", ", ", text).partition(",")
    name, title = name.strip(), title.strip()
    if len(name) > _LONGEST_NAME or len(title) > _LONGEST_TITLE or not _NAME.fullmatch(name):
        return None
    if is_nobodys(text):
        return None
    if not title and not (name.istitle() or name.isupper()):
        return None  # a sentence rather than a name: "đang làm rồi"
    return (name if name.istitle() else name.title()), title or None


def take_back(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head has it in hand again."""
    matter, former = delegating.take_back(desk.work, assignment_id, desk.actor)
    words = desk.words
    told = words.taken_in_hand(matter, former, words.next_nudge(matter))
    desk.say(told, choices=choices_for(matter, words), matter=matter, menu_only=True)


def undo_post(desk: Desk, post_id: int) -> None:
    """A clerk takes somebody out again whom a head has added."""
    undone = delegating.undo_post(desk.work, post_id, desk.actor)
    if undone is None:
        desk.say(desk.words.not_understood())
        return
    person, fresh = undone
    desk.say(desk.words.post_undone(person, fresh=fresh))
