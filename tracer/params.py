"""Every constant of the program, once, with its unit and reason.

Each stage has its own frozen class, so that a stage takes no more than it needs. Values that were tuned
say on what; nothing here is tuned on the fixtures or on any test.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SEED = 1  # of every pseudo-random choice in the program


@dataclass(frozen=True, slots=True)
class SourceLimits:
    """How much of one input is read. Each limit that is met becomes a problem that names it."""

    file_bytes: int = 32 << 20  # bytes; of a file read whole (text, JSON, CSV, feed): a long book is 2 MB
    page_bytes: int = 16 << 20  # bytes; of one page: the largest seen in the wild is under 10 MB
    feed_entries: int = 10_000  # feedparser takes 3 s for them; most feeds have under 100
    group_bytes: int = 256 << 20  # bytes; of one row group of a Parquet file, which is unpacked as a whole
    values: int = (
        2_000_000  # values of a JSON document or cells of a table; each takes up to 100 bytes of memory
    )
    record_bytes: int = 32 << 20  # bytes; of one line or archived record in a file of many
    unpacked_ratio: int = (
        200  # unpacked bytes per packed byte; text packs 4 to 20 times, 1,032 is gzip's ceiling
    )
    unpacked_free: int = 32 << 20  # bytes; up to here the ratio is not looked at
    pages_here: int = 4  # pages; the first few small ones are extracted without starting a process (0.4 s)
    page_tags: int = 5_000  # "<"; pages with more are no small ones: trafilatura took 15 s for some of 18,000
    page_chars: int = 300_000  # code points; longer pages likewise
    page_workers: int = 8  # processes at most; each takes 100 MB
    pages_ahead: int = 32  # pages that may wait for their text while more files are opened
    page_seconds: float = 8.0  # seconds; until that process is ended
    page_memory: int = 900 << 20  # bytes; of address space that this process may add
    web_seconds: float = 20.0  # seconds; for one answer
    web_redirects: int = 5
    web_pause: float = 1.0  # seconds between two questions to one host
    web_private: bool = False  # whether private networks and this machine may be asked (--allow-private)
    folder_depth: int = 64  # nested folders of a walk
    problems: int = 1_000  # per file; further ones are counted in one line
    language_chars: int = (
        800  # code points; 2,000 gave the same answer on 2,812 of 2,812 articles, and took 2.5 times as long
    )
    language_letters: int = 24  # letters; the least that a language is told from
    language_probability: float = 0.8  # below it the language is unknown: a wrong one costs more than none
    head_lines: int = 16  # non-empty lines at the top of a text that may belong to its head
    title_chars: int = 200  # code points; longer lines are paragraphs
    earliest_year: int = 1600  # the first newspaper is of 1605
    latest_year: int = 2037  # 32-bit clocks end in January 2038, and no one reading this now has news of it
    page_dates_apart: float = (
        2.0  # days between two stated dates, beyond their own width, that is no disagreement
    )


@dataclass(frozen=True, slots=True)
class TextParams:
    """Tokens, sentences, passages."""

    passage_words: int = 60  # words; about three sentences, the least that an editor calls "a passage"
    passage_step: int = 30  # words; half a passage, so that no shared passage falls between two
    sentence_words: int = 120  # words; no sentence of news is longer, so unpunctuated lines are cut there
    stock_stories: int = 3  # stories of one outlet with the same line, from which the line is boilerplate
    stock_stories_unknown: int = 4  # the same where the outlet is unknown
    stock_stories_long: int = 5  # the same for a paragraph amid the text: background that an agency repeats
    stock_line_words: int = 20  # words; longer lines are paragraphs
    stock_foot_lines: int = 3  # lines at the end of an article where footers stand
    stock_copied: float = (
        0.5  # of the smaller article's lines, common ones discounted; more is plainly a copy
    )
    stock_shared: float = 0.15  # the same; more may be one story
    disguised_share: float = 0.01  # of the words; fewer are slips of a keyboard or a page's markup


@dataclass(frozen=True, slots=True)
class SketchParams:
    """Fingerprints, passage signatures, candidate pairs."""

    gram_words: int = 6  # words; shorter runs are stock phrases, longer ones die of one changed word
    window_grams: int = 8  # k-grams; 13 shared words surely give a shared fingerprint, 2 in 9 grams are kept
    permutations: int = 128  # of MinHash; the error of an estimated Jaccard similarity is at most 0.044
    crowd: int = 16  # holders of one value; more are linked in a chain and a star instead of in all pairs
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
    found_articles: int = 100  # of an index whose texts are looked at word by word for one that is asked about
    held_articles: int = 12  # texts of these that explain it best, which it is aligned with; they with each other too
    same_articles: int = 4  # articles of one text, the earliest; a fifth copy says nothing that these do not
    retold_articles: int = 6  # texts that seem to tell it in other words; the true one is mostly among the first three
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


@dataclass(frozen=True, slots=True)
class CreditParams:
    """Credits, quotes and the names of outlets; nothing here was tuned, all bound the work or describe print."""

    reach: int = (
        160  # code points looked at on each side of a name or quote; two lines of print, more than any cue
    )
    crowd: int = 8  # names on each side within the reach that make a list; no sentence holds half as many
    shortest_squashed: int = 8  # letters of a name of several words that is found written as one: "AlphaNews"
    longest_name: int = 100  # code points; no outlet's name is longer
    most_inflections: int = (
        80  # forms of one Russian name; three words of six cases give 216, most of them unused
    )
    longest_address: int = 300  # code points of a web address
    most_descriptors: int = (
        8  # words between a cue and a name: "the Russian state-owned news agency" has five
    )
    most_tails: int = 6  # words between a name and its verb: "on Thursday evening also reported"
    most_damaged_words: int = 5  # words of a name that a translator took apart
    long_line: int = 100  # code points; headings, bylines and captions are mostly shorter, paragraphs longer
    long_line_han: int = 40  # the same in Chinese and Japanese
    wire_line: int = 60  # code points that follow "CNN - " in a wire's line; a page title's suffix has fewer
    longest_caption: int = (
        120  # code points of a caption's line: a name in brackets ends longer lines as a mark
    )
    desk_code_reach: int = 40  # code points between an agency's mark and the desk code that is then its own
    closers: int = 8  # code points of brackets, stops and a desk's initials after a name that ends its line
    longest_block: int = 20  # lines of a reference block
    longest_reference: int = 300  # code points of a line in it; a longer line is running text
    longest_sentence: int = (
        250  # words and quotes; a longer sentence is cut: it bounds the search around each verb
    )
    longest_han_sentence: int = 400  # code points of what a Chinese sentence reports
    longest_apposition: int = 40  # words between a name and its verb; newspapers rarely need half as many
    longest_phrase: int = 25  # words between a cue and what it opens, or before a sentence's subject
    longest_bracket: int = 14  # words in brackets behind a name
    longest_name_words: int = 9  # words of a subject that is taken up again, or of a speaker's label
    most_appositions: int = 3  # behind one name: an age, a town, an office
    most_joined: int = 3  # words before "and" in a phrase without names
    most_hops: int = 12  # settings between a verb and its content: "said on Monday in a statement"
    content_reach: int = 16  # words of one such setting
    least_clause: int = 3  # words before ", she said" that are a clause; fewer are a mere setting
    least_quote_words: int = 4  # of a quote that is compared across articles; shorter ones are titles or scare quotes
    longest_quote_words: int = 400  # of a quote that are compared; a speech printed in full has more
    long_word: int = 5  # letters; shorter words are mostly the grammar's
    same_quote: float = 0.5  # share of the shorter quote's long words that the other must have
    same_speaker_quote: float = 0.34  # the same where both name one speaker: two translations share about half
    least_shared_words: int = 3  # long words that two quotes must share; of a quote with fewer, pairs of words are compared
    same_runs: float = 0.7  # share of the pairs of neighbouring words of such a quote that the other must have
    longest_single_quote: int = 2000  # code points; bounds the search for the end of a quote in single marks
    most_apostrophes: int = 30  # looked at for the one that ends a quote in single marks
    shortest_wrapped: int = 40  # code points of a line that a typewriter broke
    longest_wrapped: int = 100  # the same, the longest
    longest_post: int = (
        700  # code points of an embedded post; 280 of its own, as many of one it answers, links
    )
    language_sample: int = 4000  # code points from which the language of a text is guessed


@dataclass(frozen=True, slots=True)
class LineageParams:
    """Overlaps, unseen sources, judgement. What evidence is worth stands in tracer/lineage/weights.py, learned."""

    calibrated: bool = True  # on simulated stories; the JSON says so
    weight_verbatim: float = 1.0  # strength of a shared word of that grade
    weight_near_verbatim: float = 0.9  # some of its words differ
    weight_rewritten: float = 0.5  # paraphrase is weaker proof than equal words: facts are free to all
    rewriting_least: float = (
        0.22  # Jaccard of different words; long passages of two reports of one matter have .18
    )
    rewriting_surely: float = 0.38  # the same; a tenth of PAN-2013's translated cases have less than .35
    weight_one_sided_quote: float = (
        0.25  # words that one side quotes and the other states: a statement both heard
    )
    strength_even: float = (
        32.0  # words; outside quotes, two sentences of equal words are even odds for copying
    )
    holder_runs: float = 2.0  # three-word runs by which holders of "the same words" may differ ...
    holder_share: float = 0.03  # ... or this share of them: a changed word costs three
    sibling_words: int = 15  # words that each two of three siblings must share without the third
    own_outlet_coverage: float = (
        0.5  # of either; an outlet's articles share less by its stock lines and background
    )
    association_words: int = 8  # quoted words; fewer are a title or a stock phrase
    association_days: float = 7.0  # days; a speech is reported within a week, later its quotes are history
    association_strength: float = 10.0  # words of strength outside quotes that still join two articles
    further_probability: float = 0.6  # of a further parent, below which it is not named
    further_words: int = 20  # unquoted words a further parent must explain that no earlier one does
    copy_likeness: float = 0.97  # mean score of the shared spans; below it a desk has been at work
    wholly_derived: float = 0.8  # coverage; METER's annotators call less "partially derived"
    derived_probability: float = 0.5  # of having any parent, below which an article is not called derived
    undetermined_low: float = 0.3  # probability of having any parent, above which "non-derived" is not said
    established: float = 0.9  # probability; contract: nothing is misattributed below it
    close_call: float = (
        0.5  # a reverse direction at least this share of the chosen one is said to be unresolved
    )
    alternative_least: float = 0.02  # probability; less likely parents are not listed


@dataclass(frozen=True, slots=True)
class Params:
    """All of them; what the JSON prints as `parameters`."""

    text: TextParams = field(default_factory=TextParams)
    sketch: SketchParams = field(default_factory=SketchParams)
    align: AlignParams = field(default_factory=AlignParams)
    credit: CreditParams = field(default_factory=CreditParams)
    lineage: LineageParams = field(default_factory=LineageParams)


@dataclass(frozen=True, slots=True)
class IndexParams:
    """How an index is laid out and read; only `group_read` and `crowd_sample` can touch an answer; no part of `Params`."""

    batch_articles: int = 1 << 14  # articles made durable at once; a commit waits about 30 ms for the disk
    batch_bytes: int = 64 << 20  # bytes of text in such a batch; with its words it takes some 400 MB
    segments_adding: int = 12  # segments while a long `add` goes on; more are merged
    segments_least: int = 4  # segments when it has ended; every search looks into each
    merged_bytes: int = 16 << 30  # bytes; segments are not merged beyond, so that a merge stays bounded
    merged_rows: int = 1 << 22  # texts or articles, likewise; 24 bits number them
    merge_keys: int = 1 << 21  # postings of each segment held in memory at once while segments are merged
    number_block: int = 4096  # bytes of numbers under one checksum: what a search reads is a page
    text_block: int = 1 << 14  # bytes of texts under one checksum; most articles lie in one or two
    lock_seconds: float = 5.0  # that a second writer waits for the first
    group_read: int = 256  # texts read of those that hold one fingerprint, least keys first
    crowd_sample: int = 64  # texts of a crowd from which is told whether few outlets print it
    opening_tries: int = 20  # of a reader that meets a writer's merge between catalogue and segments


@dataclass(frozen=True, slots=True)
class RenderParams:
    """How much the human output shows; no number of the answer depends on it, so it is no part of `Params`."""

    piped_width: int = 100  # columns; where neither a terminal nor COLUMNS says
    least_width: int = 40  # columns; narrower screens get lines that the terminal wraps
    most_width: int = 160  # columns; longer lines are hard to follow with the eye
    wide: int = (
        110  # columns from which the tree has room for the basis of a time and for words beside numbers
    )
    side_by_side: int = 90  # columns from which two texts stand beside each other
    least_title: int = 24  # cells; with less left for outlet and title, a node takes two lines
    deepest_guides: int = 8  # levels that the tree draws; deeper ones are numbered
    group_over: int = 3  # leaf copies of one parent; more than so many become one line
    group_names: int = 6  # outlets named in such a line
    notes: int = 3  # notes of one kind under a node
    unresolved: int = 6  # lines for each story
    alone: int = 20  # articles that share nothing, listed
    alternative: float = 0.2  # probability from which another possible parent is worth a reader's time
    passages: int = 12  # derivations whose text is shown unless asked otherwise
    passage_spans: int = 6  # longest shared spans of a derivation that are shown
    span_head: int = 260  # code points of a long shared span that are shown: its beginning
    span_tail: int = 120  # code points: its end
    context: int = 60  # code points shown on either side of a shared span
    evidence: int = 3  # strongest items for a derivation
    mail_width: int = 72  # columns of what may be pasted into a mail, where lines are quoted with "> "
    check_quotes: int = 3  # longest shared spans that a check quotes of each source
    check_quote: int = 160  # code points of each; two lines of a mail, enough to find the place
    check_others: int = 6  # articles that a check names in one list
    progress_after: float = 1.0  # seconds of work before progress is shown
