"""The lists of clerks and admins: directives, units, invites, the call sheet; undoing a joining."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import Choice, Reach, UnitId
from bot.services import clerking
from bot.services.joining import NewInvite, undo_joining
from bot.services.menus import ringing_about
from handlers import handing
from handlers.desk import Desk
from handlers.paging import page_by_count, page_of

_DIRECTIVES, _UNITS, _CALLS, _DRAFTS = 10, 15, 6, 5  # on a page; of calls each with two buttons
_TOGETHER = 8  # invitations in one message
ACTS = frozenset({Act.DIRECTIVES, Act.RECIPIENTS, Act.UNINVITED, Act.CALLS, Act.INVITE, Act.ADD_CHANNEL})
ACTS |= {Act.UNLINK, Act.UNDO_POST}


def on_clerk_button(desk: Desk, act: Act, number: int) -> None:
    """A page of a list, an invite, the undoing of a joining."""
    does: Mapping[Act, Callable[[Desk, int], None]] = {
        Act.DIRECTIVES: directives,
        Act.RECIPIENTS: recipients,
        Act.UNINVITED: uninvited,
        Act.CALLS: calls,
        Act.INVITE: invite,
        Act.ADD_CHANNEL: add_channel,
        Act.UNLINK: unlink,
        Act.UNDO_POST: handing.undo_post,
    }
    desk.drop_doubt()
    does[act](desk, number)


def directives(desk: Desk, page: int = 0) -> None:
    """`/vanban`: drafts that wait, then the directives, the newest first, each with a button."""
    every = clerking.all_directives(desk.work)
    shown = page_by_count(every, page, _DIRECTIVES)
    more = max(len(every) - (shown.number + 1) * _DIRECTIVES, 0)
    drafts = clerking.open_drafts(desk.work)[-_DRAFTS:] if shown.number == 0 else []
    choices = [Choice(desk.words.draft_label(view), payload(Act.DRAFT, view.draft.id)) for view in drafts]
    choices += [Choice(f"📊 {directive.handle}", payload(Act.SUMMARY, directive.id)) for directive in shown.items]
    text = desk.words.directives(clerking.counted(desk.work, shown.items), drafts, more)
    desk.say(text, choices=[*choices, *shown.turning(desk.words, Act.DIRECTIVES)])


def recipients(desk: Desk, page: int = 0) -> None:
    """`/donvi`: units, their heads, how they are reached."""
    every = clerking.all_addressees(desk.work)
    shown = page_by_count(every, page, _UNITS)
    joined = sum(addressee.contact is not None for addressee in every)
    desk.say(desk.words.recipients(shown.items, len(every), joined), choices=shown.turning(desk.words, Act.RECIPIENTS))


def uninvited(desk: Desk, page: int = 0) -> None:
    """`/moi`: who has not joined, or lacks a channel; a button for each unit and one for all of each kind."""
    every = clerking.invitable(desk.work, admins_too=desk.administers)
    shown = page_by_count(every, page, _UNITS)
    joined = [bool(guest.has) for _, there in every for guest in there]
    choices = [Choice(f"📨 {unit.code}", payload(Act.INVITE, unit.id)) for unit, _ in shown.items]
    choices += [Choice(desk.words.labels.INVITE_ALL, payload(Act.INVITE, 0))] if False in joined else []
    choices += [Choice(desk.words.labels.ADD_CHANNEL, payload(Act.ADD_CHANNEL, 0))] if True in joined else []
    text = desk.words.uninvited(shown.items, joined.count(False), joined.count(True))
    desk.say(text, choices=[*choices, *shown.turning(desk.words, Act.UNINVITED)])


def invite(desk: Desk, unit_id: int) -> None:
    """Codes and links, as sentences to forward: a message each for one unit, several in one for all who are outside."""
    unit = UnitId(unit_id) if unit_id else None
    joined = None if unit_id else False
    _tell(desk, clerking.invite(desk.work, unit, admins_too=desk.administers, joined=joined), 1 if unit else _TOGETHER)


def add_channel(desk: Desk, _: int) -> None:
    """The same for all who have joined, but not every channel."""
    _tell(desk, clerking.invite(desk.work, None, admins_too=desk.administers, joined=True), _TOGETHER)


def _tell(desk: Desk, made: Sequence[NewInvite], together: int) -> None:
    if not made:
        desk.say(desk.words.nobody_to_invite())
        return
    texts = [desk.words.invitation(one.post, one.ways, one.has, one.expires_at) for one in made]
    for start in range(0, len(texts), together):
        desk.say("\n\n".join(texts[start : start + together]))
    desk.say(desk.words.invitations_made(len(made)))


def calls(desk: Desk, page: int = 0) -> None:
    """`/goidien`: whom to ring, and what to say."""
    groups = clerking.to_call(desk.work)
    words = desk.words

    def tell(part: Sequence[Matter]) -> str:
        by_unit = [list(group) for _, group in groupby(part, key=lambda m: m.assignment.unit_id)]
        return words.call_sheet_list(by_unit, len(groups), desk.work.now)

    def labels(matter: Matter) -> str:
        return "".join(f"{choice.label}  " for choice in ringing_about(matter, words))

    shown = page_of([m for group in groups for m in group], page, tell, desk.can, most=_CALLS, label=labels)
    choices = [choice for matter in shown.items for choice in ringing_about(matter, words)]
    text = tell(shown.items)
    text += f"\n\n{words.page_of(shown.number + 1, shown.count)}" if shown.count > 1 else ""
    desk.say(text, choices=[*choices, *shown.turning(words, Act.CALLS)])


def unlink(desk: Desk, ticket: int) -> None:
    """`↩️ Hủy kết nối`: the account that joined is not the person's."""
    undone = undo_joining(desk.work, ticket, desk.person, admin=desk.administers)
    if undone is None:
        desk.say(desk.words.not_understood())
        return
    contact, fresh = undone
    person = desk.work.recipients.person(contact.person_id)
    if not fresh:
        desk.say(desk.words.unlinked_already(person))
        return
    reachable = any(c.reach is Reach.REACHABLE for c in desk.work.recipients.contacts(person.id))
    desk.say(desk.words.unlinked(person, reachable=reachable))
