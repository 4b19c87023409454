"""What programs read: every JSON that goals prints follows a schema of its own, every CSV has the promised columns."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Run
from histories import Repository
from made_plans import plan_data
from test_hostile import leaves
from test_sample_cases import CASES, NAMES

from goals_cli import schema
from goals_cli.commands.lazy import load
from goals_cli.commands.table import COMMANDS, HIDDEN, Entry
from goals_cli.findings import Element
from goals_cli.plan import Reason
from goals_cli.results.parts import PARTS, SCORED

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text("utf-8")
CLIENT, TODAY = "heron-27", "2026-04-20"
Name = tuple[str, ...]

# Commands are found by themselves, and told what they cannot do without; here stands what else they can print.
INSTEAD: dict[Name, Name] = {("explain",): ("--all",)}
BESIDES: dict[Name, tuple[Name, ...]] = {
    ("list",): ((CLIENT,),),
    ("history",): ((CLIENT,), (CLIENT, "--since", "2026-03-05")),
    ("diff",): (("--since-agreed", CLIENT), ("main~1..main",)),
    ("check",): (("--all",), ("--at", "main"), ("nobody.yaml",)),
    ("explain",): (("A202", "X106", "hcbs"),),
    ("report", "caseload"): (("--matrix",), ("--worker", "w-lena"), ("--matrix", "--at", "main")),
    ("report", "due"): (("--within", "12m", "--sort", "worker"),),
    ("report", "outcomes"): (("--small-groups",), ("--from", "2026-01-01")),
    ("report", "plan"): (("--private",),),
}  # fmt: skip
# Of a check and of an audit programs can have what others have defined, such as SARIF; those are tested with theirs.
NO_TABLE = {("check",): ("--matrix",)}  # it has a table only with this


@pytest.fixture
def caseload_of_all(caseload: Path) -> Path:
    """Give a caseload of all sample cases with some history, a plan that cannot be read, and a change since."""
    repository = Repository(caseload)
    repository.git("checkout", "--quiet", "-B", "main")
    repository.commit("begun", {}, "2026-03-01")
    for name in NAMES:
        shutil.copy(CASES / name / f"{name}.yaml", caseload / "clients")
    repository.commit("plans", {"clients/bad-01.yaml": "a: [b\n"}, "2026-03-02")
    path = caseload / "clients" / f"{CLIENT}.yaml"
    path.write_text(path.read_text("utf-8").replace("confidence: ", "confidence: 1 # "), encoding="utf-8")
    (caseload / "nobody.yaml").write_text("- 1\n", encoding="utf-8")
    return caseload


def entries(several: tuple[Entry, ...], *before: str) -> Iterator[tuple[Name, Entry]]:
    for entry in several:
        if entry.commands:
            yield from entries(entry.commands, *before, entry.name)
        else:
            yield (*before, entry.name), entry


def command(name: Name) -> Any:
    return load(dict(entries((*COMMANDS, *HIDDEN)))[name])


def formats(name: Name) -> list[str]:
    """List the choices of a command's --format."""
    option = next((each for each in command(name).params if "--format" in each.opts), None)
    if option is None:
        return []
    return [*getattr(option.type, "choices", ())] or option.metavar.split("|")


def lines(name: Name) -> list[Name]:
    """Give what a command is told: what it needs, and what else it can print."""
    needed = [each for each in command(name).params if each.param_type_name == "argument" and each.required]
    told = tuple(CLIENT if each.name == "client" else "" for each in needed)
    assert "" not in told, f"{name}: say in INSTEAD what it is told"
    first = INSTEAD.get(name, told)
    return [first, *(more if more[:1] == (CLIENT,) else (*told, *more) for more in BESIDES.get(name, ()))]


ALL = [*leaves(COMMANDS), *leaves(HIDDEN)]
WITH_JSON = [name for name in ALL if "json" in formats(name)]
WITH_CSV = [name for name in ALL if "csv" in formats(name)]


def spoken(name: Name) -> str:
    return " ".join(name)


def printed(run: Run, name: Name, told: Name, form: str) -> str:
    result = run(*name, *told, "--format", form, today=TODAY)
    assert result.code in (0, 1, 3), result.stderr
    assert result.stdout, result.stderr
    return result.stdout


def strictly(name: str, data: object) -> None:
    """Hold data against a schema that allows no key that it does not name."""

    def closed(mapping: dict[str, Any]) -> dict[str, Any]:
        return mapping | {"additionalProperties": False} if isinstance(mapping.get("properties"), dict) else mapping

    kind = jsonschema.Draft202012Validator
    definition = json.loads(schema.text(name), object_hook=closed)
    kind(definition, format_checker=kind.FORMAT_CHECKER).validate(data)


def test_commands_that_print_for_programs_are_found() -> None:
    assert {("list",), ("show",), ("history",), ("audit",), ("report", "due")} <= set(WITH_JSON)
    assert {("list",), ("history",), ("check",), ("report", "due")} <= set(WITH_CSV)


@pytest.mark.parametrize("name", WITH_JSON, ids=spoken)
def test_all_json_follows_the_schema_of_its_format(name: Name, caseload_of_all: Path, run: Run) -> None:
    keys: dict[str, list[str]] = {}
    for told in lines(name):
        data = json.loads(printed(run, name, told, "json"))
        found = re.fullmatch(r"goals-([a-z-]+)/[1-9][0-9]*", data["format"])
        assert found, data["format"]
        strictly(found[1], data)
        assert json.loads(schema.text(found[1]))["properties"]["format"]["const"] == data["format"]
        assert sorted(keys.setdefault(data["format"], list(data))) == sorted(data)  # whatever was asked for


