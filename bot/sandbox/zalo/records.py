"""What the Zalo sandbox remembers, and how it may behave where sources disagree."""

from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.records import StoredFile


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZaloMessage:
    """One message on a person's screen; nothing ever changes it. Time is aware UTC from the office clock."""

    message_id: str
    chat_id: str
    author: str
    from_bot: bool
    text: str = ""
    file: StoredFile | None = None
    caption: str = ""
    sent_at: datetime

    @property
    def words(self) -> str:
        """What there is to read: the text, or the caption of a picture."""
        return self.text or self.caption


@dataclass(slots=True, kw_only=True)
class Switches:
    """How the server behaves where nobody knows for sure; may be turned at any time."""

    refuses_under_200: bool = False  # every refusal with HTTP 200, `ok: false` in the body
    codes_as_text: bool = False  # `"error_code": "429"`
    pages_for_429: bool = False  # a gateway's HTML instead of JSON
    idle_under_200: bool = False  # an idle poll's 408 in the body alone
    wraps_pushes: bool = True  # `{"ok": true, "result": ...}` around a pushed update
    photo_key: str = "photo"  # or "photo_url"
    name_key: str = "display_name"  # or "first_name"
