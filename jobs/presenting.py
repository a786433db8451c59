"""Saying who we are: the bot's descriptions, and a command menu for each person. Nobody waits for it."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable, Collection, Sequence

from bot.core.errors import ChannelError, DondocError, NotSent, Refused
from bot.core.model import PersonId, Reach, Role
from bot.core.ports import Channel, Office, Profile
from bot.core.stores import UnitOfWork
from jobs.dispatch import Dispatcher
from jobs.pace import Pace

log = logging.getLogger(__name__)

Menu = Sequence[tuple[str, str]]
MenuFor = Callable[[Collection[Role], str], Menu]  # of somebody with these roles, in this language

_BETWEEN_S = 0.2  # from one menu to the next
_BUSY_S = 0.25  # between looks at whether somebody waits for something better
_TRY_AGAIN_S = 60.0


async def present(office: Office, channel: Channel, profiles: Sequence[Profile]) -> None:
    """Describe the bot in each language, unless that is how it is described already. Failures are tried again."""
    name, mark = f"{channel.name}.profile", _mark(profiles)
    while True:
        try:
            if await office.run(lambda work: work.facts.get(name)) == mark:
                return
            for profile in profiles:
                await channel.present(profile)
            await office.run(lambda work: work.facts.put(name, mark))
        except DondocError as error:
            log.warning("The bot's description could not be set on %s: %s", channel.name, error)
            if isinstance(error, Refused):
                return
        else:
            return
        await asyncio.sleep(_TRY_AGAIN_S)


class Menus:
    """One channel's command menus: each person sees what their posts entitle them to."""

    def __init__(
        self,
        office: Office,
        channel: Channel,
        dispatcher: Dispatcher,
        pace: Pace,
        *,
        menu_for: MenuFor,
        look_again_s: float,
    ) -> None:
        self._office = office
        self._channel = channel
        self._dispatcher = dispatcher
        self._pace = pace
        self._menu_for = menu_for
        self._look_again_s = look_again_s

    async def keep(self) -> None:
        """For ever: after a join or a change of posts give the person the menu that fits."""
        while True:
            try:
                for address, menu in await self._office.run(outdated, self._channel.name, self._menu_for):
                    await self._offer(address, menu)
            except DondocError as error:
                log.info("Menus wait: %s", error)
                await asyncio.sleep(_wait_s(error))
            await asyncio.sleep(self._look_again_s)

    async def _offer(self, address: str, menu: Menu) -> None:
        """Raises NotSent and Unknown, which the others would meet too; a refusal is one person's alone."""
        while not (self._dispatcher.is_idle and self._pace.free_for_bulk() > 0):  # noqa: ASYNC110 - of no event, and no hurry
            await asyncio.sleep(_BUSY_S)
        permit = self._pace.take(bulk=True)
        try:
            await self._channel.offer(address, menu)
        except Refused as error:
            log.info("A menu was refused: %s", error)
        finally:
            self._pace.answered(permit)
        await self._office.run(_remember, self._channel.name, address, _mark(menu))
        await asyncio.sleep(_BETWEEN_S)


def outdated(work: UnitOfWork, channel: str, menu_for: MenuFor) -> list[tuple[str, Menu]]:
    """Whose menu is another than it should be: (address, menu)."""
    roles: dict[PersonId, set[Role]] = {}
    for post in work.recipients.posts(work.today):
        roles.setdefault(post.person.id, set()).add(post.role)
    shown = _shown(work, channel)
    found = []
    for contact in work.recipients.contacts():
        gone = contact.reach is Reach.REPLACED and contact.address in shown
        if contact.channel != channel or not (contact.reach is Reach.REACHABLE or gone):
            continue
        language = work.recipients.person(contact.person_id).language
        menu = menu_for(() if gone else roles.get(contact.person_id, ()), language)
        if shown.get(contact.address) != _mark(menu):
            found.append((contact.address, menu))
    return found


def _remember(work: UnitOfWork, channel: str, address: str, mark: str) -> None:
    work.facts.put(f"{channel}.menus", json.dumps(_shown(work, channel) | {address: mark}))


def _shown(work: UnitOfWork, channel: str) -> dict[str, str]:
    """By address, a mark of the menu that it has."""
    shown: dict[str, str] = json.loads(work.facts.get(f"{channel}.menus") or "{}")
    return shown


def _mark(shown: object) -> str:
    """Short, and another one for anything else."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]


def _wait_s(error: DondocError) -> float:
    if isinstance(error, NotSent) and error.retry_after is not None:
        return error.retry_after.total_seconds()
    return _TRY_AGAIN_S if isinstance(error, ChannelError) else 0.0
