"""Who may do what: every act by every kind of person, pressed on a button that was never theirs, or typed.

An act that is new has to be put into `MAY` before this passes.
"""

from collections.abc import Mapping
from itertools import product

import pytest

from bot.core.delegating import REPORTING
from bot.core.messages import NUMBERS, Act, parse_payload
from bot.core.model import Role
from bot.services.joining import unlink
from tests.story.harness import FakeChannel, Part, Somebody, StoryOffice
from tests.story.test_clerks_drafts import PAPER, _sends

LIST = "ma_don_vi,ten_don_vi,ho_ten,vai_tro\nSTP,Sở Tư pháp,Vũ Thị Mai,lanh_dao\n"
NUMBER, SUBJECT = "12/CT-UBND", "tăng cường quản lý ngân sách"

UNIT = frozenset({"head", "deputy"})  # of the unit that has the directive
HEADS = UNIT | {"other head"}
DIRECTORS = frozenset({"director", "other director"})
CLERKS = frozenset({"clerk", "admin"})
NOBODY = frozenset({"stranger", "unlinked"})  # an account that is nobody's gets told how to come in
KNOWN = HEADS | DIRECTORS | CLERKS | {"officer", "former"}

MAY: Mapping[Act, frozenset[str]] = {
    Act.ACKNOWLEDGE: UNIT,
    Act.REPORT: UNIT,
    Act.OBSTACLE: UNIT,
    Act.CONFIRM: UNIT,
    Act.AGREE: UNIT,
    Act.BACK: UNIT,
    Act.FULL_TEXT: UNIT,
    Act.REOPEN: UNIT,
    Act.EXTEND: UNIT,
    Act.DECLINE: UNIT,
    Act.DELEGATE: UNIT,
    Act.HAND_TO: UNIT,
    Act.HAND_TO_NEW: UNIT,
    Act.HAND_BACK: UNIT,
    Act.AUTHORISE: CLERKS,  # of unit 1, which is none of these heads'
    Act.STAND_IN: CLERKS,
    Act.END_STANDING: frozenset(),  # and nobody stands in
    Act.SNOOZE: UNIT,
    Act.SNOOZE_FOR: UNIT,
    Act.GRANT_TIME: frozenset(),  # of a wish for time, and there is none
    Act.REFUSE_TIME: frozenset(),
    Act.ACCEPT: frozenset({"director"}),
    Act.RETURN: frozenset({"director"}),
    Act.TO_ANOTHER: CLERKS,
    Act.UPHOLD: CLERKS,
    Act.TAKE_BACK: CLERKS,
    Act.CLEAR: CLERKS | {"director"},
    Act.PHONED: UNIT | CLERKS | {"director"},  # a deputy is told too, and may ring their head
    Act.NOT_PHONED: UNIT | CLERKS | {"director"},
    Act.STEPS: CLERKS,
    Act.PAUSE: CLERKS,
    Act.RESUME: CLERKS,
    Act.RECALL: CLERKS,
    Act.NEW_DUE: CLERKS,
    Act.CHANGE_AGREED: CLERKS,
    Act.CHANGE_BACK: CLERKS,
    Act.END_SERIES: CLERKS,
    Act.DUTY_REPORT: UNIT,
    Act.DUTY_CLOSE: UNIT,
    Act.DUTY_AGREE: UNIT,
    Act.DUTY_REOPEN: UNIT,
    Act.DUTY_ABOUT: UNIT,
    Act.OPEN: UNIT,
    Act.TASKS: HEADS,
    Act.DIGEST: frozenset(),  # only whoever it was sent to, and there is none
    Act.LANGUAGE: KNOWN,
    Act.SUMMARY: CLERKS | DIRECTORS,  # of another branch: that there is no such directive
    Act.NOT_YET: CLERKS | {"director"},
    Act.OVERVIEW: DIRECTORS,
    Act.URGE: frozenset({"director"}),
    Act.URGE_AGREED: frozenset({"director"}),
    Act.URGE_BACK: frozenset({"director"}),
    Act.DRAFT: CLERKS,
    Act.ISSUE: CLERKS,
    Act.EDIT: CLERKS,
    Act.SCHEDULE: CLERKS,
    Act.DISCARD: CLERKS,
    Act.SET_NUMBER: CLERKS,
    Act.SET_SUBJECT: CLERKS,
    Act.SET_UNITS: CLERKS,
    Act.SET_DUE: CLERKS,
    Act.SET_URGENCY: CLERKS,
    Act.SET_DUTIES: CLERKS,
    Act.TAKE_OVER: CLERKS,
    Act.LEAVE: CLERKS,
    Act.GRANT: frozenset({"admin"}),
    Act.DENY: frozenset({"admin"}),
    Act.DIRECTIVES: CLERKS,
    Act.RECIPIENTS: CLERKS,
    Act.UNINVITED: CLERKS,
    Act.CALLS: CLERKS,
    Act.INVITE: CLERKS,
    Act.ADD_CHANNEL: CLERKS,
    Act.UNLINK: CLERKS,
    Act.UNDO_POST: CLERKS,
}

