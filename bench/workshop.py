"""What every benchmark shares: the local server, and offices of any size."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.office import Offices
from bench.serving import Server, serving


@dataclass(frozen=True, slots=True)
class Workshop:
    """Stays open for as long as something is measured."""

    server: Server
    offices: Offices


@contextmanager
def open_workshop() -> Iterator[Workshop]:
    """Everything that was started in it ends with it."""
    with serving() as server, tempfile.TemporaryDirectory() as folder:
        yield Workshop(server, Offices(server, Path(folder)))
