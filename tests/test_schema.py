"""The schemas are strict and described, agree with the model, and what they refuse is said in plain sentences."""

from __future__ import annotations

import copy
import dataclasses
import json
import math
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from fullplan import FULL_PLAN, at, changed, places
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from goals_cli import plan, ranges, schema
from goals_cli.errors import NotFound
from goals_cli.findings import Finding, Severity, Where
from goals_cli.misfits import explain
from goals_cli.plan import Entry, Plan, from_data

PLAN: dict[str, Any] = json.loads(schema.text("plan"))
DEFS: dict[str, Any] = PLAN["$defs"]
MINIMAL: dict[str, Any] = {"format": "goals-plan/1", "client": "wren-3", "worker": "w-1", "opened": "2026-03-02"}
GOAL: dict[str, Any] = {
    "id": "g-1",
    "raised": {"by": "client"},
    "course": [{"on": "2026-03-02", "status": "proposed"}],
}

# All keywords of draft 2020-12, by what they hold.
HOLD_A_SCHEMA = {
    "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then",
    "unevaluatedItems", "unevaluatedProperties",
}  # fmt: skip
HOLD_A_LIST = {"allOf", "anyOf", "oneOf", "prefixItems"}
HOLD_A_MAP = {"$defs", "dependentSchemas", "patternProperties", "properties"}
HOLD_DATA = {
    "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$schema", "$vocabulary", "const",
    "contentEncoding", "contentMediaType", "default", "dependentRequired", "deprecated", "description", "enum",
    "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "maxContains", "maximum", "maxItems", "maxLength",
    "maxProperties", "minContains", "minimum", "minItems", "minLength", "minProperties", "multipleOf", "pattern",
    "readOnly", "required", "title", "type", "uniqueItems", "writeOnly",
}  # fmt: skip
KEYWORDS = HOLD_A_SCHEMA | HOLD_A_LIST | HOLD_A_MAP | HOLD_DATA


def loaded(name: str) -> dict[str, Any]:
    """Read one of the schemas."""
    content: dict[str, Any] = json.loads(schema.text(name))
    return content


