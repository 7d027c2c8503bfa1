"""Who is said to have said what: attributions and agency credits against PolNeAR 1.0 (Newell, Margolin & Ruths, LREC 2018).

FOLDER holds `train` and `dev`, each with `text/*.txt` and `attributions/*.ann` (brat stand-off); the rules were written on `train`.
Of an article with several annotators, the first by file name counts.

Attributions. Those whose source names an organisation (a name of the registry, an abbreviation in capitals, a word of `BODIES`)
or whose content holds a quotation mark. Found and gold are matched one to one, best overlap of content and source first; at least
one word of content must be shared. Then words are counted: those of the source (content) that both have, over those found
(precision) and over those of the gold (recall); beside it, the mean of Dice's coefficient over all gold attributions, 0 for those
without a partner. What was found without a partner counts as found where it is of the same kind itself; what is matched to a
gold attribution of another kind counts for nothing. Punctuation is no word.

Credits of role `statement`. One is *named* where it overlaps the source or the cue of a gold attribution, and *right* where it is
named or stands in the sentence of one, outside what is said ("Ada Veld said in an interview with CNN": PolNeAR takes her as the
source and leaves CNN out). Residues, pictures and credits of role `text` (datelines, bylines) are not annotated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from tracer.credit import CreditFinder, find_attributions
from tracer.credit.covers import Sentences
from tracer.outlets import load
from tracer.records import Article, Source

Part = tuple[tuple[int, int], ...]
WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\"“”«»„]|''|``")
BODIES = (
    "Department|Committee|Party|Court|Senate|House|Congress|Council|Commission|University|Association|Agency|Bureau|Institute|"
    "Foundation|Center|Centre|Union|Group|Office|Ministry|Federation|Bank|Corporation|Company|Police|Campaign|Administration"
)


class Found(NamedTuple):
    """An attribution in words: where the words of its source and content begin, and whether it is to be scored."""

    source: frozenset[int]
    content: frozenset[int]
    scored: bool


class Gold(NamedTuple):
    """An annotated attribution."""

    source: Part
    cue: Part
    content: Part


def annotated(folder: Path) -> list[tuple[str, list[Gold]]]:
    """Return the texts of a part of the corpus with their attributions, by name."""
    found = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        name = file.stem.rsplit("_", 1)[0]
        if name not in found:
            with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as text:
                found[name] = text.read(), attributions(file.read_text(encoding="utf-8"))
    return list(found.values())


def attributions(stand_off: str) -> list[Gold]:
    """Read the attributions of a brat file."""
    places: dict[str, Part] = {}
    found = []
    for line in stand_off.split("\n"):
        if re.match(r"T\d+\t", line):
            key, value, *_ = line.split("\t")
            pairs = value.split(" ", 1)[1].split(";")
            places[key] = tuple((int(a), int(b)) for a, b in (pair.split() for pair in pairs))
    for line in stand_off.split("\n"):
        if re.match(r"E\d+\t", line):
            parts: dict[str, Part] = {"Source": (), "Cue": (), "Content": ()}
            for role in line.split("\t")[1].split()[1:]:
                kind, _, key = role.partition(":")
                kind = kind.rstrip("0123456789")
                parts[kind] = parts.get(kind, ()) + places[key]
            found.append(Gold(parts["Source"], parts["Cue"], parts["Content"]))
    return found


def words(text: str, part: Part) -> frozenset[int]:
    """Return where the words of these places begin."""
    return frozenset(match.start() for start, end in part for match in WORD.finditer(text, start, end))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return Dice's coefficient of two sets of words."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def matched(found: list[Found], gold: list[Found]) -> dict[int, int]:
    """Return the partner in `found` of each attribution of `gold` that has one."""
    holders = defaultdict(list)
    for place, one in enumerate(gold):
        for word in one.content:
            holders[word].append(place)
    pairs = []
    for k, one in enumerate(found):
        for place in {place for word in one.content for place in holders[word]}:
            wanted = gold[place]
            shared = overlap(one.content, wanted.content) + overlap(one.source, wanted.source)
            pairs.append((-shared, place, k))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, k in sorted(pairs):
        if place not in partners and k not in taken:
            partners[place] = k
            taken.add(k)
    return partners


class Scorer:
    """Reads texts and counts."""

    def __init__(self) -> None:
        outlets = load().outlets
        names = {name for outlet in outlets for name in (outlet.name, *outlet.names) if len(name) > 3}
        known = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        self.bodies = re.compile(rf"\b(?:[A-Z]{{2,}}|{BODIES}|{known})\b")
        self.finder = CreditFinder(outlets)
        self.agencies = {outlet.id for outlet in outlets if outlet.kind == "agency"}

    def read(self, text: str, source: Part, content: Part) -> Found:
        """Return an attribution in words."""
        body = any(self.bodies.search(text[start:end]) for start, end in source)
        quoted = any(MARKS.search(text, start, end) for start, end in content)
        return Found(words(text, source), words(text, content), body or quoted)

    def attributions(self, text: str, gold: list[Gold], count: Counter[str]) -> None:
        """Count the words of the attributions of one text."""
        wanted = [self.read(text, one.source, one.content) for one in gold if one.source and one.content]
        found = [
            self.read(
                text, ((one.source.start, one.source.end),), tuple((s.start, s.end) for s in one.content)
            )
            for one in find_attributions(text, "en")
        ]
        partners = matched(found, wanted)
        of = {k: place for place, k in partners.items()}
        for k, one in enumerate(found):
            if wanted[of[k]].scored if k in of else one.scored:
                count["found"] += 1
                count["source found"] += len(one.source)
                count["content found"] += len(one.content)
        for place, one in enumerate(wanted):
            if one.scored:
                count["gold"] += 1
                count["source gold"] += len(one.source)
                count["content gold"] += len(one.content)
                if place in partners:
                    partner = found[partners[place]]
                    count["matched"] += 1
                    count["source both"] += len(partner.source & one.source)
                    count["content both"] += len(partner.content & one.content)
                    count["source mean"] += round(1000 * overlap(partner.source, one.source))
                    count["content mean"] += round(1000 * overlap(partner.content, one.content))

    def credits(self, text: str, gold: list[Gold], count: Counter[str]) -> list[str]:
        """Count the statement credits of one text and return the wrong ones, each with the words around it."""
        wrong = []
        named, said, sentences = [], [], Sentences(text)
        for one in gold:
            if one.content and one.cue:
                named += [*one.source, *one.cue]
                said += one.content
        around = [sentences.around(start, end) for one in gold if one.content for start, end in one.cue]
        for credit in self.finder.find(Article(id="x", text=text, source=Source("-"))):
            if credit.role != "statement":
                continue
            span = credit.span
            is_named = any(start < span.end and span.start < end for start, end in named)
            told = any(one.overlaps(span) for one in around)
            right = is_named or (
                told and not any(start < span.end and span.start < end for start, end in said)
            )
            kind = "agencies" if credit.outlet in self.agencies else "other outlets"
            count[f"{kind} found"] += 1
            count[f"{kind} right"] += right
            count[f"{kind} named"] += is_named
            if not right:
                place = text[max(0, span.start - 60) : span.end + 40]
                wrong.append(f"{kind}: {credit.text!r} in {place!r}")
        return wrong


def show(part: str, texts: int, count: Counter[str]) -> None:
    """Print the figures of one part."""
    print(
        f"{part}: {texts} texts; of {count['gold']} attributions {count['matched']} matched, {count['found']} found"
    )
    for field in ("source", "content"):
        precision = count[f"{field} both"] / max(1, count[f"{field} found"])
        recall = count[f"{field} both"] / max(1, count[f"{field} gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        mean = count[f"{field} mean"] / 1000 / max(1, count["gold"])
        print(
            f"  {field:8} precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; mean overlap of the gold's {mean:.3f}"
        )
    for what in ("found", "right", "named"):
        count[f"all outlets {what}"] = count[f"agencies {what}"] + count[f"other outlets {what}"]
    for kind in ("agencies", "other outlets", "all outlets"):
        found, right = count[f"{kind} found"], count[f"{kind} right"]
        print(
            f"  credits of {kind}: {right} of {found} right, precision {right / max(1, found):.3f}; "
            f"named {count[f'{kind} named']}, {count[f'{kind} named'] / max(1, found):.3f}"
        )


def run(folder: str) -> int:
    """Print the figures for the part that was tuned on and for the other; of the first, the wrong credits too."""
    scorer = Scorer()
    for part in ("train", "dev"):
        texts = annotated(Path(folder) / part)
        count: Counter[str] = Counter()
        wrong = []
        for text, gold in texts:
            scorer.attributions(text, gold, count)
            wrong += scorer.credits(text, gold, count)
        show(part, len(texts), count)
        if part == "train":
            print(*(f"  wrong {line}" for line in wrong), sep="\n")
    return 0
