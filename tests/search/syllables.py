"""The syllables of Vietnamese by rule, and how they are typed by Telex and VNI."""

from __future__ import annotations

import itertools
import unicodedata

ONSETS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh"),
    *("nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
)
OPEN = (
    *("a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo"),
    *("êu", "ia", "iu", "iêu", "oa", "oe", "oi", "ôi", "ơi", "oai", "oay", "oeo", "ua", "uê", "ui"),
    *("uy", "uơ", "ưa", "ưi", "ưu", "uôi", "ươi", "ươu", "uya", "uây", "uyu", "yêu"),
)
NASAL = (
    *("am", "an", "ang", "anh", "ăm", "ăn", "ăng", "âm", "ân", "âng", "em", "en", "eng", "êm"),
    *("ên", "ênh", "im", "in", "inh", "iêm", "iên", "iêng", "om", "on", "ong", "ôm", "ôn", "ông"),
    *("ơm", "ơn", "um", "un", "ung", "ưng", "uôm", "uôn", "uông", "ươm", "ươn", "ương", "oan"),
    *("oang", "oanh", "oăn", "oăng", "uân", "uâng", "uyên", "uynh", "yên"),
)
STOPPED = (
    *("ac", "ach", "ap", "at", "ăc", "ăp", "ăt", "âc", "âp", "ât", "ec", "ep", "et", "êch", "êp"),
    *("êt", "ich", "ip", "it", "iêc", "iêp", "iêt", "oc", "op", "ot", "ôc", "ôp", "ôt", "ơp", "ơt"),
    *("uc", "up", "ut", "ưc", "ưt", "uôc", "uôt", "ươc", "ươp", "ươt", "oac", "oat", "oăt", "uât"),
    *("uyêt", "uych", "uyt"),
)
TONES = {"": "", "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
TELEX = {"": "", "1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "ă": "a8", "đ": "d9"}
_TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "ă": "aw", "đ": "dd"}


def toned(onset: str, rime: str, tone: str, *, old: bool = True) -> str:
    """A syllable with its tone where it is written; the `old` way: ``hòa``, else ``hoà``."""
    vowels = [at for at, char in enumerate(rime) if char in "aăâeêioôơuưy"]
    shaped = [at for at in vowels if rime[at] in "ăâêôơư"]
    closed = vowels[-1] < len(rime) - 1
    if shaped:
        on = shaped[-1]
    elif len(vowels) == 1 or (not closed and len(vowels) == 2):
        on = vowels[0]
        if not old and rime in ("oa", "oe", "uy"):
            on = vowels[1]
    else:
        on = vowels[1]
    return unicodedata.normalize("NFC", onset + rime[: on + 1] + tone + rime[on + 1 :])


def all_syllables() -> list[tuple[str, str, str]]:
    """Onset, rime and tone of each."""
    every = itertools.product(ONSETS, (*OPEN, *NASAL), TONES)
    stopped = itertools.product(ONSETS, STOPPED, ("\u0301", "\u0323"))
    return [
        syllable
        for syllable in (*every, *stopped)
        if not (syllable[0] == "gi" and syllable[1][0] in "iyê")
        and not (syllable[0] == "qu" and syllable[1][0] in "uươo")
    ]


def vni(onset: str, rime: str, tone: str) -> str:
    """The keystrokes of VNI, the tone last."""
    return "".join(_VNI.get(char, char) for char in onset + rime) + TONES[tone]


def telex(onset: str, rime: str, tone: str) -> str:
    """The keystrokes of Telex, the tone last."""
    return "".join(_TELEX.get(char, char) for char in onset + rime) + TELEX[TONES[tone]]
