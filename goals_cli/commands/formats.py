"""What printing commands share: the option `--format` with the choices of a registry, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

import typer

from goals_cli.codes import TYPED_ID
from goals_cli.commands.common import say
from goals_cli.errors import NotFound, UsageError

if TYPE_CHECKING:
    from goals_cli.surveying import Unreadable


def format_option(formats: Collection[str]) -> Any:
    """Make the option for a registry of formats."""
    return choice_option("--format", formats, "How to print it.")


def choice_option(
    name: str, choices: Collection[str], help_text: str, *, closest: Callable[[str], str | None] | None = None
) -> Any:
    """Make an option that takes one of some words, or another one in whose place `closest` puts one of them."""

    def checked(word: str | None) -> str | None:
        if word is None or word in choices:
            return word
        chosen = closest(word) if closest else None
        return _one_of(name, choices, word) if chosen is None else chosen

    def offered(incomplete: str) -> list[str]:
        return [word for word in choices if word.startswith(incomplete)]

    metavar = "|".join(choices)
    return typer.Option(name, metavar=metavar, help=help_text, callback=checked, autocompletion=offered)


def choices_option(name: str, choices: Collection[str], help_text: str) -> Any:
    """Make an option that takes one of some words each time it is given."""

    def checked(words: list[str] | None) -> list[str]:
        return [_one_of(name, choices, word) for word in words or ()]

    def offered(incomplete: str) -> list[str]:
        return [word for word in choices if word.startswith(incomplete)]

    metavar = "|".join(choices)
    return typer.Option(name, metavar=metavar, help=help_text, callback=checked, autocompletion=offered)


def _one_of(name: str, choices: Collection[str], word: str) -> str:
    if word not in choices:
        what = f"{word!a}" if TYPED_ID.fullmatch(word) else "what was given"
        raise UsageError(f"{name}: {what} is none of its choices", f"one of: {', '.join(choices)}")
    return word


def name_unreadable(plans: Collection[Unreadable]) -> None:
    """Say which plans a report had to do without, and leave with the exit code for that."""
    for plan in plans:
        say(f"goals: {plan.problem}")
    if plans:
        raise typer.Exit(NotFound.exit_code)
