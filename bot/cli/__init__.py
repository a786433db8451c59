"""`dondoc`: the command line. CONTRACT section 2 fixes the commands, what they print and how they end.

Only the standard library is imported here, so that `--help` answers at once; a command imports what it needs.
"""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from bot import __version__
from bot.core.errors import BadInput, DondocError

DONE, FAILED, WRONG = 0, 1, 2
_OBJECTS_OF_A_START = 100_000  # to look for garbage among what is being imported costs time, and there is none
_URGENCIES = ("thuong", "khan", "thuong-khan", "hoa-toc")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to look."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(WRONG, f"{self.prog}: {_one_line(message)}; see `{self.prog} --help`.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _print_what_cannot_be_encoded()
    options = _parser().parse_args(arguments)
    module, _, name = options.does.partition(":")
    gc.set_threshold(_OBJECTS_OF_A_START)
    try:
        _refuse_what_is_no_text(options)
        command = getattr(import_module(f"bot.cli.{module}"), name)
        result = command(options)
        sys.stdout.flush()
    except BadInput as error:
        return _fail(str(error), WRONG)
    except DondocError as error:
        return _fail(str(error), FAILED)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has gone
        _drop_output()
        return DONE
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        _drop_output()
        return _fail(_unexpected(error), FAILED)
    return DONE if result is None else int(result)


