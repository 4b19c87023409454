"""The texts from which generated plans are put together: everyday goals in everyday words, all invented."""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """What a goal may be about; `{n}` and what `scenes.scene` names are filled in."""

    title: str
    words: str
    outcome: str
    statement: str
    measure: str
    unit: str
    numbers: tuple[int, int]
    client_steps: tuple[str, ...]
    worker_steps: tuple[str, ...]
    ways: tuple[str, ...]


TOPICS = (
    Topic(
        "Full rooms",
        "I want to sit in {place} in {town} and not run out.",
        "I sit with {friend} until the end, and afterwards we talk about what we saw.",
        "in {place}, {when}, I stay {n} minutes",
        "minutes I stayed",
        "minutes",
        (20, 90),
        ("Visit {place} when it is empty", "Breathe with the card before I go in"),
        ("Ask for a seat at the side", "Come along for the first visit"),
        ("Practise in small steps", "Wait until autumn", "Go with a group first"),
    ),
    Topic(
        "My own front door",
        "I want a key of my own, the {thing} on it: a door near {place}.",
        "I cook in my own kitchen and {friend} comes for tea.",
        "near {place}, {when}, I look at {n} flats",
        "flats I looked at",
        "flats",
        (3, 12),
        ("Collect the last three payslips", "Walk through the streets around {place}"),
        ("Write to the housing office", "Find out what deposit help there is"),
        ("Look with the housing office", "Share with {friend}", "Stay and ask for repairs"),
    ),
    Topic(
        "Drinking less",
        "I want to wake up on {day} in {town} and not be sorry in {place}.",
        "Saturday morning I'm at {place}, clear in the head, and I remember Friday.",
        "at {place}, {when}, I count {n} days a week without a drink",
        "days without a drink",
        "days",
        (3, 7),
        ("Write down each evening how it went", "Take the way home that avoids the corner shop"),
        ("Get the times of the Thursday group", "Ask the practice for a blood test date"),
        ("Count days with a diary", "Join the Thursday group", "Change nothing until summer"),
    ),
    Topic(
        "Back to cooking",
        "I want to cook again, the {town} soup, as in {place}.",
        "The pot is on the table and {friend} asks for a second bowl.",
        "with food from {place}, {when}, I cook {n} warm meals a week",
        "warm meals I cooked",
        "meals",
        (3, 9),
        ("Write the list for the week", "Clear the shelf next to the stove"),
        ("Order the rail for the kitchen", "Ask the kitchen class at {place} for a place"),
        ("Start with soups", "Meals brought to the house", "Cook with {friend} on Sundays"),
    ),
    Topic(
        "Getting to school",
        "It's the bus from {place} to {town}, not school. Everybody stares.",
        "I walk in with {friend} and nobody makes anything of it.",
        "from {place}, {when}, I walk to school {n} days a week",
        "days I was there",
        "days",
        (3, 5),
        ("Pack the bag the evening before", "Try the walk from {place} on a Sunday"),
        ("Talk with the form teacher about a later start", "Ask for a quiet room at noon"),
        ("Walk with {friend}", "A later start in the morning", "Lessons at home for now"),
    ),
    Topic(
        "Sleeping through",
        "I lie there and count the {town} lorries by {place}. I want my nights.",
        "I wake up when it is light, go to {place} and have the day before me.",
        "after {place}, {when}, I sleep {n} hours a night",
        "hours I slept",
        "hours",
        (6, 9),
        ("Leave the phone in the kitchen", "Walk to {place} after supper"),
        ("Bring the sleep diary", "Ask the doctor about the tablets"),
        ("A fixed time for bed", "Ask about the tablets first", "Earplugs and a darker room"),
    ),
    Topic(
        "Paying what I owe",
        "I want to open what {town} sends me, in {place}, and not feel sick.",
        "There is one folder, I know what is in it, and {friend} and I go to {place}.",
        "in {place}, {when}, I open {n} envelopes a week",
        "envelopes I opened",
        "envelopes",
        (3, 15),
        ("Buy a folder", "Put all envelopes on the table"),
        ("Book the adviser at {place}", "Write to the two lenders for a standstill"),
        ("Open them together", "Give it all to the adviser", "Leave it until the new job"),
    ),
    Topic(
        "Work with my hands",
        "I was good with wood in {town}. I want {place} to smell of it.",
        "A chair that I made stands at {place} and {friend} sits on it.",
        "behind {place}, {when}, I work {n} hours a week",
        "hours I worked",
        "hours",
        (6, 24),
        ("Ask {friend} about the workshop", "Find my old tools"),
        ("Ask the workshop for a trial week", "Find out what happens to the benefit when I earn"),
        ("A trial week in the workshop", "Small repairs for neighbours", "A training place in spring"),
    ),
    Topic(
        "Seeing my children",
        "I want whole weekends with them in {town}, not an hour in {place}.",
        "We are at {place}, all of us, and nobody looks at the clock.",
        "at {place}, {when}, I spend {n} hours a week with the children",
        "hours with the children",
        "hours",
        (4, 20),
        ("Write down what they like to eat now", "Be at {place} ten minutes early"),
        ("Ask the contact centre for longer visits", "Tell the other parent what was agreed"),
        ("Longer visits step by step", "Ask the court at once", "Letters and calls first"),
    ),
    Topic(
        "Out of the flat",
        "I used to sing in {place}. I want people in {town} who know my name.",
        "I come into {place} and somebody has kept a chair for me.",
        "to {place}, {when}, I go {n} times a month",
        "times I went",
        "times",
        (2, 9),
        ("Ring {friend}", "Look at the board in {place}"),
        ("Find out about the choir", "Arrange a lift for the first evening"),
        ("The choir on Mondays", "A visitor at home", "Walks with {friend}"),
    ),
)

