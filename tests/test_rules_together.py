"""What shows only when all plans are looked at together: copied wording, and codes that are easily mixed up."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from itertools import chain, combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_plans import PROFILE, TODAY, Data, plan_data, save, turn

from goals_cli import planfile
from goals_cli.checking import Results, Target, Terms, check_all, sketch, together
from goals_cli.checking.rules.copied_wording import copied_wording
from goals_cli.checking.rules.look_alike_codes import look_alike_codes
from goals_cli.checking.sketch import FEWEST_WORDS, Sketch
from goals_cli.plan import Plan, from_data
from goals_cli.settings import RuleSetting, Settings

HALL = "By 30 June I stay in the school hall for a full 60-minute event, with my sister beside me."
LONG = (
    "Every weekday before breakfast I walk from the harbour past the old mill to the market, buy what is on my list, "
    "talk with somebody whom I know, and write down in the evening how many minutes it took and what went well."
)


def check(folder: Path, *plans: Data, terms: Terms | None = None) -> Results:
    """Check plans as one caseload, in this order; each gets a code of its own unless it has one."""
    targets = []
    for number, plan in enumerate(plans):
        data = {**plan, "client": f"c-{number}x"} if plan["client"] == "heron-27" else plan
        path = save(folder, data)
        targets.append(Target(path, path.name, terms or Terms(PROFILE)))
    return check_all(targets, today=TODAY)


def copies(results: Results) -> list[tuple[str, str, str]]:
    return [(each.client, each.where, each.message) for each in results.findings if each.code == "K001"]


def pair(folder: Path, one: str, other: str, field: str = "statement") -> bool:
    found = copies(check(folder, plan_data({field: one}), plan_data({field: other})))
    assert len(found) in (0, 2)
    return bool(found)


def test_both_places_are_named_by_codes_and_ids(tmp_path: Path) -> None:
    one = plan_data({"id": "g-0", "statement": "Something else"}, {"id": "g-4f2k", "statement": HALL})
    other = plan_data({"id": "g-9x1p", "statement": HALL.upper()})
    results = check(tmp_path, one, other)
    assert copies(results) == [
        ("c-0x", "goals[g-4f2k].statement", "goal g-4f2k is worded like goal g-9x1p of c-1x"),
        ("c-1x", "goals[g-9x1p].statement", "goal g-9x1p is worded like goal g-4f2k of c-0x"),
    ]
    found = [each for each in results.findings if each.code == "K001"]
    assert [(each.path, each.severity.value) for each in found] == [("c-0x.yaml", "warning"), ("c-1x.yaml", "warning")]
    assert found[0].hint == "ask this client what the goal is in their own words: goals change c-0x --goal g-4f2k"
    assert "hall" not in repr(results)


def test_a_file_s_findings_stay_in_the_order_of_its_places(tmp_path: Path) -> None:
    results = check(tmp_path, plan_data({"statement": HALL}), plan_data({"statement": HALL}))
    places = [(each.path, each.line, each.column, each.code) for each in results.findings]
    assert places == sorted(places)
    assert results.plans == 2


def test_words_of_the_client_are_compared_with_words(tmp_path: Path) -> None:
    said = plan_data({"words": LONG})
    assert [message for _, _, message in copies(check(tmp_path, said, said))] == [
        "goal g-1 has words of the client like goal g-1 of c-1x",
        "goal g-1 has words of the client like goal g-1 of c-0x",
    ]


@pytest.mark.parametrize(
    "other",
    [
        HALL,
        HALL.lower().replace(",", ""),
        HALL.replace(" ", "\n"),
        HALL.replace("30", "15").replace("60", "45"),
        HALL.replace("June", "September"),
        HALL.replace("sister", "neighbour"),
        HALL.replace("my sister", "Tom"),
        HALL.replace("June", "July").replace("sister", "brother"),
        HALL.replace("hall", "library").replace(" me.", " us."),
        "Then " + HALL,
        HALL.replace(" full", ""),
    ],
)
def test_a_name_a_number_or_two_words_do_not_make_it_another_goal(other: str, tmp_path: Path) -> None:
    assert pair(tmp_path, HALL, other)


@pytest.mark.parametrize("mark", ["", "’"])
def test_apostrophes_make_no_other_words(mark: str, tmp_path: Path) -> None:
    said = "I don't want what's easy, I'd rather do what I'm told I can't, if that's what it takes."
    assert pair(tmp_path, said, said.replace("'", mark), "words")


@pytest.mark.parametrize(
    "other",
    [
        "By 30 June I sit with my sister in the school hall until her play is over, near the door.",
        "By 30 June I swim in the school pool for a full 60-minute lesson, with my teacher watching me.",
        "By 15 July I stay on the night bus for a whole ride, with nobody beside me.",
        HALL.split(",")[0] + ".",
    ],
)
def test_goals_about_the_same_are_not_copies(other: str, tmp_path: Path) -> None:
    assert not pair(tmp_path, HALL, other)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("I sleep six hours a night", "statement"),
        ("I attend two groups a week", "statement"),
        ("I go for a walk every day", "statement"),
        ("I want to find a job that I like doing", "words"),
        ("I want to sleep through the night and not wake up", "words"),
    ],
)
def test_short_goals_are_shared_by_many(text: str, field: str, tmp_path: Path) -> None:
    assert not pair(tmp_path, text, text, field)


@pytest.mark.parametrize(("field", "fewest"), FEWEST_WORDS.items())
def test_from_how_many_words_on(field: str, fewest: int, tmp_path: Path) -> None:
    words = LONG.split()[:fewest]
    assert pair(tmp_path, " ".join(words), " ".join(words), field)
    assert not pair(tmp_path, " ".join(words[:-1]), " ".join(words[:-1]), field)


def test_a_goal_of_small_words_can_be_copied_too(tmp_path: Path) -> None:
    assert pair(tmp_path, "I go to bed by ten and am up at six", "I go to bed by one and am up at six")


def test_in_a_longer_text_any_two_words_may_be_others(tmp_path: Path) -> None:
    words = LONG.split()
    for one, other in combinations(range(0, len(words), 3), 2):
        changed = [("otherwise" if number in (one, other) else word) for number, word in enumerate(words)]
        assert pair(tmp_path, LONG, " ".join(changed)), (one, other)


def test_half_a_text_is_not_the_whole(tmp_path: Path) -> None:
    words = LONG.split()
    half = len(words) // 2
    assert not pair(tmp_path, LONG, " ".join([*words[:half], *reversed(words[half:])]))
    assert not pair(tmp_path, LONG, " ".join(words[:half]))


@pytest.mark.parametrize(
    "goal",
    [
        {"course": [turn("2026-03-02", "active"), turn("2026-04-02", "ended")]},
        {"course": [turn("2026-03-02", "active"), turn("2026-04-02", "achieved")]},
        {"course": [turn("2026-03-02", "declined")]},
    ],
)
def test_what_is_over_owes_nothing(goal: Data, tmp_path: Path) -> None:
    assert copies(check(tmp_path, plan_data({"statement": HALL} | goal), plan_data({"statement": HALL}))) == []
    closed = plan_data({"statement": HALL}, closed={"on": "2026-05-01"})
    assert copies(check(tmp_path, closed, plan_data({"statement": HALL}))) == []


def test_a_client_s_own_goals_may_be_alike(tmp_path: Path) -> None:
    two = plan_data({"id": "g-1", "statement": HALL}, {"id": "g-2", "statement": HALL})
    assert copies(check(tmp_path, two)) == []
    assert len(copies(check(tmp_path, two, plan_data({"id": "g-3", "statement": HALL})))) == 3


def test_a_statement_and_another_s_words_are_compared_too(tmp_path: Path) -> None:
    assert len(copies(check(tmp_path, plan_data({"statement": LONG}), plan_data({"words": LONG})))) == 2


def test_every_copy_names_one_that_it_is_like(tmp_path: Path) -> None:
    names = ("Ann", "Bob", "Cem", "Dora", "Emil")
    found = copies(check(tmp_path, *(plan_data({"statement": HALL.replace("my sister", name)}) for name in names)))
    assert [client for client, _, _ in found] == [f"c-{number}x" for number in range(5)]
    assert all(f" of {client}" not in message for client, _, message in found)


def test_a_proposed_goal_gets_advice(tmp_path: Path) -> None:
    proposed = plan_data({"statement": HALL, "course": [turn("2026-05-30", "proposed")]})
    results = check(tmp_path, proposed, plan_data({"statement": HALL}))
    found = [each.severity.value for each in results.findings if each.code == "K001"]
    assert found == ["advice", "warning"]


def test_settings_turn_it_off(tmp_path: Path) -> None:
    terms = Terms(PROFILE, Settings(rules={"K001": RuleSetting("off", "one household each")}))
    assert copies(check(tmp_path, plan_data({"statement": HALL}), plan_data({"statement": HALL}), terms=terms)) == []


def test_caseloads_are_looked_at_one_by_one(tmp_path: Path) -> None:
    targets = []
    for name in ("east", "west"):
        (tmp_path / name).mkdir()
        path = save(tmp_path / name, plan_data({"statement": HALL}, client=f"{name}-1x"))
        targets.append(Target(path, f"{name}.yaml", Terms(PROFILE)))
    assert copies(check_all(targets, today=TODAY)) == []


def test_a_plan_that_changes_meanwhile_stops_nothing(tmp_path: Path) -> None:
    path = save(tmp_path, plan_data({"statement": HALL}))
    kept = [sketch.sketch(from_data(plan_data({"statement": HALL}), Plan), path.name)]
    kept.append(Sketch("robin-03", "robin-03.yaml", kept[0].marks, kept[0].shapes))

    def look(read: Callable[..., planfile.Document]) -> list[object]:
        return [finding for _, (left, _) in together.look(kept, Terms(PROFILE), read) for finding in left]

    changed, emptied = json.dumps(plan_data()), '{"client": "robin-03"}'
    gone = tmp_path / "gone.yaml"
    assert len(look(lambda _: planfile.read(path))) == 2
    assert look(lambda position: planfile.read(gone if position else path)) == []
    for text in (changed, emptied):
        meanwhile = planfile.parse(text.encode(), "p")
        assert look(lambda position, now=meanwhile: now if position else planfile.read(path)) == []


def test_a_sketch_holds_no_word_and_not_the_hash_of_one() -> None:
    kept = sketch.sketch(from_data(plan_data({"statement": HALL}), Plan), "heron-27.yaml")
    hashes = {sketch._HASHES[word] for word in sketch.words_of(HALL)}
    marks = {mark >> 16 for mark in sketch.marks_in(kept)}
    assert marks
    assert not marks & {number >> shift for number in hashes for shift in (0, 8, 16)}
    assert b"school" not in kept.marks


@given(st.lists(st.sampled_from(["abcd", "efgh", "ijkl", "mn", "opqr", "stuv", "wxyz"]), min_size=8, max_size=40))
def test_a_copy_always_meets_what_it_is_a_copy_of(words: list[str]) -> None:
    plans = [plan_data({"statement": text}) for text in (" ".join(words), "\n".join(words).title() + "!")]
    marks = [set(sketch.marks_in(sketch.sketch(from_data(each, Plan), "plan"))) for each in plans]
    assert marks[0] == marks[1] != set()


# A large caseload


def caseload(count: int, share: float) -> tuple[list[Data], list[Sketch]]:
    """Make plans of random words, and a share of them with one wording but for a name."""
    rng = random.Random(count)
    vocabulary = ["".join(rng.choices("aeioubdfglmnprst", k=rng.randrange(2, 9))) for _ in range(3000)]
    plans = []
    for number in range(count):
        text = " ".join(rng.choices(vocabulary, k=rng.randrange(8, 30)))
        if number < count * share:
            text = HALL.replace("sister", rng.choice(vocabulary))
        plans.append(plan_data({"statement": text}, client=f"c-{number}x"))
    return plans, [sketch.sketch(from_data(each, Plan), each["client"]) for each in plans]


def test_copies_in_a_large_caseload_are_found_and_nothing_else() -> None:
    plans, sketches = caseload(3000, 0.02)
    found = list(copied_wording.check(sketches, plans.__getitem__))
    assert [position for position, _ in found] == list(range(60))


def test_a_caseload_that_is_one_copy_takes_linear_time() -> None:
    seconds = []
    for count in (1000, 4000):
        plans, sketches = caseload(count, 1)
        begun = time.process_time()
        assert len(list(copied_wording.check(sketches, plans.__getitem__))) == count
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * seconds[0]


# Codes


def alike(*codes: str) -> list[tuple[int, str]]:
    found = look_alike_codes.check([Sketch(code, code) for code in codes], lambda _: {})
    return [(position, hit.message) for position, hit in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("heron-10", "heron-1o"),
        ("heron-10", "heron-l0"),
        ("wren-1", "wren-l"),
        ("bill-2", "blll-2"),
        ("fern-20", "fem-20"),
        ("robin-03", "robin03"),
        ("robin-0-3", "robin-03"),
        ("willow-11", "wilow-11"),
        ("otter-61", "oter-61"),
        ("hill-30", "hi11-30"),
        ("wren-15", "vvren-15"),
    ],
)
def test_codes_that_differ_only_by_look(one: str, other: str) -> None:
    assert alike(one, "stoat-99", other) == [
        (0, f"the code {one} is easily read as {other}, another client's"),
        (2, f"the code {other} is easily read as {one}, another client's"),
    ]


def test_codes_that_the_eye_keeps_apart() -> None:
    codes = ["robin-03", "robin-08", "robin-1", "robin-11", "robin-0", "robin-00", "robin-12", "robin-21", "robins-03"]
    assert alike(*codes) == []
    assert alike("robin-03", "robin-03") == []


def test_each_of_many_names_another() -> None:
    codes = ("heron-1", "heron-l", "heron-i")
    messages = {message for _, message in alike(*codes)}
    possible = {f"the code {one} is easily read as {two}, another client's" for one, two in permutations(codes, 2)}
    assert len(messages) == 3
    assert messages < possible


def test_a_look_alike_is_placed_at_the_code(tmp_path: Path) -> None:
    results = check(tmp_path, plan_data(client="heron-10"), plan_data(client="heron-1o"))
    found = [each for each in results.findings if each.code == "K002"]
    assert [(each.client, each.where, each.severity.value) for each in found] == [
        ("heron-10", "client", "advice"),
        ("heron-1o", "client", "advice"),
    ]


def test_generated_codes_are_kept_apart() -> None:
    animals = ("heron", "otter", "finch", "marten", "stoat", "willow", "birch")
    assert alike(*chain.from_iterable([f"{animal}-{n}" for n in range(11, 500)] for animal in animals)) == []
