"""A digest waits, and whoever it is for is on another account by then."""

from dataclasses import replace
from datetime import datetime

from bot.core.model import Reach
from bot.core.stores import UnitOfWork
from bot.services.folding import escalate
from bot.services.looking import look
from tests.story.harness import VIETNAM, FakeChannel, Somebody, StoryOffice


async def _hears_of(office: StoryOffice, handle: str) -> None:
    def tell(work: UnitOfWork) -> None:
        [directive] = work.directives.find(handle)
        matter = look(work, work.assignments.of_directive(directive.id)[0].id)
        assert matter
        assert office.clerk.person
        assert escalate(work, matter, office.clerk.person, call_sheet=False)

    await office.run(tell)


async def _is_on(office: StoryOffice, account: Somebody) -> None:
    def move(work: UnitOfWork) -> None:
        assert office.clerk.person
        for contact in work.recipients.contacts(office.clerk.person.id):
            work.recipients.set_reach(contact.id, Reach.REPLACED)
        work.recipients.save_contact(
            office.clerk.person.id,
            FakeChannel.name,
            account.address,
            proof="invite",
            reach=Reach.REACHABLE,
            joined_at=work.now,
        )

    await office.run(move)


async def test_what_waits_for_a_digest_follows_to_another_account_and_back(buttoned: StoryOffice) -> None:
    office, other = buttoned, buttoned.stranger("hoa-2")
    office.database.rules = replace(office.database.rules, daily_cap=1)
    for n in range(1, 6):
        await office.issue(f"{n}/CT-UBND", to=[office.lan, office.minh, office.hanh][n % 3])
    await _hears_of(office, "VB1")
    await office.deliver()
    assert office.clerk.received("escalation") == ["escalation"]  # and that is all for today
    for account, handle in ((office.clerk, "VB2"), (other, "VB3"), (office.clerk, "VB4"), (other, "VB5")):
        await _is_on(office, account)
        await _hears_of(office, handle)
    await office.travel_to(datetime(2024, 7, 2, 7, 31, tzinfo=VIETNAM))
    assert office.clerk.received("digest") == []
    [digest] = [message for message in other.screen if message.kind == "digest"]
    assert [handle for handle in ("VB2", "VB3", "VB4", "VB5") if handle not in digest.text] == []
