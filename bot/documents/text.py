"""The bytes of a plain text file, made a string."""

import codecs
import re
from pathlib import PurePath

from bot.documents.errors import UnreadableDocument
from bot.documents.folding import clean
from bot.texts.vi import files as wording

MAX_BYTES = 1024 * 1024
SUFFIXES = (".txt", ".md")

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_FORMATS = {b"PK\x03\x04": "Word (.docx)", b"%PDF": "PDF", b"\xd0\xcf\x11\xe0": "Word (.doc)", b"{\\rtf": "RTF"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# TCVN3 and VNI draw Vietnamese with a font of their own over these signs; Unicode Vietnamese never uses them in a word.
_LEGACY = re.compile(r"(?<=[A-Za-zÀ-ÿ])[¡-¿äåæçëîïðñöøûüþÿßÄÅÆÇËÎÏÐÑÖØÛÜÞ]|[¡-¿äåæëîïðñöøûüþß](?=[A-Za-zÀ-ÿ])")
_UNICODE_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


def decode(data: bytes, name: str) -> str:
    """Read a .txt or .md file: UTF-8 with or without a byte order mark, or UTF-16 with one, made NFC with line feeds.

    Raises UnreadableDocument: another suffix, over 1 MiB, empty, not text, or not Unicode.
    """
    if PurePath(name).suffix.lower() not in SUFFIXES:
        raise UnreadableDocument(wording.only_plain_text(name))
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(wording.text_too_large(name, len(data), MAX_BYTES))
    text = decode_unicode(data, name)
    if not text.strip():
        raise UnreadableDocument(wording.text_empty(name))
    return text


def decode_unicode(data: bytes, name: str) -> str:
    """Give `data` as cleaned Unicode text, of any size and suffix. Raises UnreadableDocument as `decode` does."""
    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise UnreadableDocument(wording.disguised(name, what))
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(wording.not_unicode(name)) from error
    if _CONTROL.search(text):
        raise UnreadableDocument(wording.not_text(name))
    if _is_legacy(text):
        raise UnreadableDocument(wording.legacy_font(name))
    return clean(text)


def _is_legacy(text: str) -> bool:
    """Whether `text` was typed with a TCVN3 or VNI font: valid characters, but not the ones a reader sees."""
    strange = len(_LEGACY.findall(text))
    return strange >= 5 and strange * 25 > len(text.split()) and strange > len(_UNICODE_VIETNAMESE.findall(text))
