"""What an attack once broke, each by its name."""

from dataclasses import replace

from bot.core.messages import FileIn
from bot.core.stores import UnitOfWork
from bot.services.joining import unlink
from tests.story.harness import FakeChannel, StoryOffice, _a_file
from tests.story.test_clerks_drafts import PAPER, _stored
from tests.story.test_joining import _with_phone


async def test_bug_a_lost_phone_came_back_by_its_own_number(buttoned: StoryOffice) -> None:
    await _with_phone(buttoned, buttoned.lan, "0912000303")
    contact = await buttoned.run(lambda work: work.recipients.contact(FakeChannel.name, buttoned.lan.address))
    assert contact
    await buttoned.run(lambda work: unlink(work, contact, by="Đỗ Thị Hoa"))
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.share_phone("84912000303")
    assert buttoned.lan.last.text == buttoned.words.unknown_phone()
    assert buttoned.lan.received("directive") == []
    await buttoned.lan.say(f"/start {await buttoned.invite(buttoned.lan)}")
    assert buttoned.lan.received("directive") == ["directive"]


async def test_bug_the_first_part_of_a_secret_stayed_when_only_the_second_bore_the_mark(buttoned: StoryOffice) -> None:
    await buttoned.clerk.say(PAPER.replace("rà soát", "phương án zxqv") + "Nội dung. " * 380)
    assert b"zxqv" in _stored(buttoned)
    await buttoned.clerk.say("Phần cuối.\n\nTỐI MẬT\n\n" + "Nội dung. " * 10)
    assert buttoned.clerk.last.text == buttoned.words.secret()
    assert await buttoned.run(lambda work: work.drafts.open()) == []
    [draft] = [await buttoned.run(lambda work: work.drafts.get(1))]  # type: ignore[arg-type]
    assert draft
    assert (draft.text, draft.subject) == ("", None)
    assert await buttoned.run(lambda work: work.drafts.file(draft.id)) == b""
    await buttoned.clerk.press("issue:1")
    assert await buttoned.run(lambda work: work.directives.all()) == []


async def test_a_secret_by_itself_leaves_an_older_draft_alone(buttoned: StoryOffice) -> None:
    await buttoned.clerk.say(PAPER)
    await buttoned.clerk.say("MẬT")
    assert len(await buttoned.run(lambda work: work.drafts.open())) == 1


async def test_bug_a_late_part_of_an_album_in_doubt_put_the_first_ones_out(buttoned: StoryOffice) -> None:
    await buttoned.issue("1/A", to=buttoned.lan)
    await buttoned.issue("2/A", to=buttoned.lan)

    async def part(name: str, caption: str = "") -> None:
        files: list[FileIn] = [_a_file(name)]
        await buttoned.hear(replace(buttoned.lan.writes(caption, files=files), album="a1"))

    await part("mot.pdf", "đã xong phần một 60%")
    await part("hai.pdf")
    await buttoned.lan.choose(next(one for one in buttoned.lan.options if "VB2" in one))

    assert await _evidence(buttoned, "VB1") == []
    assert await _evidence(buttoned, "VB2") == ["mot.pdf", "hai.pdf"]
    assert (await buttoned.standing(buttoned.lan, "VB2"))["percent"] == 60


async def _evidence(office: StoryOffice, handle: str) -> list[str]:
    a = await office.assignment(office.lan, handle)

    def names(work: UnitOfWork) -> list[str]:
        return [file.name for one in work.reports.of_assignment(a.id) for file in work.reports.evidence_of(one.id)]

    return await office.run(names)
