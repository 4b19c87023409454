"""Whatever people write, in every text field of a plan: every report in every format, read back by real parsers.

The strings are the Big List of Naughty Strings and what has been tried on terminals, spreadsheets and pages. Each plan
holds them all, one after the other, and each begins with the next one: so each string stands once in every field.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from filled_plans import filled
from made_plans import ACTED_UPON, HOSTILE, PROFILE, TODAY, Data
from markdown_it import MarkdownIt
from test_pages import said
from test_pages import structure as elements
from test_reporting import structure as tokens
from test_reporting import texts

from goals_cli import __version__, planfile, schema
from goals_cli.caseload import Settings
from goals_cli.errors import UnreadablePlan
from goals_cli.history.since_agreed import since_agreed
from goals_cli.plan import Plan, from_data
from goals_cli.render import layouts
from goals_cli.render.blocks import Block, Bullets, Code, Heading, Paragraph, Quote, Table
from goals_cli.render.html import html
from goals_cli.render.json import plain
from goals_cli.render.markdown import markdown
from goals_cli.render.reports import FORMATS, pdf
from goals_cli.render.terminal import safe, safe_lines, width
from goals_cli.reporting_caseload import caseload_report
from goals_cli.reporting_due import due_report
from goals_cli.reporting_session import session_report
from goals_cli.reporting_stuck import stuck_report
from goals_cli.reporting_voice import voice_report
from goals_cli.results import outcomes_report
from goals_cli.results.period import Period
from goals_cli.sheets import plan_report

if TYPE_CHECKING:
    from goals_cli.render.layouts import Report

LIST = Path(__file__).parent / "naughty" / "blns.json"
MORE = (
    "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07", "\x1bP+q544e\x1b\\", "\x1b[?1049h", "\x9d8;;x\x9c", "\x1b(0lqqk", "\x0e\x0f",
    "admin\u202ecod.exe", "\u202d\u202a\u202b\u202c", "\u2067\u2068\u2069", "\u200bzero\u200cwidth\u200d\u2060",
    "\u00adsoft",
    "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","y")', "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3", "\n=1+1", "\r\n=1+1", "\u00a0=1+1", "\u3000=1+1", "'=1+1", "|=1+1", ";=1+1", "%0A=1+1",
    "no", "~", "1:20", "0o17", "2026-02-30", "!!python/object/apply:os.system [ls]", "&anchor x", "*anchor", "<<: *x",
    "a: b", "- a", "? a", "key: |\n  text", "# not a comment", "see ticket #12 today", "...", "--- a", "%YAML 1.1",
    "</title><script>alert(1)</script>", "<svg/onload=alert(1)>", "<!--", "]]>", "<![CDATA[x]]>", "&#x3C;b&#x3E;",
    "{{ 7*7 }}{% raw %}", "{{ '<b>' | safe }}", "<style>*{display:none}</style>", "</style><p>x", "<br>", "<wbr>",
    "[x]: http://example.com", "[x][y]", "![x](y)", "<a@example.com>", "http://example.com", "www.example.com",
    "a\n===", "a\n---\nb", "| - |\n|---|", "\\|", "\\\\|", "* * *", "1) a", "12345678901. a", "\ta", "    a", "a  \nb",
    "[link=http://example.com]x[/link]", "[red]x", ":smile:", "x" * 5000, "long " * 1000, "\n" * 50 + "x", "a\n\n\n\nb",
    "🏳\ufe0f\u200d🌈", "\ud83d", "\udfff", "\ufffe", "\uffff", "\U0010ffff", "\ufdd0\U0001fffe",
    "\U000e0001\U000e0041", "\u180e", "\u2800",
    "::set-output name=x::y", "##[command]x", "%25%0A", "\x7f", "\x85", "\x00",
)  # fmt: skip
STRINGS = tuple(dict.fromkeys((*json.loads(LIST.read_text("utf-8")), *HOSTILE, *MORE)))
PLAIN = tuple(f"words {number}" if words.strip() else words for number, words in enumerate(STRINGS))
A_CONTROL_CHARACTER = ("a control character", "delete the escape")
HALF_A_CHARACTER = ("half a character", "write the character itself")
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
TEXTS = ("h2", "p", "blockquote", "li", "th", "td", "code")
EVERY = 12  # reading back is slow: so many times fewer plans for that, with each string in some of the fields


def turned(strings: Sequence[str], by: int) -> Callable[[], str]:
    """Give the strings one after the other, from one of them on."""
    number = count(by)
    return lambda: strings[next(number) % len(strings)]


def data(strings: Sequence[str], number: int) -> Data:
    return filled(turned(strings, number)) | {"client": f"c-{number:03}"}


@cache
def plans(strings: tuple[str, ...]) -> tuple[Plan, ...]:
    return tuple(from_data(data(strings, number), Plan) for number in range(len(strings)))


def sheet(strings: tuple[str, ...], number: int) -> Report:
    since = since_agreed(data(strings, number), today=TODAY, private=True)
    return plan_report(plans(strings)[number], PROFILE, today=TODAY, private=True, others=True, since=since)


def of_caseload(several: Sequence[Plan]) -> dict[str, Report]:
    """Make every report on a caseload of some plans that are read already."""
    openings = [(each.client, partial(SimpleNamespace, plan=each, profile=lambda default: default)) for each in several]
    past: Any = SimpleNamespace(openings=lambda: openings)
    caseload = SimpleNamespace(settings=Settings("default"), clients=lambda: (), shown_path=str)
    some: dict[str, Any] = {"caseload": caseload, "today": TODAY, "past": past}
    return {
        "caseload": caseload_report(**some),
        "due": due_report(**some, until=date(2026, 12, 31)),
        "stuck": stuck_report(**some),
        "voice": voice_report(**some),
        "outcomes": outcomes_report(**some, period=Period(None, TODAY)),
    }


def every_report(strings: tuple[str, ...], *, every: int = 1) -> Iterator[tuple[str, Report]]:
    for number in range(0, len(strings), every):
        yield "plan", sheet(strings, number)
        yield "session", session_report(plans(strings)[number], PROFILE, (), today=TODAY, private=True)
    yield from of_caseload(plans(strings)[::every]).items()


def forbidden(words: str) -> bool:
    """Say whether no plan may hold a text: it has characters that control something, or that are none."""
    return any(
        (unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") and each not in "\t\n") or each in "\ufeff\ufffe\uffff"
        for each in words
    )


def test_the_list_is_whole() -> None:
    listed = json.loads(LIST.read_text("utf-8"))
    assert len(set(listed)) == len(listed) >= 515
    assert len(STRINGS) > 650
    assert (LIST.parent / "LICENSE").read_text("utf-8").startswith("The MIT License (MIT)")


def test_no_report_is_left_out() -> None:
    made = {layouts.layout_of(report) for _, report in every_report(STRINGS, every=len(STRINGS))}
    assert made == set(layouts.LAYOUTS.values())


def test_every_text_field_is_filled_and_every_string_stands_in_each() -> None:
    drawn = count()
    made = filled(lambda: f"text {next(drawn)}", left_out=frozenset())
    assert schema.problems(made) == []
    fields = next(drawn)
    assert fields > 140
    assert fields == sum(each.startswith("text ") for each in texts(made))
    assert {turned(STRINGS, number)() for number in range(len(STRINGS))} == set(STRINGS)


@pytest.mark.parametrize("left_out", [frozenset(), frozenset({"x-own"})])
def test_the_gate_takes_it_as_it_is_or_refuses_it_in_a_sentence(left_out: frozenset[str]) -> None:
    for words in STRINGS:
        made = filled(lambda words=words: words, left_out=left_out)  # type: ignore[misc]
        content = json.dumps(made).encode()
        if not forbidden(words):
            assert planfile.parse(content, "plan.yaml").data == made
            continue
        with pytest.raises(UnreadablePlan) as caught:
            planfile.parse(content, "plan.yaml")
        half = any(unicodedata.category(each) == "Cs" for each in words)
        what, hint = HALF_A_CHARACTER if half else A_CONTROL_CHARACTER
        place, _, sentence = caught.value.message.partition(": ")
        assert re.fullmatch(r"plan\.yaml:1:[0-9]+", place)
        assert (sentence, caught.value.hint) == (f"this text holds {what}, written as an escape", hint)


def test_nothing_reaches_a_terminal_that_it_would_act_upon() -> None:
    for name, report in every_report(STRINGS):
        for form in ("text", "markdown", "csv", "json"):
            shown = FORMATS[form](report)
            assert not ACTED_UPON.search(shown), (name, form)
            assert form != "text" or max(map(width, shown.split("\n"))) <= 80, name


def test_markdown_has_the_same_structure_whatever_is_written() -> None:
    pairs = zip(every_report(STRINGS, every=EVERY // 3), every_report(PLAIN, every=EVERY // 3), strict=True)
    for (name, report), (_, other) in pairs:
        assert tokens(FORMATS["markdown"](report)) == tokens(FORMATS["markdown"](other)), name


def test_pages_have_the_same_structure_whatever_is_written() -> None:
    pairs = zip(every_report(STRINGS, every=EVERY), every_report(PLAIN, every=EVERY), strict=True)
    for (name, report), (_, other) in pairs:
        assert elements(parsed(FORMATS["html"](report))) == elements(parsed(FORMATS["html"](other))), name


def parsed(page: str) -> Any:
    """Read a page strictly; its style sheet is our own, and long."""
    style = re.compile(r"<style>.*?</style>", re.DOTALL)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(style.sub("", page, count=1))
    for element in tree.find("body").iter():
        language = element.attrib.pop("lang", "en")  # some of the strings happen to name one, as "no" does
        assert re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language)
    return tree


def test_spreadsheets_have_their_rows_and_no_formula() -> None:
    for name, report in every_report(STRINGS):
        layout = layouts.layout_of(report)
        header, *rows = csv.reader(io.StringIO(FORMATS["csv"](report), newline=""))
        expected = [*layout.rows(report)]
        assert (header, len(rows)) == ([*layout.columns], len(expected)), name
        for row, cells in zip(rows, expected, strict=True):
            assert len(row) == len(header)
            for shown, cell in zip(row, cells, strict=True):
                if isinstance(cell, str):
                    assert not FORMULA.match(shown), (name, shown)
                    assert shown in ("\n".join(safe_lines(cell)), "'" + "\n".join(safe_lines(cell))), name


def test_json_gives_every_text_back_as_it_was_written() -> None:
    for name, report in every_report(STRINGS):
        given = json.loads(FORMATS["json"](report))
        assert given.pop("format") == f"goals-{layouts.layout_of(report).name}/1"
        assert given.pop("tool") == {"name": "goals", "version": __version__}
        assert given == plain(layouts.content(report)), name


def test_the_report_for_a_funder_holds_nothing_of_it() -> None:
    assert of_caseload(plans(STRINGS))["outcomes"] == of_caseload(plans(PLAIN))["outcomes"]


def test_markdown_gives_every_text_back_wherever_it_stands() -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for words in (each for each in STRINGS if each.strip()):
        page = markdown(everywhere(1, words))
        found = [recovered(token) for token in reader.parse(page) if token.type == "inline"]
        lines = [" ".join(line.split()) for line in safe_lines(words)]
        whole = " ".join(filter(None, lines))
        paragraphs = [part.replace("\n", " ") for part in re.split(r"\n\n+", "\n".join(lines).strip("\n"))]
        assert found == [whole, *paragraphs, *paragraphs, *[whole] * 6], ascii(words)[:60]


def everywhere(level: int, words: str) -> tuple[Block, ...]:
    """Put a text wherever a text of somebody's can stand."""
    table = Table((words, words), ((words, words),))
    return Heading(level, words), Paragraph(words), Quote(words), Bullets((words, words)), table


