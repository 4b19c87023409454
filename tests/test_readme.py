"""The README, word for word: every command line in it runs and prints what stands there."""

from __future__ import annotations

import re
from pathlib import Path

from stories import canonical, play

from goals_cli.checking import rules
from goals_cli.commands.table import COMMANDS

README = Path(__file__).parent.parent / "README.md"


def test_the_story_runs_as_it_is_told(tmp_path: Path) -> None:
    outcomes = play(README.read_text(encoding="utf-8"), tmp_path)
    told = "".join(f"$ {one.command.text}{one.command.output}" for one in outcomes)
    seen = "".join(f"$ {one.command.text}{one.seen}" for one in outcomes)
    assert canonical(seen) == canonical(told)


def test_every_command_is_in_it() -> None:
    text = README.read_text(encoding="utf-8")
    reference = text[text.index("## The commands") : text.index("## The plan file")]
    missing = [entry.name for entry in COMMANDS if not re.search(rf"`[^`]*\b{entry.name}\b", reference)]
    assert missing == []


def test_every_rule_is_in_it_with_its_severity() -> None:
    rows = set(re.findall(r"^\| ([A-Z]\d{3}) \| (\w+) \|", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert rows == {(rule.code, rule.severity.value) for rule in rules.RULES}
