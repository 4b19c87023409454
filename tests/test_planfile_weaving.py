"""Another version of the data woven into a plan's text: entries go and come, comments stay with what they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from merging_triples import triple

from goals_cli import planfile
from goals_cli.errors import NotWritten
from goals_cli.merging.aligning import align
from goals_cli.merging.three_way import merge
from goals_cli.planfile.proof import prove_woven
from goals_cli.planfile.weaving import weave

Data = dict[str, Any]

TEXT = """\
format: goals-plan/1  # the first
about:
  # what she is good at
  strengths:
    - I keep going
    # her own words
    - I ask
    - I laugh  # aloud
  # to be asked
  culture: Quaker
goals:
  # above one
  - id: g-1
    title: One
  # above two
  - id: g-2
    title: Two  # of them
    # in two

  - id: g-3
    title: Three
    matters: [a, b, c]
finishing: Soon
# the end
"""


def woven(text: str, wanted: Data, source: str | None = None) -> str:
    document = planfile.parse(text.encode(), "plan")
    other = planfile.parse(source.encode(), "source") if source else None
    return planfile.woven(document, wanted, align, other).content.decode()


def without(data: Data, *where: Any) -> Data:
    data = deepcopy(data)
    holder: Any = data
    for part in where[:-1]:
        holder = holder[part]
    del holder[where[-1]]
    return data


DATA: Data = planfile.parse(TEXT.encode(), "plan").data


@pytest.mark.parametrize(
    ("where", "gone"),
    [
        (("about", "strengths", 0), "    - I keep going\n"),
        (("about", "strengths", 1), "    # her own words\n    - I ask\n"),
        (("about", "strengths", 2), "    - I laugh  # aloud\n"),
        (("about", "culture"), "  # to be asked\n  culture: Quaker\n"),
        (("goals", 0), "  # above one\n  - id: g-1\n    title: One\n"),
        (("goals", 1), "  # above two\n  - id: g-2\n    title: Two  # of them\n    # in two\n"),
        (("goals", 1, "title"), "    title: Two  # of them\n    # in two\n"),
        (("goals", 2), "  - id: g-3\n    title: Three\n    matters: [a, b, c]\n"),
        (("finishing",), "finishing: Soon\n# the end\n"),
    ],
)
def test_what_goes_takes_its_comments_along_and_nothing_else(where: tuple[Any, ...], gone: str) -> None:
    assert TEXT.count(gone) == 1
    assert woven(TEXT, without(DATA, *where)) == TEXT.replace(gone, "")


def test_what_goes_from_brackets_leaves_them() -> None:
    assert woven(TEXT, without(DATA, "goals", 2, "matters", 1)) == TEXT.replace("[a, b, c]", "[a, c]")


def test_the_first_key_of_an_item_goes() -> None:
    text = "goals:\n  - id: g-1\n    title: One\n  - id: g-2\n"
    data = {"goals": [{"title": "One"}, {"id": "g-2"}]}
    assert planfile.parse(woven(text, data).encode(), "plan").data == data


def test_the_last_entry_of_a_list_goes() -> None:
    assert woven("a: 1\nmatters:\n  # why\n  - Tess\nb: 2\n", {"a": 1, "matters": [], "b": 2}) == (
        "a: 1\nmatters: []\nb: 2\n"
    )


SOURCE = """\
goals:
    # from there
    - id: g-4
      title: >-
        In two
        lines
      steps: [ {id: s-1} ]   # promised

      # and more
    - {id: g-5}
risks: # new there
- risk: Nights
  # what then
  plan: Call
