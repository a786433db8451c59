"""Lists in pages: nothing is lost, nothing comes twice, nothing outgrows the channel."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.messages import Act, Capabilities
from bot.texts.common import length
from bot.texts.words import words_in
from handlers.paging import page_of

CALENDAR = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"), parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))
WORDS = words_in("en", calendar=CALENDAR, address="dong-chi", organisation="", contact="")
BUTTONED = Capabilities(buttons=True, edits=True, files=True, longest_text=1000)
BUTTONLESS = Capabilities(buttons=False, edits=False, files=False, longest_text=1000)


def tell(part: Sequence[str]) -> str:
    return "\n".join(["📊 Danh sách", *part])


entries = st.lists(st.text(st.sampled_from("ađ😀 "), min_size=1, max_size=150), max_size=60)


@given(entries, st.sampled_from([BUTTONED, BUTTONLESS]), st.integers(1, 12))
def test_the_pages_together_are_the_list(every: list[str], can: Capabilities, most: int) -> None:
    pages = [page_of(every, number, tell, can, most=most, label=str) for number in range(60)]
    count = pages[0].count
    assert [item for page in pages[:count] for item in page.items] == every
    assert all(page.items == pages[count - 1].items for page in pages[count:])
    for page in pages[:count]:
        assert len(page.items) <= most
        assert length(tell(page.items)) <= can.longest_text - 300 or len(page.items) == 1


def test_a_label_takes_room_only_where_there_are_no_buttons() -> None:
    every = ["x" * 40] * 20
    counts = [page_of(every, 0, tell, can, label=lambda _: "y" * 60).count for can in (BUTTONED, BUTTONLESS)]
    assert counts == [2, 5]


def test_an_empty_list_has_one_page_without_buttons() -> None:
    nothing: list[str] = []
    page = page_of(nothing, 7, tell, BUTTONED)
    assert (page.items, page.number, page.count, page.turning(WORDS, Act.TASKS)) == ([], 0, 1, [])


def test_the_buttons_lead_to_the_pages_beside() -> None:
    every = ["x"] * 25
    pages = [page_of(every, n, tell, BUTTONED, most=10) for n in range(3)]
    turning = [page.turning(WORDS, Act.SUMMARY, 7, 2) for page in pages]
    assert [[choice.payload for choice in buttons] for buttons in turning] == [
        ["summary:7:2:1"],
        ["summary:7:2:0", "summary:7:2:2"],
        ["summary:7:2:1"],
    ]
    assert [choice.label for choice in turning[1]] == ["◀️ Previous page", "▶️ Next page"]
