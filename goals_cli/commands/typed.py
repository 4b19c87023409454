"""What was typed, looked at before a command sees it: each option once, and texts that can be written down."""

from __future__ import annotations

from enum import Enum
from typing import Any

from goals_cli.errors import UsageError

WITHOUT_TEXT = "--authority"  # its place in the row stays empty where somebody has none
BLANK = "give the text in quotes, or leave the option out"
UNSEEN = "type it again without what cannot be seen"


def refuse_repeated(ctx: Any, order: list[Any]) -> None:
    """Refuse an option of one value that is given again: only its last value would be kept."""
    options = [given for given in dict.fromkeys(order) if given.param_type_name == "option"]
    for option in options:
        switch = option.is_flag and not option.secondary_opts  # it says the same however often it is said
        if not option.multiple and not switch and order.count(option) > 1:
            ctx.fail(f"{_spelled(option)} is given {order.count(option)} times; it takes one value")


def settle_texts(ctx: Any) -> None:
    """Give texts the line ends of a plan, and refuse those that are blank or cannot be written into one."""
    for param in ctx.command.get_params(ctx):
        if param.name not in ctx.params:
            continue
        value = ctx.params[param.name]
        name = _spelled(param) if param.param_type_name == "option" and param.type.name != "path" else ""
        if isinstance(value, list | tuple):
            empty = "" if name == WITHOUT_TEXT else name
            ctx.params[param.name] = type(value)(_settled(item, name, empty) for item in value)
        else:
            ctx.params[param.name] = _settled(value, name)


def _settled(value: Any, name: str, name_of_empty: str = "") -> Any:
    """Settle one text of the option called `name`; without that, its line ends alone."""
    if not isinstance(value, str) or isinstance(value, Enum):
        return value
    text = value.replace("\r\n", "\n")
    if (name if text else name_of_empty) and not text.strip():
        raise UsageError(f"{name} is blank", BLANK)
    if name and not text.isprintable():
        from goals_cli.planfile import can_be_written

        if not can_be_written(text):
            raise UsageError(f"{name} holds a control character", UNSEEN)
    return text


def _spelled(option: Any) -> str:
    """Write an option as it is typed: in full, with its opposite when it has one."""
    return "/".join(max(names, key=len) for names in (option.opts, option.secondary_opts) if names)
