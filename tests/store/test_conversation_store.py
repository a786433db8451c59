"""Menus, questions, the inbox and small facts, as the ports promise them."""

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.messages import Act, Menu, Question
from bot.core.model import AssignmentId, Choice, ContactId, Reach
from tests.store.office_cast import CHAT, DAY, HOUR, MINUTE, MORNING, new_directive

ACK, TEXT, DONE = Choice("✅ Đã tiếp nhận", "ack:1"), Choice("📎 Toàn văn", "text:1"), Choice("🏁", "confirm:1")


def contact(work: SqlUnitOfWork, address: str = "100") -> ContactId:
    person = work.recipients.add_person("Lan", None)
    return work.recipients.save_contact(person.id, CHAT, address, proof="invite", reach=Reach.REACHABLE).id


def menu(to: ContactId, about: int | None, *choices: Choice, minutes: int = 0, answered: bool = False) -> Menu:
    return Menu(
        contact_id=to,
        assignment_id=AssignmentId(about) if about else None,
        choices=choices or (ACK,),
        shown_at=MORNING + minutes * MINUTE,
        answered=answered,
    )


# Menus


def test_a_menu_comes_back_as_shown(work: SqlUnitOfWork) -> None:
    to = contact(work)
    shown = menu(to, 1, ACK, TEXT)
    work.talk.show([shown])
    assert work.talk.menus(to) == [shown]
    assert work.talk.menus(contact(work, "200")) == []


def test_the_newest_menu_about_an_assignment_takes_the_place_of_the_one_before(work: SqlUnitOfWork) -> None:
    to = contact(work)
    before, newer, other = menu(to, 1, ACK), menu(to, 1, DONE, minutes=5), menu(to, 2, minutes=2)
    for each in (before, other, newer):
        work.talk.show([each])
    assert work.talk.menus(to) == [newer, other]


def test_a_list_takes_the_place_of_the_list_before(work: SqlUnitOfWork) -> None:
    to = contact(work)
    about, newer = menu(to, 1), menu(to, None, DONE, minutes=2)
    for each in (about, menu(to, None, minutes=1), newer):
        work.talk.show([each])
    assert work.talk.menus(to) == [newer, about]


def test_menus_shown_in_the_same_instant_come_the_last_one_first(work: SqlUnitOfWork) -> None:
    """A clock that travels stands still in between; a bare number must still mean what was shown last."""
    to = contact(work)
    for about in (1, None, 3, 2):
        work.talk.show([menu(to, about)])
    work.talk.show([menu(to, 1)])
    assert [each.assignment_id for each in work.talk.menus(to)] == [1, 2, 3, None]


def test_a_menu_is_answered_until_it_is_shown_again(work: SqlUnitOfWork) -> None:
    to = contact(work)
    for about in (1, 2, None):
        work.talk.show([menu(to, about)])
    work.talk.answer_menu(to, AssignmentId(1))
    work.talk.answer_menu(to, None)
    assert {each.assignment_id: each.answered for each in work.talk.menus(to)} == {1: True, 2: False, None: True}
    work.talk.show([menu(to, 1)])
    assert {each.assignment_id: each.answered for each in work.talk.menus(to)} == {1: False, 2: False, None: True}


# Questions


def test_a_question_takes_the_place_of_what_was_asked_before(work: SqlUnitOfWork) -> None:
    to, other = contact(work), contact(work, "200")
    directive = work.directives.add(new_directive())
    unit = work.recipients.save_unit("TC", "Phòng Tài chính", None)
    about = work.assignments.add(directive, unit.id, due=None, due_at=None).id
    first = Question(contact_id=to, about=Act.REPORT, assignment_id=about)
    second = Question(contact_id=to, about=Act.CONFIRM, assignment_id=None, facts={"text": "đã xong", "n": 1})
    work.talk.ask(first, MORNING)
    assert work.talk.question(to) == first
    work.talk.ask(second, MORNING)
    assert (work.talk.question(to), work.talk.question(other)) == (second, None)
    work.talk.close_question(to)
    work.talk.close_question(to)
    assert work.talk.question(to) is None


