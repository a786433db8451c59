"""What people type in English, alone or mixed with Vietnamese courtesy, and what the bot makes of it."""

import pytest

from bot.core.messages import Act
from bot.services.menus import labels_of, plain
from bot.texts.words import LANGUAGES, voice_of
from handlers.understanding import Said, understand

ACTS: dict[Act, tuple[str, ...]] = {
    Act.ACKNOWLEDGE: (
        *("received", "Received.", "RECEIVED", "noted", "Noted!", "well noted", "Well received", "acknowledged"),
        *(
            "got it",
            "Got it, thanks",
            "got this",
            "understood",
            "Understood, sir",
            "ok received",
            "OK, noted",
            "yes received",
        ),
        *("ok got it, thank you", "received, thanks", "received with thanks", "Noted with thanks", "duly noted"),
        *("Received and noted", "We have received it", "I have received the directive", "have received, thanks"),
        *("I've received it", "we've received your letter", "Dear Sir, received", "Dear Madam, noted. Kind regards"),
        *("The document has been received", "just received", "received already", "Our unit has received the directive"),
        *(
            "confirm receipt",
            "I hereby confirm receipt",
            "We acknowledge receipt, thank you very much",
            "Receipt confirmed",
        ),
        *("received ạ", "dạ received", "ok em, received", "received nhé", "all received", "1. Received", "✅ Received"),
        *("Good morning, received", "Hello, noted, many thanks", "thanks, received!", "acknowledge"),
    ),
    Act.CONFIRM: (
        *("done", "Done.", "DONE!", "all done", "completed", "finished", "It's done", "it is done", "done, thanks"),
        *("Done, sir", "we are done", "I'm done", "We have completed it", "The task has been completed", "job done"),
        *(
            "everything is finished",
            "Fully implemented",
            "implemented",
            "ok done",
            "yes, done",
            "already done",
            "done ạ",
        ),
        *(
            "dạ done rồi ạ",
            "Dear Sir, done. Regards",
            "confirm completion",
            "2. Confirm completion",
            "🏁 Confirm completion",
        ),
        *("we have finished all the work", "done already, thank you", "complete"),
    ),
    Act.REPORT: ("report", "report progress", "progress report", "📝 Report progress", "I report on progress"),
    Act.OBSTACLE: (
        *("problem", "a problem", "we have a problem", "stuck", "we are stuck", "I'm stuck, sir"),
        *("obstacle", "⚠️ Obstacle", "3. Obstacle", "difficulty", "we have difficulties", "having problems", "blocked"),
        *("report a problem", "facing difficulties"),
    ),
    Act.FULL_TEXT: (
        "full text",
        "Full text, please",
        "📎 Full text",
        "please send the full text",
        "send me the full text",
    ),
    Act.REOPEN: ("reopen", "please reopen it", "🔄 Reopen", "re-open the directive", "open it again please"),
    Act.AGREE: ("agree", "I agree", "agreed", "yes, I agree", "✔️ Agree", "1. Agree"),
    Act.BACK: (
        "back",
        "go back",
        "no",
        "No, thanks",
        "no thank you",
        "nope",
        "not yet",
        "no, not yet",
        "not yet sir",
        "never mind",
    ),
}

ASSENTS = (
    *("yes", "Yes.", "yes sir", "yes, please", "yep", "yeah", "sure", "of course", "okay", "ok thanks", "alright"),
    *("all right", "confirm", "confirmed", "I confirm", "yes it is", "yes we have", "ok, thank you very much"),
)

