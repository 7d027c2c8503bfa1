"""Credits and the lineage."""

from __future__ import annotations

from dataclasses import dataclass


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
    longest_byline: int = 300  # code points; more is no byline, and is cut
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
    least_quote_words: int = (
        4  # of a quote that is compared across articles; shorter ones are titles or scare quotes
    )
    longest_quote_words: int = 400  # of a quote that are compared; a speech printed in full has more
    long_word: int = 5  # letters; shorter words are mostly the grammar's
    same_quote: float = 0.5  # share of the shorter quote's long words that the other must have
    same_speaker_quote: float = (
        0.34  # the same where both name one speaker: two translations share about half
    )
    least_shared_words: int = (
        3  # long words that two quotes must share; of a quote with fewer, pairs of words are compared
    )
    same_runs: float = (
        0.7  # share of the pairs of neighbouring words of such a quote that the other must have
    )
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
