"""Units, people, posts, contacts and invites, as the port promises them."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.model import Contact, Person, PersonId, Post, Reach, Role, Unit, UnitId
from tests.store.office_cast import CHAT, DAY, HOUR, MORNING, TODAY

TOMORROW, YESTERDAY = date(2026, 3, 5), date(2026, 3, 3)


def unit(work: SqlUnitOfWork, code: str, parent: UnitId | None = None) -> Unit:
    return work.recipients.save_unit(code, f"Phòng {code}", parent)


def person(work: SqlUnitOfWork, name: str = "Nguyễn Thị Lan", phone: str | None = None) -> Person:
    return work.recipients.add_person(name, phone)


def post(work: SqlUnitOfWork, who: Person, where: Unit, role: Role = Role.HEAD, from_on: date = TODAY) -> Post:
    work.recipients.add_post(who.id, where.id, role, None, from_on)
    return work.recipients.posts(from_on, person_id=who.id, unit_id=where.id, roles={role})[-1]


def contact(work: SqlUnitOfWork, who: Person, address: str, reach: Reach = Reach.REACHABLE) -> Contact:
    return work.recipients.save_contact(who.id, CHAT, address, proof="invite", reach=reach, joined_at=MORNING)


# Units


def test_units_come_by_code(work: SqlUnitOfWork) -> None:
    for code in ("TC", "KH", "VP"):
        unit(work, code)
    assert [each.code for each in work.recipients.units()] == ["KH", "TC", "VP"]


def test_a_unit_is_found_whatever_its_case(work: SqlUnitOfWork) -> None:
    made = unit(work, "Tc-01")
    assert [work.recipients.unit(code) for code in ("Tc-01", "TC-01", "tc-01", "TC-02")] == [made, made, made, None]


def test_a_code_with_vietnamese_letters_is_found_whatever_its_case(work: SqlUnitOfWork) -> None:
    """SQLite's lower() knew no letters beyond a-z, so that saving SGDĐT failed."""
    made = unit(work, "SGDĐT")
    assert [work.recipients.unit(code) for code in ("SGDĐT", "sgdđt", "SgdĐt")] == [made] * 3


def test_saving_a_known_unit_renames_and_moves_it(work: SqlUnitOfWork) -> None:
    top, made = unit(work, "SO"), unit(work, "TC")
    saved = work.recipients.save_unit("tc", "Phòng Tài chính", top.id)
    assert saved == Unit(id=made.id, code="TC", name="Phòng Tài chính", parent_id=top.id)
    assert work.recipients.units() == [top, saved]


# People


def test_a_person_comes_back_as_saved(work: SqlUnitOfWork) -> None:
    made = person(work, "Nguyễn Thị Lan", "0912345678")
    assert work.recipients.person(made.id) == Person(id=made.id, full_name="Nguyễn Thị Lan", phone="0912345678")
    changed = Person(id=made.id, full_name="Nguyễn Thị Lan Anh", phone=None, language="en")
    work.recipients.save_person(changed)
    assert work.recipients.person(made.id) == changed


def test_nobody_has_an_unknown_id(work: SqlUnitOfWork) -> None:
    with pytest.raises(KeyError, match="7"):
        work.recipients.person(PersonId(7))


def test_a_phone_finds_one_person(work: SqlUnitOfWork) -> None:
    lan, _ = person(work, "Lan", "0912345678"), person(work, "Minh")
    assert work.recipients.person_by_phone("0912345678") == lan
    assert work.recipients.person_by_phone("0912345679") is None
    with pytest.raises(IntegrityError):
        person(work, "Hoa", "0912345678")


# Posts


def test_a_post_is_held_from_a_day_to_a_day(work: SqlUnitOfWork) -> None:
    lan, tc = person(work), unit(work, "TC")
    made = post(work, lan, tc, from_on=TODAY)
    work.recipients.end_post(made.id, TOMORROW)
    held = {day.isoformat(): len(work.recipients.posts(day)) for day in (YESTERDAY, TODAY, TOMORROW)}
    assert held == {"2026-03-03": 0, "2026-03-04": 1, "2026-03-05": 0}


def test_a_post_ended_on_its_first_day_was_never_held(work: SqlUnitOfWork) -> None:
    made = post(work, person(work), unit(work, "TC"))
    work.recipients.end_post(made.id, TODAY)
    assert work.recipients.posts(TODAY) == []


