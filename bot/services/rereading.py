"""What the text that takes the place of a directive's says about its units."""

from collections.abc import Iterable

from bot.core.amending import Leaderless
from bot.core.duties import Duty
from bot.core.matter import Matter
from bot.core.stores import UnitOfWork
from bot.documents.addressees import UnitName, match_addressees


def leads_left_out(work: UnitOfWork, text: str, staying: Iterable[Matter]) -> tuple[Leaderless, ...]:
    """The open duties whose lead units the new text addresses no longer, while it names others.

    Nothing where it addresses everybody, nobody, or somebody whom only a clerk can place.
    """
    from bot.documents.directive import read_directive  # noqa: PLC0415 - all its patterns; seldom needed

    units = [UnitName(code=unit.code, name=unit.name) for unit in work.recipients.units()]
    matched = match_addressees(read_directive(text).addressees, units)
    if matched.everyone or matched.unmatched or not matched.codes:
        return ()
    left_out = [m for m in staying if m.duties and m.addressee.unit.code not in matched.codes]
    found: dict[int, Leaderless] = {}
    for matter, duty in ((m, duty) for m in left_out for duty in _led(m)):
        before = found[duty.number].led_by if duty.number in found else ()
        led_by = (*before, matter.addressee.unit.code)
        found[duty.number] = Leaderless(number=duty.number, text=duty.text, led_by=led_by)
    return tuple(found[number] for number in sorted(found))


def _led(matter: Matter) -> list[Duty]:
    """What the unit itself was named for, and has not closed."""
    assert matter.duties  # noqa: S101 - the caller has looked
    leads = {part.number for part in matter.duties.open if part.leads}
    return [duty for duty in matter.duties.own if duty.leads and duty.number in leads]
