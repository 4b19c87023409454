"""Holds up the house: floors, no circles, each library in its room, no print or exit below the faces, small parts."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "goals_cli"
FACES = ("__main__", "outcomes", "interview", "commands", "render")
GROUND = (
    "plan", "ranges", "caseload", "codes", "settings", "profile", "paths", "founding", "planfile", "schema", "misfits",
    "quick", "readability", "strays", "profile_names", "gitrepo", "editor", "findings", "errors", "speech",
    "languages", "marked",
)  # fmt: skip
# Everything else is work: between the two.
ROOMS = {
    "typer": FACES,
    "click": (),
    "rich": (),
    "pydantic": (),
    "ruamel": ("planfile",),
    "yaml": ("planfile",),
    "jsonschema": ("schema", "misfits"),
    "jsonschema_rs": ("quick", "schema"),
    "subprocess": ("gitrepo", "editor"),
    "tabulate": ("render",),
    "babel": ("languages",),
    "wcwidth": ("render",),
    "cryptography": ("auditing",),
    "jinja2": ("render",),
    "markupsafe": ("render",),
    "weasyprint": ("render",),
    "msgspec": (
        "plan", "entries", "cadence", "checking", "history", "planfile", "misfits", "settings", "profile", "caseload",
        "survey_memory", "private", "remembering", "changes", "as_of",
    ),
}
LONGEST_FILE, LONGEST_FUNCTION = 280, 45
# The model is one list of fields; the gate is one loop over the parser's events, as quick as it can be made.
LONG_BY_NATURE = {"plan", "planfile.gate._build"}


def name_of(path: Path) -> str:
    """Name a module the way the house does: planfile.store."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, ast.Module]:
    """Read all modules of the package."""
    return {name_of(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def hints() -> Iterator[str]:
    """Find the hints that are told with an error, as far as they stand in one piece."""
    errors = {"GoalsError", "UsageError", "NotFound", "InvalidData", "NotWritten", "GitError", "MissingPart", "Reason"}
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors:
                yield from map(written, node.args[1:2])
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_text(node.value):
                yield from (node.value.value for name in [node.targets[0].id.lower()] if name.endswith("hint"))


def written(hint: ast.AST) -> str:
    """Give the text of a hint, with an x for whatever is put into it; nothing for one that is made elsewhere."""
    parts = hint.values if isinstance(hint, ast.JoinedStr) else [hint] if is_text(hint) else []
    return "".join(part.value if is_text(part) else "x" for part in parts)


def is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_all_hints_begin_small_and_end_without_a_stop() -> None:
    found = [hint for hint in hints() if hint]
    assert len(found) > 100
    assert [hint for hint in found if hint[0].isupper() or hint.endswith(".")] == []


def floor(module: str) -> int:
    """Say on which floor a module is: 0 the ground, 1 work, 2 the faces."""
    room = module.split(".")[0]
    return 2 if room in FACES else 0 if room in GROUND or not room else 1


def imported(tree: ast.AST) -> Iterator[str]:
    """Name everything that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where things come from"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> set[str]:
    """Name the modules of the package that a module imports."""
    found = set()
    for name in imported(modules()[module]):
        inside = name.removeprefix("goals_cli.")
        if inside != name:
            found.add(inside if inside in modules() else inside.rpartition(".")[0])
    return found - {""}  # the package itself holds the version and nothing else


ALL = sorted(modules())


def test_there_is_a_house() -> None:
    assert {"__main__", "caseload", "planfile.store", "commands.init", "planning"} <= set(ALL)


@pytest.mark.parametrize("module", ALL)
def test_imports_only_go_down(module: str) -> None:
    assert {name for name in own_imports(module) if floor(name) > floor(module)} == set()


def test_no_module_imports_itself_around_a_corner() -> None:
    left = {module: own_imports(module) - {module} for module in ALL}
    while free := {module for module, needs in left.items() if not needs & left.keys()}:
        left = {module: needs for module, needs in left.items() if module not in free}
    assert left == {}


@pytest.mark.parametrize("module", ALL)
def test_each_library_stays_in_its_room(module: str) -> None:
    strangers = {name.split(".")[0] for name in imported(modules()[module])} & ROOMS.keys()
    assert {library for library in strangers if module.split(".")[0] not in ROOMS[library]} == set()


@pytest.mark.parametrize("module", [module for module in ALL if floor(module) < 2])
def test_only_faces_speak_or_leave(module: str) -> None:
    calls = (node.func for node in ast.walk(modules()[module]) if isinstance(node, ast.Call))
    names = {ast.unparse(call) for call in calls}
    assert names & {"print", "input", "exit", "quit", "sys.exit", "os._exit"} == set()
    assert not [name for name in names if name.startswith(("sys.stdout.write", "sys.stderr.write"))]


@pytest.mark.parametrize("module", ALL)
def test_every_module_says_what_it_owns(module: str) -> None:
    if modules()[module].body:
        assert ast.get_docstring(modules()[module])


@pytest.mark.parametrize("module", [module for module in ALL if module not in LONG_BY_NATURE])
def test_files_and_functions_are_small(module: str) -> None:
    tree = modules()[module]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = {f"{module}.{node.name}" for node in functions if lines(node) > LONGEST_FUNCTION}
    assert long - LONG_BY_NATURE == set()
    assert max([0, *(node.end_lineno or 0 for node in tree.body)]) <= LONGEST_FILE


def lines(node: ast.FunctionDef) -> int:
    """Count the lines of a function below its signature (a command's options) and its docstring (a command's help)."""
    first = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - first[0].lineno + 1 if first else 0


def test_no_room_for_odds_and_ends() -> None:
    assert {name.rpartition(".")[2] for name in ALL} & {"utils", "util", "helpers", "misc", "common_utils"} == set()


def test_the_top_holds_nothing_unexpected() -> None:
    found = {path.name for path in TOP.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert found - {"build", "dist", "demo"} == {"goals_cli", "schemas", "sample-cases", "tests"}


def test_what_is_needed_stands_in_pyproject_with_its_reason() -> None:
    text = (TOP / "pyproject.toml").read_text("utf-8")
    needed = tomllib.loads(text)["project"]["dependencies"]
    for requirement in needed:
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert "# " in line, f"{requirement}: no reason beside it"
