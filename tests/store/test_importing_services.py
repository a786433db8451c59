"""The recipients' file, taken over as a whole or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.messages import Fate
from bot.core.model import Kind, Reach, Role, State
from bot.documents.recipients import RecipientRow
from bot.services.importing import Imported, NothingChanged, import_recipients
from bot.services.joining import join_by_code, join_vouched, make_invites
from bot.services.listing import recipients_json
from bot.services.looking import directors_over
from tests.store.office_cast import CHAT, DAY, Cast, row

OFFICE = [
    row(2, "TC", "Nguyễn Thị Lan", title="Trưởng phòng", phone="0912345671", telegram_id=101, parent_code="SO"),
    row(3, "KH", "Trần Văn Minh", phone="0912345672", parent_code="SO"),
    row(4, "KH", "Lê Thu Hoa", "deputy", phone="0912345673", zalo_id="z-9", parent_code="SO"),
    row(5, "SO", "Vũ Đức Hải", "director", telegram_id=105),
    row(6, "SO", "Phạm Thị Cúc", "clerk"),
]


def take(cast: Cast, rows: Sequence[RecipientRow], **options: Any) -> Imported:
    imported: Imported = cast.do(import_recipients, rows, **options)
    return imported


def refused(cast: Cast, rows: Sequence[RecipientRow], **options: Any) -> Imported:
    """The verdicts of a file that changes nothing."""
    before = cast.do(recipients_json)
    with pytest.raises(NothingChanged) as caught:
        take(cast, rows, **options)
    assert cast.do(recipients_json) == before
    return caught.value.imported


def verdicts(imported: Imported) -> list[str]:
    return [each.verdict for each in imported.rows]


def the_error(imported: Imported) -> str:
    [error] = [each.message for each in imported.rows if each.verdict == "error"]
    return error


def heads(cast: Cast) -> dict[str, str]:
    posts = cast.do(lambda work: work.recipients.posts(work.today, roles={Role.HEAD}))
    return {post.unit.code: post.person.full_name for post in posts}


def people(cast: Cast) -> int:
    count: int = cast.do(lambda work: len({post.person.id for post in work.recipients.posts(work.today)}))
    return count


# What comes of a file


def test_a_first_file_is_added_parents_first_whatever_their_order(cast: Cast) -> None:
    imported = take(cast, OFFICE)
    assert verdicts(imported) == ["added"] * 5
    assert [each.row for each in imported.rows] == [2, 3, 4, 5, 6]
    assert cast.do(recipients_json) == [
        {
            "unit": "KH",
            "name": "Phòng KH",
            "parent": "SO",
            "posts": [
                post_json("Trần Văn Minh", "head", phone="0912345672"),
                post_json("Lê Thu Hoa", "deputy", phone="0912345673", contacts=["zalo"]),
            ],
        },
        {
            "unit": "SO",
            "name": "Phòng SO",
            "parent": None,
            "posts": [post_json("Vũ Đức Hải", "director", contacts=[CHAT]), post_json("Phạm Thị Cúc", "clerk")],
        },
        {
            "unit": "TC",
            "name": "Phòng TC",
            "parent": "SO",
            "posts": [post_json("Nguyễn Thị Lan", "head", "Trưởng phòng", phone="0912345671", contacts=[CHAT])],
        },
    ]


def post_json(
    name: str, role: str, title: str | None = None, *, phone: str | None = None, contacts: Sequence[str] = ()
) -> dict[str, Any]:
    reached = [{"channel": channel, "reach": Reach.VOUCHED, "in_use": channel == CHAT} for channel in contacts]
    return {"person": name, "title": title, "role": role, "phone": phone, "reachable": False, "contacts": reached}


def test_the_same_file_again_is_unchanged(cast: Cast) -> None:
    take(cast, OFFICE)
    before = cast.do(recipients_json)
    again = take(cast, OFFICE)
    assert (verdicts(again), again.ended) == (["unchanged"] * 5, ())
    assert (cast.do(recipients_json), people(cast)) == (before, 5)


def test_an_error_in_one_row_changes_nothing_at_all(cast: Cast) -> None:
    take(cast, OFFICE)
    bad = [row(2, "MOI", "Người Mới"), row(3, "XD", "Ai Đó", parent_code="KHONG-CO")]
    imported = refused(cast, bad, replace_all=True)
    assert verdicts(imported) == ["added", "error"]
    assert "KHONG-CO" in the_error(imported)


def test_a_row_that_could_not_be_read_is_an_error(cast: Cast) -> None:
    imported = refused(cast, [row(2, "TC", "Lan"), row(3, "", "", problem="vai_tro: chưa ghi.")])
    assert verdicts(imported) == ["added", "error"]
    assert the_error(imported) == "vai_tro: chưa ghi."


def test_a_dry_run_tells_all_and_changes_nothing(cast: Cast) -> None:
    take(cast, OFFICE)
    changed = [*OFFICE[2:], row(7, "TC", "Người Mới"), row(8, "KH", "Trần Văn Minh")]
    imported = refused(cast, changed, dry_run=True, replace_all=True)
    assert verdicts(imported) == ["unchanged"] * 3 + ["added", "unchanged"]
    assert imported.ended == ("Nguyễn Thị Lan (Trưởng phòng, TC)",)
    assert cast.every_delivery() == []


@pytest.mark.parametrize(
    "change",
    [{"title": "Q. Trưởng phòng"}, {"unit_name": "Phòng Tài chính"}, {"phone": "0987654321"}, {"zalo_id": "z-1"}],
    ids=["title", "unit's name", "phone", "another account"],
)
def test_a_changed_cell_is_an_update(cast: Cast, change: dict[str, Any]) -> None:
    take(cast, OFFICE)
    first = row(2, "TC", "Nguyễn Thị Lan", title="Trưởng phòng", phone="0912345671", telegram_id=101, parent_code="SO")
    values = {name: getattr(first, name) for name in ("title", "phone", "telegram_id", "parent_code")}
    assert verdicts(take(cast, [row(2, "TC", "Nguyễn Thị Lan", **(values | change))])) == ["updated"]
    assert people(cast) == 5


def test_a_renamed_unit_is_an_update_of_its_own_row(cast: Cast) -> None:
    """It was saved as the parent of a unit above it in the file, and its own row then called unchanged."""
    take(cast, OFFICE)
    renamed = [each if each.unit_code != "SO" else replace(each, unit_name="Sở Nông nghiệp") for each in OFFICE]
    assert verdicts(take(cast, renamed)) == ["unchanged"] * 3 + ["updated", "unchanged"]


def test_an_empty_cell_takes_nothing_away(cast: Cast) -> None:
    take(cast, OFFICE)
    assert verdicts(take(cast, [row(2, "TC", "Nguyễn Thị Lan")])) == ["unchanged"]


# Who is who


def test_a_person_is_known_by_the_phone(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Nguyễn Thị Lan", phone="0912345671")])
    moved = take(cast, [row(2, "KH", "Nguyễn Thị Lan Anh", "officer", phone="0912345671")])
    assert verdicts(moved) == ["added"]
    assert heads(cast) == {"TC": "Nguyễn Thị Lan Anh"}
    assert people(cast) == 1


def test_without_a_phone_a_person_is_known_by_the_account(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Nguyễn Thị Lan", telegram_id=101)])
    assert verdicts(take(cast, [row(2, "KH", "Lan", "officer", telegram_id=101, phone="0912345671")])) == ["added"]
    assert people(cast) == 1


def test_without_both_a_person_is_known_by_name_and_unit(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Nguyễn Thị Lan")])
    assert verdicts(take(cast, [row(2, "TC", "NGUYỄN THỊ LAN", phone="0912345671")])) == ["updated"]
    assert verdicts(take(cast, [row(2, "KH", "Nguyễn Thị Lan", "officer")])) == ["added"]
    assert people(cast) == 2  # the same name in another unit is somebody else


def test_namesakes_in_one_unit_are_told_apart_by_their_phones(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Nguyễn Thị Lan", "officer", phone="0912345671")])
    take(cast, [row(2, "TC", "Nguyễn Thị Lan", "officer", phone="0912345672")])
    assert people(cast) == 2


def test_a_phone_and_an_account_of_two_people_are_an_error(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", phone="0912345671"), row(3, "KH", "Minh", telegram_id=102)])
    imported = refused(cast, [row(2, "TC", "Lan", phone="0912345671", telegram_id=102)])
    assert "dien_thoai thuộc về Lan còn tài khoản thuộc về Minh" in the_error(imported)


def test_two_accounts_of_two_people_are_an_error(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", zalo_id="z-1"), row(3, "KH", "Minh", telegram_id=102)])
    imported = refused(cast, [row(2, "TC", "Lan", zalo_id="z-1", telegram_id=102)])
    assert "telegram_id và zalo_id thuộc về hai người khác nhau" in the_error(imported)


# The tree of units


def test_a_parent_may_be_known_already(cast: Cast) -> None:
    take(cast, OFFICE)
    assert verdicts(take(cast, [row(2, "XD", "Ai Đó", parent_code="so")])) == ["added"]
    assert cast.do(lambda work: work.recipients.unit("XD").parent_id) == cast.do(
        lambda work: work.recipients.unit("SO").id
    )


def test_a_code_written_in_two_ways_is_one_unit_with_one_head(cast: Cast) -> None:
    """The rules between rows compared codes by letter, and two heads of one unit passed."""
    imported = refused(cast, [row(2, "TC", "Lan", unit_name="Tài chính"), row(3, "tc", "Minh", unit_name="Tài chính")])
    assert verdicts(imported) == ["added", "error"]
    take(
        cast,
        [row(2, "SGDĐT", "Lan", unit_name="Sở Giáo dục"), row(3, "sgdđt", "Minh", "deputy", unit_name="Sở Giáo dục")],
    )
    assert [unit["unit"] for unit in cast.do(recipients_json)] == ["SGDĐT"]


def test_a_ring_of_parents_in_the_file_is_told_to_every_row_below_it(cast: Cast) -> None:
    """A row of a unit below the ring, without a mistake of its own, went round until Python gave up."""
    ring = [
        row(2, "A", "Lan", parent_code="B"),
        row(3, "B", "Minh", parent_code="A"),
        row(4, "C", "Hoa", parent_code="A"),
        row(5, "A", "Tú", "deputy"),
    ]
    assert verdicts(refused(cast, ring)) == ["error"] * 4


def test_a_ring_closed_with_what_is_known_already_is_an_error(cast: Cast) -> None:
    """It was taken over, and looking for the director above such a unit never ended."""
    take(cast, [row(2, "A", "Lan"), row(3, "B", "Minh", parent_code="A"), row(4, "C", "Hoa", parent_code="B")])
    imported = refused(cast, [row(2, "A", "Lan", parent_code="C")])
    assert "đi vòng tròn (A → C → A)" in the_error(imported)
    assert cast.do(lambda work: directors_over(work, work.recipients.unit("A"))) == []


def test_turning_two_units_round_in_one_file_is_no_ring(cast: Cast) -> None:
    take(cast, [row(2, "A", "Lan"), row(3, "B", "Minh", parent_code="A")])
    top = cast.do(lambda work: work.recipients.save_unit("SO", "Sở", None))
    turned = [row(2, "B", "Minh", parent_code="SO"), row(3, "A", "Lan", parent_code="B")]
    assert verdicts(take(cast, turned)) == ["updated", "updated"]
    units = cast.do(lambda work: {unit.code: unit.parent_id for unit in work.recipients.units()})
    assert units["B"] == top.id


# A new head


def test_a_new_head_ends_the_old_post_today_and_takes_over_what_is_open(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", telegram_id=101), row(3, "KH", "Minh", telegram_id=102)])
    for account in ("101", "102"):
        cast.do(join_vouched, CHAT, account)
    issued = cast.issue()
    cast.send_all()
    cast.clock.let_pass(DAY)
    take(cast, [row(2, "TC", "Hoa", telegram_id=103)])
    assert heads(cast) == {"TC": "Hoa", "KH": "Minh"}
    cast.do(join_vouched, CHAT, "103")
    assert [(d.kind, d.address) for d in cast.queued("103")] == [(Kind.DIRECTIVE, "103")]
    cast.send_all()
    to = [(d.address, d.state) for d in cast.deliveries(issued, Kind.DIRECTIVE)]
    assert to == [("102", State.SENT), ("101", State.SENT), ("103", State.SENT)]


def test_a_new_head_who_has_joined_gets_what_is_open_at_once(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", telegram_id=101), row(3, "TC", "Minh", "deputy", telegram_id=102)])
    cast.do(join_vouched, CHAT, "102")
    cast.issue(["TC"])
    imported = take(cast, [row(2, "TC", "Minh", telegram_id=102)])
    assert imported.ended == ("Lan (TC)",)
    assert [d.kind for d in cast.queued("102")] == [Kind.DIRECTIVE, Kind.NOTICE]  # and the list of what is open
    take(cast, [row(2, "TC", "Minh", telegram_id=102)])
    assert len(cast.queued("102")) == 2


def test_a_head_who_goes_and_comes_back_the_same_day_is_head(cast: Cast) -> None:
    for name in ("Lan", "Minh", "Lan"):
        take(cast, [row(2, "TC", name, phone="0912345671" if name == "Lan" else "0912345672")])
    assert heads(cast) == {"TC": "Lan"}
    assert people(cast) == 1


def test_the_record_says_whose_post_ended(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", phone="0912345671")], by="Văn thư Hoa")
    take(cast, [row(2, "TC", "Minh", phone="0912345672")], by="Văn thư Hoa")
    office = cast.do(lambda work: [(e.what, e.who, e.text) for e in work.events.of_directive(0)])
    assert office == [
        ("imported", "Văn thư Hoa", "added 1, updated 0, unchanged 0"),
        ("post_ended", "hệ thống", "Lan, head, TC"),
        ("imported", "Văn thư Hoa", "added 1, updated 0, unchanged 0"),
    ]


# Those who are not in the file


def test_rows_that_are_not_in_the_file_stay(cast: Cast) -> None:
    take(cast, OFFICE)
    take(cast, OFFICE[:1])
    assert people(cast) == 5


def test_replace_ends_the_posts_that_are_not_in_the_file(cast: Cast) -> None:
    take(cast, OFFICE)
    cast.clock.let_pass(DAY)
    imported = take(cast, [OFFICE[0], OFFICE[3]], replace_all=True)
    assert imported.ended == (
        "Trần Văn Minh (KH)",
        "Lê Thu Hoa (KH)",
        "Phạm Thị Cúc (SO)",
    )
    assert verdicts(imported) == ["unchanged", "unchanged"]
    assert people(cast) == 2


def test_a_unit_that_loses_its_head_by_the_file_goes_to_the_call_sheet_in_time(cast: Cast) -> None:
    """Its next step stayed that of a head who is reminded, here three weeks later."""
    take(cast, [row(2, "TC", "Lan", telegram_id=101), row(3, "SO", "Cúc", "clerk")])
    cast.do(join_vouched, CHAT, "101")
    [a] = cast.assignments(cast.issue(["TC"]))
    far = cast.clock.now() + 21 * DAY

    def put_far(work: Any) -> None:
        work.assignments.save(replace(a, next_step_at=far))

    cast.do(put_far)
    take(cast, [row(3, "SO", "Cúc", "clerk")], replace_all=True)
    matter = cast.look(a.id)
    assert matter.addressee.reason == "no_head"
    assert matter.assignment.next_step_at == cast.clock.now() + timedelta(days=1)


# Accounts


def test_an_account_of_the_file_is_vouched_for_and_nothing_is_sent_to_it(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", telegram_id=101)])
    contact = cast.do(lambda work: work.recipients.contact(CHAT, "101"))
    assert (contact.reach, contact.proof, contact.joined_at) == (Reach.VOUCHED, "file", None)
    issued = cast.issue(["TC"])
    assert [a.reason for a in issued.unreachable] == ["never_joined"]
    assert cast.every_delivery() == []


def test_an_account_that_has_joined_or_blocked_stays_so(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", telegram_id=101)])
    cast.do(join_vouched, CHAT, "101")
    for reach in (Reach.REACHABLE, Reach.BLOCKED):
        contact = cast.do(lambda work: work.recipients.contact(CHAT, "101"))
        cast.do(lambda work, to=contact.id, reach=reach: work.recipients.set_reach(to, reach))
        assert verdicts(take(cast, [row(2, "TC", "Lan", telegram_id=101)])) == ["unchanged"]
        assert cast.do(lambda work: work.recipients.contact(CHAT, "101").reach) is reach


def test_a_lost_account_does_not_come_back_with_the_old_file(cast: Cast) -> None:
    """Importing the same file again vouched once more for an account that an invite had replaced."""
    file = [row(2, "TC", "Lan", telegram_id=101)]
    take(cast, file)
    cast.do(join_vouched, CHAT, "101")
    [invite] = cast.do(make_invites, unit_code="TC")
    cast.do(join_by_code, CHAT, "999", invite.code)
    assert verdicts(take(cast, file)) == ["unchanged"]
    assert cast.do(join_vouched, CHAT, "101") is None


def test_a_replaced_account_may_be_vouched_for_as_somebody_elses(cast: Cast) -> None:
    take(cast, [row(2, "TC", "Lan", phone="0912345671", telegram_id=101)])
    [invite] = cast.do(make_invites, unit_code="TC")
    cast.do(join_by_code, CHAT, "999", invite.code)
    assert verdicts(take(cast, [row(2, "KH", "Minh", phone="0912345672", telegram_id=101)])) == ["added"]
    assert cast.do(join_vouched, CHAT, "101").person.full_name == "Minh"


# A big office


def test_two_thousand_rows_are_taken_over(cast: Cast) -> None:
    rows = [row(2, "SO", "Giám đốc", "director")] + [
        row(
            n,
            f"U{n // 4:03}",
            f"Người {n}",
            ("head", "deputy", "officer", "clerk")[n % 4],
            unit_name=f"Phòng {n // 4}",
            phone=f"09{n:08}",
            telegram_id=1000 + n,
            parent_code="SO",
        )
        for n in range(4, 2003)
    ]
    assert take(cast, rows).count("added") == 2000


def test_a_failed_send_is_made_up_for_by_the_next_file(cast: Cast) -> None:
    """Refused for a reason of the message's own: the head is still reachable, and importing sends it once more."""
    take(cast, [row(2, "TC", "Lan", telegram_id=101)])
    cast.do(join_vouched, CHAT, "101")
    cast.issue(["TC"])
    [claim] = cast.claim()
    cast.record(claim, Fate.REFUSED, reason="too long")
    take(cast, [row(2, "TC", "Lan", telegram_id=101)])
    assert [d.kind for d in cast.queued("101")] == [Kind.DIRECTIVE]
