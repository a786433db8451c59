"""Which units a clerk names for a draft."""

import pytest

from bot.core.model import Unit, UnitId
from handlers import fields

NAMES = {
    "VP": "Văn phòng Sở",
    "TTR": "Thanh tra Sở",
    "VH": "Phòng Văn hóa, Thể thao và Du lịch",
    "A1": "Trạm Y tế",
    "A2": "Trạm Y tế",
}
UNITS = [Unit(id=UnitId(n), code=code, name=name) for n, (code, name) in enumerate(NAMES.items(), start=1)]


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("VP, ttr", ["VP", "TTR"], []),
        ("VP và TTR", ["VP", "TTR"], []),
        ("Văn phòng Sở, Thanh tra Sở", ["VP", "TTR"], []),
        ("van phong so; TTR", ["VP", "TTR"], []),
        ("Phòng Văn hóa, Thể thao và Du lịch, VP", ["VH", "VP"], []),
        ("Văn phòng Sở\nThanh tra Sở", ["VP", "TTR"], []),
        ("Phòng Không Có, VP", ["VP"], ["Phòng Không Có"]),
        ("VP XX", ["VP"], ["XX"]),
        ("Trạm Y tế", [], ["Trạm Y tế"]),  # two have this name
        ("VP, VP", ["VP"], []),
        (" , ;", [], []),
    ],
)
def test_by_code_or_by_name(text: str, codes: list[str], unknown: list[str]) -> None:
    named = fields.units_in(text, UNITS)
    assert (list(named.codes), list(named.unknown)) == (codes, unknown)
