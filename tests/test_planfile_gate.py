"""The gate: what a plan's bytes mean, what is refused and in which words, and two parsers that never disagree."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layouts import Maker

from goals_cli import planfile
from goals_cli.errors import NotFound, UnreadablePlan
from goals_cli.planfile import gate, layout, parsers

HEAD = "format: goals-plan/1\nclient: heron-27\n"
NAME = "clients/heron-27.yaml"

CONTROL = "a control character stands here"
DELETE_IT = "delete it; it may be invisible in your editor"
LINE_END = "an unusual line end stands here"
LINE_ENDS = "save the file with ordinary line ends (LF or CRLF)"
ESCAPED = "this text holds a control character, written as an escape"
TAB = "a tab stands outside quoted and block text"
NO_TABS = "use spaces instead of tabs"
QUOTES = "put the text in double quotes"
EMPTY = "the file is empty"
BEGIN = "begin with `format: goals-plan/1`"
NO_MAPPING = "a plan must start with fields such as `format:`"
ALIAS = ("an alias (*) stands here", "write the value out; text that begins with * needs quotes")
ANCHOR = ("an anchor (&) stands here", "remove it; text that begins with & needs quotes")
TAG = ("a tag (!) stands here", "remove it; text that begins with ! needs quotes")
SECOND = ("a second document starts here", "keep one plan in one file; remove the marker line")
DIRECTIVE = ("a directive (%) stands here", "remove the line")
DEEP = ("this is nested more than 20 levels deep", "a plan is much flatter; look for a bracket or dash too many")
MANY = ("the file holds more than 20,000 values", "keep one client's plan in one file")
NOT_TEXT = ("this key is not text", "name the field, or put the key in quotes")
TWICE = ("this key stands twice in the same entry", "keep one of the two")
FINITE = ("this is not a number that can be counted with", "leave it empty, or put it in quotes if it is text")
LONG = ("this number is too long", "put it in quotes if it is text")
CANNOT_BEGIN = ("a text cannot begin with this character", QUOTES)
JSON = ("this is not valid JSON", "look for a comma, quote or bracket too many or too few")

# What is in the file, the place, the problem and the hint.
REFUSED: dict[str, tuple[str | bytes, int, int, str, str]] = {
    "nothing": ("", 1, 1, EMPTY, BEGIN),
    "comments only": ("# one\n\n# two\n", 1, 1, EMPTY, BEGIN),
    "a marker only": ("---\n", 1, 1, EMPTY, BEGIN),
    "an empty document before another": ("---\n---\na: 1\n", 1, 1, EMPTY, BEGIN),
    "a list": ("- one\n", 1, 1, NO_MAPPING, BEGIN),
    "a text": ("\n  just text\n", 2, 3, NO_MAPPING, BEGIN),
    "a JSON list": ('["a"]', 1, 1, NO_MAPPING, BEGIN),
    "too large": (
        b"a: " + b"x" * 1024 * 1024,
        1,
        1,
        "the file is larger than 1 MiB",
        "keep the plan itself in this file, and attachments beside it",
    ),
    "Latin-1": (
        b"format: x\nclient: Gr" + b"\xf6\xdfe\n",
        2,
        11,
        "the byte 0xF6 is not UTF-8",
        "save the file as UTF-8 in your editor",
    ),
    "Latin-1 behind wide characters and a mark": (
        "\ufeffa: \U0001f642é".encode() + b"\xff",
        1,
        6,
        "the byte 0xFF is not UTF-8",
        "save the file as UTF-8 in your editor",
    ),
    "UTF-16": (
        "a: 1\n".encode("utf-16"),
        1,
        1,
        "the byte 0xFF is not UTF-8",
        "save the file as UTF-8 in your editor",
    ),
    "surrogates in bytes": (
        b"a: \xed\xa0\x80\n",
        1,
        4,
        "the byte 0xED is not UTF-8",
        "save the file as UTF-8 in your editor",
    ),
    "a null": ("a: b\0c\n", 1, 5, CONTROL, DELETE_IT),
    "an escape in a comment": ("a: 1 # \x1b[2J\n", 1, 8, CONTROL, DELETE_IT),
    "a delete": ("a: 1\nb: 'x\x7f'\n", 2, 6, CONTROL, DELETE_IT),
    "a C1 control": ("a: é\x9b\n", 1, 5, CONTROL, DELETE_IT),
    "no character": ("a: \uffff\n", 1, 4, CONTROL, DELETE_IT),
    "a lone carriage return": ("a: 1\rb: 2\n", 1, 5, LINE_END, LINE_ENDS),
    "a next line": ("a: 1\x85b: 2\n", 1, 5, LINE_END, LINE_ENDS),
    "a line separator": ('a: "\u2028"\n', 1, 5, LINE_END, LINE_ENDS),
    "a paragraph separator": ("a: |\n  \u2029\n", 2, 3, LINE_END, LINE_ENDS),
    "a mark inside": ("a: 1\nb: \ufeff\n", 2, 4, "a byte order mark stands inside the file", DELETE_IT),
    "two marks": ("\ufeff\ufeffa: 1\n", 1, 1, "a byte order mark stands inside the file", DELETE_IT),
    "an escaped escape": ('a: "\\e[2J"\n', 1, 4, ESCAPED, "delete the escape"),
    "an escaped null": ('a: b\nc: ["\\0"]\n', 2, 5, ESCAPED, "delete the escape"),
    "an escaped carriage return": ('a: "x\\r\\ny"\n', 1, 4, ESCAPED, "delete the escape"),
    "an escaped delete in a key": ('"\\x7f": 1\n', 1, 1, ESCAPED, "delete the escape"),
    "an escaped line separator": ('a: "\\L"\n', 1, 4, ESCAPED, "delete the escape"),
    "half a character": (
        'a: "\\ud800"\n',
        1,
        4,
        "this text holds half a character, written as an escape",
        "write the character itself",
    ),
    "no character at all": (
        'a: "\\UFFFFFFFF"\n',
        1,
        7,
        "this text holds half a character, written as an escape",
        "write the character itself",
    ),
    "a tab as indentation": ("a:\n\tb: 1\n", 2, 1, TAB, NO_TABS),
    "a tab before a comment": ("a: 1\t# one\n", 1, 5, TAB, NO_TABS),
    "a tab in a comment": ("a: 1\n# one\ttwo\n", 2, 6, TAB, NO_TABS),
    "a tab in a plain text": ("a: one\ttwo\n", 1, 7, TAB, NO_TABS),
    "a tab behind a quoted text that has one": ("a: 'x\ty'\t\n", 1, 9, TAB, NO_TABS),
    "a tab on the head of a block": ("a: |\t\n  x\n", 1, 5, TAB, NO_TABS),
    "a tab within brackets": ("a: [1,\t2]\n", 1, 7, TAB, NO_TABS),
    "a tab first in a block": ("a: |\n  \tx\n", 2, 3, "a block of text begins with a tab", NO_TABS),
    "an alias": ("a: &x 1\nb: *x\n", 1, 4, *ANCHOR),
    "an alias to nothing": ("a: *x\n", 1, 4, *ALIAS),
    "an alias as a key": ("*x : 1\n", 1, 1, *ALIAS),
    "an alias in a list": ("a: [*x]\n", 1, 5, *ALIAS),
    "an anchor on a list": ("a: &x [1]\n", 1, 4, *ANCHOR),
    "an anchor on a key": ("&x a: 1\n", 1, 1, *ANCHOR),
    "an anchor at the top": ("&x\na: 1\n", 1, 1, *ANCHOR),
    "a tag": ("a: !!str 1\n", 1, 4, *TAG),
    "a tag of Python": ("a: !!python/object/apply:os.system [ls]\n", 1, 4, *TAG),
    "a tag on a mapping": ("a: 1\nb: !x {c: 1}\n", 2, 4, *TAG),
    "a tag at the top": ("!x\na: 1\n", 1, 1, *TAG),
    "a lone exclamation mark": ("a: ! 12\n", 1, 4, *TAG),
    "a lone exclamation mark before quotes": ("a: ! '12'\n", 1, 4, *TAG),
    "a merge key": ("a: {}\n<<: {b: 1}\n", 2, 1, "a merge key (<<) stands here", "write the keys out"),
    "a version": ("%YAML 1.1\n---\na: 1\n", 1, 1, *DIRECTIVE),
    "a directive below a comment": ("# one\n\n%FOO x\n---\na: 1\n", 3, 1, *DIRECTIVE),
    "a directive below blank lines of Windows": ("\r\n# one\r\n%YAML 1.1\r\n---\r\na: 1\r\n", 3, 1, *DIRECTIVE),
    "a directive behind a mark": ("\ufeff%TAG ! x\n---\na: 1\n", 1, 1, *DIRECTIVE),
    "an alias beside an exclamation mark": ("a: Bravo !\nb: *x\n", 2, 4, *ALIAS),
    "a second document": ("a: 1\n---\nb: 2\n", 2, 1, *SECOND),
    "a second document that is empty": ("a: 1\n---\n", 2, 1, *SECOND),
    "a second document behind an end": ("a: 1\n...\n---\nb: 2\n", 3, 1, *SECOND),
    "21 levels": ("a: " + "[" * 20 + "]" * 20 + "\n", 1, 23, *DEEP),
    "a great many levels": ("a: " + "[" * 100_000 + "\n", 1, 23, *DEEP),
    "21 levels of lines": (
        "".join(" " * level + "a:\n" for level in range(20)) + " " * 20 + "a: 1\n",
        21,
        21,
        *DEEP,
    ),
    "20,001 values": ("a: [" + "1," * 19_998 + "]\n", 2, 1, *MANY),
    "a great many values": ("a: [" + "1," * 300_000 + "]\n", 1, 5 + 2 * 39_998, *MANY),
    "a number as a key": ("1: a\n", 1, 1, *NOT_TEXT),
    "true as a key": ("a:\n  - true: a\n", 2, 5, *NOT_TEXT),
    "nothing as a key": ("a: {: 1}\n", 1, 5, "a value is missing or not possible here", QUOTES),
    "null as a key": ("~: 1\n", 1, 1, *NOT_TEXT),
    "a list as a key": ("? [a]\n: 1\n", 1, 3, *NOT_TEXT),
    "a mapping as a key": ("{a: 1}: 1\n", 1, 1, *NOT_TEXT),
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, 1, *TWICE),
    "a key twice in other quotes": ("x: {a: 1, 'a': 2}\n", 1, 11, *TWICE),
    "a field twice": ("client: x\nclient: y\n", 2, 1, *TWICE),
    "not a number": ("a: .nan\n", 1, 4, *FINITE),
    "infinity": ("a: [-.INF]\n", 1, 5, *FINITE),
    "a number that overflows": ("a: 1e400\n", 1, 4, *LONG),
    "a number of many digits": ("a: " + "9" * 5000 + "\n", 1, 4, *LONG),
    "a number of more than 63 bits": ("a: 9223372036854775808\n", 1, 4, *LONG),
    "a float of many digits": ("a: 0." + "1" * 40 + "\n", 1, 4, *LONG),
    "a colon in a text": (
        "a: one: two\n",
        1,
        7,
        "a colon is not possible here",
        f"{QUOTES}, or mend the indentation",
    ),
    "a colon at the end within brackets": ("a: [one:]\n", 1, 8, "a colon is not possible here", QUOTES),
    "a line without a colon": (
        "a: 1\nb\nc: 2\n",
        3,
        1,
        "this line has no colon",
        "write `field: value`, or mend the indentation",
    ),
    "an at sign": ("a: @home\n", 1, 4, *CANNOT_BEGIN),
    "a backquote": ("a: `x`\n", 1, 4, *CANNOT_BEGIN),
    "a percent sign": ("a: %5\n", 1, 4, *CANNOT_BEGIN),
    "a star and a space": ("a: * x\n", 1, 5, *CANNOT_BEGIN),
    "text behind a bar": (
        "a: | text\n",
        1,
        6,
        "more than | or > stands here",
        "begin the text on the next line, or put it in double quotes",
    ),
    "a comment close to a bar": (
        "a: |# c\n  x\n",
        1,
        5,
        "more than | or > stands here",
        "begin the text on the next line, or put it in double quotes",
    ),
    "an open quote": ('a: 1\nb: "two\nc: 3\n', 2, 4, "a quote is opened and never closed", "close it"),
    "a backslash": (
        'a: "C:\\Users"\n',
        1,
        9,
        "a backslash means something else here",
        "use single quotes, or double it",
    ),
    "an unknown backslash": (
        'a: "\\y"\n',
        1,
        6,
        "a backslash means something else here",
        "use single quotes, or double it",
    ),
    "an open bracket": (
        "a: [1, 2\nb: 3\n",
        2,
        2,
        "a comma or a closing bracket is missing here",
        "close the bracket, or use quotes",
    ),
    "a list behind a key": (
        "a: - one\n",
        1,
        4,
        "a list is not possible here",
        "begin it on a line of its own",
    ),
    "a line too far left": (
        "a:\n    b: 1\n  c: 2\n",
        3,
        3,
        "the indentation does not fit the lines above",
        "line it up with its neighbours",
    ),
    "JSON with a key twice": ('{"a": 1,\n "a": 2}', 2, 2, *TWICE),
    "JSON with NaN": ('{\n\t"b": "NaN",\n\t"a": NaN}', 3, 7, *FINITE),
    "JSON with a number that overflows": ('{"a": 1e999}', 1, 7, *LONG),
    "JSON with a number of many digits": ('{"a": ' + "1" * 5000 + "}", 1, 7, *LONG),
    "JSON with an escaped control": ('{"a": "\\u001b"}', 1, 7, ESCAPED, "delete the escape"),
    "JSON with half a character": (
        '{"a": "\\ud800"}',
        1,
        7,
        "this text holds half a character, written as an escape",
        "write the character itself",
    ),
    "JSON of 21 levels": ('{"a": ' + "[" * 20 + "]" * 20 + "}", 1, 26, *DEEP),
    "JSON of a great many levels": ('{"a": ' + "[" * 300_000 + "]" * 300_000 + "}", 1, 26, *DEEP),
    "JSON of a great many values": ('{"a": [' + "1," * 30_000 + "1]}", 1, 8 + 2 * 30_000 + 1, *MANY),
    "JSON with a comma too many": ('{"a": 1,\n\t"b": 2,\n\t"c": }', 3, 7, *JSON),
    "JSON that ends early": ('{"a": {"b": 1}', 1, 15, *JSON),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("parser", ["libyaml", "pure Python"])
def test_refusals(name: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if parser == "pure Python":
        use_the_pure_parser(monkeypatch)
    content, line, column, problem, hint = REFUSED[name]
    with pytest.raises(UnreadablePlan) as refused:
        planfile.parse(content if isinstance(content, bytes) else content.encode(), NAME)
    assert str(refused.value) == f"{NAME}:{line}:{column}: {problem}"
    assert refused.value.hint == hint
    assert (refused.value.line, refused.value.column, refused.value.exit_code) == (line, column, 3)


def use_the_pure_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as on a machine where PyYAML has no C part."""
    monkeypatch.setattr(gate, "quick_parser", parsers.PureParser)
    monkeypatch.setattr(layout, "quick_parser", parsers.PureParser)


