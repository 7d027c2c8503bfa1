"""Attributions in running text: who is said to have said what, quoted or not. `finding` is the way in."""
