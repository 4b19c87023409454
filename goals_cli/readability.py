"""How hard English is to read: the US school grade after Flesch and Kincaid.

Grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59. It says something of a hundred words, little of
ten, and nothing of another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile("[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE = re.compile(r"(?<=[.:;?!])\s+")
_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile("[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouycghlsxz]es$|^some(?=[a-z]{3})")
_APART = re.compile("(?<![qg])ua|eing$|iet|iat|creat|(?<=[aeiouy][^aeiouy])ea$")
# The words of which English is full; other languages have few of them. An "i" of theirs is written small.
_COMMON = frozenset(["the", "The", "and", "to", "of", "I", "my", "My", "with", "by", "By", "it", "that", "We", "we"])
_COMMON_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Measured:
    """What was counted in some texts."""

    words: int
    sentences: int
    syllables: int
    common: int

    @property
    def grade(self) -> float:
        """The school grade; texts without words are for everybody."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def is_english(self) -> bool:
        """Whether as many of the words are English as in any English text."""
        return self.common >= _COMMON_SHARE * self.words


def measured(texts: Iterable[str]) -> Measured:
    """Count the words, sentences and syllables of some texts; each text ends a sentence."""
    sentences = [_WORD.findall(sentence) for text in texts for sentence in _SENTENCE.split(text)]
    said = [words for words in sentences if words]
    words = [word for each in said for word in each]
    common = sum(word in _COMMON for word in words)
    return Measured(len(words), len(said), sum(map(syllables, words)), common)


def syllables(word: str) -> int:
    """Count the groups of vowels, but for an e that is silent, and with two that are spoken apart.

    Of ordinary words nine in ten come out as in a dictionary, and over a text too many and too few even out.
    """
    word = word.lower()
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    if count > 1:
        count -= len(_SILENT.findall(word))
    return max(1, count)