def subschemas(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk over a schema and all schemas in it, each with its place."""
    if not isinstance(node, dict):
        return
    yield where, node
    for keyword, held in node.items():
        if keyword in HOLD_A_SCHEMA:
            yield from subschemas(held, f"{where}/{keyword}")
        elif keyword in HOLD_A_LIST:
            for number, item in enumerate(held):
                yield from subschemas(item, f"{where}/{keyword}/{number}")
        elif keyword in HOLD_A_MAP:
            for name, item in held.items():
                yield from subschemas(item, f"{where}/{keyword}/{name}")


def strangers(node: dict[str, Any]) -> set[str]:
    """Name the keywords of a schema that draft 2020-12 does not know, and so does not heed."""
    return {f"{where}/{keyword}" for where, inner in subschemas(node) for keyword in inner if keyword not in KEYWORDS}


# ---- the files


def test_every_schema_file_has_a_name_and_a_text() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "schemas").iterdir()}
    assert {f"{name}.schema.json": schema.text(name) for name in schema.names()} == files
    assert {"plan", "check"} <= set(schema.names())


@pytest.mark.parametrize("name", ["plam", "../pyproject", ""])
def test_a_schema_that_is_not_there_is_said_so(name: str) -> None:
    with pytest.raises(NotFound) as caught:
        schema.text(name)
    assert caught.value.message == f"there is no schema {name!r}"
    assert caught.value.hint == f"there are: {', '.join(schema.names())}"


@pytest.mark.parametrize("place", ["goals_cli/schemas", "schemas"], ids=["wheel", "checkout"])
def test_schemas_are_found_in_a_wheel_and_in_a_checkout(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "goals_cli").mkdir()
    (tmp_path / place).mkdir()
    (tmp_path / place / "only-here.schema.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(schema, "__file__", str(tmp_path / "goals_cli" / "schema.py"))
    assert schema.names() == ("only-here",)
    assert schema.text("only-here") == "{}"


def test_nothing_heavy_is_imported_until_it_is_needed() -> None:
    code = (
        "import sys, goals_cli.schema as schema\n"
        "heavy = {'jsonschema', 'jsonschema_rs', 'difflib', 'json'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
        f"schema.accepts({MINIMAL!r})\n"
        "print(sorted({'jsonschema', 'difflib'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n[]\n"


# ---- what makes a schema strict


@pytest.mark.parametrize("name", schema.names())
def test_schema_follows_its_metaschema_strictly(name: str) -> None:
    content = loaded(name)
    assert content["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(content, format_checker=FormatChecker())
    assert strangers(content) == set()


def test_a_misspelt_keyword_would_be_noticed() -> None:
    broken = {
        "properties": {"a": {"requird": ["b"], "items": {"patern": "x"}}},
        "$defs": {"c": {"anyOf": [{"typ": 1}]}},
    }
    assert strangers(broken) == {
        "/properties/a/requird",
        "/properties/a/items/patern",
        "/$defs/c/anyOf/0/typ",
    }


@pytest.mark.parametrize("name", schema.names())
def test_every_property_is_described_in_a_sentence(name: str) -> None:
    for where, inner in subschemas(loaded(name)):
        for key, field in inner.get("properties", {}).items():
            sentence = field.get("description", "")
            assert re.fullmatch(r"[A-Z0-9][^\n]{5,200}\.", sentence), f"{where}: {key}: {sentence!r}"
            assert "title" not in field, f"{where}: {key}"


@pytest.mark.parametrize("name", schema.names())
def test_every_reference_leads_somewhere_and_every_definition_is_used(name: str) -> None:
    content = loaded(name)
    references = {inner["$ref"] for _, inner in subschemas(content) if "$ref" in inner}
    assert references == {f"#/$defs/{key}" for key in content.get("$defs", {})}


def test_objects_of_a_plan_are_closed_but_for_keys_of_ones_own() -> None:
    for where, inner in subschemas(PLAN):
        if "properties" in inner or "object" in inner.get("type", ()):
            assert inner["additionalProperties"] is False, where
            assert inner["patternProperties"] == {"^x-": {"$ref": "#/$defs/own"}}, where


def test_patterns_of_a_plan_mean_the_same_everywhere() -> None:
    patterns = {inner["pattern"] for _, inner in subschemas(PLAN) if "pattern" in inner}
    assert len(patterns) > 10
    for pattern in patterns:
        assert pattern.isascii()
        assert re.fullmatch(r"\^([^$^\\.]|\[\.\])+\$", pattern), pattern  # whole text, no \d, no \w, no bare dot


def test_no_definition_hides_a_fields_own_description_in_editors() -> None:
    for where, inner in subschemas(PLAN):
        if "$ref" in inner and "description" in inner:
            assert "description" not in DEFS[inner["$ref"].rpartition("/")[2]], where


def test_dates_are_asserted_by_format_and_pattern() -> None:
    dated = [inner for _, inner in subschemas(PLAN) if "format" in inner]
    assert [(inner["format"], "pattern" in inner) for inner in dated] == [("date", True)]


# ---- schema and model


def entries(kind: type[Entry] = Plan) -> Iterator[type[Entry]]:
    """Walk over all kinds of entry in the model, each once."""
    found, waiting = [], [kind]
    while waiting:
        kind = waiting.pop()
        if kind in found:
            continue
        found.append(kind)
        for annotation in get_type_hints(kind).values():
            waiting += [part for part in flat(annotation) if isinstance(part, type) and issubclass(part, Entry)]
    yield from found


def flat(annotation: Any) -> tuple[Any, ...]:
    """Take a union and a list apart."""
    if get_origin(annotation) in (tuple, Union, UnionType):
        return tuple(part for inner in get_args(annotation) for part in flat(inner))
    return (annotation,)


def part_of(kind: type[Entry]) -> str:
    """Name the definition that belongs to a kind of entry: AgreedGoal is agreed_goal."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", kind.__name__).lower()