WORDS = (
    # Not yet, not at all, or only partly
    *("not done", "not done yet", "not yet done", "almost done", "nearly finished", "half done", "partly completed"),
    *("not received", "haven't received it", "we have not received it", "never received", "not yet received", "undone"),
    *(
        "don't agree",
        "I do not agree",
        "disagree",
        "no problem",
        "no problems",
        "not stuck",
        "no obstacle",
        "nothing done",
    ),
    # Somebody else, or some other time
    *(
        "Minh received",
        "Mr Minh received it",
        "Ms Lan is done",
        "they are done",
        "he is done",
        "the other unit is done",
    ),
    *(
        "done by Friday",
        "done tomorrow",
        "done soon",
        "will be done",
        "to be done",
        "will do",
        "I'll be done",
        "should be done",
    ),
    *("done today", "completed last week", "finished yesterday"),
    # Asked, praised, hoped
    *("is it done", "have we received it", "are we done", "has the task been completed", "done?", "received?", "ok?"),
    *("well done", "thank you", "thanks", "good morning", "Dear Sir", "please", "kind regards", "hello", "if done"),
    # More than the act
    *(
        "received but not read",
        "received and done",
        "received, working on it",
        "noted, will report on Friday",
        "done 8 of 12",
    ),
    *(
        "problem solved",
        "the problem is the software",
        "stuck in traffic",
        "report done",
        "done with phase 1",
        "yes but",
    ),
    *("yes and no", "ok but later", "got it wrong", "back tomorrow", "no time", "full text missing", "not full text"),
    # A Vietnamese "no" before an English word
    *("k done", "ko done", "không done", "chưa done", "chưa received", "khong received"),
)

NUMBERS = {"1 please": 1, "option 2": 2, "number 3, please": 3, "I choose 2": 2, "2 thanks": 2, "ok 1": 1, "item 4": 4}

PERCENTS = {
    "60 percent": 60,
    "60 per cent": 60,
    "60 Percent done": 60,
    "about 60pct": 60,
    "60% done": 60,
    "60%, 40% to go": 60,
    "40% left": None,
    "40% still outstanding": None,
    "remaining: 40%": None,
    "40 percent remains": None,
    "from 40% to 60%": 60,
    "up from 40 percent to 60 percent": 60,
    "done 100 percent": 100,
    "120 percent": None,
    "60 percentage": None,
}

HANDLES = {
    "VB1 received": Said(handle=1, act=Act.ACKNOWLEDGE, text="received"),
    "VB17: done, thanks": Said(handle=17, act=Act.CONFIRM, text="done, thanks"),
    "done VB17": Said(handle=17, act=Act.CONFIRM, text="done"),
    "VB1 60 percent": Said(handle=1, percent=60, text="60 percent"),
    "VB1 1 please": Said(handle=1, number=1, text="1 please"),
    "VB1 not done": Said(handle=1, text="not done"),
    "VB60 percent": Said(percent=60, text="VB60 percent"),
}


@pytest.mark.parametrize(("text", "act"), [(text, act) for act, texts in ACTS.items() for text in texts])
def test_acts(text: str, act: Act) -> None:
    said = understand(text)
    assert (said.act, said.is_assent, said.number) == (act, False, None)


@pytest.mark.parametrize("text", ASSENTS)
def test_assents(text: str) -> None:
    said = understand(text)
    assert (said.act, said.is_assent) == (Act.ACKNOWLEDGE, True)


@pytest.mark.parametrize("text", WORDS)
def test_what_is_not_clear_is_a_report(text: str) -> None:
    said = understand(text)
    assert (said.act, said.number, said.is_assent, said.text) == (None, None, False, text)


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_numbers(text: str, number: int) -> None:
    assert understand(text).number == number


@pytest.mark.parametrize("text", ["we have 2", "have 3", "no 1", "received 2", "2 done", "2. done", "1 problem"])
def test_a_number_among_other_words_chooses_nothing(text: str) -> None:
    assert (understand(text).number, understand(text).act) == (None, None)


@pytest.mark.parametrize(("text", "percent"), PERCENTS.items())
def test_percentages(text: str, percent: int | None) -> None:
    said = understand(text)
    assert (said.percent, said.act) == (percent, None)


@pytest.mark.parametrize(("text", "expected"), HANDLES.items())
def test_handles(text: str, expected: Said) -> None:
    assert understand(text) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_typed_as_it_stands_is_its_act(language: str) -> None:
    for number, (act, label) in enumerate(labels_of(voice_of(language).labels).items(), 1):
        for typed in (label, plain(label), plain(label).upper(), f"{number}. {plain(label)}", f"{number}) {label}"):
            assert understand(typed).act == act, typed
