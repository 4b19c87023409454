"""Plans that are written as JSON: the same data or the same refusals as the YAML gate gives."""

from __future__ import annotations

import json
import re
from typing import Any

from goals_cli.planfile import refusals
from goals_cli.planfile.gate import MOST_LEVELS, MOST_NODES, Data, explain, read_yaml
from goals_cli.planfile.refusals import Reason, Refused
from goals_cli.planfile.scalars import OddNumber, broken, whole
from goals_cli.planfile.source import FORBIDDEN, SURROGATES

_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(NaN|-?Infinity)')
_LOOKS_LIKE_JSON = re.compile(r'\{\s*(?:"|\}|\Z)')
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class _Unwanted(Exception):
    """Valid JSON that no plan may be."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.problem)
        self.reason = reason


def read_json(text: str) -> tuple[Data, bool]:
    """Read text that begins with a brace, as JSON or as YAML; says whether it is JSON. Raises Refused."""
    try:
        data = json.loads(
            text.rstrip(), object_pairs_hook=_object, parse_int=whole, parse_float=broken, parse_constant=_constant
        )
        _check(data)
    except json.JSONDecodeError as error:
        return _read_as_yaml(text, error), False
    except RecursionError:
        raise _placed(text, refusals.TOO_DEEP) from None
    except OddNumber:
        raise _placed(text, refusals.TOO_LONG) from None
    except _Unwanted as unwanted:
        raise _placed(text, unwanted.reason) from None
    return data, True


def as_yaml(text: str) -> str:
    """Turn JSON into YAML of the same length, so that places can be found: no tabs, no pairs of surrogates."""
    return _PAIR.sub("x" * 12, text.replace("\t", " "))


def _read_as_yaml(text: str, error: json.JSONDecodeError) -> Data:
    try:
        return read_yaml(text)
    except Refused as refused:
        if _LOOKS_LIKE_JSON.match(text.lstrip()):
            raise Refused(error.lineno, error.colno, refusals.NOT_JSON) from None
        raise refused from None


def _object(pairs: list[tuple[str, Any]]) -> Data:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Unwanted(refusals.DUPLICATE_KEY)
    return found


def _constant(_name: str) -> Any:
    raise _Unwanted(refusals.NOT_FINITE)


def _check(data: Any) -> None:
    """Count values and levels and look at every text, level by level."""
    nodes = 0
    level = [data]
    depth = 0
    while level:
        nodes += len(level)
        depth += any(isinstance(value, dict | list) for value in level)
        if nodes > MOST_NODES:
            raise _Unwanted(refusals.TOO_MANY)
        if depth > MOST_LEVELS:
            raise _Unwanted(refusals.TOO_DEEP)
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below += value
                below += value.values()
            elif isinstance(value, list):
                below += value
            elif isinstance(value, str) and FORBIDDEN.search(value):
                raise _Unwanted(refusals.SURROGATE if SURROGATES.search(value) else refusals.ESCAPED_CONTROL)
        level = below


def _placed(text: str, reason: Reason) -> Refused:
    """Find the place of what is refused, as far as it can be told."""
    if reason is refusals.NOT_FINITE:
        found = next(match for match in _CONSTANT.finditer(text) if match.group(1))
        before = text[: found.start()]
        return Refused(before.count("\n") + 1, len(before) - before.rfind("\n"), reason)
    unplaced = Refused(1, 1, reason)
    refused = explain(as_yaml(text), unplaced)
    return refused if refused.reason is reason else unplaced