def modelled(annotation: Any) -> str:
    """Say in a word what the model holds."""
    kinds = [part for part in flat(annotation) if part not in (type(None), Ellipsis)]
    first = kinds[0]
    words = {str: "text", bool: "true or false", int: "whole number", date: "day", Any: "anything"}
    if get_origin(annotation) is tuple:
        return f"list of {modelled(first)}"
    if set(kinds) == {int, float, bool, str}:
        return "measure_value"
    if get_origin(first) is Literal:
        return f"one of {list(get_args(first))}"
    if isinstance(first, type) and issubclass(first, StrEnum):
        return f"one of {[choice.value for choice in first]}"
    return part_of(first) if isinstance(first, type) and issubclass(first, Entry) else words[first]


def drawn(field: dict[str, Any]) -> str:
    """Say in a word what the schema holds."""
    kinds = [field["type"]] if isinstance(field.get("type"), str) else field.get("type", [])
    target = field["$ref"].rpartition("/")[2] if "$ref" in field else ""
    if target == "measure_target":
        return "measure_value"  # the model holds both alike
    if target and (target in ("day", "measure_value") or "properties" in DEFS[target]):
        return target
    if "enum" in field:
        return f"one of {[choice for choice in field['enum'] if choice is not None]}"
    if "array" in kinds:
        return f"list of {drawn(field['items'])}"
    if target and kinds in (["string"], ["string", "null"]):
        return "text"  # an id or a code
    words = {"string": "text", "boolean": "true or false", "integer": "whole number"}
    return words[kinds[0]] if kinds else "anything"


def may_be_empty(field: dict[str, Any]) -> bool:
    """Say whether the schema lets a field be null."""
    target = DEFS[field["$ref"].rpartition("/")[2]] if "$ref" in field else {}
    return "null" in field.get("type", target.get("type", ["null"])) and None in field.get("enum", [None])


@pytest.mark.parametrize("kind", list(entries()), ids=part_of)
def test_schema_and_model_have_the_same_fields(kind: type[Entry]) -> None:
    part = PLAN if kind is Plan else DEFS[part_of(kind)]
    fields = msgspec.structs.fields(kind)
    properties: dict[str, Any] = part["properties"]
    assert list(properties) == [field.encode_name for field in fields]
    assert part.get("required", []) == [field.encode_name for field in fields if field.required]
    hints = get_type_hints(kind)
    assert {key: drawn(field) for key, field in properties.items()} == {
        field.encode_name: modelled(hints[field.name]) for field in fields
    }
    assert {key: may_be_empty(field) for key, field in properties.items()} == {
        field.encode_name: not field.required or hints[field.name] is Any for field in fields
    }


def test_schema_knows_no_entry_that_the_model_does_not() -> None:
    assert {key for key, part in DEFS.items() if "properties" in part} == {part_of(kind) for kind in entries()} - {
        "plan"
    }


# ---- what is valid


def mappings(kind: Any, data: Any, where: Where = ()) -> Iterator[tuple[type[Entry], Where, dict[str, Any]]]:
    """Walk over all mappings of a plan, each with the kind of entry that it is."""
    yield kind, where, data
    for key, annotation in ((f.encode_name, get_type_hints(kind)[f.name]) for f in msgspec.structs.fields(kind)):
        inner = next((part for part in flat(annotation) if isinstance(part, type) and issubclass(part, Entry)), None)
        value = data.get(key)
        if inner and isinstance(value, list):
            for number, item in enumerate(value):
                yield from mappings(inner, item, (*where, key, number))
        elif inner and value is not None:
            yield from mappings(inner, value, (*where, key))


