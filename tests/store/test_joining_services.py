"""How people come in: one-use codes, accounts of the file, the first admin; and how they leave."""

from datetime import timedelta
from typing import Any

import pytest

from bot.adapters.database.office import DatabaseOffice
from bot.core.errors import ExpiredCode, InviteProblem, NotFound, SomeoneElses, TooManyTries, UsedCode, WrongCode
from bot.core.messages import Fate
from bot.core.model import Kind, Person, Reach, Role, State
from bot.services.joining import (
    ALARM_AN_HOUR,
    TRIES_AN_HOUR,
    Joined,
    NewInvite,
    join_by_code,
    join_vouched,
    leave,
    make_invites,
    note_wrong,
)
from tests.store.office_cast import CHAT, DAY, HOUR, MINUTE, Cast, TwoClocks, rules

WRONG = "AAAA-BBBB-CCCC"


def invite(cast: Cast, code: str = "TC") -> NewInvite:
    [made] = cast.do(make_invites, unit_code=code)
    assert isinstance(made, NewInvite)
    return made


def join(cast: Cast, address: str, code: str) -> Joined:
    joined: Joined = cast.do(join_by_code, CHAT, address, code)
    return joined


def start(cast: Cast, address: str) -> Joined | None:
    joined: Joined | None = cast.do(join_vouched, CHAT, address)
    return joined


def guess(cast: Cast, address: str) -> bool:
    """As the conversation does it: the refusal, then the note of it in a transaction that commits."""
    with pytest.raises(WrongCode):
        join(cast, address, WRONG)
    alarm: bool = cast.do(note_wrong, CHAT, address)
    return alarm


def reaches(cast: Cast, person: Person) -> dict[str, Reach]:
    return {c.address: c.reach for c in cast.do(lambda work: work.recipients.contacts(person.id))}


def history(cast: Cast) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = cast.do(lambda work: [(e.what, e.who) for e in work.events.of_directive(0)])
    return found


# Codes


def test_a_code_has_sixty_random_bits_and_no_signs_that_look_alike(cast: Cast) -> None:
    for n in range(30):
        cast.head("TC", f"Người {n}", role=Role.OFFICER)
    codes = [one.code for one in cast.do(make_invites, unit_code="TC")]
    signs = set("".join(codes))
    assert (len(set(codes)), {len(code) for code in codes}) == (30, {12})
    assert signs <= set("ABCDEFGHJKMNPQRSTVWXYZ0123456789")
    assert len(signs) == 32  # 12 signs of 5 bits each


def test_only_a_digest_of_a_code_is_stored(cast: Cast) -> None:
    cast.head("TC", "Lan")
    made = invite(cast)
    kept = cast.everything_kept()
    assert b"Lan" in kept
    assert made.code.encode() not in kept
    assert made.code.lower().encode() not in kept


def test_a_code_of_another_key_is_no_code(cast: Cast, clock: TwoClocks) -> None:
    cast.head("TC", "Lan")
    made = invite(cast)
    other = DatabaseOffice(cast.office.engine, rules=rules(secret=b"another key"), clock=clock)
    with pytest.raises(WrongCode):
        other.run_now(join_by_code, CHAT, "100", made.code)


@pytest.mark.parametrize("spelt", [str, str.lower, lambda code: f" {code[:4]}-{code[4:8]} {code[8:]} "])
def test_a_code_lets_its_person_in_however_it_is_spelt(cast: Cast, spelt: Any) -> None:
    lan = cast.head("TC", "Lan")
    joined = join(cast, "100", spelt(invite(cast).code))
    assert (joined.person, joined.news, [p.unit.code for p in joined.posts]) == (lan, True, ["TC"])
    assert reaches(cast, lan) == {"100": Reach.REACHABLE}
    assert history(cast) == [("invited", "Lan"), ("joined", "Lan")]


def test_everybody_in_a_unit_is_invited_once(cast: Cast) -> None:
    lan = cast.head("TC", "Lan", "100")
    cast.post(lan, cast.unit("TC"), Role.DIRECTOR)
    cast.head("TC", "Minh", role=Role.OFFICER)
    cast.head("KH", "Hoa")
    assert [one.post.person.full_name for one in cast.do(make_invites, unit_code="tc")] == ["Lan", "Minh"]


def test_all_means_everybody_who_has_not_joined(cast: Cast) -> None:
    cast.head("TC", "Lan", "100")
    cast.head("KH", "Minh")
    blocked = cast.head("VP", "Hoa")
    cast.contact(blocked, "300", reach=Reach.BLOCKED)
    assert [one.post.person.full_name for one in cast.do(make_invites, unit_code=None)] == ["Minh", "Hoa"]


