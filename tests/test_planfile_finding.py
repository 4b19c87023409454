"""A place is found by the events alone where the layout would put it."""

from __future__ import annotations

from fullplan import FULL_PLAN
from hypothesis import given, settings
from layouts import Made, files

from goals_cli import planfile
from goals_cli.planfile.document import Document
from goals_cli.planfile.finding import find
from goals_cli.planfile.layout import Entry


def laid_out(document: Document) -> list[tuple[tuple[str | int, ...], tuple[int, int]]]:
    """Say where the layout puts every entry of a plan."""
    layout = document.layout()
    assert layout is not None

    def index(entry: Entry) -> int:
        return entry.start if isinstance(entry.part, str) else entry.value.start

    return [
        (entry.where(), (layout.line_of(index(entry)) + 1, layout.column_of(index(entry)) + 1))
        for entry in layout.entries
    ]


def differences(document: Document) -> list[object]:
    places = laid_out(document)
    assert places
    return [(where, place) for where, place in places if document.place(where) != place]


def test_every_place_of_a_full_plan_is_found() -> None:
    assert differences(planfile.parse(planfile.compose(FULL_PLAN).encode(), "plan.yaml")) == []


@settings(max_examples=60, deadline=None)
@given(files())
def test_every_place_in_any_layout_is_found(made: Made) -> None:
    assert differences(planfile.parse(made.content, "plan.yaml")) == []


def test_what_is_not_there_is_found_at_its_nearest_ancestor() -> None:
    document = planfile.parse(b"client: heron-27\ngoals:\n  - id: g-1\n    steps: []\n", "plan.yaml")
    assert document.place(("goals", 0, "steps", 3, "due")) == (4, 5)
    assert document.place(("goals", 0, "words")) == (3, 5)
    assert document.place(("goals", 7)) == (2, 1)
    assert document.place(("client", "x")) == (1, 1)
    assert document.place(("nothing",)) == (1, 1)
    assert document.place(()) == (1, 1)


def test_an_item_that_is_a_mapping_needs_no_layout() -> None:
    assert find("goals:\n  - id: g-1\n    words: x\n", ("goals", 0)) == len("goals:\n  - ")
    assert find("strengths:\n  -\n  - a\n", ("strengths", 0)) is None
