"""The plain sentences for data that does not fit a schema: what is wrong, without its text, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from goals_cli.findings import Where

Schema = Mapping[str, Any]

# Where somebody may have meant a key that slipped to another place, the likeliest first.
_HOMES = {
    "plan": "the plan itself",
    "about": "`about`",
    "goal": "a goal",
    "step": "a step",
    "agreement": "an agreement",
    "review": "a review",
    "progress": "the `progress` of a review",
}


class Problem(msgspec.Struct, frozen=True):
    """One place where data does not fit. `message` and `hint` never hold text of the data; `where` may end in an
    unknown key, which may be text that slipped: it may be shown only when it `looks_like_key`. With `newer_format` the
    plan is that of a later version, and nothing else can be said of it."""

    where: Where
    message: str
    hint: str
    unknown_key: bool = False
    newer_format: bool = False


class Misfit(msgspec.Struct, frozen=True):
    """One error of a validator: the schema's keyword that failed for the value at `where`.

    `schema` is the part of the schema in which the keyword stands, references followed. Where it has a pattern, its
    `$comment` completes the sentence "this should be ..." (a description there would hide the field's own in editors).
    """

    where: Where
    keyword: str
    value: Any
    schema: Schema


def explain(misfit: Misfit, part: str, parts: Mapping[str, Schema]) -> Iterator[Problem]:
    """Turn an error into problems: one, or for the keys of a mapping one each. `parts` are all there are, by name."""
    where, schema = misfit.where, misfit.schema
    if misfit.keyword == "required":
        inside = f" in {_subject(where, part)}" if where else ""
        for key in (key for key in schema["required"] if key not in misfit.value):
            yield Problem((*where, key), f"`{key}` is missing{inside}", f"add it: {_described(schema, key)}")
    elif misfit.keyword == "additionalProperties":
        for key in misfit.value:
            if key not in schema["properties"] and not key.startswith("x-"):
                yield _unknown_key(where, key, schema["properties"], parts)
    else:
        yield Problem(where, f"{_subject(where, part)} {_complaint(misfit)}", _hint(misfit))


def looks_like_key(key: str) -> bool:
    """Say whether a key may be shown: a short word, and not a client's sentence that slipped into its place."""
    return re.fullmatch(r"[A-Za-z0-9_-]{1,40}", key) is not None


def _subject(where: Where, part: str) -> str:
    """Name a place for a sentence: a key, an entry of a list, or the whole."""
    if not where:
        return f"the {part}"
    last = where[-1]
    return f"`{last}`" if isinstance(last, str) else f"entry {last + 1} of {_subject(where[:-1], part)}"


def _described(schema: Schema, key: str) -> str:
    """Give a field's description as the end of a sentence."""
    sentence: str = schema["properties"][key]["description"]
    return sentence[0].lower() + sentence[1:].rstrip(".")


def _complaint(misfit: Misfit) -> str:
    """Say what is wrong with a value."""
    if misfit.keyword == "format":
        return "is not a day in the calendar"
    if misfit.keyword == "not":
        return "is a word that computers take for something else"
    if misfit.value is None or misfit.keyword == "minItems":
        return "is empty, and is needed" if misfit.where and isinstance(misfit.where[-1], str) else "is empty"
    return f"should be {_meant(misfit)}"


def _meant(misfit: Misfit) -> str:
    """Say what a value should be, to complete the sentence "this should be ..."."""
    schema, kinds = misfit.schema, _kinds(misfit.schema)
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        choices = _choices(schema)
        return f"{', '.join(choices[:-1])} or {choices[-1]}"
    if misfit.keyword in ("minimum", "maximum") or kinds[:1] == ["integer"]:
        number = "whole number" if "integer" in kinds else "number"
        return f"a {number} from {schema['minimum']} to {schema['maximum']}"
    if "pattern" in schema:
        return str(schema["$comment"])
    names = {"array": "a list", "object": "a group of fields", "boolean": "true or false", "string": "text"}
    return names[kinds[0]]


def _kinds(schema: Schema) -> list[str]:
    """List the types that a schema asks for."""
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else list(kinds)


def _choices(schema: Schema) -> list[str]:
    return [choice for choice in schema["enum"] if choice is not None]


def _hint(misfit: Misfit) -> str:
    """Say what to do about a value."""
    if misfit.value is None or misfit.keyword == "minItems":
        return _hint_for_empty(misfit)
    if misfit.keyword == "not":
        return f"choose another; it should be {misfit.schema['$comment']}"
    if misfit.keyword == "enum" and isinstance(misfit.value, str):
        return _nearest(misfit.value, _choices(misfit.schema))
    if misfit.keyword == "format":
        return "that month has fewer days"
    return _hint_for_kind(misfit) if misfit.keyword == "type" else ""


def _hint_for_empty(misfit: Misfit) -> str:
    if misfit.where and isinstance(misfit.where[-1], int):
        return "write something behind the dash, or take the line away"
    if "array" in _kinds(misfit.schema):
        return "write at least one entry below it, each behind a dash and a space"
    if "object" in _kinds(misfit.schema):
        return f"write its fields below it, further in: {_first_fields(misfit.schema)}"
    return f"it should be {_meant(misfit)}"


def _hint_for_kind(misfit: Misfit) -> str:
    """Say what to do about a value of another kind than is meant."""
    kinds, value = _kinds(misfit.schema), misfit.value
    if "array" in kinds:
        return "put a dash and a space before each entry: `- `"
    if "object" in kinds:
        return f"write its fields below it, further in: {_first_fields(misfit.schema)}"
    if isinstance(value, list):
        return "write it without a dash"
    if isinstance(value, dict):
        return "did you mean quotes? a colon and a space after a word make a field of that word"
    if "boolean" in kinds:
        return "write true or false, without quotes; yes and no are text"
    if "integer" in kinds:
        return "write it in digits, without quotes" if isinstance(value, str) else ""
    return "" if "pattern" in misfit.schema else 'did you mean quotes? put a " before and after it'


def _first_fields(schema: Schema) -> str:
    return ", ".join(f"`{key}`" for key in list(schema["properties"])[:4])


def _unknown_key(where: Where, key: str, known: Mapping[str, object], parts: Mapping[str, Schema]) -> Problem:
    """Say that a key is not known, and which one may have been meant."""
    hint = _nearest(key, known) or _home(key, parts)
    if looks_like_key(key):
        message, other = f"`{key}` is not known here", "a field of your agency's own begins with `x-`"
    else:
        message, other = "there is a key that is not known here", "if it is part of a text, put the text in quotes"
    return Problem((*where, key), message, hint or other, unknown_key=True)


def _nearest(written: str, known: Mapping[str, object] | Sequence[str]) -> str:
    """Ask whether the nearest of the known words was meant; nothing when none is near."""
    import difflib

    near = difflib.get_close_matches(_plain(written), known, 1, 0.75) if len(written) <= 40 else []
    return f"did you mean `{near[0]}`?" if near else ""


def _home(key: str, parts: Mapping[str, Schema]) -> str:
    """Say where a key belongs that is known elsewhere, when that leaves little doubt."""
    owners = [name for name, schema in parts.items() if _plain(key) in schema.get("properties", {})]
    home = next((words for name, words in _HOMES.items() if name in owners), "")
    return f"it belongs in {home}: is it indented like its neighbours?" if home and len(owners) < 4 else ""


def _plain(written: str) -> str:
    """Write a key as the keys of plans are written."""
    return written.strip().lower().replace(" ", "_")
