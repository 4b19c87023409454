"""The fixed text of the client's pages is easy to read, in each language by a published formula for that language.

English: US sixth grade at most, after Flesch and Kincaid. Spanish: very easy on the INFLESZ scale (Barrio-Cantalejo and
others, Anales del Sistema Sanitario de Navarra 2008; 31(2)), which reads the formula of Szigriszt: 206.835, less 62.3
for each syllable of a word, less 1 for each word of a sentence; from 80 on a text is very easy, as in primary school.
"""

from __future__ import annotations

import re

import pytest
from catalogues import FILES, asked_for, messages, read, sentences

from goals_cli.readability import measured, syllables
from goals_cli.render import report_plan

EASY_ENOUGH = 6.0
VERY_EASY = 80.0
STRONG = "aeoáéíóú"
ALONE = f"(?<![{STRONG}iuü])(?:[iuü]+|y)(?![{STRONG}iuü])"  # weak vowels that lean on no strong one
SPANISH_NUCLEUS = re.compile(f"[{STRONG}]|{ALONE}")


def grade(sentences: list[str]) -> float:
    return measured(sentences).grade


def spanish_syllables(word: str) -> int:
    """Count strong vowels, accented ones among them, and weak ones by themselves; u is silent in que, qui, gue, gui."""
    word = re.sub("([qg])u(?=[eiéí])", r"\1", word.lower())
    return max(1, len(SPANISH_NUCLEUS.findall(word)))


def perspicuity(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in re.findall(r"[^\W\d_]+", sentence)]
    sounds = sum(map(spanish_syllables, words))
    return 206.835 - 62.3 * sounds / len(words) - len(words) / len(sentences)


def in_spanish() -> list[str]:
    (path,) = (path for path in FILES if path.parents[1].name == "es")
    return sentences(str(message.string) for message in messages(read(path)))


@pytest.mark.parametrize(
    ("word", "count"),
    [("plan", 1), ("agree", 2), ("agreed", 2), ("changed", 1), ("wanted", 2), ("little", 2), ("change", 1),
     ("the", 1), ("meeting", 2), ("different", 3), ("any", 2), ("I", 1)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_of_a_known_text() -> None:
    words = ["maker"] * 50 + ["plan"] * 50  # 100 words, 150 syllables
    sentences = [" ".join(words[start::5]) for start in range(5)]
    assert grade(sentences) == pytest.approx(9.91)


def test_the_fixed_text_of_the_pages_is_easy_to_read() -> None:
    found = sentences(message for _, message in asked_for())
    assert "I can ask for a change at any time." in found
    assert "It has been changed since I agreed on May." in found
    assert "We have been working on it since May." in found
    assert "What would you like to talk about first?" in found
    assert len(found) > 40
    assert grade(found) <= EASY_ENOUGH


@pytest.mark.parametrize("sentence", report_plan.ASKING)
def test_how_to_ask_for_a_change_is_easy_line_by_line(sentence: str) -> None:
    assert grade([part for part in re.split(r"(?<=\.)\s", sentence) if part]) <= EASY_ENOUGH


@pytest.mark.parametrize(
    ("word", "count"),
    [("plan", 1), ("meta", 2), ("día", 2), ("quiero", 2), ("que", 1), ("aquí", 2), ("ciudad", 2), ("muy", 1), ("y", 1),
     ("hoy", 1), ("ayuda", 3), ("acuerdo", 3), ("todavía", 4), ("cambio", 2), ("peor", 2), ("sí", 1), ("después", 2),
     ("pingüino", 3), ("llegar", 2), ("institución", 4), ("a", 1)],
)  # fmt: skip
def test_spanish_syllables(word: str, count: int) -> None:
    assert spanish_syllables(word) == count


def test_the_perspicuity_of_a_known_text() -> None:
    words = ["meta"] * 50 + ["sol"] * 50  # 100 words, 150 syllables
    assert perspicuity([" ".join(words[start::5]) for start in range(5)]) == pytest.approx(206.835 - 93.45 - 20)


def test_the_spanish_text_of_the_pages_is_very_easy_to_read() -> None:
    found = in_spanish()
    assert "Puedo pedir un cambio cuando quiera." in found
    assert "Trabajamos en esto desde el May." in found
    assert "¿De qué quiere hablar primero?" in found
    assert len(found) > 40
    assert perspicuity(found) >= VERY_EASY


@pytest.mark.parametrize("sentence", report_plan.ASKING)
def test_how_to_ask_for_a_change_in_spanish_is_easy_line_by_line(sentence: str) -> None:
    (path,) = (path for path in FILES if path.parents[1].name == "es")
    said = read(path)[sentence].string
    assert perspicuity([part for part in re.split(r"(?<=\.)\s", said) if part]) >= 65  # quite easy, as in a novel
