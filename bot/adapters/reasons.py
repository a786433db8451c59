"""Why a platform said no, as far as it may stand in our records."""

import re

# Digits and signs stay out: whatever echoes a token or somebody's words does not pass.
_HARMLESS = re.compile(r"[A-Za-z][A-Za-z_' /-]{2,59}")


def short_phrase(said: str, otherwise: str) -> str:
    """The platform's own short phrase, begun in lower case, where it surely tells neither token nor text."""
    said = said.strip().rstrip(".")
    return said[:1].lower() + said[1:] if _HARMLESS.fullmatch(said) else otherwise
