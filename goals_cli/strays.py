"""Finds the keys that a schema does not know without the thorough validator, which takes a hundred times as long.

They are the slip that is made most often, and what plans are full of that a later version has written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goals_cli.findings import Where
from goals_cli.misfits import Misfit, Schema


def without_strays(
    data: Any, schema: Schema, parts: Mapping[str, Schema], found: list[Misfit], where: Where = ()
) -> Any:
    """Give the data without keys that its schema does not know, and add the places where there were some to `found`."""
    if "$ref" in schema:
        schema = {**schema, **parts[schema["$ref"].rpartition("/")[2]]}
    if isinstance(data, list) and "items" in schema:
        items = schema["items"]
        return [without_strays(item, items, parts, found, (*where, number)) for number, item in enumerate(data)]
    if not isinstance(data, dict) or schema.get("additionalProperties") is not False:
        return data
    known = schema["properties"]
    # A key that is no text stays, for the thorough validator to refuse.
    kept = {key: value for key, value in data.items() if key in known or not isinstance(key, str) or key[:2] == "x-"}
    if len(kept) < len(data):
        found.append(Misfit(where, "additionalProperties", data, schema))
    return {
        key: without_strays(value, known[key], parts, found, (*where, key)) if key in known else value
        for key, value in kept.items()
    }
