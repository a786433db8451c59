"""The append-only history: each directive's events form a chain of keyed digests.

An event's digest covers the event and the digest before it; the chain's seal covers how many there are and the last
digest. Without the key nobody can change, take out, add or cut off events so that the chain still holds.
"""

import hashlib
import hmac
import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.adapters.database.tables import chains, events
from bot.core.model import DirectiveId, Event
from bot.core.stores import Break, Events

OFFICE_CHAIN = 0  # for what belongs to no directive
_START = ""


class SqlEvents(Events):
    """See the port."""

    def __init__(self, connection: Connection, secret: bytes) -> None:
        self._db = connection
        self._secret = secret

    def append(self, event: Event) -> None:
        chain = event.directive_id or OFFICE_CHAIN
        known = self._db.execute(select(chains).where(chains.c.chain == chain)).first()
        count, head = (int(known.length), str(known.head)) if known else (0, _START)
        values = {
            "chain": chain,
            "seq": count + 1,
            "at": event.at,
            "what": event.what,
            "who": event.who,
            "person_id": event.person_id,
            "channel": event.channel,
            "assignment_id": event.assignment_id,
            "text": event.text,
            "facts": dict(event.facts),
        }
        digest = self._digest(head, values)
        self._db.execute(insert(events).values(values | {"digest": digest}))
        seal = {"length": count + 1, "head": digest, "seal": self._seal(chain, count + 1, digest)}
        if known:
            self._db.execute(update(chains).where(chains.c.chain == chain).values(seal))
        else:
            self._db.execute(insert(chains).values(seal | {"chain": chain}))

    def of_directive(self, directive_id: DirectiveId) -> list[Event]:
        query = select(events).where(events.c.chain == directive_id).order_by(events.c.seq)
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

    def verify(self) -> tuple[int, Break | None]:
        sealed = {row.chain: row for row in self._db.execute(select(chains))}
        seen: dict[int, tuple[int, str]] = {}
        checked = 0
        for row in self._db.execute(select(events).order_by(events.c.chain, events.c.seq)):
            count, head = seen.get(row.chain, (0, _START))
            if row.seq != count + 1:
                return checked, Break(chain=row.chain, seq=count + 1, why="an event is missing")
            if not hmac.compare_digest(row.digest, self._digest(head, _values(row))):
                return checked, Break(chain=row.chain, seq=row.seq, why="the event was changed")
            seen[row.chain] = (row.seq, row.digest)
            checked += 1
        return checked, self._broken_seal(sealed, seen)

    def _broken_seal(self, sealed: dict[int, Row[Any]], seen: dict[int, tuple[int, str]]) -> Break | None:
        for chain in sorted(sealed.keys() | seen.keys()):
            count, head = seen.get(chain, (0, _START))
            row = sealed.get(chain)
            if row is None:
                return Break(chain=chain, seq=count, why="the chain's seal is missing")
            if row.length > count:
                return Break(chain=chain, seq=count + 1, why="the end of the chain was cut off")
            if (
                row.length != count
                or row.head != head
                or not hmac.compare_digest(row.seal, self._seal(chain, count, head))
            ):
                return Break(chain=chain, seq=count, why="the chain's seal does not fit")
        return None

    def _digest(self, before: str, values: dict[str, Any]) -> str:
        told = values | {"at": values["at"].isoformat()}
        text = json.dumps([before, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()

    def _seal(self, chain: int, count: int, head: str) -> str:
        return hmac.new(self._secret, f"{chain}/{count}/{head}".encode(), hashlib.sha256).hexdigest()


def _values(row: Row[Any]) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name not in {"id", "digest"}}