def test_full_plan_uses_every_field_and_every_choice() -> None:
    used: dict[str, set[str]] = {}
    choices: set[tuple[str, str]] = set()
    for kind, _, data in mappings(Plan, FULL_PLAN):
        used.setdefault(part_of(kind), set()).update(key for key, value in data.items() if value is not None)
        for key, value in data.items():
            if isinstance(value, str):
                choices.add((str(at(PLAN if kind is Plan else DEFS[part_of(kind)], ("properties",)).get(key)), value))
    for kind in entries():
        assert {field.encode_name for field in msgspec.structs.fields(kind)} - used[part_of(kind)] == set(), kind
    said = {text for _, text in choices}
    for choice in (choice for value in vars(plan).values() if isinstance(value, type) and issubclass(value, StrEnum)
                   for choice in value):  # fmt: skip
        assert choice.value in said


@pytest.mark.parametrize("data", [FULL_PLAN, MINIMAL, {**MINIMAL, "goals": [GOAL]}], ids=["full", "minimal", "goal"])
def test_valid_plans_have_no_problems_and_become_a_model(data: dict[str, Any]) -> None:
    assert schema.accepts(data)
    assert schema.problems(data) == []
    assert from_data(data, Plan).client == data["client"]


def test_every_optional_field_may_be_empty_and_no_other() -> None:
    for kind, where, _ in mappings(Plan, FULL_PLAN):
        for field in msgspec.structs.fields(kind):
            emptied = changed((*where, field.encode_name), None)
            assert schema.accepts(emptied) is not field.required, (where, field.encode_name)
            if not field.required:
                assert isinstance(from_data(emptied, Plan), Plan)


def test_every_needed_field_is_missed_and_no_other() -> None:
    for kind, where, data in mappings(Plan, FULL_PLAN):
        for field in (field for field in msgspec.structs.fields(kind) if field.encode_name in data):
            shortened = copy.deepcopy(FULL_PLAN)
            del at(shortened, where)[field.encode_name]
            found = [(problem.where, problem.message.split(" in ")[0]) for problem in schema.problems(shortened)]
            place = (*where, field.encode_name)
            assert found == ([(place, f"`{field.encode_name}` is missing")] if field.required else [])


def test_every_mapping_takes_keys_of_ones_own_and_refuses_others() -> None:
    for _, where, _ in mappings(Plan, FULL_PLAN):
        assert schema.accepts(changed((*where, "x-own"), {"anything": [None, 1.5]}))
        for key in ("own", "X-own", "-x-own", "x_own"):
            (problem,) = schema.problems(changed((*where, key), None))
            assert (problem.where, problem.unknown_key) == ((*where, key), True)


def test_text_may_be_empty_in_a_draft() -> None:
    texts = 0
    for where, value in places(FULL_PLAN):
        if isinstance(value, str) and schema.accepts(changed(where, "any text, whatever it is")):
            texts += 1
            assert isinstance(from_data(changed(where, ""), Plan), Plan)
            assert schema.accepts(changed(where, "")), where
    assert texts > 60


@pytest.mark.parametrize("code", ["ab", "heron-27", "w-amara", "a" * 63, "z9", "com", "com10", "lpt", "nulls"])
def test_codes(code: str) -> None:
    assert schema.accepts({**MINIMAL, "client": code, "worker": code})


@pytest.mark.parametrize(
    "code",
    ["", "a", "9a", "-a", "a-", "Heron", "a_b", "a b", "a/b", "..", "a" * 64, "heron-27\n", "heron-٢", "é-1", "null",
     "true", "false", "yes", "no", "on", "off", "con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)),
     *(f"lpt{n}" for n in range(1, 10)), 27, True, None, ["heron"]],
)  # fmt: skip
@pytest.mark.parametrize("key", ["client", "worker"])
def test_what_is_no_code(key: str, code: object) -> None:
    assert [problem.where for problem in schema.problems({**MINIMAL, key: code})] == [(key,)]


@pytest.mark.parametrize("end", ["1", "4f2k", "0123456789abcdef", "ghjkmnpqrstvwxyz"])
def test_ids(end: str) -> None:
    assert schema.problems({**GOAL, "id": f"g-{end}"}, "goal") == []


