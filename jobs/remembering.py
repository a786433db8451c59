"""What a platform calls the files that were sent to it, remembered beyond a restart."""

import logging

from bot.core.ports import Office

log = logging.getLogger(__name__)


class KnownFiles:
    """Fulfils `RemoteFiles` with facts of the office; where the database is away the file just travels again.

    A name is good only for the account that sent the file, which `source` tells (see RawUpdate).
    """

    def __init__(self, office: Office, source: str) -> None:
        self._office = office
        self._source = source

    async def find(self, file: str) -> str | None:
        """The platform's name for the file with this key."""
        try:
            return await self._office.run(lambda work: work.facts.get(self._name(file))) or None
        except Exception as error:  # noqa: BLE001 - whatever it is, the message must go out
            log.warning("Whether a file was sent before is not known now: %s", type(error).__name__)
            return None

    async def keep(self, file: str, remote_id: str) -> None:
        """It is called so from now on; empty: that name is no good any more."""
        try:
            await self._office.run(lambda work: work.facts.put(self._name(file), remote_id))
        except Exception as error:  # noqa: BLE001 - the message has arrived, and must not count as unknown
            log.warning("What a file is called cannot be remembered now: %s", type(error).__name__)

    def _name(self, file: str) -> str:
        return f"file.{self._source}.{file}"
