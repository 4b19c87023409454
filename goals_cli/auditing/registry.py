"""What a kind of tampering is: its documentation, how much it matters and how it is found, held together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, Generic, TypeVar

from goals_cli.findings import Severity

Check = TypeVar("Check", bound=Callable[..., Iterator[Any]])
Check_co = TypeVar("Check_co", bound=Callable[..., Iterator[Any]], covariant=True)


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: one sentence without the client's text, and what it is about.

    `about` and `key` tell two findings of one kind in one plan apart, wherever in the history they are met; `key` only
    in this run, so that it may be made of anybody's words. So may `change`: what an entry said and what it says now.
    `brought` is what a merge has from its parents; `hint` is what to do, where it is not what the kind says.
    """

    message: str
    about: str = ""
    client: str = ""
    key: int = 0
    change: tuple[int, int] = (0, 0)
    brought: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tampering(Generic[Check_co]):
    """One kind. Whoever looks stamps what is found, so that a check cannot say anything else about itself."""

    code: str
    name: str
    severity: Severity
    hint: str
    check: Check_co

    @property
    def summary(self) -> str:
        """What it is, in one sentence: the first line of the check's docstring."""
        return cleandoc(self.check.__doc__ or "").partition("\n\n")[0]

    @property
    def why(self) -> str:
        """Why it matters: the rest of the docstring."""
        return " ".join(cleandoc(self.check.__doc__ or "").partition("\n\n")[2].split())


def tampering(
    code: str, name: str, *, hint: str, severity: Severity = Severity.ERROR
) -> Callable[[Check], Tampering[Check]]:
    """Make a kind of tampering of a check; its docstring says what it is and why that matters."""

    def made(check: Check) -> Tampering[Check]:
        return Tampering(code, name, severity, hint, check)

    return made
