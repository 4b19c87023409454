"""Breaks of privacy: what tells a stranger who the client is, in every kind of text that a plan holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..scene import Break, Change, Scene
from ..ways import Step, added, all_of, at, put, spelt

# Where a slip of the pen may stand; the texts there are nobody's but their own, so that nothing else follows.
_PLACES: tuple[tuple[Step, ...], ...] = (
    ("about", "culture"),
    ("about", "strengths", 0),
    ("about", "preferences", 0),
    ("about", "supports", 0, "help"),
    ("needs", 0, "need"),
    ("needs", 1, "not_now"),
    ("requirements", 0, "demands"),
    ("goals", 0, "title"),
    ("goals", 0, "words"),
    ("goals", 0, "heard"),
    ("goals", 0, "outcome"),
    ("goals", 0, "in_the_way", 0),
    ("goals", 0, "views", 0, "view"),
    ("goals", 0, "views", 0, "client_says"),
    ("goals", 0, "options", 0, "because"),
    ("goals", 0, "steps", 0, "step"),
    ("agreements", -1, "client", "client_says"),
    ("reviews", -1, "progress", 0, "words"),
    ("reviews", -1, "progress", 0, "wins", 0),
    ("risks", 0, "plan"),
    ("monitor",),
    ("finishing",),
    ("disagreements", 0, "handled"),
    ("requests", 0, "asks"),
)

_TELEPHONES = (
    "Ring me on 07700 900123", "07700900123", "My sister is on 07700-900-123 in the evening", "call +44 7700 900123",
    "+447700900123", "0044 7700 900123", "the office (020 7946 0958) closes at five", "0161 496 0000, ask for Pat",
    "(555) 234-5678", "My cell is 555-234-5678.", "555.234.5678", "+1 555 234 5678", "1-555-234-5678",
    "phone 5552345678", "text me: 555 2345678", "tel. 234-5678", "m\u00f3vil 612 34 56 78", "612 345 678",
    "+34 612 345 678", "fax 01632 960 123", "call me at +49 30 901820", "+33 6 12 34 56 78", "06 12 34 56 78",
    "ll\u00e1mame al 612345678", "WhatsApp 07700 900 123", "before noon:\n07700 900123\nor after six",
)  # fmt: skip
_MAILS = (
    "Write to tess.m@example.org", "tess@example.org", "TESS.M@EXAMPLE.ORG", "tess+plan@mail.example.co.uk",
    "<tess@example.org>", "mailto:tess@example.org", "Mail me (tess_m@example.com).", "tess-m@example.info, evenings",
    "My address:\ntess@example.org", "first.last99@example.net", "tess@b\u00fccher.example", "'tess@example.org'",
)  # fmt: skip
_NATIONAL = (
    "219-09-9999", "My number is 219 09 9999", "SSN 219099999", "SSN: 219-09-9999", "social security number 219099999",
    "AB 12 34 56 C", "AB123456C", "ab 12 34 56 c", "My NI number is AB 12 34 56 D.", "AB-12-34-56-A",
    "NHS 943 476 5919", "NHS number: 9434765919", "401 023 2137", "NHS no. 943-476-5919",
    "12345678Z", "DNI 12345678-Z", "12.345.678-Z", "X1234567L", "NIE: X-1234567-L", "x1234567l",
)  # fmt: skip
_PAGES = (
    "https://pictures.example/tess-m", "See http://example.org.", "www.example.org/tess", "WWW.EXAMPLE.COM",
    "I draw: example.com/tess", "facebook.com/tess.m.123", "on instagram.com/tess", "tess-draws.co.uk",
    "https://example.org/a?b=c#d", "(https://example.net)", "My blog is tess-and-the-sea.net, it is old",
    "youtube.com/watch?v=abc123", "Look there:\nhttps://example.org/x", "tess.example.org", "youtu.be/abc123",
    "t.me/tess_m", "bit.ly/3xyz",
)  # fmt: skip
_STREETS = (
    "Meet at 14 Harbour Street", "221B Baker Street", "12 Oak Ave", "Flat 3, 27 Mill Road",
    "1600 Pennsylvania Avenue NW",
    "SW1A 1AA", "the flat in M1 1AE is damp", "PO Box 12", "P.O. Box 1234", "Calle Mayor 5", "C/ Alcal\u00e1, 12",
    "Plaza de Espa\u00f1a 3", "9 Church Lane, the blue door", "3 Elm Close", "I live at 14 harbour street",
    "She moved to 8 Station Rd.", "45 St John's Hill", "7 High St", "101 North Main Street, Apt 4",
    "Ring twice at 5 Rose Gardens", "avenida de Am\u00e9rica 15", "2 Castle Terrace\nsecond floor",
)  # fmt: skip
_BIRTHS = (
    "Born on 3 May 1990 by the sea", "born 3 May 1990", "DOB 03/05/1990", "d.o.b. 3.5.1990",
    "date of birth: 1990-05-03",
    "Born May 3, 1990", "My birthday is 3 May 1990", "birthday: 03-05-90", "born the 3rd of May 1990",
    "nacida el 3 de mayo de 1990", "fecha de nacimiento 03/05/1990", "BORN 3 MAY 1990", "Date of Birth - 5/3/1990",
    "I was born on the 3rd of May, 1990.", "born in Leeds on 3 May 1990", "my birthday is on 3 May 1990",
    "(b. 3 May 1990)", "birth date 1990-5-3", "Born: 3rd May 1990", "naci\u00f3 el 3 de mayo de 1990",
)  # fmt: skip
_NAMES = ("Robin Example", "Tamsin", "Jos\u00e9 N\u00fa\u00f1ez", "O'Malley", "Anne-Marie Stone")
_NAMED = (
    "Robin Example drives me", "robin example", "ROBIN EXAMPLE", "Ask Robin\nExample", "With Robin  Example, mostly",
    "Tamsin's mother", "(Tamsin)", "my friend Tamsin.", "tamsin", "Tamsin/Pat", "Jos\u00e9 N\u00fa\u00f1ez",
    "Jose\u0301 Nu\u0301n\u0303ez", "JOS\u00c9 N\u00da\u00d1EZ", "O'Malley", "the O\u2019Malley boys",
    "Anne-Marie Stone",
    "Anne Marie Stone", "anne-marie stone said so", "Example, Robin? No: Robin Example",
)  # fmt: skip


def _written(code: str, slips: Sequence[str], *more: Change, also: frozenset[str] = frozenset()) -> Iterator[Break]:
    """Write each slip into the next place, alone or in a sentence."""
    for number, slip in enumerate(slips):
        path = _PLACES[number * 7 % len(_PLACES)]
        yield Break(code, f"{slip!a} in {spelt(path)}", all_of(put(slip, *path), *more), also)
    for number, path in enumerate(_PLACES[::2]):
        slip = slips[number % len(slips)]
        sentence = f"I said it twice. {slip}\nThat was all."
        yield Break(code, f"{slip!a} among others in {spelt(path)}", all_of(put(sentence, *path), *more), also)
    key = put({"note": [slips[0]]}, "x-own")
    yield Break(code, "under a key of the agency's own", all_of(key, *more), also)


def _with_names(scene: Scene) -> None:
    scene.denied = _NAMES


_SECRET = "My father must not know about the flat in the harbour"
_SHOWN: tuple[tuple[Step, ...], ...] = (
    ("goals", 0, "words"),
    ("goals", 0, "heard"),
    ("goals", 0, "outcome"),
    ("goals", 0, "views", 0, "client_says"),
    ("goals", 0, "options", 0, "because"),
    ("reviews", -1, "progress", 0, "words"),
    ("reviews", -1, "progress", 0, "wins", 0),
    ("agreements", -1, "client", "client_says"),
    ("needs", 1, "not_now"),
    ("about", "culture"),
    ("disagreements", 0, "client_says"),
    ("monitor",),
)
_AS_SHOWN = (
    _SECRET, f"{_SECRET}.", f"I said: {_SECRET.lower()}!", _SECRET.upper(), f"The sea. {_SECRET}, never.",
    _SECRET.replace(" ", "\n"), f'"{_SECRET}"', _SECRET.replace(" must", ", must"),
)  # fmt: skip


def _hidden_words(scene: Scene) -> None:
    scene.goal["words_later"].append({"on": scene.today, "words": _SECRET, "private": True})


def _hidden_view(scene: Scene) -> None:
    view = {"by": "family", "who": "sister", "view": _SECRET, "client_says": "Yes.", "private": True}
    scene.goal["views"].append(view)


def _hidden_step(scene: Scene) -> None:
    step = {"id": "s-yyyy", "who": "client", "step": _SECRET, "promised": scene.today, "every": "week"}
    scene.goal["steps"].append({**step, "private": True})


def _hidden_progress(scene: Scene) -> None:
    scene.progress["private"] = True
    scene.progress["wins"] = [_SECRET]


def _hidden_goal(scene: Scene) -> None:
    course = [{"on": scene.today, "status": "proposed"}]
    goal = {"id": "g-yyyy", "private": True, "raised": {"by": "client"}, "words": _SECRET, "course": course}
    scene.plan["goals"].append(goal)


def _shown() -> Iterator[Break]:
    hiding = (_hidden_words, _hidden_view, _hidden_step, _hidden_goal)
    for number, path in enumerate(_SHOWN):
        for turn, hide in enumerate(hiding):
            text = _AS_SHOWN[(number + turn) % len(_AS_SHOWN)]
            name = f"{hide.__name__.replace('_', ' ').strip()} in {spelt(path)} as {text[:12]!a}"
            yield Break("D908", name, all_of(hide, put(text, *path)))
    yield Break("D908", "hidden of a review in the words of the goal", all_of(_hidden_progress, _say_again))
    yield Break("D908", "a list of wins", all_of(_hidden_words, added(_SECRET, "reviews", -1, "progress", 0, "wins")))


def _say_again(scene: Scene) -> None:
    at(scene, "goals", 0)["words"] += f" {_SECRET}."


BREAKS = (
    *_written("D901", _TELEPHONES),
    *_written("D902", _MAILS),
    *_written("D903", _NATIONAL),
    *_written("D904", _PAGES),
    *_written("D905", _STREETS),
    *_written("D906", _BIRTHS),
    *_written("D907", _NAMED, _with_names),
    *_shown(),
)
