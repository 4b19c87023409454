"""How often something is promised, in words."""

from __future__ import annotations

import pytest

from goals_cli.languages import speech
from goals_cli.render.rhythms import rhythm

SPANISH = speech("es")


@pytest.mark.parametrize(
    ("written", "english", "spanish"),
    [
        ("day", "every day", "cada día"),
        ("Day", "every Day", "cada día"),
        ("night", "every night", "cada noche"),
        ("week", "every week", "cada semana"),
        ("two weeks", "every two weeks", "cada dos semanas"),
        ("two\n  weeks", "every two weeks", "cada dos semanas"),
        ("month", "every month", "cada mes"),
        ("Friday", "every Friday", "cada viernes"),
        ("every Friday", "every Friday", "cada viernes"),
        ("Every day", "Every day", "cada día"),
        ("Fridays", "Fridays", "Fridays"),
        ("weekdays", "weekdays", "weekdays"),
        ("daily", "daily", "daily"),
        ("twice a week", "twice a week", "twice a week"),
        ("one day a week", "one day a week", "one day a week"),
        ("two days a week", "two days a week", "two days a week"),
        ("each morning", "each morning", "each morning"),
        ("3 days", "every 3 days", "3 days"),
        ("second Tuesday", "every second Tuesday", "second Tuesday"),
        ("other day", "every other day", "other day"),
        ("school day", "every school day", "school day"),
        ("Monday and Thursday", "every Monday and Thursday", "Monday and Thursday"),
        ("Monday, Thursday", "every Monday, Thursday", "Monday, Thursday"),
        ("Sunday evening", "every Sunday evening", "Sunday evening"),
        ("day at six", "every day at six", "day at six"),
        ("day by day", "day by day", "day by day"),
        ("día", "día", "cada día"),
        ("cada lunes", "cada lunes", "cada lunes"),
        ("dos veces por semana", "dos veces por semana", "dos veces por semana"),
    ],
)
def test_a_rhythm_has_every_where_it_needs_it(written: str, english: str, spanish: str) -> None:
    assert (rhythm(written), rhythm(written, SPANISH)) == (english, spanish)
