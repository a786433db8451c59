"""Second thoughts: an edited message, the words after a spoken one, a late part of an album."""

from bot.core.messages import Act
from bot.core.records import Report
from bot.services import revising
from bot.services.answering import Statement
from bot.services.menus import choices_for
from handlers import acts, duties
from handlers.desk import Desk
from handlers.doubt import keep_in_doubt
from handlers.understanding import Said


def on_edit(desk: Desk, said: Said) -> None:
    """A message was edited. It is a new version of what it reported, and never an act."""
    question = desk.question()
    report = _reported(desk)
    if question and question.about is Act.OPEN and question.facts.get("said_in") == desk.incoming.said_in:
        keep_in_doubt(desk, said)
    elif report and _is_about(desk, report, said):
        about, said = duties.named(desk, report.assignment_id, said) or (None, said)
        statement = desk.statement(said, about)
        acts.guarded(desk, report.assignment_id, lambda: _revise(desk, report, statement))
    elif (desk.answers or desk.looks_after) and _is_words(said):
        desk.say(desk.words.edit_changes_nothing())


def _reported(desk: Desk) -> Report | None:
    """What this person reported in the message."""
    said_in = desk.incoming.said_in
    report = desk.work.reports.said_in(desk.incoming.channel, said_in) if said_in else None
    return report if report and report.person_id == desk.person.id else None


def _is_about(desk: Desk, report: Report, said: Said) -> bool:
    """Whether the words still speak of the same directive; there must be some, or a file."""
    if said.handle is not None:
        assignment = desk.work.assignments.get(report.assignment_id)
        return assignment is not None and assignment.directive_id == said.handle
    return bool(said.text or desk.incoming.files)


def _is_words(said: Said) -> bool:
    """Platforms call messages edited whose words nobody changed: only what could be a report is worth an answer."""
    return bool(said.text) and not (said.command or said.act or said.number)


def put_in_words(desk: Desk, said_in: str, statement: Statement) -> None:
    """What was spoken is written now."""
    report = desk.work.reports.said_in(desk.incoming.channel, said_in)
    desk.close_question()
    if report:
        _revise(desk, report, statement)


def _revise(desk: Desk, report: Report, statement: Statement) -> None:
    revision = revising.revise(desk.work, report, desk.actor, statement)
    if revision is None:
        return
    matter, words = revision.receipt.matter, desk.words
    if revision.receipt.fresh:
        text = words.revised(matter, revision.before, statement.text, statement.percent, words.next_nudge(matter))
    elif matter.assignment.is_withdrawn:
        text = words.already(matter)
    else:
        text = words.reported_after_the_end(matter)
    desk.say(text, choices=choices_for(matter, words), matter=matter, menu_only=True)


def belongs_to_album(desk: Desk, said: Said) -> bool:
    """Take a file whose album was worked on before it came; False for anything else."""
    report = _reported(desk) if desk.incoming.album and desk.incoming.files else None
    if report is None:
        return False
    acts.guarded(desk, report.assignment_id, lambda: _add(desk, report, desk.statement(said)))
    return True


def _add(desk: Desk, report: Report, statement: Statement) -> None:
    receipt = revising.add_late_part(desk.work, report, desk.actor, statement)
    desk.say(desk.words.added_to_report(receipt.matter, len(statement.files)), matter=receipt.matter)
