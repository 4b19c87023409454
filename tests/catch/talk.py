"""The days on which an invented client and worker met, and the ids and texts that are used up while they talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from . import subjects

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
T = TypeVar("T")


class Talk:
    """One client's time with a worker, backwards from today: the reviews, the first agreement, the first meeting."""

    def __init__(self, seed: int, random: Random, today: date) -> None:
        self.seed = seed
        self.random = random
        self.today = today
        self.worker = random.choice(subjects.WORKERS)
        self.reviews = self._review_days(random.randint(1, 10))
        self.agreed = self.reviews[0] - timedelta(days=random.randint(15, 26))
        self.opened = self.agreed - timedelta(days=random.randint(0, 10))
        self.changed = random.choice(self.reviews)
        self.subjects = random.sample(subjects.SUBJECTS, 6)
        self._ids: set[str] = set()
        self._texts: dict[int, list[object]] = {}

    def _review_days(self, count: int) -> list[date]:
        last = self.today - timedelta(days=self.random.randint(1, 20))
        days = [last]
        while len(days) < count:
            days.insert(0, days[0] - timedelta(days=self.random.randint(14, 26)))
        return days

    def id(self, letter: str, on: date | None = None) -> str:
        """Make an id that nothing in the plan has yet."""
        while True:
            made = "".join(self.random.choices(_CROCKFORD, k=4))
            if made not in self._ids:
                self._ids.add(made)
                return f"{letter}-{on:%Y%m%d}-{made}" if on else f"{letter}-{made}"

    def one(self, texts: Sequence[T]) -> T:
        """Take a text that has not been taken yet, from the beginning again when all have been."""
        left = self._texts.setdefault(id(texts), [])
        if not left:
            left.extend(self.random.sample(texts, len(texts)))
        taken: T = left.pop()  # type: ignore[assignment]
        return taken

    def own(self, texts: Sequence[str], subject: subjects.Subject, after: int) -> str:
        """Choose a text for a subject so that no two clients whose seeds are near say all of it alike."""
        turn = self.seed // after + self.seed * (1 + after % 2) + 7 * subjects.SUBJECTS.index(subject)
        return texts[turn % len(texts)]

    def in_days(self, least: int, most: int) -> date:
        """Choose a day that is still to come."""
        return self.today + timedelta(days=self.random.randint(least, most))

    def perhaps(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance
