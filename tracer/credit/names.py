"""Where the names of outlets stand in a text.

All names, marks and domains are folded into one regular expression shaped like a trie (common beginnings
are written once), so that a text is scanned once whatever the number of outlets. Longest name first, from
left to right: O(length of text * length of a name). Case-inflected Russian forms are spelled out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, Literal

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.records import Outlet

PARAMS = CreditParams()
HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LETTER = (
    "[a-z0-9_\u00aa-\u024f\u0370-\u052f]"  # of scripts with spaces; lower case is all that folding leaves
)
GAP = re.compile(r"[\s-]")
# endings of Russian nouns and adjectives, by the ending of the nominative; the longest that fits is used
ENDINGS = {
    "ская": ("ская", "ской", "скую"),
    "ая": ("ая", "ой", "ую"),
    "ский": ("ский", "ского", "скому", "ским", "ском"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ое": ("ое", "ого", "ому", "ым", "ом"),
    "ия": ("ия", "ии", "ию", "ией", "ий", "иям", "иями", "иях"),
    "ти": ("ти", "тей", "тям", "тями", "тях"),
    "ль": ("ль", "ля", "лю", "лем", "лём", "ле"),
    "нь": ("нь", "ня", "ню", "нем", "нём", "не"),
    "ва": ("ва", "вы", "ве", "ву", "вой"),
    "на": ("на", "ны", "не", "ну", "ной"),
    "да": ("да", "ды", "де", "ду", "дой"),
    "та": ("та", "ты", "те", "ту", "той"),
    "за": ("за", "зы", "зе", "зу", "зой"),
    "ба": ("ба", "бы", "бе", "бу", "бой"),
    "ъ": ("ъ", "а", "у", "ом", "е"),
    **{
        letter: (letter, *(letter + end for end in ("а", "у", "ом", "е")))
        for letter in "бвгджзклмнпрстфхцчшщ"
    },
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One name of an outlet in a text: `[start, end)` in code points."""

    start: int
    end: int
    outlet: str
    kind: Literal["name", "mark", "domain"]


def fold(text: str) -> str:
    """Return the text in lower case, with typewriter apostrophes and spaces, letter for letter."""
    low = text.replace("İ", "I").lower()
    if len(low) != len(text):  # another letter that grows in lower case: none in Unicode 15, but not promised
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for mark, plain in (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u3000", " ")):
        low = low.replace(mark, plain)
    return low


def squashed(name: str) -> str:
    """Return a folded name without spaces and hyphens, as "New York Times" and "News week" are compared."""
    return GAP.sub("", name)


class NameIndex:
    """Every form of every outlet's names, compiled once."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._forms: dict[str, list[tuple[str, Literal["name", "mark", "domain"], str]]] = {}
        self.squashed: dict[str, tuple[str, str | None]] = {}  # form -> outlet id, spelling if a mark
        for outlet in sorted(outlets, key=lambda outlet: outlet.id):
            for mark in outlet.marks:
                self._add(outlet.id, fold(mark), "mark", mark)
            for name in (outlet.name, *outlet.names):
                if name not in outlet.marks:
                    for form in inflected(fold(name).removeprefix("the ")):
                        self._add(outlet.id, form, "name", "")
                        if GAP.search(form) and len(squashed(form)) >= PARAMS.shortest_squashed:
                            self._add(outlet.id, squashed(form), "name", "")
            for domain in outlet.domains:
                self._add(outlet.id, domain, "domain", "")

    @cached_property
    def _spaced(self) -> str:
        """The names in scripts with spaces, as one regular expression."""
        return trie(form for form in self._forms if not HAN.search(form))

    # a name between Han characters has no word boundary; the look-behind that finds it costs three times as much as a
    # boundary, so it is only used where there are such characters. To compile either takes some 70 ms: when it is needed

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._spaced})(?!\w)" if self._spaced else "(?!)")

    @cached_property
    def _beside_han(self) -> re.Pattern[str]:
        solid = trie(form for form in self._forms if HAN.search(form))
        ways = [f"(?<!{LETTER})(?:{self._spaced})(?!{LETTER})"] * bool(self._spaced) + [solid] * bool(solid)
        return re.compile("|".join(ways) or "(?!)")

    def _add(self, outlet: str, form: str, kind: Literal["name", "mark", "domain"], exact: str) -> None:
        form = GAP.sub(" ", form.strip())
        if not form or len(form) > PARAMS.longest_name:
            return
        self._forms.setdefault(form, []).append((outlet, kind, exact))
        if kind != "domain":
            self.squashed.setdefault(squashed(form), (outlet, exact or None))

    def hits(self, text: str, low: str) -> Iterator[Hit]:
        """Yield the names in `text` (`low` is its folded form), from left to right, none overlapping."""
        pattern = self._beside_han if HAN.search(low) else self._plain
        for match in pattern.finditer(low):
            start, end = match.span()
            written = GAP.sub(" ", text[start:end])
            for outlet, kind, exact in self._forms[GAP.sub(" ", match.group())]:
                if kind == "mark" and written != exact:
                    continue
                if kind == "domain" and not _whole_domain(low, start, end):
                    continue
                yield Hit(start, end, outlet, kind)
                break


def _whole_domain(low: str, start: int, end: int) -> bool:
    """Whether the domain stands by itself: not "my-rt.com", not "rt.com.example"."""
    if low[start - 1 : start] == "-" or low[end : end + 1] == "-":
        return False
    return not (low[end : end + 1] == "." and re.match(LETTER, low[end + 1 : end + 2]))


def inflected(name: str) -> list[str]:
    """Return the forms that a folded name takes in running text: itself, and its cases if it is Russian."""
    if not re.search("[а-яё]", name):
        return [name]
    choices = []
    for word in name.split(" "):
        core = word.strip('«»"')
        ending = next((end for end in sorted(ENDINGS, key=len, reverse=True) if core.endswith(end)), "")
        forms = [core.removesuffix(ending) + form for form in ENDINGS.get(ending, (ending,))]
        choices.append([word.replace(core, form) if core else word for form in forms])
    return list(
        dict.fromkeys(
            [name, *(" ".join(words) for words in islice(product(*choices), PARAMS.most_inflections))]
        )
    )


def trie(forms: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of `forms`, each beginning written once."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of dictionaries has no finite type
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}

    def written(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        ways = [_literal(letter) + written(node[letter]) for letter in sorted(node) if letter]
        if not ways:
            return ""
        joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
        return joined + ("?" if "" in node else "")

    return written(root)


def _literal(letter: str) -> str:
    return r"[\s-]" if letter == " " else re.escape(letter)
