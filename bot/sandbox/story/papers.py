"""The sample office's directives, ready to be issued."""

from datetime import date

from bot.core.model import Deadline, Urgency
from bot.documents.directive import overall_deadline, read_directive
from bot.sandbox.story.cast import sample
from bot.services.issuing import Draft


def draft_of(name: str) -> Draft:
    """What the reader understood of a sample directive."""
    content = sample(name)
    read = read_directive(content.decode())
    due, _ = overall_deadline(read) or (None, None)
    return Draft(
        number=read.number,
        issuer=read.issuer,
        kind=read.type,
        dated=read.date,
        subject=read.subject or "",
        urgency=Urgency.THUONG,
        text=content.decode(),
        file_name=name,
        file=content,
        due=Deadline(on=date.fromisoformat(due)) if due else None,
    )
