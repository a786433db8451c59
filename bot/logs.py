"""What the log looks like. It never holds a token or what anybody wrote: whoever logs, logs ids and kinds of errors."""

import json
import logging
import sys
from datetime import UTC, datetime


class _Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        told = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        return json.dumps(told, ensure_ascii=False)


def set_up_logs(level: str, form: str) -> None:
    """Log to stderr, as text or JSON. Libraries speak up from WARNING on: at DEBUG some of them quote messages."""
    handler = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json() if form == "json" else plain)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for ours in ("bot", "handlers", "jobs"):
        logging.getLogger(ours).setLevel(level)