def _fail(message: str, code: int) -> int:
    print(f"dondoc: {_one_line(message)}", file=sys.stderr)
    return code


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _print_what_cannot_be_encoded() -> None:
    """A terminal that has no Vietnamese letters gets their numbers instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _refuse_what_is_no_text(options: argparse.Namespace) -> None:
    for value in vars(options).values():
        if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise BadInput(f"{value} is not UTF-8; give names and words in UTF-8.")


def _drop_output() -> None:
    """What is still buffered has nowhere to go; at exit Python would try again and complain."""
    if sys.stdout is sys.__stdout__ and sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> str:
    """One line for a bug of ours, without the error's own words, which may quote what people wrote."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}; nothing more could be done, make room or choose another place, then try again."
    import traceback  # noqa: PLC0415 - seldom needed

    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119 - pathlib would slow `--help` down
    return f"{type(error).__name__} at {place}, which is a mistake in dondoc; report this line."


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="dondoc", description="Sends directives to unit heads in chat and follows them up.")
    parser.add_argument("--version", action="version", version=f"dondoc {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    _add(commands, "run", "running:run", "run the bot: chat, following up and HTTP in one process")
    _add(commands, "doctor", "doctor:doctor", "look whether all is as it should be; say what to do", json=True)
    _add(commands, "demo", "playing:demo", "play the story, then leave a chat page open to play on")
    _add(commands, "story", "playing:story", "play the story of one directive to its end")
    _recipients(commands)
    _invite(commands)
    _directive(commands)
    summary = _add(commands, "summary", "office:summary", "how the directives stand", json=True)
    summary.add_argument("handle", nargs="?", metavar="VB1", help="one directive; without it the open ones")
    summary.add_argument("--all", action="store_true", help="every directive, settled and withdrawn ones too")
    audit = _group(commands, "audit", "the history")
    _add(audit, "verify", "office:audit_verify", "check every event's keyed digest", json=True)
    simulate = _add(
        commands, "simulate", "simulating:simulate", "play a made-up office and check what must hold", json=True
    )
    sizes = (("units", 50, "that get directives"), ("directives", 20, "in that time"), ("days", 365, "in a row"))
    for name, usual, what in (*sizes, ("seed", 1, "of all that is random: the same one shows the same again")):
        simulate.add_argument(f"--{name}", type=int, default=usual, metavar="N", help=f"{what} ({usual})")
    database = _group(commands, "db", "the database")
    _add(database, "upgrade", "office:db_upgrade", "create the database, or bring it up to date")
    backup = _add(database, "backup", "office:db_backup", "copy the database, whether the bot runs or not")
    backup.add_argument("file", metavar="FILE", help="a new file; one that is there already is never overwritten")
    return parser


Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def _add(
    commands: "Subparsers[_Parser]", name: str, does: str, help_text: str, *, json: bool = False
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
    command.set_defaults(does=does)
    if json:
        command.add_argument("--json", action="store_true", help="print one JSON document")
    return command


def _group(commands: "Subparsers[_Parser]", name: str, help_text: str) -> "Subparsers[_Parser]":
    parser = commands.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)


def _recipients(commands: "Subparsers[_Parser]") -> None:
    recipients = _group(commands, "recipients", "units, people and posts")
    take = _add(recipients, "import", "recipients:take_over", "take over a CSV or XLSX file, all or nothing", json=True)
    take.add_argument("file", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="show the verdicts and change nothing")
    take.add_argument("--replace", action="store_true", help="end the posts that are not in the file")
    _add(recipients, "list", "recipients:show", "units with their posts and how each person can be reached", json=True)
    unlink = _add(recipients, "unlink", "recipients:unlink", "take a lost account from a person")
    unlink.add_argument("person", metavar="PERSON", help="full name, or phone")
    unlink.add_argument("--channel", choices=("telegram", "zalo"), help="only there; without it everywhere")
    forget = _add(recipients, "forget", "recipients:forget", "forget a person's phone and accounts, not the name")
    forget.add_argument("person", metavar="PERSON", help="full name, or phone")


def _invite(commands: "Subparsers[_Parser]") -> None:
    invite = _add(commands, "invite", "inviting:invite", "make one-use codes for joining", json=True)
    who = invite.add_mutually_exclusive_group(required=True)
    who.add_argument("--unit", metavar="CODE", help="everybody in this unit")
    who.add_argument("--all", action="store_true", help="everybody who has not joined yet, or not every channel")
    invite.add_argument("--sheet", metavar="FILE.html", help="write slips to print and hand out, with QR codes")


def _directive(commands: "Subparsers[_Parser]") -> None:
    directive = _group(commands, "directive", "directives")
    parse = _add(directive, "parse", "directives:parse", "show what is read in a file; store nothing", json=True)
    parse.add_argument("file", metavar="FILE")
    _publish(directive)
    _add(directive, "list", "directives:listed", "all directives", json=True)
    show = _add(directive, "show", "directives:show", "one directive with deliveries and history", json=True)
    show.add_argument("handle", metavar="VB1", help="the handle, or the exact number")
    withdraw = _add(directive, "withdraw", "directives:withdraw", "take a directive back; everyone is told", json=True)
    withdraw.add_argument("handle", metavar="VB1", help="the handle, or the exact number")
    withdraw.add_argument("--reason", metavar="TEXT", help="why; it is told to everyone who had it")
    amend = _add(directive, "amend", "course:amend", "change a directive; those concerned acknowledge again", json=True)
    amend.add_argument("handle", metavar="VB1", help="the handle, or the exact number")
    amend.add_argument("--due", metavar="ISO", help="another deadline: a date or an instant; none for no deadline")
    amend.add_argument("--subject", metavar="S", help="another subject")
    amend.add_argument("--text", metavar="FILE", help="another text (.txt or .md); deadline and subject stay")
    amend.add_argument("--add", metavar="CODE,CODE", help="units that get it, too")
    amend.add_argument("--follow-up", metavar="KEY=VALUE,...", help="another pace: ACK_WITHIN=PT2H,BEFORE_DUE=3,1,0")
    amend.add_argument("--drop", metavar="CODE,CODE", help="units that need not carry it out any more")
    amend.add_argument("--dry-run", action="store_true", help="show what would come of it; change nothing")
    pause = _add(directive, "pause", "course:pause", "no nudges until it is resumed; heads may still answer", json=True)
    pause.add_argument("handle", metavar="VB1", help="the handle, or the exact number")
    resume = _add(directive, "resume", "course:resume", "follow a paused directive up again", json=True)
    resume.add_argument("handle", metavar="VB1", help="the handle, or the exact number")
    series = _add(directive, "end-series", "course:end_series_of", "end a directive's recurring duties", json=True)
    series.add_argument("handle", metavar="VB1", help="the handle, or the exact number")
    series.add_argument("--duty", type=int, metavar="N", help="only the one with this number")


def _publish(directive: "Subparsers[_Parser]") -> None:
    publish = _add(directive, "publish", "directives:publish", "issue a directive to its units", json=True)
    publish.add_argument("file", metavar="FILE", help="a text file (.txt or .md)")
    publish.add_argument("--to", metavar="all|CODE,CODE", help="instead of the addressees in the text")
    publish.add_argument("--number", metavar="N", help="instead of the number in the text")
    publish.add_argument("--subject", metavar="S", help="instead of the subject in the text")
    publish.add_argument("--due", metavar="ISO", help="a date or an instant, instead of the deadline in the text")
    publish.add_argument("--urgency", choices=_URGENCIES, help="instead of the mark in the text")
    publish.add_argument("--until", choices=("confirm", "ack"), default="confirm", help="what settles it")
    publish.add_argument("--duties", metavar="FILE", help="numbered duties (CSV or XLSX): duty, lead, supporting, due")
    publish.add_argument("--watch", action="store_true", help="show on stderr how the sending goes")