@pytest.mark.parametrize(
    "wrong",
    ["g-", "4f2k", "s-4f2k", "g4f2k", "g-4F2K", "g-4f2l", "g-oil", "g-4f2k\n", "g-" + "1" * 17, "g-٢", "G-1", 4],
)
def test_what_is_no_id(wrong: object) -> None:
    assert [problem.message for problem in schema.problems({**GOAL, "id": wrong}, "goal")] == [
        "`id` should be the id of a goal, like g-4f2k"
    ]


@pytest.mark.parametrize("day", ["2026-03-02", "2028-02-29", "1999-12-31", "2100-01-01", "2999-12-31"])
def test_days(day: str) -> None:
    assert schema.accepts({**MINIMAL, "opened": day})


@pytest.mark.parametrize(
    "wrong",
    ["2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "0026-03-02",
     "3026-03-02", "20260302", "2026-W10-1", "2026-3-2", "02.03.2026", "2026-03-02\n", " 2026-03-02",
     "2026-03-02T10:00", "٢٠٢٦-٠٣-٠٢", "２０２６-03-02", "", 20260302, 2026.5, True, None, date(2026, 3, 2)],
)  # fmt: skip
def test_what_is_no_day(wrong: object) -> None:
    assert [problem.where for problem in schema.problems({**MINIMAL, "opened": wrong})] == [("opened",)]


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [("importance", 0, 10), ("confidence", 0, 10), ("baseline_level", -2, 2), ("priority", 1, 1000)],
)
def test_whole_numbers_have_a_range(key: str, low: int, high: int) -> None:
    for right in (low, high, float(high), None):
        assert schema.problems({**GOAL, key: right}, "goal") == []
    for wrong in (low - 1, high + 1, low + 0.5, 1e300, 10**30, -(10**400), math.nan, math.inf, True, str(high), [high]):
        found = schema.problems({**GOAL, key: wrong}, "goal")
        assert [problem.message for problem in found] == [f"`{key}` should be a whole number from {low} to {high}"]


@pytest.mark.parametrize("value", [0, -3, 1.5, 10**12, True, False, "yes", "no", None])
def test_measure_values(value: object) -> None:
    assert schema.problems({**GOAL, "measures": [{"id": "m-1", "target": value}]}, "goal") == []


@pytest.mark.parametrize("value", ["", "often", "Yes", "yes\n", "12", 10**13, -(10**400), math.nan, math.inf, [1], {}])
def test_what_is_no_measure_value(value: object) -> None:
    found = schema.problems({**GOAL, "measures": [{"id": "m-1", "target": value}]}, "goal")
    assert [problem.where for problem in found] == [("measures", 0, "target")]
    assert schema.problems({**GOAL, "measures": [{"id": "m-1", "baseline": value}]}, "goal") != []


@pytest.mark.parametrize(
    "text",
    [
        *("<6", "<=6", ">6.5", ">= 6", "at most 3", "at least -3", "less than 6", "fewer than 2", "more than 0"),
        *("160-180", "160 - 180", "1.5-2", "3 to 4", "-5--2"),
    ],
)
def test_a_target_may_be_a_bound_or_a_range_and_what_was_measured_may_not(text: str) -> None:
    assert schema.problems({**GOAL, "measures": [{"id": "m-1", "target": text}]}, "goal") == []
    assert ranges.read(text) is not None
    (problem,) = schema.problems({**GOAL, "measures": [{"id": "m-1", "baseline": text}]}, "goal")
    assert problem.message == "`baseline` should be a number, true or false, or yes or no"


@pytest.mark.parametrize("text", ["<", "< six", "6<", "at most", "about 3", "<6 minutes", "1-2-3", "<6\n", "3 bis 4"])
def test_what_is_no_bound(text: str) -> None:
    assert ranges.read(text) is None
    (problem,) = schema.problems({**GOAL, "measures": [{"id": "m-1", "target": text}]}, "goal")
    assert problem.message == (
        "`target` should be a number, true or false, yes or no, or a bound or range such as at most 3, <6 or 160-180"
    )


# ---- the two validators, against each other

