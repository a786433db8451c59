"""The channels themselves: one is down, up again, or takes no token."""

from datetime import datetime

from bot.texts.common import channel_name
from bot.texts.en.conversation import ConversationWords


class ChannelWords(ConversationWords):
    """To the admins, on another channel."""

    def channel_down(self, channel: str, since: datetime) -> str:
        """Nothing gets through."""
        name = channel_name(channel)
        return (
            f"📡 {name} has been down since {self.moment(since)}\n"
            f"Whoever has an account elsewhere gets messages there; whoever uses {name} alone gets them when it works "
            "again. The bot keeps trying, and will tell you when it is up."
        )

    def token_refused(self, channel: str, since: datetime) -> str:
        """The platform does not take our token."""
        name = channel_name(channel)
        return (
            f"🔑 {name} has refused the bot's token since {self.moment(since)}\n"
            f"Nothing is lost: whoever has an account elsewhere gets messages there, whoever uses {name} alone when "
            "the token works. Please check the token in the settings; dondoc doctor says what to do."
        )

    def channel_up(self, channel: str, since: datetime, now: datetime) -> str:
        """It works again."""
        return (
            f"📡 {channel_name(channel)} has been working again since {self.moment(now)}\n"
            f"It was down from {self.moment(since)}. What waited is being sent; nobody who has had it or answered it "
            "gets it twice."
        )
