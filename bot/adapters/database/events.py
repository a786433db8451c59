"""The append-only history: each directive's events form a chain of keyed digests.

An event's digest covers the event and the digest before it; the chain's seal covers how many there are and the last
digest; the roll, a row beside the chains', seals which chains there are. Without the key nobody can change, take out,
add or cut off events, or a whole chain, so that everything still holds.
"""

import hashlib
import hmac
import json
from collections.abc import Collection, Sequence
from datetime import UTC
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, delete, insert, or_, select, update

from bot.adapters.database.many import Many
from bot.adapters.database.tables import chains, directives
from bot.adapters.database.tables import events as events_table
from bot.adapters.database.types import as_kept
from bot.core.model import DirectiveId
from bot.core.records import Event
from bot.core.stores import Break, Events

OFFICE_CHAIN = 0  # for what belongs to no directive
_ROLL = -1  # no chain: its row tells which chains there are
_START = ""
_BROKEN = ""  # a seal that fits nothing
_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
# Made once: to put a query together costs more than to run it.
_HEAD = select(chains).where(chains.c.chain == bindparam("of")).with_for_update()
_KEPT = ("chain", "seq", "at", "what", "who", "person_id", "channel", "assignment_id", "text", "facts", "digest")
_KEEP = Many(insert(events_table), *_KEPT)
_SEAL = update(chains).where(chains.c.chain == bindparam("of"))


