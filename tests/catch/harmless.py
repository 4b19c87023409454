"""Changes after which a complete plan is still complete: no rule is to find anything in it, even after a no."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import Any

from .breaks.looking_back import stuck
from .breaks.reviews import after
from .parts import active, agreed_too, another, neither, review_again, set_to, span, told_of, two, without
from .scene import Change, Data, Scene
from .ways import all_of, day


def measure(**values: Any) -> Change:
    def change(scene: Scene) -> None:
        for entry in (scene.goal, scene.agreed):
            entry["measures"][0].update(values)

    return change


def yes_or_no(scene: Scene) -> None:
    for entry in (scene.goal, scene.agreed):
        entry["measures"].append({"id": "m-y3s", "what": "a key of my own", "kind": "yes-no", "target": True})


def only_the_scale(scene: Scene) -> None:
    neither("measures")(scene)
    for progress in told_of(scene, scene.goal):
        progress.pop("measured", None)


def target_in(days: int) -> Change:
    return lambda scene: agreed_too("target_date", day(scene, days))(scene)


def at_the_horizon(scene: Scene) -> None:
    target_in(span(scene, "horizon_days"))(scene)


def guardian_consents(scene: Scene) -> None:
    scene.agreement["client"] = {"answer": "could_not_say", "shown": "not_shown"}
    scene.agreement["others"] = [{"who": "son", "authority": "legal guardian", "answer": "agrees"}]


def agreed_today(scene: Scene) -> None:
    again = {**deepcopy(scene.agreement), "id": f"a-{scene.today:%Y%m%d}-ag41", "on": scene.today}
    again["copy"] = {"not_given": "He might find it"}
    scene.plan["agreements"].append(again)


def slip_corrected(scene: Scene) -> None:
    right = {**deepcopy(scene.agreement), "id": f"a-{scene.today:%Y%m%d}-r1ht", "corrects": scene.agreement["id"]}
    scene.agreement["client"]["answer"] = "disagrees"
    scene.plan["agreements"].append(right)


def reworded_and_agreed(scene: Scene) -> None:
    old, new = scene.goal["statement"], "I swim 20 lengths on 2 days a week."
    change = {"on": scene.today, "what": "statement", "from": old, "to": new, "asked_by": "client", "answer": "agrees"}
    scene.goal["changes"].append(change)
    agreed_today(scene)
    agreed_too("statement", new)(scene)


def no_to_another_date(scene: Scene) -> None:
    later = scene.goal["target_date"] + timedelta(days=10)
    no = {
        "on": scene.today,
        "what": "target_date",
        "to": later,
        "asked_by": scene.plan["worker"],
        "answer": "disagrees",
    }
    scene.goal["changes"].append({**no, "client_says": "No."})
    disagreement = {"on": scene.today, "about": "The date", "client_says": "No.", "handled": "We keep it"}
    scene.plan["disagreements"].append(disagreement)


def no_number(scene: Scene) -> None:
    scene.progress.update(ratings=[], no_rating="Numbers are not for me")


def client_in_hospital(scene: Scene) -> None:
    scene.review.update(present=[scene.plan["worker"]], absent={"who": "client", "because": "In hospital"})


def step(who: str, *, told: str = "", **fields: Any) -> Change:
    """Add a step; numbers are days from today."""

    def change(scene: Scene) -> None:
        made: Data = {"id": "s-n3w", "who": scene.plan["worker"] if who == "worker" else who, "step": "Ring the hall"}
        made |= {"promised": scene.plan["opened"]}
        made |= {key: day(scene, value) if isinstance(value, int) else value for key, value in fields.items()}
        scene.goal["steps"].append(made)
        if told:
            scene.progress["steps"] = [*(scene.progress.get("steps") or ()), {"step": "s-n3w", "how": told}]

    return change


def taken_back(scene: Scene) -> None:
    step("client", due=-1)(scene)
    scene.goal["steps"][-1]["taken_back"] = {"on": scene.today}


def met_since(scene: Scene) -> None:
    """Let client and worker have talked on the telephone this week."""
    newest = review_again(scene, after(scene.review["on"], 1), *active(scene))
    newest["kind"] = "check-in"


def ranks_swapped(scene: Scene) -> None:
    first, second = two(scene)
    first["priority"], second["priority"] = second["priority"], first["priority"]


def one_rests(scene: Scene) -> None:
    resting = another(scene)
    resting.pop("priority")
    turn = {"on": scene.today, "status": "paused", "reason": "other", "because": "In hospital", "client_says": "Later."}
    resting["course"].append(turn)


def one_more(scene: Scene) -> None:
    another(scene)


def made_their_own(scene: Scene) -> None:
    """Let the mother have raised what the client then had reworded."""
    scene.goal["raised"].update(by="family", who="mother", words="He has to get up in the morning")
    scene.goal["client_answer"] = {"answer": "partly", "client_says": "In my own way."}
    own = {"on": scene.agreement["on"], "what": "statement", "to": scene.goal["statement"], "asked_by": "client"}
    scene.goal["changes"].append(own)


def third_way(scene: Scene) -> None:
    scene.goal["options"].append({"option": "Wait", "for": ["Cheap"], "against": ["Slow"], "chosen": False})


def own_view(scene: Scene) -> None:
    scene.goal["views"].append({"by": "client", "view": "I see it as they do"})


def past_demand(scene: Scene) -> None:
    scene.plan["requirements"].append({"id": "q-p4st", "by": "court", "demands": "A course", "until": day(scene, -1)})


def review_on(days: int) -> Change:
    return lambda scene: scene.review.update(next_review=day(scene, days))


def follow_up_today(scene: Scene) -> None:
    scene.agreement["follow_up"] = scene.today


HARMLESS: tuple[tuple[str, Change], ...] = (
    ("a goal without an end", all_of(neither("target_date"), set_to(ongoing=True))),
    ("a measure to be kept", measure(baseline=3, target=3, keep=True)),
    ("a target that is a bound", measure(baseline=9, target="at most 3")),
    ("a yes or no", yes_or_no),
    ("no scale", without("scale", "baseline_level")),
    ("no measure but the scale", only_the_scale),
    ("the target date is today", target_in(0)),
    ("the target date is the last that is near enough", at_the_horizon),
    ("a guardian consents", guardian_consents),
    ("agreed again today", agreed_today),
    ("a slip in an agreement, corrected", slip_corrected),
    ("reworded and agreed today", reworded_and_agreed),
    ("a no to another date, which is kept", no_to_another_date),
    ("no number, for a reason", no_number),
    ("the client was in hospital", client_in_hospital),
    ("steps due today: the client's", step("client", due=0)),
    ("steps due today: the worker's", step("worker", due=0)),
    ("steps done by a review", step("worker", due=-30, told="done")),
    ("steps done on another day", step("client", due=-2, done=-1)),
    ("a step taken back", taken_back),
    ("a step of the sister, every week", step("sister", every="week")),
    ("a check-in since", met_since),
    ("the next review is today", review_on(0)),
    ("the follow-up is today", follow_up_today),
    ("the ranks swapped", ranks_swapped),
    ("a goal that rests", one_rests),
    ("a goal more", one_more),
    ("a goal of the mother's, made their own", made_their_own),
    ("a low confidence with something in the way", set_to(confidence=2)),
    ("heard wrongly, and set right later", set_to(heard_right=False)),
    ("a third way, not chosen", third_way),
    ("a view of the client's own", own_view),
    ("a demand that is over", past_demand),
    ("ratings that rise", stuck(1, 2, 3, 4)),
    ("ratings that fall and rise again", stuck(4, 3, 5)),
    ("ratings at the top", stuck(10, 10, 10)),
)
