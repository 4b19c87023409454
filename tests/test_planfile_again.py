"""Versions that are read from what another one says: the very data that reading them by themselves gives."""

from __future__ import annotations

import contextlib
import random

import pytest
from bench import plans, writing

from goals_cli.errors import UnreadablePlan
from goals_cli.planfile import parse
from goals_cli.planfile.again import Version, read_again

STRANGE = (
    "", "# c", "  # c", "- x", "  - x", "Foo: 1", "foo: 1", "...", "foo: |", "  - |", "foo: >-", "ü: 1", "null: 1",
)  # fmt: skip


def plan(seed: int) -> str:
    return writing.text(plans.plan("heron-27", str(seed)))


def said(content: bytes, like: Version | None = None) -> str:
    """Write the data down, with its order and its types; of what is refused only that."""
    try:
        return repr(parse(content, "").data if like is None else read_again(content, like).data)
    except UnreadablePlan:
        return "refused"


def test_what_two_versions_have_in_common_is_the_same_object() -> None:
    text = plan(1)
    before = read_again(text.encode())
    after = read_again(text.replace("\nreviews:\n", "\nreviews:\n  - {id: r-1, on: 2026-01-01}\n").encode(), before)
    assert after.data["reviews"][0] == {"id": "r-1", "on": "2026-01-01"}
    assert after.data["reviews"][1] is before.data["reviews"][0]
    assert after.data["goals"] is before.data["goals"]


def test_what_an_entry_keeps_is_the_same_object() -> None:
    text = plan(1)
    before = read_again(text.encode())
    (first, *others), title = before.data["goals"], before.data["goals"][0]["title"]
    after = read_again(text.replace(f"title: {title}\n", "title: Another one\n", 1).encode(), before)
    now = after.data["goals"][0]
    assert now == first | {"title": "Another one"}
    assert list(now) == list(first)
    assert all(now[key] is first[key] for key in first if key != "title")
    assert all(one is other for one, other in zip(after.data["goals"][1:], others, strict=True))


@pytest.mark.parametrize("seed", range(300))
def test_a_chain_of_versions_is_read_as_each_by_itself(seed: int) -> None:
    """As they come from one work to the next: whole lines come, go and change places, and most are valid."""
    rng = random.Random(seed)
    lines = plan(seed % 10).split("\n")
    version = read_again("\n".join(lines).encode())
    for _ in range(6):
        at, length = rng.randrange(len(lines)), rng.randrange(1, 9)
        moved = lines[at : at + length]
        if rng.random() < 0.6:
            del lines[at : at + length]
        if rng.random() < 0.6:
            place = rng.randrange(len(lines) + 1)
            lines[place:place] = moved
        content = "\n".join(lines).encode()
        assert said(content, version) == said(content)
        with contextlib.suppress(UnreadablePlan):
            version = read_again(content, version)


@pytest.mark.parametrize("seed", range(300))
def test_a_version_like_another_is_read_as_by_itself(seed: int) -> None:
    rng = random.Random(seed)
    text = plan(seed % 10)
    lines = text.split("\n")
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, rng.choice(lines))
            case 2:
                lines[at] = lines[at][1:]
            case 3:
                lines[at] = f"  {lines[at]}"
            case 4:
                lines.insert(at, rng.choice(STRANGE))
            case _:
                lines[at] += rng.choice(("  ", " # x", ":", " |", "\r"))
    content = "\n".join(lines).encode()
    assert said(content, read_again(text.encode())) == said(content)
