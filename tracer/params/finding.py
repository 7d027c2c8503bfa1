"""Sketches, retrieval, and the index on disk."""

from __future__ import annotations

from dataclasses import dataclass

SEED = 1  # of every pseudo-random choice in the program


@dataclass(frozen=True, slots=True)
class SketchParams:
    """Fingerprints, passage signatures, candidate pairs."""

    gram_words: int = 6  # words; shorter runs are stock phrases, longer ones die of one changed word
    window_grams: int = 8  # k-grams; 13 shared words surely give a shared fingerprint, 2 in 9 grams are kept
    permutations: int = 128  # of MinHash; the error of an estimated Jaccard similarity is at most 0.044
    crowd: int = 16  # holders of one value; more are linked in a chain and a star instead of in all pairs
    story: int = 64  # the same where a lineage is asked for: of a story so large all are paired, or true edges are missed
    partners: int = (
        64  # pairs an article may choose; all pairs of a story of 65, linear in the articles of a larger one
    )
    shared_least: int = 2  # fingerprints in common that make a candidate pair
    rare_holders: int = 3  # articles; one fingerprint that so few hold is enough
    stock_outlets: float = 0.15  # outlets per article; a crowd with fewer holds what they print everywhere
    stock_share: float = 0.5  # of the smaller article's fingerprints; so much of it is no boilerplate
    # of the smaller article's fingerprints that two articles of one outlet must share where nothing is set aside: what
    # it prints around its articles is 2 to 5 of 30 or more; a new version with a fifth of its words changed keeps .26
    own_share: float = 0.2
    passage_bands: int = 64  # datasketch's best for passages that have .12 of their content words in common
    passage_rows: int = 2
    shared_words: int = 5  # content words that two passages must have in common
    # of the smaller passage's words, weighed by rarity; PAN-2013 paraphrases (training part): .98 found at .3, .94 at
    # .4, and on 2,813 news articles .3 halves the pairs of .25 that share a topic only
    shared_weight: float = 0.3
    weighed_pairs: int = 200_000  # pairs of passages (0.4 s); beyond, two bands must agree before weighing
    found_articles: int = (
        100  # of an index whose texts are looked at word by word for one that is asked about
    )
    held_articles: int = (
        12  # texts of these that explain it best, which it is aligned with; they with each other too
    )
    same_articles: int = 4  # articles of one text, the earliest; a fifth copy says nothing that these do not
    retold_articles: int = (
        6  # texts that seem to tell it in other words; the true one is mostly among the first three
    )
    batch_words: int = 1 << 16  # words sketched at once; the arrays of a batch stay within the cache


@dataclass(frozen=True, slots=True)
class RetellingParams:
    """Which word pairs an index keeps, and which of them an article reads that asks it. docs/retrieval.md has figures."""

    kept_share: float = 0.42  # pairs kept a word of the text; 1.35 GB a million articles of 400 words
    kept_least: int = 64  # pairs that a text may keep, however short
    block_pairs: int = 20  # word pairs; two blocks in a row are a passage of about 80 words
    block_read: int = 4096  # postings that a block may read; its rarest pairs come first
    crowded_pairs: int = 8  # pairs of a block, the next rarest, that are read in part: a story of many copies
    crowded_read: int = 256  # postings of each; the same texts of every pair that the same texts hold
    total_read: int = 1 << 20  # postings an article (10 ms); the blocks of a book share them
    weight_steps: int = 1024  # a nat of rarity; whole numbers add up to the same in any order
    joined_crowd: int = 8  # holders of one word pair that are all paired; more are linked first and previous
    joined_least: int = 3  # word pairs, of the quarter that takes part, that propose a pair of texts
    joined_weight: float = (
        40.0  # nats of half of all word pairs; unrelated articles have less in two cases of three
    )
    joined_share: float = 0.1  # of the lighter text's; a quarter of the rewritten ones have .15 or less


@dataclass(frozen=True, slots=True)
class IndexParams:
    """How an index is laid out and read; only `group_read` and `crowd_sample` can touch an answer; no part of `Params`."""

    batch_articles: int = 1 << 14  # articles made durable at once; a commit waits about 30 ms for the disk
    batch_bytes: int = 64 << 20  # bytes of text in such a batch; with its words it takes some 400 MB
    segments_adding: int = 12  # segments while a long `add` goes on; more are merged
    segments_least: int = 4  # segments when it has ended; every search looks into each
    merged_times: float = (
        4.0  # a segment this much larger than all smaller ones is left as it is when it has ended
    )
    merged_bytes: int = 16 << 30  # bytes; segments are not merged beyond, so that a merge stays bounded
    merged_rows: int = 1 << 22  # texts or articles, likewise; 24 bits number them
    merge_keys: int = 1 << 21  # postings of each segment held in memory at once while segments are merged
    number_block: int = 4096  # bytes of numbers under one checksum: what a search reads is a page
    text_block: int = 1 << 14  # bytes of texts under one checksum; most articles lie in one or two
    asked_mapped: int = 128  # questions between which read pages stay in memory; each maps 12 MB of them, and 128 take 20 ms to undo
    lock_seconds: float = 5.0  # that a second writer waits for the first
    group_read: int = 256  # texts read of those that hold one fingerprint, least keys first
    crowd_sample: int = 64  # texts of a crowd from which is told whether few outlets print it
    opening_tries: int = 20  # of a reader that meets a writer's merge between catalogue and segments
