"""Runs the console blocks of a Markdown file, all commands in one shell, and says what each of them printed.

A command starts at `$ `, goes on at `> `, and is followed by what a user would see: both streams together, and
`[exit 1]` when it did not end with 0. `python tests/stories.py --update FILE` writes what was seen into the file; read
every line of it before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# Ids as the program draws them: four characters of Crockford's base 32, for agreements and reviews behind their day.
IDENTIFIER = re.compile(r"(?<![\w-])([gmnqsc]-|[ar]-[0-9]{8}-)([0-9a-hjkmnp-tv-z]{4})(?![\w-])")
END = "\x1e"  # ends what a command printed; its exit code follows
LONGEST = 300  # seconds for all commands of one file; a story that waits for an answer must not wait for ever


@dataclass(frozen=True)
class Command:
    """One command of a story: its text, the output that the story shows, and the line on which it begins."""

    text: str
    output: str
    line: int


@dataclass(frozen=True)
class Outcome:
    """One command as it went: what the story shows, and what was seen."""

    command: Command
    seen: str


def commands(story: str) -> list[Command]:
    """Find the commands of a story, in order."""
    found: list[Command] = []
    for block in BLOCK.finditer(story):
        first = story.count("\n", 0, block.start(1)) + 1
        found += _in_block(block[1].splitlines(keepends=True), first)
    return found


def _in_block(lines: Iterable[str], first: int) -> list[Command]:
    """Take one block apart; output before the first command is a mistake in the story."""
    found: list[tuple[int, list[str], list[str]]] = []
    for number, line in enumerate(lines, first):
        if line.startswith("$ "):
            found.append((number, [line[2:]], []))
        elif not found:
            raise ValueError(f"line {number}: a console block begins with a command: $ ...")
        elif line.startswith("> ") and not found[-1][2]:
            found[-1][1].append(line[2:])
        elif line == ">\n" and not found[-1][2]:
            found[-1][1].append("\n")
        else:
            found[-1][2].append(line)
    return [Command("".join(text), "".join(output), number) for number, text, output in found]


def play(story: str, folder: Path) -> list[Outcome]:
    """Run all commands of a story in one shell that starts in `folder`."""
    told = commands(story)
    script = "".join(f"{command.text}\nprintf '{END}%s{END}' \"$?\"\n" for command in told)
    printed = _shell(script, folder).split(END)
    seen = [_shown(output, code) for output, code in zip(printed[::2], printed[1::2], strict=False)]
    if len(seen) < len(told):
        raise AssertionError(f"line {told[len(seen)].line}: the shell stopped here: {printed[-1]}")
    return [Outcome(command, output) for command, output in zip(told, seen, strict=True)]


def _shown(output: str, code: str) -> str:
    """Put a command's output as a story shows it, with its exit code when there is one to speak of."""
    if output and not output.endswith("\n"):
        output += "\n"
    return output if code == "0" else f"{output}[exit {code}]\n"


def _shell(script: str, folder: Path) -> str:
    """Run a script with both streams in one, away from the settings of this machine and whoever uses it."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "story.sh")
        path.write_text(script, "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", str(path)],
            cwd=folder,
            env=_environment(Path(home)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST,
            check=False,
        )
    return done.stdout.decode("utf-8")


def _environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
    own = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    return kept | own


def canonical(text: str, names: dict[str, str] | None = None) -> str:
    """Replace random ids by numbers in the order in which they first appear; `names` carries them from text to text."""
    names = {} if names is None else names

    def numbered(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"{found[1]}{len(names) + 1:04}")

    return IDENTIFIER.sub(numbered, text)


def _told_ids(outcomes: Iterable[Outcome], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Say which id of the story each id that was seen stands for, where both show the same thing otherwise."""
    known: dict[str, str] = {}
    texts = [(outcome.command.output, outcome.seen) for outcome in outcomes]
    for told, seen in [*texts, *pairs]:
        olds, news = IDENTIFIER.findall(told), IDENTIFIER.findall(seen)
        if IDENTIFIER.sub("", told) == IDENTIFIER.sub("", seen):
            known |= {"".join(new): "".join(old) for old, new in zip(olds, news, strict=True)}
    return known


def folder_for(story: Path, folder: Path, *, leave_out: Iterable[str] = ()) -> Path:
    """Lay out a folder for a story: with the files that stand beside it, as its reader has them."""
    for file in story.parent.iterdir():
        if file.is_file() and file.name not in {story.name, ".git", *leave_out}:  # a work tree has .git as a file
            shutil.copy(file, folder / file.name)
    return folder


def updated(story: str, outcomes: Iterable[Outcome], rename: Callable[[str], str] = str) -> str:
    """Put what was seen in the place of what the story shows."""
    lines = story.splitlines(keepends=True)
    for outcome in reversed(list(outcomes)):
        command = outcome.command
        start = command.line - 1 + command.text.count("\n")
        lines[start : start + command.output.count("\n")] = rename(outcome.seen).splitlines(keepends=True)
    return "".join(lines)


def _update(path: Path) -> None:
    """Write what was seen into a story, and the plan that came of it beside it, keeping the ids that stand there."""
    story, plan = path.read_text("utf-8"), path.parent / f"{path.parent.name}.yaml"
    with tempfile.TemporaryDirectory() as name:
        folder = folder_for(path, Path(name), leave_out=[plan.name])
        outcomes = play(story, folder)
        made = folder / "clients" / plan.name
        text = made.read_text("utf-8") if made.exists() else ""
    before = plan.read_text("utf-8") if plan.exists() else ""
    ids = _told_ids(outcomes, [(before, text)])

    def rename(seen: str) -> str:
        return IDENTIFIER.sub(lambda found: ids.get(found[0], found[0]), seen)

    path.write_text(updated(story, outcomes, rename), "utf-8")
    if text:
        plan.write_text(rename(text), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] != "--update":
        sys.exit("usage: python tests/stories.py --update FILE...")
    for argument in sys.argv[2:]:
        _update(Path(argument))
