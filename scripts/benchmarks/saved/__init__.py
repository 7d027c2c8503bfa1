"""Saved pages of our own, as heavy with markup as those of the web."""
