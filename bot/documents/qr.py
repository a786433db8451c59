"""A QR code for a link: ISO/IEC 18004, bytes, versions 1 to 6, correction level M (15 %). Pure.

Only what a sheet of invitations needs: a link of at most 106 bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

# Of each version: bytes of correction in a block, blocks, bytes of data in a block (table 9 of the standard).
_VERSIONS = ((10, 1, 16), (16, 1, 28), (26, 1, 44), (18, 2, 32), (24, 2, 43), (16, 4, 27))
_LEVEL_M = 0
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, _: y % 2 == 0,
    lambda _, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)

Grid = list[list[bool]]
"""Rows of modules from above, True for the dark ones, without the quiet zone of four modules around it."""


def qr(text: str) -> Grid:
    """Raises ValueError for more than 106 bytes."""
    data = text.encode()
    version = next((v for v, (_, blocks, size) in enumerate(_VERSIONS, 1) if len(data) + 2 <= blocks * size), None)
    if version is None:
        raise ValueError(f"A QR code of ours holds 106 bytes; these are {len(data)}.")
    bits = _interleaved(version, _padded(version, data))
    return min((_drawn(version, bits, mask) for mask in range(len(_MASKS))), key=_penalty)


# The bytes


def _padded(version: int, data: bytes) -> bytes:
    """Mode, length and data, filled up as the standard says."""
    _, blocks, size = _VERSIONS[version - 1]
    bits = f"0100{len(data):08b}" + "".join(f"{byte:08b}" for byte in data) + "0000"
    filled = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    rest = blocks * size - len(filled)
    return filled + (b"\xec\x11" * rest)[:rest]


def _interleaved(version: int, data: bytes) -> str:
    """The blocks with their correction, byte by byte in turn, as bits."""
    extra, blocks, size = _VERSIONS[version - 1]
    parts = [data[at * size : (at + 1) * size] for at in range(blocks)]
    checks = [_correction(part, extra) for part in parts]
    turns = [*zip(*parts, strict=True), *zip(*checks, strict=True)]
    return "".join(f"{byte:08b}" for turn in turns for byte in turn)


def _powers() -> tuple[list[int], list[int]]:
    powers, logs, value = [0] * 512, [0] * 256, 1
    for n in range(255):
        powers[n] = powers[n + 255] = value
        logs[value] = n
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return powers, logs


_POWER, _LOG = _powers()


def _times(a: int, b: int) -> int:
    """In the field of 256 elements."""
    return _POWER[_LOG[a] + _LOG[b]] if a and b else 0


def _correction(data: bytes, count: int) -> bytes:
    """Reed-Solomon: what is left of the data over the generator polynomial."""
    generator = [1]
    for n in range(count):
        shifted = [*generator, 0]
        for at, factor in enumerate(generator):
            shifted[at + 1] ^= _times(factor, _POWER[n])
        generator = shifted
    rest = [*data, *[0] * count]
    for at in range(len(data)):
        for n, factor in enumerate(generator):
            if n:
                rest[at + n] ^= _times(factor, rest[at])
    return bytes(rest[len(data) :])


# The picture


def _drawn(version: int, bits: str, mask: int) -> Grid:
    size = 17 + 4 * version
    fixed: dict[tuple[int, int], bool] = {}
    _draw_finders(fixed, size)
    if version > 1:
        _draw_alignment(fixed, size - 7)
    for n in range(8, size - 8):
        fixed[6, n] = fixed[n, 6] = n % 2 == 0
    _draw_format(fixed, size, mask)
    grid = [[fixed.get((y, x), False) for x in range(size)] for y in range(size)]
    places = (place for place in _zigzag(size) if place not in fixed)
    for at, (y, x) in enumerate(places):
        grid[y][x] = (bits[at : at + 1] == "1") is not _MASKS[mask](y, x)
    return grid


def _draw_finders(fixed: dict[tuple[int, int], bool], size: int) -> None:
    """The three large squares in the corners, each with its light edge."""
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for y in range(-1, 8):
            for x in range(-1, 8):
                if 0 <= top + y < size and 0 <= left + x < size:
                    ring = max(abs(y - 3), abs(x - 3))
                    fixed[top + y, left + x] = ring not in {2, 4}


def _draw_alignment(fixed: dict[tuple[int, int], bool], at: int) -> None:
    for y in range(-2, 3):
        for x in range(-2, 3):
            fixed[at + y, at + x] = max(abs(y), abs(x)) != 1


def _draw_format(fixed: dict[tuple[int, int], bool], size: int, mask: int) -> None:
    """The level and the mask, with their correction, twice; and the module that is always dark."""
    data = _LEVEL_M << 3 | mask
    rest = data << 10
    for n in range(4, -1, -1):
        rest ^= (0x537 << n) if rest >> (n + 10) & 1 else 0
    bits = (data << 10 | rest) ^ 0x5412
    for n in range(15):
        dark = bool(bits >> n & 1)
        down = n if n < 6 else n + 1 if n < 8 else size - 15 + n
        across = size - 1 - n if n < 8 else 7 if n == 8 else 14 - n
        fixed[down, 8] = fixed[8, across] = dark
    fixed[size - 8, 8] = True


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Where data goes: columns in pairs from the right, up and down in turn, around the upright timing line."""
    upward = True
    for right in range(size - 1, 0, -2):
        column = right - 1 if right <= 6 else right
        for n in range(size):
            y = size - 1 - n if upward else n
            yield y, column
            yield y, column - 1
        upward = not upward


def _penalty(grid: Grid) -> int:
    """How hard to read: long runs, blocks of one colour (the first two rules of the standard)."""
    lines = [*grid, *(list(column) for column in zip(*grid, strict=True))]
    return sum(map(_runs, lines)) + 3 * sum(_blocks(above, below) for above, below in pairwise(grid))


def _runs(line: Sequence[bool]) -> int:
    points, length = 0, 0
    for at, dark in enumerate(line):
        length = length + 1 if at and dark is line[at - 1] else 1
        points += 3 if length == 5 else 1 if length > 5 else 0
    return points


def _blocks(above: Sequence[bool], below: Sequence[bool]) -> int:
    return sum(above[x] is above[x + 1] is below[x] is below[x + 1] for x in range(len(above) - 1))
