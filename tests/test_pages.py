"""The pages of the reports, read back as browsers do: sound, closed, and the same whatever people write."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from made_plans import HOSTILE, PROFILE, TODAY, plan_data, review
from test_reporting import heron, hostile_reports

from goals_cli.history.since_agreed import since_agreed
from goals_cli.plan import Plan, from_data
from goals_cli.render.blocks import Bullets, Chart, Code, Heading, Paragraph, Quote, Table
from goals_cli.render.drawing import BOTTOM, LEFT, RIGHT, TOP, drawn, ruled
from goals_cli.render.html import html
from goals_cli.render.reports import html as page
from goals_cli.render.terminal import safe, safe_lines
from goals_cli.sheets import PlanReport, plan_report
from goals_cli.speech import ENGLISH

SVG = "{http://www.w3.org/2000/svg}"
DEPENDS_ON_THE_TEXT = ("br", "span")  # its lines, and the days in it


def read(text: str) -> Element:
    """Read a page as the standard says; a mistake in it is an error."""
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return root


def said(element: Element) -> str:
    """Give the text of an element, a line end for each break."""
    for each in element.iter("br"):
        each.text = "\n"
    return "".join(element.itertext())


def the(root: Element, tag: str) -> Element:
    (found,) = root.iter(tag)
    return found


def sheet() -> PlanReport:
    return plan_report(from_data(heron(), Plan), PROFILE, today=TODAY, since=since_agreed(heron(), today=TODAY))


def structure(root: Element) -> list[tuple[object, ...]]:
    """List the elements with what they are, apart from what depends on the text."""
    left_out = {"class", "data-label", "dir"}  # which way a text is read depends on its letters
    of_words = left_out | {"lang"}  # a word in a plan may happen to name a language, such as "no"

    def kept(element: Element) -> list[tuple[str, str]]:
        without = of_words if element.tag == "blockquote" else left_out
        return sorted((name, value) for name, value in element.items() if name not in without)

    return [(element.tag, *kept(element)) for element in root.iter() if element.tag not in DEPENDS_ON_THE_TEXT]


every_hostile_text = pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])


@every_hostile_text
def test_a_page_has_the_same_structure_whatever_is_written(words: str) -> None:
    for report, plain_report in zip(hostile_reports(words), hostile_reports("words"), strict=True):
        found = read(page(report))
        if words.strip():
            assert structure(found) == structure(read(page(plain_report)))


@every_hostile_text
def test_what_people_wrote_is_on_the_page_as_they_wrote_it(words: str) -> None:
    blocks = [
        Heading(1, words), Paragraph(words), Quote(words), Bullets((words, words)),
        Table((words, words, words, words), ((words, words, words, words),)), Code(words),
    ]  # fmt: skip
    root = read(html(blocks, name="report-plan"))
    lines = "\n".join(safe_lines(words))
    one_line = safe(" ".join(words.split()))
    assert (said(the(root, "h1")), said(the(root, "title"))) == (one_line, one_line)
    assert said(the(root, "p")) == lines
    assert said(the(root, "blockquote")) == "\n".join(safe_lines(words.strip()))
    assert [said(item) for item in root.iter("li")] == [lines, lines]
    cells = [*root.iter("th"), *root.iter("td")]
    assert [said(cell) for cell in cells] == [lines] * 8
    assert {cell.get("data-label") for cell in root.iter("td")} == {one_line}
    assert said(the(root, "code")) == "\n".join(safe(line) for line in words.split("\n"))


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("Going out. שלום", "ltr"), ("שלום, and hello", "rtl"), ("مرحبا", "rtl"), ("(5) Ask", "ltr"),
        ("12.5 שלום", "rtl"), ("é", "ltr"), ("一", "ltr"),
        ("\u200fWhat", "rtl"), ("\u200eשלום", "ltr"), ("5 / 10!", None), (" ", None),
    ],
)  # fmt: skip
def test_each_text_says_which_way_it_is_read(words: str, way: str | None) -> None:
    table = Table(("x", "x"), ((words, words), (f"{words} ", words)))
    blocks = [Heading(1, words), Paragraph(words), Quote(words), Bullets((words,)), table]
    for speech, of_page in ((ENGLISH, "ltr"), (replace(ENGLISH, right_to_left=True), "rtl")):
        body = the(read(html(blocks, name="report-plan", speech=speech)), "body")
        told = [(element.tag, element.get("dir")) for element in body.iter() if element.get("dir")]
        assert told == [(tag, way or of_page) for tag in ("bdi", "p", "blockquote", *["bdi"] * 5)]


@pytest.mark.parametrize("number", range(3), ids=["plan", "caseload", "due"])
def test_a_page_asks_for_nothing_and_runs_nothing(number: int) -> None:
    root = read(page(hostile_reports("<script src=//x.example>")[number]))
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p", "blockquote", "ul",
        "li", "bdi", "table", "thead", "tbody", "tr", "th", "td", "br", "span", "figure",
        *(f"{SVG}{tag}" for tag in ("svg", "title", "desc", "line", "text", "polyline", "circle")),
    }  # fmt: skip
    assert {str(element.tag) for element in root.iter()} <= allowed
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"src", "href", "style", "srcset", "action", "data", "http"}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
    style = "".join(the(root, "style").itertext())
    assert "url(" not in style
    assert "@import" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (meta.get("content") for meta in root.iter("meta") if meta.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_sheet_as_a_page() -> None:
    root = read(page(sheet()))
    levels = [(int(str(element.tag)[1]), said(element)) for element in root.iter() if element.tag in ("h1", "h2", "h3")]
    assert levels == [
        (1, "My plan"),
        (2, "1. The school play"),
        *((3, title) for title in (
            "In my words", "What we agreed", "What I do", "What my worker does", "What others do", "How we will know",
            "Done", "What went well",
        )),
        (2, "2. My goal"),
        (3, "In my words"),
        (2, "What matters to me"),
        (2, "What I am good at"),
        (2, "How to ask for a change"),
        (2, "What changed since I agreed"),
        (2, "How far along I am, from 0 to 10"),
        (3, "1. The school play"),
    ]  # fmt: skip
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert said(the(root, "title")) == "My plan"
    labels = {element.get("id"): said(element) for element in root.iter() if element.get("id")}
    tables = {labels[table.get("aria-labelledby")]: table for table in root.iter("table")}
    assert list(tables) == ["What I do", "What my worker does", "What others do", "1. The school play"]
    others = tables["What others do"]
    assert [(cell.tag, cell.get("scope"), said(cell)) for cell in others.iter() if cell.tag in ("th", "td")] == [
        ("th", "col", "Who"), ("th", "col", "What"), ("th", "col", "When"),
        ("th", "row", "sister"), ("td", None, "Come along"), ("td", None, "by 30\u00a0Jun\u00a02026"),
    ]  # fmt: skip


def test_large_print_is_the_same_page_in_larger_letters() -> None:
    plain, large = page(sheet()), page(sheet(), large=True)
    assert large == plain.replace('<body class="report-plan">', '<body class="report-plan large">')
    assert large != plain


def test_the_picture_says_in_words_what_it_shows() -> None:
    told = [review(day, progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": rating}]}])
            for day, rating in (("2026-03-16", 0), ("2026-04-13", 4), ("2026-05-11", 10))]  # fmt: skip
    report = plan_report(from_data(plan_data({}, reviews=told), Plan), PROFILE, today=TODAY)
    drawing = the(read(page(report)), f"{SVG}svg")
    assert (drawing.get("role"), drawing.get("aria-labelledby")) == ("img", "h1-3-t h1-3-d")
    assert said(the(drawing, f"{SVG}title")) == "How far along I said I am"
    told_in_words = "16 March 2026: 0; 13 April 2026: 4; 11 May 2026: 10. 0 is at the bottom, 10 at the top."
    assert said(the(drawing, f"{SVG}desc")).replace("\u00a0", " ") == told_in_words
    values = [said(each) for each in drawing.iter(f"{SVG}text") if each.get("class") == "value"]
    assert values == ["0", "4", "10"]


def test_a_small_drawing_names_its_first_and_last_day_alone() -> None:
    told = [review(day, progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": 5}]}])
            for day in ("2026-03-16", "2026-04-13", "2026-05-11")]  # fmt: skip
    root = read(page(plan_report(from_data(plan_data({}, reviews=told), Plan), PROFILE, today=TODAY)))
    words = [(each.get("class"), said(each).replace("\u00a0", " ")) for each in root.iter(f"{SVG}text")]
    assert [(kind, day) for kind, day in words if "day" in str(kind)] == [
        ("day", "16 Mar 2026"), ("day between", "13 Apr 2026"), ("day", "11 May 2026")
    ]  # fmt: skip
    assert "svg .between { display: none; }" in the(root, "style").text


def test_only_the_clients_own_ratings_are_drawn() -> None:
    told = review("2026-03-16", progress=[{"goal": "g-1", "ratings": [{"by": "w-amara", "rating": 3}]}])
    report = plan_report(from_data(plan_data({}, reviews=[told]), Plan), PROFILE, today=TODAY)
    root = read(page(report))
    assert not list(root.iter(f"{SVG}svg"))
    assert [said(cell) for cell in root.iter("td")] == ["3"]


def days(*numbers: int) -> Iterator[date]:
    return (date.fromordinal(date(2026, 1, 1).toordinal() + number) for number in numbers)


@pytest.mark.parametrize(
    "points",
    [
        list(zip(days(0, 1), (0, 10), strict=True)),
        list(zip(days(0, 1, 2, 3, 4, 365), (0, 10, 0, 10, 0, 10), strict=True)),
        list(zip(days(*range(0, 700, 7)), [number % 11 for number in range(100)], strict=True)),
    ],
)
def test_a_drawing_stays_in_its_frame_and_its_days_apart(points: list[tuple[date, int]]) -> None:
    written = tuple(f"{on:%d %b %Y}" for on, _ in points)
    found = drawn(Chart("x", tuple(points), written))
    assert [(point.on, point.value) for point in found.points] == list(
        zip(written, (value for _, value in points), strict=True)
    )
    assert all(LEFT < point.x < RIGHT and TOP <= point.y <= BOTTOM for point in found.points)
    heights = [(BOTTOM - point.y) * 10 / (BOTTOM - TOP) for point in found.points]
    assert heights == pytest.approx([value for _, value in points], abs=0.01)
    assert [point.x for point in found.points] == sorted(point.x for point in found.points)
    named = [point.middle for point in found.points if point.named]
    assert all(after - before >= 121 + 10 for before, after in pairwise(named))
    assert named[0] >= LEFT + 60
    assert named[-1] <= RIGHT - 60
    assert found.points[0].named
    assert found.points[-1].named


@pytest.mark.parametrize(
    ("number", "every", "told", "apart"),
    [(2, 1, 2, 2), (3, 7, 3, 3), (12, 7, 12, 6), (100, 7, 13, 10)],
)
def test_a_rating_says_its_number_where_it_runs_into_no_other(number: int, every: int, told: int, apart: int) -> None:
    points = tuple((day, 5) for day in days(*range(0, number * every, every)))
    found = drawn(Chart("x", points)).points
    for chosen, room in (([p.x for p in found if p.told], 32), ([p.x for p in found if p.apart], 44)):
        assert all(after - before >= room for before, after in pairwise(chosen))
        assert (chosen[0], chosen[-1]) == (found[0].x, found[-1].x)
    assert (sum(point.told for point in found), sum(point.apart for point in found)) == (told, apart)


@pytest.mark.parametrize("rating", [0, 4, 10])
def test_a_single_rating_stands_on_a_line_from_0_to_10(rating: int) -> None:
    told = review("2026-03-16", progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": rating}]}])
    root = read(page(plan_report(from_data(plan_data({}, reviews=[told]), Plan), PROFILE, today=TODAY)))
    drawing = the(root, f"{SVG}svg")
    told_in_words = said(the(drawing, f"{SVG}desc")).replace("\u00a0", " ")
    assert told_in_words == f"16 March 2026: {rating}. The line goes from 0 to 10."
    words = [(each.get("class"), said(each)) for each in drawing.iter(f"{SVG}text")]
    assert words == [("value", str(rating)), ("scale", "0"), ("scale", "5"), ("scale", "10")]
    line, full = drawing.iter(f"{SVG}line")
    assert (line.get("x1"), line.get("x2"), full.get("x1")) == ("40", "520", "40")
    assert {full.get("x2"), the(drawing, f"{SVG}circle").get("cx")} == {str(40 + 48.0 * rating)}


def test_a_line_from_0_to_10_begins_where_the_lines_of_the_page_do() -> None:
    chart = Chart("x", ((date(2026, 1, 1), 3),))
    left_to_right, right_to_left = ruled(chart), ruled(chart, "rtl")
    assert [560 - x for x, _ in left_to_right.numbers] == [x for x, _ in right_to_left.numbers]
    assert (left_to_right.x, right_to_left.x) == (40 + 144, 520 - 144)
    assert (right_to_left.starts, right_to_left.ends) == (520, 40)


def test_longer_days_stand_farther_apart() -> None:
    points = tuple((day, 5) for day in days(*range(0, 70, 7)))

    def named(words: str) -> int:
        return sum(point.named for point in drawn(Chart("x", points, (words,) * len(points))).points)

    assert (named("30 Jun 2026"), named("30 de set. de 2026")) == (3, 2)


def test_where_lines_run_from_the_right_a_drawing_does_too() -> None:
    chart = Chart("x", tuple(zip(days(0, 10, 30), (1, 2, 3), strict=True)), ("a", "b", "c"))
    left_to_right, right_to_left = drawn(chart), drawn(chart, "rtl")
    assert [point.x for point in right_to_left.points] == [560 - point.x for point in left_to_right.points]
    assert [point.middle for point in right_to_left.points] == [560 - point.middle for point in left_to_right.points]
    assert [(point.on, point.y) for point in right_to_left.points] == [(p.on, p.y) for p in left_to_right.points]
    assert (right_to_left.left, right_to_left.right, right_to_left.scale) == (30, 516, 536)


def test_days_stand_as_far_apart_as_they_are() -> None:
    first, second, third = drawn(Chart("x", tuple((day, 5) for day in days(0, 10, 30)))).points
    assert third.x - first.x == pytest.approx(3 * (second.x - first.x), abs=0.2)