# How somebody goes on who has begun to tell what they want.
TELLING = (
    "On {day} {friend} from {town} fetched me {when}, with the {thing}.",
    "{friend} from {town} gave me the {thing} {when}.",
    "{when}, {friend} from {town} says so too. The {thing} is in my {carrier}.",
    "I lost the {thing} on {day}, {when}. {friend} in {town} laughed.",
    "I'm tired of the {thing}. I said so to {friend} in {town}, {when}.",
    "I see the {thing} in my {carrier} and {friend} from {town}, {when}.",
    "I think of the {thing} and of {friend} from {town}, {when}.",
    "Only {friend} from {town} asked me {when}, and I had the {thing}.",
)
# What a joint wording says besides what and how much: with whom, where, when, with what.
ENDINGS = (
    "near {town} on {day}s, the {thing} in my {carrier}.",
    "with {friend} from {town}, the {thing} with us.",
    "by {town} on {day}s, with {friend} and the {thing}.",
    "with the {thing}, and tell {friend} in {town}.",
    "and put the {thing} in my {carrier}, with {friend} from {town}.",
)

MATTERS = (
    "Being there for my family", "Deciding for myself", "Peace and quiet", "My garden", "Being useful", "Music",
    "My faith", "Keeping my word", "Having friends", "My health", "Not owing anybody", "Time with my children",
)  # fmt: skip
STRENGTHS = (
    "I keep going when it is hard", "People trust me", "I can laugh at myself", "I notice how others feel",
    "I am good with numbers", "I ask when I don't know", "I have done it before", "I am patient with children",
)  # fmt: skip
PREFERENCES = (
    "Mornings; plain words; no letters to the house", "Meet outside when it is dry", "Short meetings, rather often",
    "Text me the day before", "Please let me finish speaking", "Everything in writing", "A break after half an hour",
)  # fmt: skip
HELP = ("Looks after the children on Tuesdays", "Drives me when it rains", "Calls on Sundays", "Has a spare key")
NEEDS = (
    "Panic attacks in crowded rooms", "Lease ends in October", "Letters left unopened", "Poor sleep",
    "Little contact", "Pain in the left hip", "Missed school days", "Debts with two lenders",
    "Drinking in the evening", "Falls at home",
)  # fmt: skip
FOR = ("I set the pace", "It costs nothing", "I know the people", "It could start next week", "I have done it before")
AGAINST = (
    "It takes months", "I would be alone with it", "It is far away", "I may lose heart", "There is a waiting list",
)  # fmt: skip
BECAUSE = (
    "I want to feel ready", "It is the one I can picture", "I don't want to wait again", "It leaves me the say",
)  # fmt: skip
VIEWS = (
    "Should have started long ago.", "Is trying to do everything at once.", "Would do well to wait until the summer.",
    "Needs somebody to come along every time.",
)  # fmt: skip
REPLIES = (
    "They mean well. One thing at a time.", "That is how they see it: I decide.", "Partly right, I think.",
    "I told them myself. It was fine.",
)  # fmt: skip
OBSTACLES = (
    "Rain and the long way", "The doors were shut", "My back", "Too little sleep", "No money left at the month's end",
    "The letters from the office", "I don't like to ask", "Winter evenings",
)  # fmt: skip
PROGRESS = (
    "It went: I was surprised myself.", "Slow week. I did half of it, and that half was good.",
    "I nearly turned round at the door, then I went in.", "Not what I hoped; I know why now.",
    "The second time was easy.", "{friend} said it shows.", "I did it before breakfast.",
    "I want to keep doing this.", "Twice! And the bus was late both times.",
    "It was too loud, so I left early and came back later.",
)  # fmt: skip
WINS = (
    "Went although it rained", "Asked for help in time", "Made the call", "Slept the night before",
    "Stayed longer than planned", "Said no when it was too much", "Told {friend} about it",
    "Came back after a bad week",
)  # fmt: skip
ANIMALS = (
    "heron", "otter", "badger", "finch", "marten", "plover", "robin", "salmon", "stoat", "swift", "teal", "thrush",
    "vole", "wren", "birch", "cedar", "hazel", "juniper", "larch", "maple", "rowan", "willow", "aspen", "clover",
    "heather",
)  # fmt: skip
WORKERS = ("w-amara", "w-bruno", "w-chidi", "w-dalia", "w-edda")
