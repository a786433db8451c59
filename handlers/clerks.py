"""The lists of clerks and admins: directives, units, invites, the call sheet; undoing a joining."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import Choice, Reach, UnitId
from bot.services import clerking
from bot.services.inviting import ways_in
from bot.services.joining import NewInvite, undo_joining
from bot.services.menus import ringing_about
from handlers import handing
from handlers.desk import Desk
from handlers.paging import page_by_count, page_of

_DIRECTIVES, _UNITS, _CALLS, _DRAFTS = 10, 15, 6, 5  # on a page; of calls each with two buttons
_TOGETHER = 8  # invitations in one message
ACTS = frozenset({Act.DIRECTIVES, Act.RECIPIENTS, Act.UNINVITED, Act.CALLS, Act.INVITE, Act.UNLINK, Act.UNDO_POST})


def on_clerk_button(desk: Desk, act: Act, number: int) -> None:
    """A page of a list, an invite, the undoing of a joining."""
    does: Mapping[Act, Callable[[Desk, int], None]] = {
        Act.DIRECTIVES: directives,
        Act.RECIPIENTS: recipients,
        Act.UNINVITED: uninvited,
        Act.CALLS: calls,
        Act.INVITE: invite,
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
    """`/moi`: who has not joined, a button for each unit and one for all."""
    every = clerking.not_joined(desk.work, admins_too=desk.administers)
    shown = page_by_count(every, page, _UNITS)
    choices = [Choice(f"📨 {unit.code}", payload(Act.INVITE, unit.id)) for unit, _ in shown.items]
    choices += [Choice(desk.words.labels.INVITE_ALL, payload(Act.INVITE, 0))] if every else []
    text = desk.words.uninvited(
        [(unit, len(posts)) for unit, posts in shown.items], sum(len(posts) for _, posts in every)
    )
    desk.say(text, choices=[*choices, *shown.turning(desk.words, Act.UNINVITED)])


def invite(desk: Desk, unit_id: int) -> None:
    """Codes and links, as sentences to forward: for one unit a message each, for all of them several in one."""
    made = clerking.invite(desk.work, UnitId(unit_id) if unit_id else None, admins_too=desk.administers)
    if not made:
        desk.say(desk.words.nobody_to_invite())
        return
    together = 1 if unit_id else _TOGETHER
    for start in range(0, len(made), together):
        desk.say("\n\n".join(_invitation(desk, one) for one in made[start : start + together]))
    desk.say(desk.words.invitations_made(len(made)))


def _invitation(desk: Desk, made: NewInvite) -> str:
    return desk.words.invitation(made.post, made.code, ways_in(desk.work, made.code), made.expires_at)


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
