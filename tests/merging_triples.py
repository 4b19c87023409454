"""Random plans, and two versions that grew from each: what people do, and what only a careless hand does."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

Data = dict[str, Any]
Triple = tuple[Data, Data, Data]

TEXTS = ("To sleep", "To be heard", "A quiet room", "More air", "Two\nlines", "7", "yes", "")
DAYS = ("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-30", "2026-04-13")
PEOPLE = ("client", "w-amara", "w-ben", "sister")
STATUSES = ("proposed", "active", "paused", "achieved", "ended", "declined")
ANSWERS = ("agrees", "partly", "disagrees", "could_not_say")
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


class Maker:
    """Makes plans, and changes to plans, from one source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def one(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def chance(self, likely: float) -> bool:
        return self.random.random() < likely

    def some(self, most: int, make: Callable[[], Any]) -> list[Any]:
        return [make() for _ in range(self.random.randint(0, most))]

    def id(self, start: str) -> str:
        """Make an id; from few enough that two people sometimes make the same one."""
        return start + (self.one("1", "2", "3") if self.chance(0.2) else "".join(self.random.choices(LETTERS, k=4)))

    def text(self) -> str:
        return str(self.one(*TEXTS))

    def day(self) -> str:
        return str(self.one(*DAYS))

    def fields(self, entry: Data, **makers: Callable[[], Any]) -> Data:
        """Fill in some of the fields that an entry may have."""
        return entry | {name.rstrip("_"): make() for name, make in makers.items() if self.chance(0.4)}

    def step(self) -> Data:
        return self.fields(
            {"id": self.id("s-")}, who=lambda: self.one(*PEOPLE), step=self.text, promised=self.day, due=self.day,
            done=self.day, taken_back=lambda: {"on": self.day()},
        )  # fmt: skip

    def measure(self) -> Data:
        return self.fields({"id": self.id("m-")}, what=self.text, baseline=self.number, target=self.number)

    def number(self) -> Any:
        return self.one(0, 1, 1.0, 5, True, "yes", -2.5)

    def turn(self) -> Data:
        return self.fields({"on": self.day(), "status": self.one(*STATUSES)}, because=self.text)

    def change(self) -> Data:
        return self.fields({"on": self.day(), "what": self.one("title", "measures[m-1].target")}, to=self.text)

    def view(self) -> Data:
        return self.fields({"by": self.one("family", "court")}, who=self.text, view=self.text, client_says=self.text)

    def option(self) -> Data:
        return self.fields({"option": self.text()}, for_=lambda: self.some(2, self.text), chosen=lambda: True)

    def goal(self) -> Data:
        return self.fields(
            {"id": self.id("g-"), "raised": {"by": "client"}, "course": [self.turn()]},
            title=self.text, words=self.text, statement=self.text, priority=lambda: self.random.randint(1, 3),
            target_date=self.day, matters=lambda: self.some(2, self.text), views=lambda: self.some(2, self.view),
            options=lambda: self.some(2, self.option), measures=lambda: self.some(2, self.measure),
            changes=lambda: self.some(2, self.change), steps=lambda: self.some(3, self.step), grew_from=self.goal_id,
            words_later=lambda: self.some(1, self.later),
            client_answer=lambda: self.fields({"answer": self.one(*ANSWERS)}, client_says=self.text),
        )  # fmt: skip

    def later(self) -> Data:
        return {"on": self.day(), "words": self.text()}

    def agreed(self) -> Data:
        return self.fields({"goal": self.goal_id()}, statement=self.text)

    def rating(self) -> Data:
        return {"by": self.one(*PEOPLE), "rating": self.random.randint(0, 10)}

    def measured(self) -> Data:
        return {"measure": self.id("m-"), "value": self.number()}

    def went(self) -> Data:
        return {"step": self.id("s-"), "how": self.one("done", "partly")}

    def person(self) -> str:
        return str(self.one(*PEOPLE))

    def goal_id(self) -> str:
        return self.id("g-")

    def agreement(self) -> Data:
        return self.fields(
            {"id": self.id(f"a-{self.one('20260302', '20260330')}-"), "on": self.day(), "client": {"answer": "agrees"}},
            goals=lambda: self.some(2, self.agreed),
            copy=lambda: self.one({"given": self.day()}, {"not_given": self.text()}), note=self.text,
        )  # fmt: skip

    def progress(self) -> Data:
        return self.fields(
            {"goal": self.goal_id()}, words=self.text, wins=lambda: self.some(2, self.text),
            ratings=lambda: self.some(2, self.rating), measured=lambda: self.some(1, self.measured),
            steps=lambda: self.some(1, self.went),
        )  # fmt: skip

    def review(self) -> Data:
        return self.fields(
            {"id": self.id(f"r-{self.one('20260302', '20260330')}-"), "on": self.day()},
            kind=lambda: self.one("start", "check-in", "review"), present=lambda: self.some(2, self.person),
            progress=lambda: self.some(2, self.progress), next_review=self.day,
        )  # fmt: skip

    def need(self) -> Data:
        return self.fields({"id": self.id("n-")}, need=self.text, goals=lambda: self.some(2, self.goal_id))

    def request(self) -> Data:
        return self.fields({"on": self.day(), "by": "client", "asks": self.text()}, answered=self.text)

    def handover(self) -> Data:
        return {"on": self.day(), "to": self.one("w-ben", "w-cleo")}

    def plan(self) -> Data:
        head = {"format": "goals-plan/1", "client": "heron-27", "worker": "w-amara", "opened": "2026-03-02"}
        return self.fields(
            head, **{name: maker for name, maker in self.sections().items() if name != "conflicts"}
        )  # fmt: skip

    def sections(self) -> dict[str, Callable[[], Any]]:
        """Give for every section of a plan what makes it."""
        return {
            "language": lambda: self.one("en", "es"),
            "about": lambda: self.fields({}, strengths=lambda: self.some(2, self.text), culture=self.text,
                                         supports=lambda: self.some(2, lambda: {"who": self.text()})),
            "needs": lambda: self.some(2, self.need),
            "goals": lambda: self.some(3, self.goal),
            "agreements": lambda: self.some(2, self.agreement),
            "reviews": lambda: self.some(2, self.review),
            "risks": lambda: self.some(1, lambda: {"risk": self.text(), "plan": self.text()}),
            "finishing": self.text,
            "requests": lambda: self.some(1, self.request),
            "handovers": lambda: self.some(1, self.handover),
            "closed": lambda: self.fields({"on": self.day()}, because=self.text),
            "x-own": lambda: self.one(1, [1, [2, None]], {"a": {"b": None}}, None),
        }  # fmt: skip

    def entry(self, where: tuple[str, ...]) -> Any:
        """Make one more entry of the list at a place; of a list that has none here, a text."""
        if where[0] == "needs" and len(where) == 2:
            return self.goal_id()
        makers: dict[str, Callable[[], Any]] = {
            "needs": self.need, "agreements": self.agreement, "reviews": self.review, "measures": self.measure,
            "changes": self.change, "course": self.turn, "views": self.view, "options": self.option,
            "progress": self.progress, "requests": self.request, "handovers": self.handover, "ratings": self.rating,
            "goals": self.goal if len(where) == 1 else self.agreed, "words_later": self.later,
            "steps": self.went if where[0] == "reviews" else self.step, "measured": self.measured,
            "risks": lambda: {"risk": self.text()}, "supports": lambda: {"who": self.text()},
        }  # fmt: skip
        return makers.get(where[-1], self.text)()


def triple(seed: int) -> Triple:
    """Make a plan and two versions of it, the same ones for the same seed."""
    return drawn(Random(seed))


def drawn(random: Random) -> Triple:
    """Make a plan and two versions of it."""
    maker = Maker(random)
    base = maker.plan()
    ours, theirs = deepcopy(base), deepcopy(base)
    for _ in range(maker.one(0, 1, 1, 2, 3, 5)):
        edit(maker, ours)
    for _ in range(maker.one(0, 1, 1, 2, 3, 5)):
        edit(maker, theirs)
    if maker.chance(0.2):  # both did one thing alike
        shared = maker.random.randrange(2**30)
        for side in (ours, theirs):
            edit(Maker(Random(shared)), side)
    if maker.chance(0.1):  # each made something of its own, by chance under one id
        name, make = maker.one(("goals", maker.goal), ("reviews", maker.review), ("needs", maker.need))
        made = [make(), make()]
        for side, entry in zip((ours, theirs), made, strict=True):
            side.setdefault(name, []).append(entry | {"id": made[0]["id"]})
    if maker.chance(0.03):
        base = {}
    return base, ours, theirs


def edit(maker: Maker, plan: Data) -> None:
    """Change one thing somewhere in a plan."""
    holders = list(_holders(plan, ()))
    where, holder = maker.one(*holders)
    if isinstance(holder, dict):
        _edit_mapping(maker, where, holder)
    elif where[-1:] == ("course",) or not holder or maker.chance(0.5):
        holder.append(maker.entry(where))
    elif maker.chance(0.6):
        del holder[maker.random.randrange(len(holder))]
    else:
        maker.random.shuffle(holder)


def _edit_mapping(maker: Maker, where: tuple[str, ...], holder: Data) -> None:
    """Set a text over, fill one in, take one out, or begin a section."""
    if not where:
        name, make = maker.one(*maker.sections().items())
        if name not in holder:
            holder[name] = make()
            return
    likely = {
        "goals": ("title", "statement", "words"), "steps": ("step", "done"), "reviews": ("next_review",),
        "agreements": ("note",), "progress": ("words",), "needs": ("need",), "ratings": ("client_says", "rating"),
        "requests": ("answered",), "course": ("because",), "changes": ("because",), "client_answer": ("client_says",),
    }  # fmt: skip
    names = likely.get(where[-1] if where else "", ("finishing",) if not where else ())
    if not names or where == ("reviews", "progress", "steps"):
        return
    name = maker.one(*names)
    is_agreed = where[:1] == ("agreements",) and len(where) > 1
    if name == "rating":
        holder[name] = maker.random.randint(0, 10)
    elif name in holder and maker.chance(0.3):
        del holder[name]
    elif not is_agreed:
        holder[name] = maker.day() if name in ("done", "next_review") else maker.text()


def _holders(value: Any, where: tuple[str, ...]) -> Any:
    """Go through all mappings and lists of a plan, but for an agency's own."""
    if isinstance(value, dict | list) and not (where and where[-1].startswith("x-")):
        yield where, value
        if isinstance(value, dict):
            for name, item in value.items():
                yield from _holders(item, (*where, name))
        else:
            for item in value:
                if isinstance(item, dict):
                    yield from _holders(item, where)