# The inbox

BOT, OTHER_BOT = "telegram:1", "telegram:2"


def take_in(work: SqlUnitOfWork, *keys: str, source: str = BOT) -> list[bool]:
    return [work.inbox.take_in(source, key, f'{{"update_id": {key}}}', MORNING) for key in keys]


def test_an_update_is_taken_in_once_for_each_source(work: SqlUnitOfWork) -> None:
    assert take_in(work, "10", "11", "10") == [True, True, False]
    assert take_in(work, "10", source=OTHER_BOT) == [True]


def test_unfinished_updates_wait_the_oldest_first(work: SqlUnitOfWork) -> None:
    take_in(work, "12", "10", "11")
    waiting = work.inbox.waiting(10)
    assert [(item.source, item.key, item.raw, item.attempts) for item in waiting] == [
        (BOT, "12", '{"update_id": 12}', 0),
        (BOT, "10", '{"update_id": 10}', 0),
        (BOT, "11", '{"update_id": 11}', 0),
    ]
    assert [item.key for item in work.inbox.waiting(2)] == ["12", "10"]


def test_a_finished_update_waits_no_more_and_is_still_known(work: SqlUnitOfWork) -> None:
    take_in(work, "10", "11")
    work.inbox.finish(work.inbox.waiting(1)[0].id)
    assert [item.key for item in work.inbox.waiting(10)] == ["11"]
    assert take_in(work, "10") == [False]


def test_a_failed_update_is_tried_again_until_it_is_set_aside(work: SqlUnitOfWork) -> None:
    take_in(work, "10")
    [item] = work.inbox.waiting(1)
    work.inbox.fail(item.id, "KeyError", for_good=False)
    assert [(i.key, i.attempts) for i in work.inbox.waiting(1)] == [("10", 1)]
    work.inbox.fail(item.id, "KeyError", for_good=True)
    assert work.inbox.waiting(1) == []
    assert take_in(work, "10") == [False]


def test_the_last_key_is_that_of_what_came_last(work: SqlUnitOfWork) -> None:
    """Telegram begins anew with a random number after a week of silence: the greatest is not the last."""
    assert work.inbox.last_key(BOT) is None
    take_in(work, "999", "10")
    take_in(work, "5", source=OTHER_BOT)
    assert (work.inbox.last_key(BOT), work.inbox.last_key(OTHER_BOT)) == ("10", "5")


def test_clearing_forgets_what_is_finished_and_old_but_never_the_newest(work: SqlUnitOfWork) -> None:
    take_in(work, "1", "2", "3", "4")
    take_in(work, "7", source=OTHER_BOT)
    for item in work.inbox.waiting(10):
        if item.key != "2":
            work.inbox.finish(item.id)
    assert work.inbox.clear(MORNING) == 0
    assert work.inbox.clear(MORNING + HOUR) == 2
    assert [item.key for item in work.inbox.waiting(10)] == ["2"]
    assert (work.inbox.last_key(BOT), work.inbox.last_key(OTHER_BOT)) == ("4", "7")
    assert take_in(work, "4", "2") == [False, False]


def test_what_comes_after_clearing_is_the_last(work: SqlUnitOfWork) -> None:
    take_in(work, "1", "2")
    for item in work.inbox.waiting(10):
        work.inbox.finish(item.id)
    work.inbox.clear(MORNING + DAY)
    take_in(work, "3")
    assert work.inbox.last_key(BOT) == "3"


# Facts


def test_a_fact_is_what_was_put_last(work: SqlUnitOfWork) -> None:
    assert work.facts.get("telegram.identity") is None
    work.facts.put("telegram.identity", "dondoc_bot")
    work.facts.put("telegram.identity", "đôn_đốc_bot")
    work.facts.put("other", "")
    assert (work.facts.get("telegram.identity"), work.facts.get("other")) == ("đôn_đốc_bot", "")
