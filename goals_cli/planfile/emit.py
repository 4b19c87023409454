"""New YAML: how values are written that were not in the file before, in the style of the worked example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from goals_cli.errors import InvalidData
from goals_cli.findings import Where
from goals_cli.plan import takes_day
from goals_cli.planfile.gate import Data
from goals_cli.planfile.scalars import OddNumber, resolve
from goals_cli.planfile.source import FORBIDDEN

# What is written on one line when it fits, by the names on the way to it: these mappings, alone or in a list ...
MAPPINGS_ON_ONE_LINE = frozenset(
    tuple(path.split("."))
    for path in (
        "goals.raised", "goals.course", "goals.weight", "goals.scale", "goals.client_answer", "goals.steps.taken_back",
        "agreements.client", "agreements.others", "agreements.copy", "agreements.goals.measures",
        "reviews.absent", "reviews.progress.ratings", "reviews.progress.measured", "reviews.progress.steps",
    )
)  # fmt: skip
# ... and these lists.
LISTS_ON_ONE_LINE = frozenset(
    tuple(path.split("."))
    for path in (
        "needs.goals", "goals.matters", "goals.options.for", "goals.options.against",
        "reviews.present", "reviews.progress.measured",
    )
)  # fmt: skip
WIDTH = 100
_HINT = "type it again without what cannot be seen"

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What has digits and no letter: a time, grouped digits, 2026-3-2. Some readers take it for a number or a moment.
_ONLY_DIGITS = re.compile(r"[-+.]?[0-9][-+0-9_.,: ]*")
_TEXT = "tag:yaml.org,2002:str"
_ALSO_YES_OR_NO = frozenset("yYnN")


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is indented: mappings by `map_step`, dashes by `dash` from their key, items by `gap` from the dash."""

    map_step: int = 2
    dash: int = 2
    gap: int = 2


def compose(data: Data, heading: str = "") -> str:
    """Write a new plan: the heading as a comment, then the fields in the order given, sections between blank lines."""
    lines = [line if line.startswith("#") or not line else f"# {line}" for line in heading.splitlines()]
    after_section = False
    for number, (key, value) in enumerate(data.items()):
        section = isinstance(value, dict | list | tuple) and bool(value)
        if number and (section or after_section):
            lines.append("")
        lines += entry(key, value, (key,), style=Style())
        after_section = section
    return "".join(f"{line}\n" for line in lines)


def entry(key: str, value: Any, where: Where, *, style: Style, column: int = 0, flow: bool | None = None) -> list[str]:
    """Write one entry of a block mapping as lines that are not yet indented; `column` is where they will stand.

    `flow` asks for a mapping or list within brackets or without; None leaves it to the field.
    """
    from goals_cli.planfile import writer

    events = _events(value, _names(where), style, column=column, width=len(key) + 2, flow=flow)
    return _lines(writer.mapping([_key(key), *events], flow=False), style)


def item(value: Any, where: Where, *, style: Style, column: int = 0, flow: bool | None = None) -> list[str]:
    """Write one item of the block list at `where`, dash and all, as lines that are not yet indented.

    `flow` asks for a mapping within braces or without; None leaves it to the field.
    """
    from goals_cli.planfile import writer

    inner = _events(value, _names(where), style, column=column + style.gap, width=0, flow=flow)
    events = writer.mapping([_key("k"), *writer.sequence(inner, flow=False)], flow=False)
    return [line[style.dash :] for line in _lines(events, style)[1:]]


def bracketed(value: Any, where: Where) -> str:
    """Write the value at `where` on one line, as it stands within brackets."""
    from goals_cli.planfile import writer

    events = writer.mapping([_key("k"), *_flow_events(value, _names(where))], flow=True)
    return writer.written(events)[len("{k: ") : -len("}\n")]


def scalar_lines(value: Any, where: Where, *, indent: int, style: str | None = None) -> list[str]:
    """Write the scalar at `where` as it stands behind a colon or dash: one line, or a header and indented lines."""
    from goals_cli.planfile import writer

    event = _scalar(value, _names(where), flow=False)
    if isinstance(value, str) and event.style != "|" and style in writer.quotes_possible(value):
        event.style = style
    lines = _lines(writer.mapping([_key("k"), event], flow=False), Style(map_step=indent))
    return [lines[0][len("k: ") :], *lines[1:]]


def _lines(events: list[Any], style: Style) -> list[str]:
    from goals_cli.planfile import writer

    text = writer.written(events, map_step=style.map_step, dash=style.dash, gap=style.gap)
    return text.removesuffix("\n").split("\n")


def _names(where: Where) -> tuple[str, ...]:
    return tuple(part for part in where if isinstance(part, str))