NEVER = {act for act, who in MAY.items() if not who}  # on what is not there


async def _everybody(office: StoryOffice) -> dict[str, Somebody]:
    """One of each kind; the directive VB1 went to Sở Tài chính alone, a draft and a list wait for a decision."""
    unit = {"officer": Role.OFFICER, "former": Role.DEPUTY, "unlinked": Role.DEPUTY}
    made = {
        kind: office.adds(Part(name=f"Hồ Thị {kind.title()}", unit="STC", role=role, title="Cán bộ"))
        for kind, role in unit.items()
    }
    branch = Part(name="Bùi Văn Nhánh", unit="SXD", role=Role.DIRECTOR, title="Lãnh đạo")
    people = {
        "stranger": office.stranger(),
        "other director": office.adds(branch),
        "head": office.lan,
        "deputy": office.deputy,
        "other head": office.minh,
        "director": office.director,
        "clerk": office.clerk,
        "admin": office.admin,
        **made,
    }
    await office.issue(NUMBER, to=office.lan, subject=SUBJECT)
    await office.clerk.say(PAPER)
    await _sends(office.clerk, "a.csv", LIST.encode())
    office.ends_posts_of(people["former"])
    contact = await office.run(lambda work: work.recipients.contact(FakeChannel.name, people["unlinked"].address))
    assert contact
    await office.run(lambda work: unlink(work, contact, by="Đỗ Thị Hoa"))
    await office.deliver()
    return people


async def _standing(office: StoryOffice) -> object:
    """All that a press could change."""
    return await office.run(
        lambda work: (
            work.assignments.of_directive(work.directives.find("VB1")[0].id),
            work.directives.all(),
            work.drafts.open(),
            work.recipient_files.get(1),  # type: ignore[arg-type]
            work.recipients.contacts(),
            work.recipients.posts(work.today),
        )
    )


def test_every_act_is_put_into_the_table() -> None:
    assert set(MAY) == set(Act)


@pytest.mark.parametrize("act", list(Act))
async def test_nobody_does_by_a_forged_press_what_is_not_theirs(buttoned: StoryOffice, act: Act) -> None:
    people = await _everybody(buttoned)
    before = await _standing(buttoned)
    numbers = ["1", *["0"] * (NUMBERS.get(act, 1) - 1)]
    for kind in sorted(KNOWN | NOBODY, key=lambda kind: kind in MAY[act]):  # those who may come last
        person = people[kind]
        seen = len(person.screen)
        await person.press(":".join([act, *numbers]))
        said = "\n".join(message.text for message in person.screen[seen:])
        if kind in NOBODY:
            assert said == buttoned.told_to_strangers, kind
        else:
            assert (said == buttoned.words.not_the_head()) is (kind not in MAY[act]), kind
        if kind not in MAY[act] or kind == "other director":
            assert NUMBER not in said, kind
            assert SUBJECT not in said, kind
        if kind not in MAY[act]:
            assert await _standing(buttoned) == before, kind


