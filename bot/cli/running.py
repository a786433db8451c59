"""Commands that run the bot."""

import asyncio
import gc
import signal
import sys
from argparse import Namespace
from collections.abc import Callable

from bot.app import App
from bot.logs import set_up_logs
from bot.settings import load_settings

_TURN_S = 0.001  # a fifth of Python's own
_NEW_OBJECTS = 10_000  # before the collector looks at them; a batch of messages makes some thousands


def run(_options: Namespace) -> None:
    """`dondoc run`: until SIGTERM or Ctrl-C."""
    settings = load_settings()
    set_up_logs(settings.log_level, settings.log_format)
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_run(App(settings)))


def fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, where it is installed; None: Python's own."""
    try:
        import uvloop  # noqa: PLC0415 - not on every system
    except ImportError:
        return None
    return uvloop.new_event_loop


def _settle_memory() -> None:
    """What is here at the start stays: the collector need not walk through it for every few hundred new objects."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def _take_turns() -> None:
    """An answer that comes in need not wait long for the interpreter while the database's thread has it."""
    sys.setswitchinterval(_TURN_S)


async def _run(app: App) -> None:
    loop = asyncio.get_running_loop()
    asked_to_stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, asked_to_stop.set)
    try:
        await app.start()
        _settle_memory()
        _take_turns()
        print(f"dondoc runs; it answers on {app.url}/readyz", file=sys.stderr)
        stopping = asyncio.create_task(asked_to_stop.wait())
        running = asyncio.create_task(app.wait())
        await asyncio.wait([stopping, running], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()
        running.cancel()
    finally:
        await app.stop()
