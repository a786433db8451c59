"""Sentences about files, made where a file is read and long before it is known who will read them.

They are Vietnamese text as they stand, as the command line prints them; beside it they carry what they say and about
what, so that another language can say the same.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


class Remark(str):
    """A Vietnamese sentence that knows its name and what it is about."""

    __slots__ = ("about", "name")

    name: str  # of the function that says it, the same in every language
    about: tuple[object, ...]


def remark(say: Callable[P, str]) -> Callable[P, Remark]:
    """Have a function's sentence be a Remark."""

    @wraps(say)
    def saying(*args: P.args, **kwargs: P.kwargs) -> Remark:
        if kwargs:
            raise TypeError(f"{say.__name__} takes what it is about in order, without names")
        said = Remark(say(*args, **kwargs))
        said.name, said.about = say.__name__, args
        return said

    return saying
