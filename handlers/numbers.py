"""A number instead of a button: it means the menu that the person was last shown, or nothing."""

import re
import unicodedata
from collections.abc import Sequence

from bot.core.messages import Act, Menu
from bot.core.model import AssignmentId, State
from bot.documents.folding import fold, squeeze
from bot.services.looking import open_matters_of
from bot.services.menus import choices_for
from handlers.acts import perform
from handlers.desk import Desk
from handlers.doubt import ask_which
from handlers.pressing import on_payload
from handlers.understanding import Said


def choose(desk: Desk, number: int, target: AssignmentId | None, *, by_handle: bool = False) -> None:
    """Do what the number stands for; ask back where that is in doubt."""
    menu = _menu_meant(desk, number, target, by_handle=by_handle)
    if menu and 1 <= number <= len(menu.choices):
        on_payload(desk, menu.choices[number - 1].payload)
    elif not desk.answers:
        desk.say(desk.words.not_understood())
    elif menu:
        _unknown_number(desk, menu)
    elif target is not None:
        perform(desk, Act.OPEN, target)  # its menu has never been shown to this person
    else:
        ask_which(desk)


def chosen_by_label(desk: Desk, said: Said) -> bool:
    """Take the choice of the last menu whose words were typed, where nothing else is asked; False where none was."""
    heard = desk.incoming
    if heard.files or heard.reply_to or said.handle or said.percent is not None or said.act or desk.question():
        return False
    shown = desk.work.talk.menus(desk.contact.id)[:1]
    typed = _bare(said.text)
    fitting = [n for menu in shown for n, one in enumerate(menu.choices, 1) if _is_label(typed, _bare(one.label))]
    menu = _menu_meant(desk, fitting[0], None, by_handle=False) if len(fitting) == 1 and typed else None
    if menu is None:
        return False
    on_payload(desk, menu.choices[fitting[0] - 1].payload)
    return True


def _bare(text: str) -> str:
    """The words alone, in small letters: no sign in front, no full stop behind."""
    return squeeze(re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFC", text))).lower()


def _is_label(typed: str, label: str) -> bool:
    """With all its marks or with none; one that is wrong makes another word."""
    return typed in {label, fold(label)}


def _menu_meant(desk: Desk, number: int, target: AssignmentId | None, *, by_handle: bool) -> Menu | None:
    """That of the message replied to, or of the directive named; else the last one shown. None where in doubt."""
    answered = desk.replied_to()
    if answered and answered.menu and not by_handle:
        # As it stood there, however old: a number must not become another act because the state has changed.
        return Menu(
            contact_id=desk.contact.id,
            assignment_id=answered.assignment_id,
            choices=answered.menu,
            shown_at=answered.sent_at or desk.work.now,
        )
    menus = desk.work.talk.menus(desk.contact.id)
    if target is not None:
        meant = next((menu for menu in menus if menu.assignment_id == target), None)
    else:
        meant = menus[0] if menus and not _in_doubt(desk, menus[0], menus[1:]) else None
    return meant if meant and not _may_be_outdated(desk, meant, number, target) else None


def _may_be_outdated(desk: Desk, menu: Menu, number: int, target: AssignmentId | None) -> bool:
    """Whether a later menu may be on the screen without our knowing yet, in which the number is another act."""
    act = menu.choices[number - 1 : number]
    return any(
        delivery.menu
        and delivery.menu[number - 1 : number] != act
        and (delivery.state is State.CLAIMED or delivery.due_at >= menu.shown_at)
        and target in {None, delivery.assignment_id}
        for delivery in desk.work.deliveries.maybe_shown(desk.contact.id, desk.person.id)
    )


def _in_doubt(desk: Desk, last: Menu, earlier: Sequence[Menu]) -> bool:
    """Whether a number alone might mean another menu than the last one."""
    question = desk.question()
    if last.assignment_id is None or (question and question.about is Act.CONFIRM and _asks(last)):
        return last.answered  # a list, or the one question: nothing else is meant by a number now
    if question and question.assignment_id not in {None, last.assignment_id}:
        return True
    return any(menu.assignment_id and not menu.answered and _is_open(desk, menu.assignment_id) for menu in earlier)


def _asks(menu: Menu) -> bool:
    return any(choice.payload.startswith((f"{Act.AGREE}:", f"{Act.DUTY_AGREE}:")) for choice in menu.choices)


def _is_open(desk: Desk, assignment_id: AssignmentId) -> bool:
    assignment = desk.work.assignments.get(assignment_id)
    return assignment is not None and not assignment.is_settled


def _unknown_number(desk: Desk, menu: Menu) -> None:
    matters = open_matters_of(desk.work, desk.person.id)
    matter = next((m for m in matters if m.assignment.id == menu.assignment_id), None)
    if matter is None:
        ask_which(desk)
    else:
        choices = menu.choices if _asks(menu) else choices_for(matter, desk.words)
        desk.say(desk.words.unknown_number(matter), choices=choices, matter=matter)
