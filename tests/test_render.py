"""Whatever people write, each format keeps its structure: read back by real readers, nothing acted upon."""

from __future__ import annotations

import csv as standard_csv
import io
import json as standard_json
from collections.abc import Iterable
from datetime import date
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_plans import ACTED_UPON, HOSTILE
from markdown_it import MarkdownIt
from markdown_it.token import Token

from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from goals_cli.render.csv import csv, guarded
from goals_cli.render.json import envelope, plain
from goals_cli.render.markdown import escape, markdown
from goals_cli.render.tables import table
from goals_cli.render.terminal import safe, safe_lines, width, wrap
from goals_cli.render.text import text

every_hostile_text = pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
any_text = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(HOSTILE)


def page(words: str) -> tuple[Block, ...]:
    return (
        Heading(1, "Top"),
        Paragraph(words),
        Heading(3, words),
        Quote(words),
        Bullets((words, "between", words)),
        Table(("A", words), ((words, "x"), ("y", words))),
        Paragraph("End"),
    )


def one_line(words: str) -> str:
    return " ".join(" ".join(safe_lines(words)).split())


# The terminal


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\nb\rc\td", r"a\nb\rc\td"),
        ("\x9b\x7f\x00", r"\x9b\x7f\x00"),
        ("\u202e\u2066\ufeff\u2028", r"\u202e\u2066\ufeff\u2028"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("שלום\u200f \u200d👩‍👧 é", "שלום\u200f \u200d👩‍👧 é"),
    ],
)
def test_what_a_terminal_acts_upon_is_made_visible(words: str, shown: str) -> None:
    assert safe(words) == shown


def test_lines_are_kept_and_each_is_safe() -> None:
    assert safe_lines("one\r\ntwo\tthree\n\nfour\x1b\rfive\n\n") == ["one", "two three", "", r"four\x1b\rfive"]


@pytest.mark.parametrize(
    ("words", "columns"), [("abc", 3), ("中文", 4), ("e\u0301", 1), ("\u200d", 0), ("ｶ", 1), ("Ａ", 2)]
)
def test_width_counts_columns(words: str, columns: int) -> None:
    assert width(words) == columns


def test_lines_are_broken_at_spaces_and_long_words_anywhere() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]
    assert wrap("中文字", 4) == ["中文", "字"]
    assert wrap("", 5) == [""]
    assert wrap("one two\u00a03, four", 8) == ["one", "two\u00a03,", "four"]
    assert wrap("one two\u202f3, four", 8) == ["one", "two\u202f3,", "four"]
    assert wrap("one\u00a0two\u00a0three\u00a0four", 9) == ["one two", "three", "four"]
    assert wrap("one\u00a0two\u00a0three\u00a0four", 12) == ["one two", "three\u00a0four"]
    assert wrap("\u00a0" * 9, 4) == wrap(" " * 9, 4) == [""]
    assert wrap("one" + "\u00a0" * 9 + "two", 7) == ["one two"]


