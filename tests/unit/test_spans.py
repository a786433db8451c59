from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.spans import Span

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P1D", Span(days=1)),
        ("P7D", Span(days=7)),
        ("P2W", Span(days=14)),
        ("P1W2D", Span(days=9)),
        ("PT4H", Span(time=4 * HOUR)),
        ("PT24H", Span(time=24 * HOUR)),
        ("PT30M", Span(time=HOUR / 2)),
        ("PT1H30M", Span(time=1.5 * HOUR)),
        ("PT2.5S", Span(time=timedelta(seconds=2.5))),
        ("PT2,5S", Span(time=timedelta(seconds=2.5))),
        ("PT0.000001S", Span(time=timedelta(microseconds=1))),
        ("P1DT2H", Span(days=1, time=2 * HOUR)),
        ("P0D", Span()),
        ("PT0S", Span()),
        (" pt4h ", Span(time=4 * HOUR)),
    ],
)
def test_a_span_is_read_from_iso_8601(text: str, span: Span) -> None:
    assert Span.parse(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "P",
        "PT",
        "P1DT",
        "P5Y",
        "P1M",
        "P1Y2D",
        "-P1D",
        "P-1D",
        "+P1D",
        "1D",
        "4h",
        "P1H",
        "PT1D",
        "PT1S1H",
        "P1.5D",
        "PT1.5H",
        "PT1.S",
        "PT1.1234567S",
        "P1D P1D",
        "P1D\nx",
        "P٣D",
        "P9999999999D",
        "tomorrow",
    ],
)
def test_what_is_not_a_span_is_refused_with_the_text_and_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="is not a span; write P1D for one working day, PT4H") as refused:
        Span.parse(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize("text", ["P36501D", "P99999W", "PT876001H", "PT999999999H"])
def test_a_span_of_more_than_a_hundred_years_is_a_slip_of_the_finger(text: str) -> None:
    with pytest.raises(ValueError, match="longer than a hundred years"):
        Span.parse(text)


@pytest.mark.parametrize(("days", "time"), [(-1, timedelta(0)), (0, -HOUR), (1, timedelta(microseconds=-1))])
def test_a_span_is_never_negative(days: int, time: timedelta) -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        Span(days=days, time=time)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span(), "PT0S"),
        (Span(days=3), "P3D"),
        (Span(time=24 * HOUR), "PT24H"),
        (Span(time=1.5 * HOUR), "PT1H30M"),
        (Span(days=1, time=2 * HOUR), "P1DT2H"),
        (Span(time=timedelta(seconds=2.5)), "PT2.5S"),
        (Span(time=timedelta(seconds=10)), "PT10S"),
        (Span(time=timedelta(microseconds=20)), "PT0.00002S"),
    ],
)
def test_a_span_is_written_as_iso_8601(span: Span, text: str) -> None:
    assert str(span) == text


spans = st.builds(
    Span,
    days=st.integers(0, 36_500),
    time=st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=36_500)),
)


@given(spans)
def test_what_is_written_reads_the_same(span: Span) -> None:
    assert Span.parse(str(span)) == span


def test_a_wait_of_a_hundred_years_taken_twice_stops_nobody() -> None:
    longest = Span(days=36_500, time=timedelta(days=36_500))
    assert longest.times(2) == longest
    assert Span(days=20_000).times(2) == Span(days=36_500)
    assert Span(days=2, time=timedelta(hours=1)).times(2) == Span(days=4, time=timedelta(hours=2))
