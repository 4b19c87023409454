"""The README, word for word: every command line in it runs and prints what stands there."""

from __future__ import annotations

import re
from pathlib import Path

from stories import canonical, play

from goals_cli import settings
from goals_cli.checking import rules
from goals_cli.checking.terms import check_settings
from goals_cli.commands.table import COMMANDS
from goals_cli.findings import Severity

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


def test_every_kind_of_rule_is_in_it_with_the_worst_that_it_says() -> None:
    rows = re.findall(r"^\| ([A-Z]) \| .* \| (\w+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    worst: dict[str, Severity] = {}
    for rule in rules.RULES:
        worst[rule.code[0]] = min(worst.get(rule.code[0], Severity.ADVICE), rule.severity, key=list(Severity).index)
    assert dict(rows) == {letter: severity.value for letter, severity in worst.items()}


def test_the_settings_and_the_comment_in_it_are_right(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    (toml,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "goals.toml"
    path.write_text(f'format = "goals-caseload/1"\n{toml}', encoding="utf-8")
    found = settings.read(path, "goals.toml")
    check_settings(found)
    assert (list(found.rules), found.privacy.own_numbers) == (["W409"], ("+1 555 0100",))
    assert found.report.contact == "Phone +1 555 0100, weekdays from 9 to 17"
    (comment,) = re.findall(r"# goals: ignore ([A-Z][0-9]{3}) -- .+", text[text.index("## What `goals check`") :])
    assert comment in {rule.code for rule in rules.RULES}


def test_what_it_says_of_hooks_is_what_there_is() -> None:
    import yaml

    folder = README.parent
    blocks = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    hook = next(yaml.safe_load(block) for block in blocks if block.startswith("repos:"))["repos"][0]["hooks"][0]["id"]
    assert [hook] == [each["id"] for each in yaml.safe_load((folder / ".pre-commit-hooks.yaml").read_text("utf-8"))]
    steps = next(yaml.safe_load(block) for block in blocks if "actions/checkout" in block)
    inputs = yaml.safe_load((folder / "action.yml").read_text("utf-8"))["inputs"]
    assert set(steps[-1]["with"]) <= set(inputs)
    template = next(yaml.safe_load(block) for block in blocks if block.startswith("include:"))["include"][0]["remote"]
    assert (folder / template.rpartition("/")[2]).is_file()
