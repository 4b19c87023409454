"""The note to the worker when what was agreed is far above what is easy to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from made_plans import PROFILE, TODAY, Data, made, plan_data, save
from test_sample_cases import NAMES, model

from goals_cli.plain_wording import HardToRead, hard_to_read
from goals_cli.readability import measured, syllables
from goals_cli.sheets import plan_report

HARD = (
    "The individual will demonstrate increased utilisation of appropriate interpersonal communication strategies "
    "in order to facilitate the maintenance of satisfactory relationships with family members and professionals, "
    "as evidenced by participation in therapeutic activities."
)
# Of thirty words two are of those of which English is full.
JARGON = (
    "Notwithstanding intermittent physiological dysregulation, the individual endeavours to systematically "
    "operationalise multidimensional self-regulatory competencies throughout interpersonal interactions, incorporating "
    "psychoeducational interventions, motivational enhancement strategies, vocational rehabilitation participation "
    "plus medication adherence monitoring."
)
LONG = "When my sister comes with me to the community centre on Tuesdays, I stay until the activities are over. "
RATHER_LONG = LONG.replace(", I", " and we both feel comfortable there, I")  # grade 12
EASY = (
    "By the end of June I sit in the hall of the school for an hour. My sister is there with me. "
    "I go out when I want to, and I come back in when I can. We will talk about it on the way home."
)
SPANISH = (
    "El usuario participará regularmente en las actividades terapéuticas establecidas conjuntamente con el equipo "
    "profesional para favorecer progresivamente la comunicación interpersonal con los familiares y las instituciones "
    "correspondientes durante el tratamiento."
)


def looked_at(*goals: Data, language: str | None = None, private: bool = False) -> HardToRead | None:
    return hard_to_read(plan_report(made(*goals), PROFILE, today=TODAY, private=private), language)


def ids(found: HardToRead | None) -> tuple[str, ...]:
    return found.goals if found else ()


def test_a_plan_far_above_what_is_plain() -> None:
    found = looked_at({"statement": HARD}, {"id": "g-2", "statement": "I call her."})
    assert ids(found) == ("g-1",)
    assert found is not None
    assert found.grade > 15


@pytest.mark.parametrize("language", [None, "en", "en-GB", "EN"])
def test_english_is_looked_at(language: str | None) -> None:
    assert ids(looked_at({"statement": HARD}, language=language)) == ("g-1",)


@pytest.mark.parametrize(
    ("goal", "language"),
    [
        ({"statement": EASY}, None),
        ({"statement": HARD}, "es"),
        ({"statement": SPANISH}, None),
        ({"statement": RATHER_LONG}, None),
        ({"statement": " ".join(HARD.split()[:14])}, None),
        ({"statement": JARGON}, None),
        ({"statement": JARGON, "language": "es"}, None),
        ({"statement": JARGON, "language": "en"}, "es"),
        ({"words": HARD, "statement": "I call her."}, None),
        ({"steps": [{"id": "s-1", "who": "client", "step": HARD, "done": "2026-05-01"}]}, None),
        ({"statement": HARD, "private": True}, None),
        ({}, None),
    ],
    ids=["easy", "spanish", "spanish-unsaid", "short", "very-short", "unsaid", "spoken-in-spanish", "spoken-in-english",
         "own-words", "done", "private", "empty"],
)
def test_when_there_is_nothing_to_say(goal: Data, language: str | None) -> None:
    assert looked_at(goal, language=language) is None


@pytest.mark.parametrize(
    ("goals", "language"),
    [
        ([{"statement": JARGON}], "en"),
        ([{"statement": JARGON}], "en-GB"),
        ([{"statement": JARGON, "language": "en"}], None),
        ([{"statement": JARGON, "language": "en"}, {"id": "g-2", "statement": "I call her."}], None),
        ([{"statement": JARGON, "language": "es"}], "en"),
    ],
)
def test_the_language_that_is_named_is_believed(goals: list[Data], language: str | None) -> None:
    assert ids(looked_at(*goals, language=language)) == ("g-1",)


def test_one_goal_in_english_does_not_speak_for_one_in_another_language() -> None:
    goals = [{"statement": SPANISH, "language": "es"}, {"id": "g-2", "statement": "Hola", "language": "en"}]
    assert looked_at(*goals) is None


def test_thirty_words_are_enough() -> None:
    long = {"statement": RATHER_LONG}
    assert looked_at(long) is None  # 25 words
    assert ids(looked_at(long, {"id": "g-2", "statement": RATHER_LONG})) == ("g-1", "g-2")


def test_half_as_many_are_enough_when_they_are_harder_than_any_school() -> None:
    assert ids(looked_at({"statement": " ".join(HARD.split()[:15])})) == ("g-1",)


def test_short_hard_texts_are_taken_together() -> None:
    hard = ["demonstrated utilisation of community facilities", "therapeutic participation", "increased socialisation"]
    measures = [{"id": f"m-{number}", "what": text} for number, text in enumerate(hard)]
    scale = [{"level": level, "looks_like": f"{text} anticipated"} for level, text in enumerate(hard)]
    steps = [{"id": "s-1", "who": "client", "step": "Facilitate appropriate communication"}]
    goal = {"measures": measures, "scale": scale, "steps": steps}
    assert ids(looked_at(goal, language="en")) == ("g-1",)
    assert [looked_at({name: part}, language="en") for name, part in goal.items()] == [None, None, None]


def test_steps_count_and_the_hardest_goal_comes_first() -> None:
    step = {"id": "s-1", "who": "w-amara", "step": HARD}
    harder = HARD.replace("in order to facilitate", "facilitating")
    found = looked_at({"steps": [step]}, {"id": "g-2", "statement": harder}, {"id": "g-3", "statement": EASY})
    assert ids(found) == ("g-2", "g-1")


def test_one_long_word_makes_no_goal_hard() -> None:
    found = looked_at({"statement": HARD}, {"id": "g-2", "statement": "Rehabilitation documentation."})
    assert ids(found) == ("g-1",)


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_cases_are_plain(name: str) -> None:
    plan = model(name)
    assert hard_to_read(plan_report(plan, PROFILE, today=TODAY, private=True), plan.language) is None


# As the CMU Pronouncing Dictionary has them, the first way of saying each.
DICTIONARY = {
    1: "school hall goal breathe asked walk night write change bed house worked lives move",
    2: "minutes event sister beside promise review achieve housing arrears euros reading doctor notebook Friday wanted "
       "needed table little people because before something sometimes being quiet visit alone empty money",
    3: "agreement family evidence strategies benefit medicine decision together idea area hospital difficult "
       "apartment remember",
    4: "community activities relationship communicate appropriate participate therapeutic professional interpreter "
       "education January facilitate",
    5: "individual participation communication opportunity",
}  # fmt: skip


def test_syllables_are_counted_much_as_a_dictionary_does() -> None:
    told = [(count, word) for count, words in DICTIONARY.items() for word in words.split()]
    wrong = [word for count, word in told if syllables(word) != count]
    assert len(wrong) <= len(told) * 0.1, wrong
    everything = sum(count for count, _ in told)
    assert sum(syllables(word) for _, word in told) == pytest.approx(everything, rel=0.03)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", (0, 0, 0)),
        ("I go. I stay!  We talk", (6, 3, 6)),
        ("Tess's hall, at 10.", (3, 1, 3)),
        ("One.\n\nTwo?", (2, 2, 2)),
    ],
)
def test_what_is_counted(text: str, counts: tuple[int, int, int]) -> None:
    found = measured([text])
    assert (found.words, found.sentences, found.syllables) == counts


def test_each_text_ends_a_sentence() -> None:
    assert measured(["I go", "I stay"]).sentences == 2


@pytest.mark.parametrize(
    ("statement", "years"),
    [(HARD, "more than 16"), (RATHER_LONG * 2, "about 12")],
)
def test_the_note_names_ids_and_never_the_text(statement: str, years: str, caseload: Path, run: Run) -> None:
    save(caseload, plan_data({"statement": statement}, {"id": "g-2", "statement": statement}))
    for form in ("text", "json"):
        result = run("report", "plan", "heron-27", "--format", form, today="2026-06-01")
        assert result.code == 0
        assert result.stderr == (
            f"the wording of g-1, g-2 may be hard to read: it takes {years} years of school; "
            "6 are enough for plain words\n"
            "  short sentences and everyday words help: goals change heron-27 --goal g-1\n"
        )
    assert run("report", "plan", "heron-27", "--quiet", today="2026-06-01").stderr == ""
