"""What stands on the pages of a PDF as ReportLab writes it: enough of the format for our sheets, and no more."""

import base64
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_FONT = re.compile(rb"/(F\d+\+\d+) (\d+) 0 R")
_LETTER = re.compile(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")
_SAID = re.compile(rb"/(F\d+(?:\+\d+)?) \S+ Tf|\(((?:\\.|[^\\)])*)\) Tj|(T\*)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_PATH = re.compile(rb"\bn ((?:\S+ \S+ \S+ \S+ re\s)+)f")


@dataclass(frozen=True, slots=True)
class Page:
    texts: list[str]  # in the order of drawing, a space where a line ends
    pictures: list[set[tuple[int, int]]]  # of each QR code the dark modules: column and row, from below


@dataclass(frozen=True, slots=True)
class Printed:
    pages: list[Page]
    title: str
    language: str

    @property
    def texts(self) -> str:
        return "\n".join(text for page in self.pages for text in page.texts)


def read_pdf(pdf: bytes) -> Printed:
    """Raises an error of some kind for what is no PDF of ours."""
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    fonts = {
        name.decode(): _letters(objects, int(number))
        for body in objects.values()
        for name, number in _FONT.findall(body)
    }
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    assert all(b"/MediaBox [ 0 0 595.2756 841.8898 ]" in page for page in pages), "not A4"
    return Printed(
        pages=[_page(_stream(objects[_number(rb"/Contents", page)]), fonts) for page in pages],
        title=_title(pdf),
        language=_found(rb"/Lang \((\w+)\)", pdf).decode(),
    )


def _number(key: bytes, body: bytes) -> int:
    return int(_found(key + rb" (\d+) 0 R", body))


def _found(pattern: bytes, body: bytes) -> bytes:
    found = re.search(pattern, body)
    assert found, pattern
    return found[1]


def _stream(body: bytes) -> bytes:
    head, _, data = body.partition(b"stream\n" if b"stream\n" in body else b"stream\r\n")
    data = data.rpartition(b"endstream")[0]
    if b"/ASCII85Decode" in head:
        data = base64.a85decode(b"<~" + data.strip(), adobe=True)
    return zlib.decompressobj().decompress(data)


def _letters(objects: Mapping[int, bytes], font: int) -> dict[int, str]:
    """By which a reader copies and searches: the text is there, not only its shape."""
    table = _stream(objects[_number(rb"/ToUnicode", objects[font])])
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in _LETTER.findall(table)}


def _page(drawn: bytes, fonts: Mapping[str, Mapping[int, str]]) -> Page:
    blocks = re.findall(rb"\bBT\b(.*?)\bET\b", drawn, re.DOTALL)
    texts = ["".join(_said(block, fonts)).strip() for block in blocks]
    return Page([text for text in texts if text], [_modules(path) for path in _PATH.findall(drawn)])


def _said(block: bytes, fonts: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    letters: Mapping[int, str] = {}
    for font, text, line_ends in _SAID.findall(block):
        if font:
            letters = fonts.get(font.decode(), {})
        yield " " if line_ends else "".join(letters[code] for code in _plain(text))


def _plain(text: bytes) -> bytes:
    signs = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return _ESCAPED.sub(lambda at: bytes([int(at[1], 8)]) if at[1] else signs.get(at[2], at[2]), text)


def _title(pdf: bytes) -> str:
    title = _plain(_found(rb"/Title \(((?:\\.|[^\\)])*)\)", pdf))
    return title.decode("utf-16" if title.startswith(b"\xfe\xff") else "ascii")


def _modules(path: bytes) -> set[tuple[int, int]]:
    rectangles = [tuple(map(float, one.split())) for one in path.split(b"re")[:-1]]
    side = rectangles[0][3]
    left, below = min(one[0] for one in rectangles), min(one[1] for one in rectangles)
    return {
        (round((x - left) / side) + n, round((y - below) / side))
        for x, y, width, _ in rectangles
        for n in range(round(width / side))
    }
