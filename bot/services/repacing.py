"""Another policy for one directive alone."""

import json
from collections.abc import Mapping

from bot.core.errors import BadInput
from bot.core.making import replace
from bot.core.model import Directive, FollowUpCopy
from bot.core.policy import FollowUp, to_stored
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.following import BOT, reschedule
from bot.services.looking import policy_of
from bot.services.pausing import running_one


def change_follow_up(
    work: UnitOfWork, handle_or_number: str, changes: Mapping[str, object], *, by: str = BOT
) -> Directive:
    """From now on it is followed up so; `changes` by the names of FollowUp. The coming steps are worked out anew.

    Raises NotFound, and BadInput where it is over or has that policy already.
    """
    directive = running_one(work, handle_or_number)
    before = policy_of(directive)
    after = replace(before, **changes)  # type: ignore[arg-type]
    if after == before:
        raise BadInput(f"{directive.handle} is followed up so already; nothing was changed.")
    work.directives.change_follow_up(directive.id, FollowUpCopy(json.dumps(to_stored(after))))
    for a in work.assignments.of_directive(directive.id):
        reschedule(work, a)
    told = [f"{name.upper()} {old} → {new}" for name, (old, new) in _differences(before, after).items()]
    event = Event(at=work.now, what="follow_up_changed", who=by, directive_id=directive.id, text="; ".join(told))
    work.events.append(event)
    return work.directives.get(directive.id)


def own_pace(work: UnitOfWork, directive: Directive) -> dict[str, str]:
    """In what its policy differs from that of the settings for its urgency: `{"ACK_WITHIN": "PT2H"}`."""
    usual = work.rules.pace.of(directive.urgency)
    return {name.upper(): new for name, (_, new) in _differences(usual, policy_of(directive)).items()}


def _differences(before: FollowUp, after: FollowUp) -> dict[str, tuple[str, str]]:
    old, new = to_stored(before), to_stored(after)
    return {name: (_shown(old[name]), _shown(new[name])) for name in old if old[name] != new[name]}


def _shown(value: str | float | list[int]) -> str:
    """As a setting is written."""
    return ",".join(str(one) for one in value) if isinstance(value, list) else str(value)