SECRET = "I drank again on Sunday"
NASTY: list[Any] = [
    None, True, False, 0, 1, 4.0, -0.0, 10.0, 11, -3, 4.5, 10**30, 10**400, 1e300, math.nan, math.inf, -math.inf,
    "", "yes", "no", "null", "client", "client\n", "w-amara\n", "2026-02-30", "20260302", "2026-03-02", "2026-03-02\n",
    "2026-W10-1", "٢٠٢٦-٠٣-٠٢", "g-4f2k", "g-4f2k\n", "g-٢", "r-20260330-a1f3", "agrees", "Agrees", "active", "\ud800",
    "\0", SECRET, [], {}, [None], [SECRET], {SECRET: SECRET}, {"by": "client"}, [[]], [{}], "goals-plan/2",
    "x" * 10_000,
]  # fmt: skip
NASTY_COPIES = st.sampled_from(NASTY).map(copy.deepcopy)  # a list put into itself would never end
PLACES = [where for where, _ in places(FULL_PLAN)][1:]
KEYS = [*sorted({step for where in PLACES for step in where if isinstance(step, str)}), SECRET, "x-own", "", "É"]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """Spoil the full plan in one to three places; some of it stays valid."""
    data: Any = copy.deepcopy(FULL_PLAN)
    for where in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)):
        try:
            holder, last = at(data, where[:-1]), where[-1]
            value = holder[last]
        except (KeyError, IndexError, TypeError):  # an earlier change took it away
            continue
        if isinstance(holder, str):
            continue
        what = draw(st.sampled_from(["set", "drop", "rename", "add", "wrap", "end", "float"]))
        if what == "set":
            holder[last] = draw(NASTY_COPIES)
        elif what == "drop":
            del holder[last]
        elif what == "rename" and isinstance(last, str):
            spoilt = draw(st.sampled_from([last[:-1], last + "s", last.upper(), f"x-{last}", f" {last}", last[1:]]))
            holder[spoilt] = holder.pop(last)
        elif what == "add" and isinstance(value, dict):
            value[draw(st.sampled_from(KEYS))] = draw(NASTY_COPIES)
        elif what == "add" and isinstance(value, list):
            value.append(draw(NASTY_COPIES))
        elif what == "wrap":
            holder[last] = draw(st.sampled_from([[value], {"it": value}, str(value)]))
        elif what == "end" and isinstance(value, str):
            holder[last] = value + draw(st.sampled_from(["\n", " ", "\0", "\u2028", "0"]))
        elif what == "float" and isinstance(value, int) and abs(value) < 1e300:
            holder[last] = float(value)
    assert isinstance(data, dict)
    return data


@settings(max_examples=2000, deadline=None)
@given(mutated())
def test_both_validators_give_the_same_answer_and_what_they_accept_becomes_a_model(data: dict[str, Any]) -> None:
    accepted = schema.accepts(data)
    assert accepted == (schema._misfits(data, "plan") == [])
    if accepted:
        assert isinstance(from_data(data, Plan), Plan)


@settings(max_examples=500, deadline=None)
@given(mutated())
def test_problems_are_told_once_for_each_place_in_order_and_without_the_text(data: dict[str, Any]) -> None:
    found = schema.problems(data)
    assert (found == []) == schema.accepts(data)
    assert len({problem.where for problem in found}) == len(found)
    order = [where for where, _ in places(data)]
    known = [order.index(problem.where) for problem in found if problem.where in order]
    assert known == sorted(known)
    for problem in found:
        assert re.fullmatch(r"(`[A-Za-z0-9_-]+`|entry \d+ of|the plan|there is a key) ?.{5,150}", problem.message)
        assert SECRET not in problem.message + problem.hint
        assert problem.where, "every problem of a mapping has a place in it"


