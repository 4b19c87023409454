"""The reports as PDF: what is on the page is on the paper, whatever people wrote; a missing library is said clearly."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from made_plans import HOSTILE, plan_data, save
from pypdf import PdfReader
from test_pages import sheet
from test_sample_cases import DEMO_DAY, plan_path

from goals_cli.render.blocks import Bullets, Chart, Heading, Paragraph, Quote, Table
from goals_cli.render.html import html
from goals_cli.render.pdf import pdf as laid_out
from goals_cli.render.reports import html as page
from goals_cli.render.reports import pdf
from goals_cli.render.terminal import safe_lines
from goals_cli.speech import ENGLISH

TODAY = "2026-06-01"


@pytest.fixture
def heron(caseload: Path) -> Path:
    return save(caseload, plan_data({"title": "The school play", "words": "I want to sit through the play"}))


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_the_paper_says_what_the_sheet_says() -> None:
    content = pdf(sheet())
    text = text_of(content)
    for said in ("My plan", "I want to sit through the play.", "Ask the school for an aisle seat", "every day until"):
        assert said in text
    document = PdfReader(io.BytesIO(content))
    assert document.metadata is not None
    assert document.metadata.title == "My plan"
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- a value of its own kind


def test_large_print_takes_more_room() -> None:
    def on_the_first_page(content: bytes) -> int:
        return len(PdfReader(io.BytesIO(content)).pages[0].extract_text())

    assert on_the_first_page(pdf(sheet(), large=True)) < 0.9 * on_the_first_page(pdf(sheet()))


def test_whatever_people_write_goes_onto_paper() -> None:
    plain = [words for words in HOSTILE if words.isascii() and words.strip()]
    text = "".join(text_of(laid_out(html([Heading(1, "x"), *map(Paragraph, plain)], name="x"))).split())
    missing = [words for words in plain if "".join("".join(safe_lines(words)).split()) not in text]
    assert missing == []
    assert len(plain) > 50


def test_letters_of_all_kinds_go_onto_paper() -> None:
    content = laid_out(html([Heading(1, "x"), *map(Paragraph, HOSTILE)], name="x"))
    assert len(PdfReader(io.BytesIO(content)).pages) > 1


def lines_of(content: bytes) -> list[str]:
    """Read each line of a page back from the left to the right, but for words of Hebrew, which read as they are."""
    (paper,) = PdfReader(io.BytesIO(content)).pages
    return [line.strip("• ") for line in paper.extract_text().split("\n")]


def test_on_paper_each_text_is_read_its_own_way() -> None:
    stay, go, mixed = "אני נשאר עד הסוף", "לצאת", ("אני נשאר", "on 2026-03-02 until noon", "סוף")
    blocks = [
        Heading(1, "I stay."), Paragraph("I stay to the end."), Paragraph(f"{stay}."), Quote("I stay."),
        Bullets(("Go out.", f"{go}.")), Paragraph(" ".join(mixed)), Table(("x",), (("Yes, go.",), (f"{go}!",))),
    ]  # fmt: skip
    for speech in (ENGLISH, replace(ENGLISH, right_to_left=True)):
        lines = lines_of(laid_out(html(blocks, name="report-plan", flat=True, speech=speech)))
        assert [line for line in ("I stay.", "I stay to the end.", "“I stay.”", "Go out.", "Yes, go.")
                if line not in lines] == []  # fmt: skip
        assert [line for line in (f".{stay}", f".{go}", f"!{go}") if line not in lines] == []
        assert f"{mixed[2]}{mixed[1]}{mixed[0]}".replace(" ", "") in [line.replace(" ", "") for line in lines]


def test_on_paper_the_days_of_a_drawing_are_read_from_the_right_where_lines_are() -> None:
    days = ("1 בינואר 2026", "1 בפברואר 2026", "1 במרץ 2026")
    points = tuple((date(2026, month, 1), month) for month in (1, 2, 3))
    blocks = [Heading(1, "x"), Chart("x", points, days)]
    page = html(blocks, name="report-plan", flat=True, speech=replace(ENGLISH, right_to_left=True))
    text = lines_of(laid_out(page))
    assert [(month, sum(month in line for line in text)) for month in ("בינואר", "בפברואר", "במרץ")] == [
        ("בינואר", 1), ("בפברואר", 0), ("במרץ", 1),
    ]  # fmt: skip
    assert [month for month in ("בינואר", "בפברואר", "במרץ") if any(month[::-1] in line for line in text)] == []


@pytest.mark.parametrize(
    "line", ["plan heron-27", "plan heron-27 --large", "caseload", "caseload --matrix", "due", "stuck", "voice"]
)
def test_every_report_can_be_a_file_of_pdf(line: str, heron: Path, goals: Run) -> None:
    result = goals("report", *line.split(), "--format", "pdf", "--output", "out.pdf", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "written: out.pdf\n", 0)
    content = Path("out.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(PdfReader(io.BytesIO(content)).pages) == 1


def test_the_matrix_fits_onto_the_paper_with_all_of_its_heads(heron: Path, run: Run) -> None:
    run("report", "caseload", "--matrix", "--format", "pdf", "--output", "out.pdf", today=TODAY)
    places: dict[str, float] = {}

    def look(text: str, page: list[float], line: list[float], *_: object) -> None:
        if text.strip():
            places[text.strip()] = line[4] * page[0] + line[5] * page[2] + page[4]

    (paper,) = PdfReader("out.pdf").pages
    paper.extract_text(visitor_text=look)
    heads = [places[head] for head in ("goals", "statement", "client steps", "agreement", "risks", "requests")]
    assert heads == sorted(heads)
    assert max(places.values()) < float(paper.mediabox.width) - 30


def test_pdf_is_not_for_screens(heron: Path, run: Run) -> None:
    result = run("report", "due", "--format", "pdf", today=TODAY)
    message = "goals: --format pdf needs a file to write\n  --output FILE says where it goes\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        (
            "raise ImportError('no')",
            "goals: PDF needs weasyprint, which is not installed\n"
            "  pip install 'goals-cli[pdf]'; or take --format html, and print the page from your browser\n",
        ),
        (
            "raise OSError('cannot load library')",
            "goals: PDF needs the library Pango, which is not installed\n"
            "  on Debian and Ubuntu: apt-get install libpangoft2-1.0-0; or take --format html, and print the page\n",
        ),
    ],
)
def test_a_missing_library_is_said_and_nothing_is_written(
    problem: str, message: str, heron: Path, goals: Run, tmp_path: Path
) -> None:
    (tmp_path / "weasyprint.py").write_text(f"{problem}\n", encoding="utf-8")
    options = ["--format", "pdf", "--output", "out.pdf"]
    result = goals("report", "due", *options, today=TODAY, env={"PYTHONPATH": str(tmp_path)})
    assert (result.stdout, result.stderr, result.code) == ("", message, 6)
    assert not Path("out.pdf").exists()


@pytest.mark.parametrize(
    ("case", "large", "pages"), [("heron-27", False, 1), ("siskin-19", False, 2), ("lapwing-08", True, 3)]
)
def test_no_page_is_there_for_a_small_picture_alone(
    case: str, large: bool, pages: int, caseload: Path, run: Run
) -> None:
    shutil.copy(plan_path(case), caseload / "clients")
    options = ["--large"] if large else []
    assert run("report", "plan", case, "--format", "pdf", "-o", "sheet.pdf", *options, today=DEMO_DAY).code == 0
    assert len(PdfReader("sheet.pdf").pages) == pages


def test_large_print_has_larger_letters_in_its_pictures() -> None:
    pages = (page(sheet(), flat=True, large=large) for large in (False, True))
    sizes = [re.findall(r'<text [^>]*font-size="(\d+)"', each) for each in pages]
    assert sizes == [["22", "19", "19", "19"], ["29", "26", "26", "26"]]
