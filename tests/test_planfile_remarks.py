"""Comments are found wherever they stand, with what they are about; and no text is called cut that is whole."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from layouts import Made, files
from made_plans import TODAY
from test_rules_file import BLOCK_TEXTS, HEAD

from goals_cli import planfile
from goals_cli.checking import Terms, check_document
from goals_cli.planfile import parsers
from goals_cli.planfile.remarks import Remark, cut_values, remarks
from goals_cli.profile import profile


@settings(max_examples=60, deadline=None)
@given(files())
def test_every_comment_of_any_layout_is_found_and_nothing_is_cut(made: Made) -> None:
    document = planfile.parse(made.content, "plan.yaml")
    assert sorted(remark.text for remark in remarks(document)) == sorted(comment.text for comment in made.comments)
    assert list(cut_values(document)) == []
    lines = made.content.decode().removeprefix("\ufeff").split("\n")
    for remark in remarks(document):
        assert lines[remark.line - 1][remark.column - 1 :].startswith(remark.text)


def test_a_comment_is_about_its_line_or_the_one_below_its_block() -> None:
    text = "# a\n# b\nformat: x  # c\n# d\n\nclient: y\n  # e\n# f\n"
    assert remarks(planfile.parse(text.encode(), "p")) == [
        Remark("# a", 1, 1, (1, 3)),
        Remark("# b", 2, 1, (1, 3)),
        Remark("# c", 3, 12, (3,)),
        Remark("# d", 4, 1, (5,)),
        Remark("# e", 7, 3, (9,)),
        Remark("# f", 8, 1, (9,)),
    ]


def test_both_parsers_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> tuple[list[object], list[Remark]]:
        document = planfile.parse((HEAD + BLOCK_TEXTS).encode(), "p")
        return list(cut_values(document)), remarks(document)

    quick = found()
    assert len(quick[0]) == 12  # eight texts, two ids, a language and a field that is not ours
    monkeypatch.setattr(parsers, "CParser", None)
    assert found() == quick


@pytest.mark.parametrize("line", ["# goals: ignore V101, F007 -- x\n", "# goals: ignore #\n"])
def test_many_comments_take_no_more_than_their_time(line: str) -> None:
    def seconds(count: int) -> float:
        document = planfile.parse((HEAD + line * count).encode(), "p")
        start = time.process_time()
        check_document(document, Terms(profile("default")), today=TODAY)
        return time.process_time() - start

    seconds(10)
    assert seconds(6000) < 20 * seconds(1500) + 0.5


@pytest.mark.parametrize("sign", ["<<<<<<< a\n", "<<<<<<< a\n=======\n"])
def test_many_marks_of_merges_are_looked_at_once(sign: str) -> None:
    content = (sign * 40_000).encode()
    start = time.process_time()
    with pytest.raises(planfile.document.UnreadablePlan):
        planfile.parse(content, "p")
    assert time.process_time() - start < 5