READ: dict[str, tuple[str, dict[str, Any]]] = {
    "yes and no are text": (
        "a: [yes, no, on, off, y, n, Yes, NO]\n",
        {"a": ["yes", "no", "on", "off", "y", "n", "Yes", "NO"]},
    ),
    "booleans": (
        "a: [true, True, TRUE, false, False, FALSE, tRUE]\n",
        {"a": [True, True, True, False, False, False, "tRUE"]},
    ),
    "nothing": ("a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nULL\ng: ''\n",
                {"a": None, "b": None, "c": None, "d": None, "e": None, "f": "nULL", "g": ""}),
    "dates and times are text": (
        "a: 2026-03-02\nb: 2026-02-30\nc: 12:30\nd: 2026-03-02 10:00:00\ne: 190:20:30\n",
        {"a": "2026-03-02", "b": "2026-02-30", "c": "12:30", "d": "2026-03-02 10:00:00", "e": "190:20:30"},
    ),
    "whole numbers": (
        "a: [0, 7, -19, +12, 007, 0o14, 0x1F, 9223372036854775807]\n",
        {"a": [0, 7, -19, 12, 7, 12, 31, 9223372036854775807]},
    ),
    "broken numbers": (
        "a: [1.0, -2.50, .5, 5., +1e3, 1E-2, 6.5e+1]\n",
        {"a": [1.0, -2.5, 0.5, 5.0, 1000.0, 0.01, 65.0]},
    ),
    "no numbers": (
        "a: [1_000, 0b1, 0o8, -0x1F, 0xG, '1', 1e, ., -, +, 1.2.3, １２, 1 2]\n".replace("-, ", "--, "),
        {"a": ["1_000", "0b1", "0o8", "-0x1F", "0xG", "1", "1e", ".", "--", "+", "1.2.3", "１２", "1 2"]},
    ),
    "texts": (
        "a: don't\nb: 'it''s'\nc: \"x \\\"y\\\" \\u00e9 \\x41 \\n\"\nd: http://x.org/#y\ne: a#b\nf: see ticket #12\n",
        {"a": "don't", "b": "it's", "c": 'x "y" é A \n', "d": "http://x.org/#y", "e": "a#b", "f": "see ticket"},
    ),
    "blocks": (
        "a: |\n  one\n\n  two\nb: |-\n  one\n   two\n"
        "c: >\n  one\n  two\n\n  three\nd: |+\n  one\n\ne: >-\n  one\n  \ttwo\n",
        {"a": "one\n\ntwo\n", "b": "one\n two", "c": "one two\nthree\n", "d": "one\n\n", "e": "one\n\ttwo"},
    ),
    "question marks and exclamation marks": (
        "a: [Why?, wow!, is it? yes]\nb: {c: Why? Because., d: a!b}\ne: Bravo !\nf: A & B\n",
        {"a": ["Why?", "wow!", "is it? yes"], "b": {"c": "Why? Because.", "d": "a!b"}, "e": "Bravo !", "f": "A & B"},
    ),
    "keys": (
        "on: 1\nno: 2\n'1': 3\n\"<<\": 4\n? five\n: 6\nx-a : 7\n\"\": 8\n",
        {"on": 1, "no": 2, "1": 3, "<<": 4, "five": 6, "x-a": 7, "": 8},
    ),
    "layouts": (
        "\ufeff--- # c\na:\n- 1\n- - 2\n  - {b: [3,], c: }\n...\n# end\n",
        {"a": [1, [2, {"b": [3], "c": None}]]},
    ),
    "Windows line ends": ("a: |\r\n  one\r\n  two\r\nb: x\r\n  y", {"a": "one\ntwo\n", "b": "x y"}),
    "a missing last line end counts as if it were there": ("a: |\n  one", {"a": "one\n"}),
    "tabs where they may be": (
        "a: 'x\ty'\nb: |\n  x\ty\n  \tz\nc: \"x\t\n  y\"\n",
        {"a": "x\ty", "b": "x\ty\n\tz\n", "c": "x y"},
    ),
    "20 levels": ("a: " + "[" * 19 + "]" * 19 + "\n", {"a": json.loads("[" * 19 + "]" * 19)}),
    "20,000 values": ("a: [" + "1," * 19_997 + "]\n", {"a": [1] * 19_997}),
    "JSON": (
        '\n{\n\t"a": [1, 1.5, true, null, "\\u00e9\\ud83d\\ude42\\/"],\r\n\t"no": "2026-03-02"\n}\n',
        {"a": [1, 1.5, True, None, "é🙂/"], "no": "2026-03-02"},
    ),
    "YAML that begins with a brace": ("{a: b, 'c': [no]}\n", {"a": "b", "c": ["no"]}),
    "JSON with 20,000 values": ('{"a": [' + "1," * 19_996 + "1]}", {"a": [1] * 19_997}),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("parser", ["libyaml", "pure Python"])
def test_data(name: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if parser == "pure Python":
        use_the_pure_parser(monkeypatch)
    text, data = READ[name]
    document = planfile.parse(text.encode(), NAME)
    assert json.dumps(document.data) == json.dumps(data)
    assert (document.name, document.content) == (NAME, text.encode())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9", 9),
        ("1e1000", "1e1000"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("", None),
        ("true", True),
        ("no", "no"),
        ("9" * 40, "9" * 40),
    ],
)
def test_a_plain_scalar_by_itself(text: str, value: Any) -> None:
    found = planfile.resolve_scalar(text)
    assert (type(found), found) == (type(value), value)


def test_the_parser_in_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert planfile.parser_in_use() == "libyaml"
    monkeypatch.setattr(parsers, "CParser", None)
    assert planfile.parser_in_use() == "pure Python"
    assert isinstance(parsers.quick_parser("a: 1"), parsers.PureParser)


PLACES = """\
﻿# yaml-language-server: x
format: goals-plan/1
🙂é: {a: [one, two], "b" : x}
goals:
  - id: g-1
    steps:
      -   id: s-1
          due:
      -
      - - deep
reviews: []
"""


@pytest.mark.parametrize(
    ("where", "place", "line"),
    [
        ((), (1, 1), "# yaml-language-server: x"),
        (("format",), (2, 1), "format: goals-plan/1"),
        (("🙂é", "a"), (3, 6), '🙂é: {a: [one, two], "b" : x}'),
        (("🙂é", "a", 1), (3, 15), '🙂é: {a: [one, two], "b" : x}'),
        (("🙂é", "b"), (3, 21), '🙂é: {a: [one, two], "b" : x}'),
        (("goals", 0), (5, 5), "  - id: g-1"),
        (("goals", 0, "steps", 0), (7, 11), "      -   id: s-1"),
        (("goals", 0, "steps", 0, "due"), (8, 11), "          due:"),
        (("goals", 0, "steps", 1), (9, 8), "      -"),
        (("goals", 0, "steps", 2, 0), (10, 11), "      - - deep"),
        (("goals", 0, "statement"), (5, 5), "  - id: g-1"),
        (("goals", 7, "statement"), (4, 1), "goals:"),
        (("reviews", 0, "on"), (11, 1), "reviews: []"),
        (("nothing",), (1, 1), "# yaml-language-server: x"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places(where: tuple[str | int, ...], place: tuple[int, int], line: str, ending: str) -> None:
    document = planfile.parse(PLACES.replace("\n", ending).encode(), NAME)
    assert document.place(where) == place
    assert document.line(place[0]) == line


def test_places_in_json() -> None:
    document = planfile.parse(b'{\n\t"a": "\\ud83d\\ude42", "b":\n\t[1, {"c": 2}]}', NAME)
    assert [document.place(where) for where in [("a",), ("b",), ("b", 1, "c")]] == [(2, 2), (2, 23), (3, 7)]
    assert (document.line(0), document.line(3), document.line(9)) == ("", '\t[1, {"c": 2}]}', "")


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "heron-27.yaml"
    path.write_bytes(HEAD.encode())
    assert planfile.read(path).data == {"format": "goals-plan/1", "client": "heron-27"}
    assert planfile.read(path).name == str(path)
    assert planfile.read(path, NAME).name == NAME


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def message(path: Path) -> str:
        with pytest.raises(NotFound) as missing:
            planfile.read(path, NAME)
        return missing.value.message

    assert message(tmp_path / "none.yaml") == f"{NAME}: no such file"
    assert message(tmp_path) == f"{NAME}: not a file"
    path = tmp_path / "heron-27.yaml"
    path.write_bytes(HEAD.encode())

    def denied(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert message(path) == f"{NAME}: cannot be read (Permission denied)"


# Two parsers, one answer

BITS = [
    *"-:?,[]{}#&*!|>'\"%@` \n\t~0a\\", "\n- ", "\n  ", ": ", "\n---\n", "\n...\n", "# x\n", "\r\n", "é", "<<: ",
    "!!str ", "&a ", "*a", "\ufeff", "  ", "- - ", "? ", "{}", "[]", "''", '""', "|\n", "|2-\n", ">+\n", "\\x", "\\u12",
    "no", "1e3", "\r", "\x85", "\u2028", "\x00", "\\ud800", "\\UFFFFFFFF", "%YAML 1.1\n", ".inf", "[[[[[[", "\n\t",
]  # fmt: skip
SMALL = [
    "a: 'it''s'\n\"b c\": \"x \\n y\"\nc:\n- 1\n- - x\n  - y\nd: one\n  two\n? e\n: f\n"
    "g: {a: [b, {c: d}], e: }\nh: ~\n",
    '{"a": 1, "b": [true, null, {"c": "d"}],\n "e": "f\\u00e9" }\n',
    "words: |+\n  a\n\n  b\n\nx: >-\n  c\n   d\n\n  e\ny: \"multi\n  line\n\n  text\"\nz: 'other\n  one' # c\n",
]


def mutated(random: Random) -> str:
    """Make a small file and damage it."""
    text = random.choice(SMALL) if random.random() < 0.6 else Maker(random).file().content.decode("utf-8")
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at, until = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
        until = min(until, at + 12)
        kind = random.randrange(4)
        if kind == 0:
            text = text[:at] + random.choice(BITS) + text[at:]
        elif kind == 1:
            text = text[:at] + text[until:]
        elif kind == 2:
            text = text[:at] + random.choice(BITS) + text[at + 1 :]
        else:
            to = random.randrange(len(text) + 1)
            text = text[:to] + text[at:until] + text[to:]
    return text


def answer(content: bytes) -> tuple[str, ...]:
    """Say what the gate says: data, or a refusal. Anything else is an error of this test."""
    try:
        document = planfile.parse(content, NAME)
    except UnreadablePlan as refused:
        return str(refused), refused.hint
    return (json.dumps(document.data), *(str(document.place(where)) for where in wheres(document.data)))


def wheres(value: Any, where: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the places of everything in the data."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [where, *(place for part, inner in parts for place in wheres(inner, (*where, part)))]


@settings(max_examples=1500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.integers(min_value=0, max_value=2**48))
def test_both_parsers_give_the_same_data_and_places_or_the_same_refusal(seed: int) -> None:
    content = mutated(Random(seed)).encode()
    quick = answer(content)
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_the_pure_parser(monkeypatch)
        assert answer(content) == quick


@settings(max_examples=500, deadline=None, database=None)
@given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for prefix in (b"", b"a: ", b"{", b'{"a": "', b"a:\n  - |\n   "):
        assert answer(prefix + content)


@settings(max_examples=300, deadline=None, database=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63) + 1, 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: len(repr(number)) < 25)
        | st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
        max_leaves=12,
    )
)
def test_json_is_read_as_json(value: Any) -> None:
    text = json.dumps({"a": value}, indent="\t", ensure_ascii=False)
    if not re.search("[\ufeff\ufffe\uffff]", text):
        assert json.dumps(planfile.parse(text.encode(), NAME).data) == json.dumps({"a": value})
