"""A local Telegram to try everything without a token, on a clock that can travel."""

from bot.sandbox.faults import EVERYTHING, Fault, Faults, Kind
from bot.sandbox.groups import SandboxGroup
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import Button, Change, ChatMessage, Recorded, StoredFile, What
from bot.sandbox.server import Sandbox

__all__ = [
    "EVERYTHING",
    "Button",
    "Change",
    "ChatMessage",
    "Fault",
    "Faults",
    "Kind",
    "Recorded",
    "Sandbox",
    "SandboxGroup",
    "SandboxPerson",
    "StoredFile",
    "What",
]
