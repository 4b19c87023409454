"""Owns the words that compare without saying how much, and tells whether a sentence leans on them alone."""

from __future__ import annotations

# Words that ask for more or less of something. Left out are those that mostly say something else: an older brother,
# higher education, a lower back, "manejar" for driving.
COMPARING = {
    "en": """
        more better less fewer worse easier calmer healthier happier stronger longer earlier sooner faster quicker safer
        fitter closer cleaner tidier kinder quieter braver steadier friendlier gentler nicer
        improve improves improved improving improvement increase increases increased increasing decrease
        decreases decreased decreasing reduce reduces reduced reducing reduction lessen lessens enhance enhances
        strengthen strengthens cope copes coped coping manage manages managed managing
    """,
    "es": """
        más mas mejor mejores menos peor mejorar mejoro mejora mejore mejorado mejorando aumentar aumento aumenta
        aumentando incrementar incremento incrementa reducir reduzco reduce reduciendo disminuir disminuyo disminuye
        afrontar afronto afronta sobrellevar sobrellevo lidiar lidio
    """,
}
# Where such a word compares nothing.
NOT_COMPARING = {
    "en": (
        "no more", "any more", "not more", "no longer", "any longer", "no less", "more or less",
        "a cleaner", "the cleaner", "as cleaner", "my cleaner", "our cleaner", "vacuum cleaner",
        "manage to", "manages to", "managed to",
    ),
    "es": (
        "a lo mejor", "por lo menos", "al menos", "más o menos", "nada más", "nunca más", "no más", "sin más",
        "mejor amigo", "mejor amiga", "mejores amigos", "mejores amigas",
    ),
}  # fmt: skip

_WORDS = frozenset(word for words in COMPARING.values() for word in words.split())
_EXCEPTIONS = tuple(phrase for phrases in NOT_COMPARING.values() for phrase in phrases)
_MARKS = str.maketrans(dict.fromkeys(".,;:!?()\"'“”‘’¡¿-–—/", " "))


def said(text: str | None) -> bool:
    """Say whether there is anything in a text."""
    return text is not None and text.strip() != ""


def plain(text: str) -> str:
    """Bring a text into one form: small letters, composed, one space between words."""
    text = " ".join(text.casefold().split())
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def words_of(text: str) -> str:
    """Leave the words of a plain text, without marks between them."""
    return " ".join(text.translate(_MARKS).split())


def compares_without_number(sentence: str) -> bool:
    """Say whether a sentence asks for more, less or better, and no number says how much."""
    text = plain(sentence)
    words = words_of(text)
    if _WORDS.isdisjoint(words.split()):
        return False
    words = f" {words} "
    for phrase in _EXCEPTIONS:
        words = words.replace(f" {phrase} ", " ")
    if _WORDS.isdisjoint(words.split()):
        return False
    from goals_cli.checking.quantities import holds_number

    return not holds_number(text)