def test_an_unknown_or_empty_unit_cannot_be_invited(cast: Cast) -> None:
    cast.unit("TC")
    for code, message in (("XX", "There is no unit XX"), ("TC", "Unit TC has nobody in post")):
        with pytest.raises(NotFound, match=message):
            cast.do(make_invites, unit_code=code)


def test_a_code_expires(cast: Cast) -> None:
    cast.head("TC", "Lan")
    made = invite(cast)
    assert made.expires_at == cast.clock.now() + 14 * DAY
    cast.clock.travel_to(made.expires_at - MINUTE)
    later = invite(cast)
    cast.clock.travel_to(made.expires_at)
    with pytest.raises(ExpiredCode, match="expired on 2026-03-18"):
        join(cast, "100", made.code)
    assert join(cast, "100", later.code).news


def test_a_code_is_spent_once_it_was_used(cast: Cast) -> None:
    cast.head("TC", "Lan")
    made = invite(cast)
    join(cast, "100", made.code)
    with pytest.raises(UsedCode, match="used on 2026-03-04"):
        join(cast, "200", made.code)


def test_the_account_that_used_a_code_may_say_it_again(cast: Cast) -> None:
    """The link in the invitation says `/start CODE` each time it is opened."""
    lan = cast.head("TC", "Lan")
    made = invite(cast)
    join(cast, "100", made.code)
    again = join(cast, "100", made.code)
    assert (again.person, again.news) == (lan, False)


def test_who_blocked_the_bot_comes_back_by_the_same_link(cast: Cast) -> None:
    """They were told that the code had been used."""
    lan = cast.head("TC", "Lan")
    made = invite(cast)
    join(cast, "100", made.code)
    cast.do(leave, CHAT, "100")
    assert join(cast, "100", made.code).news
    assert reaches(cast, lan) == {"100": Reach.REACHABLE}


def test_a_replaced_account_does_not_come_back_by_its_old_code(cast: Cast) -> None:
    lan = cast.head("TC", "Lan")
    first, second = invite(cast), invite(cast)
    join(cast, "100", first.code)
    join(cast, "200", second.code)
    with pytest.raises(UsedCode):
        join(cast, "100", first.code)
    assert reaches(cast, lan) == {"100": Reach.REPLACED, "200": Reach.REACHABLE}


@pytest.mark.parametrize("reach", [Reach.REACHABLE, Reach.BLOCKED])
def test_an_account_that_belongs_to_somebody_else_cannot_use_a_code(cast: Cast, reach: Reach) -> None:
    cast.head("TC", "Lan")
    minh = cast.head("KH", "Minh")
    cast.contact(minh, "200", reach=reach)
    made = invite(cast)
    with pytest.raises(SomeoneElses):
        join(cast, "200", made.code)
    assert reaches(cast, minh) == {"200": reach}
    assert join(cast, "100", made.code).news  # the code is not spent by it


def test_an_invite_joins_another_account_than_the_file_vouches_for(cast: Cast) -> None:
    lan = cast.head("TC", "Lan")
    cast.contact(lan, "100", reach=Reach.VOUCHED)
    join(cast, "200", invite(cast).code)
    assert reaches(cast, lan) == {"100": Reach.REPLACED, "200": Reach.REACHABLE}
    assert start(cast, "100") is None


def test_refusals_never_name_anybody(cast: Cast) -> None:
    cast.head("TC", "Nguyễn Thị Lan")
    cast.head("KH", "Trần Văn Minh", "200")
    made = invite(cast)
    told = []
    for address, code in (("200", made.code), ("300", WRONG)):
        with pytest.raises(InviteProblem) as caught:
            join(cast, address, code)
        told.append(str(caught.value))
    join(cast, "100", made.code)
    with pytest.raises(UsedCode) as used:
        join(cast, "300", made.code)
    assert not [t for t in [*told, str(used.value)] if "Lan" in t or "Minh" in t or made.code in t or "300" in t]


# Guessing


def test_five_wrong_codes_in_an_hour_slow_an_account_down(cast: Cast) -> None:
    cast.head("TC", "Lan")
    made = invite(cast)
    for n in range(TRIES_AN_HOUR):
        guess(cast, "666")
        cast.clock.let_pass(n * MINUTE)
    with pytest.raises(TooManyTries):
        join(cast, "666", made.code)  # even the right one
    assert join(cast, "100", invite(cast).code).news  # nobody else is slowed down
    cast.clock.let_pass(HOUR - 9 * MINUTE)
    assert guess(cast, "666") is False  # two have lapsed by now