async def test_a_delegate_does_nothing_but_report(buttoned: StoryOffice) -> None:
    """Every act by an officer to whom the head has handed the directive."""
    people = await _everybody(buttoned)
    officer = people["officer"]
    await buttoned.lan.choose("Đã tiếp nhận")
    await buttoned.lan.choose("Giao người thực hiện")
    await buttoned.lan.choose(officer.name)
    before = await _standing(buttoned)
    for act in set(Act) - {Act.LANGUAGE}:  # which is everybody's, and changes the words
        seen = len(officer.screen)
        await officer.press(":".join([act, "1", *["0"] * (NUMBERS.get(act, 1) - 1)]))
        said = "\n".join(message.text for message in officer.screen[seen:])
        refused = said == buttoned.words.not_the_head() or "Việc này do đồng chí Giám đốc" in said
        assert refused is (act not in REPORTING | {Act.TASKS}), act
        if refused:
            assert await _standing(buttoned) == before, act
        before = await _standing(buttoned)


async def test_nobody_does_by_typing_what_is_not_theirs(buttoned: StoryOffice) -> None:
    people = await _everybody(buttoned)
    before = await _standing(buttoned)
    typed = ["đã nhận", "1", "VB1 1", "VB1 xong", "đồng ý", "VB1 đồng ý", "VB1 60%", "mở lại VB1"]
    # Not the clerk, who was shown a menu of their own.
    for kind, words in product(sorted((KNOWN | NOBODY) - UNIT - {"clerk"}), typed):
        person = people[kind]
        seen = len(person.screen)
        await person.say(words)
        said = "\n".join(message.text for message in person.screen[seen:])
        assert said, kind
        if kind not in MAY[Act.SUMMARY] or kind == "other director":  # whoever may see it names it by its handle
            assert SUBJECT not in said, kind
    assert await _standing(buttoned) == before


@pytest.mark.parametrize("number", [0, 2, 2**31, 10**18 - 1])
async def test_numbers_of_nothing_are_answered_politely(buttoned: StoryOffice, number: int) -> None:
    await buttoned.issue(NUMBER, to=buttoned.lan, subject=SUBJECT)
    for act in set(Act) - {Act.LANGUAGE, Act.INVITE, *NEVER}:  # 0 is a language, and everybody
        person = next(getattr(buttoned, one) for one in ("lan", "director", "admin") if _MAY_AS[one] & MAY[act])
        seen = len(person.screen)
        await person.press(f"{act}:{number}")
        assert len(person.screen) > seen, act
    assert await buttoned.status(buttoned.lan) == "delivered"


async def test_numbers_of_nothing_behind_the_first_are_answered_too(buttoned: StoryOffice) -> None:
    await buttoned.issue(NUMBER, to=buttoned.lan, subject=SUBJECT)
    for act, count in NUMBERS.items():
        for number in (2**31, 10**18 - 1):
            person = next((getattr(buttoned, one) for one in _MAY_AS if _MAY_AS[one] & MAY[act]), buttoned.lan)
            seen = len(person.screen)
            await person.press(":".join([act, "1", *[str(number)] * (count - 1)]))
            assert len(person.screen) > seen, act
    assert await buttoned.status(buttoned.lan) == "delivered"


_MAY_AS = {"lan": {"head"}, "director": {"director"}, "admin": {"admin"}}


PAYLOADS = (
    *("", ":", "ack", "ack:", "ack:-1", "ack:+1", "ack:1:2", "ack:１", "ack:١", "ack:²", "ack: 1", "ack:1\n", "ACK:1"),
    *("ack:" + "1" * 19, "ack:1:2:3:4", "summary:1:2:0:0", "urge:1:2:3", "language:1:0", "\0", "ack\0:1", "act:1"),
)


async def test_what_is_no_payload_does_nothing(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    for payload in PAYLOADS:
        assert parse_payload(payload) is None
        await buttoned.lan.press(payload)
        assert buttoned.lan.last.text == buttoned.words.not_understood()
    assert await buttoned.status(buttoned.lan) == "delivered"


@pytest.mark.parametrize("mark", [0, 1, 999_999_999])
async def test_an_urging_with_a_forged_mark_asks_again(buttoned: StoryOffice, mark: int) -> None:
    await buttoned.issue(NUMBER, to=buttoned.lan, subject=SUBJECT)
    for _ in range(2):
        await buttoned.director.press(f"urgeyes:1:{mark}")
        assert buttoned.director.options[-2:] == ["Đồng ý", "Quay lại"]
    assert buttoned.lan.received("nudge") == []
