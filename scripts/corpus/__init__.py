"""Large news corpora with known copies: made words, Zipf frequencies, boilerplate, exact gold spans.

words makes the language, plan decides who takes from whom, composing writes articles, deriving makes copies of
them, rendering turns tokens into text, writing puts it all into files.
"""
