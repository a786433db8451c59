"""What need not be there before the first message is not loaded at the start."""

import subprocess
import sys

LATER = {
    "alembic": "the database is up to date on most days",
    "bot.documents.directive": "most days bring no directive",
    "bot.texts.en": "most offices read Vietnamese",
    "openpyxl": "only recipients' files need it",
    "reportlab": "only invitations are printed",
    "sqlalchemy.dialects.postgresql": "an office has one database",
}


def test_the_program_starts_without_what_is_seldom_needed() -> None:
    code = f"import bot.cli.running, sys; print(*({set(LATER)} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == []
