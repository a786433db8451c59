"""Reading a directive's text: what is printed in it, nothing guessed."""

from bot.documents.citations import attachments, emails, footnotes, references
from bot.documents.duties import duties, report_to
from bot.documents.folding import clean
from bot.documents.layout import lay_out, unwrap
from bot.documents.letterhead import read_letterhead
from bot.documents.marks import marks_of, secrecy_of
from bot.documents.parts import items, parts
from bot.documents.reading import Deadline, DirectiveText
from bot.documents.signature import read_signature

__all__ = ["Deadline", "DirectiveText", "overall_deadline", "read_directive", "secrecy_of"]

MAX_CHARS = 300_000  # a hundred full pages; what is beyond them is looked through for marks alone


def read_directive(text: str) -> DirectiveText:
    """Read the fields of a directive. Never raises: what cannot be read is absent."""
    secrecy, urgency = marks_of(text)
    shown = clean(text[:MAX_CHARS])
    layout = lay_out(shown)
    top = read_letterhead(layout.head, layout.body)
    end = read_signature(layout.closing, layout.body)
    lines = unwrap(top.body)
    body, annex = parts(lines), parts(unwrap(end.annex))
    ordered = duties(body, annex, top.type, int(top.date[:4]) if top.date else None)
    joined = "\n".join([*layout.head, *layout.body, *(line for pair in layout.closing for line in pair)])
    return DirectiveText(
        number=top.number,
        issuer=top.issuer,
        issuer_parent=top.issuer_parent,
        type=top.type,
        place=top.place,
        date=top.date,
        subject=top.subject,
        urgency=urgency,
        secrecy=secrecy,
        addressees=top.addressees,
        references=references(joined, top.number),
        items=items(body),
        duties=ordered,
        report_to=report_to(ordered),
        emails=emails(joined),
        recipients=end.recipients,
        signer_name=end.name,
        signer_position=end.position,
        signer_capacity=end.capacity,
        attachments=attachments(lines),
        footnotes=footnotes([*layout.head, *layout.body, *end.annex]),
    )


def overall_deadline(directive: DirectiveText) -> tuple[str, str | None] | None:
    """Give the day (ISO) and the time ("17:00") or None by which all addressees must have acted.

    It is the earliest dated deadline of a duty that names no unit. A recurring, relative or vague one is no such day.
    """
    dated = [
        (duty.deadline.date, duty.deadline.time)
        for duty in directive.duties
        if not duty.units and duty.deadline is not None and duty.deadline.date is not None
    ]
    # A day without a time lasts until it ends.
    return min(dated, key=lambda each: (each[0], each[1] or "24:00"), default=None)
