"""Names that are written in different scripts, brought to what they have in common."""

import unicodedata

from hrdesk.domain.text import words_of

# Letter by letter: a sign, and the sound that it stands for.
_SOUNDS = """
    а a б b в v г g ґ g д d е e є e ж zh з z и i і i ї i й y к k л l м m н n о o п p
    р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ sh ъ - ы y ь - э e ю yu я ya
    ا a ب b پ p ت t ث th ج j چ ch ح h خ kh د d ذ d ر r ز z س s ش sh ص s ض d ط t ظ z
    ع a غ g ف f ق k ك k گ g ل l م m ن n ه h و w ي y
"""
_LETTERS = _SOUNDS.split()
_LATIN = str.maketrans(
    {letter: sound.strip("-") for letter, sound in zip(_LETTERS[::2], _LETTERS[1::2], strict=True)}
)
# What different spellings of one name disagree about.
_ALIKE = (
    ("tch", "ch"),
    ("ph", "f"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("ch", "§"),
    ("c", "k"),
    ("§", "ch"),
    ("q", "k"),
    ("x", "ks"),
)
# How a letter is written out where a keyboard lacks it.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_DROPPED = str.maketrans("", "", "aeiouyw'")


def in_latin(text: str) -> str:
    """The words of a text in Latin letters as far as their sounds tell; others stay."""
    return " ".join(words_of(text)).translate(_LATIN)


def written_out(text: str) -> str:
    """A name as it stands where a keyboard lacks its letters: `Müller` as `mueller`."""
    return unicodedata.normalize("NFC", text.casefold()).translate(_WRITTEN_OUT)


def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters: `Muhammad`, `Mohamed` and `محمد` have the same."""
    for spelling, plain in _ALIKE:
        word = word.replace(spelling, plain)
    bare = word.translate(_DROPPED)
    single = "".join(each for each, before in zip(bare, " " + bare, strict=False) if each != before)
    return single[:-1] if len(single) > 2 and single.endswith("h") else single


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, once marks are taken off."""
    return all(word.isascii() for word in words_of(text))