def test_no_format_is_without_a_schema_and_no_schema_without_a_format() -> None:
    named = set()
    for path in (TOP / "goals_cli").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("envelope", "Layout"):
                named |= {each.value for each in ast.walk(node.args[0]) if is_text(each)}
    assert len(named) > 10
    assert named == set(schema.names()) - {"plan", "checkpoint"}


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != "client"


def test_every_schema_is_versioned() -> None:
    for name in schema.names():
        content = json.loads(schema.text(name))
        assert content["$id"] == f"https://goals-cli.example/schemas/goals-{name}-1.schema.json"
        assert content["properties"]["format"]["const"] == f"goals-{name}/1"


def test_a_checkpoint_follows_its_schema(caseload: Path, run: Run, tmp_path: Path) -> None:
    repository = Repository(caseload)
    repository.git("checkout", "--quiet", "-B", "main")
    repository.commit("begun", {f"clients/{CLIENT}.yaml": json.dumps(plan_data())}, "2026-03-02")
    result = run("audit", "--write-checkpoint", tmp_path / "kept", today=TODAY)
    assert result.code == 0, result.stdout + result.stderr
    strictly("checkpoint", json.loads((tmp_path / "kept").read_text("utf-8")))


def promised() -> dict[str, str]:
    """Read from the README which columns each command prints."""
    table = README[README.index("| report | columns |") :]
    rows = re.findall(r"^\| `goals ([^`]+)` \| `([a-z_,]+)`", table, re.MULTILINE)
    return {called.removesuffix(" --matrix"): columns for called, columns in rows}


@pytest.mark.parametrize("name", WITH_CSV, ids=spoken)
def test_all_csv_has_the_columns_that_are_promised(name: Name, caseload_of_all: Path, run: Run) -> None:
    help_words = set(re.findall(r"[a-z_]+", run(*name, "--help").stdout))
    for told in [(*line, *NO_TABLE.get(name, ())) for line in lines(name) if "nobody.yaml" not in line]:
        header, *rows = csv.reader(io.StringIO(printed(run, name, told, "csv"), newline=""))
        fixed = promised()[f"{spoken(name)} CLIENT" if told == (CLIENT,) and name == ("list",) else spoken(name)]
        more = list(Element) if "--matrix" in told else []
        assert header == [*fixed.split(","), *more]
        assert {len(row) for row in rows} <= {len(header)}
        assert set(header) - help_words == set()


# The columns that name a kind of row: whatever is printed in them is in the README


def documented(report: str, column: str) -> str:
    return next(line for line in README.split("\n") if line.startswith(f"| `goals report {report}` | {column} |"))


def found_in(run: Run, column: str, *told: str) -> set[str]:
    rows = csv.DictReader(io.StringIO(run("report", *told, "--format", "csv", today=TODAY).stdout, newline=""))
    return {row[column] for row in rows}


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_row_of_a_sheet_and_of_a_session_is_documented(
    name: str, caseload_of_all: Path, run: Run
) -> None:
    sheet, session = documented("plan", "what"), documented("session", "section")
    assert [what for what in found_in(run, "what", "plan", name) if f"`{what}`" not in sheet] == []
    for section in found_in(run, "section", "session", name):
        kind, _, which = section.partition("-")
        assert f"`{section}`" in session or f"`{kind}-`" in session
        assert kind != "celebrate" or f"`{which}`" in session


def test_each_table_of_outcomes_is_documented(caseload_of_all: Path, run: Run) -> None:
    told = documented("outcomes", "table")
    tables = found_in(run, "table", "outcomes", "--small-groups")
    assert tables
    for table in tables:
        what, _, side = table.rpartition("-")
        assert f"`{table}`" in told or (side in ("client", "worker") and f"`{what}`" in told)


def values_told(column: str) -> set[str]:
    return set(re.findall("`([^`]+)`", documented("outcomes", column).split("|")[3]))


@pytest.mark.parametrize("options", [(), ("--small-groups",)])
def test_each_part_of_outcomes_is_documented(options: tuple[str, ...], caseload_of_all: Path, run: Run) -> None:
    told, printed = values_told("part"), found_in(run, "part", "outcomes", *options)
    assert len(printed) > 50
    for status in ("ended-", "declined-"):
        assert status in told
        assert {f"{status}{reason.value}" for reason in Reason} | {f"{status}not-said"} <= printed
        printed = {part.removeprefix(status) for part in printed}
    assert printed <= told
    if options:
        assert told - printed == {"ended-", "declined-"}


def test_each_reason_why_there_is_no_number_is_documented(caseload_of_all: Path, run: Run) -> None:
    """Those of one score are those by which a client stands among the clients without a score."""
    lacking = {part for part in PARTS["scores-client"] if part not in SCORED}
    assert values_told("why") == lacking | {"small-group", "no-value", "level-older"}
    for options in ((), ("--small-groups",), ("--to", "2020-01-01", "--small-groups")):
        assert found_in(run, "why", "outcomes", *options) - {""} <= values_told("why")
    assert found_in(run, "why", "outcomes", "--to", "2020-01-01", "--small-groups") == {"", "no-goals", "no-value"}