def _events(
    value: Any, names: tuple[str, ...], style: Style, *, column: int, width: int, flow: bool | None = None
) -> list[Any]:
    """Make the events of a value in block context, whose entry begins at `column` and takes `width` before it."""
    from goals_cli.planfile import writer

    if not isinstance(value, dict | list | tuple):
        return [_scalar(value, names, flow=False)]
    if flow is None and isinstance(value, dict):
        flow = names in MAPPINGS_ON_ONE_LINE
    elif flow is None:
        flow = names in LISTS_ON_ONE_LINE or not width  # a list within a list
    if not value or (flow and fits(value, column + width)):
        return _flow_events(value, names)
    if isinstance(value, dict):
        inner = column + (style.map_step if width else 0)
        parts = (
            (_key(key), *_events(item, (*names, key), style, column=inner, width=len(key) + 2))
            for key, item in value.items()
        )
        return writer.mapping((event for part in parts for event in part), flow=False)
    inner = column + (style.dash if width else 0) + style.gap
    items = (_events(item, names, style, column=inner, width=0) for item in value)
    return writer.sequence((event for part in items for event in part), flow=False)


def _flow_events(value: Any, names: tuple[str, ...]) -> list[Any]:
    """Make the events of a value that stands within brackets."""
    from goals_cli.planfile import writer

    if isinstance(value, dict):
        pairs = ((_key(key), *_flow_events(item, (*names, key))) for key, item in value.items())
        return writer.mapping((event for pair in pairs for event in pair), flow=True)
    if isinstance(value, list | tuple):
        return writer.sequence((event for item in value for event in _flow_events(item, names)), flow=True)
    return [_scalar(value, names, flow=True)]


def fits(value: Any, column: int) -> bool:
    """Whether a mapping or list can stand on one line from a column on, about WIDTH characters wide."""
    return column + _length(value) <= WIDTH


def _length(value: Any) -> int:
    if isinstance(value, dict):
        return sum(len(key) + 4 + _length(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return sum(2 + _length(item) for item in value) + 2
    if isinstance(value, str) and "\n" in value:
        return WIDTH
    return len(str(value))


def _key(key: str) -> Any:
    """Make the event of a key: plain where YAML 1.2 reads it as text, since `on` is one of the fields."""
    from goals_cli.planfile import writer

    if FORBIDDEN.search(key):
        raise InvalidData("a field cannot be written into a plan: its name holds a control character", _HINT)
    plain = key != "<<" and "\n" not in key and _is_text(key)
    return writer.scalar(key, None if plain else writer.quotes_for(key))


def _scalar(value: Any, names: tuple[str, ...], *, flow: bool) -> Any:
    """Make the event of a scalar, quoted where YAML 1.2 or 1.1 would take it for something else."""
    from goals_cli.planfile import writer

    if value is None or isinstance(value, bool):
        return writer.scalar({None: "null", True: "true", False: "false"}[value])
    if isinstance(value, int | float):
        return writer.scalar(_number(value, names))
    if not isinstance(value, str) or FORBIDDEN.search(value):
        raise InvalidData(f"{_field(names)} cannot be written: it holds a control character or is no text", _HINT)
    if "\n" in value:
        return writer.scalar(value, "|" if not flow and _can_be_block(value) else '"')
    return writer.scalar(value, None if _can_be_plain(value, names) else writer.quotes_for(value))


def _field(names: tuple[str, ...]) -> str:
    """Name a field to say what is wrong with it; a name that is none of the model's may be anything."""
    name = names[-1] if names else ""
    return f"`{name}`" if re.fullmatch(r"[a-z_]{1,40}", name) else "a value"


def _number(value: int | float, names: tuple[str, ...]) -> str:
    """Write a number so that YAML 1.1 and 1.2 read it back: an exponent needs a point before it."""
    text = repr(value)
    mantissa, exponent, power = text.partition("e")
    written = f"{mantissa}.0e{power}" if exponent and "." not in mantissa else text
    try:
        if type(resolve(written)) is type(value):
            return written
    except OddNumber:
        pass
    raise InvalidData(f"{_field(names)} cannot be written: the number is too long or not finite", _HINT)


def _can_be_block(text: str) -> bool:
    """Whether a text of several lines can be a block: |- or | with nothing that depends on the lines below."""
    return (
        text[0] not in " \t\n"
        and not text.endswith("\n\n")
        and bool(text.rsplit("\n", 1)[-1].strip() or text[-1] == "\n")
    )


def _is_text(text: str) -> bool:
    """Whether YAML 1.2 reads a plain scalar as this text."""
    try:
        return resolve(text) == text
    except OddNumber:
        return False


def _can_be_plain(text: str, names: tuple[str, ...]) -> bool:
    """Whether a plain scalar is read as this text by YAML 1.2 and by 1.1; a date is left plain where one belongs."""
    if not _is_text(text):
        return False
    if _ONLY_DIGITS.fullmatch(text):
        return _ISO_DATE.fullmatch(text) is not None and takes_day(names)
    return text not in _ALSO_YES_OR_NO and _old_resolver().resolve(ScalarNode, text, (True, False)) == _TEXT


@cache
def _old_resolver() -> Any:
    return Resolver()
