"""QR codes for printed links: read back here by the standard, and by a phone when they were made."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import qr as making
from bot.documents.qr import Grid, qr

LINK = "https://t.me/dondoc_bot?start=ABCD2345EFGH"

# Digests of codes that zbarimg (an independent reader) has read; by their length in bytes, one of each version.
READ = {
    14: "074e5010",
    26: "eace865d",
    42: "da9a9c81",
    62: "8bbe63ca",
    84: "9aafcb58",
    106: "87ebf2ba",
}


def read(grid: Grid) -> str:
    """The text in a code; its correction has to hold."""
    size = len(grid)
    version = (size - 17) // 4
    extra, blocks, length = making._VERSIONS[version - 1]
    bits = _data_bits(grid, version)
    every = [int(bits[at : at + 8], 2) for at in range(0, 8 * blocks * (length + extra), 8)]
    data = b""
    for block in range(blocks):
        words = every[block : blocks * length : blocks] + every[blocks * length + block :: blocks]
        for power in range(extra):  # the word vanishes at each root of the generator
            value = 0
            for word in words:
                value = making._times(value, making._POWER[power]) ^ word
            assert value == 0
        data += bytes(words[:length])
    whole = "".join(f"{byte:08b}" for byte in data)
    assert whole[:4] == "0100"  # bytes
    count = int(whole[4:12], 2)
    return bytes(int(whole[12 + 8 * n : 20 + 8 * n], 2) for n in range(count)).decode()


def _data_bits(grid: Grid, version: int) -> str:
    """Along the way of the data, the mask taken off that the format names."""
    size = len(grid)
    fixed = {(y, x) for y in range(size) for x in range(size) if _is_fixed(y, x, size, version)}
    written = [grid[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)]
    mask = sum(bit << (4 - n) for n, bit in enumerate(written[:5])) ^ 0b10101
    assert mask >> 3 == 0  # level M
    found = []
    x, upward = size - 1, True
    while x > 0:
        x -= x == 6
        for y in range(size - 1, -1, -1) if upward else range(size):
            free = [at for at in (x, x - 1) if (y, at) not in fixed]
            found += ["01"[grid[y][at] is not making._MASKS[mask & 7](y, at)] for at in free]
        x, upward = x - 2, not upward
    return "".join(found)


def _is_fixed(y: int, x: int, size: int, version: int) -> bool:
    in_corner = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    aligns = version > 1 and size - 9 <= y < size - 4 and size - 9 <= x < size - 4
    return in_corner or aligns or 6 in {y, x}


@given(st.text(min_size=1).filter(lambda text: len(text.encode("utf-8", "ignore")) <= 106 and text.isprintable()))
def test_what_is_written_is_read(text: str) -> None:
    assert read(qr(text)) == text


@pytest.mark.parametrize("count", READ)
def test_codes_are_those_that_another_reader_has_read(count: int) -> None:
    grid = qr((LINK * 3)[:count])
    rows = "\n".join("".join(" #"[dark] for dark in row) for row in grid)
    assert sha256(rows.encode()).hexdigest()[:8] == READ[count]


def test_a_link_that_is_too_long_is_refused() -> None:
    assert len(qr("x" * 106)) == 41
    with pytest.raises(ValueError, match="holds 106 bytes; these are 107"):
        qr("x" * 107)
