"""The schemas: where they are, a quick yes or no to a plan's data, and plain sentences for what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goals_cli.errors import NotFound
from goals_cli.findings import Where
from goals_cli.misfits import Misfit, Problem, explain, looks_like_key
from goals_cli.quick import jsonschema_rs
from goals_cli.strays import without_strays

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator
    from jsonschema_rs import Validator as QuickValidator

__all__ = ["Problem", "accepts", "lacking", "looks_like_key", "names", "problems", "text"]

_SUFFIX = ".schema.json"
_LARGEST_PATTERN = 256 * 1024 * 1024  # bytes; a long list of names takes some of them

# Of several problems in one place only the first of these is told; what concerns keys has a place of its own.
_RANK = ("const", "enum", "type", "not", "minimum", "maximum", "pattern", "format")


def names() -> tuple[str, ...]:
    """Name the schemas there are."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in _folder().glob(f"*{_SUFFIX}")))


def text(name: str) -> str:
    """Give a schema file's text."""
    if name not in names():
        raise NotFound(f"there is no schema {name!a}", f"there are: {', '.join(names())}")
    return _read(name)


def accepts(data: object, part: str = "plan") -> bool:
    """Say quickly whether data is a valid plan, or a valid part of one ("goal", "review", "agreement")."""
    try:
        return _quick(part).is_valid(data)
    except ValueError:  # what JSON cannot hold, such as a key that is not text
        return False


def problems(data: object, part: str = "plan") -> list[Problem]:
    """Say in plain sentences what does not fit, in the order of the data; nothing exactly when it is accepted."""
    if accepts(data, part):
        return []
    if part == "plan" and (newer := _newer_format(data)):
        return [newer]
    found: dict[Where, Problem] = {}
    for misfit in _strays_alone(data, part) or _misfits(data, part):
        for problem in explain(misfit, part, _parts()):
            found.setdefault(problem.where, problem)
    if not found:
        hint = f"compare it with the schema that `goals schema plan` prints; the {part} may hold what no plan can"
        return [Problem((), f"the {part} is not valid", hint)]
    order = {where: number for number, where in enumerate(_places(data))}
    return sorted(found.values(), key=lambda problem: order.get(problem.where, order[problem.where[:-1]]))


@cache
def lacking(pattern: str) -> Callable[[object], bool]:
    """Build a quick test whether no text in some data, however deep, holds what a pattern describes.

    It looks through a plan in a hundredth of a millisecond, and its time is linear whatever the pattern. The patterns
    are those of the schemas: without looking around, and classes such as `[0-9]` spelled out.
    """
    import json

    quick = jsonschema_rs()
    inside = {"$ref": "#/$defs/any"}
    texts = {"not": {"type": "string", "pattern": pattern}, "items": inside, "additionalProperties": inside}
    options = quick.RegexOptions(size_limit=_LARGEST_PATTERN)
    test: Callable[[object], bool] = quick.validator_for(
        json.dumps({**inside, "$defs": {"any": texts}}), pattern_options=options
    ).is_valid
    return test


def _folder() -> Path:
    """Find the schemas: inside the installed package, or beside it in a checkout and an editable install."""
    package = Path(__file__).parent
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


def _read(name: str) -> str:
    return (_folder() / f"{name}{_SUFFIX}").read_text(encoding="utf-8")


@cache
def _whole() -> dict[str, Any]:
    import json

    schema: dict[str, Any] = json.loads(_read("plan"))
    return schema


@cache
def _parts() -> dict[str, dict[str, Any]]:
    return {"plan": _whole(), **_whole()["$defs"]}


def _schema(part: str) -> dict[str, Any]:
    """Give the schema of a plan or of one of its parts."""
    whole = _whole()
    if part == "plan":
        return whole
    return {"$schema": whole["$schema"], "$ref": f"#/$defs/{part}", "$defs": whole["$defs"]}


@cache
def _quick(part: str) -> QuickValidator:
    """Build the validator that says yes or no; its regular expressions take linear time."""
    quick = jsonschema_rs()
    schema = _read("plan") if part == "plan" else _schema(part)  # as text it needs no json, which takes 2 ms to import
    built: QuickValidator = quick.validator_for(schema, validate_formats=True, pattern_options=quick.RegexOptions())
    return built


@cache
def _thorough(part: str) -> Validator:
    """Build the validator that tells what does not fit, as strict as the quick one."""
    from jsonschema import Draft202012Validator, FormatChecker, validators

    extend: Any = validators.extend  # its stubs leave it untyped
    strict: type[Validator] = extend(
        Draft202012Validator,
        validators={"pattern": _matches},
        type_checker=Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number),
    )
    formats = FormatChecker(formats=())
    formats.checks("date", raises=ValueError)(_is_day)
    return strict(_schema(part), format_checker=formats)


def _matches(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    """Match a pattern as the schema means it: in Python alone, `$` also matches before a line end that comes last."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError("does not match")


def _is_number(_checker: object, value: object) -> bool:
    """Say whether a value is a number for JSON, which knows neither infinity nor "not a number"."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0


def _is_day(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


def _strays_alone(data: object, part: str) -> list[Misfit]:
    """List what does not fit where that is nothing but keys that are not known; else nothing."""
    found: list[Misfit] = []
    rest = without_strays(data, _parts()[part], _parts(), found)
    return found if found and accepts(rest, part) else []


def _misfits(data: Any, part: str) -> list[Misfit]:
    """List what does not fit; for one place, what says most about it comes first."""
    try:
        found = [_misfit(error) for error in _thorough(part).iter_errors(data)]
    except TypeError:  # a key that is not text
        return []
    return sorted(found, key=lambda misfit: _RANK.index(misfit.keyword) if misfit.keyword in _RANK else 0)


def _misfit(error: ValidationError) -> Misfit:
    schema: Any = error.schema
    if "$ref" in schema:
        schema = {**schema, **_parts()[schema["$ref"].rpartition("/")[2]]}
    return Misfit(tuple(error.absolute_path), str(error.validator), error.instance, schema)


def _newer_format(data: object) -> Problem | None:
    """Notice a plan of a later format: what else this version does not know in it is no problem of the plan."""
    written = str(data.get("format")) if isinstance(data, dict) else ""
    found = re.fullmatch(r"goals-plan/([1-9][0-9]{0,3})", written)
    if not found or found[1] == "1":
        return None
    message = f"the plan is written in {written}, and this version of goals reads goals-plan/1"
    return Problem(("format",), message, "install a newer version of goals", newer_format=True)


def _places(data: object) -> Iterator[Where]:
    """Walk over all places in the data, in its own order."""
    waiting: list[tuple[Where, object]] = [((), data)]
    while waiting:
        where, value = waiting.pop()
        yield where
        inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting += [((*where, key), item) for key, item in inside][::-1]
