"""Another pace for one directive, as it is written on the command line."""

import re
from collections.abc import Mapping

from pydantic import ValidationError

from bot.core.errors import BadInput
from bot.settings import UrgentSettings

_KEYS = tuple(name.upper() for name in UrgentSettings.model_fields)
_PAIR = re.compile(r"\s*([A-Za-z_]+)\s*=\s*(.*?)\s*", re.DOTALL)


def pace_changes(text: str) -> Mapping[str, object]:
    """`"ACK_WITHIN=PT2H,BEFORE_DUE=3,1,0"` as the fields of a policy, read as the settings are.

    A part without `=` belongs to the value before it. Raises BadInput with one sentence.
    """
    pairs: dict[str, str] = {}
    key = ""
    for part in text.split(","):
        found = _PAIR.fullmatch(part)
        if found:
            key = found[1].upper()
            if key not in _KEYS:
                raise BadInput(f"--follow-up: {found[1]} is none of {', '.join(_KEYS)}; nothing was changed.")
            pairs[key] = found[2]
        elif key and part.strip():
            pairs[key] += f",{part.strip()}"
        else:
            raise BadInput(
                "--follow-up wants KEY=VALUE, such as ACK_WITHIN=PT2H,BEFORE_DUE=3,1,0; nothing was changed."
            )
    try:
        read = UrgentSettings.model_validate({name.lower(): value for name, value in pairs.items()})
    except ValidationError as problem:
        error = problem.errors(include_url=False, include_input=False)[0]
        reason = error.get("ctx", {}).get("error", error["msg"])
        raise BadInput(f"--follow-up: {str(error['loc'][0]).upper()}: {reason}") from None
    return {name.lower(): getattr(read, name.lower()) for name in pairs}
