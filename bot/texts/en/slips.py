"""What stands in English on the printed invitations, one slip a person."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.inviting import Way
from bot.core.model import Post
from bot.texts.common import channel_name
from bot.texts.en.voice import Voice


class SlipWords(Voice):
    """On paper: whoever reads it has no message to press."""

    def slip_title(self) -> str:
        """Above each slip."""
        return "Invitation to receive directives"

    def slip_to(self, post: Post) -> str:
        """Whose it is; the unit stands below."""
        return f"To: {self.called(post)}"

    def slip_asks(self, ways: Sequence[Way], has: Sequence[str]) -> str:
        """What for; `has`: where they have joined."""
        if not has:
            return "Please connect, to receive directives, report and answer on your phone."
        now, more = (" and ".join(map(channel_name, names)) for names in (has, [way.channel for way in ways]))
        return f"You receive directives on {now}. Please connect {more} too, as a reserve."

    def slip_way(self, way: Way) -> str:
        """How on one channel; the code stands below it."""
        channel = channel_name(way.channel)
        if way.link:
            return f"Scan the QR code with your phone, press Start. Or find @{way.bot} on {channel} and send the code:"
        find = f"Find “{way.bot}” on {channel} and send the code:"
        return find if way.bot else f"Send the code to the office's bot on {channel}:"

    def slip_rules(self, ways: Sequence[Way], has: Sequence[str], expires_at: datetime) -> str:
        """Until when, how often, and whom to ask."""
        enough = " One channel is enough; another is a reserve." if len(ways) > 1 and not has else ""
        codes = "Each channel has its own code, which works once" if len(ways) > 1 else "The code works once"
        return (
            f"{codes}, is yours alone and valid until {self.moment(expires_at)}.{enough} "
            f"Give it to nobody. The bot never asks for a password or an OTP. Help: {self.ask_whom()}."
        )
