"""How much of the input is read, and how texts become words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLimits:
    """How much of one input is read. Each limit that is met becomes a problem that names it."""

    file_bytes: int = 32 << 20  # bytes; of a file read whole (text, JSON, CSV, feed): a long book is 2 MB
    page_bytes: int = 16 << 20  # bytes; of one page: the largest seen in the wild is under 10 MB
    feed_entries: int = 10_000  # feedparser takes 3 s for them; most feeds have under 100
    text_chars: int = 10_000_000  # code points of one text; a million words, twice the longest novels
    text_lines: int = 200_000  # lines of one text; a long book set at a fixed width has 40,000
    text_signs: int = (
        150_000  # quotation marks, brackets, strokes of one text; a long novel of dialogue has 50,000
    )
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
    english_words: int = 40  # words; the least from which English is told without the model
    english_share: float = 0.08  # of the words: seventeen that are common in English and in no other language
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
class MarkingParams:
    """When several processes look for asides, credits and quotes."""

    shared_chars: int = (
        3_000_000  # code points of all texts; less takes no longer than starting processes (1 s)
    )
    most_processes: int = 8  # each takes 100 MB
    attributed_chars: int = (
        500_000  # code points; in a longer text, a book, nobody's attributions are looked for (5 s)
    )
    at_once: int = 16  # articles handed over together: 0.1 s of work
    kept_chars: int = 400  # code points; a shorter text may stand in a table many times
    kept_texts: int = 4096  # of them, whose marks are kept: some MB
