"""What stands in buttons, and which of them fit the state of an assignment."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.matter import Matter
from bot.core.messages import LARGEST_ID, NUMBERS, Act, parse_payload, payload
from bot.core.model import (
    Addressee,
    Assignment,
    AssignmentId,
    Choice,
    Directive,
    DirectiveId,
    FollowUpCopy,
    Status,
    Unit,
    UnitId,
    Until,
    Urgency,
)
from bot.services.menus import choices_for, labels_of, numbered, plain, question_about
from bot.texts.vi import Vietnamese
from bot.texts.vi.labels import Labels

NUMBER = AssignmentId(1042)
WORDS = Vietnamese(calendar=Calendar(UTC, parse_working_days("1-5"), parse_hours("07:30-17:00")))
ISSUED = datetime(2026, 3, 2, 2, tzinfo=UTC)


@given(st.sampled_from(Act), st.integers(0, LARGEST_ID))
def test_a_payload_is_read_again(act: Act, number: int) -> None:
    text = payload(act, number)
    assert len(text.encode()) <= 64
    assert parse_payload(text) == (act, number)


@given(st.sampled_from(sorted(NUMBERS)), st.data())
def test_a_payload_with_several_numbers_is_read_again(act: Act, data: st.DataObject) -> None:
    number = st.integers(0, LARGEST_ID)
    numbers = data.draw(st.lists(number, min_size=1, max_size=NUMBERS[act]))
    assert parse_payload(payload(act, *numbers)) == (act, *numbers)


@pytest.mark.parametrize(("act", "numbers"), [(Act.ACKNOWLEDGE, (1, 2)), (Act.SUMMARY, (1, 2, 3, 4))])
def test_more_numbers_than_an_act_has_are_neither_written_nor_read(act: Act, numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="numbers"):
        payload(act, *numbers)
    assert parse_payload(":".join([act, *map(str, numbers)])) is None


def test_the_longest_payload_fits() -> None:
    for act in Act:
        assert len(payload(act, *[10**9] * NUMBERS.get(act, 1)).encode()) <= 64


def test_buttons_that_were_sent_before_there_were_more_numbers_still_work() -> None:
    assert parse_payload("summary:7") == (Act.SUMMARY, 7)
    assert parse_payload("notyet:7") == (Act.NOT_YET, 7)


def test_a_payload_looks_like_this() -> None:
    assert payload(Act.ACKNOWLEDGE, 1042) == "ack:1042"


def test_a_payload_too_long_for_telegram_is_refused() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        payload(Act.OBSTACLE, 10**60)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        "ack",
        "ack:",
        ":1042",
        "ack:-1",
        "ack:+1",
        "ack: 1",
        "ack:1.0",
        "ack:1:2",
        "summary:1:",
        "summary:1::2",
        "summary:1:-2",
        "summary:1:2:3:4",
        "ack:1042 ",
        "ack:1_000",
        "ack:١٠",
        "ack:²",
        "ACK:1",
        "delete:1",
        "ACKNOWLEDGE:1",
        "ack:" + "9" * 19,
        "ack:1\n",
    ],
)
def test_garbage_is_no_payload(text: str) -> None:
    assert parse_payload(text) is None


@given(st.text())
def test_whatever_a_client_sends_is_read_or_refused(text: str) -> None:
    found = parse_payload(text)
    assert found is None or (found[0] in Act and found[1] >= 0)


def matter(status: Status, *, until: Until = Until.CONFIRM) -> Matter:
    moment = ISSUED if status in {Status.ACKNOWLEDGED, Status.CONFIRMED} else None
    return Matter(
        assignment=Assignment(
            id=NUMBER,
            directive_id=DirectiveId(7),
            unit_id=UnitId(1),
            status=status,
            until=until,
            issued_at=ISSUED,
            acknowledged_at=moment,
            confirmed_at=moment if status is Status.CONFIRMED else None,
        ),
        directive=Directive(
            id=DirectiveId(7),
            number="12/CT-UBND",
            issuer=None,
            kind=None,
            dated=date(2026, 3, 2).isoformat(),
            subject="rà soát",
            urgency=Urgency.THUONG,
            text="",
            file_name="12.txt",
            due=None,
            until=until,
            follow_up=FollowUpCopy("{}"),
            issued_at=ISSUED,
        ),
        addressee=Addressee(unit=Unit(id=UnitId(1), code="STC", name="Sở Tài chính"), post=None, contact=None),
    )


BEFORE_IT = ["✅ Đã tiếp nhận", "⚠️ Vướng mắc", "↩️ Không thuộc nhiệm vụ đơn vị", "📎 Toàn văn"]
AFTER_IT = [
    "📝 Báo cáo tiến độ",
    "🏁 Xác nhận hoàn thành",
    "⚠️ Vướng mắc",
    "⏳ Xin gia hạn",
    "👥 Giao người thực hiện",
    "↩️ Không thuộc nhiệm vụ đơn vị",
    "📎 Toàn văn",
]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (matter(Status.ISSUED), BEFORE_IT),
        (matter(Status.DELIVERED), BEFORE_IT),
        (matter(Status.DELIVERED, until=Until.ACK), BEFORE_IT),
        (matter(Status.ACKNOWLEDGED), AFTER_IT),
        (matter(Status.ACKNOWLEDGED, until=Until.ACK), ["📎 Toàn văn"]),
        (matter(Status.CONFIRMED), ["📎 Toàn văn"]),
        (matter(Status.DECLINED), ["📎 Toàn văn"]),
        (matter(Status.WITHDRAWN), []),
    ],
)
def test_the_buttons_fit_the_state(seen: Matter, expected: list[str]) -> None:
    assert [choice.label for choice in choices_for(seen, WORDS)] == expected


@pytest.mark.parametrize("status", Status)
def test_every_button_says_what_it_does_and_to_which_assignment(status: Status) -> None:
    for choice in choices_for(matter(status), WORDS):
        act, number, *_ = parse_payload(choice.payload) or (None, None)
        assert number == NUMBER
        assert act
        assert labels_of(WORDS.labels)[act] == choice.label


def test_the_one_question_has_two_answers() -> None:
    assert question_about(NUMBER, WORDS) == (Choice("✔️ Đồng ý", "agree:1042"), Choice("Quay lại", "back:1042"))


def test_without_buttons_the_choices_are_numbered_in_their_order() -> None:
    listed = numbered(choices_for(matter(Status.ACKNOWLEDGED), WORDS), "VB7")
    assert listed.splitlines() == [  # one a line: a phone may break a longer one between a number and its words
        "VB7:",
        "1. Báo cáo tiến độ",
        "2. Xác nhận hoàn thành",
        "3. Vướng mắc",
        "4. Xin gia hạn",
        "5. Giao người thực hiện",
        "6. Không thuộc nhiệm vụ đơn vị",
        "7. Toàn văn",
    ]
    assert numbered(question_about(NUMBER, WORDS), None) == "1. Đồng ý\n2. Quay lại"
    assert numbered((), None) == ""


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("✅ Đã tiếp nhận", "Đã tiếp nhận"),
        ("⚠️ Vướng mắc", "Vướng mắc"),
        ("Quay lại", "Quay lại"),
        ("VB1 – 12/CT-UBND", "VB1 – 12/CT-UBND"),
        ("Xong", "Xong"),
        ("✅", "✅"),
        ("", ""),
    ],
)
def test_a_label_in_plain_words(label: str, expected: str) -> None:
    assert plain(label) == expected


def test_no_label_is_lost_or_written_twice() -> None:
    every = [text for name, text in vars(Labels).items() if name.isupper()]
    assert len(set(every)) == len(every)
    assert set(labels_of(WORDS.labels).values()) <= set(every)


def test_bug_a_number_larger_than_any_row_made_postgresql_stumble() -> None:
    assert parse_payload(f"ack:{LARGEST_ID}") == (Act.ACKNOWLEDGE, LARGEST_ID)
    assert parse_payload(f"ack:{LARGEST_ID + 1}") is None
    assert parse_payload(f"unlink:{10**17}") == (Act.UNLINK, 10**17)
