"""Words written with letters that look like those of another script, put back into one script.

A word that mixes scripts goes into that one of them in which each of its foreign letters has a
look-alike (a selection of Unicode's confusables, UTS #39: the letters such disguises use). No word written
in one script is touched, so honest Russian and Greek stay as they are, nor a word with a foreign letter
that looks like no other (a unit with a Greek prefix). Only in a text already caught mixing are words made
wholly of look-alikes put back too. O(n).
"""

from __future__ import annotations

import re
from functools import lru_cache

# a Latin letter, its Cyrillic and its Greek look-alike ("-": none), then those of other scripts; `_RANGES` has the same order
_LOOKALIKES = (
    "AАΑᎪ", "BВΒᏴ", "CСϹᏟ", "D--Ꭰ", "EЕΕᎬ", "F-Ϝ", "GԌ-Ꮐ", "HНΗᎻ", "IІΙ", "IӀ-", "JЈͿᎫ", "KКΚᏦ", "L--Ꮮ", "MМΜᎷ",
    "N-Ν", "OОΟՕ", "PРΡᏢ", "QԚ-", "SЅ-ՏᏚ", "TТΤᎢ", "U--Ս", "VѴ-Ꮩ", "WԜ-Ꮃ", "XХΧ", "YУΥ", "YҮ-", "Z-ΖᏃ",
    "aаαɑ", "bЬ-", "cсϲ", "dԁ-", "eе-", "eҽ-", "g--ցɡ", "hһ-հ", "iіι", "jјϳ", "kкκ", "lӏ-", "n--ո", "oоοօ", "pрρ",
    "qԛ-զ", "sѕ-", "u-υս", "vѵν", "wԝ-", "xхχ", "yу-", "yү-", "éѐ-έ", "ëё-", "ïїϊ", "íі-ί", "ó--ό", "ç--ҫ",
)  # fmt: skip
_RANGES = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0250\u0252-\u0260\u0262-\u02af\u1e00-\u1eff",
    "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u03ff\u1f00-\u1fff",
    "\u0251\u0261\u0531-\u0556\u0561-\u0587\u13a0-\u13ff",
)
_OWN_LETTERS = (1, 1, 2)  # distinct letters of the target that a mixed word has; a kiloohm is no Greek word
_SCRIPT = tuple(re.compile(f"[{letters}]") for letters in _RANGES)
_FOREIGN = re.compile(f"[{''.join(_RANGES[1:])}]")
_RUN = re.compile(f"[{''.join(_RANGES)}]+")
_MIXED = re.compile(
    "|".join(f"[{own}][{''.join(other for other in _RANGES if other != own)}]" for own in _RANGES)
)


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return, for Latin, Cyrillic and Greek, what each look-alike from another script becomes there."""
    tables: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    for row in _LOOKALIKES:
        for target, table in enumerate(tables):
            own = row[target]
            if own != "-":
                for c in row:
                    if c not in (own, "-"):
                        table.setdefault(c, own)
    return tables


_TABLES = _tables()


@lru_cache(maxsize=1 << 12)
def script(c: str) -> int:
    """Return the number of the script whose letters a character could be mixed up with, or -1."""
    return next((number for number, own in enumerate(_SCRIPT) if own.match(c)), -1)


def unmix(text: str) -> tuple[str, list[int]]:
    """Return the cleaned text with mixed words put into one script, and where words were changed.

    The text keeps its length; each changed word is named by the place of one of its letters.
    """
    if text.isascii() or not _FOREIGN.search(text) or not _MIXED.search(text):
        return text, []
    pieces: list[str] = []
    places: list[int] = []
    tally = [0, 0, 0]
    at = words = 0
    for run in _RUN.finditer(text):
        words += 1
        word = run.group()
        if _MIXED.search(word) and (target := _target(word)) is not None:
            pieces += (text[at : run.start()], _into(word, target))
            places.append(run.start())
            tally[target] += 1
            at = run.end()
    text = "".join([*pieces, text[at:]])
    if len(places) * 100 >= words:
        return _unmix_whole(text, tally.index(max(tally)), places)
    return text, places


@lru_cache(maxsize=1 << 14)  # a text that mixes mixes the same words
def _target(word: str) -> int | None:
    """Return the script a mixed word belongs to: the one with most letters of its own that takes all others."""
    letters = sorted(set(word))
    scripts = {c: script(c) for c in letters}
    best, most = None, (0, 0)
    for target, table in enumerate(_TABLES):
        if all(scripts[c] == target or c in table for c in letters):
            own = [c for c in letters if scripts[c] == target]
            firm = sum(not any(c in other for other in _TABLES) for c in own)
            if (firm, len(own)) > most and len(own) >= _OWN_LETTERS[target]:
                best, most = target, (firm, len(own))
    return best


def _into(word: str, target: int) -> str:
    table = _TABLES[target]
    return "".join([table.get(c, c) for c in word])


def _unmix_whole(text: str, target: int, places: list[int]) -> tuple[str, list[int]]:
    """Put words made only of look-alikes of `target` into it too, in a text that was caught mixing."""
    table = _TABLES[target]
    own = _SCRIPT[target]
    pieces: list[str] = []
    found = list(places)
    at = 0
    for run in _RUN.finditer(text):
        word = run.group()
        if not own.match(word) and all(c in table for c in set(word)):
            pieces += (text[at : run.start()], _into(word, target))
            found.append(run.start())
            at = run.end()
    return "".join([*pieces, text[at:]]), sorted(found)