class SqlEvents(Events):
    """See the port."""

    def __init__(self, connection: Connection, secret: bytes) -> None:
        self._db = connection
        self._secret = secret

    def append(self, *events: Event) -> None:
        by_chain: dict[int, list[Event]] = {}
        for event in events:
            by_chain.setdefault(event.directive_id or OFFICE_CHAIN, []).append(event)
        for chain, happened in by_chain.items():
            self._append(chain, happened)

    def _append(self, chain: int, happened: Sequence[Event]) -> None:
        # Locked, so that whoever else appends waits for us: a chain must not fork.
        known = self._db.execute(_HEAD, {"of": chain}).first()
        count, head = (int(known.length), str(known.head)) if known else (0, _START)
        # A chain that does not hold must not be made whole by what comes next.
        holds = known is None or _same(known.seal, self._seal(chain, count, head))
        rows = []
        for event in happened:
            count += 1
            values = {  # in the order of `_KEPT`
                "chain": chain,
                "seq": count,
                "at": event.at,
                "what": event.what,
                "who": as_kept(event.who),
                "person_id": event.person_id,
                "channel": event.channel,
                "assignment_id": event.assignment_id,
                "text": None if event.text is None else as_kept(event.text),
                "facts": dict(event.facts),
            }
            head = self._digest(head, values)
            rows.append((*values.values(), head))
        _KEEP.run(self._db, rows)
        seal = {"length": count, "head": head, "seal": self._seal(chain, count, head) if holds else _BROKEN}
        if known:
            self._db.execute(_SEAL, seal | {"of": chain})
        else:
            self._db.execute(insert(chains).values(seal | {"chain": chain}))
            self._enrol(chain)

    def _enrol(self, begun: int) -> None:
        """A chain has begun. A roll that does not hold stays so."""
        known = [int(row.chain) for row in self._db.execute(select(chains.c.chain).where(chains.c.chain != _ROLL))]
        roll = self._db.execute(select(chains).where(chains.c.chain == _ROLL)).first()
        before = set(known) - {begun}
        holds = self._roll_fits(roll, before) if roll else not before
        self._db.execute(delete(chains).where(chains.c.chain == _ROLL))
        written = self._roll(known) if holds else self._roll(known) | {"seal": _BROKEN}
        self._db.execute(insert(chains).values(chain=_ROLL, **written))

    def _roll_fits(self, roll: Row[Any], known: Collection[int]) -> bool:
        return {"length": roll.length, "head": roll.head, "seal": roll.seal} == self._roll(known)

    def of_directive(self, directive_id: DirectiveId) -> list[Event]:
        query = select(events_table).where(events_table.c.chain == directive_id).order_by(events_table.c.seq)
        return [
            Event(
                at=row.at,
                what=row.what,
                who=row.who,
                person_id=row.person_id,
                channel=row.channel,
                directive_id=directive_id,
                assignment_id=row.assignment_id,
                text=row.text,
                facts=row.facts,
            )
            for row in self._db.execute(query)
        ]

    def verify(self, seen: dict[int, tuple[int, str]] | None = None) -> tuple[int, Break | None]:
        sealed = {row.chain: row for row in self._db.execute(select(chains))}
        seen = {} if seen is None else seen
        checked, found = 0, select(events_table)
        if seen:  # events are only ever added, so that there are as many before as were seen
            found = found.where(or_(*(_after(chain, seen.get(chain)) for chain in sealed)))
        try:
            for row in self._db.execute(found.order_by(events_table.c.chain, events_table.c.seq)):
                count, head = seen.get(row.chain, (0, _START))
                if row.seq != count + 1:
                    return checked, Break(chain=row.chain, seq=count + 1, why="an event is missing")
                if not _same(row.digest, self._digest(head, _values(row))):
                    return checked, Break(chain=row.chain, seq=row.seq, why="the event was changed")
                seen[row.chain] = (row.seq, row.digest)
                checked += 1
        except (TypeError, ValueError):  # a value that no event can have, so not written by us
            return checked, self._unreadable(checked)
        return checked, self._broken_roll(sealed) or self._broken_seal(sealed, seen)

    def _unreadable(self, checked: int) -> Break:
        place = (
            select(events_table.c.chain, events_table.c.seq)
            .order_by(events_table.c.chain, events_table.c.seq)
            .offset(checked)
            .limit(1)
        )
        row = self._db.execute(place).one()
        return Break(chain=row.chain, seq=row.seq, why="the event was changed")

    def _broken_roll(self, sealed: dict[int, Row[Any]]) -> Break | None:
        roll = sealed.pop(_ROLL, None)
        for row in self._db.execute(select(directives.c.id).order_by(directives.c.id)):
            if row.id not in sealed:
                return Break(chain=row.id, seq=1, why="the whole chain is missing")
        if self._roll_fits(roll, sealed) if roll else not sealed:
            return None
        return Break(chain=OFFICE_CHAIN, seq=0, why="a chain was taken out or put in")

    def _broken_seal(self, sealed: dict[int, Row[Any]], seen: dict[int, tuple[int, str]]) -> Break | None:
        for chain in sorted(sealed.keys() | seen.keys()):
            count, head = seen.get(chain, (0, _START))
            row = sealed.get(chain)
            if row is None:
                return Break(chain=chain, seq=count, why="the chain's seal is missing")
            if isinstance(row.length, int) and row.length > count:
                return Break(chain=chain, seq=count + 1, why="the end of the chain was cut off")
            if row.length != count or row.head != head or not _same(row.seal, self._seal(chain, count, head)):
                return Break(chain=chain, seq=count, why="the chain's seal does not fit")
        return None

    def _digest(self, before: str, values: dict[str, Any]) -> str:
        told = values | {"at": values["at"].astimezone(UTC).isoformat()}  # as it comes back
        return hmac.digest(self._secret, _written([before, told], plain=not values["facts"]), "sha256").hex()

    def _seal(self, chain: int, count: int, head: str) -> str:
        return hmac.digest(self._secret, f"{chain}/{count}/{head}".encode(), "sha256").hex()

    def _roll(self, known: Collection[int]) -> dict[str, Any]:
        head = hashlib.sha256(",".join(map(str, sorted(known))).encode()).hexdigest()
        return {"length": len(known), "head": head, "seal": self._seal(_ROLL, len(known), head)}


def _written(told: Sequence[Any], *, plain: bool) -> bytes:
    """The same bytes for ever. `plain`: of texts and whole numbers alone, which orjson writes as we always have."""
    if plain:
        try:
            return orjson.dumps(told, option=orjson.OPT_SORT_KEYS)
        except TypeError:  # half a surrogate pair, or a very large number
            pass
    return _WRITER.encode(told).encode()


def _after(chain: int, seen: tuple[int, str] | None) -> ColumnElement[bool]:
    return and_(events_table.c.chain == chain, events_table.c.seq > (seen[0] if seen else 0))


def _same(stored: object, right: str) -> bool:
    return isinstance(stored, str) and hmac.compare_digest(stored.encode(), right.encode())


def _values(row: Row[Any]) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name not in {"id", "digest"}}