"""


def test_new_entries_come_as_they_stand_in_the_other_text() -> None:
    new = planfile.parse(SOURCE.encode(), "source").data
    wanted = DATA | {"risks": new["risks"], "goals": [DATA["goals"][0], new["goals"][0], *DATA["goals"][1:]]}
    lines = (
        "\n  # from there\n  - id: g-4\n    title: >-\n      In two\n      lines\n"
        "    steps: [ {id: s-1} ]   # promised\n\n    # and more\n"
    )
    expected = TEXT.replace("    title: One\n", f"    title: One\n{lines}")
    expected = expected.replace(
        "finishing", "risks: # new there\n- risk: Nights\n  # what then\n  plan: Call\nfinishing"
    )
    assert woven(TEXT, wanted, SOURCE) == expected


def test_new_entries_that_say_something_else_are_written_anew() -> None:
    new = planfile.parse(SOURCE.encode(), "source").data["goals"][0] | {"id": "g-6", "title": "Six"}
    wanted = DATA | {"goals": [*DATA["goals"], new]}
    lines = "\n  - id: g-6\n    title: Six\n    steps:\n      - id: s-1\n"
    assert woven(TEXT, wanted, SOURCE) == TEXT.replace("[a, b, c]\n", f"[a, b, c]\n{lines}")


def test_entries_come_to_the_front_and_into_brackets() -> None:
    wanted = deepcopy(DATA)
    wanted["about"]["strengths"].insert(0, "I rest")
    wanted["goals"].insert(0, {"id": "g-0"})
    wanted["goals"][3]["matters"] = ["z", "a", "b", "x", "c"]
    expected = TEXT.replace("    - I keep", "    - I rest\n    - I keep").replace("[a, b, c]", "[z, a, b, x, c]")
    expected = expected.replace("  # above one\n", "  - id: g-0\n\n  # above one\n")
    assert woven(TEXT, wanted) == expected


def test_a_proof_refuses_a_comment_that_changes_hands() -> None:
    """An entry comes between another one and the comment that belongs to that."""
    document = planfile.parse(TEXT.encode(), "plan")
    wanted = deepcopy(DATA)
    wanted["goals"].insert(2, {"id": "g-9"})
    splice = weave(document, wanted, align)
    assert prove_woven(document, splice, wanted, align, None).data == wanted
    moved = splice.content.replace(b"    # in two\n", b"").replace(b"  - id: g-9\n", b"  - id: g-9\n    # in two\n")
    broken = type(splice)(moved, splice.touched)
    with pytest.raises(NotWritten, match=r"would change other lines|give it to another entry"):
        prove_woven(document, broken, wanted, align, None)


def test_a_plan_that_keeps_nothing_is_refused() -> None:
    with pytest.raises(NotWritten) as raised:
        woven("a: 1\n", {"b": 2})
    assert raised.value.message == "the plan as a whole would have to be written anew; nothing was written"


def commented(text: str, random: Random, mark: str) -> str:
    """Put comments above and behind fields of a composed plan, but not into texts of several lines."""
    lines: list[str] = []
    deeper = -1  # lines that stand further in than this are those of a text
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if deeper >= 0 and (not line or indent > deeper):
            lines.append(line)
            continue
        deeper = -1
        field = re.match(r"( *)(- )?[a-z_-]+:", line)
        if field and lines and random.random() < 0.1:
            lines.append(f"{field[1]}# {mark} {random.randrange(99)}")
        if re.search(r": \|", line):
            deeper = indent + 2 * bool(field and field[2])
        elif field and random.random() < 0.1:
            line += f"  # {mark} behind"
        lines.append(line)
    return "\n".join([*lines, ""])


def comments(text: str, mark: str) -> Counter[str]:
    return Counter(re.findall(rf"# {mark} \w+", text))


def test_what_holds_of_every_text() -> None:
    """Merged plans are woven into the text of ours; the few that cannot be proved are refused, and nothing is lost."""
    refused = []
    for seed in range(300):
        base, *sides = triple(seed)
        ours, theirs = (
            commented(planfile.compose(side), Random(seed), mark)
            for side, mark in zip(sides, ("ours", "theirs"), strict=True)
        )
        document, source = (planfile.parse(text.encode(), "plan") for text in (ours, theirs))
        wanted = merge(base, document.data, source.data).data
        try:
            text = planfile.woven(document, wanted, align, source).content.decode()
        except NotWritten:
            refused.append(seed)
            continue
        assert planfile.parse(text.encode(), "plan").data == wanted
        assert not comments(text, "theirs") - comments(theirs, "theirs")
        if _only_gains(document.data, wanted):
            assert comments(text, "ours") == comments(ours, "ours"), seed
    assert len(refused) < 3, refused


def _only_gains(old: Any, new: Any) -> bool:
    """Whether nothing goes from a plan, so that no comment may either."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(name in new and _only_gains(value, new[name]) for name, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(new) >= len(old) and all(item in new for item in old)
    return not isinstance(old, dict | list)


def test_a_plan_is_rewritten_on_the_disk_under_its_lock(tmp_path: Path) -> None:
    path, seen = tmp_path / "plan.yaml", []
    path.write_text(TEXT)

    def positions(names: tuple[str, ...], old: Sequence[Any], new: Sequence[Any]) -> Sequence[int | None]:
        return align(names, old, new)

    def edit(document: planfile.Document) -> Data:
        return without(document.data, "goals", 0)

    planfile.rewrite(path, edit, positions, lock=tmp_path / "lock", validate=seen.append)
    assert path.read_text() == TEXT.replace("  # above one\n  - id: g-1\n    title: One\n", "")
    planfile.rewrite(path, lambda document: document.data, positions, lock=tmp_path / "lock", validate=seen.append)
    assert len(seen) == 1
