"""Each kind of database for a stage."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.postgres import Postgres, fresh_database


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """Settings for `staging`: a SQLite file in its DATA_DIR, or a fresh database of a throw-away PostgreSQL."""
    if request.param == "sqlite":
        yield {}
        return
    server: Postgres = request.getfixturevalue("postgres_server")
    with fresh_database(server) as url:
        yield {"DATABASE_URL": url}
