"""What printing commands share: the option `--format` with the choices of a registry, and what could not be read."""

from __future__ import annotations

from collections.abc import Collection
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


def choice_option(name: str, choices: Collection[str], help_text: str) -> Any:
    """Make an option that takes one of some words."""

    def checked(word: str | None) -> str | None:
        if word is not None and word not in choices:
            what = f"{word!a}" if TYPED_ID.fullmatch(word) else "what was given"
            raise UsageError(f"{name}: {what} is none of its choices", f"one of: {', '.join(choices)}")
        return word

    def offered(incomplete: str) -> list[str]:
        return [word for word in choices if word.startswith(incomplete)]

    metavar = "|".join(choices)
    return typer.Option(name, metavar=metavar, help=help_text, callback=checked, autocompletion=offered)


def name_unreadable(plans: Collection[Unreadable]) -> None:
    """Say which plans a report had to do without, and leave with the exit code for that."""
    for plan in plans:
        say(f"goals: {plan.problem}")
    if plans:
        raise typer.Exit(NotFound.exit_code)
