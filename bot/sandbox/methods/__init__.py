"""The methods of the Bot API that the sandbox plays, by name."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.methods import editing, profile, reading, sending
from bot.sandbox.world import World

Method = Callable[[World, Call], Any]

# `getUpdates` and the webhook methods wait or change how the server works: they live in `server.py`.
METHODS: Mapping[str, Method] = {**sending.METHODS, **editing.METHODS, **profile.METHODS, **reading.METHODS}
