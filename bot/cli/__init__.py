"""`dondoc`: the command line. CONTRACT section 2 fixes the commands, what they print and how they end.

Only the standard library is imported here, so that `--help` answers at once; a command imports what it needs.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from bot import __version__
from bot.core.errors import BadInput, DondocError

DONE, FAILED, WRONG = 0, 1, 2
_URGENCIES = ("thuong", "khan", "thuong-khan", "hoa-toc")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to look."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(WRONG, f"{self.prog}: {message}; see `{self.prog} --help`.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    module, _, name = options.does.partition(":")
    try:
        command = getattr(import_module(f"bot.cli.{module}"), name)
        result = command(options)
    except BadInput as error:
        return _fail(error, WRONG)
    except DondocError as error:
        return _fail(error, FAILED)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return DONE if result is None else int(result)


def _fail(error: Exception, code: int) -> int:
    print(f"dondoc: {error}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="dondoc", description="Sends directives to unit heads in chat and follows them up.")
    parser.add_argument("--version", action="version", version=f"dondoc {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    _add(commands, "run", "running:run", "run the bot: chat, following up and HTTP in one process")
    _add(commands, "demo", "playing:demo", "play the story against a local sandbox and keep both running")
    _add(commands, "story", "playing:story", "play the story of one directive to its end")
    _recipients(commands)
    _invite(commands)
    _directive(commands)
    summary = _add(commands, "summary", "office:summary", "how the directives stand", json=True)
    summary.add_argument("handle", nargs="?", metavar="VB1", help="one directive; without it the open ones")
    summary.add_argument("--all", action="store_true", help="every directive, settled and withdrawn ones too")
    audit = _group(commands, "audit", "the history")
    _add(audit, "verify", "office:audit_verify", "check every event's keyed digest", json=True)
    database = _group(commands, "db", "the database")
    _add(database, "upgrade", "office:db_upgrade", "create the database, or bring it up to date")
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


def _invite(commands: "Subparsers[_Parser]") -> None:
    invite = _add(commands, "invite", "recipients:invite", "make one-use codes for joining", json=True)
    who = invite.add_mutually_exclusive_group(required=True)
    who.add_argument("--unit", metavar="CODE", help="everybody in this unit")
    who.add_argument("--all", action="store_true", help="everybody who has not joined yet")


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


def _publish(directive: "Subparsers[_Parser]") -> None:
    publish = _add(directive, "publish", "directives:publish", "issue a directive to its units", json=True)
    publish.add_argument("file", metavar="FILE", help="a text file (.txt or .md)")
    publish.add_argument("--to", metavar="all|CODE,CODE", help="instead of the addressees in the text")
    publish.add_argument("--number", metavar="N", help="instead of the number in the text")
    publish.add_argument("--subject", metavar="S", help="instead of the subject in the text")
    publish.add_argument("--due", metavar="ISO", help="a date or an instant, instead of the deadline in the text")
    publish.add_argument("--urgency", choices=_URGENCIES, help="instead of the mark in the text")
    publish.add_argument("--until", choices=("confirm", "ack"), default="confirm", help="what settles it")
    publish.add_argument("--watch", action="store_true", help="stay and tell how it goes until it is settled")
