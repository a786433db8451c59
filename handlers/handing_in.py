"""What clerks and admins hand in: a directive's text, a file, the answer to a question about a draft."""

from bot.core.messages import Question
from bot.documents.form import signs_of_a_directive
from bot.services.drafting import goes_on
from handlers import drafts, uploads
from handlers.desk import Desk
from handlers.understanding import Said

_SIGNS = 2  # of a directive's form
_SIGNS_OF_A_HEAD = 3  # reports, too, may say to whom they go and of which day they are


def handed_in(desk: Desk, said: Said) -> bool:
    """Take what a clerk or an admin hands in; False where it is something else."""
    question = desk.question()
    asked = question if question and question.about in drafts.QUESTIONS and "draft" in question.facts else None
    if desk.incoming.files:
        return _file(desk, question)
    answers_unit = desk.answers and (desk.incoming.reply_to or (question and question.assignment_id))
    if not answers_unit and _is_paper(desk):
        drafts.take_paper(desk, desk.incoming.text)
    elif asked and desk.incoming.text.strip():
        drafts.answer_question(desk, asked, said.text)
    elif not answers_unit and _goes_on(desk, said):
        drafts.take_paper(desk, desk.incoming.text)
    else:
        return False
    return True


def _is_paper(desk: Desk) -> bool:
    """Whether the text is a directive; of somebody who also heads a unit it may be a report."""
    return signs_of_a_directive(desk.incoming.text) >= (_SIGNS_OF_A_HEAD if desk.answers else _SIGNS)


def _goes_on(desk: Desk, said: Said) -> bool:
    """Whether it is the rest of a text that was too long for one message."""
    if said.number is not None or said.act or not desk.incoming.text.strip():
        return False
    return goes_on(desk.work, desk.incoming.text, desk.person)


def _file(desk: Desk, question: Question | None) -> bool:
    """A file by itself is a directive or a list; with a directive of the person's own unit it is evidence."""
    if desk.answers and (desk.incoming.reply_to or (question and question.assignment_id)):
        return False
    known = all(uploads.kind_of(file.name) for file in desk.incoming.files)
    if desk.answers and not known:
        return False
    for file in desk.incoming.files:
        uploads.take_file(desk, file)
    return True
