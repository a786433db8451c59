"""English, for whoever chooses it. Plain text: the channel escapes it for its own markup."""

from bot.texts.en.again import SecondThoughts
from bot.texts.en.broadcast import BroadcastWords
from bot.texts.en.changing import ChangingWords
from bot.texts.en.channels import ChannelWords
from bot.texts.en.clerks import ClerkWords
from bot.texts.en.decisions import DecisionWords
from bot.texts.en.delegating import DelegationWords
from bot.texts.en.digests import DigestWords
from bot.texts.en.full_text import FullTextWords
from bot.texts.en.labels import Labels
from bot.texts.en.people import PeopleWords
from bot.texts.en.slips import SlipWords
from bot.texts.en.snoozing import SnoozingWords
from bot.texts.en.summaries import SummaryWords
from bot.texts.en.urging import UrgingWords


class English(
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

    language = "en"
    labels = Labels()
