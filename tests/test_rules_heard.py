"""The rules on what the client said: whether it reads like them, and whether it was said back as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from made_plans import Data, plan_data
from test_rules_plans import found
from voices import CLIENTS, WORKERS

OWN_WORDS = "I want to sit through the play."
WORKERS_WORDS = "Client will attend all sessions."
READS = "the words in goal g-1 read like the worker's, not like the client's own"


def told(code: str, **fields: Any) -> list[tuple[str, str]]:
    """List what a rule finds in the one goal of a plan, when its fields are these."""
    return found(code, plan_data(fields))


# V102: words that read like the worker's


def reads_like_the_workers(words: str) -> bool:
    return told("V102", words=words) == [("goals[g-1].words", READS)]


def test_most_sentences_of_workers_are_found_and_hardly_any_of_peoples_own() -> None:
    missed = [words for words in WORKERS if not reads_like_the_workers(words)]
    wronged = [words for words in CLIENTS if reads_like_the_workers(words)]
    assert len(missed) <= 0.05 * len(WORKERS), missed
    assert len(wronged) <= 0.02 * len(CLIENTS), wronged


@pytest.mark.parametrize(
    "words",
    [
        "The client wants to work.",
        "  - PATIENT DENIES PAIN",
        "Pt. states he is tired.",
        "Client's goal is to rest.",
        "Wants to quit.\nClient will go to the group.",
        "heron-27 will sit through the play.",
        "I said so. Less panic, as evidenced by a diary.",
        'Client states "I want my dog back."',
        "Per client, housing comes first.",
        "Per pt. sleep is the priority",
        "Clt reports that she sleeps badly.",
        "Pt c/o poor sleep.",
        "Student will raise his hand.",
        "Tenant will keep the flat clean.",
        "Client plans to look for work.",
        "Pt able to name two reasons.",
        "Resident requires assistance with transfers.",
    ],
)
def test_what_a_worker_would_write_is_found(words: str) -> None:
    assert reads_like_the_workers(words)


@pytest.mark.parametrize(
    "words",
    [
        "My client wants her hair done and I can't hold the scissors.",
        "I want to be more patient with the kids.",
        '"Client will comply." That is all they ever wrote down.',
        "Will do anything to get my license back.",
        "The student has to sit down when he is told to.",
        "The tenants want me out.",
        "Per week two walks. Per clock, not per mood.",
        "Quiero volver a casa.",
        "heron-28 will sit through the play.",
        "",
        " \n",
    ],
)
def test_what_somebody_says_of_themselves_is_not(words: str) -> None:
    assert told("V102", words=words) == []


def later(*words: str) -> list[Data]:
    return [{"on": "2026-05-04", "words": each} for each in words]


def test_one_sentence_of_their_own_is_enough_whenever_it_was_said() -> None:
    assert told("V102", words=WORKERS_WORDS, words_later=later(OWN_WORDS)) == []
    assert told("V102", words=OWN_WORDS, words_later=later(WORKERS_WORDS)) == []
    assert told("V102", words=WORKERS_WORDS, words_later=later(WORKERS_WORDS)) == [("goals[g-1].words", READS)]


@pytest.mark.parametrize("words", [None, " "])
def test_without_first_words_the_first_later_ones_are_shown(words: str | None) -> None:
    expected = [("goals[g-1].words_later[2].words", READS)]
    assert told("V102", words=words, words_later=later("\n", WORKERS_WORDS)) == expected


# V110, V111: what was said back


@pytest.mark.parametrize(
    ("heard", "silent"),
    [
        ({"heard": "You like it"}, True),
        ({"heard_right": True}, True),
        ({"heard": " "}, False),
        ({"heard": None}, False),
    ],
)
def test_what_was_heard_or_that_it_was_right_is_enough(heard: Data, silent: bool) -> None:
    assert (told("V110", words=OWN_WORDS, **heard) == []) is silent


def test_later_words_are_to_be_said_back_and_no_words_are_not() -> None:
    assert told("V110", words_later=later(OWN_WORDS)) != []
    assert told("V110", words=" ", words_later=later("\n")) == []


@pytest.mark.parametrize(
    ("since", "left_so"),
    [
        ({}, True),
        ({"words_later": later(" ")}, True),
        ({"words_later": later("It is the room.")}, False),
        ({"changes": [{"on": "2026-05-04", "what": "outcome", "asked_by": "client"}]}, False),
        ({"changes": [{"on": "2026-05-04", "what": "outcome", "asked_by": "w-amara", "answer": "agrees"}]}, False),
        ({"changes": [{"on": "2026-05-04", "what": "outcome", "asked_by": "w-amara", "answer": "partly"}]}, False),
        ({"changes": [{"on": "2026-05-04", "what": "outcome", "asked_by": "w-amara", "answer": "disagrees"}]}, True),
        ({"changes": [{"on": "2026-05-04", "what": "outcome", "asked_by": "client", "answer": "disagrees"}]}, True),
        ({"changes": [{"on": "2026-05-04", "what": "outcome", "asked_by": "w-amara"}]}, True),
        ({"changes": [{"on": "2026-05-04", "what": "outcome"}]}, True),
        ({"changes": [{"on": "2026-05-04", "what": "target_date", "asked_by": "client"}]}, True),
        ({"changes": [{"on": "2026-05-04", "what": "confidence", "asked_by": "w-amara", "answer": "agrees"}]}, True),
        ({"changes": [{"on": "2026-05-04", "what": "measures[m-1].what", "asked_by": "client"}]}, False),
    ],
)
def test_heard_wrongly_is_set_right_by_what_the_client_does(since: Data, left_so: bool) -> None:
    assert bool(told("V111", heard="Sleep", heard_right=False, **since)) is left_so
    assert told("V111", heard="Sleep", heard_right=True, **since) == []
    assert told("V111", heard="Sleep", **since) == []
