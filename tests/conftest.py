"""What every test can rely on."""

import logging
from collections.abc import Iterator

import pytest

from tests.postgres import postgres_server

__all__ = ["postgres_server"]  # started when a test first asks for it

_OURS = ("", "bot", "handlers", "jobs")


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """Commands that run inside the tests set up the log; the next test must not notice."""
    levels = {name: logging.getLogger(name).level for name in _OURS}
    yield
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    root = logging.getLogger()
    for handler in [one for one in root.handlers if type(one) is logging.StreamHandler]:
        root.removeHandler(handler)
