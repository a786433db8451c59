"""A number instead of a button: it means the menu that the person was last shown, or nothing."""

from bot.core.messages import Act, Menu
from bot.core.model import AssignmentId
from bot.services.looking import open_matters_of
from handlers.desk import Desk
from handlers.doubt import ask_which
from handlers.pressing import on_payload


def choose(desk: Desk, number: int, target: AssignmentId | None) -> None:
    """Do what the number stands for; ask back where that is in doubt."""
    menu = _menu_meant(desk, target)
    if menu is None:
        ask_which(desk)
    elif 1 <= number <= len(menu.choices):
        on_payload(desk, menu.choices[number - 1].payload)
    else:
        _unknown_number(desk, menu)


def _menu_meant(desk: Desk, target: AssignmentId | None) -> Menu | None:
    """The named directive's menu; else the last one shown, if it leaves no doubt; None to ask back."""
    menus = desk.work.talk.menus(desk.contact.id)
    if target is not None:
        return next((menu for menu in menus if menu.assignment_id == target), None)
    if not menus:
        return None
    last = menus[0]
    question = desk.question()
    if last.assignment_id is None or (question and question.about is Act.CONFIRM and _asks(last)):
        return None if last.answered else last  # a list, or the one question: nothing else is meant by a number now
    waiting = [menu for menu in menus if menu.assignment_id and _is_open(desk, menu.assignment_id)]
    return waiting[0] if len(waiting) == 1 and waiting[0] == last else None


def _asks(menu: Menu) -> bool:
    return any(choice.payload.startswith(f"{Act.AGREE}:") for choice in menu.choices)


def _is_open(desk: Desk, assignment_id: AssignmentId) -> bool:
    assignment = desk.work.assignments.get(assignment_id)
    return assignment is not None and not assignment.is_settled


def _unknown_number(desk: Desk, menu: Menu) -> None:
    matters = open_matters_of(desk.work, desk.person.id)
    matter = next((m for m in matters if m.assignment.id == menu.assignment_id), None)
    if matter is None:
        ask_which(desk)
    else:
        desk.say(desk.words.unknown_number(matter), choices=menu.choices, matter=matter)
