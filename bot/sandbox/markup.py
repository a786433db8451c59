"""Telegram's HTML, parsed strictly into what is shown and its entities (source: Bot API, "Formatting options")."""

import re
from dataclasses import dataclass, field
from html import escape, unescape

from bot.sandbox.errors import ApiError, Json, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z][\w-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_OPEN = re.compile(r"<([a-zA-Z][\w-]*|)([^<>]*)>")
_CLOSE = re.compile(r"</([a-zA-Z][\w-]*|)\s*>")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));?")
_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as shown, what was written, and the entities (offsets and lengths in UTF-16 units)."""

    text: str
    html: str
    entities: list[Json] = field(default_factory=list)


@dataclass(slots=True)
class _Tag:
    name: str
    start: int  # in the text so far, in code points
    attributes: dict[str, str]


def utf16_length(text: str) -> int:
    """Telegram counts entity offsets in UTF-16 units: most emoji are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def plain(text: str, entities: list[Json] | None = None) -> Formatted:
    """A text without markup, trimmed as the server trims it."""
    return _trimmed(text, escape(text.strip(), quote=False), entities or [])


def commands_in(text: str) -> list[Json]:
    """The `bot_command` entities that a client's server adds to what people type."""
    return [
        {"type": "bot_command", "offset": utf16_length(text[: match.start()]), "length": utf16_length(match.group())}
        for match in _COMMAND.finditer(text)
    ]


def parse_html(source: str) -> Formatted:
    """Parse a text with `parse_mode` HTML. Raises ApiError 400 "can't parse entities: ..." on any other markup."""
    parser = _Parser(source)
    parser.run()
    return _trimmed(parser.text, source.strip(), parser.entities)


class _Parser:
    """Walks once over the source; `text` and `entities` grow as it goes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text = ""
        self.entities: list[Json] = []
        self.open: list[_Tag] = []

    def run(self) -> None:
        while self.position < len(self.source):
            character = self.source[self.position]
            if character == "<":
                self._tag()
            elif character == "&":
                self._reference()
            else:
                self._plain()
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))

    def _plain(self) -> None:
        stops = [at for at in (self.source.find(sign, self.position) for sign in "<&") if at >= 0]
        stop = min(stops, default=len(self.source))
        self.text += self.source[self.position : stop]
        self.position = stop

    def _reference(self) -> None:
        match = _REFERENCE.match(self.source, self.position)
        if match is None:
            self.text += "&"
            self.position += 1
            return
        named, decimal, hexadecimal = match.groups()
        self.text += _NAMED[named] if named else _character(int(decimal) if decimal else int(hexadecimal, 16))
        self.position = match.end()

    def _tag(self) -> None:
        if self.source.startswith("</", self.position):
            self._end_tag()
        else:
            self._start_tag()

    def _offset(self) -> int:
        return len(self.source[: self.position].encode())

    def _start_tag(self) -> None:
        match = _OPEN.match(self.source, self.position)
        if match is None:
            name = re.match(r"<([\w-]*)", self.source[self.position :])
            if name is None or name.group(1).lower() not in KINDS:
                raise self._unsupported(name.group(1).lower() if name else "")
            raise _unparsable(f'Unclosed start tag "{name.group(1).lower()}" at byte offset {self._offset()}')
        name_ = match.group(1).lower()
        attributes = _attributes(match.group(2))
        if name_ not in KINDS or (name_ == "span" and attributes.get("class") != "tg-spoiler"):
            raise self._unsupported(name_)
        self.open.append(_Tag(name_, len(self.text), attributes))
        self.position = match.end()

    def _unsupported(self, name: str) -> ApiError:
        return _unparsable(f'Unsupported start tag "{name}" at byte offset {self._offset()}')

    def _end_tag(self) -> None:
        match = _CLOSE.match(self.source, self.position)
        if match is None:
            raise _unparsable(f"Unclosed end tag at byte offset {self._offset()}")
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {self._offset()}")
        tag = self.open[-1]
        name = match.group(1).lower()
        if name not in {"", tag.name}:
            raise _unparsable(
                f'Unmatched end tag at byte offset {self._offset()}, expected "</{tag.name}>", found "</{name}>"'
            )
        self.open.pop()
        self.position = match.end()
        self._close(tag)

    def _close(self, tag: _Tag) -> None:
        covered = self.text[tag.start :]
        if not covered or (tag.name == "a" and not (tag.attributes.get("href") or covered)):
            return
        entity: Json = {
            "type": KINDS[tag.name],
            "offset": utf16_length(self.text[: tag.start]),
            "length": utf16_length(covered),
        }
        language = tag.attributes.get("class", "").removeprefix("language-")
        if tag.name == "a":
            entity["url"] = tag.attributes.get("href") or covered
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "code" and language and self.open and self.open[-1].name == "pre":
            self.open[-1].attributes["class"] = f"language-{language}"
            return
        elif tag.name == "pre" and language:
            entity["language"] = language
        self.entities.append(entity)


def _attributes(source: str) -> dict[str, str]:
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(source)}


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _trimmed(text: str, html: str, entities: list[Json]) -> Formatted:
    """Drop white space at both ends, and pull the entities along."""
    kept = text.strip()
    if kept == text:
        return Formatted(text, html, entities)
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return Formatted(kept, html, moved)


def _unparsable(why: str) -> ApiError:
    return bad_request(f"can't parse entities: {why}")
