"""Mends F002: a value that was typed as what is wanted, and that YAML reads as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goals_cli import schema
from goals_cli.entries import inside
from goals_cli.findings import Where
from goals_cli.planfile import Document, Mend, as_written, resolve_scalar, with_mends

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{0,5}[1-9])?")
_YES_OR_NO = {"true": True, "false": False, "yes": True, "no": False}
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def schema_problem(document: Document, _committed: dict[str, Any] | None) -> Iterator[Mend]:
    """Propose another reading of a value where the plan's definition takes that."""
    found: list[Mend] = []
    for problem in schema.problems(document.data):
        value = inside(document.data, problem.where)
        if problem.unknown_key or problem.newer_format or value is None:
            continue
        reading = _read_again(document, problem.where, value)
        if reading is not None:
            found.append(Mend(problem.where, reading))
    if found:
        left = {problem.where for problem in schema.problems(with_mends(document.data, found))}
        yield from (mend for mend in found if not any(mend.where[:end] in left for end in range(len(mend.where) + 1)))


def _read_again(document: Document, where: Where, value: object) -> str | int | float | bool | None:
    """Give what else a value may have been meant as, by how it is written; None for nothing."""
    if not isinstance(value, str | list):  # 7, true, or a text that a colon made a mapping of
        return as_written(document, where)
    if not isinstance(value, str):
        return None
    if _NUMBER.fullmatch(value):
        return resolve_scalar(value)
    if day := _DAY.fullmatch(value):
        return f"{day[1]}-{day[2]:>02}-{day[3]:>02}"
    return _YES_OR_NO.get(value)
