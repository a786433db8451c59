"""A sheet of invitations to print and cut up, as one PDF. Slow to import: only for whoever writes a sheet."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Any

import segno
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from bot.core.inviting import Way
from bot.core.model import Post
from bot.texts.common import channel_name
from bot.texts.words import Words

_PLAIN, _BOLD = "NotoSans-Regular", "NotoSans-Bold"
_INK, _SOFT, _LINE = (Color(level, level, level) for level in (0.07, 0.27, 0.7))
_MARGIN = 10 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_INSIDE = _WIDTH - 14 * mm
_GAP, _BETWEEN_SLIPS = 6 * mm, 4 * mm
_PICTURE = 28 * mm
_QUIET = 4  # light modules around a QR code (ISO/IEC 18004)

_Commands = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One person's part of the sheet."""

    words: Words  # in the language of whoever gets it
    post: Post
    ways: Sequence[Way]
    has: Sequence[str]  # channels on which they have joined
    expires_at: datetime


def sheet_of(slips: Sequence[Slip], *, words: Words) -> bytes:
    """The PDF, in A4; `words` are those of the office, for the title. No slip is cut by the end of a page."""
    _register_fonts()
    made = io.BytesIO()
    sheet = BaseDocTemplate(
        made,
        pagesize=A4,
        title=words.slip_title(),
        author=words.organisation,
        subject="",
        creator="Đôn Đốc",
        lang=words.language,
        displayDocTitle=True,
    )
    page = Frame(_MARGIN, _MARGIN, _WIDTH, A4[1] - 2 * _MARGIN, 0, 0, 0, 0)
    sheet.addPageTemplates(PageTemplate(frames=[page]))
    sheet.build([part for slip in slips for part in (_slip(slip), Spacer(0, _BETWEEN_SLIPS))])
    return made.getvalue()


def _register_fonts() -> None:
    for name in (_PLAIN, _BOLD):
        registerFont(TTFont(name, io.BytesIO((files("bot.documents") / "fonts" / f"{name}.ttf").read_bytes())))


def _slip(slip: Slip) -> Flowable:
    words = slip.words
    parts = [
        _header(words),
        _text(words.slip_to(slip.post), 13, font=_BOLD),
        _text(slip.post.unit.name, 11, font=_BOLD),
        _text(words.slip_asks(slip.ways, slip.has), 10.5, spaceBefore=mm),
        _ways(slip.ways, words),
        _text(words.slip_rules(slip.ways, slip.has, slip.expires_at), 8.5, ink=_SOFT),
    ]
    cut_here = ("BOX", (0, 0), (-1, -1), 0.6, _LINE, None, (3, 3))
    return Table([[parts]], colWidths=[_WIDTH], style=[cut_here, *_padding(x=(_WIDTH - _INSIDE) / 2, y=4 * mm)])


def _header(words: Words) -> Flowable:
    office = _text(words.organisation, 9.5, font=_BOLD)
    title = _text(words.slip_title(), 9.5, ink=_SOFT, alignment=TA_RIGHT)
    under = ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE)
    return Table(
        [[office, title]],
        colWidths=[_INSIDE * 0.6, _INSIDE * 0.4],
        style=[under, *_padding(bottom=1.5 * mm)],
        spaceAfter=1.5 * mm,
    )


def _ways(ways: Sequence[Way], words: Words) -> Flowable:
    """Side by side; one with a picture has more room."""
    shares = [2 if way.link else 1 for way in ways]
    widths = [_INSIDE * share / sum(shares) for share in shares]
    cells = [_way(way, words, width - _GAP) for way, width in zip(ways, widths, strict=True)]
    between: _Commands = [("LINEBEFORE", (1, 0), (-1, -1), 0.5, _LINE), ("LEFTPADDING", (1, 0), (-1, -1), _GAP)]
    return Table([cells], colWidths=widths, style=[*_padding(), *between], spaceBefore=3 * mm, spaceAfter=3 * mm)


def _way(way: Way, words: Words, width: float) -> list[Flowable]:
    said = [_text(channel_name(way.channel), 11, font=_BOLD), _text(words.slip_way(way), 9.5), _code(way)]
    if not way.link:
        return said
    beside = Table(
        [[_Picture(way.link), said]],
        colWidths=[_PICTURE + 4 * mm, width - _PICTURE - 4 * mm],
        style=_padding(),
        hAlign="LEFT",
    )
    href = escape(way.link)
    return [beside, Paragraph(f'<a href="{href}">{href}</a>', _style(8, spaceBefore=mm))]


def _code(way: Way) -> Flowable:
    framed: _Commands = [
        ("FONT", (0, 0), (-1, -1), _BOLD, 13, 15),
        ("TEXTCOLOR", (0, 0), (-1, -1), _INK),
        ("BOX", (0, 0), (-1, -1), 0.8, _INK),
    ]
    return Table(
        [[way.code]], style=[*framed, *_padding(x=2 * mm, y=mm, bottom=1.5 * mm)], hAlign="LEFT", spaceBefore=2 * mm
    )


class _Picture(Flowable):
    """The QR code of a link, its light edge around it; drawn, not an image, so that it is sharp on any printer."""

    def __init__(self, link: str) -> None:
        super().__init__()
        self.width = self.height = _PICTURE
        self._rows = segno.make_qr(link, error="m").matrix

    def draw(self) -> None:
        module = _PICTURE / (len(self._rows) + 2 * _QUIET)
        drawn = self.canv.beginPath()
        for y, row in enumerate(reversed(self._rows), _QUIET):
            x = 0  # the slip is light to the left of it
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    drawn.rect(x * module, y * module, length * module, module)
                x += length
        self.canv.drawPath(drawn, stroke=0, fill=1)


def _text(said: str, size: float, **style: Any) -> Flowable:
    return Paragraph(escape(said), _style(size, **style))


def _style(size: float, *, font: str = _PLAIN, ink: Color = _INK, **more: Any) -> ParagraphStyle:
    return ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.36, textColor=ink, **more)


def _padding(*, x: float = 0, y: float = 0, bottom: float | None = None) -> _Commands:
    """For all cells of a table, whose content begins at the top."""
    widths = {"LEFT": x, "RIGHT": x, "TOP": y, "BOTTOM": y if bottom is None else bottom}
    sides: _Commands = [(f"{side}PADDING", (0, 0), (-1, -1), width) for side, width in widths.items()]
    return [*sides, ("VALIGN", (0, 0), (-1, -1), "TOP")]
