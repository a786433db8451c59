"""Keep tokens and people's words out of logs."""

import logging

# The first prints URLs with the token and whole messages at DEBUG, the second every URL at INFO.
_TALKATIVE = ("telegram", "httpx", "httpcore")


def quiet_libraries() -> None:
    """Let the libraries below this adapter log warnings and worse only; a stricter level that is set already stays.

    Call it before the first `Bot` is made: making one logs its URL, token included (source: telegram/_bot.py).
    """
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        # Its own level, not the effective one: the root's may be lowered to DEBUG later.
        if logger.level < logging.WARNING:
            logger.setLevel(logging.WARNING)
