"""A newsroom that never was: stories whose whole history is known, for training and for scoring.

    words/*.txt ──grammar──> patterns ──events──> one event, its facts, quotes and statements
          ──reports──> independent reports ──desks──> copies, rewrites, composites ──gold──> who copied whom

It uses the standard library only and nothing of `tracer`: what it makes must not lean on how the tracer sees it.
"""
