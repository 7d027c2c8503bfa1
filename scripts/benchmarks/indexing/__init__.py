"""What `scripts/bench index` is made of: corpora, contestants, each measured in a process of its own, and scores."""
