"""Machine-readable output: one envelope for all, keys that never depend on flags, nothing a terminal would act upon."""

from __future__ import annotations

import json as standard_json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from goals_cli import __version__

# The standard writer escapes only what lies below the space.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def envelope(name: str, content: Mapping[str, object]) -> str:
    """Write `content` behind the name and version of its format and of the program."""
    whole = {"format": f"goals-{name}/1", "tool": {"name": "goals", "version": __version__}, **content}
    return dumped(whole)


def dumped(value: object) -> str:
    """Write a value, with nothing in it that a terminal would act upon."""
    text = standard_json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(_escaped, text)


def guarded(text: str) -> str:
    """Escape in JSON what a terminal would act upon."""
    return text if text.isascii() and "\x7f" not in text else _UNSAFE.sub(_escaped, text)


def plain(value: object) -> Any:
    """Turn values into what JSON knows: fields in their order, dates and choices as text."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _escaped(match: re.Match[str]) -> str:
    """Write a character as JSON writes it in ASCII."""
    return standard_json.dumps(match[0])[1:-1]
