"""Plans in which every field is filled by walking the schema: no text field that is added later is forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from made_plans import Data

from goals_cli import schema

SCHEMA: Data = json.loads(schema.text("plan"))
IDS = {"agreement_id": "a-20260302-1", "review_id": "r-20260302-1"}
CODES = {"client_code": "heron-27", "worker_code": "w-amara", "profile_name": "default"}
# What a report shows only when it has a certain value; all other days, choices and numbers are as they come.
VALUES: Data = {
    "due": "2026-05-20", "target_date": "2026-06-10", "follow_up": "2026-05-30", "next_review": "2026-05-04",
    "until": "2026-12-31", "status": "active", "kind": "review", "chosen": True, "heard_right": True, "paid": True,
    "on": "2026-03-02", "level": 1, "baseline_level": -1, "rating": 4,
}  # fmt: skip
# An entry that takes another back would take itself back; the end of the work would take it out of most reports.
LEFT_OUT = frozenset({"corrects", "closed"})
# Of these there are several kinds, which are shown in different places.
SEVERAL: dict[str, tuple[Data, ...]] = {
    "steps": (
        {"who": "client", "done": None, "taken_back": None, "every": None},
        {"who": "w-amara", "done": None, "taken_back": None, "every": None},
        {"done": None, "taken_back": None, "every": None},
        {"done": None, "taken_back": None},
        {"done": "2026-03-09", "taken_back": None},
        {"done": None},
    ),
    "ratings": ({"by": "client"}, {"by": "w-amara", "rating": 9}, {}),
    "raised": ({"by": "family"},),
    "measures": ({"kind": "number", "baseline": 5, "target": 60},),
}  # fmt: skip

Text = Callable[[], str]


def filled(text: Text, *, left_out: frozenset[str] = LEFT_OUT) -> Data:
    """Fill a plan: every text that may be any text is the next one of `text`."""
    made: Data = _object(SCHEMA, text, left_out)
    return made


def _value(node: Data, name: str, text: Text, left_out: frozenset[str]) -> Any:
    reference = node.get("$ref", "").rpartition("/")[2]
    if reference:
        kind = SCHEMA["$defs"][reference]
        if reference == "own":
            return text()
        if "properties" in kind:
            return _object(kind, text, left_out, (SEVERAL.get(name) or ({},))[0])
        if reference.endswith("_id"):
            return IDS.get(reference, f"{kind['$comment'].rpartition(' ')[2][0]}-1")
        return CODES.get(reference) or VALUES.get(name) or ("2026-03-02" if reference == "day" else 20)
    if "const" in node or "enum" in node:
        return VALUES.get(name) or node.get("const") or node["enum"][0]
    types = node.get("type", "string")
    match next(each for each in ([types] if isinstance(types, str) else types) if each != "null"):
        case "string":
            return text()
        case "boolean":
            return VALUES.get(name, False)
        case "integer" | "number":
            return VALUES.get(name, 1)
        case "array":
            return [*_items(node["items"], name, text, left_out)]
    raise AssertionError(f"{name}: what may stand there?")


def _items(node: Data, name: str, text: Text, left_out: frozenset[str]) -> Iterator[Any]:
    kind = SCHEMA["$defs"].get(node.get("$ref", "").rpartition("/")[2], {})
    if "properties" not in kind:
        yield _value(node, name, text, left_out)
        return
    for number, fixed in enumerate(SEVERAL.get(name, ({},)), 1):
        made = _object(kind, text, left_out, fixed)
        if name == "steps" and "id" in made:
            made["id"] = f"s-{number}"
        yield made


def _object(node: Data, text: Text, left_out: frozenset[str], fixed: Data | None = None) -> Data:
    """Fill the fields of an entry; those that are fixed have their values, and None leaves one out."""
    given = fixed or {}
    made = {
        name: given[name] if name in given else _value(field, name, text, left_out)
        for name, field in node["properties"].items()
        if name not in left_out and given.get(name, "") is not None
    }
    return made | {"x-own": text()} if "^x-" in node.get("patternProperties", {}) else made