def test_a_try_that_is_refused_unread_is_not_counted_as_wrong(cast: Cast) -> None:
    for _ in range(TRIES_AN_HOUR):
        guess(cast, "666")
    for _ in range(3):
        with pytest.raises(TooManyTries):
            join(cast, "666", WRONG)
    cast.clock.let_pass(HOUR)
    guess(cast, "666")


def test_the_fiftieth_wrong_code_of_an_hour_alarms_once(cast: Cast) -> None:
    alarms = [guess(cast, str(1000 + n // TRIES_AN_HOUR)) for n in range(ALARM_AN_HOUR + 2)]
    assert [n for n, alarm in enumerate(alarms, start=1) if alarm] == [50]


# A newer account takes over


def test_the_newest_account_takes_over_and_both_sides_are_told(cast: Cast) -> None:
    lan = cast.head("TC", "Nguyễn Thị Lan")
    cast.head("VP", "Văn thư Hoa", "900", role=Role.CLERK)
    join(cast, "100", invite(cast).code)
    issued = cast.issue(["TC"])
    cast.send_all()
    join(cast, "200", invite(cast).code)
    assert reaches(cast, lan) == {"100": Reach.REPLACED, "200": Reach.REACHABLE}
    assert [d.kind for d in cast.queued("100")] == [Kind.NOTICE]
    assert [d.kind for d in cast.queued("900")] == [Kind.NOTICE]
    assert [(d.kind, d.directive_id) for d in cast.queued("200")] == [(Kind.DIRECTIVE, issued.directive.id)]
    assert "Nguyễn Thị Lan" in cast.queued("900")[0].facts["text"]
    assert history(cast)[-2:] == [("replaced", "Nguyễn Thị Lan"), ("joined", "Nguyễn Thị Lan")]


def test_a_clerk_who_changes_the_phone_is_told_once(cast: Cast) -> None:
    cast.head("VP", "Hoa", "900", role=Role.CLERK)
    join(cast, "901", invite(cast, "VP").code)
    assert (len(cast.queued("900")), cast.queued("901")) == (1, [])


def test_an_account_that_never_joined_is_not_told_that_it_is_replaced(cast: Cast) -> None:
    lan = cast.head("TC", "Lan")
    cast.head("VP", "Hoa", "900", role=Role.CLERK)
    cast.contact(lan, "100", reach=Reach.VOUCHED)
    join(cast, "200", invite(cast).code)
    assert cast.queued("100") == []


def test_a_replaced_account_that_blocks_the_bot_stays_replaced(cast: Cast) -> None:
    """Refused by the lost account, the news of its replacement made it one that may come back."""
    lan = cast.head("TC", "Lan", "100")
    join(cast, "200", invite(cast).code)
    [claim] = cast.claim()
    assert claim.address == "100"
    cast.record(claim, Fate.REFUSED, unreachable=True, reason="blocked")
    assert reaches(cast, lan) == {"100": Reach.REPLACED, "200": Reach.REACHABLE}
    assert start(cast, "100") is None


# /start without a code


def test_an_account_of_the_file_joins_by_start_alone(cast: Cast) -> None:
    lan = cast.head("TC", "Lan")
    cast.contact(lan, "100", reach=Reach.VOUCHED)
    cast.issue(["TC"])
    joined = start(cast, "100")
    assert joined
    assert (joined.person, joined.news, len(joined.open_matters)) == (lan, True, 1)
    assert [d.kind for d in cast.queued("100")] == [Kind.DIRECTIVE]
    contact = cast.do(lambda work: work.recipients.contact(CHAT, "100"))
    assert (contact.reach, contact.proof, contact.joined_at) == (Reach.REACHABLE, "invite", cast.clock.now())


def test_start_again_changes_nothing(cast: Cast) -> None:
    cast.head("TC", "Lan", "100")
    cast.issue(["TC"])
    cast.clock.let_pass(HOUR)
    for _ in range(2):
        again = start(cast, "100")
        assert again
        assert (again.news, len(again.open_matters)) == (False, 1)
    assert len(cast.queued("100")) == 1
    assert history(cast) == []


def test_a_stranger_does_not_get_in(cast: Cast) -> None:
    cast.head("TC", "Lan", "100")
    assert start(cast, "666") is None
    assert cast.do(lambda work: work.recipients.contact(CHAT, "666")) is None


# The first admin


@pytest.fixture
def with_admins(office: DatabaseOffice, cast: Cast) -> Cast:
    """ADMIN_TELEGRAM_IDS=500,501"""
    office.rules = rules(admins=frozenset({(CHAT, "500"), (CHAT, "501")}))
    return cast


def admins(cast: Cast) -> list[str]:
    posts = cast.do(lambda work: work.recipients.posts(work.today, roles={Role.ADMIN}))
    return [post.person.full_name for post in posts]


def test_while_no_admin_exists_an_account_of_the_settings_starts_as_one(with_admins: Cast) -> None:
    joined = start(with_admins, "500")
    assert joined
    assert ([p.role for p in joined.posts], joined.news) == ([Role.ADMIN], True)
    assert with_admins.do(lambda work: work.recipients.contact(CHAT, "500").proof) == "setting"
    assert start(with_admins, "501") is None  # there is one now
    again = start(with_admins, "500")
    assert again
    assert again.news is False
    assert admins(with_admins) == ["Quản trị viên"]


def test_an_admin_of_the_file_leaves_no_place_for_a_first_one(with_admins: Cast) -> None:
    with_admins.head("SO", "Tú", role=Role.ADMIN)
    assert start(with_admins, "500") is None


def test_a_known_account_of_the_settings_becomes_admin_while_there_is_none(with_admins: Cast) -> None:
    """It joined as what it was, and nobody could ever become the first admin."""
    with_admins.head("VP", "Văn thư Hoa", "500", role=Role.CLERK)
    joined = start(with_admins, "500")
    assert joined
    assert {p.role for p in joined.posts} == {Role.CLERK, Role.ADMIN}
    assert admins(with_admins) == ["Văn thư Hoa"]


def test_a_replaced_account_of_the_settings_starts_as_a_new_admin(with_admins: Cast) -> None:
    lan = with_admins.head("TC", "Lan")
    with_admins.contact(lan, "500", reach=Reach.REPLACED)
    joined = start(with_admins, "500")
    assert joined
    assert joined.person != lan
    assert with_admins.do(lambda work: work.recipients.contact(CHAT, "500").proof) == "setting"


def test_an_admin_whose_post_was_ended_may_start_as_admin_again(with_admins: Cast) -> None:
    start(with_admins, "500")
    [post] = with_admins.do(lambda work: work.recipients.posts(work.today, roles={Role.ADMIN}))
    with_admins.do(lambda work: work.recipients.end_post(post.id, work.today))
    with_admins.clock.let_pass(DAY)
    start(with_admins, "500")
    assert admins(with_admins) == ["Quản trị viên"]


# Leaving and coming back


def test_who_blocks_the_bot_is_not_reached_until_they_come_back(cast: Cast) -> None:
    cast.head("TC", "Lan", "100")
    left = cast.do(leave, CHAT, "100")
    assert left
    issued = cast.issue(["TC"])
    assert [a.reason for a in issued.unreachable] == ["blocked"]
    assert cast.queued("100") == []
    back = start(cast, "100")
    assert back
    assert back.news is True
    assert [d.kind for d in cast.queued("100")] == [Kind.DIRECTIVE]


def test_a_directive_refused_by_a_blocked_account_is_sent_when_it_is_back(cast: Cast) -> None:
    cast.head("TC", "Lan", "100")
    issued = cast.issue(["TC"])
    [claim] = cast.claim()
    cast.record(claim, Fate.REFUSED, unreachable=True, reason="bot was blocked by the user")
    start(cast, "100")
    assert [d.state for d in cast.deliveries(issued)] == [State.REFUSED, State.QUEUED]
    cast.send_all()
    assert cast.look(cast.assignments(issued)[0].id).assignment.status == "delivered"


def test_leaving_moves_the_next_step_to_the_call_sheet_and_coming_back_undoes_it(cast: Cast) -> None:
    cast.head("TC", "Lan", "100")
    [a] = cast.assignments(cast.issue(["TC"]))
    cast.send_all()
    whats = []
    for act in (None, leave, join_vouched):
        if act:
            cast.do(act, CHAT, "100")
        step = cast.look(a.id).next_step
        assert step
        assert cast.look(a.id).assignment.next_step_at == step.at
        whats.append(step.what)
    assert whats == ["nudge", "call_sheet", "nudge"]


def test_only_a_joined_account_can_leave(cast: Cast) -> None:
    lan = cast.head("TC", "Lan")
    cast.contact(lan, "100", reach=Reach.VOUCHED)
    assert [cast.do(leave, CHAT, address) for address in ("100", "666")] == [None, None]
    assert reaches(cast, lan) == {"100": Reach.VOUCHED}


def test_an_invite_may_live_for_another_time(cast: Cast, office: DatabaseOffice) -> None:
    office.rules = rules(invite_ttl=timedelta(hours=2))
    cast.head("TC", "Lan")
    assert invite(cast).expires_at == cast.clock.now() + 2 * HOUR