@pytest.mark.parametrize("part", ["goal", "review", "agreement"])
def test_parts_are_judged_as_in_the_plan(part: str) -> None:
    for number, entry in enumerate(FULL_PLAN[f"{part}s"]):
        assert schema.accepts(entry, part)
        assert schema.problems(entry, part) == []
        for where in [where for where, _ in places(entry)][1:]:
            for value in (None, 7, "no such thing"):
                whole = changed((f"{part}s", number, *where), value)
                own = schema.problems(changed(where, value, entry), part)
                above = schema.problems(whole)
                assert [(p.where[2:], p.hint) for p in above] == [(p.where, p.hint) for p in own]


NO_PLAN: list[Any] = [{1: "a"}, {**MINIMAL, 3: 4}, {**MINIMAL, "about": {None: 1}}]


@pytest.mark.parametrize("data", NO_PLAN)
def test_what_no_plan_can_hold_is_still_a_sentence(data: object) -> None:
    assert not schema.accepts(data)
    assert schema.problems(data) == [
        schema.Problem(
            (),
            "the plan is not valid",
            "compare it with the schema that `goals schema plan` prints; the plan may hold what no plan can",
        )
    ]


def test_data_of_ones_own_is_not_looked_into_however_deep() -> None:
    deep: Any = "end"
    for _ in range(500):
        deep = {"x": [deep]}
    assert schema.accepts({**MINIMAL, "x-deep": deep})
    assert [problem.where for problem in schema.problems({"x-deep": deep, **MINIMAL, "opened": 1})] == [("opened",)]


# ---- the output of goals check


def check_output() -> dict[str, Any]:
    finding = Finding("S102", "schema", Severity.ERROR, "heron-27", "clients/heron-27.yaml", 3, 1, "opened", "bad", "")
    return {
        "format": "goals-check/1",
        "tool": {"name": "goals", "version": "0.1.0"},
        "summary": {"plans": 1, "findings": 1, "ignored": 0},
        "findings": [{**dataclasses.asdict(finding), "severity": finding.severity.value, "fixable": False}],
    }


def test_output_of_check_has_the_fields_of_a_finding() -> None:
    content = loaded("check")
    finding = content["$defs"]["finding"]
    fields = [field.name for field in dataclasses.fields(Finding)]
    assert list(finding["properties"]) == finding["required"] == [*fields, "fixable"]
    assert finding["properties"]["severity"]["enum"] == [severity.value for severity in Severity]
    Draft202012Validator(content).validate(check_output())


@pytest.mark.parametrize("where", [where for where, _ in places(check_output()) if where and where != ("findings", 0)])
def test_output_of_check_lacks_nothing(where: Where) -> None:
    output = check_output()
    del at(output, where[:-1])[where[-1]]
    assert not Draft202012Validator(loaded("check")).is_valid(output)


def test_the_quick_validator_loads_no_network_and_leaves_the_real_modules_alone() -> None:
    code = (
        "import sys; from goals_cli import schema; schema.accepts({}); "
        "print('socket' in sys.modules, 'email.utils' in sys.modules); "
        "import email.utils; print(email.utils.parsedate_to_datetime('Fri, 27 Nov 2026 10:00:00 +0000').year)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n2026\n"


def closed_mappings(value: Any) -> list[dict[str, Any]]:
    """List all mappings of a plan, but not what an agency keeps for itself."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [value] if isinstance(value, dict) else []
    return found + [each for key, item in inside if not str(key).startswith("x-") for each in closed_mappings(item)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.text(max_size=12)), min_size=1, max_size=4), st.booleans())
def test_keys_that_are_not_known_are_told_as_by_the_thorough_validator(
    places: list[tuple[int, str]], more: bool
) -> None:
    data = copy.deepcopy(FULL_PLAN)
    every = closed_mappings(data)
    for number, key in places:
        every[number % len(every)].setdefault(key, {"deep": [1]})
    if more:
        data["goals"][0]["importance"] = 11  # then the thorough validator is asked after all
    quick, thorough = (
        [problem for misfit in found for problem in explain(misfit, "plan", schema._parts())]
        for found in (schema._strays_alone(data, "plan"), schema._misfits(data, "plan"))
    )
    assert thorough or schema.accepts(data)
    assert sorted(map(repr, quick)) == ([] if more else sorted(map(repr, thorough)))
