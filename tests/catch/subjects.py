"""What the goals of the measure are about, and the texts that they are put together from; all of it is invented."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """What one goal is about; `{n}` is filled in."""

    title: str
    wish: str
    activity: str
    what: str
    unit: str
    numbers: tuple[int, int]
    own_steps: tuple[str, str, str]
    others_steps: tuple[str, str]
    ways: tuple[str, str, str]


# fmt: off
SUBJECTS = (
    Subject(
        "Warm meals", "I want to stand at a stove again and not live on toast", "cook {n} warm meals a week",
        "warm meals that I cooked", "meals a week", (1, 5),
        ("Write a list for the market", "Clear the shelf beside the stove", "Peel what I need on the evening before"),
        ("Order the rail for the kitchen", "Ask for a place in the cooking group"),
        ("Begin with soups", "Have meals brought to the house", "Cook with my neighbour on Sundays"),
    ),
    Subject(
        "The choir", "I used to sing, and I miss being one of many voices", "sing with the others {n} times a month",
        "rehearsals I was at", "rehearsals a month", (0, 4),
        ("Find my old sheet music", "Ring the choir leader", "Try the bus line in daylight"),
        ("Find out whether the hall has a lift", "Arrange the first ride home"),
        ("The choir in the parish hall", "Sing at home with recordings", "Wait until the knee has healed"),
    ),
    Subject(
        "Sleeping through", "I lie awake and count the lorries, and I want my nights back",
        "sleep {n} hours without getting up", "hours that I slept", "hours a night", (3, 7),
        ("Leave the telephone in the kitchen", "Walk round the pond after supper", "Write down when I was awake"),
        ("Bring the sleep diary", "Ask the practice about the tablets"),
        ("Go to bed at a fixed time", "Ask about tablets first", "Change the room"),
    ),
    Subject(
        "My own key", "I want a door that I can shut behind me", "look at {n} rooms a month that I could pay for",
        "rooms that I looked at", "rooms a month", (0, 4),
        ("Collect the payslips", "Walk through the streets by the river", "Write down what I need in a room"),
        ("Write to the housing office", "Find out about help with the deposit"),
        ("Look together with the housing office", "Share a flat with a friend", "Stay and ask for repairs"),
    ),
    Subject(
        "Seeing the boys", "I miss putting the boys to bed, and an hour in an office is not that",
        "spend {n} hours a week with the boys", "hours with the boys", "hours a week", (2, 10),
        ("Ask them what they like to eat now", "Be there ten minutes early", "Buy the ball for the yard"),
        ("Ask the contact centre for longer visits", "Tell their mother what was agreed"),
        ("Longer visits, step by step", "Ask the court at once", "Letters and calls first"),
    ),
    Subject(
        "The drawer with the letters", "There is a drawer full of letters and I want to open it without feeling sick",
        "open {n} letters a week and put each into the folder", "letters that I opened", "letters a week", (1, 8),
        ("Buy a folder with a clasp", "Put all letters on the table", "Mark those with a red stamp"),
        ("Book the debt adviser", "Ask both lenders for a standstill"),
        ("Open them together on Fridays", "Hand them all to the adviser", "Leave them until the spring"),
    ),
    Subject(
        "School mornings", "School is fine, it is the bus where everybody stares", "walk to school on {n} days a week",
        "days on which I walked in", "days a week", (1, 4),
        ("Pack the bag in the evening", "Try the path along the canal on a Sunday", "Ask Sam to wait at the corner"),
        ("Talk with the form teacher about the first lesson", "Find a quiet room for the break"),
        ("Walk with Sam", "Begin an hour later", "Lessons at home for a while"),
    ),
    Subject(
        "Wood", "I was good with wood and want to be tired in the evening from something real",
        "work {n} hours a week at a bench in the workshop", "hours at the bench", "hours a week", (0, 12),
        ("Look for my chisels", "Sharpen the plane", "Ask what the workshop needs"),
        ("Ask the workshop for a trial week", "Find out what happens to the benefit"),
        ("A trial week", "Small repairs for neighbours", "A training place in autumn"),
    ),
    Subject(
        "Saturday mornings", "I want to wake up on Saturdays and not be sorry about Friday",
        "have {n} evenings a week without a drink", "evenings without a drink", "evenings a week", (2, 6),
        ("Write one line in the diary each evening", "Take the way home past the bakery", "Tell my sister on Sundays"),
        ("Get the times of the Thursday group", "Ask the practice for a date for the blood test"),
        ("Count the evenings", "Join the Thursday group", "Change nothing until summer"),
    ),
    Subject(
        "The allotment", "The garden is overgrown and I want to sit there under my own plum tree",
        "dig {n} beds of the allotment", "beds that I dug", "beds", (0, 6),
        ("Borrow the long spade", "Order seed potatoes", "Cut back the brambles at the gate"),
        ("Ask the association for time until May", "Find a helper for the heavy lifting"),
        ("One bed after the other", "Share the plot with the neighbour", "Give the plot back"),
    ),
    Subject(
        "Reading to Mia", "My daughter brings me books and I make up what is written in them",
        "read {n} pages aloud to Mia each week", "pages that I read aloud", "pages a week", (0, 10),
        ("Choose the first book with Mia", "Practise one page at noon", "Ask at the library for large print"),
        ("Enrol me for the reading course", "Ask the school which books they use"),
        ("A course for grown-ups", "Learn with recordings", "Let Mia read to me"),
    ),
    Subject(
        "Out on the water", "On the boat I was somebody, and since the stroke I only look at it",
        "row {n} lengths of the basin", "lengths that I rowed", "lengths", (0, 8),
        ("Grip the putty ball at breakfast", "Oil the rowlocks", "Ask Jo to hold the boat"),
        ("Ask the physiotherapist which seat fits", "Find a life vest that closes on one side"),
        ("Row in the basin first", "Take somebody else at the oars", "Sell the boat"),
    ),
    Subject(
        "The language", "I nod when people talk to me and I want to answer them",
        "talk with {n} people a week at the till", "people that I talked with", "people a week", (0, 7),
        ("Learn the words for the market", "Sit with Aunt Rosa and name things", "Listen to the weather each morning"),
        ("Find a class with a crèche", "Ask for an interpreter until then"),
        ("An evening class", "A partner to swap languages with", "Learn alone with cards"),
    ),
    Subject(
        "The stairs", "I have not been down to the yard since the fall and the yard is where everybody is",
        "go down to the yard {n} times a week", "times that I was in the yard", "times a week", (0, 5),
        ("Stand on one leg at the sink", "Count the steps with my son", "Sit by the lilac when I am down"),
        ("Ask the landlord for the second handrail", "Bring the physiotherapist's sheet"),
        ("Train with the physiotherapist", "A stair lift", "Move to the ground floor"),
    ),
    Subject(
        "The market stall", "People liked my honey cake and I want to earn something that is mine",
        "bake {n} trays for the stall each week", "trays that I baked", "trays a week", (1, 6),
        ("Work out what one tray costs", "Ask the baker about boxes", "Paint the sign"),
        ("Find the form for the stall", "Ask what may be earned beside the pension"),
        ("A stall twice a month", "Bake for the café", "Bake for friends as before"),
    ),
    Subject(
        "The dog", "The dog needs to get out, and so do I, but the street is loud",
        "walk the dog {n} times a day as far as the meadow", "walks as far as the meadow", "walks a day", (1, 3),
        ("Put the lead beside the door", "Go before the rush", "Name five things that I see"),
        ("Ask the neighbour to come along at first", "Find ear protection that fits under a cap"),
        ("Go very early", "Pay somebody to walk him", "Let him run in the yard"),
    ),
)

BEFORE = (
    "Since the winter everything has been at a standstill.", "My mother would laugh to hear me say this.",
    "I thought about it on the way here.", "It's a small thing for other people.", "I have put it off for years.",
    "Don't write this down as if it were a big plan.", "When I was twenty it went without thinking.",
    "My grandson asked me why I stopped.", "Nobody has ever asked me that.", "I said it to the nurse at night already.",
    "It came up again when the letter arrived.", "There's one thing I lie awake over.", "I had it once and let it go.",
    "The others on the ward all had something to go home to.", "You will think that is funny.",
    "I'm ashamed to say how long it has been.", "Well, if I may choose.", "My hands still know how it goes.",
    "I dreamt of it last week.", "The doctor says it is too early, but.",
)
AFTER = (
    "Then I would be myself again.", "The rest can wait.", "That would be a good year.", "I don't need any praise.",
    "Even if it rains.", "And on my birthday I would show it to everyone.", "It has to be my pace though.",
    "I'd sleep with a quiet mind.", "For that I would get up at five.", "My sister would see that I mean it.",
    "If it goes wrong, it goes wrong.", "I want to smell it and hear it.", "Nobody should have to carry me there.",
    "Afterwards I would sit down with a cup of tea.", "That's all, really.", "I would like to laugh about it one day.",
    "Then I could look people in the eye.", "It would be the first thing in ages that is mine.",
    "Small is fine with me.", "I owe it to nobody but me.",
)
COMPANY = (
    "with my brother on the phone", "with nobody watching", "beside my neighbour", "with Pat from the group",
    "together with my cousin", "with my headphones on", "with the dog at my feet", "with my aunt in earshot",
    "with somebody I trust near by", "with the radio playing", "with a friend from the ward", "all by myself",
    "with my daughter at the door", "in the company of the twins",
)
WHEN = (
    "before breakfast", "after the midday news", "when the shops have closed", "in the first light", "before the rush",
    "while the others are at work", "once the washing is done", "straight after my appointment", "late in the evening",
    "between tea and supper", "on the days when the hall is open", "while the boiler warms up",
)
MATTERS = (
    "Being somebody they can count on", "My garden", "The boys", "Deciding for myself", "My faith", "Music",
    "Not owing anybody anything", "Mornings by the water", "Being left alone when I need it", "My language",
)
STRENGTHS = (
    "I keep going when it is hard", "People laugh when I tell a story", "I can mend nearly everything",
    "I notice how others feel", "I never forget a face", "I am patient with animals", "I say what I think",
    "I get up again", "I can make do with little", "I ask when I do not understand",
)
PREFERENCES = (
    "Mornings", "Plain words and no letters", "A walk rather than a room", "Tea first", "No visits without a call",
    "Short meetings", "Somebody who speaks my language", "Questions one at a time", "The window seat",
)
SUPPORTERS = (
    ("sister", "Looks after the children on Tuesdays"), ("neighbour", "Has the spare key"),
    ("uncle", "Drives me when it rains"), ("friend from school", "Rings on Sundays"),
    ("home help", "Shopping and the heavy washing"), ("landlady", "Keeps the yard lit"),
)
HOPES = (
    "The table is laid and nobody hurries.", "I sit outside and it is warm.", "They ask me how I did it.",
    "I look at my hands and they are calm.", "Somebody has kept a chair for me.", "I tell it on the phone.",
)
OBSTACLES = (
    "The mornings after a bad night", "Loud rooms", "Money at the end of the month", "I forget what I wanted",
    "My back", "Doors that shut by themselves", "People who mean well",
)
FOR = (
    "I set the pace", "It costs nothing", "I know the people", "It begins tomorrow", "I can stop any time",
    "It is near", "Somebody shows me how",
)
AGAINST = (
    "It takes months", "I would have to ask", "It costs money", "The bus is rare", "I may lose heart",
    "There is a waiting list", "I would be alone with it",
)
BECAUSE = (
    "I want to feel ready", "It is how I learnt everything", "I can begin with what I have", "It leaves me the choice",
    "I trust her", "It is the one that I would tell my friends about",
)
HEARD = (
    "You want this to be yours again, in your own time.", "It is less about the thing than about doing it yourself.",
    "You would like to be seen doing it.", "You miss it, and you have waited long enough.",
)
VIEWS = (
    ("mother", "Everything should be tackled at once"), ("doctor", "Too early, in my opinion"),
    ("brother", "Money comes first"), ("class teacher", "The marks must not suffer"),
    ("former partner", "It has been promised before"),
)
REPLIES = (
    "She means well. One thing at a time.", "He is right about the money, not about me.", "I heard it. I go my way.",
    "We will see who was right.", "That was then.", "I told him that I am not twelve.",
)
ON_THE_WAY = (
    "It went, and I was surprised.", "Half of it, and then I was tired.", "I did it twice without thinking.",
    "The second time was easy.", "I nearly turned round, but I stayed.", "They clapped!", "It was cold and I liked it.",
    "I told my sister the same evening.", "Not my week, but I was there.", "I forgot the time over it.",
)
WINS = (
    "Rang by myself", "Stayed to the end", "Said no once", "Asked for help in time", "Laughed about it",
    "Was early", "Went on after a bad day",
)
NEEDS = (
    "Panic in crowded rooms", "The lease ends in October", "Weak left hand", "No income since March",
    "Teeth hurt", "Few people to talk to", "Falls at night", "Reading is hard",
)
NOT_NOW = (
    "I want to get the other thing done first", "Ask me again after the summer", "That is my wife's business",
    "One thing at a time", "It does not bother me the way it bothers you",
)
BIRDS = (
    "heron", "robin", "finch", "wren", "plover", "osprey", "dunnock", "swift", "linnet", "curlew", "kestrel", "siskin",
    "teal", "gannet", "merlin", "whinchat", "bittern", "avocet", "knot", "fulmar", "garganey", "hoopoe", "jackdaw",
    "nuthatch",
)
WORKERS = ("w-amara", "w-jonas", "w-ines", "w-kofi")
