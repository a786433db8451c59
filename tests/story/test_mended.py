"""Faults that the bot once had, each by its name."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.adapters.screening import WITHHELD
from bot.adapters.telegram.screening import screened
from bot.core.errors import BadInput, DondocError, SecretDirective, Unknown
from bot.core.messages import Outcome
from bot.core.model import Deadline, Role, State, Urgency
from bot.core.ports import RawUpdate
from bot.core.stores import UnitOfWork
from bot.documents.marks import secrecy_of
from bot.documents.reading import DirectiveText
from bot.services import drafting, following
from bot.services.dispatching import record_outcomes
from bot.services.issuing import LONGEST_SUBJECT, Draft, issue_directive, withdraw_directive
from bot.services.sending import send_notice
from handlers.conversation import give_up, handle
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from jobs.reception import Reception, waiting
from tests.faults.stage import until
from tests.story.harness import DAY, Part, StoryOffice
from tests.story.test_clerks_drafts import PAPER

DRAFT = Draft(
    number="1/KH",
    issuer=None,
    kind=None,
    dated=None,
    subject="tăng cường quản lý",
    urgency=Urgency.THUONG,
    text="Đề nghị triển khai.",
    file_name="a.txt",
    file=b"a",
    due=None,
)


async def _refused(office: StoryOffice, draft: Draft, error: type[BadInput] = BadInput) -> str:
    with pytest.raises(error) as told:
        await office.run(lambda work: issue_directive(work, draft, codes=["STC"]))
    assert await office.run(lambda work: work.directives.all()) == []
    return str(told.value)


# Odd directives


@pytest.mark.parametrize("year", [1, 1899, 3000, 9999])
async def test_bug_a_deadline_beyond_the_calendar_stopped_the_follow_up(buttoned: StoryOffice, year: int) -> None:
    told = await _refused(buttoned, replace(DRAFT, due=Deadline(on=date(year, 7, 20))))
    assert "lies outside the years 1900 to 2999; correct it" in told


@pytest.mark.parametrize("typed", ["20/07/9999", "20/07/0001", "20/7/3000"])
async def test_bug_a_clerk_could_type_a_deadline_beyond_the_calendar(buttoned: StoryOffice, typed: str) -> None:
    await buttoned.clerk.say(PAPER)
    await buttoned.clerk.choose("✏️ Sửa")
    await buttoned.clerk.choose("Thời hạn")
    await buttoned.clerk.say(typed)
    assert buttoned.clerk.last.text == buttoned.words.bad_due()


async def test_bug_a_year_in_the_text_beyond_the_calendar_is_no_deadline(buttoned: StoryOffice) -> None:
    await buttoned.clerk.say(PAPER.replace("20/7/2024", "20/7/9999"))
    await buttoned.clerk.choose("📤 Phát hành")
    assert buttoned.lan.received() == ["directive"]
    assert (await buttoned.assignment(buttoned.lan)).due is None


async def test_bug_a_subject_without_end_is_refused(buttoned: StoryOffice) -> None:
    assert "shorten it to 1000" in await _refused(buttoned, replace(DRAFT, subject="x" * (LONGEST_SUBJECT + 1)))


# Secrets


async def test_bug_a_secrecy_mark_in_the_subject_alone_was_not_seen(buttoned: StoryOffice) -> None:
    await _refused(buttoned, replace(DRAFT, subject="TỐI MẬT"), SecretDirective)


async def test_bug_a_secrecy_mark_in_the_reason_of_a_withdrawal_was_not_seen(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    with pytest.raises(SecretDirective):
        await buttoned.run(withdraw_directive, "VB1", reason="MẬT")
    assert await buttoned.status(buttoned.lan) == "delivered"


@pytest.mark.parametrize("rule", ["." * 500, "-" * 500, "…" * 300, "." * 200 + " "])
async def test_bug_a_secrecy_mark_behind_a_long_rule_of_dots_was_not_seen(buttoned: StoryOffice, rule: str) -> None:
    await _refused(buttoned, replace(DRAFT, text=f"Số: 1/KH\n{rule}MẬT\n\nĐề nghị triển khai."), SecretDirective)


async def test_bug_a_secret_that_shows_only_with_its_second_part_left_the_first_one_there(
    buttoned: StoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await buttoned.clerk.say(PAPER + "Nội dung. " * 380)
    [draft] = await buttoned.run(lambda work: work.drafts.open())
    real = drafting._read

    def read(text: str) -> DirectiveText:
        if "phần cuối" in text:
            raise SecretDirective("A text marked MẬT was handed in; nothing was kept.")
        return real(text)

    monkeypatch.setattr(drafting, "_read", read)
    await buttoned.clerk.say("phần cuối.")
    assert buttoned.clerk.last.text == buttoned.words.secret()
    kept = await buttoned.run(lambda work: work.drafts.get(draft.id))
    assert kept is not None
    assert (kept.text, await buttoned.run(lambda work: work.drafts.open())) == ("", [])


# Repeats


async def test_bug_a_notice_that_is_sent_again_did_not_say_so(buttoned: StoryOffice) -> None:
    person = buttoned.lan.person
    assert person
    buttoned.channel.fails_next(Unknown("no answer came"), arrives=True)
    await buttoned.run(lambda work: send_notice(work, person, "🔗 Tài khoản mới\nXin kiểm tra."))
    await buttoned.deliver()
    await buttoned.let_pass(timedelta(minutes=2))
    assert buttoned.lan.titles() == ["🔗 Tài khoản mới", "🔗 Tài khoản mới (gửi lại)"]


# The database in trouble


async def test_bug_outcomes_were_lost_when_the_database_was_busy(
    buttoned: StoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = [12]  # so many attempts to record fail

    def record(work: UnitOfWork, outcomes: Sequence[Outcome]) -> None:
        if busy[0]:
            busy[0] -= 1
            raise DondocError("The database is locked.")
        record_outcomes(work, outcomes)

    monkeypatch.setattr("jobs.recording.record_outcomes", record)
    monkeypatch.setattr("jobs.dispatch._STORAGE_WAIT_S", 0.005)
    monkeypatch.setattr("jobs.recording._STORAGE_WAIT_S", 0.005)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=[buttoned.lan, buttoned.minh, buttoned.hanh])
    pace = Pace(30, buttoned.clock)
    dispatcher = Dispatcher(buttoned.database, buttoned.channel, pace, AsyncBell(), look_again_s=0.01)
    sending = asyncio.create_task(dispatcher.run())
    await until(lambda: not busy[0] and dispatcher.is_idle)
    dispatcher.stop()
    await sending
    assert await buttoned.run(lambda work: work.deliveries.count(State.SENT)) == 3
    assert await buttoned.run(lambda work: work.deliveries.count(State.CLAIMED)) == 0
    assert len(buttoned.channel.sent_at) == 3


async def test_bug_updates_overtook_one_another_while_the_database_was_busy(
    buttoned: StoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.reception._STORAGE_WAIT_S", 0.001)
    await buttoned.issue(to=buttoned.lan)
    failing = ["10%", "10%", "20%"]

    def busy(work: UnitOfWork, ids: Sequence[int], incoming: Any) -> None:
        if failing and incoming.text == failing[0]:
            del failing[0]
            raise DondocError("The database is locked.")
        handle(work, ids, incoming)

    reception = Reception(
        buttoned.database, buttoned.channel, handle=busy, give_up=give_up, bell=AsyncBell(), look_again_s=0.01
    )
    said = [buttoned.lan.writes(f"{percent}%") for percent in (10, 20, 30)]
    await reception.take_in([buttoned.channel.written_down(one) for one in said])
    working = asyncio.create_task(reception.work())
    await until(lambda: not buttoned.database.run_now(waiting))
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert not failing
    events = await buttoned.events()
    assert [event.text for event in events if event.what == "reported"] == ["10%", "20%", "30%"]


# Following up


async def test_bug_one_assignment_that_stumbles_stopped_the_following_up_of_all(
    buttoned: StoryOffice, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    caplog.set_level(logging.ERROR)
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    real, odd = following._follow_up, (await buttoned.assignment(buttoned.lan)).id

    def stumbling(work: UnitOfWork, matter: Any) -> None:
        real(work, matter)
        if matter.assignment.id == odd:
            raise OverflowError("điều riêng tư")

    monkeypatch.setattr(following, "_follow_up", stumbling)
    await buttoned.let_pass(2 * DAY)
    assert buttoned.minh.received("nudge") != []
    assert buttoned.lan.received("nudge") == []  # what was begun is undone
    assert "riêng tư" not in caplog.text
    monkeypatch.setattr(following, "_follow_up", real)
    await buttoned.let_pass(DAY)
    assert buttoned.lan.received("nudge") != []  # it is not forgotten


# Who may do what


async def test_bug_a_clerk_could_unlink_an_admin(buttoned: StoryOffice) -> None:
    kim = buttoned.adds(Part(name="Lý Văn Kim", unit="SYT", role=Role.ADMIN, title="Quản trị", joined=False))
    kim.address = "kim"
    await kim.say(f"/start {await buttoned.invite(kim)}")
    told = buttoned.clerk.last
    assert told.title == "🔗 Lý Văn Kim vừa kết nối"
    await buttoned.clerk.choose("↩️ Hủy kết nối", on=told)
    assert buttoned.words.you_are_unlinked() not in [message.text for message in kim.screen]
    await kim.say("/moi")
    assert kim.last.text != buttoned.told_to_strangers


@pytest.mark.parametrize("name", ["TOI_MAT.txt", "toi-mat.pdf", "12-KH (MẬT).docx", "MẬT.txt"])
def test_bug_a_secrecy_mark_in_a_file_name_was_not_seen(name: str) -> None:
    file = {"file_id": "f", "file_unique_id": "u", "file_name": name}
    raw = RawUpdate(source="telegram:1", key="5", raw=json.dumps({"update_id": 5, "message": {"document": file}}))
    left = screened(raw, secrecy_of).raw
    assert WITHHELD in left
    assert name not in left