def test_posts_come_by_unit_code_and_then_as_they_were_made(work: SqlUnitOfWork) -> None:
    vp, kh = unit(work, "VP"), unit(work, "KH")
    names = ("Lan", "Minh", "Hoa", "Tú")
    for name, where in zip(names, (vp, kh, vp, kh), strict=True):
        post(work, person(work, name), where, Role.OFFICER)
    assert [p.person.full_name for p in work.recipients.posts(TODAY)] == ["Minh", "Tú", "Lan", "Hoa"]


def test_posts_are_chosen_by_unit_person_and_role(work: SqlUnitOfWork) -> None:
    vp, kh, lan, minh = unit(work, "VP"), unit(work, "KH"), person(work, "Lan"), person(work, "Minh")
    head = post(work, lan, vp, Role.HEAD)
    deputy = post(work, minh, vp, Role.DEPUTY)
    clerk = post(work, lan, kh, Role.CLERK)
    find = work.recipients.posts
    assert find(TODAY, unit_id=vp.id) == [head, deputy]
    assert find(TODAY, person_id=lan.id) == [clerk, head]
    assert find(TODAY, roles={Role.CLERK, Role.DEPUTY}) == [clerk, deputy]
    assert find(TODAY, unit_id=vp.id, person_id=lan.id, roles={Role.CLERK}) == []


def test_a_post_knows_its_person_unit_and_title(work: SqlUnitOfWork) -> None:
    lan, top = person(work, "Lan", "0912345678"), unit(work, "SO")
    tc = unit(work, "TC", top.id)
    work.recipients.add_post(lan.id, tc.id, Role.HEAD, "Trưởng phòng", TODAY)
    [made] = work.recipients.posts(TODAY)
    assert made == Post(id=made.id, person=lan, unit=tc, role=Role.HEAD, title="Trưởng phòng", from_on=TODAY)
    work.recipients.retitle_post(made.id, "Q. Trưởng phòng")
    assert [p.title for p in work.recipients.posts(TODAY)] == ["Q. Trưởng phòng"]


# Contacts


def test_contacts_come_the_oldest_first_replaced_ones_too(work: SqlUnitOfWork) -> None:
    lan, minh = person(work, "Lan"), person(work, "Minh")
    made = [contact(work, lan, "2", Reach.REPLACED), contact(work, minh, "3"), contact(work, lan, "1", Reach.BLOCKED)]
    assert work.recipients.contacts() == made
    assert work.recipients.contacts(lan.id) == [made[0], made[2]]


def test_a_contact_comes_back_as_saved(work: SqlUnitOfWork) -> None:
    lan = person(work)
    made = contact(work, lan, "100")
    expected = Contact(
        id=made.id,
        person_id=lan.id,
        channel=CHAT,
        address="100",
        proof="invite",
        reach=Reach.REACHABLE,
        joined_at=MORNING,
    )
    assert (made, work.recipients.contact(CHAT, "100")) == (expected, expected)
    assert work.recipients.contact("zalo", "100") is None


def test_an_account_becomes_the_persons_whosever_it_was_before(work: SqlUnitOfWork) -> None:
    lan, minh = person(work, "Lan"), person(work, "Minh")
    before = contact(work, lan, "100")
    after = work.recipients.save_contact(minh.id, CHAT, "100", proof="file", reach=Reach.VOUCHED)
    assert (after.id, after.person_id, after.proof, after.joined_at) == (before.id, minh.id, "file", None)
    assert work.recipients.contacts(lan.id) == []


def test_the_reach_of_a_contact_can_change(work: SqlUnitOfWork) -> None:
    made = contact(work, person(work), "100")
    work.recipients.set_reach(made.id, Reach.BLOCKED)
    found = work.recipients.contact(CHAT, "100")
    assert found
    assert found.reach is Reach.BLOCKED


# Addressees


def test_the_head_answers_before_a_deputy_whoever_came_first(work: SqlUnitOfWork) -> None:
    tc, lan, minh = unit(work, "TC"), person(work, "Lan"), person(work, "Minh")
    post(work, minh, tc, Role.DEPUTY)
    contact(work, minh, "200")
    by_deputy = work.recipients.addressees(TODAY)[tc.id]
    assert by_deputy.post
    assert (by_deputy.post.person, by_deputy.reason) == (minh, None)
    post(work, lan, tc, Role.HEAD)
    reached = contact(work, lan, "100")
    by_head = work.recipients.addressees(TODAY)[tc.id]
    assert by_head.post
    assert (by_head.post.person, by_head.contact) == (lan, reached)


