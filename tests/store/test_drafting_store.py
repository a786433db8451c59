"""Drafts, uploads and lists of recipients in the database; forgetting people."""

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.drafts import DirectiveDraft, DraftId, DraftState, ListState, NewDraft, RecipientFileId, UploadKind
from bot.core.errors import BadInput, NotFound
from bot.core.messages import FileIn
from bot.core.model import Deadline, Kind, PersonId, Reach, Role, Urgency
from bot.services.forgetting import find_person, forget_person, unlink_person
from bot.services.joining import join_by_code, join_vouched, make_invites
from tests.store.office_cast import CHAT, HOUR, MINUTE, MORNING, Cast


def _new(work: SqlUnitOfWork, **changes: Any) -> NewDraft:
    person = work.recipients.add_person("Hoa", None)
    made = NewDraft(
        person_id=person.id,
        number="/SNN-VP",
        issuer="Sở",
        kind="CV",
        dated="2026-03",
        subject="rà soát",
        urgency=Urgency.KHAN,
        text="Toàn văn",
        file_name="a.txt",
        due=Deadline(on=date(2026, 3, 20), at=datetime(2026, 3, 20, 10, tzinfo=UTC)),
        everyone=False,
        codes=("TC", "XD"),
        unmatched=("Sở Lạ",),
    )
    return replace(made, **changes)


def test_a_draft_comes_back_as_it_was(work: SqlUnitOfWork) -> None:
    new = _new(work)
    draft = work.drafts.add(new, b"bytes", MORNING)
    assert work.drafts.get(draft.id) == draft
    assert {name: getattr(draft, name) for name in NewDraft.__slots__} == {
        name: getattr(new, name) for name in NewDraft.__slots__
    }
    assert (draft.state, draft.created_at, draft.issue_at) == (DraftState.OPEN, MORNING, None)
    assert work.drafts.file(draft.id) == b"bytes"
    assert work.drafts.get(DraftId(99)) is None


def test_a_draft_is_saved_with_and_without_its_file(work: SqlUnitOfWork) -> None:
    draft = work.drafts.add(_new(work), b"bytes", MORNING)
    changed = replace(draft, subject=None, due=None, everyone=True, codes=(), unmatched=(), changed_at=MORNING + HOUR)
    work.drafts.save(changed)
    assert (work.drafts.get(draft.id), work.drafts.file(draft.id)) == (changed, b"bytes")
    work.drafts.save(changed, b"more")
    assert work.drafts.file(draft.id) == b"more"


def test_a_dropped_draft_loses_its_text(work: SqlUnitOfWork) -> None:
    draft = work.drafts.add(_new(work), b"bytes", MORNING)
    work.drafts.save(replace(draft, state=DraftState.DROPPED))
    dropped = work.drafts.get(draft.id)
    assert dropped
    assert (dropped.text, work.drafts.file(draft.id), work.drafts.open()) == ("", b"", [])


def _scheduled(work: SqlUnitOfWork, at: datetime | None, state: DraftState = DraftState.OPEN) -> DirectiveDraft:
    draft = replace(work.drafts.add(_new(work), b"", MORNING), issue_at=at, state=state)
    work.drafts.save(draft)
    return draft


def test_drafts_come_due_in_order(work: SqlUnitOfWork) -> None:
    assert work.drafts.next_issue_at() is None
    later, sooner = _scheduled(work, MORNING + HOUR), _scheduled(work, MORNING + MINUTE)
    _scheduled(work, None)
    _scheduled(work, MORNING, DraftState.ISSUED)
    assert work.drafts.next_issue_at() == MORNING + MINUTE
    assert work.drafts.due(MORNING, 9) == []
    assert work.drafts.due(MORNING + HOUR, 9) == [sooner, later]
    assert work.drafts.due(MORNING + HOUR, 1) == [sooner]


def _upload(work: SqlUnitOfWork, at: datetime = MORNING) -> int:
    person = work.recipients.add_person("Hoa", None)
    contact = work.recipients.save_contact(person.id, CHAT, f"1{person.id}", proof="invite", reach=Reach.REACHABLE)
    file = FileIn(remote_id="r", name="a.txt", mime="text/plain", size=5)
    return work.uploads.add(
        UploadKind.DIRECTIVE, file, contact_id=contact.id, channel=CHAT, address="1", message_id="7", at=at
    )


