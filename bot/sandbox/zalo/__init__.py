"""A local Zalo Bot API beside the local Telegram (source: reference on Zalo, part A)."""

from bot.sandbox.zalo.people import ZaloPerson
from bot.sandbox.zalo.records import Switches, ZaloMessage
from bot.sandbox.zalo.server import ZaloSandbox

__all__ = ["Switches", "ZaloMessage", "ZaloPerson", "ZaloSandbox"]