def test_the_first_deputy_stands_in_for_the_head(work: SqlUnitOfWork) -> None:
    tc = unit(work, "TC")
    for name in ("Minh", "Hoa"):
        post(work, person(work, name), tc, Role.DEPUTY)
    answering = work.recipients.addressees(TODAY)[tc.id].post
    assert answering
    assert answering.person.full_name == "Minh"


def test_only_heads_and_deputies_in_post_that_day_answer(work: SqlUnitOfWork) -> None:
    tc, lan = unit(work, "TC"), person(work, "Lan")
    post(work, person(work, "Hoa"), tc, Role.OFFICER)
    post(work, lan, tc, from_on=TOMORROW)
    assert work.recipients.addressees(TODAY)[tc.id].reason == "no_head"
    assert work.recipients.addressees(TOMORROW)[tc.id].reason == "never_joined"


@pytest.mark.parametrize(
    ("reaches", "reason"),
    [
        ([], "never_joined"),
        ([Reach.VOUCHED], "never_joined"),
        ([Reach.REPLACED], "never_joined"),
        ([Reach.BLOCKED], "blocked"),
        ([Reach.VOUCHED, Reach.BLOCKED], "blocked"),
        ([Reach.BLOCKED, Reach.REACHABLE], None),
        ([Reach.REPLACED, Reach.REACHABLE], None),
    ],
)
def test_why_a_head_cannot_be_reached(work: SqlUnitOfWork, reaches: list[Reach], reason: str | None) -> None:
    tc, lan = unit(work, "TC"), person(work, "Lan")
    post(work, lan, tc)
    for n, reach in enumerate(reaches):
        contact(work, lan, str(n), reach)
    found = work.recipients.addressees(TODAY)[tc.id]
    assert (found.reason, found.contact is None) == (reason, reason is not None)


def test_the_oldest_contact_that_takes_messages_is_used(work: SqlUnitOfWork) -> None:
    tc, lan = unit(work, "TC"), person(work, "Lan")
    post(work, lan, tc)
    contact(work, lan, "0", Reach.BLOCKED)
    first, _ = contact(work, lan, "1"), contact(work, lan, "2")
    assert work.recipients.addressees(TODAY)[tc.id].contact == first


def test_addressees_of_some_units_only(work: SqlUnitOfWork) -> None:
    tc, vp = unit(work, "TC"), unit(work, "VP")
    assert list(work.recipients.addressees(TODAY)) == [tc.id, vp.id]
    assert list(work.recipients.addressees(TODAY, [vp.id])) == [vp.id]
    assert work.recipients.addressees(TODAY, []) == {}


# Invites


def test_an_invite_is_found_by_its_digest_used_or_not(work: SqlUnitOfWork) -> None:
    lan = person(work)
    work.invites.add("digest", lan.id, created_at=MORNING, expires_at=MORNING + DAY)
    made = work.invites.find("digest")
    assert made
    assert (made.person_id, made.expires_at, made.used_at) == (lan.id, MORNING + DAY, None)
    work.invites.use(made.id, at=MORNING + HOUR, by="telegram:100")
    used = work.invites.find("digest")
    assert used
    assert (used.id, used.used_at) == (made.id, MORNING + HOUR)
    assert work.invites.find("another") is None


def test_a_digest_is_never_taken_twice(work: SqlUnitOfWork) -> None:
    lan = person(work)
    work.invites.add("digest", lan.id, created_at=MORNING, expires_at=MORNING)
    with pytest.raises(ValueError, match="make another"):
        work.invites.add("digest", lan.id, created_at=MORNING, expires_at=MORNING)


def test_wrong_codes_are_counted_by_account_and_in_all(work: SqlUnitOfWork) -> None:
    minute = timedelta(minutes=1)
    for n, account in enumerate(("1", "1", "2")):
        work.invites.note_wrong(CHAT, account, MORNING + n * minute)
    count = work.invites.count_wrong
    assert count(MORNING - minute) == 3
    assert count(MORNING) == 2  # the very moment does not count
    assert count(MORNING - minute, (CHAT, "1")) == 2
    assert count(MORNING - minute, ("zalo", "1")) == 0


def test_wrong_codes_are_forgotten_after_a_day(work: SqlUnitOfWork) -> None:
    work.invites.note_wrong(CHAT, "1", MORNING)
    work.invites.note_wrong(CHAT, "1", MORNING + 2 * DAY)
    assert work.invites.count_wrong(MORNING - DAY) == 1
