"""Texts with a memory: every sentence knows who wrote it first and who has changed its wording since."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

Kind = Literal["prose", "quote", "official", "background", "own"]
QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
WORD = re.compile(r"\w+")
RUN = 8  # words: what no two writers of their own sentences have in common outside quotation marks


class Mark(NamedTuple):
    """A credit that stands in a text: whom it names, and in which of the program's roles."""

    outlet: str
    role: Literal["text", "statement", "residue", "photo"]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it stands in one article."""

    text: str
    kind: Kind
    key: int  # the same in every version of one sentence
    maker: int  # the article that wrote it first
    fact: str = ""  # what it tells, so that a rewriter can tell it in other words
    trail: tuple[int, ...] = ()  # the articles that changed its wording, in order
    marks: tuple[Mark, ...] = ()  # credits inside it: ", Reuters reported"
    tape: tuple[float, ...] = ()  # the draws that made it, so that a rewriter can repeat most of them

    def changed(self, text: str, by: int) -> Sentence:
        """Return the sentence with another wording; the same one where nothing changed."""
        if text == self.text:
            return self
        trail = self.trail if self.trail and self.trail[-1] == by else (*self.trail, by)
        return replace(self, text=text, trail=trail)

    @property
    def free(self) -> bool:
        """Whether its words are the writer's own, and not somebody's quoted ones."""
        return self.kind in {"prose", "own"}

    @property
    def words(self) -> int:
        """Count its words."""
        return len(self.text.split())


Paragraph = tuple[Sentence, ...]


@dataclass(slots=True)
class Document:
    """An article's words before they become a page."""

    title: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    dateline: Mark | None = None  # its words stand before the first sentence
    endings: list[Mark] = field(
        default_factory=list
    )  # end marks, references, residues: own lines at the foot
    tail: Mark | None = None  # an end mark that stands on the last line of what was taken: "... added. -RT"
    tail_after: int = -1  # the key of the sentence that the tail stands behind
    byline: str | None = None
    byline_mark: Mark | None = None
    captions: list[tuple[int, str]] = field(default_factory=list)  # after which paragraph, what

    def sentences(self) -> list[Sentence]:
        """Return all sentences in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def keys(self) -> set[int]:
        """Return the keys of all sentences."""
        return {sentence.key for sentence in self.sentences()}

    def marks(self) -> list[Mark]:
        """Return every credit that stands in it."""
        found = [mark for sentence in self.sentences() for mark in sentence.marks]
        found += [m for m in (self.dateline, self.byline_mark) if m]
        if self.tail and self.tail_after in self.keys():
            found.append(self.tail)
        return found + self.endings


def unquoted(text: str) -> str:
    """Return a text without what stands between quotation marks; a break remains."""
    return QUOTED.sub(" ¦ ", text)


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    """Return the runs of `length` words of a text, none across a quotation."""
    found: set[tuple[str, ...]] = set()
    for piece in unquoted(text).split("¦"):
        words = WORD.findall(piece.lower())
        found |= {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
    return found


def kept_share(child: str, parent: str) -> float:
    """Return the share of a sentence's three-word runs that its earlier wording holds too."""
    if child == parent:
        return 1.0
    now, before = runs(child, 3), runs(parent, 3)
    return len(now & before) / len(now) if now else 0.0
