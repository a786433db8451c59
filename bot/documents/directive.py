"""Reading a directive's text: what is printed in it, nothing guessed."""

from bot.documents.citations import attachments, emails, footnotes, references
from bot.documents.duties import duties, report_to
from bot.documents.folding import clean
from bot.documents.layout import lay_out, unwrap
from bot.documents.letterhead import read_letterhead
from bot.documents.marks import marks_of, secrecy_of
from bot.documents.overall import deadlines_for_all, overall_deadline
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
    year = int(top.date[:4]) if top.date else None
    ordered = duties(body, annex, top.type, year)
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
        deadlines_for_all=deadlines_for_all(body, ordered, dated=top.date, year=year),
        report_to=report_to(ordered),
        emails=emails(joined),
        recipients=end.recipients,
        signer_name=end.name,
        signer_position=end.position,
        signer_capacity=end.capacity,
        attachments=attachments(lines),
        footnotes=footnotes([*layout.head, *layout.body, *end.annex]),
    )
