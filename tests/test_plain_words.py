"""The fixed text of the client's sheet is easy to read: US sixth grade at most, after Flesch and Kincaid."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from goals_cli.readability import measured, syllables
from goals_cli.render import report_plan, sheet_since

EASY_ENOUGH = 6.0


def grade(sentences: list[str]) -> float:
    return measured(sentences).grade


def fixed(module: object) -> list[str]:
    """Find the sentences that stand in a module: texts of several words that begin with a capital letter."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))  # type: ignore[attr-defined]
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    shown = [text.format(on="May", since="May") for text in texts if text not in docs | {ast.get_docstring(tree)}]
    sentences = [sentence.strip() for text in shown for sentence in re.split(r"(?<=[.:?!])\s", text)]
    return [sentence for sentence in sentences if re.match("[A-Z].* ", sentence)]


@pytest.mark.parametrize(
    ("word", "count"),
    [("plan", 1), ("agree", 2), ("agreed", 2), ("changed", 1), ("wanted", 2), ("little", 2), ("change", 1),
     ("the", 1), ("meeting", 2), ("different", 3), ("any", 2), ("I", 1)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_of_a_known_text() -> None:
    words = ["maker"] * 50 + ["plan"] * 50  # 100 words, 150 syllables
    sentences = [" ".join(words[start::5]) for start in range(5)]
    assert grade(sentences) == pytest.approx(9.91)


def test_the_fixed_text_of_the_sheet_is_easy_to_read() -> None:
    sentences = [sentence for module in (report_plan, sheet_since) for sentence in fixed(module)]
    assert "I can ask for a change at any time." in sentences
    assert "It has been changed since I agreed on May." in sentences
    assert len(sentences) > 40
    assert grade(sentences) <= EASY_ENOUGH


@pytest.mark.parametrize("sentence", report_plan.ASKING)
def test_how_to_ask_for_a_change_is_easy_line_by_line(sentence: str) -> None:
    assert grade([part for part in re.split(r"(?<=\.)\s", sentence) if part]) <= EASY_ENOUGH
