"""Vietnamese, the language of the office. Plain text: the channel escapes it for its own markup."""

from bot.texts.vi.again import SecondThoughts
from bot.texts.vi.broadcast import BroadcastWords
from bot.texts.vi.changing import ChangingWords
from bot.texts.vi.channels import ChannelWords
from bot.texts.vi.clerks import ClerkWords
from bot.texts.vi.decisions import DecisionWords
from bot.texts.vi.delegating import DelegationWords
from bot.texts.vi.digests import DigestWords
from bot.texts.vi.full_text import FullTextWords
from bot.texts.vi.labels import Labels
from bot.texts.vi.people import PeopleWords
from bot.texts.vi.slips import SlipWords
from bot.texts.vi.snoozing import SnoozingWords
from bot.texts.vi.summaries import SummaryWords
from bot.texts.vi.urging import UrgingWords


class Vietnamese(
    DigestWords,
    ChannelWords,
    FullTextWords,
    SnoozingWords,
    ChangingWords,
    SecondThoughts,
    DelegationWords,
    DecisionWords,
    SummaryWords,
    UrgingWords,
    ClerkWords,
    BroadcastWords,
    PeopleWords,
    SlipWords,
):
    """Every sentence the bot can say."""

    language = "vi"
    labels = Labels()
