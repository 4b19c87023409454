"""Makes places, people, days and things up, so many that no two generated goals are worded alike by chance.

A wording counts as copied when no more than a word in seven differs, so it takes many small choices in each.
"""

from __future__ import annotations

import random

PLACES = (
    "library", "market", "cafe", "pool", "allotments", "mill", "museum", "bus station", "gym", "cinema", "nursery",
    "riverside", "youth club", "bakery", "chapel", "town hall", "laundry", "bowling green", "reading room", "theatre",
    "tearoom", "boathouse", "orchard", "playground", "rink", "workshop", "school hall", "post office", "bookshop",
    "fire station", "studio", "ferry", "farm shop", "observatory", "greenhouse", "music room", "climbing wall",
    "lake", "canteen", "castle", "abbey", "arcade", "harbour", "beach", "bandstand", "brewery", "canal", "cathedral",
    "dairy", "depot", "fairground", "forge", "gallery", "meadow", "hospital", "hostel", "inn", "jetty", "kiosk",
    "lighthouse", "lido", "marina", "maze", "monastery", "nature trail", "oast house", "paddock", "park", "pavilion",
    "pier", "planetarium", "pottery", "quay", "racecourse", "smithy", "stables", "surgery", "synagogue", "mosque",
    "temple", "tannery", "tower", "tunnel", "vineyard", "viaduct", "watermill", "windmill", "wharf", "woodyard",
    "zoo", "aquarium", "barn", "cider press", "folk club",
)  # fmt: skip
TOWN_BEGINNINGS = (
    "Ash", "Bracken", "Cold", "Dun", "Elder", "Fern", "Gorse", "Hay", "Iron", "Kel", "Lang", "Mal", "Nether", "Oak",
    "Pem", "Quern", "Raven", "Salt", "Thorn", "Under", "Venn", "Wain", "Yar", "Amber", "Brom", "Cray", "Ever", "Glen",
    "Holl", "Stan", "Mickle", "Pol", "Rush", "Swin", "Tam", "Whit", "Alder", "Beck", "Cran", "Dray", "Eck", "Farn",
    "Garth", "Hex", "Ingle", "Kirk", "Lud", "Mar", "North", "Orm", "Pick", "Ridge", "Sed", "Tad", "Uff", "Wex", "Win",
    "Wool", "Wor", "Hart",
)  # fmt: skip
TOWN_ENDS = (
    "bury", "ford", "wick", "ham", "ton", "combe", "field", "mouth", "stead", "by", "thorpe", "dale", "ley", "worth",
    "bridge", "minster", "haven", "moor", "port", "stow", "gate", "hurst", "well", "pool", "cliff", "borne", "beck",
    "holme", "den", "ness", "mere", "wold", "shaw", "fell", "low", "wood", "bourne", "chester", "cot", "sey",
)  # fmt: skip
RELATIONS = (
    "sister", "brother", "neighbour", "aunt", "uncle", "son", "daughter", "cousin", "teacher", "mother", "father",
    "partner", "godmother", "grandson", "flatmate", "granddaughter", "niece", "nephew", "landlady", "stepfather",
    "colleague", "schoolfriend", "foreman", "trainer",
)  # fmt: skip
MOMENTS = ("before", "after", "when", "until", "once", "even if")
ACTORS = (
    "baker", "ferry", "choir", "postman", "caretaker", "orchestra", "fishmonger", "poet", "nurse", "gardener",
    "milkman", "conductor", "librarian", "band", "class", "carpenter", "cook", "driver", "tailor", "florist",
    "swimmer", "dancer", "tourist", "painter", "builder", "butcher", "barber", "organist", "guide", "watchman",
    "plumber", "cyclist", "student", "actor", "farmer", "coach", "dentist", "judge", "vicar", "imam", "rabbi",
    "sailor", "pilot", "weaver", "thatcher", "brewer", "cellist", "grocer", "jeweller", "lodger", "miner", "potter",
    "shepherd", "singer", "tiler", "usher", "vet", "welder", "acrobat", "glazier",
)  # fmt: skip
ACTS = (
    "arrived", "left", "sung", "called", "passed", "eaten", "rested", "closed", "started", "finished", "packed",
    "waved", "laughed", "practised", "answered", "returned", "unloaded", "cheered", "paused", "departed", "counted",
    "whistled", "signed", "voted", "washed", "knocked", "spoken", "clapped", "emigrated", "retired",
)  # fmt: skip
COLOURS = (
    "blue", "yellow", "purple", "silver", "orange", "brown", "striped", "spotted", "golden", "scarlet", "turquoise",
    "black", "white", "checked", "crimson", "beige", "violet", "copper", "green", "pink", "grey", "amber", "tartan",
    "ivory", "maroon", "navy", "olive", "lilac", "ochre", "coral",
)  # fmt: skip
THINGS = (
    "notebook", "thermos", "whistle", "scarf", "umbrella", "torch", "pencil", "camera", "ticket", "compass", "apple",
    "letter", "key", "ribbon", "magazine", "calendar", "pebble", "sandwich", "radio", "handkerchief", "photograph",
    "timetable", "puzzle", "bracelet", "teddy", "harmonica", "flask", "wallet", "rosary", "biscuit", "novel", "comb",
    "acorn", "anorak", "badge", "ball", "basket", "bead", "belt", "blanket", "bottle", "box", "button", "candle",
    "card", "chain", "chalk", "cherry", "clock", "coin", "crayon", "cup", "dice", "drum", "egg", "fan", "feather",
    "flag", "fork", "glove", "hammer", "hat", "helmet", "jar", "jug", "kite", "knife", "ladle", "lamp", "lemon",
    "lens", "lock", "map", "mask", "medal", "mirror", "mug", "napkin", "needle", "orange peel", "paintbrush",
    "parcel", "peach", "pear", "pen", "pillow", "plate", "plum", "pouch", "purse", "ring", "rope", "ruler", "saucer",
    "shawl", "shell", "spoon", "stamp", "string", "tassel", "thimble", "towel", "toy", "vase", "violin", "watch",
)  # fmt: skip
CARRIERS = ("bag", "pocket", "rucksack", "hand", "basket", "coat", "sleeve", "lap", "drawer", "satchel", "trolley")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def town(rng: random.Random) -> str:
    return rng.choice(TOWN_BEGINNINGS) + rng.choice(TOWN_ENDS)


def place(rng: random.Random) -> str:
    return f"the {town(rng)} {rng.choice(PLACES)}"


def friend(rng: random.Random) -> str:
    return f"my {rng.choice(RELATIONS)}"


def scene(rng: random.Random) -> dict[str, str]:
    """Choose everything that may be named in what is said about one goal."""
    return {
        "place": place(rng),
        "town": town(rng),
        "friend": friend(rng),
        "when": f"{rng.choice(MOMENTS)} the {rng.choice(ACTORS)} has {rng.choice(ACTS)}",
        "thing": f"{rng.choice(COLOURS)} {rng.choice(THINGS)}",
        "carrier": rng.choice(CARRIERS),
        "day": rng.choice(DAYS),
    }
