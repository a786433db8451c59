"""What clerks and admins read in English about directives: drafts, lists, the call sheet."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.drafts import DraftState, DraftView, Lack
from bot.core.matter import Matter
from bot.core.model import Addressee, Directive, Person, Status, Unit, Urgency
from bot.core.summary import Counts
from bot.texts.common import CODES, LISTED, beside_buttons, named, received_of, shortened
from bot.texts.en.duties import DutyWords
from bot.texts.en.voice import NO_HEAD, about, counted, out_of_reach, partial_date, subject_line

_KINDS = {
    "CV": "Official letter",
    "CT": "Directive",
    "TB": "Notice",
    "KH": "Plan",
    "QĐ": "Decision",
    "CĐ": "Official telegram",
    "NQ": "Resolution",
    "HD": "Guidance",
    "GM": "Invitation",
    "BC": "Report",
    "TTr": "Submission",
    "CTr": "Programme",
    "PA": "Scheme",
}
URGENCIES = {
    Urgency.THUONG: "normal",
    Urgency.KHAN: "urgent",
    Urgency.THUONG_KHAN: "very urgent",
    Urgency.HOA_TOC: "most urgent",
}


class ClerkWords(DutyWords):
    """About directives before and after they are issued, for those who look after them."""

    # A draft

    def draft(self, view: DraftView) -> str:
        """A draft as it stands, above its buttons."""
        draft = view.draft
        kind = _KINDS.get(draft.kind or "", draft.kind or "")
        when = partial_date(draft.dated)
        lines = [
            f"📋 DRAFT {draft.id}: directive {f'No. {draft.number_for_people}' if draft.number else '(no number yet)'}",
            about(shortened(draft.subject)) if draft.subject else "Subject: none yet",
            "",
            *([f"Type, date: {', '.join(part for part in (kind, when) if part)}"] if kind or when else []),
            f"Urgency: {URGENCIES[draft.urgency]}",
            f"Deadline: {self.deadline(draft.due)}{' (already passed)' if view.due_has_passed else ''}",
            f"Addressees: {_to_whom(view)}",
        ]
        lines += [self.drafted_duties(draft.duties)] if draft.duties else []
        if draft.unmatched:
            lines.append(f"Not recognised as units: {shortened('; '.join(draft.unmatched), 600)}")
        if view.unreachable:
            lines.append(f"Out of reach: {_unreached(view.unreachable)}.")
        if view.same_number:
            lines.append(f"Please note: this number has been issued before ({', '.join(view.same_number)}).")
        return "\n".join([*lines, "", self.draft_now(view)])

    def draft_now(self, view: DraftView) -> str:
        """How the draft stands, and what to do."""
        draft = view.draft
        if draft.state is DraftState.ISSUED:
            return f"Issued on {self.moment(draft.changed_at)} with the reference {view.issued_as}: /directives"
        if draft.state is DraftState.DROPPED:
            return f"The draft was discarded on {self.moment(draft.changed_at)}; nothing was sent to any unit."
        if view.lacks:
            return f"It cannot be issued yet: {_lacking(view)}. Please choose ✏️ Edit to complete it."
        if draft.issue_at:
            return f"It will be issued by itself on {self.moment(draft.issue_at)}. Choose 📤 Issue to issue it now."
        return "Nothing has been sent to any unit. Please check it, then choose 📤 Issue."

    def not_issued(self, view: DraftView) -> str:
        """Issuing was asked for, and something is missing."""
        return f"{self._which_draft(view)}\n{self.draft_now(view)}"

    def already_decided(self, view: DraftView) -> str:
        """Pressed twice, or on an old button."""
        return f"{self._which_draft(view)}\n{self.draft_now(view)}"

    def _which_draft(self, view: DraftView) -> str:
        draft = view.draft
        number = f"directive No. {draft.number_for_people}" if draft.number else "directive without a number"
        subject = f"\n{about(shortened(draft.subject))}" if draft.subject else ""
        return f"📋 Draft {draft.id}: {number}{subject}"

    def draft_issued(self, view: DraftView, by: Person) -> str:
        """To whoever pressed, and to the one who handed it in."""
        total, lost = len(view.addressees), len(view.unreachable)
        lines = [
            f"📤 Issued: directive No. {view.draft.number_for_people or view.issued_as} ({view.issued_as})",
            about(shortened(view.draft.subject or "")),
            f"Issued by: {by.full_name}. Going to {total - lost:,} of {counted(total, 'unit')} through the app.",
        ]
        if lost:
            lines.append(f"Out of reach: {_unreached(view.unreachable)}. Please telephone: /calls")
        lines.append("The units will be followed up and reminded until they have finished. Overview: /directives")
        return "\n".join(lines)

    def draft_dropped(self, view: DraftView, by: Person) -> str:
        """To whoever pressed, and to the one who handed it in."""
        return f"🗑 Draft {view.draft.id} discarded by {by.full_name}. Nothing was sent to any unit."

    def not_issued_in_time(self, view: DraftView) -> str:
        """Its time has come, and it cannot be issued."""
        return (
            f"{self._which_draft(view)}\nIts time has come, but it could not be issued. "
            "Please open /directives, check the draft, then issue it or set another time."
        )

    def draft_label(self, view: DraftView) -> str:
        """On the button that opens it."""
        return f"📋 Draft {view.draft.id}"

    def no_such_draft(self) -> str:
        """A forged or very old button."""
        return "This draft is no longer here. Please send the text again, or see /directives."

    def secret(self) -> str:
        """A text that carries a secrecy mark; these words must not look like one."""
        return (
            "What you sent carries a secrecy mark, so it was neither taken, kept nor sent on. "
            "Please delete that message from the app and pass the document on as the law on state secrets prescribes."
        )

    # Changing it

    def what_to_change(self, view: DraftView) -> str:
        """Above the fields."""
        return f"✏️ Edit\n{self._which_draft(view)}\nPlease choose what to change:"

    def ask_number(self, view: DraftView) -> str:
        """What to write."""
        ask = "Please write the number, for example: 124/SNN-VP (no number yet: /SNN-VP)."
        return f"{self._which_draft(view)}\n{ask}{_KEEP}"

    def ask_subject(self, view: DraftView) -> str:
        """What to write."""
        return f"{self._which_draft(view)}\nPlease write the subject, in 5 to 1,000 characters.{_KEEP}"

    def ask_units(self, view: DraftView, units: Sequence[Unit]) -> str:
        """What to write; the codes that there are."""
        listed = [f"• {unit.code}: {unit.name}" for unit in units[:CODES]]
        more = [f"… and {counted(len(units) - CODES, 'more unit')}: /units"] if len(units) > CODES else []
        ask = (
            f"Please write the codes or names of the units, with commas between, for example: {_two(units)}; or “all”."
        )
        return "\n".join([self._which_draft(view), f"{ask}{_KEEP}", *listed, *more])

    def ask_due(self, view: DraftView) -> str:
        """What to write."""
        ask = "Please write the deadline, for example: 20/04/2026 or 20/04/2026 17:00; if there is none, write “none”."
        return f"{self._which_draft(view)}\n{ask}{_KEEP}"

    def ask_urgency(self, view: DraftView) -> str:
        """What to write."""
        return f"{self._which_draft(view)}\nPlease write the urgency: {', '.join(URGENCIES.values())}.{_KEEP}"

    def ask_when(self, view: DraftView) -> str:
        """What to write."""
        ask = "Please write when to issue it, for example: 20/04/2026 07:30, or the time alone: 07:30."
        return f"{self._which_draft(view)}\n{ask}{_KEEP}"

    def bad_number(self) -> str:
        """Asked again."""
        return (
            "This does not look like a number. "
            f"Please write it again, for example: 124/SNN-VP (no number yet: /SNN-VP).{_KEEP}"
        )

    def bad_subject(self) -> str:
        """Asked again."""
        return f"The subject needs 5 to 1,000 characters. Please write it again.{_KEEP}"

    def bad_units(self, unknown: Sequence[str], units: Sequence[Unit]) -> str:
        """Asked again, naming what is not known."""
        odd = shortened(", ".join(unknown), 200)
        what = f"There is no unit {odd}." if unknown else "No unit was found."
        if len(unknown) > 1:
            what = f"There are no such units: {odd}."
        return f"{what} Please write again, for example: {_two(units)}; or “all”. The codes: /units.{_KEEP}"

    def bad_due(self) -> str:
        """Asked again."""
        ask = "Please write it again, for example: 20/04/2026, 20/04/2026 17:00 or “none”."
        return f"The deadline was not understood. {ask}{_KEEP}"

    def bad_urgency(self) -> str:
        """Asked again."""
        ask = f"Please write one of these: {', '.join(URGENCIES.values())}."
        return f"The urgency was not understood. {ask}{_KEEP}"

    def bad_when(self, now: datetime) -> str:
        """Asked again: not understood, or not ahead."""
        return (
            f"The time must lie ahead of now ({self.moment(now)}). "
            f"Please write it again, for example: 20/04/2026 07:30, or the time alone: 07:30.{_KEEP}"
        )

    # Lists

    def directives(self, listed: Sequence[tuple[Directive, Counts]], drafts: Sequence[DraftView], more: int) -> str:
        """`/directives`: a page of directives, the newest first, after the drafts that wait."""
        lines = [f"🗂 DIRECTIVES AND DRAFTS (drafts: {len(drafts):,})" if drafts else "🗂 DIRECTIVES ISSUED"]
        for view in drafts:
            when = f"\nTo be issued on {self.moment(view.draft.issue_at)}" if view.draft.issue_at else ""
            lines += ["", f"{self._which_draft(view)}{when}"]
        for directive, counts in listed:
            received, total = received_of(counts)
            done = counts.status[Status.CONFIRMED]
            lost = f", out of reach {counts.unreachable:,}" if counts.unreachable else ""
            how = f"Acknowledged {received:,}/{total:,}, completed {done:,}/{total:,}{lost}"
            lines += [
                "",
                f"{directive.handle}: directive No. {directive.number_for_people}",
                subject_line(directive),
                "🛑 Withdrawn" if directive.withdrawn_at else f"⏸ {how}, paused" if directive.paused_at else how,
            ]
        if not listed and not drafts:
            lines.append("There are no directives yet. Please send a TXT or MD file, or paste the text here.")
        else:
            older = f"{counted(more, 'older directive')} on the next page."
            lines += ["", older if more else "Choose a reference to see it unit by unit."]
        return "\n".join(lines)

    def call_sheet_list(self, groups: Sequence[Sequence[Matter]], total: int, now: datetime) -> str:
        """`/calls`: units that no channel reaches, with what is open there and what to say; a page of them."""
        if not groups:
            return "📞 CALLS\nNobody has to be telephoned: every unit with open work is reached through the app."
        doubt = ", or perhaps without the directive" if any(group[0].in_doubt for group in groups) else ""
        lines = [f"📞 CALLS: {counted(total, 'unit')} out of reach through the app{doubt}"]
        for group in groups:
            lines += ["", *self._to_call(group, now)]
        invite = "To invite a unit: /invite. Once it connects, the directives still open are sent at once."
        return "\n".join([*lines, "", invite])

    def _to_call(self, group: Sequence[Matter], now: datetime) -> list[str]:
        addressee = group[0].addressee
        post = addressee.post
        phone = (post.person.phone if post else None) or "no telephone number"
        why = "may not have received it" if group[0].in_doubt else out_of_reach(addressee)
        who = f"{named(post)}, {phone} ({why})" if post else NO_HEAD
        papers = [self._paper_to_call(m) for m in group]
        return [
            f"• {beside_buttons(addressee.unit)}: {who}",
            *(f"– {paper}" for paper in papers),
            f"– To say: {self._say(group, now)}",
        ]

    def _paper_to_call(self, matter: Matter) -> str:
        d, taker = matter.directive, matter.assignment.taken_by_phone
        number = f", No. {d.number_for_people}" if d.number else ""
        return f"{d.handle}{number}: {subject_line(d)}" + (f" (📞 received by {taker})" if taker else "")

    def _say(self, group: Sequence[Matter], now: datetime) -> str:
        """A sentence to say on the phone."""
        addressee = group[0].addressee
        to = self.called(addressee.post) if addressee.post else addressee.unit.name
        first = group[0]
        late = first.assignment.due_at is not None and first.assignment.due_at <= now
        due = f", due {self.deadline(first.due)}{' (now overdue)' if late else ''}" if first.due else ""
        more = f", and {counted(len(group) - 1, 'other directive')}" if len(group) > 1 else ""
        ask = "connect to the app to receive directives"
        if first.in_doubt:
            ask = "look whether it is there in the app, and acknowledge it"
        return (
            f"“Good day, {to}. {self.organisation or 'The office'} has issued directive No. "
            f"{first.directive.number_for_people}{due}{more}. "
            f"Please see that it is carried out, and {ask}.”"
        )


_KEEP = " Write “back” to leave it as it is."


def _two(units: Sequence[Unit]) -> str:
    return ", ".join(unit.code for unit in units[:2]) or "VP, KHTC"


def _to_whom(view: DraftView) -> str:
    names = [addressee.unit.name for addressee in view.addressees]
    if not names:
        return "none yet"
    if view.draft.everyone:
        return f"all {counted(len(names), 'unit')}"
    more = f" and {counted(len(names) - LISTED, 'more unit')}" if len(names) > LISTED else ""
    return f"{counted(len(names), 'unit')}: {'; '.join(names[:LISTED])}{more}"


def _unreached(addressees: Sequence[Addressee]) -> str:
    told = [_who(addressee) for addressee in addressees[:LISTED]]
    more = f" and {counted(len(addressees) - LISTED, 'more unit')}" if len(addressees) > LISTED else ""
    return f"{counted(len(addressees), 'unit')} – {'; '.join(told)}{more}"


def _who(addressee: Addressee) -> str:
    if addressee.post is None:
        return f"{addressee.unit.name} ({NO_HEAD})"
    return f"{addressee.unit.name} ({addressee.post.person.full_name}, {out_of_reach(addressee)})"


def _lacking(view: DraftView) -> str:
    words = {
        Lack.SUBJECT: "there is no subject",
        Lack.UNMATCHED: f"it is not clear who is addressed ({shortened('; '.join(view.draft.unmatched), 200)})",
        Lack.NOBODY: "no unit is addressed",
        Lack.DUTIES: "; ".join(f"duty {number} names {codes}, not an addressee" for number, codes in view.strangers),
    }
    return ", ".join(words[lack] for lack in view.lacks)
