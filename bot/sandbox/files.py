"""Uploaded files, kept in memory and found by id; a reused id costs nothing."""

from bot.sandbox.calls import Upload
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.records import StoredFile

MAX_BYTES = {"photo": 10 * 2**20, "document": 50 * 2**20}  # source: Bot API, "Sending files"
MAX_FETCHED_BYTES = 20 * 2**20  # source: Bot API, getFile
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # the JPEG markers that carry the size


class FileStore:
    """Every file that was sent, by its id."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload, *, duration: int = 0) -> StoredFile:
        """Store a file under a new id; `duration` in seconds, of a voice message."""
        width, height = picture_size(upload.data) or (1, 1)
        stored = StoredFile(
            file_id=f"{kind}-{len(self._files) + 1}",
            name=upload.name.replace("/", "_") or "file",
            mime=upload.mime or "application/octet-stream",
            data=upload.data,
            kind=kind,
            width=width,
            height=height,
            duration=duration,
        )
        self._files[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """The file with this id. Raises ApiError 400."""
        if file_id not in self._files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def take(self, kind: str, given: Upload | str | None) -> StoredFile:
        """What the bot sends: an upload, or the id of an earlier file of the same kind. Raises ApiError 400 or 413."""
        if given is None or given == "":
            raise bad_request(f"there is no {kind} in the request")
        if isinstance(given, str):
            return self._reused(kind, given)
        if not given.data:
            raise bad_request("file must be non-empty")
        if len(given.data) > MAX_BYTES[kind]:
            raise ApiError(413, "Request Entity Too Large")
        if kind == "photo" and picture_size(given.data) is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        return self.keep(kind, given)

    def _reused(self, kind: str, file_id: str) -> StoredFile:
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")  # nothing leaves the machine
        stored = self.find(file_id)
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else."""
    if data.startswith(_PNG) and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return _jpeg_size(data) if data.startswith(_JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        if data[position + 1] in _FRAMES:
            height = int.from_bytes(data[position + 5 : position + 7], "big")
            return int.from_bytes(data[position + 7 : position + 9], "big"), height
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return None
