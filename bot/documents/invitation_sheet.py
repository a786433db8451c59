"""A sheet of invitations to print and cut up, as one HTML page that needs nothing beside it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from bot.core.inviting import Way
from bot.core.model import Post
from bot.documents.qr import qr
from bot.texts.common import channel_name
from bot.texts.words import Words

_QUIET = 4  # light modules around a QR code (ISO/IEC 18004)
_STYLE = """
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 186mm; color: #111; background: #fff;
  font: 11pt/1.4 "Be Vietnam Pro", "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif }
article { border: 1px dashed #888; padding: 6mm 7mm; margin: 0 0 5mm; break-inside: avoid }
header { display: flex; justify-content: space-between; gap: 6mm; font-size: 9.5pt; color: #444;
  border-bottom: 1px solid #ccc; padding-bottom: 2mm; margin-bottom: 3mm }
header b { color: #111 }
h1 { font-size: 13pt; margin: 0; line-height: 1.3; text-wrap: pretty }
p { margin: 1mm 0 0 }
.ways { display: flex; gap: 6mm; margin: 4mm 0 }
section { flex: 1 1 0; display: flex; gap: 4mm; align-items: flex-start; min-width: 0 }
section:has(svg) { flex-grow: 1.5 }
section + section { border-left: 1px solid #ccc; padding-left: 6mm }
section > div { flex: 1; min-width: 0 }
h2 { font-size: 11pt; margin: 0 }
section p { font-size: 9.5pt; line-height: 1.35 }
svg { width: 34mm; height: 34mm; flex: none; margin: -2mm 0 0 -2mm }
code { display: inline-block; margin-top: 2mm; padding: 1mm 2mm; border: 1px solid #111; white-space: nowrap;
  font: bold 13pt/1.2 "Noto Sans Mono", "DejaVu Sans Mono", Consolas, monospace; letter-spacing: .04em }
a { color: inherit; font-size: 8pt; overflow-wrap: anywhere }
@media screen and (max-width: 640px) {
  .ways { flex-direction: column }
  section { flex-wrap: wrap }
  section + section { border-left: 0; border-top: 1px solid #ccc; padding: 3mm 0 0 }
}
footer { font-size: 8.5pt; color: #333; line-height: 1.35 }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One person's part of the sheet."""

    words: Words  # in the language of whoever gets it
    post: Post
    ways: Sequence[Way]
    has: Sequence[str]  # channels on which they have joined
    expires_at: datetime


def sheet_of(slips: Sequence[Slip], *, title: str, language: str) -> str:
    """The page; `title` for the browser's tab, in `language` (`"vi"`)."""
    parts = "\n".join(map(_slip, slips))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{parts}\n</body>\n</html>\n"
    )


def _slip(slip: Slip) -> str:
    words = slip.words
    ways = "\n".join(_way(way, words) for way in slip.ways)
    unit, asks = escape(slip.post.unit.name), escape(words.slip_asks(slip.ways, slip.has))
    return (
        f"<article>\n<header><b>{escape(words.organisation)}</b><span>{escape(words.slip_title())}</span></header>\n"
        f"<h1>{escape(words.slip_to(slip.post))}</h1>\n<h2>{unit}</h2>\n<p>{asks}</p>\n"
        f'<div class="ways">\n{ways}\n</div>\n'
        f"<footer>{escape(words.slip_rules(slip.ways, slip.has, slip.expires_at))}</footer>\n</article>"
    )


def _way(way: Way, words: Words) -> str:
    picture = _picture(way.link) if way.link else ""
    shown = escape(way.link or "").replace("?", "<wbr>?")  # where it may be broken
    link = f'<p><a href="{escape(way.link)}">{shown}</a></p>' if way.link else ""
    return (
        f"<section>{picture}<div><h2>{escape(channel_name(way.channel))}</h2><p>{escape(words.slip_way(way))}</p>"
        f"<code>{escape(way.code)}</code>{link}</div></section>"
    )


def _picture(link: str) -> str:
    """The QR code of a link; nothing for one that is too long for ours, since the link stands beside it."""
    try:
        grid = qr(link)
    except ValueError:
        return ""
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(grid) for x, is_dark in enumerate(row) if is_dark)
    side = len(grid) + 2 * _QUIET
    return (
        f'<svg viewBox="{-_QUIET} {-_QUIET} {side} {side}" role="img" aria-label="QR" shape-rendering="crispEdges">'
        f'<path d="{dark}"/></svg>'
    )
