"""Rules between the rows of a recipients' file; each row is taken as `read_recipients` left it."""

from collections.abc import Callable, Hashable, Sequence

from bot.core.making import replace
from bot.documents.folding import squeeze
from bot.documents.recipients import RecipientRow, column_name
from bot.texts.vi import files as wording

Rule = Callable[[Sequence[RecipientRow]], dict[int, str]]  # the rows' numbers and what is wrong with each


def check_rows(rows: Sequence[RecipientRow]) -> list[RecipientRow]:
    """Give the same rows, the later of two that contradict each other with a `problem`.

    A row that is wrong in itself keeps its own problem and is compared with none: its values may be the mistake.
    A parent that is not in the file is no problem here; it may be known already.
    """
    sound = [row for row in rows if row.problem is None]
    found: dict[int, str] = {}
    for rule in _RULES:
        for number, problem in rule(sound).items():
            found.setdefault(number, problem)
    return [replace(row, problem=found[row.row]) if row.problem is None and row.row in found else row for row in rows]


def _same_person(one: RecipientRow, other: RecipientRow) -> bool:
    return squeeze(one.full_name).casefold() == squeeze(other.full_name).casefold()


def _twice(rows: Sequence[RecipientRow]) -> dict[int, str]:
    found: dict[int, str] = {}
    seen: dict[Hashable, int] = {}
    for row in rows:
        post = replace(row, row=0)
        if post in seen:
            found[row.row] = wording.row_twice(seen[post])
        seen.setdefault(post, row.row)
    return found


def _second_heads(rows: Sequence[RecipientRow]) -> dict[int, str]:
    found: dict[int, str] = {}
    heads: dict[str, RecipientRow] = {}
    for row in rows:
        if row.role == "head" and heads.setdefault(row.unit_code, row) is not row:
            first = heads[row.unit_code]
            found[row.row] = wording.second_head(row.unit_code, first.full_name, first.row)
    return found


def _two_names(rows: Sequence[RecipientRow]) -> dict[int, str]:
    found: dict[int, str] = {}
    named: dict[str, RecipientRow] = {}
    for row in rows:
        first = named.setdefault(row.unit_code, row)
        if first.unit_name.casefold() != row.unit_name.casefold():
            found[row.row] = wording.two_names(row.unit_code, first.unit_name, first.row)
    return found


def _two_parents(rows: Sequence[RecipientRow]) -> dict[int, str]:
    found: dict[int, str] = {}
    placed: dict[str, RecipientRow] = {}
    for row in rows:
        if row.parent_code is None:
            continue
        first = placed.setdefault(row.unit_code, row)
        if first.parent_code != row.parent_code:
            found[row.row] = wording.two_parents(row.unit_code, first.parent_code or "", first.row)
    return found


def _parent_cycles(rows: Sequence[RecipientRow]) -> dict[int, str]:
    parents: dict[str, str] = {}
    for row in rows:
        if row.parent_code is not None:
            parents.setdefault(row.unit_code, row.parent_code)
    on_cycle = _cycles(parents)
    found: dict[int, str] = {}
    for row in rows:
        ring = on_cycle.get(row.unit_code)
        if ring and row.parent_code is not None:
            found[row.row] = (
                wording.own_parent(row.unit_code) if len(ring) == 1 else wording.parent_cycle(" → ".join(ring))
            )
    return found


def _cycles(parents: dict[str, str]) -> dict[str, list[str]]:
    """Each unit that stands on a ring of parents, with that ring. Every unit is walked over once."""
    on_cycle: dict[str, list[str]] = {}
    done: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        unit = start
        while unit in parents and unit not in done and unit not in path:
            path[unit] = len(path)
            unit = parents[unit]
        if unit in path:
            ring = [*list(path)[path[unit] :]]
            on_cycle.update(dict.fromkeys(ring, ring))
        done.update(path)
    return on_cycle


def _shared(field: str) -> Rule:
    def rule(rows: Sequence[RecipientRow]) -> dict[int, str]:
        found: dict[int, str] = {}
        owners: dict[object, RecipientRow] = {}
        for row in rows:
            value = getattr(row, field)
            if value is None:
                continue
            owner = owners.setdefault(value, row)
            if not _same_person(owner, row):
                found[row.row] = wording.shared_contact(column_name(field), str(value), owner.full_name, owner.row)
        return found

    return rule


_RULES: tuple[Rule, ...] = (
    _twice,
    _second_heads,
    _two_names,
    _two_parents,
    _parent_cycles,
    _shared("phone"),
    _shared("telegram_id"),
    _shared("zalo_id"),
)