@given(words=any_text, columns=st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(words: str, columns: int) -> None:
    line = safe(words)
    lines = wrap(line, columns)
    assert all(width(each) <= columns for each in lines)
    assert "".join("".join(lines).split()) == "".join(line.split())


# Tables


def test_numbers_that_are_text_stay_as_they_are() -> None:
    assert table(["what"], [["1e3"], ["007"], ["1.10"]]) == "what\n------\n1e3\n007\n1.10"


def test_the_widest_column_gives_way_until_the_table_fits() -> None:
    shown = table(["id", "words", "more"], [["g-1", "word " * 40, "short text"]], columns=40).split("\n")
    assert shown[0] == "id    words                more"
    assert shown[2] == "g-1   word word word word  short text"
    assert max(map(len, shown)) <= 40


@pytest.mark.parametrize("columns", [30, 80])
@every_hostile_text
def test_a_table_fits_and_is_safe(words: str, columns: int) -> None:
    shown = table(["first", words, "third"], [[words, words, "3"], ["1", "2", words]], columns=columns)
    assert not ACTED_UPON.search(shown)
    if "\u200d" not in words:  # what a family of joined emoji takes up differs from terminal to terminal
        assert max(map(width, shown.split("\n"))) <= columns


# Text


@every_hostile_text
def test_a_page_of_text_fits_and_is_safe(words: str) -> None:
    shown = text(page(words))
    assert not ACTED_UPON.search(shown)
    assert shown.startswith("Top\n===\n\n")
    assert shown.endswith("\n\nEnd")
    prose = text(page(words)[:5])
    assert max(map(width, prose.split("\n"))) <= 80


def test_a_page_of_text() -> None:
    blocks = (
        Heading(1, "My plan"),
        Paragraph("Two\nlines."),
        Heading(2, "Goal"),
        Heading(3, "In my words"),
        Quote("I want\n\nto sleep"),
        Heading(3, "Steps"),
        Table(("What", "When"), (("Call", "by 2026-03-16"),)),
        Table(("What", "When"), ()),
        Bullets(("one", "two\nlines")),
    )
    assert text(blocks) == "\n".join(
        [
            "My plan",
            "=======",
            "",
            "Two",
            "lines.",
            "",
            "Goal",
            "----",
            "",
            "In my words",
            '  "I want',
            "",
            '  to sleep"',
            "",
            "Steps",
            "What    When",
            "------  -------------",
            "Call    by 2026-03-16",
            "",
            "- one",
            "- two",
            "  lines",
        ]
    )


# Markdown


def read_markdown(shown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(shown)


def skeleton(tokens: Iterable[Token]) -> list[str]:
    return [token.type for token in tokens if token.type not in ("inline", "paragraph_open", "paragraph_close")]


def inline_texts(tokens: Iterable[Token]) -> list[str]:
    """Give what a reader shows of each piece of text; anything but text and line breaks is a failure."""
    shown = []
    for token in tokens:
        parts = token.children or []
        assert {part.type for part in parts} <= {"text", "text_special", "softbreak", "hardbreak"}, token.content
        if token.type == "inline":
            shown.append("".join(part.content or " " for part in parts if part.type != "text" or part.content))
    return shown


@every_hostile_text
def test_markdown_keeps_its_structure(words: str) -> None:
    check_markdown(words)


@given(words=any_text)
def test_markdown_keeps_its_structure_whatever_is_written(words: str) -> None:
    check_markdown(words)


def check_markdown(words: str) -> None:
    tokens = read_markdown(markdown(page(words)))
    plain_tokens = read_markdown(markdown(page("words")))
    quote = {"blockquote_open", "blockquote_close"}
    assert [each for each in skeleton(tokens) if each not in quote] == [
        each for each in skeleton(plain_tokens) if each not in quote
    ]
    assert sum(token.type == "blockquote_open" for token in tokens) == 1
    assert not ACTED_UPON.search(markdown(page(words)))
    expected = one_line(words)
    shown = [" ".join(each.split()) for each in inline_texts(tokens)]
    assert shown[-1] == "End"
    assert shown[-7:-1] == ["A", expected, expected, "x", "y", expected]
    everything = ["Top", *[expected] * 4, "between", expected, "A", expected, expected, "x", "y", expected, "End"]
    assert "".join("".join(shown).split()) == "".join("".join(everything).split())


@every_hostile_text
def test_an_escaped_line_reads_as_it_was_written(words: str) -> None:
    tokens = read_markdown(escape(words))
    assert " ".join(" ".join(inline_texts(tokens)).split()) == one_line(words)


def test_lines_of_a_text_stay_lines_in_markdown() -> None:
    assert markdown([Quote("one\ntwo\n\nthree")]) == "> one\\\n> two\n>\n> three"
    assert markdown([Paragraph("one\n\n\ntwo")]) == "one\n\n\ntwo"


# Spreadsheets


@every_hostile_text
def test_csv_reads_back_with_its_structure(words: str) -> None:
    shown = csv(("a", "b", "c"), [(words, 1, words), (None, -2, words), (words, date(2026, 3, 2), "end")])
    rows = list(standard_csv.reader(io.StringIO(shown, newline="")))
    cell = guarded(words)
    assert rows == [["a", "b", "c"], [cell, "1", cell], ["", "-2", cell], [cell, "2026-03-02", "end"]]
    assert not ACTED_UPON.search(shown)


@given(words=any_text)
def test_no_cell_is_a_formula(words: str) -> None:
    cell = guarded(words)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert cell.removeprefix("'") in ("\n".join(safe_lines(words)), "\n".join(safe_lines(words)).removeprefix("'"))


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-1", "'-1"),
        ("+1", "'+1"),
        ("@A1", "'@A1"),
        ("\t=1", "' =1"),
        ("\rx", "'\\rx"),
        ("a=b", "a=b"),
    ],
)
def test_formulas_get_an_apostrophe(words: str, cell: str) -> None:
    assert guarded(words) == cell


# JSON


@every_hostile_text
def test_json_reads_back_exactly(words: str) -> None:
    shown = envelope("test", {"words": words, "list": [words], "inside": {"key": words}})
    data = standard_json.loads(shown)
    assert data["words"] == words
    assert data["list"] == [words]
    assert data["inside"] == {"key": words}
    assert not ACTED_UPON.search(shown)


def test_the_envelope_comes_first() -> None:
    data = standard_json.loads(envelope("test", {"more": 1}))
    assert list(data) == ["format", "tool", "more"]
    assert data["format"] == "goals-test/1"
    assert data["tool"]["name"] == "goals"


class Colour(Enum):
    RED = "red"


def test_values_become_what_json_knows() -> None:
    block = Bullets(("a",))
    value = {"on": date(2026, 3, 2), "colour": Colour.RED, "block": block, "none": None, "yes": True, "half": 0.5}
    of_block = {"items": ["a"], "language": None}
    expected = {"on": "2026-03-02", "colour": "red", "block": of_block, "none": None, "yes": True, "half": 0.5}
    assert plain(value) == expected


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place in JSON"):
        plain({"a": {1}})


SIDE = (
    Heading(1, "One screen"),
    Paragraph("Before all."),
    Heading(2, "Last time"),
    Quote("word " * 14),
    Paragraph("Two\nlines."),
    Heading(2, "Nothing here"),
    Heading(2, "What others have promised"),
    Bullets(("one", "two " * 17)),
)


def test_side_heads_stand_beside_what_is_under_them() -> None:
    assert text(SIDE, side_heads=True) == (
        "One screen\n"
        "==========\n"
        "\n"
        "Before all.\n"
        "\n"
        'Last time      "word word word word word word word word word word word word word\n'
        '               word"\n'
        "               Two\n"
        "               lines.\n"
        "What others    - one\n"
        "have promised  - two two two two two two two two two two two two two two two two\n"
        "                 two"
    )


def test_a_long_side_head_gets_the_lines_that_it_needs() -> None:
    blocks = (Heading(1, "x"), Heading(2, "What everybody else has promised"), Bullets(("one",)), Bullets(("two",)))
    assert text(blocks, side_heads=True) == (
        "x\n=\n\nWhat           - one\neverybody\nelse has\npromised\n               - two"
    )


@every_hostile_text
def test_side_heads_are_safe_and_fit(words: str) -> None:
    shown = text((Heading(1, "x"), Heading(2, words), Bullets((words, words)), Quote(words)), side_heads=True)
    assert not ACTED_UPON.search(shown)
    assert "\u200d" in words or max(map(width, shown.split("\n"))) <= 80
