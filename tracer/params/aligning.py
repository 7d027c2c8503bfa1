"""The aligner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlignParams:
    """Seeds, chains, the sentence layer, grades. Tuned on four fifths of the PAN-2013 training corpus."""

    seed_words: int = 4  # words of a seed; three give twice the chance runs, five lose edited sentences
    seed_places: int = 64  # pairs of places that one k-gram may give before it is paired in order only
    chain_gap: int = 12  # words between two runs of a chain; a longer insertion divides the block
    chain_lookback: int = 64  # runs tried as predecessor; bounds the work for repetitive texts
    chain_words: int = 6  # shared words of the least block, if only as a seed
    near_density: float = 0.6  # shared words by the longer side; below it a block is no near copy
    end_drop: int = 3  # words by which changed words may outweigh equal ones while an end is extended
    strong_words: int = 25  # shared words from which a dense block stands whatever is around it
    lasting_words: int = 50  # shared words from which it cannot be a part of a summary either
    strong_density: float = 0.95  # of such a block; a looser one is part of a rewritten passage
    sentence_layer: bool = True  # False: word by word only, for bulk work
    alone_words: int = (
        15  # shared words from which a short block stands alone; offices with names and titles reach twelve
    )
    quoted_words: int = 6  # the same inside quotation marks of both texts: the same words of a speaker
    sentences_least: int = 64  # sentences that word weights pretend to, at least: short texts teach none
    stock_weight: float = 2.0  # nats, at most, of a function word
    compiled: bool = (
        False  # numba kernels where installed: same answers, 0.5 s to load, worth it for many pairs
    )
    unit_words: int = 5  # words; a shorter sentence is compared as part of the one before
    unit_most: int = 30  # words; a longer sentence is divided
    alike_cosine: float = 0.20  # tf-isf cosine of two sentences that a summary may draw on
    alike_dice: float = 0.10  # Dice of their different stems
    seed_cosine: float = 0.30  # the same for a seed of a rewritten passage
    seed_dice: float = 0.30
    sentence_budget: int = 4_000_000  # steps of the inverted index a pair (0.1 s); beyond, rare stems only
    weight_most: float = 6.0  # nats; no single rare word may carry a passage
    rate: float = 0.40625  # what a word costs, of its weight: chance matches are 0.1-0.3, true ones 0.7-0.9
    margin: int = 40  # words; about two sentences of look-ahead while a passage grows
    drop: float = 22.0  # nats; some ten unshared words end the search for a passage's end
    reach: int = 2000  # words that one step may add to either end; bounds a step's work
    rounds: int = 6  # fits in turn; nearly all passages rest after three
    cut_mark: float = 4.0  # nats; the price of an end at a comma or line end
    cut_word: float = 8.0  # nats; the price of an end between two plain words
    tries: int = 60  # seeds grown a pair, at least; bounds the work
    words_a_try: int = 200  # words of both texts that allow one more seed
    passage_words: int = (
        20  # words of the shorter side of a rewritten passage; one short sentence proves nothing
    )
    passage_cosine: float = 0.45  # of its two sides
    passage_long: int = (
        80  # words of the shorter side from which that rises: long texts on one topic are alike
    )
    passage_slope: float = 0.08  # by which it rises each time the words double
    beside_copy: float = (
        0.3  # by which it rises beside a block that lasts: who copies rarely rewrites as well
    )
    passage_weight: float = 45.0  # nats of stems that both sides have: ten or more telling words
    measured_words: int = 1500  # words of a side up to which common words are counted in order (1 ms)
    lone_words: int = 1  # equal words between two larger changes that are told as changed with them
    contained_words: int = 12  # words in order from which one contained sentence is a passage
    contained_share: float = 0.75  # of the shorter side's words that stand in the other
    contained_spread: float = 2.5  # by which the longer side may exceed the shorter
    particulars_least: int = 3  # numbers and names that both passages need before they can contradict
    particulars_common: float = 0.1  # share of them in common up to which two passages tell different events
    numbers_common: float = 0.25  # the same for two numbers or more ...
    names_common: float = 0.5  # ... unless more than this share of the names agrees
    condensed_rate: float = 0.59375  # what a word costs where a summary is looked for; chance matches 0.3
    condensed_slope: float = 0.203125  # by which that rises each time the other text doubles from 1,024 words
    condensed_worth: float = (
        30.0  # nats above that cost; passages without reuse reach 24 in one case of a hundred
    )
    condensed_beside: float = 2.0  # times that beside a block that lasts: who copies rarely sums up as well
    condensed_longest: int = (
        10_000  # words of the other text; one of 30,000 holds nearly every stem by chance
    )
    condensed_sentences: int = 4  # sentences of a summary that have alike sentences in the source
    condensed_explained: float = 0.78  # share of its matches that one compact passage may hold
    condensed_compact: int = 70  # words of a compact passage from which it is no part of a summary
    condensed_spread: float = 2.5  # source words by summary words, at least
    condensed_most: int = 4  # candidates a text; bounds the work
    semantic: bool = False  # a sentence encoder may propose passages; needs the extra [semantic]
    meaning_sentences: int = 1_000  # a text; four seconds of encoding, longer texts go without
    meaning_least: float = 0.45  # similarity of two linked sentences; random ones pass once in a thousand
    meaning_gap: int = 3  # sentences from one link of a chain to the next, on either side
    meaning_links: int = 5  # links of a chain; two reports of one event rarely keep one order so long
    meaning_density: float = 0.5  # share of the spanned sentences that are linked
    meaning_particulars: int = 4  # names and numbers that both sides of a proposed passage have
    meaning_share: float = 0.4  # of the names and numbers of the side that has fewer
    meaning_cosine: float = 0.2  # of the words of both sides; half of what other passages need
