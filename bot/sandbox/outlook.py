"""How the office stands, for the chat page: who is who, each directive's counts, and what the bot will do next."""

from collections.abc import Iterator, Sequence

from bot.core.drafts import DirectiveDraft
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Directive, Status
from bot.core.policy import Do, Rung, Step, Why, waits_for
from bot.core.stores import UnitOfWork
from bot.sandbox import views
from bot.sandbox.errors import Json
from bot.services.following import preview
from bot.services.ladder import who_hears
from bot.services.looking import matters
from bot.services.summarising import count_matters, directive_status
from bot.texts.common import received_of, shortened
from bot.texts.vi.changing import WHY
from bot.texts.vi.voice import about, subject_line

_STEPS = 3  # of each open assignment
WHAT = {
    Do.NUDGE: "Nhắc lần {nth}",
    Do.ESCALATE: "Báo cáo lãnh đạo",
    Do.CALL_SHEET: "Đề nghị gọi điện",
    Do.WAIT: "Nhắc người quyết định",
}


def outlook(work: UnitOfWork) -> Json:
    """Everything beside the chats themselves; the newest directive first."""
    return {
        "people": _people(work),
        "drafts": [_draft(work, draft) for draft in work.drafts.open()],
        "directives": [_directive(work, directive) for directive in reversed(work.directives.all())],
    }


def _people(work: UnitOfWork) -> list[Json]:
    """Posts with the accounts of whoever holds them."""
    accounts: dict[int, list[str]] = {}
    for contact in work.recipients.contacts():
        accounts.setdefault(contact.person_id, []).append(contact.address)
    return [
        {
            "id": post.id,
            "name": post.person.full_name,
            "accounts": accounts.get(post.person.id, []),
            "phone": post.person.phone,
            "title": post.title,
            "role": post.role.value,
            "unit": post.unit.name,
        }
        for post in work.recipients.posts(work.today)
    ]


def _draft(work: UnitOfWork, draft: DirectiveDraft) -> Json:
    """What a clerk has in hand."""
    return {
        "name": f"Bản nháp {draft.id}",
        "number": draft.number_for_people,
        "subject": about(shortened(draft.subject)) if draft.subject else "",
        "by": work.recipients.person(draft.person_id).full_name,
        "at": views.instant(draft.issue_at),
    }


def _directive(work: UnitOfWork, directive: Directive) -> Json:
    seen = matters(work, work.assignments.of_directive(directive.id))
    counts = count_matters(work, seen)
    received, total = received_of(counts)
    return {
        "handle": directive.handle,
        "number": directive.number_for_people,
        "subject": subject_line(directive),
        "due": f"{directive.due.on:%d/%m/%Y}" if directive.due else None,
        "status": directive_status(directive, seen),
        "received": received,
        "confirmed": counts.status[Status.CONFIRMED],
        "total": total,
        "unreachable": counts.unreachable,
        "waiting": list(_waiting(seen)),
        "steps": sorted(_steps(work, seen), key=lambda step: str(step["at"])),
    }


def _waiting(seen: Sequence[Matter]) -> Iterator[str]:
    """What is still to come from people, as short sentences."""
    open_ = [matter for matter in seen if not matter.assignment.is_settled]
    reached = [matter.assignment for matter in open_ if matter.addressee.contact]
    unheard = (a for a in reached if a.status in UNACKNOWLEDGED and waits_for(a) is None)
    silent = sum(not a.obstacle_at for a in unheard)
    hindered = sum(a.obstacle_at is not None for a in reached)
    undecided = sum(waits_for(a) is not None and a.obstacle_at is None for a in reached)
    working = len(reached) - silent - hindered - undecided
    if silent:
        yield f"Chờ {silent} đơn vị xác nhận đã tiếp nhận"
    if working:
        yield f"Chờ {working} đơn vị báo cáo hoặc xác nhận hoàn thành"
    if hindered:
        yield f"{hindered} đơn vị đang vướng mắc, chờ văn thư và lãnh đạo tháo gỡ"
    if undecided:
        yield f"{undecided} đơn vị chờ quyết định (gia hạn, chuyển nhiệm vụ)"
    if len(open_) > len(reached):
        yield f"{len(open_) - len(reached)} đơn vị chưa liên lạc được, chờ văn thư gọi điện"


def _steps(work: UnitOfWork, seen: Sequence[Matter]) -> Iterator[Json]:
    """What comes if nobody answers. Settled assignments have no steps."""
    for matter in seen:
        nth = matter.assignment.nudges
        for step in preview(work, matter, _STEPS):
            nth += step.what is Do.NUDGE
            yield {
                "at": views.instant(step.at),
                "kind": step.what.value,
                "what": _what(step).format(nth=nth),
                "why": _why(step),
                "to": [person.full_name for person in who_hears(work, matter, step)],
                "unit": matter.addressee.unit.name,
            }


def _what(step: Step) -> str:
    if step.what is Do.ESCALATE and step.rung is Rung.DEPUTY:
        return "Báo cấp phó và văn thư"
    return WHAT[step.what]


def _why(step: Step) -> str:
    if step.what is Do.ESCALATE and step.why is Why.SILENCE:
        return "đã nhắc nhiều lần, chưa có phản hồi"
    return WHY[step.why]