def recovered(token: Any) -> str:
    return " ".join("".join(" " if "break" in each.type else each.content for each in token.children).split())


def test_pages_give_every_text_back_wherever_it_stands() -> None:
    blocks = [block for words in STRINGS for block in (*everywhere(2, words), Code(words))]
    (main,) = parsed(html([Heading(1, "All"), *blocks], name="report-plan")).iter("main")
    (top,) = main
    for section, words in zip(top.findall("section"), STRINGS, strict=True):
        lines, one_line = "\n".join(safe_lines(words)), safe(" ".join(words.split()))
        quoted = "\n".join(safe_lines(words.strip()))
        written = [(each.tag, said(each)) for each in section.iter() if each.tag in TEXTS]
        cells = [("th", lines)] * 2 + ([("th", lines)] if words.strip() else [("td", lines)]) + [("td", lines)]
        code = "\n".join(safe(line) for line in words.split("\n"))
        texts = [("h2", one_line), ("p", lines), ("blockquote", quoted), *[("li", lines)] * 2, *cells, ("code", code)]
        assert written == texts, ascii(words)[:60]


def test_paper_runs_nothing_and_leads_nowhere() -> None:
    from pypdf import PdfReader

    for number in range(0, len(STRINGS), len(STRINGS) // 2):
        paper = PdfReader(io.BytesIO(pdf(sheet(STRINGS, number))))
        assert len(paper.pages) > 1
        assert [page.annotations for page in paper.pages if page.annotations] == []
        assert not {"/JavaScript", "/OpenAction", "/AA", "/EmbeddedFiles"} & set(paper.root_object)