def test_an_upload_waits_until_it_is_done(work: SqlUnitOfWork) -> None:
    assert (work.to_fetch.added, work.uploads.next_try_at()) == (False, None)
    first, second = _upload(work), _upload(work, MORNING + HOUR)
    assert (work.to_fetch.added, work.uploads.next_try_at()) == (True, MORNING)
    [upload] = work.uploads.waiting(MORNING, 9)
    assert (upload.id, upload.kind, upload.file.name, upload.message_id) == (first, UploadKind.DIRECTIVE, "a.txt", "7")
    work.uploads.put_off(upload.id, MORNING + MINUTE, "no network")
    assert work.uploads.waiting(MORNING, 9) == []
    [again] = work.uploads.waiting(MORNING + MINUTE, 9)
    assert again.attempts == 1
    work.uploads.finish(again.id)
    assert work.uploads.get(again.id) is None
    assert work.uploads.next_try_at() == MORNING + HOUR
    [last] = work.uploads.waiting(MORNING + HOUR, 9)
    assert last.id == second
    work.uploads.fail(last.id, "gone")
    assert work.uploads.next_try_at() is None


def test_a_list_keeps_its_content_until_it_is_decided(work: SqlUnitOfWork) -> None:
    person = work.recipients.add_person("Hoa", None)
    file_id = work.recipient_files.add(person.id, "a.csv", b"rows", shown="x", at=MORNING)
    work.recipient_files.move(file_id, ListState.WAITING, shown="y", held=[3, 4])
    file = work.recipient_files.get(file_id)
    assert file
    assert (file.content, file.shown, file.held, file.state) == (b"rows", "y", (3, 4), ListState.WAITING)
    work.recipient_files.move(file_id, ListState.DONE)
    done = work.recipient_files.get(file_id)
    assert done
    assert (done.content, done.state) == (b"", ListState.DONE)
    assert work.recipient_files.get(RecipientFileId(99)) is None


def test_an_attempt_that_raises_is_undone_and_the_rest_stays(work: SqlUnitOfWork) -> None:
    work.facts.put("before", "kept")
    with contextlib.suppress(KeyError), work.attempt():
        work.facts.put("within", "undone")
        raise KeyError
    assert (work.facts.get("before"), work.facts.get("within")) == ("kept", None)
    with work.attempt():
        work.facts.put("within", "kept")
    assert work.facts.get("within") == "kept"


# Lost accounts and people who want to be forgotten


def test_a_person_is_found_by_phone_or_exact_name(cast: Cast) -> None:
    lan = cast.person("Nguyễn Thị Lan", "0912345678")
    for named in ("0912345678", "+84 912 345 678", "nguyễn thị lan", "Nguyễn Thị  Lan"):
        assert cast.do(find_person, named).id == lan.id
    for named in ("Lan", "0912345679", ""):
        with pytest.raises(NotFound):
            cast.do(find_person, named)
    cast.person("Nguyễn Thị Lan", "0912345680")
    with pytest.raises(BadInput, match=r"0912345678.*0912345680"):
        cast.do(find_person, "Nguyễn Thị Lan")


def test_an_unlinked_account_is_told_and_let_in_only_by_a_new_code(cast: Cast) -> None:
    lan = cast.head("TC", "Lan", "100")
    assert cast.do(unlink_person, "Lan", channel="zalo")[1] == []
    assert cast.do(unlink_person, "Lan", channel=CHAT)[1] == [CHAT]
    assert cast.do(unlink_person, "Lan", channel=None)[1] == []
    assert cast.do(join_vouched, CHAT, "100") is None
    [notice] = cast.queued("100")
    assert notice.facts["farewell"]
    assert [claim.address for claim in cast.send_all()] == ["100"]
    [invite] = cast.do(make_invites, unit_code="TC")
    assert cast.do(join_by_code, CHAT, "100", invite.code).person.id == lan.id


def test_who_is_forgotten_keeps_the_name_alone(cast: Cast) -> None:
    lan = cast.person("Lan", "0912345678")
    cast.post(lan, cast.unit("TC"), Role.HEAD)
    cast.contact(lan, "4711")
    cast.do(lambda work: work.facts.put(f"{CHAT}.menus", '{"4711": "x", "5": "y"}'))
    issued = cast.issue(["TC"])
    cast.send_all()
    cast.do(
        lambda work: work.deliveries.add(
            Kind.NOTICE, channel=CHAT, address="4711", at=work.now, facts={"text": "?"}, person_id=lan.id
        )
    )
    cast.do(forget_person, "Lan")
    assert cast.do(lambda work: work.recipients.person(PersonId(lan.id))).phone is None
    assert cast.do(lambda work: work.recipients.contact(CHAT, "4711")) is None
    assert cast.do(lambda work: work.facts.get(f"{CHAT}.menus")) == '{"5": "y"}'
    assert "4711" not in {delivery.address for delivery in cast.every_delivery()}
    assert cast.claim() == []
    assert cast.deliveries(issued, Kind.DIRECTIVE)[0].message_id
    assert cast.do(lambda work: work.events.verify())[1] is None
    assert not cast.look(cast.assignments(issued)[0].id).assignment.reachable
