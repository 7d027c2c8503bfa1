"""Words by the slow road: uniseg's word boundaries (Unicode Standard Annex #29), then bigrams one by one."""

from __future__ import annotations

import unicodedata

from uniseg.wordbreak import words as unicode_words

WITHOUT_SPACES = ("THAI ", "LAO ", "KHMER ", "MYANMAR ", "CJK UNIFIED", "HIRAGANA ", "KATAKANA")


def without_spaces(c):
    """Whether a character is a letter of a script that puts no spaces between words."""
    return unicodedata.category(c).startswith("L") and unicodedata.name(c, "").startswith(WITHOUT_SPACES)


def spans(text):
    """Return the (start, end) of each word of a text without invisible characters, colons and underscores."""
    found = []
    at = 0
    for word in parted(unicode_words(text)):
        end = at + len(word)
        if any(unicodedata.category(c)[0] in "LN" and not without_spaces(c) for c in word):
            found.append((at, end))
        at = end
    return sorted(found + bigrams(text))


def parted(words):
    """Yield the words, parted at a full stop that stands between a small letter and a capitalised word."""
    for word in words:
        at = 0
        for i in range(1, len(word) - 2):
            if word[i - 1].islower() and word[i] == "." and word[i + 1].isupper() and word[i + 2].islower():
                yield word[at:i]
                yield "."
                at = i + 1
        yield word[at:]


def bigrams(text):
    """Return every two neighbouring letters of such a script, each with its marks, and every lone one."""
    units = []
    for at, c in enumerate(text):
        if without_spaces(c):
            units.append([at, at + 1])
        elif unicodedata.category(c)[0] == "M" and units and units[-1][1] == at:
            units[-1][1] = at + 1
    found = []
    for i, (start, end) in enumerate(units):
        after = i + 1 < len(units) and units[i + 1][0] == end
        before = i > 0 and units[i - 1][1] == start
        if after:
            found.append((start, units[i + 1][1]))
        elif not before:
            found.append((start, end))
    return found
