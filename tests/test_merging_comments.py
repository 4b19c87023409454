"""A merge loses no comment: those of ours stay where they are, new ones of theirs come along with what they are on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from conftest import Result, Run
from merge_scenarios import PLAN, Edit, below, end, every, goal, put, step
from test_merge_scenarios import NAME, Repository

from goals_cli import planfile
from goals_cli.merging.texts import text
from goals_cli.merging.three_way import merge
from goals_cli.planfile.comments import Comments

IMPORTANT, UNIMPORTANT = put("importance: 9", "importance: 10"), put("importance: 9", "importance: 1")
LEASE = "  - id: g-7p3m\n"


@pytest.fixture
def repository(caseload: Path) -> Repository:
    return Repository(caseload)


def without_conflicts(content: str) -> str:
    """Take out the section of conflicts, which is the last one."""
    start = content.find("\nconflicts:\n")
    return content if start < 0 else content[:start]


def remarks(plan: Path) -> list[tuple[object, ...]]:
    """List the comments of a plan with the places that they belong to."""
    layout = planfile.read(plan).layout()
    assert layout
    return [(*where, words) for where, words in Comments(layout).owners()]


def above(line: str, *comments: str) -> Edit:
    """Put comments above a line, as far in as it is."""
    margin = line[: len(line) - len(line.lstrip())]
    return put(f"{line}\n", "".join(f"{margin}{comment}\n" for comment in comments) + f"{line}\n")


@pytest.mark.parametrize(
    ("remark", "there"),
    [
        (above("  - id: g-7p3m", "# goals: ignore V101 -- agreed with the team"), "a goal"),
        (above("  - id: g-7p3m", "# the landlord", "# called twice"), "a goal, in two lines"),
        (put("title: The lease", "title: The lease  # sent on Monday"), "on a field's line"),
        (below("    title: The lease", "    # what she calls it"), "between two fields"),
        (put("- who: sister", "- who: sister  # by telephone"), "an entry's line"),
        (put("[I keep going when it is hard]", "[I keep going when it is hard]  # twice"), "brackets"),
        (put("    steps:\n", "    steps:  # hers\n"), "a list"),
        (put("format: goals-plan/1", "# kept by Amara\nformat: goals-plan/1"), "the head of the plan"),
        (put("  - id: n-2k7d", "  # needs come first\n  - id: n-2k7d"), "the first of a list"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_theirs_come_along_where_lines_cannot_be_merged(repository: Repository, remark: Edit, there: str) -> None:
    repository.bring_together("merge", PLAN, IMPORTANT(PLAN), remark(UNIMPORTANT(PLAN)))
    assert without_conflicts(repository.plan.read_text()) == remark(IMPORTANT(PLAN)), there


def test_the_last_line_of_theirs_is_the_last_line(repository: Repository) -> None:
    repository.bring_together("merge", PLAN, IMPORTANT(PLAN), end("", "# the end")(UNIMPORTANT(PLAN)))
    assert repository.plan.read_text().endswith("    theirs: 1\n\n# the end\n")
    assert ("# the end",) in remarks(repository.plan)


def test_theirs_come_along_in_a_merge_without_a_conflict(repository: Repository) -> None:
    closing = [f"{name}: When it is done" for name in ("monitor", "finishing")]
    plan = put("\nfinishing: When I can sit through a play\n", "")(PLAN)
    remark = above("  - id: g-7p3m", "# agreed with the team")
    done = repository.bring_together("merge", plan, end(closing[0])(plan), every(remark, end(closing[1]))(plan))
    assert done.returncode == 0
    assert repository.plan.read_text() == every(remark, end(*closing))(plan)


def test_ours_come_first_where_both_remark_on_one_thing(repository: Repository) -> None:
    ours = every(IMPORTANT, above("  - id: g-7p3m", "# ours"), put("title: The lease", "title: The lease  # A"))
    theirs = every(UNIMPORTANT, above("  - id: g-7p3m", "# theirs"), put("title: The lease", "title: The lease  # B"))
    repository.bring_together("merge", PLAN, ours(PLAN), theirs(PLAN))
    assert "  # ours\n  # theirs\n  - id: g-7p3m\n    # B\n    title: The lease  # A\n" in repository.plan.read_text()


def test_what_both_remarked_stands_once(repository: Repository) -> None:
    remark = above("  - id: g-7p3m", "# agreed with the team")
    repository.bring_together("merge", PLAN, remark(IMPORTANT(PLAN)), remark(UNIMPORTANT(PLAN)))
    assert without_conflicts(repository.plan.read_text()) == remark(IMPORTANT(PLAN))


def test_what_ours_took_out_stays_out_and_what_theirs_took_out_stays(repository: Repository) -> None:
    without_wish = put("- id: g-4f2k  # her first wish", "- id: g-4f2k")
    without_mornings = put("      # mornings are best\n", "")
    ours, theirs = every(without_wish, IMPORTANT)(PLAN), every(without_mornings, UNIMPORTANT)(PLAN)
    repository.bring_together("merge", PLAN, ours, theirs)
    assert without_conflicts(repository.plan.read_text()) == ours


def test_a_remark_goes_with_an_item_that_ours_took_out(repository: Repository) -> None:
    lease = PLAN[PLAN.index(LEASE) : PLAN.index("\nagreements:")]
    ours = every(put(lease, ""), IMPORTANT)(PLAN)
    theirs = every(above("  - id: g-7p3m", "# agreed with the team"), UNIMPORTANT)(PLAN)
    repository.bring_together("merge", PLAN, ours, theirs)
    assert without_conflicts(repository.plan.read_text()) == ours


def test_a_remark_on_a_field_that_ours_took_out_stays_with_what_it_was_in(repository: Repository) -> None:
    ours = every(put("    target_date: 2026-06-30\n    importance", "    importance"), IMPORTANT)(PLAN)
    theirs = every(put("date: 2026-06-30\n    imp", "date: 2026-06-30  # the play\n    imp"), UNIMPORTANT)(PLAN)
    repository.bring_together("merge", PLAN, ours, theirs)
    assert ("goals", 0, "# the play") in remarks(repository.plan)


def test_remarks_on_two_goals_under_one_id_stay_with_their_goals(repository: Repository) -> None:
    ours = goal("g-5a5a", "To sleep", "    # said in the evening", "    importance: 8")
    theirs = goal("g-5a5a", "To work again", "    # said in the morning", "    importance: 7")
    repository.bring_together("merge", PLAN, ours(PLAN), theirs(PLAN))
    content = repository.plan.read_text()
    for title, words, value in (("To sleep", "evening", 8), ("To work again", "morning", 7)):
        start = content.index(f"    title: {title}\n")
        part = content[start : content.index("    course:", start)]
        assert f"    # said in the {words}\n    importance: {value}\n" in part
        assert part.count("#") == 1


def test_in_json_there_is_no_place_for_comments(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sides = [Path(f"{name}.yaml") for name in ("base", "ours", "theirs")]
    head = '{"format": "goals-plan/1", "client": "heron-27", "worker": "w-amara", "opened": "2026-03-02"'
    for path, more in zip(sides, ("}", ', "finishing": "A"}'), strict=False):
        path.write_text(head + more + "\n")
    sides[2].write_text("format: goals-plan/1\nclient: heron-27\nworker: w-amara  # on Mondays\nopened: 2026-03-02\n"
                        "monitor: B\n")  # fmt: skip
    said = f"{NAME}: the comments of the other side have no place in JSON and are left out\n"
    assert run("merge-plan", *sides, "7", NAME) == Result("", said, 0)
    assert planfile.read(sides[1]).data["monitor"] == "B"


def remarked(content: str, words: Iterable[str], random: Random) -> str:
    """Put comments anywhere that a comment can stand: behind a line, or on one of its own."""
    lines = content.rstrip("\n").split("\n")
    for word in words:
        at = random.randrange(len(lines))
        line = lines[at]
        if random.random() < 0.5 and line and "#" not in line:
            lines[at] = f"{line}  # {word}"
        else:
            lines.insert(at, " " * (len(line) - len(line.lstrip())) + f"# {word}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("chunk", range(5))
def test_no_comment_is_lost_wherever_it_stands(chunk: int) -> None:
    below_each_other = put(" [g-4f2k]", "\n      - g-4f2k")
    ours_edits = (IMPORTANT, every(IMPORTANT, step("s-3c", "Breathe")), every(IMPORTANT, below_each_other))
    for seed in range(chunk * 30, chunk * 30 + 30):
        random = Random(seed)
        ours, theirs = random.choice(ours_edits)(PLAN), every(UNIMPORTANT, step("s-4d", "Tell the teacher"))(PLAN)
        names = [[f"{side} {number}" for number in range(4)] for side in ("ours", "theirs")]
        sides = [
            planfile.parse(remarked(each, words, random).encode(), NAME)
            for each, words in zip((ours, theirs), names, strict=True)
        ]
        base = planfile.parse(PLAN.encode(), NAME)
        data = merge(base.data, sides[0].data, sides[1].data).data
        made = text(data, base, sides[0], sides[1], None)
        assert made.left == (), seed
        content = made.content.decode()
        assert planfile.parse(made.content, NAME).data == data, seed
        assert [word for words in names for word in words if content.count(f"# {word}\n") != 1] == [], seed
        assert content.count("# ") == 8 + 3, seed
