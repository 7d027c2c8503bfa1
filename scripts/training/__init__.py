"""Learning the weights of evidence from stories whose whole history is known (`scripts/train`)."""
