"""Sentences in which it stays known what was filled in, so that a page can keep it apart and name its language."""

from __future__ import annotations

from collections.abc import Iterable

# Noncharacters stand for nothing in any text. Where people's words hold them, they are made visible before ours go in.
PART, OWN, END = "\ufdd0", "\ufdd1", "\ufdd2"
_VISIBLE = {ord(mark): f"\\u{ord(mark):04x}" for mark in (PART, OWN, END)}


class Marked(str):
    """A text of ours with marks around what was filled in: `PART`, or `OWN` for words of the plan, up to `END`."""

    __slots__ = ()

    @property
    def bare(self) -> str:
        """Give the text without its marks."""
        return self.replace(PART, "").replace(OWN, "").replace(END, "")

    @property
    def whole(self) -> str | None:
        """Give the words of the plan where there is nothing else in it; None for a sentence."""
        inner = self[1:-1]
        return inner if self.startswith(OWN) and self.endswith(END) and END not in inner else None


def own(words: str) -> Marked:
    """Mark words of the plan, which may be in another language than the page."""
    return words if isinstance(words, Marked) else Marked(f"{OWN}{words.strip().translate(_VISIBLE)}{END}")


def part(words: str) -> Marked:
    """Mark what is filled in; a sentence of ours within another one needs nothing more."""
    return words if isinstance(words, Marked) else Marked(f"{PART}{words.translate(_VISIBLE)}{END}")


def joined(between: str, texts: Iterable[str]) -> Marked:
    """Put sentences of ours one behind the other."""
    return Marked(between.join(text if isinstance(text, Marked) else text.translate(_VISIBLE) for text in texts))
