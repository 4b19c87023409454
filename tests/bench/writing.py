"""Writes the YAML of generated plans by itself, so that the measured program does not write what it reads."""

from __future__ import annotations

import json
import re
import textwrap
from datetime import date
from typing import Any

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 '.,;!?()/-]*[A-Za-z0-9.!?)]\Z")
OTHER_KINDS = re.compile(r"(?i:null|true|false|yes|no|on|off|y|n)\Z")  # what some reader takes for something else


class Flow(dict[str, Any]):
    """A mapping written on one line."""


class Row(list[Any]):
    """A list written on one line."""


class Lines(str):
    """Text written as a literal block, as people paste it."""


class Folded(str):
    """A paragraph written as a folded block."""


def text(data: dict[str, Any]) -> str:
    """Write a plan, with the modeline that points editors at its schema."""
    modeline = "# yaml-language-server: $schema=../.goals/plan.schema.json"
    return "\n".join([modeline, *_mapping(data, 0)]) + "\n"


def _mapping(data: dict[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        if indent == 0 and isinstance(value, dict | list):
            lines.append("")
        lines += _entry(f"{' ' * indent}{key}:", value, indent)
    return lines


def _entry(start: str, value: Any, indent: int) -> list[str]:
    """Write a key with its value, on the key's line where the value's kind allows it."""
    if isinstance(value, Lines | Folded):
        return [start + (" |-" if isinstance(value, Lines) else " >-"), *_block(value, indent + 2)]
    if isinstance(value, Flow | Row) or not isinstance(value, dict | list):
        return [f"{start} {_inline(value)}"]
    if isinstance(value, dict):
        return [start, *_mapping(value, indent + 2)]
    return [start, *(line for item in value for line in _item(item, indent + 2))]


def _item(value: Any, indent: int) -> list[str]:
    if isinstance(value, dict) and not isinstance(value, Flow):
        first, *rest = _mapping(value, indent + 2)
        return [f"{' ' * indent}- {first.lstrip()}", *rest]
    return [f"{' ' * indent}- {_inline(value)}"]


def _block(value: str, indent: int) -> list[str]:
    lines = value.split("\n") if isinstance(value, Lines) else textwrap.wrap(value, 76 - indent)
    return [" " * indent + line for line in lines]


def _inline(value: Any, *, within: bool = False) -> str:
    """Write a value on one line; `within` a flow collection commas end plain text."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_inline(item, within=True)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(_inline(item, within=True) for item in value) + "]"
        case date():
            return value.isoformat()
        case str():
            plain = PLAIN.match(value) and not OTHER_KINDS.match(value) and not (within and "," in value)
            return str(value) if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)
