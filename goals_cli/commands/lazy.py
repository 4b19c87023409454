"""Command groups that know their commands by name and summary, and load one when it is called."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from goals_cli import __version__
from goals_cli.commands.table import HIDDEN, SECTIONS, Entry

STYLE: dict[str, Any] = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
TO_PRINT_AS_IS = "\b\n"  # in front of a paragraph: the help is printed without filling its lines


class LazyGroup(TyperGroup):
    """A group whose `commands` are names with summaries, until one of them is called."""

    entries: dict[str, Entry]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that is called, and load it."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(self.entries[name], ctx.command_path) if name and found else None, rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with their summaries; the whole program's in sections."""
        sections = SECTIONS if ctx.parent is None else {"Commands": tuple(self.entries.values())}
        width = max(len(name) for name in self.entries)
        for title, entries in sections.items():
            with formatter.section(title):
                formatter.write_dl([(entry.name.ljust(width), entry.summary) for entry in entries])


class OneCommand(TyperCommand):
    """A command that says in its own words what is wrong with what was typed."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Name arguments alike in all versions of typer, some of which put braces around those that must be given."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse extra words without repeating them: they may be a client's sentence that lacks its quotes."""
        ctx.allow_extra_args = True
        if ctx.resilient_parsing and args and args[-1].startswith("-"):
            args = args[:-1]  # an option that is being completed has no value yet, which would end the parsing
        given = [*args]
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            if rest:
                ctx.fail(f"{too_many(len(rest))}; a text of several words stands in quotes")
            from goals_cli.commands.typed import refuse_repeated, settle_texts

            refuse_repeated(ctx, self.make_parser(ctx).parse_args(args=given)[2])
            settle_texts(ctx)
        return rest


def too_many(words: int) -> str:
    """Say how many words were typed that nothing can be done with."""
    return f"{words} {'word' if words == 1 else 'words'} too many"


def program() -> LazyGroup:
    """Build the whole program."""
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    app = typer.Typer(**{**STYLE, "add_completion": True}, cls=LazyGroup, context_settings=settings)
    app.callback(invoke_without_command=True)(goals)
    return _filled(app, (*(entry for entries in SECTIONS.values() for entry in entries), *HIDDEN))


def goals(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Set goals with your clients, in their words; review them together; report on them.

    Plans are plain files in a folder, one for each client. goals init DIR begins one.
    """
    if version:
        typer.echo(f"goals {__version__}")
        raise typer.Exit
    help_without_command(ctx)


def load(entry: Entry, path: str = "goals") -> Any:
    """Load a command from its module, or build the group that it is; `path` is how it is come to."""
    app = typer.Typer(**STYLE, name=entry.name, cls=LazyGroup)
    if entry.commands:
        app.callback(help=entry.summary, invoke_without_command=True)(help_without_command)
        return _filled(app, entry.commands)
    from importlib import import_module

    function = getattr(import_module(f"goals_cli.commands.{entry.module}"), entry.module)
    if entry.writes:
        from goals_cli.commands.committing import with_commit

        function = with_commit(function, f"{path} {entry.name}".partition(" ")[2])
    app.command(entry.name, cls=OneCommand, help=with_examples_as_is(function.__doc__ or ""))(function)
    command = get_command(app)
    if told := _option_before_value():
        for parameter in command.params:
            parameter.shell_complete = partial(_with_option, told, parameter.shell_complete)  # type: ignore[method-assign]
    return command


def _option_before_value() -> str:
    """Give the option in `--goal=g-4`, where a shell that takes this as one word asks what to offer; else nothing."""
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    found = re.search(r"(?:^| )(--[a-z-]+=)[^ ]*$", line)
    return found[1] if found else ""


def _with_option(told: str, offered: Callable[[Any, str], list[Any]], context: Any, incomplete: str) -> list[Any]:
    """Offer values with the option before them: to such a shell they are what the word may become."""
    items = offered(context, incomplete)
    for item in items:
        item.value = f"{told}{item.value}"
    return items


def _filled(app: typer.Typer, entries: tuple[Entry, ...]) -> LazyGroup:
    group = get_command(app)
    if not isinstance(group, LazyGroup):
        raise TypeError("a group of commands was expected")
    group.entries = {entry.name: entry for entry in entries}
    group.commands = {
        entry.name: TyperCommand(entry.name, help=entry.summary, hidden=entry in HIDDEN) for entry in entries
    }
    return group


def help_without_command(ctx: typer.Context) -> None:
    """Show the help, and fail, when no command was given."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)


def with_examples_as_is(doc: str) -> str:
    """Mark the examples of a docstring, from `Examples:` on, to be printed as they are written."""
    from inspect import cleandoc

    paragraphs = cleandoc(doc).split("\n\n")
    starts = [number for number, text in enumerate(paragraphs) if text.startswith(("Example:", "Examples:"))]
    first = starts[0] if starts else len(paragraphs)
    return "\n\n".join(TO_PRINT_AS_IS * (number >= first) + text for number, text in enumerate(paragraphs))
